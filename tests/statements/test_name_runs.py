from __future__ import annotations

import pytest

from gpqa.statements.name_runs import is_acronym, name_behind_office, take_apart


@pytest.mark.parametrize(
    ("run", "names", "roles"),
    [
        ("CNN’s Jake Tapper", ["Jake Tapper"], ["CNN’s"]),
        ("Energy Minister Carl Whelan", ["Carl Whelan"], ["Energy Minister"]),
        ("London Sadiq Khan", ["Sadiq Khan"], ["London"]),
        ("Attorney General Ann Lee", ["Ann Lee"], ["Attorney General"]),
        ("Charity Shelter", [], []),
        ("Leeds City Council", [], []),
    ],
)
def test_a_name_stands_behind_what_the_person_is(
    run: str, names: list[str], roles: list[str]
) -> None:
    pieces = take_apart(run)
    assert [run[piece.start : piece.end] for piece in pieces] == names
    assert [piece.role for piece in pieces] == roles


@pytest.mark.parametrize(("word", "is_one"), [("NHS", True), ("A&E", True), ("Lee", False)])
def test_an_acronym_is_capitals_throughout(word: str, is_one: bool) -> None:
    assert is_acronym(word) is is_one


def test_what_a_minister_is_for_is_no_first_name() -> None:
    assert name_behind_office("the Minister for ", "Energy Carl Whelan") == len("Energy ")
    assert name_behind_office("we met ", "Energy Carl Whelan") == 0
