from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.names import parse_name
from gpqa.statements.roles import (
    Role,
    read_role,
    role_gender,
    role_key,
    shorter_role,
    state_of,
    title_roles,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the wool secretary", "secretary of state for wool"),
        ("chairwoman of the council", "council chair"),
        ("PM", "the prime minister"),
        ("spokeswoman", "spokesperson"),
    ],
)
def test_an_office_is_the_same_in_other_words(one: str, other: str) -> None:
    assert read_role(one) is not None
    assert read_role(one) == read_role(other)
    assert role_key(one) == role_key(other)


@pytest.mark.parametrize("other", ["former mayor", "deputy mayor", "ex-mayor", "vice-mayor"])
def test_what_makes_another_office_of_it_is_kept(other: str) -> None:
    role = read_role(other)
    assert role is not None
    assert role.head == "mayor"
    assert role.narrowed


@pytest.mark.parametrize("words", ["", "the", "the bridge", "of the council", "…"])
def test_words_that_are_no_office_are_none(words: str) -> None:
    assert read_role(words) is None
    assert role_key(words) is None


def test_a_bodys_initials_stand_for_its_name() -> None:
    role = Role("chair", frozenset({"rcgp"}))
    assert shorter_role("chair of the Royal College of GPs") == role
    assert read_role("RCGP chair") == role
    assert shorter_role("chair of the council") is None


def test_a_roles_noun_shows_the_sex() -> None:
    assert role_gender("spokeswoman for the chairman") == "f"
    assert role_gender("mayor") is None


def test_titles_give_offices_with_what_stands_before_them() -> None:
    name = parse_name("President Ann Lee")
    assert name is not None
    assert title_roles(name) == ["president"]
    assert title_roles(name, ["Former"]) == ["Former president"]


def test_a_politicians_state_is_read_from_the_brackets() -> None:
    assert state_of("R-Ohio") == "ohio"
    assert state_of("R-Nowhere") == ""


@given(st.text(max_size=300))
def test_any_words_can_be_read(words: str) -> None:
    role = read_role(words)
    assert (role is None) == (role_key(words) is None)
    assert role is None or role_gender(words) in {"m", "f", None}
    shorter_role(words)
    state_of(words)
