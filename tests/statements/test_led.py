"""A name and a colon lead to what somebody says only where it is shown to be said."""

from __future__ import annotations

import pytest

from gpqa.statements.led import find_led
from gpqa.structure import parse_structure
from tests.helpers_text import assert_linear


def led(text: str) -> list[tuple[str, str]]:
    return [
        (text[slice(*each.named or (0, 0))], text[each.start : each.end])
        for each in find_led(text, parse_structure(text)).statements
    ]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("We have four pumps. Nobody is cold.", "We have four pumps. Nobody is cold."),
        ("“Nobody is cold, and nobody will be.”", "Nobody is cold, and nobody will be."),
    ],
)
def test_a_name_at_a_paragraphs_end_leads_to_the_next(said: str, words: str) -> None:
    text = f"More from the quay. Station manager Olive Stannard:\n\n{said}\n\nThe rest is dry."

    assert led(text) == [("Station manager Olive Stannard", words)]


def test_a_label_leads_to_the_answer_below_a_question() -> None:
    text = (
        "(b) Ms Ash asked who had shut the baths.\n\n    Mr Pole: I did, and I would do it again.\n"
    )

    assert led(text) == [("Mr Pole", "I did, and I would do it again.")]


@pytest.mark.parametrize(
    "text",
    [
        "Ms Stannard:\n\nWe write to tell you that the quay is shut.",  # a letter's greeting
        "The prizes are given. The winner is Olive Stannard:\n\nWe list the others below.",
        "More from the quay. Station manager Olive Stannard:\n\nBorn in Hull, she came by sea.",
        "More from the quay. Photographs by Olive Stannard:\n\nWe list the others below.",
        # an author's name above what a reader writes
        "Come to the shop for the new novel. Jane Orde:\n\nOf her books I like this one best.",
        "Come to the shop for the new novel. Author Jane Orde:\n\nIn my view it is her best.",
        "The baths are shut.\n\nMr Pole: I shall find out why.",  # no question stands above
        "(b) Ms Ash asked who had shut the baths.\n\nMr Pole: to write to the county.",
        "(b) Ms Ash asked who had shut the baths.\n\nAction: We shall write to the county.",
    ],
)
def test_other_names_and_colons_lead_to_nothing_that_is_said(text: str) -> None:
    assert led(text) == []


@pytest.mark.parametrize(
    "piece", ["It is. Ms Lee:\\n“I do.”\\n", "Why?\\nMr Pole: I do.\\n", "It is. It is. It is. "]
)
def test_a_heap_of_them_is_read_in_linear_time(piece: str) -> None:
    assert_linear(lambda heap: find_led(heap, parse_structure(heap)), piece)
