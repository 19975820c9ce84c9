"""How a text is cut into parts, of which the turns of a transcript are made.

A part is a block of the text's structure, or, where labels stand on lines within one, what
stands from one label to the next. Each part knows what its beginning looks like: a label, a
stage direction, a date. Whether a label is a speaker's is for
:mod:`gpqa.statements.turn_labels`, and which turn a part is in for
:mod:`gpqa.statements.turn_extents`: they write it into the part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpqa.passages import STAGE
from gpqa.sentences import trim
from gpqa.statements.labels import LONGEST, Label, is_stamped, read_alone, read_label
from gpqa.structure import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.sentences import Span

__all__ = ["LOOK", "STOPS", "Part", "after_stage", "find_parts", "is_stage"]

LOOK = 400
"""Code points of a part's words that are looked at, to tell what kind of words they are."""
STOPS = frozenset(".?!…:;-–—”’\"')]}*_")
"""What a line ends with behind which a new turn may begin, and a sentence that is spoken."""


@dataclass(slots=True)
class Part:
    """A block, or of a block of several lines what stands from one label to the next."""

    block: int
    kind: Kind
    start: int
    end: int
    label: Label | None = None
    alone: bool = False
    """Whether the label has no colon."""
    stage: bool = False
    """Whether it is nothing but a stage direction, or names who asks or answers from here on."""
    examiner: Span | None = None
    witness: Span | None = None
    other: bool = False
    """Whether somebody is named at its beginning who may be no speaker, or it is a heading."""
    stamped: bool = False
    """Whether a date and a time stand before it, and no label behind these."""
    turn: int | None = None
    """The part in which the turn begins that it belongs to."""

    @property
    def prose(self) -> bool:
        """Whether it may go on with a turn."""
        return self.label is None and not self.stage and not self.other and self.kind in _PROSE


_PROSE = frozenset({Kind.BODY, Kind.BULLET})
_NOBODYS = frozenset({Kind.COMMENT, Kind.FURNITURE})
_STAGE = re.compile(
    r"(?>(?:\s*+(?:<[^<>\r\n]{1,40}>|\([^()\r\n]{1,120}\)|\[[^\[\]\r\n]{1,120}\]|\{[^{}\r\n]{1,60}\}))+)[.”\"]*\s*"
)
# Of the House: nobody says these.
_ROSE = re.compile(r"(?:[^?!\n]{1,60} )?(?:rose|indicated (?:assent|dissent))[.—–-]{1,2}")
_LONGEST_STAGE = 400
# Between two pages: "- 4 -", "Page 4 of 9"; and "4", which may be an answer, too.
_PAGE = re.compile(r"[-–—] ?\d{1,4} ?[-–—]|[Pp]age \d{1,4}(?: of \d{1,4})?")
_NUMBER = re.compile(r"[-–— ]{0,2}(\d{1,4})[-–— ]{0,2}")
_FEWEST_PAGES = 3
_SKIPPED = 2
"""Pages in a row whose numbers may be missing."""
_AT_FIRST = re.compile(rf"{STAGE}\s++(?=\S)", re.IGNORECASE)


def find_parts(text: str, blocks: Sequence[Block]) -> Iterator[Part]:
    """The parts of ``text`` in order, with their labels; all of ``blocks`` is in one of them.

    Each line is looked at from its beginning, so the work is linear in the text's length.
    """
    pages = _find_pages(text, blocks)
    for number, block in enumerate(blocks):
        first = _first_part(text, number, block, page=number in pages)
        position = text.find("\n", block.start, block.end)
        # A wrapped paragraph is one block, and so are turns without a blank line between.
        while position != -1:
            start, end = trim(text, position + 1, min(block.end, position + 1 + LONGEST))
            before = trim(text, max(first.start, position - LONGEST), position)[1]
            if block.kind not in _NOBODYS:
                label = read_label(text, start, end)
                if label is not None and (label.dated or text[before - 1] in STOPS):
                    first.end = before
                    yield first
                    words = _words(text, label.words, block.end)
                    label = label._replace(words=words)
                    first = Part(number, block.kind, start, block.end, label)
                elif label is None and is_stamped(text, start, end):
                    first.end = before
                    yield first
                    first = Part(number, block.kind, start, block.end, stamped=True)
            position = text.find("\n", position + 1, block.end)
        yield first


def _find_pages(text: str, blocks: Sequence[Block]) -> set[int]:
    """Which blocks are the numbers of pages: plainly so, or one of three at least that grow."""
    pages = set()
    before: dict[int, int] = {}  # the page before one of these blocks
    latest: dict[int, int] = {}  # the last block of a number
    for number, block in enumerate(blocks):
        if _PAGE.fullmatch(text, block.start, block.end):
            pages.add(number)
        if not (found := _NUMBER.fullmatch(text, block.start, block.end)):
            continue
        own = int(found[1])
        for page in range(own - 1, own - 2 - _SKIPPED, -1):
            if page in latest:
                before[number] = latest[page]
                break
        latest[own] = number
        run = [number]
        while len(run) < _FEWEST_PAGES and run[-1] in before:
            run.append(before[run[-1]])
        if len(run) == _FEWEST_PAGES:
            pages.update(run)
    return pages


def _first_part(text: str, number: int, block: Block, *, page: bool) -> Part:
    part = Part(number, block.kind, block.start, block.end)
    part.stage = page
    if _NUMBER.fullmatch(text, block.start, block.end):
        part.kind = Kind.BODY  # "1974": an answer, though short as a headline is
    if block.kind in _NOBODYS or part.stage:
        return part
    if block.kind is not Kind.CAPTION:
        part.label = read_label(text, block.start, block.end)
    if part.label is None and 3 <= block.end - block.start <= LONGEST:
        part.label = read_alone(text, block.start, block.end)
        part.alone = part.label is not None
    if part.label is None:
        part.stage = is_stage(text, block.start, block.end)
        part.stamped = is_stamped(text, block.start, block.end)
    return part


def _words(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def after_stage(text: str, start: int, end: int) -> int:
    """Where the words begin behind a stage direction: "(Pause). I did.", or ``start``."""
    found = _AT_FIRST.match(text, start, end)
    return found.end() if found else start


def is_stage(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is but a stage direction: "(Laughter)", "Ann Lee rose—"."""
    if end - start > _LONGEST_STAGE:
        return False
    return any(pattern.fullmatch(text, start, end) for pattern in (_STAGE, _ROSE))
