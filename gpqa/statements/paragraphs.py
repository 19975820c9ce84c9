"""Places in a text: in which of its blocks, in which sentence, in quotation marks or not."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from gpqa.sentences import split_sentences
from gpqa.statements.quoted_spans import quoted_spans, within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.sentences import Span
    from gpqa.structure import Block

__all__ = ["Paragraphs"]


class Paragraphs:
    """A text by its blocks, which are numbered from 0; positions are its code points."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text = text
        self._blocks = blocks
        self._starts = [block.start for block in blocks]
        # Of the blocks that were asked about: each is split once.
        self._sentences: dict[int, list[Span]] = {}
        self._quotes: dict[int, list[Span]] = {}

    def at(self, position: int) -> int:
        """The number of the block that a position stands in or behind."""
        return max(0, bisect_right(self._starts, position) - 1)

    def sentence(self, block: int, position: int) -> Span:
        """The sentence of a block that a position stands in or behind."""
        if not self._blocks:
            return 0, len(self.text)
        if block not in self._sentences:
            place = self._blocks[block]
            self._sentences[block] = split_sentences(self.text, place.start, place.end)
        sentences = self._sentences[block]
        at = max(0, bisect_right(sentences, (position, 1 << 60)) - 1)
        return sentences[at] if sentences else (position, position)

    def is_quoted(self, position: int) -> bool:
        """Whether a position stands in quotation marks."""
        if not self._blocks:
            return False
        block = self.at(position)
        if block not in self._quotes:
            place = self._blocks[block]
            self._quotes[block] = quoted_spans(self.text, place.start, place.end)
        return within(self._quotes[block], position)
