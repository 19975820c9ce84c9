"""Families share a surname: whoever is somebody's mother is not that somebody."""

from __future__ import annotations

import pytest

from tests.helpers_speech import heard
from tests.helpers_text import assert_linear
from tests.statements.helpers_speakers import people, speakers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Alfie Marsh, aged 19, died in May. ⟦Mrs Marsh, his mother⟧, said so.",
            ["Mrs Marsh"],
        ),
        ("Anna Marsh died in May. ⟦Her mother, Mrs Marsh⟧, said so.", ["Mrs Marsh"]),
        ("Temi Oyelaran died. ⟦Temi’s widow, Mrs Oyelaran⟧, said so.", ["Mrs Oyelaran"]),
        (
            "Alfie Marsh died. ⟦Mrs Marsh, his mother⟧, wept. ⟦Mr Marsh, his father⟧, left.",
            ["Mrs Marsh", "Mr Marsh"],
        ),
        ("Tom Marsh told the inquest. ⟦Mr Marsh, the father of Alfie⟧, said so.", ["Tom Marsh"]),
        ("Tom fell. Mary Marsh drove him. ⟦Mrs Marsh, his mother⟧, said so.", ["Mary Marsh"]),
        ("Kate Marr, 41, told us. ⟦Mrs Marr, the mother⟧, said so.", ["Kate Marr"]),
        ("Kate Marr, 41, whose son died, came. ⟦Mrs Marr, the mother⟧, wept.", ["Kate Marr"]),
        ("The death of Kate Marr was sudden. ⟦Mrs Marr, the mother⟧, wept.", ["Mrs Marr"]),
        ("Tom Hunt lost his wife. ⟦Mr Hunt, the husband⟧, told the court.", ["Tom Hunt"]),
        ("Kate Hunt came. ⟦Mr Hunt, the husband⟧, told the court.", ["Mr Hunt"]),
        ("Kate and Tom. Kate Marr met Jane Marr. ⟦Mrs Marr, the mother⟧, said so.", [None]),
        ("Kate Marr, 9, drowned in May. ⟦Mrs Marr, the mother⟧, said so.", ["Mrs Marr"]),
        ("Kate Marr was killed in May. ⟦Mrs Marr, the mother⟧, said so.", ["Mrs Marr"]),
        ("Olwen Pryce chairs the trust. ⟦Mrs Pryce⟧ said so.", ["Olwen Pryce"]),
    ],
)
def test_a_relative_is_another(text: str, names: list[str]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "⟦Mr Varley⟧ said it was safe. He fell. ⟦His son, Rob Varley,⟧ said no.",
            ["Mr Varley", "Rob Varley"],
        ),
        (
            "Mrs Varley fell. ⟦Mrs Varley’s aunt, Joan Varley,⟧ wept. ⟦Mrs Varley⟧ had said so.",
            ["Joan Varley", "Mrs Varley"],
        ),
        ("Rob Varley came. ⟦Mr Varley⟧ left. ⟦His son, Rob Varley,⟧ wept.", ["Rob Varley"] * 2),
        ("⟦Mr Varley⟧ came. ⟦The chairman, Rob Varley,⟧ spoke.", ["Rob Varley"] * 2),
        ("⟦Mr Varley⟧ came. ⟦Her husband, Rob Varley,⟧ spoke.", ["Rob Varley"] * 2),
    ],
)
def test_who_is_told_of_before_a_relative_is_not_the_relative(text: str, names: list[str]) -> None:
    assert speakers(text) == names


def test_a_dead_son_speaks_for_nobody() -> None:
    text = "Alfie Marsh, aged 19, died in May. ⟦Mrs Marsh, the mother⟧, said so. ⟦She⟧ wept."
    assert [person and person.gender for person in people(text)] == ["f", "f"]
    assert "Alfie Marsh" not in speakers(text)


def test_those_who_are_called_by_a_letter_are_somebody() -> None:
    assert speakers("⟦Mrs X⟧ wrote to the manager, Ms Bright. ⟦She⟧ said no.") == ["Mrs X"] * 2
    assert speakers("Ms Bright met ⟦Mr A⟧. ⟦He⟧ said no.") == ["Mr A"] * 2
    assert speakers("⟦Mr and Mrs D⟧ said no.") == ["Mr and Mrs D"]


def test_a_title_behind_an_office_is_its_holders() -> None:
    assert speakers("⟦The chairman, Lord Fenn⟧, said no.") == ["Lord Fenn"]
    assert speakers("⟦A spokesman for the mayor, Cllr Dodd⟧, said no.") == [
        "A spokesman for the mayor, Cllr Dodd"
    ]
    assert speakers("⟦An aide to the mayor, Cllr Dodd⟧, said no.") == [
        "an aide to the mayor, Cllr Dodd"
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "Mr Marr. His son, Al Marr. ",
        "Mrs Marr, the mother ",
        "Mrs Marr, his ",
        "his mother, Mrs Marr ",
        "the a a mother ",
    ],
)
def test_the_time_grows_with_the_text(unit: str) -> None:
    assert_linear(lambda text: speakers(f"⟦A⟧ {text}"), unit)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A man charged with murder, who said he was ill, was freed.", "A man charged with murder"),
        (
            "A driver arrested by police, who told officers he was late, left.",
            "A driver arrested by police",
        ),
        ("The mayor talked to nurses, who said that pay was low.", "nurses"),
    ],
)
def test_who_takes_up_a_participles_person_and_not_what_was_done_to_them(
    text: str, who: str
) -> None:
    assert [name for name, _ in heard(text)] == [who]
