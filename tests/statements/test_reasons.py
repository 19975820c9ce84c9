"""Behind a stance and a colon stands the reason for it."""

from __future__ import annotations

import pytest

from tests.statements.helpers_prose import said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr Lee does not accept this: the ford was deep.", "the ford was deep"),
        ("Mr Lee disputed that: the ford was deep.", "the ford was deep"),
        ("Mr Lee denied it: “The ford was deep.”", "The ford was deep."),
    ],
)
def test_a_reason_is_said(text: str, words: str) -> None:
    assert said(text) == [("Mr Lee", words)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Mr Lee denied it: the bribes, the lies.", "it"),
        ("Mr Lee denied this: that the ford was deep.", "this"),
    ],
)
def test_what_was_denied_is_no_reason(text: str, word: str) -> None:
    """That it is denied is said; what is listed behind it is not."""
    assert said(text) == [("Mr Lee", word)]
