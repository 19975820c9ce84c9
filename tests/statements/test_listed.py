"""A list ends where its items do: the next numbered paragraph is nobody's item."""

from __future__ import annotations

import pytest

from gpqa.statements.listed import past_list
from gpqa.structure import parse_structure
from tests.helpers_text import assert_linear
from tests.statements.helpers_prose import said

AGREED = "4.  The trust has agreed to:\n\n    a)  mend the wall;\n    b)  send a letter.\n\n"


def items(text: str) -> list[str]:
    """What the trust is to do."""
    return [words for who, words in said(text) if who == "The trust" and words != ":"]


@pytest.mark.parametrize(
    "below",
    [
        "5.  Ms Oakes wanted more. I do not think it fair.\n\n6.  I saw the wall in May.",
        "9.  I saw the wall in May.",
        "1.  I saw the wall in May.",
        "• I saw the wall in May.",
        "I saw the wall in May.",
    ],
)
def test_a_list_ends_at_the_next_paragraph_with_a_number(below: str) -> None:
    assert items(AGREED + below) == ["a)  mend the wall;", "b)  send a letter."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- The trust has agreed to:\n  - mend the wall\n  - send a letter\n- It rained.",
            ["mend the wall", "send a letter"],
        ),
        (
            "1. The trust has agreed to:\n\n1) mend the wall\n\n2) send a letter\n\n2. It rained.",
            ["1) mend the wall", "2) send a letter"],
        ),
        (
            "The trust has agreed to:\n\n1. mend the wall\n\n2. send a letter\n\n7. It rained.",
            ["1. mend the wall", "2. send a letter"],
        ),
    ],
)
def test_paragraphs_of_the_openings_own_list_are_no_items(text: str, expected: list[str]) -> None:
    assert items(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The trust has agreed to:\n\n• mend:\n\n- the wall\n- the gate\n\n• send a letter",
        "The trust has agreed to:\n\n* mend\n  - the wall\n  - the gate\n* send a letter",
        "The trust has agreed to:\n\n1. mend\n1. paint the wall\n1. hang the gate\n1. write",
        "2. The trust has agreed to:\n\n    (a) mend\n    (b) paint\n    (c) hang\n    (d) write",
    ],
)
def test_lists_in_lists_belong_to_the_whole(text: str) -> None:
    assert len(items(text)) == 4


def test_without_items_nothing_is_introduced() -> None:
    text = "5. The trust has agreed to:\n\n6. Ms Oakes wanted more."
    blocks = parse_structure(text)
    assert past_list(text, blocks, 0) == 1


@pytest.mark.parametrize("piece", ["• The trust has agreed to:\n\n", "1. mend it:\n\n"])
def test_time_is_linear(piece: str) -> None:
    assert_linear(lambda text: said("The trust has agreed to:\n\n" + text), piece)
