"""Letters pages and newsletters: texts of several writers, each signed below what they wrote.

A letter to an editor is shown by how it begins ("SIR – …", "Dear Editor,") and by the name
under it. A newsletter's column has no such beginning: there a heading above, "I" or "we" in
it, a name with an office or behind a dash below it, and a second column of that kind (or
"Dear all,") must show it. A name alone under a text shows nothing: it may be a caption's.
What one column shows by itself is for :mod:`gpqa.statements.signed_parts`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from gpqa.sentences import trim
from gpqa.statements.letter_marks import (
    DASH,
    TO_EDITOR,
    YOURS,
    PageLetter,
    find_signature,
    is_ended,
    is_line,
    is_own,
)
from gpqa.statements.reader_views import find_reader_views
from gpqa.statements.signed_parts import find_signed_parts
from gpqa.structure import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gpqa.structure import Block

__all__ = ["above_letters", "find_page_letters"]


_TO_ALL = re.compile(
    r"Dear\s(?:all|everyone|friends?|members?|neighbours?|neighbors?|colleagues|parents|residents"
    r"|readers?|supporters?|families|parishioners|fellow\s\w{3,20})\b.{0,40}[,:!]",
    re.IGNORECASE,
)
_LONGEST_LINE = 80
# What somebody is, behind the name: "Chair", "on behalf of the committee"; no age.
_OFFICE = re.compile(r",\s[^\W\d_][^\d.!?:;]{2,60}\Z")


def find_page_letters(text: str, blocks: Sequence[Block]) -> list[PageLetter]:
    """The letters or columns among ``blocks``, in order; the work is linear in the text."""
    found = list(_letters(text, blocks)) or _columns(text, blocks)
    found = _with(found, find_signed_parts(text, blocks))
    return _with(found, find_reader_views(text, blocks))


def _with(found: Sequence[PageLetter], others: Iterable[PageLetter]) -> list[PageLetter]:
    """What was found, and of the others what is not within it, in order."""
    starts = [each.start for each in found]
    more = []
    for other in others:
        at = bisect_left(starts, other.end)
        if at == 0 or found[at - 1].end <= other.start:
            more.append(other)
    return sorted([*found, *more], key=lambda each: each.start)


def above_letters(text: str, blocks: Sequence[Block], start: int) -> list[Block]:
    """What of a page stands above its letters, of which the first begins at ``start``.

    A column may; the headings of the letters, and what parts them from it, are no part of it.
    """
    above = [block for block in blocks if block.end <= start]
    while above and not (above[-1].kind in {Kind.BODY, Kind.BULLET} and is_ended(text, above[-1])):
        above.pop()
    return above


def _letters(text: str, blocks: Sequence[Block]) -> Iterator[PageLetter]:
    """Letters to an editor: from how each begins to the first short line below it."""
    begun: int | None = None
    start = 0
    for number, block in enumerate(blocks):
        if salute := TO_EDITOR.match(text, block.start, block.end):
            alone = salute.end() == block.end
            begun = number + alone
            start, _ = trim(text, salute.end(), len(text))
        elif begun is not None and number > begun and is_line(text, block):
            if YOURS.fullmatch(text, block.start, block.end):
                continue
            last = number
            while last > begun and YOURS.fullmatch(
                text, blocks[last - 1].start, blocks[last - 1].end
            ):
                last -= 1
            named = find_signature(text, block)
            if named is not None and last > begun and is_ended(text, blocks[last - 1]):
                yield PageLetter(
                    (block.start, block.end), named, start, blocks[last - 1].end, to_editor=True
                )
            begun = None  # signed, or not plainly one's


def _columns(text: str, blocks: Sequence[Block]) -> list[PageLetter]:
    """Columns between a heading and a name with an office, or a name behind a dash."""
    found = []
    greeted = False
    first: int | None = None  # below the last short line
    to_all = False
    for number, block in enumerate(blocks):
        if _TO_ALL.fullmatch(text, block.start, min(block.end, block.start + _LONGEST_LINE)):
            first, to_all = number + 1, True
        elif is_line(text, block):
            below = blocks[number + 1] if number + 1 < len(blocks) else None
            ends = below is None or is_line(text, below)
            if first is not None and first < number and ends and _signs(text, block):
                named = find_signature(text, block)
                if named is not None and is_own(text, blocks[first:number]):
                    start, end = blocks[first].start, blocks[number - 1].end
                    found.append(PageLetter((block.start, block.end), named, start, end))
                    greeted |= to_all
            first, to_all = number + 1, False
    return found if greeted or len(found) > 1 else []


def _signs(text: str, block: Block) -> bool:
    if DASH.match(text, block.start, block.end):
        return True
    return _OFFICE.search(text[block.start : block.end]) is not None
