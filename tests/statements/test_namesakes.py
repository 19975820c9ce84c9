from __future__ import annotations

import time

import pytest

from gpqa.statements.people import read_people
from gpqa.structure import Block, Kind
from tests.statements.helpers_speakers import speakers


def test_titles_and_given_names_tell_two_of_one_surname_apart() -> None:
    text = (
        "Tom Lee and Ann Lee spoke.\n\n⟦Mr Lee⟧ said yes. ⟦Ms Lee⟧ said no. "
        "⟦Tom Lee⟧ said so. ⟦A. Lee⟧ agreed."
    )
    assert speakers(text) == ["Tom Lee", "Ann Lee", "Tom Lee", "Ann Lee"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Dr Ikenna Tarn spoke. ⟦Dr Tarn⟧ said no. ⟦Mrs Tarn⟧ said yes. ⟦Lord Tarn⟧ wept.",
            ["Ikenna Tarn", "Mrs Tarn", "Lord Tarn"],
        ),
        ("First prize: Mrs B. Tarn.\n\n⟦Major Tarn⟧ said no.", ["Major Tarn"]),
        (
            "Present: Councillors K. Tarn, Miss L. Tarn.\n\n⟦Councillor Miss Tarn⟧ said no.",
            ["L. Tarn"],
        ),
        ("Dr Grace Tarn spoke. ⟦Mrs Tarn⟧ said no.", ["Grace Tarn"]),
        ("Ikenna Tarn spoke. ⟦Mrs Tarn⟧ said no.", ["Ikenna Tarn"]),
        ("Dr Ikenna Tarn spoke. ⟦Mr Tarn⟧ said no.", ["Ikenna Tarn"]),
        ("Councillor K. Tarn spoke. ⟦Mrs Tarn⟧ said no.", ["K. Tarn"]),
    ],
)
def test_a_title_that_does_not_fit_is_another_of_the_surname(text: str, names: list[str]) -> None:
    assert speakers(text) == names


def test_a_surname_that_two_bear_is_nobody_where_both_are_near() -> None:
    assert speakers("Tom Lee and Ann Lee spoke. ⟦Lee⟧ said no.") == [None]


def test_a_surname_that_two_bear_is_the_one_named_just_before() -> None:
    text = (
        "Tom Lee spoke first.\n\nHe was brief.\n\nThe hall was cold.\n\nThen Ann Lee rose. "
        "⟦Lee⟧ said no."
    )
    assert speakers(text) == ["Ann Lee"]


def test_who_is_called_by_the_given_name_leaves_the_surname_to_the_other() -> None:
    text = (
        "Donald Oakes will explain. Maria has been away, said a friend of Maria Oakes.\n\n"
        "Maria is well. It is odd that ⟦Oakes⟧ asks for more."
    )
    assert speakers(text) != ["Maria Oakes"]


def test_many_people_of_one_surname_take_no_time_to_compare() -> None:
    letters = "abcdefghijklmnop"
    names = [
        f"{a.upper()}{b}{c}{d}" for a in letters for b in letters for c in "aeio" for d in "nrls"
    ]
    text = "".join(f"Sir {name} Smith spoke. Smith left. " for name in names)
    begun = time.process_time()
    read_people(text, [Block(Kind.BODY, 0, len(text))])
    assert time.process_time() - begun < 5
