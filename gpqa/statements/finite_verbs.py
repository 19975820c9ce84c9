"""Whether a finite verb stands at a place, as far as lists and endings tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.statements.lexicon import VERBS
from gpqa.statements.words import FINITE, is_adverb

if TYPE_CHECKING:
    from gpqa.statements.words import Words

__all__ = ["acts", "is_verb"]


def acts(words: Words, index: int) -> bool:
    """Whether a verb stands at ``index``, one that is not listed told by its ending."""
    if is_verb(words, index, len(words)):
        return True
    word = words.low[index]
    return word.endswith("ed") and len(word) > 4 and not words.is_capital(index)


def is_verb(words: Words, index: int, end: int) -> bool:
    """Whether a finite verb stands at ``index``, perhaps after adverbs."""
    while index < end and is_adverb(words.low[index]):
        index += 1
    if index >= end:
        return False
    if words.low[index] in FINITE:
        return True
    entries = VERBS.get(words.low[index])
    return entries is not None and entries[0][1] in {"past", "present"}
