"""Initials that label turns are somebody's only where they can be nobody else's."""

from __future__ import annotations

import time

import pytest

from gpqa.statements.turns import find_turns
from gpqa.structure import parse_structure

WORDS = [
    "Why did you leave the farm?",
    "I was frightened. We had no hay left.",
    "And what came then?",
    "I sold it in 2011. My brother helped me.",
]


def heard(*labels: str, front: str = "") -> list[tuple[str | None, str]]:
    """Who is named in each turn, and what is said there."""
    turns = "\n\n".join(label.format(said) for label, said in zip(labels, WORDS, strict=True))
    text = front + turns
    found = find_turns(text, parse_structure(text))
    return [
        (None if turn.named is None else text[slice(*turn.named)], text[slice(*span)])
        for turn in found.turns
        for span in turn.said
    ]


def both(one: str | None, other: str | None) -> list[tuple[str | None, str]]:
    return list(zip([one, other] * 2, WORDS, strict=True))


@pytest.mark.parametrize(
    "labels",
    [
        ("**Petra Lund: {}**", "**Owen Mace:** {}", "**PL: {}**", "**OM:** {}"),
        ("**Petra Lund:** **{}**", "**Owen Mace:** {}", "**PL:** **{}**", "**OM:** {}"),
        ("Petra Lund: {}", "Owen Mace: {}", "PL: {}", "OM: {}"),
        ("Petra Lund: {}", "Owen Mace: {}", "P.L.: {}", "O.M.: {}"),
        ("__Petra Lund: {}__", "Owen Mace: {}", "__PL: {}__", "OM: {}"),
    ],
)
def test_initials_are_whom_a_label_gives_in_full(labels: tuple[str, ...]) -> None:
    assert heard(*labels) == both("Petra Lund", "Owen Mace")


def test_a_title_is_no_initial() -> None:
    found = heard("Dr Petra Lund: {}", "Owen van Mace: {}", "PL: {}", "OM: {}")
    assert found == both("Dr Petra Lund", "Owen van Mace")


@pytest.mark.parametrize("labels", [("PL: {}", "OM: {}"), ("**PL: {}**", "**OM:** {}")])
def test_initials_throughout_are_whom_the_introduction_names(labels: tuple[str, ...]) -> None:
    front = "Petra Lund talks to Owen Mace about his farm.\n\n"
    assert heard(*labels * 2, front=front) == both("Petra Lund", "Owen Mace")


@pytest.mark.parametrize(
    "front",
    [
        "",
        "Petra Lund talks to Owen Mace and to Olga Marsh.\n\n",
        "Petra Lund has written this down.\n\n",
    ],
)
def test_initials_that_may_be_anothers_stay_what_they_are(front: str) -> None:
    assert heard(*("PL: {}", "OM: {}") * 2, front=front) == both("PL", "OM")


def test_two_labels_of_the_same_initials_leave_them_open() -> None:
    labels = ("Petra Lund: {}", "Paul Lowe: {}", "PL: {}", "PL: {}")
    assert {name for name, _ in heard(*labels)} <= {"Petra Lund", "Paul Lowe", "PL"}
    assert all(name == "PL" for name, said in heard(*labels) if said in WORDS[2:])


def test_marks_of_bold_are_not_said() -> None:
    assert heard(*("**Q: {}**", "**A:** {}") * 2) == both(None, None)


def test_many_initials_are_read_in_linear_time() -> None:
    text = "".join(f"**AB: Why {n}?**\n\n**CD:** I do not know.\n\n" for n in range(2_000))
    begin = time.process_time()
    find_turns(text, parse_structure(text))
    assert time.process_time() - begin < 20
