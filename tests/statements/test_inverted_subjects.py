"""A subject after its verb is told from what follows it."""

from __future__ import annotations

import pytest

from gpqa.statements.inverted_subjects import subject_after
from tests.statements.helpers_prose import shown, words_of


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("said Mr Lee.", "Mr Lee"),
        ("said Ann Moss, head of the union, on Monday", "Ann Moss, head of the union"),
        ("said Mr Lee, adding that it was late", "Mr Lee"),
        ("said Mr Lee in a statement", "Mr Lee"),
        ("said Mr Lee, who leads the union", "Mr Lee, who leads the union"),
        ("said Mr Lee, who added that it was late", "Mr Lee"),
        ("said Mr Lee as he left", "Mr Lee"),
    ],
)
def test_a_subject_after_its_verb_ends_before_when_and_where(text: str, subject: str) -> None:
    words = words_of(text)
    assert shown(words, (1, subject_after(words, 1))) == subject
