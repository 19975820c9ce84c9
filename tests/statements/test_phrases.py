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


@pytest.mark.parametrize(
    "office",
    ["The Convener", "The Deputy Convener", "The Convenor", "The Presiding Officer", "The Chair"],
)
def test_an_office_with_its_holder_in_brackets_names_the_holder(office: str) -> None:
    phrase = read_phrase(f"{office} (Elspeth Orr)")
    assert phrase.name is not None
    assert phrase.name.display == "Elspeth Orr"


def test_a_part_with_who_plays_it_names_nobody_more() -> None:
    phrase = read_phrase("The Officer (Harry Lime)")
    assert phrase.name is None or phrase.name.display != "Harry Lime"
