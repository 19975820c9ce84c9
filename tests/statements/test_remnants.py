"""What is left of a writer's words around another's is whole, without the other's marks."""

from __future__ import annotations

import pytest

from gpqa.statements.remnants import without_remnants


@pytest.mark.parametrize("mark", ['"', "'", "”"])
def test_the_mark_that_closes_anothers_words_is_left_out(mark: str) -> None:
    text = f"We never met.{mark} I have kept his letters."

    start, end = without_remnants(text, text.index(mark), len(text), after=True, before=False)

    assert text[start:end] == "I have kept his letters."


def test_a_mark_that_opens_the_writers_own_words_is_kept() -> None:
    text = '"Fair" was his word for it.'

    start, end = without_remnants(text, 0, len(text), after=True, before=False)

    assert text[start:end] == text
