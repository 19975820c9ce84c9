"""What stands below a paragraph with a cue that ends in a colon: a list, or a post.

"Ms Lee said the plan would:" goes on in the bullets below it; "She writes:" in a paragraph or in
lines that are marked as quoted.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from gpqa.models import Attribution
from gpqa.sentences import trim
from gpqa.statements.listed import past_list
from gpqa.structure import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.statements.prose_units import Unit
    from gpqa.statements.statement import Statement

__all__ = ["listed_below", "posted_below", "units_inside"]


def listed_below(
    text: str, blocks: Sequence[Block], units: Sequence[Unit], number: int, said: Statement
) -> list[Statement]:
    """The bullets that go on with a statement: "Ms Lee said the plan would:"."""
    unit = units[number]
    if text[unit.end - 1] != ":" or not unit.end - 1 <= said.end <= unit.end:
        return []
    found = []
    end = past_list(text, blocks, unit.block)
    for following in islice(units, number + 1, None):
        if following.block >= end:
            break
        quoted = tuple((q.start, q.end) for q in following.quotations)
        found.append(replace(said, start=following.start, end=following.end, quoted=quoted))
    return [replace(each, attribution=Attribution.REPORTED) for each in found]


_MARKER = re.compile(r"(?:>[ \t\u00a0]?){1,4}")
_LONGEST_POST = 4000
_MOST_POSTED = 200  # paragraphs


def posted_below(
    text: str, blocks: Sequence[Block], unit: Unit, said: Statement
) -> list[Statement]:
    """Whole what somebody says below "She writes:": a paragraph, or the lines marked by ">"."""
    cue = blocks[unit.block]
    if unit.block + 1 == len(blocks) or text[cue.end - 1] != ":" or not said.cue:
        return []
    first = blocks[unit.block + 1]
    if unit.quotations or first.kind is not Kind.BODY or not first.start <= said.start < first.end:
        return []
    if said.cue[1] < cue.end - 1:
        return []
    marked = text[first.start] == ">"
    found = []
    for block in islice(blocks, unit.block + 1, unit.block + 1 + _MOST_POSTED):
        marker = _MARKER.match(text, block.start, block.end)
        if (marked and marker is None) or (not marked and block is not first):
            break
        start, end = trim(text, marker.end() if marker else block.start, block.end)
        if end - start > _LONGEST_POST or (not marked and _MARKS.search(text, start, end)):
            break
        if start < end:
            found.append(replace(said, start=start, end=end, attribution=Attribution.DIRECT))
    return found


_MARKS = re.compile('[“”"]')


def units_inside(units: Sequence[Unit], number: int, posted: Sequence[Statement]) -> Iterator[int]:
    """Where the units begin that stand behind one and in what was posted there."""
    for unit in islice(units, number + 1, None):
        if not posted or unit.start >= posted[-1].end:
            break
        yield unit.start
