"""What stands between commas belongs to a subject, and is none by itself."""

from __future__ import annotations

import pytest

from tests.statements.helpers_prose import subject_of


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Mr Lee, a retired colonel, said so", "Mr Lee, a retired colonel"),
        ("In Leeds, Mr Lee, who is 52, said so", "Mr Lee, who is 52"),
        ("Ann Moss, 52, of Ashton, Kent, said so", "Ann Moss, 52, of Ashton, Kent"),
        ("Her lawyer, John Pike, said so", "Her lawyer, John Pike"),
        ("In Ohio, a senior aide, John Pike, said so", "a senior aide, John Pike"),
        ("Mr Lee, speaking in Leeds, said so", "Mr Lee"),
        ("Lee, the minister, 52, said so", "Lee, the minister, 52"),
    ],
)
def test_what_stands_between_commas_belongs_to_the_subject(text: str, subject: str) -> None:
    assert subject_of(text, "said") == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Raging Sue, 61, said so", "Sue, 61"),
        ("Fuming Tom Pike, 33, said so", "Tom Pike, 33"),
        ("His wife Moira, 58, said so", "His wife Moira, 58"),
        ("Pal Moira, 58 said so", "Pal Moira, 58"),
        ("Tom, 60, and his wife Moira, 58, said so", "Tom, 60, and his wife Moira, 58"),
        ("In Leeds, 47 said so", None),
        ("In 2019, 47 said so", None),
        ("47, said so", None),
    ],
)
def test_an_age_beside_a_name_is_no_subject(text: str, subject: str | None) -> None:
    assert subject_of(text, "said") == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Gail Orr, chief executive, Acme Gas, said so", "Gail Orr, chief executive, Acme Gas"),
        ("Gail Orr, CEO, Acme Ltd, said so", "Gail Orr, CEO, Acme Ltd"),
        ("But Gail Orr, 52, chair, Acme Gas, said so", "Gail Orr, 52, chair, Acme Gas"),
        ("At Acme Gas, chief executive, Ann Orr, said so", "chief executive, Ann Orr"),
        ("Tom Park, councillor, Jo Hale, said so", "councillor, Jo Hale"),
    ],
)
def test_a_name_an_office_and_a_body_are_the_person(text: str, subject: str) -> None:
    assert subject_of(text, "said") == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            "They heard from Sid Orr, 71, a retired baker, who said so",
            "Sid Orr, 71, a retired baker",
        ),
        ("Jo Lee, a nurse, who said so, left", "Jo Lee, a nurse"),
        ("In Leeds, a nurse, who said so, left", "a nurse"),
    ],
)
def test_who_takes_up_the_name_before_an_aside(text: str, subject: str) -> None:
    assert subject_of(text, "said") == subject


@pytest.mark.parametrize("when", ["May", "2019", "March"])
def test_since_when_somebody_is_it_is_nobody(when: str) -> None:
    text = f"Its chair since {when}, Ann Lee, said no."
    assert subject_of(text, "said") == "Ann Lee"
