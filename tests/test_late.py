"""Patterns that are compiled late are as good as those compiled early."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from gpqa import asked
from gpqa.late import LatePattern

if TYPE_CHECKING:
    from collections.abc import Iterator


def late_patterns(of: object) -> Iterator[LatePattern]:
    """Yield those among the values of a module, in its tuples too."""
    for value in vars(of).values():
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, LatePattern):
                yield part


def test_compiles_once_with_its_flags() -> None:
    late = LatePattern("on  trams", re.IGNORECASE | re.VERBOSE)

    assert late.compiled.search("ONTRAMS") is not None
    assert late.compiled is late.compiled


def test_a_wrong_expression_shows_when_it_is_first_used() -> None:
    late = LatePattern("(")

    with pytest.raises(re.error):
        _ = late.compiled


def test_every_late_pattern_of_the_questions_compiles() -> None:
    """No import does it any longer: a slip would show in a reader's question first."""
    found = list(late_patterns(asked))

    assert len(found) > 5
    for late in found:
        assert late.compiled.pattern
