"""Texts whose first words say who speaks in them: "I, Ann Lee, of 4 High Street, will say:".

A witness's statement and an affidavit say so in a formula of their own. "I am Ann Lee, senior
coroner" says it where her name stands below the text, too: of what nobody signs, nobody plainly
is the writer. Where her words begin and end is told here, and which of the paragraphs between
are hers in :mod:`gpqa.statements.own_texts`.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from gpqa.names import agrees, parse_name
from gpqa.statements.delivered import heads_speech
from gpqa.statements.headings import Line, named_at
from gpqa.structure import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.names import Name
    from gpqa.sentences import Span
    from gpqa.structure import Block

__all__ = ["Declared", "find_declared"]


class Declared(NamedTuple):
    """Somebody's own text: what they say begins at ``start``, in one of ``blocks``."""

    cue: Span
    """The words in which they name themselves."""
    named: Span
    """The name in them."""
    start: int
    blocks: range
    sworn: bool
    """Whether a formula introduces it ("will say as follows:"): no "I" need show whose it is."""


# "1. I, Ann Lee, …"; the formula stands in one paragraph, and near.
_SWORN = re.compile(r"(?:\d{1,3}\.\s{1,8})?I,?\s(?=[^\W\d_a-z])")
_FORMULA = re.compile(
    r"\b(?:will|do|hereby)\s(?:\w+\s)?(?:say|state|declare|affirm|swear|depose)\b"
    r"|\b(?:say|state|declare|affirm|swear|depose)s?(?:\son\soath|\sand\s\w+)?(?:,\s|\s)?"
    r"(?:as\sfollows|on\soath|that\b)"
    r"|\bmake\s(?:oath|this\s(?:\w+\s)?(?:statement|affidavit|declaration))\b"
    r"|\bsolemnly\b",
    re.IGNORECASE,
)
_FORMULA_END = re.compile(r"[^.:;\n]{0,60}:|(?:\sas\sfollows)?[.,;–—-]?", re.IGNORECASE)
_FARTHEST = 400
_I_AM = re.compile(
    r"(?:\d{1,3}\.\s{1,8})?(?:I\sam|I['’]m|[Mm]y\s(?:full\s)?name\sis)\s(?=[^\W\d_a-z])"
)
_NAME_ENDS = re.compile(r"(?<=\w\w)\.(?=\s|\Z)|,|\sand\s|\s\(")
_LONGEST_NAME = 60
_LONGEST_LINE = 160
_SIGNED = re.compile(r"\s*(?:signed|signature|by|name)\b(?:\sby)?[\s:.…_-]*", re.IGNORECASE)
_UNSIGNED = re.compile(r"(?:signed|signature)\b(?:\sby)?[\s:.…_-]*", re.IGNORECASE)
"""Where a name was to be written: it may be printed below."""
_BELOW = 2
_CELLS = re.compile(r"[\t\n\r]|[ \u00a0]{3}")


def find_declared(text: str, blocks: Sequence[Block]) -> Iterator[Declared]:
    """The texts among ``blocks`` whose first words name their speakers, in order.

    Each ends at its signature; without one, a sworn statement at the next or with the text. The
    work is linear in the text's length.
    """
    at = 0
    while at < len(blocks):
        begun = _begins(text, blocks[at])
        if begun is None:
            at += 1
            continue
        cue, named, start, sworn = begun
        end, signed = _ends(text, blocks, at + 1, named)
        if signed or sworn:
            rest = any(map(str.isalnum, text[start : blocks[at].end]))
            yield Declared(cue, named, start, range(at if rest else at + 1, end), sworn)
        at = end


def _begins(text: str, block: Block) -> tuple[Span, Span, int, bool] | None:
    """Where somebody names themselves, and what they say begins; whether it is introduced."""
    if block.kind not in {Kind.BODY, Kind.BULLET}:
        return None
    if sworn := _SWORN.match(text, block.start, block.end):
        named = _named(text, sworn.end(), block.end)
        end = min(block.end, block.start + _FARTHEST)
        formula = _FORMULA.search(text, named[1], end) if named else None
        if named is None or formula is None:
            return None
        behind = _FORMULA_END.match(text, formula.end(), block.end)
        start = behind.end() if behind else formula.end()
        # What is told of an oath of office may quote no more of it than "I, Ann Lee, swear that".
        words = text[block.start : start].rstrip(".,;–—- ").casefold()
        introduced = words.endswith((":", "as follows"))
        return (block.start, named[1]), named, start if introduced else block.start, introduced
    if said := _I_AM.match(text, block.start, block.end):
        named = _named(text, said.end(), block.end)
        return None if named is None else ((block.start, named[1]), named, block.start, False)
    return None


def _named(text: str, start: int, end: int) -> Span | None:
    """The full name that stands at ``start``, up to a comma or the end of the sentence."""
    stop = _NAME_ENDS.search(text, start, min(end, start + _LONGEST_NAME))
    return named_at(text, start, stop.start() if stop else end)


def _ends(text: str, blocks: Sequence[Block], first: int, named: Span) -> tuple[int, bool]:
    """Behind which of ``blocks`` a text from ``first`` on ends; whether its signature is there.

    A line for it that is left empty is the end, too.
    """
    name = parse_name(text[slice(*named)])
    for at in range(first, len(blocks)):
        block = blocks[at]
        if name is None or block.kind is Kind.COMMENT or _is_anothers(text, block, name):
            return at, False
        if _UNSIGNED.fullmatch(text, block.start, block.end):
            below = islice(blocks, at + 1, at + 1 + _BELOW)
            return at, any(_signs(text, each, name) for each in below)
        short = block.end - block.start <= _LONGEST_LINE and text[block.end - 1] not in "!?:"
        if short and _signs(text, block, name):
            return at, True
        headed = short and block.kind is not Kind.BULLET and text[block.end - 1] != "."
        if headed and heads_speech(text, Line(block.start, block.end)):
            return at, False
    return len(blocks), False


def _is_anothers(text: str, block: Block, name: Name) -> bool:
    """Whether a text begins with a block, be it the same person's next statement."""
    begun = _begins(text, block)
    if begun is None:
        return False
    _, named, _, sworn = begun
    other = parse_name(text[slice(*named)])
    return sworn or (other is not None and not agrees(other, name))


def _signs(text: str, block: Block, name: Name) -> bool:
    """Whether a short line holds the name, be it with initials: "16 May 2024     A. Lee"."""
    label = _SIGNED.match(text, block.start, block.end)
    start = label.end() if label else block.start
    for cell in _CELLS.split(text[start : block.end]):
        signed = parse_name(cell.strip("*_ \u00a0.").partition(",")[0])
        if signed is not None and signed.given and agrees(signed, name):
            return True
    return False
