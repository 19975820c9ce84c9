"""CSL-JSON is read back as JSON and held against the schema of CSL data, as far as it is used."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from gpqa.formats import write
from gpqa.models import Attribution
from tests.helpers_answers import HOSTILE, SHA, answer, answers, everywhere, quote
from tests.helpers_text import brief

if TYPE_CHECKING:
    from gpqa.models import Answer

STRINGS = {"title", "URL", "note", "annote"}
"""Properties that the schema has as strings, of those that are written."""


def items(text: str) -> list[dict[str, Any]]:
    value = json.loads(text)
    assert isinstance(value, list)
    for item in value:
        assert item["type"] in {"webpage", "document"}
        assert isinstance(item["id"], str)
        assert set(item) <= STRINGS | {"id", "type", "author", "issued", "page", "custom"}
        assert all(isinstance(item[name], str) for name in STRINGS & set(item))
        assert isinstance(item.get("page", ""), str)
        assert all(set(name) == {"literal"} for name in item.get("author", []))
        assert valid_date(item.get("issued"))
    return value


def valid_date(date: dict[str, Any] | None) -> bool:
    if date is None or set(date) == {"literal"}:
        return True
    (parts,) = date["date-parts"]
    return set(date) == {"date-parts"} and 1 <= len(parts) <= 3 and all(map(int, parts))


def test_an_item_has_all_that_is_known_of_a_quote() -> None:
    one = quote(
        "Yes.",
        9,
        speaker="Ann Lee",
        attribution=Attribution.DIRECT,
        cue=(2, 5),
        source_title="The NHS",
        source_author="B. Ray",
        source_date="2015-06",
        source_url="https://example.org/a",
        page=3,
    )
    assert items(write(answer(one), "csl-json")) == [
        {
            "id": "monday-9-13",
            "type": "webpage",
            "title": "The NHS",
            "author": [{"literal": "B. Ray"}],
            "issued": {"date-parts": [[2015, 6]]},
            "URL": "https://example.org/a",
            "page": "3",
            "note": "monday:9-13",
            "annote": "Yes.",
            "custom": {
                "quote": "Yes.",
                "speaker": "Ann Lee",
                "attribution": "direct",
                "source_id": "monday",
                "start": 9,
                "end": 13,
                "cue": [2, 5],
                "source_sha256": SHA,
                "link": "https://example.org/a#:~:text=Yes.",
                "reply_to": None,
                "also": [],
            },
        }
    ]


def test_what_is_not_known_is_left_out() -> None:
    (item,) = items(write(answer(quote()), "csl-json"))
    assert set(item) == {"id", "type", "note", "annote", "custom"}
    assert item["type"] == "document"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_come_back_to_the_character(text: str) -> None:
    (item,) = items(write(everywhere(text), "csl-json"))
    assert item["custom"]["quote"] == item["annote"] == item["title"] == text
    assert "URL" not in item


@given(answer=answers)
@brief
def test_every_quote_comes_back_to_the_character(answer: Answer) -> None:
    read = items(write(answer, "csl-json"))
    assert [item["custom"]["quote"] for item in read] == [each.text for each in answer.quotes]
    assert len({item["id"] for item in read}) == len(read)
