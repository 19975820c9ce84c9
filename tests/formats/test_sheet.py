"""CSV is read back by Python's own reader, and its formulas by what spreadsheets take for one."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.formats import write
from gpqa.formats.characters import inert
from gpqa.formats.sheet import COLUMNS, guarded, unguarded
from gpqa.models import Attribution
from tests.helpers_answers import HOSTILE, SHA, answer, answers, everywhere, quote, silence
from tests.helpers_text import assert_linear, texts, thorough

if TYPE_CHECKING:
    from gpqa.models import Answer


def rows(text: str) -> list[dict[str, str]]:
    header, *found = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert tuple(header) == COLUMNS
    return [dict(zip(header, row, strict=True)) for row in found]


def test_a_row_has_all_that_is_known_of_a_quote() -> None:
    one = quote(
        'He said "yes",\nand no.',
        9,
        speaker="Ann Lee",
        attribution=Attribution.DIRECT,
        source_title="The NHS",
        source_author="B. Ray",
        source_date="2015-06",
        source_url="https://example.org/a",
        page=3,
    )
    written = write(answer(one), "csv")
    assert written.startswith("quote,speaker,attribution,title,")
    assert '\r\n"He said ""yes"",\nand no.",Ann Lee,direct,The NHS,B. Ray,2015-06,3,' in written
    assert written.endswith("\r\n")
    (row,) = rows(written)
    assert row["quote"] == one.text
    assert row["link"].startswith("https://example.org/a#:~:text=He%20said")
    assert (row["source_id"], row["start"], row["end"]) == ("monday", "9", "31")
    assert (row["source_sha256"], row["index"], row["generation"]) == (SHA, "minutes", "gen-1")


def test_what_is_not_known_is_an_empty_cell() -> None:
    (row,) = rows(write(answer(quote()), "csv"))
    assert {name for name, cell in row.items() if not cell} == {
        "speaker",
        "attribution",
        "title",
        "author",
        "date",
        "page",
        "url",
        "link",
        "also",
        "reply_to",
    }


def test_silence_is_a_header_alone() -> None:
    assert rows(write(silence(), "csv")) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_a_hostile_source_is_a_formula(text: str) -> None:
    (row,) = rows(write(everywhere(text), "csv"))
    assert not [cell for cell in row.values() if re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", cell)]
    assert unguarded(row["quote"]) == inert(text)


def test_ordinary_words_are_left_alone() -> None:
    for text in ("'We need more,' he said.", "3 = 4", "“=”", "a@b.example", ""):
        assert guarded(text) == text


@given(text=texts | st.text("'=+-@\t\r\n ＝a", max_size=8))
@thorough
def test_what_was_guarded_can_be_had_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not re.match(r"[=+\-@\t\r\n]", guarded(text))


@given(answer=answers)
@thorough
def test_every_quote_comes_back(answer: Answer) -> None:
    read = rows(write(answer, "csv"))
    assert [unguarded(row["quote"]) for row in read] == [inert(each.text) for each in answer.quotes]


@pytest.mark.parametrize("piece", ["'", " ", "'\t", "' ", "="])
def test_guarding_takes_time_in_proportion_to_the_cell(piece: str) -> None:
    assert_linear(guarded, piece)
