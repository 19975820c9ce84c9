from __future__ import annotations

import pytest

from tests.helpers_text import assert_linear
from tests.statements.helpers_speakers import speakers


@pytest.mark.parametrize(
    "words",
    [
        "⟦One tenant in Dale, whom we call Mr Ash⟧, said no.",
        "⟦One tenant⟧, whom we will call Mr Ash, said no.",
        "⟦A clerk, who can be named only as Mr Ash,⟧ said no.",
        "⟦A clerk⟧, whom the court has named Mr Ash, said no.",
        "⟦A nurse⟧ who asked to be called Mr Ash said no.",
    ],
)
def test_who_is_called_something_for_this_text_goes_by_it(words: str) -> None:
    assert speakers(f"{words} ⟦Mr Ash⟧ said it was late.") == ["Mr Ash", "Mr Ash"]


@pytest.mark.parametrize(
    "words",
    [
        "⟦One tenant⟧, whom Mr Ash called a crook, said no. Mr Ash left.",
        "⟦The union⟧, which we call Mr Ash, said no. Mr Ash left.",
        "⟦A tenant⟧ left, and a clerk whom we call Mr Ash stayed.",
        "⟦Tenants⟧ whom we call Mr Ash said no.",
    ],
)
def test_what_somebody_else_is_called_is_not_the_speakers_name(words: str) -> None:
    assert speakers(words) != ["Mr Ash"]


def test_a_name_that_nothing_shows_to_be_one_stays_a_description() -> None:
    assert speakers("⟦A clerk⟧, whom we call Late Again, said no.") == ["A clerk"]


def test_calling_is_read_in_linear_time() -> None:
    for part in (", whom we call ", "whom we will ", "who was to be been "):
        assert_linear(lambda text: speakers(f"⟦A clerk{text}⟧ said no."), part)
