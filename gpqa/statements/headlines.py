"""Headlines of running text: whose words they are, and quoted words that are but a heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.models import Attribution
from gpqa.statements.statement import Statement
from gpqa.structure import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.statements.prose_units import Unit

__all__ = ["find_headline", "is_heading", "is_headline"]

_NAMED_HEADLINE = re.compile(r"((?:[A-Z][\w.’'-]*+ ){0,3}[A-Z][\w’'-]*+): (\S[^\n]{15,300})")


def find_headline(text: str, unit: Unit, found: Sequence[Statement]) -> Iterator[Statement]:
    """For "Lee: Tax Must Fall", where the text goes on to tell what somebody called Lee said."""
    match = _NAMED_HEADLINE.fullmatch(text, unit.start, unit.end)
    if match is None or any(s.start < unit.end for s in found):
        return
    name = match[1].split()[-1]
    if not any(s.named and name in text[slice(*s.named)].split() for s in found):
        return
    start, end = match.span(2)
    while text[end - 1] == ".":
        end -= 1
    quoted = tuple((q.start, q.end) for q in unit.quotations if q.outer[0] >= start)
    yield Statement(start, end, Attribution.REPORTED, match.span(1), match.span(1), quoted)


_TOP = 2  # paragraphs: the title and what stands below it
_LONGEST_TITLE = 120
_QUOTED_LAST = re.compile(r"[\w%][’”\"']\Z")


def is_headline(text: str, unit: Unit, blocks: Sequence[Block]) -> bool:
    """Whether a unit is one, also where it ends in a word that is quoted: "… of ‘betrayal’"."""
    block = blocks[unit.block]
    return block.kind is Kind.HEADLINE or (
        unit.block < _TOP
        and (unit.start, unit.end) == (block.start, block.end)
        and block.end - block.start <= _LONGEST_TITLE
        and _QUOTED_LAST.search(text[block.end - 2 : block.end]) is not None
    )


_HEADING_WORDS = 30


def is_heading(text: str, unit: Unit, blocks: Sequence[Block]) -> bool:
    """Whether a paragraph is quoted words without a full stop: a heading or pull quote, nobody's.

    What ends with a stop, a question or a comma, and what an open quotation goes on with, is
    said.
    """
    block = blocks[unit.block]
    if len(unit.quotations) != 1 or (unit.start, unit.end) != (block.start, block.end):
        return False
    only = unit.quotations[0]
    words = text[only.start : only.end]
    return (
        only.outer == (unit.start, unit.end)
        and not (only.continues or only.resumes)
        and words[-1:].isalnum()
        and len(words.split(maxsplit=_HEADING_WORDS)) <= _HEADING_WORDS
        and unit.block > 0
        and text[blocks[unit.block - 1].end - 1] not in ":,"
    )
