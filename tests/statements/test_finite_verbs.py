from __future__ import annotations

import pytest

from gpqa.statements.finite_verbs import acts, is_verb
from tests.statements.helpers_prose import words_of


@pytest.mark.parametrize(
    ("text", "listed", "ending"),
    [
        ("was", True, True),
        ("quickly said", True, True),
        ("mended", False, True),
        ("red", False, False),
        ("Alfred", False, False),
        ("quickly", False, False),
        ("table", False, False),
    ],
)
def test_a_verb_is_told_by_lists_or_by_its_ending(text: str, listed: bool, ending: bool) -> None:
    words = words_of(text)
    assert is_verb(words, 0, len(words)) is listed
    assert acts(words, 0) is ending
