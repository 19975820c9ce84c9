"""The page on citations shows what is written, and the one for assistants what can be read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from gpqa.formats import write
from gpqa.formats.sheet import COLUMNS
from gpqa.models import Attribution
from tests.helpers_answers import answer, quote

DOCS = Path(__file__).resolve().parents[2] / "docs"
CITATIONS = (DOCS / "citations.md").read_text(encoding="utf-8")
WORDS = "The roof costs £4,000, and that is too much."
EXAMPLE = answer(
    quote(
        WORDS,
        43,
        speaker="Ann Lee",
        attribution=Attribution.DIRECT,
        source_title="Minutes of Monday",
        source_author="B. Ray",
        source_date="2015-06-19",
        source_url="https://example.org/minutes",
        highlight=((58, 64),),
    )
)


def shown(form: str) -> str:
    block = re.search(rf"<!-- form: {form} -->\n```\w+\n(.*?)```", CITATIONS, re.DOTALL)
    assert block
    return block[1]


@pytest.mark.parametrize("form", ["plain", "markdown", "bibtex"])
def test_the_page_shows_what_is_written(form: str) -> None:
    assert shown(form) == write(EXAMPLE, form)


def test_the_page_shows_the_selector_that_is_written() -> None:
    written = json.loads(write(EXAMPLE, "web-annotation"))["first"]["items"][0]
    assert json.loads(shown("web-annotation")) == written["target"]["selector"][1]


def test_the_page_names_every_column_and_every_property_of_its_own() -> None:
    assert all(f"`{column}`" in CITATIONS for column in COLUMNS)
    (item,) = json.loads(write(EXAMPLE, "csl-json"))
    assert all(f"`{name}`" in CITATIONS for name in item["custom"])


def test_configurations_for_assistants_are_json_without_places_of_any_machine() -> None:
    page = (DOCS / "assistants.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 3
    for block in blocks:
        (servers,) = json.loads(block).values()
        assert servers["hearings"].get("command", "gpqa") == "gpqa"
        assert "/home/" not in block
