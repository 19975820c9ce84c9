"""Where a text is cut: labels part also the lines of a paragraph, stage directions stand alone."""

from __future__ import annotations

import pytest

from gpqa.statements.turns import find_turns
from gpqa.structure import parse_structure
from tests.helpers_text import assert_linear
from tests.statements.helpers_turns import HEARING, heard, left, turns


def test_turns_on_lines_without_blank_lines_between_are_parted() -> None:
    text = HEARING.replace("\n\n", "\n")
    assert [who for who, _ in heard(text)] == ["Mr Keane", "Ms Abara"] * 2


def test_turns_in_wrapped_lines_are_parted_within_a_paragraph() -> None:
    text = """\
MR KEANE: I want to ask you about the flood, and about the letter that you
sent to the council on the Tuesday, which I think you have before you now.
MS ABARA: Yes, I do have it. It is the letter that I wrote when we had been
without any news for the whole of the day, as I said to my own sister then.
MR KEANE: Thank you. Would you read the second paragraph of it to us, please,
beginning with the words that are marked on the copy which you were given?
"""
    assert [who for who, _ in heard(text)] == ["MR KEANE", "MS ABARA", "MR KEANE"]
    assert heard(text)[1][1].startswith("Yes, I do")
    assert heard(text)[1][1].endswith("own sister then.")
    assert not left(text)


@pytest.mark.parametrize(
    "direction", ["(Laughter)", "[Applause]", "(The short adjournment)", "{vocalsound}", "(Pause.)"]
)
def test_a_stage_direction_is_said_by_nobody(direction: str) -> None:
    text = HEARING.replace("Mr Keane: And", f"{direction}\n\nMr Keane: And")
    assert heard(text) == heard(HEARING)
    assert not left(text)
    within = HEARING.replace("We had no", f"Yes.\n\n{direction}\n\nWe had no")
    assert [words for _, words in heard(within)][1:3] == [
        "I heard of it on the Tuesday. Yes.",
        "We had no warning before that.",
    ]
    assert len(turns(within).turns) == 4
    alone = HEARING.replace("And what did you do?", direction)
    assert len(turns(alone).turns) == 4
    assert len(heard(alone)) == 3


@pytest.mark.parametrize("page", ["Page {} of 9", "- {} -", "{}"])
def test_the_numbers_of_pages_are_said_by_nobody(page: str) -> None:
    text = HEARING.replace("Mr Keane: And", f"{page.format(2)}\n\nMr Keane: And")
    text = f"{page.format(1)}\n\n{text}\n\n{page.format(4)}\n\nMr Keane: Thank you."
    assert heard(text) == [*heard(HEARING), ("Mr Keane", "Thank you.")]


@pytest.mark.parametrize("answer", ["1974", "12"])
def test_a_number_alone_may_be_an_answer(answer: str) -> None:
    text = HEARING.replace("I heard of it on the Tuesday. We", f"I can tell.\n\n{answer}\n\nWe")
    assert heard(text)[1] == (
        "Ms Abara",
        f"I can tell.\n\n{answer}\n\nWe had no warning before that.",
    )
    paged = text.replace("I can tell.", "I can tell.\n\n6")
    paged = f"5\n\n{paged}\n\n7\n\nMr Keane: Thank you."
    words = " ".join(said for _, said in heard(paged)).split()
    assert answer in words
    assert not {"5", "6", "7"} & set(words)


def test_pages_are_counted_in_linear_time() -> None:
    assert_linear(lambda text: find_turns(text, parse_structure(text)), "1\n\n2\n\n3\n\n")
