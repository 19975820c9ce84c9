"""No day speaks, and nobody a letter was sent to."""

from __future__ import annotations

import pytest

from tests.statements.helpers_prose import said, subject_of


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("A note sent on 3 March 2021 said so", "A note"),
        ("A secret memo dated 9 July said so", "A secret memo"),
        ("A letter sent by the auditors to Jo Park on 3 March 2021 said so", "the auditors"),
        (
            "A letter sent by the auditors to her deputy, Jo Park, on 3 March 2021 said so",
            "the auditors",
        ),
        ("An email sent by mistake to Jo Park on 3 March said so", "An email"),
        ("A report published by Shelter in 2019 said so", "A report published by Shelter"),
        ("The board on 4 March 2022 said so", "The board"),
        ("The letter of 4 June 2019 said so", "The letter of 4 June 2019"),
        ("In a letter sent on 4 June the council said so", "the council"),
        ("On 22 April 2024 said so", None),
    ],
)
def test_a_date_is_no_speaker(text: str, subject: str | None) -> None:
    assert subject_of(text, "said") == subject


def test_the_date_when_it_was_said_is_no_part_of_it() -> None:
    assert said("The mayor said on 4 March 2022 that it was late.") == [
        ("The mayor", "it was late")
    ]
