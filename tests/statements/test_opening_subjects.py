"""A sentence's first clause lends its subject where that shows."""

from __future__ import annotations

import pytest

from gpqa.statements.opening_subjects import first_subject
from tests.statements.helpers_prose import shown, words_of


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Mr Lee went home and said so", "Mr Lee"),
        ("Speaking in Leeds, the health secretary rose and said so", "the health secretary"),
        ("However, she left and said so", "she"),
        ("A cook shot nine geese and then said so", "A cook"),
        ("The cook Ann Moss bet her house and said so", "The cook Ann Moss"),
    ],
)
def test_the_first_clause_lends_its_subject(text: str, subject: str) -> None:
    words = words_of(text)
    assert shown(words, first_subject(words, words.low.index("said"))) == subject


def test_a_first_clause_without_a_verb_that_shows_lends_nothing() -> None:
    words = words_of("The cook sings to Ann before and said so")
    assert first_subject(words, words.low.index("said")) is None
