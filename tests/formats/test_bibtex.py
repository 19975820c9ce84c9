"""BibTeX is read back by bibtexparser, and its TeX by pylatexenc."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from pylatexenc.latex2text import LatexNodes2Text

from gpqa.formats import write
from gpqa.formats.characters import one_line
from gpqa.models import Attribution
from tests.helpers_answers import HOSTILE, SHA, answer, answers, everywhere, quote
from tests.helpers_text import brief

if TYPE_CHECKING:
    from gpqa.models import Answer


def entries(text: str) -> list[dict[str, str]]:
    library = parse_string(text)
    assert not library.failed_blocks
    assert not library.strings
    assert not library.preambles
    return [
        {"key": entry.key, "type": entry.entry_type}
        | {field.key: field.value for field in entry.fields}
        for entry in library.entries
    ]


def untexed(value: str) -> str:
    """The words that TeX would print."""
    spelled = LatexNodes2Text(keep_braced_groups=False, strict_latex_spaces=True)
    printed: str = spelled.latex_to_text(value)
    return printed.replace("ˆ", "^")  # what TeX prints for its \\textasciicircum


def said(text: str) -> str:
    return one_line(text).replace("ˆ", "^")


def test_an_entry_has_all_that_is_known_of_a_quote() -> None:
    one = quote(
        "Yes & no.",
        9,
        speaker="Ann Lee",
        attribution=Attribution.DIRECT,
        source_title="The NHS",
        source_author="B. Ray and Sons",
        source_date="2015-06-19",
        source_url="https://example.org/a_b",
        page=3,
    )
    assert write(answer(one), "bibtex") == (
        "@misc{monday-9-18,\n"
        "  author = {{B. Ray and Sons}},\n"
        "  title = {{The NHS}},\n"
        "  date = {2015-06-19},\n"
        "  year = {2015},\n"
        "  month = jun,\n"
        "  url = {https://example.org/a_b},\n"
        "  pages = {3},\n"
        "  note = {monday:9-18},\n"
        "  annote = {Yes \\& no.},\n"
        "  speaker = {Ann Lee},\n"
        "  attribution = {direct},\n"
        f"  sha256 = {{{SHA}}},\n"
        "  quotelink = {https://example.org/a_b#:~:text=Yes%20%26%20no.},\n"
        "}\n"
    )


def test_what_is_not_known_is_left_out() -> None:
    (entry,) = entries(write(answer(quote()), "bibtex"))
    assert set(entry) == {"key", "type", "note", "annote", "sha256"}


def test_a_date_that_is_no_certain_date_is_given_as_it_is() -> None:
    (entry,) = entries(write(answer(quote(source_date="19 June 2015")), "bibtex"))
    assert (entry["year"], entry.get("month"), entry.get("date")) == ("19 June 2015", None, None)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_in_their_fields(text: str) -> None:
    (entry,) = entries(write(everywhere(text), "bibtex"))
    assert untexed(entry["annote"]) == said(text)
    assert untexed(entry["title"]) == said(text)
    assert re.fullmatch(r"[a-z0-9_.-]+", entry["key"])
    assert "url" not in entry


@given(answer=answers)
@brief
def test_every_quote_comes_back(answer: Answer) -> None:
    read = entries(write(answer, "bibtex"))
    assert [untexed(entry.get("annote", "")) for entry in read] == [
        said(each.text) for each in answer.quotes
    ]
    assert len({entry["key"] for entry in read}) == len(read)


@given(answer=answers)
@brief
def test_braces_are_always_in_pairs_as_bibtex_counts_them(answer: Answer) -> None:
    depth = 0
    for sign in write(answer, "bibtex"):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert 0 <= depth <= 4
    assert depth == 0
