"""How far a list goes: what "the Board has agreed to:" opens, and what stands below it no more.

An item is known by its marker. Paragraphs of a document may have numbers, too: where one of
these comes again, or a count does not go on, the list has ended.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from gpqa.structure import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["past_list"]


class _Marker(NamedTuple):
    """What an item begins with."""

    shape: str
    """The same for all items of a list: "a)" for "c)", "0." for "12."."""
    number: int | None
    """Which of them it is; None where items are not counted."""
    indent: int
    """Columns before it, as far as these are looked at."""

    def goes_on(self, before: _Marker) -> bool:
        """Whether it counts on from the item before, or counts nothing: "1." again and again."""
        return self.number is None or before.number is None or self.number - before.number in {0, 1}


_MARKER = re.compile(
    r"(?P<open>\(?)(?:(?P<number>\d{1,3})|(?P<letter>[a-z]))(?P<close>[.)])|(?P<bullet>\S)"
)
_FARTHEST = 40  # columns of white space that are counted


def past_list(text: str, blocks: Sequence[Block], opening: int) -> int:
    """The place in ``blocks`` behind the items that the block ``opening`` introduces.

    The work is linear in the length of the list.
    """
    own = _marker(text, blocks[opening])
    levels: list[_Marker] = []
    end = opening + 1
    for block in islice(blocks, opening + 1, None):
        item = _marker(text, block)
        if item is None or (own is not None and _follows(item, own)):
            break
        depth = next((at for at, level in enumerate(levels) if level.shape == item.shape), None)
        if depth is not None:
            if not item.goes_on(levels[depth]):
                break
            del levels[depth:]
        elif levels and not (
            item.indent > levels[-1].indent or text[blocks[end - 1].end - 1] == ":"
        ):
            break
        levels.append(item)
        end += 1
    return end


def _follows(item: _Marker, own: _Marker) -> bool:
    """Whether an item is the next of the list in which the opening itself is one."""
    if item.shape != own.shape or item.indent > own.indent:
        return False
    return item.number is None or own.number is None or item.number == own.number + 1


def _marker(text: str, block: Block) -> _Marker | None:
    """What a block begins with; None where it is no item."""
    match = _MARKER.match(text, block.start, block.end)
    if block.kind is not Kind.BULLET or match is None:
        return None
    before = text[max(0, block.start - _FARTHEST) : block.start]
    indent = len(before) - len(before.rstrip(" \t\u00a0"))
    if match["bullet"]:
        return _Marker(match["bullet"], None, indent)
    counted = int(match["number"]) if match["number"] else ord(match["letter"])
    kind = "0" if match["number"] else "a"
    return _Marker(match["open"] + kind + match["close"], counted, indent)
