"""What the words that name a speaker are, read by themselves."""

from __future__ import annotations

import pytest

from gpqa.statements.phrases import PhraseKind, read_phrase


@pytest.mark.parametrize(
    "words",
    ["6%", "Two thirds", "Another", "Some", "one in five", "nearly 70 per cent", "half"],
)
def test_how_many_names_nobody(words: str) -> None:
    assert read_phrase(words).kind is PhraseKind.NOBODY


@pytest.mark.parametrize("words", ["two thirds of tenants", "another tenant", "both men", "Both"])
def test_how_many_of_whom_does(words: str) -> None:
    assert read_phrase(words).kind is PhraseKind.DESCRIPTION


def test_a_lone_number_may_be_a_label() -> None:
    assert read_phrase("40").kind is not PhraseKind.NOBODY
