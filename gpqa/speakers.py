"""Who said it: the voice in which a source says a sentence.

So far only what a text's structure shows: a comment under an article is a
reader's, never the article's. Everything else is left unattributed.
"""

from __future__ import annotations

from typing import NamedTuple

from gpqa.models import Attribution
from gpqa.structure import Kind

__all__ = ["READER", "Voice", "voice_of"]

READER = "reader"
"""The speaker of comments under an article."""


class Voice(NamedTuple):
    """Whose words a sentence is; all None for the source's own voice."""

    speaker: str | None = None
    attribution: Attribution | None = None
    cue: tuple[int, int] | None = None


def voice_of(kind: Kind) -> Voice:
    """The voice of a sentence in a block of that kind."""
    return Voice(READER, Attribution.COMMENT) if kind is Kind.COMMENT else Voice()
