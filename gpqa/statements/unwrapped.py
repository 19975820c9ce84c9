"""A text as if none of its paragraphs had been wrapped, for reading the names in it.

A name that is parted at a line's end ("Councillor / Sand") is one, and a line's indentation
is no part of it. Where a paragraph ends like no sentence its lines may be names below each
other, and stay apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.sentences import Span
    from gpqa.structure import Block

__all__ = ["Unwrapped", "unwrap"]

# Tried only behind a word, so that a run of white space is read once. Before ">" somebody
# else's words may begin.
_BREAK = re.compile(r"(?<=\S)[ \t\u00a0]*+(?:\r\n?|\n)[ \t\u00a0]*+(?=[^\s>])")
_SENTENCE_END = re.compile(r"[.!?…][’”\"'»)\]*_]{0,4}\Z")
_LONGEST_END = 5


class Unwrapped(NamedTuple):
    """A copy of a text, and where in it the blocks and spans stand that were asked for."""

    text: str
    blocks: Sequence[Block]
    spans: Sequence[Span]


def unwrap(text: str, blocks: Sequence[Block], spans: Sequence[Span]) -> Unwrapped:
    """``text`` with a space for each line's end, and its indentation, within a paragraph.

    Linear in the text's length; the very same where nothing is wrapped.
    """
    breaks = [match.span() for block in blocks for match in _breaks(text, block)]
    if not breaks:
        return Unwrapped(text, blocks, spans)
    ends = [end for _, end in breaks]
    left_out = [0, *accumulate(end - start - 1 for start, end in breaks)]

    def moved(position: int) -> int:
        return position - left_out[bisect_right(ends, position)]

    kept = zip([0, *ends], [*(start for start, _ in breaks), len(text)], strict=True)
    return Unwrapped(
        " ".join(text[start:end] for start, end in kept),
        [replace(block, start=moved(block.start), end=moved(block.end)) for block in blocks],
        [(moved(start), moved(end)) for start, end in spans],
    )


def _breaks(text: str, block: Block) -> Iterator[re.Match[str]]:
    """The ends of a block's lines, where it holds a sentence."""
    end = block.end
    if _SENTENCE_END.search(text, max(block.start, end - _LONGEST_END), end):
        yield from _BREAK.finditer(text, block.start, end)
