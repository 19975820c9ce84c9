from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from gpqa.convert.numbered import drop_line_numbers
from gpqa.convert.pages import Line, join_pages
from tests.helpers_text import assert_linear

SAID = [
    "THE CHAIR: Good morning.",
    "MS HART: May I call the first witness, please, my Lady,",
    "Mr Graham Peverell.",
    "MR GRAHAM PEVERELL (sworn)",
    "Questions from MS HART",
    "Q. Mr Peverell, was the walkway inspected each spring by",
    "the NHS.",
    "A. It was meant to be. In 2019 it was put back to",
    "October, because the contractor wanted the berth",
    "empty. There were 12 boats, and",
    "3 of them had no other place.",
    "Q. Did you tell the operator?",
]
PARAGRAPHS = [
    "THE CHAIR: Good morning.",
    "MS HART: May I call the first witness, please, my Lady, Mr Graham Peverell.",
    "MR GRAHAM PEVERELL (sworn)",
    "Questions from MS HART",
    "Q. Mr Peverell, was the walkway inspected each spring by the NHS.",
    "A. It was meant to be. In 2019 it was put back to " + " ".join(SAID[8:11]),
    "Q. Did you tell the operator?",
]


def beside(texts: list[str], x: float = 72) -> list[Line]:
    """A page whose numbers are lines of their own, to the left of the text's."""
    return [
        line
        for at, text in enumerate(texts)
        for line in (
            Line(str(at + 1), x + (6 if at < 9 else 0), 780 - 26 * at, 11),
            Line(text, x + 28, 780 - 26 * at, 11),
        )
    ]


def inside(texts: list[str]) -> list[Line]:
    """A page whose lines begin with their numbers."""
    return [
        Line(f"{at + 1} {text}".strip(), 72, 780 - 26 * at, 11) for at, text in enumerate(texts)
    ]


@pytest.mark.parametrize("page", [beside(SAID), inside(SAID), beside(SAID)[::-1]])
def test_the_numbers_of_lines_are_no_words_of_the_page(page: list[Line]) -> None:
    (lines,), numbered = drop_line_numbers([page])
    assert numbered
    assert sorted(line.text for line in lines) == sorted(SAID)


def test_speakers_and_headings_of_a_numbered_transcript_begin_paragraphs() -> None:
    text, starts = join_pages([beside(SAID), beside(SAID)])
    assert text == "\n\n".join(PARAGRAPHS + PARAGRAPHS) + "\n"
    assert text[starts[1] :].startswith("THE CHAIR")


def test_two_columns_are_numbered_each_for_itself() -> None:
    (lines,), numbered = drop_line_numbers([beside(SAID) + beside(SAID, x=330)])
    assert numbered
    assert [line.text for line in lines] == SAID + SAID


def test_a_line_without_words_is_gone() -> None:
    (lines,), _ = drop_line_numbers([inside([*SAID[:5], "", *SAID[5:]])])
    assert [line.text for line in lines] == SAID


@pytest.mark.parametrize(
    "texts",
    [
        [f"{number}. An item of a list" for number in range(1, 15)],
        ["1 apple", "2 pears", "3 plums"],
        [f"{year} was a good year" for year in range(1950, 1970)],
        ["12 boats", *SAID],
    ],
)
def test_other_numbers_stay(texts: list[str]) -> None:
    page = [Line(text, 72, 780 - 26 * at, 11) for at, text in enumerate(texts)]
    assert drop_line_numbers([page]) == ([page], False)


def test_a_table_on_one_page_of_many_stays() -> None:
    table = inside([f"row {n}" for n in range(12)])
    prose = [Line(text, 72, 780 - 12 * at, 11) for at, text in enumerate(SAID)]
    assert drop_line_numbers([prose, table, prose]) == ([prose, table, prose], False)


@given(st.lists(st.lists(st.text("12 3aA:.", min_size=1, max_size=6), max_size=30), max_size=4))
def test_nothing_but_numbers_is_ever_left_out(pages: list[list[str]]) -> None:
    lines = [inside([text.strip() or "a" for text in page]) for page in pages]
    kept, _ = drop_line_numbers(lines)
    for before, after in zip(lines, kept, strict=True):
        words = "".join(line.text for line in before)
        left = "".join(line.text for line in after)
        assert [c for c in left if not c.isdigit() and c != " "] == [
            c for c in words if not c.isdigit() and c != " "
        ]


def test_many_lines_take_time_in_proportion() -> None:
    def read(text: str) -> None:
        rows = text.split("|")
        join_pages([inside(rows[at : at + 40]) for at in range(0, len(rows), 40)])

    assert_linear(read, "MS HART: yes|")
