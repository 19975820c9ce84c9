"""What one person signs within a text is theirs; what only stands above a name is nobody's."""

from __future__ import annotations

import pytest

from tests.helpers_speech import heard
from tests.helpers_text import assert_linear

OWN = "The winter was hard, and I know that the lifts failed. We shall mend them."


@pytest.mark.parametrize(
    "text",
    [
        # greeted, with an office
        f"Dear tenants,\n\n{OWN}\n\n**Nora Quill**\nChair",
        f"Dear tenants,\n\n{OWN}\n\nNora Quill\n\nChair of the board\n\n# Rents\n\nRents rose.",
        f"Dear Mr Park,\n\n{OWN}\n\nNora Quill, housing manager",
        # the heading says whose it is
        f"# Chair's letter\n\n{OWN}\n\nNora Quill\nChair\n\n# Rents\n\nRents rose by 4%.",
        f"Chairwoman’s statement\n\n{OWN}\n\nNora Quill\n\nChair of the board\n\nRents\n\nYes.",
        f"## From the rector\n\n{OWN}\n\n**Nora Quill**\n\n---\n\n## Rents\n\nRents rose by 4%.",
        f"### Foreword\n\n{OWN}\n\n*Nora Quill*\n\n---\n\n### Rents\n\nRents rose by 4%.",
        f"A message from Nora Quill\n\n{OWN}\n\nDame Nora Quill",
        # she takes her leave
        f"The lifts\n\n{OWN}\n\nWith every blessing,\nNora Quill\n\nRents rose by 4%.",
    ],
)
def test_a_signed_part_is_whose_name_stands_below_it(text: str) -> None:
    assert heard(text) == [("Nora Quill", OWN)]


def test_each_part_of_a_report_is_its_own_writers() -> None:
    text = (
        f"Chair's letter\n\nDear member,\n\n{OWN}\n\nNora Quill\nChair\n\n"
        "Treasurer's report\n\nI paid for the lifts.\n\nTom Brook\nTreasurer\n\n"
        "Lifts\n\nWe own nine lifts."
    )
    assert heard(text) == [("Nora Quill", OWN), ("Tom Brook", "I paid for the lifts.")]


@pytest.mark.parametrize(
    "text",
    [
        # a heading, or a picture's caption, is no signature
        f"Dear tenants,\n\n{OWN}\n\nVictoria Road\n\nThe road was closed in May.",
        f"Dear tenants,\n\n{OWN}\n\nHarvest Supper\n\nTickets\n\nThey cost £9.",
        f"Foreword\n\n{OWN}\n\nNora Quill\n\nIn May it rained.",
        f"# Chair's letter\n\n{OWN}\n\nTom Brook\nEngineer\n\n# Rents\n\nRents rose.",
        f"The lifts\n\n{OWN}\n\nThe Old Forge,\nVictoria Road\n\nRents\n\nRents rose.",
        # the heading names another
        f"A message from Nora Quill\n\n{OWN}\n\nTom Brook\nEngineer\n\n# Rents\n\nRents rose.",
        f"A letter from Nora Quill\n\n{OWN}\n\nYours sincerely,\n\nTom Brook\n\nRents\n\nYes.",
        # nothing shows that it is a letter
        f"The lifts\n\n{OWN}\n\nNora Quill\nChair\n\nRents\n\nRents rose.",
        f"Today's report\n\n{OWN}\n\n*Nora Quill*",
        f"From the archive\n\n{OWN}\n\n*Nora Quill*",
        # nobody says "I", or a body signs
        "Foreword\n\nThe lifts failed in March.\n\n*Nora Quill*",
        f"Foreword\n\n{OWN}\n\n*The trustees*",
        f"Dear tenants,\n\n{OWN}\n\nNora Quill and Tom Brook\n",
        # what is quoted is another's
        "Foreword\n\n“We shall mend the lifts, and I shall pay.”\n\n*Nora Quill*",
    ],
)
def test_what_nobody_plainly_signs_is_nobodys(text: str) -> None:
    assert all(who is None for who, _ in heard(text))


def test_others_are_heard_in_a_signed_part() -> None:
    text = f"Foreword\n\n{OWN} Ida Storm said the lifts were old.\n\n*Nora Quill*"
    assert heard(text) == [("Nora Quill", OWN), ("Ida Storm", "the lifts were old")]


@pytest.mark.parametrize(
    "piece", ["Dear Al,\n\nI am.\n\nAl Lee\n\n", "Foreword\n\nI am.\n\nYours,\n\n", "Warmly,\n\n"]
)
def test_time_is_linear(piece: str) -> None:
    assert_linear(heard, piece)
