"""What a statement is: the characters that somebody said, and where the source shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gpqa.models import Attribution
    from gpqa.sentences import Span
    from gpqa.structure import Block

__all__ = ["Statement", "StatementsFound"]


@dataclass(frozen=True, slots=True)
class Statement:
    """Characters that somebody said; all offsets are code points of the source's text.

    ``start`` and ``end`` hold what was said: without the quotation marks where
    all of it stands in marks, without the cue, without a turn's label. What is
    interrupted ("Never," he said, "again.") is two statements with one cue.
    """

    start: int
    end: int
    attribution: Attribution
    cue: Span | None
    """Where the source says who is speaking ("Mr Hunt told the conference"), not always
    in the same sentence; None where nothing beside the statement does (a comment)."""
    named: Span | None
    """The words in it that stand for the speaker: "Mr Hunt", "he", a turn's label."""
    quoted: tuple[Span, ...] = ()
    """What of it stands in quotation marks, without the marks: the speaker's own words."""
    nested: bool = False
    """Whether it is part of what somebody else said ("Mr Lee said that she promised …"):
    hearsay, which only that somebody answers for."""


class StatementsFound(NamedTuple):
    """The statements that one way of reading finds, and what it leaves of the text."""

    statements: tuple[Statement, ...]
    blocks_left: tuple[Block, ...]
    """In order: the blocks in which it found none."""
