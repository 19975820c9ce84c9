"""What somebody says for or against a thing just told: "Mr Lee does not accept this: …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.statements.clauses import has_finite
from gpqa.statements.words import QUOTED

if TYPE_CHECKING:
    from gpqa.statements.lexicon import Verb
    from gpqa.statements.words import Words

__all__ = ["find_reason"]

_TAKEN_UP = frozenset("this that it".split())
_TAKES_STANCE = frozenset("tznm")


def find_reason(words: Words, position: int, end: int, verb: Verb) -> int:
    """Where the reason begins behind a verb, "this" at ``position`` and a colon; 0 for none.

    Behind "denied it: the bribes, the lies" stands no reason, but what was denied.
    """
    low = words.low
    start = position + 2
    if low[position] not in _TAKEN_UP or low[position + 1 : start] != [":"] or start >= end:
        return 0
    if verb.frames.isdisjoint(_TAKES_STANCE):
        return 0
    if low[start] == QUOTED:
        return start
    gives = low[position] != "it" and low[start] != "that" and verb.base != "deny"
    return start if gives and has_finite(words, start, end) else 0
