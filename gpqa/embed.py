"""Passages into an index: encoded in batches, with their sentences on the way.

A sentence's vector is the mean of its own tokens as the encoder saw them inside
the passage ("late chunking"): it knows what "he" and "the study" mean there,
and costs nothing beyond the passage. Measured against encoding every sentence
by itself, it found the answering sentence more often (docs/benchmarks.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpqa.store.tables import SentenceRow, found_by

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gpqa.encoder import Encoder
    from gpqa.passages import Passage, Sentence
    from gpqa.store.corpus_writer import CorpusWriter
    from gpqa.store.vectors import VectorIndex

__all__ = ["Embedder", "assign", "title_budget"]

_BATCH = 512  # passages: enough to sort by length, few enough to hold


def title_budget(max_tokens: int) -> int:
    """Most tokens of a title before a passage: 40 for an encoder of 256."""
    return min(40, max_tokens // 6)


@dataclass(frozen=True, slots=True)
class _Item:
    source: int
    tile: int
    title: str | None
    passage: Passage
    lead: str
    """What is encoded before the passage's own text: the source's title."""
    text: str
    sentences: tuple[Sentence, ...]
    fresh: int
    """How many characters the passages before it did not hold."""

    def spans(self) -> list[tuple[int, int]]:
        """Where the sentences stand in what is encoded."""
        shift = len(self.lead) - self.passage.start
        low, high = self.passage.start, self.passage.end
        return [(max(low, s.start) + shift, min(s.end, high) + shift) for s in self.sentences]


class Embedder:
    """Collects passages and writes them, encoded, to a corpus and its vectors."""

    def __init__(
        self,
        encoder: Encoder,
        corpus: CorpusWriter,
        vectors: VectorIndex,
        done: Callable[[int, int], None],
    ) -> None:
        """``done`` is told characters and passages as they are encoded."""
        self._encoder = encoder
        self._corpus = corpus
        self._vectors = vectors
        self._done = done
        self._waiting: list[_Item] = []
        self.encoded = 0

    def add(
        self,
        source: int,
        title: str | None,
        text: str,
        *,
        sentences: Sequence[Sentence],
        passages: Sequence[Passage],
        tiles: Sequence[Passage],
    ) -> None:
        """Take in a source's passages; they are written now or with a later batch."""
        numbers = [
            self._corpus.add_tile(source, t.start, t.end, found_by(title, text[t.start : t.end]))
            for t in tiles
        ]
        lead = self._lead(title)
        at, covered = 0, 0
        for passage, own in zip(passages, assign(sentences, passages), strict=True):
            while at + 1 < len(tiles) and tiles[at + 1].start <= passage.start:
                at += 1
            words = text[passage.start : passage.end]
            self._waiting.append(
                _Item(
                    source,
                    numbers[at],
                    title,
                    passage,
                    lead,
                    words,
                    tuple(own),
                    fresh=passage.end - max(passage.start, covered),
                )
            )
            covered = passage.end
            if len(self._waiting) >= _BATCH:
                self.flush()

    def _lead(self, title: str | None) -> str:
        """The title as it is encoded before each passage, cut to a share of the room."""
        words = (title or "").split()
        limit = title_budget(self._encoder.max_tokens)
        while words and (count := self._encoder.count_tokens([" ".join(words)])[0]) > limit:
            words = words[: min(len(words) - 1, len(words) * limit // count)]
        return f"{' '.join(words)} . " if words else ""

    def flush(self) -> None:
        """Write what is waiting."""
        import numpy as np

        items, self._waiting = self._waiting, []
        if not items:
            return
        share = sum(item.fresh for item in items) / len(items)
        vectors, inner = self._encoder.encode_spans(
            [item.lead + item.text for item in items],
            [item.spans() for item in items],
            progress=lambda count: self._done(round(share * count), count),
        )
        numbers = [
            self._corpus.add_passage(
                item.source,
                item.passage.start,
                item.passage.end,
                item.tile,
                found_by(item.title, item.text),
            )
            for item in items
        ]
        self._vectors.add(numbers, vectors)
        self._corpus.add_sentences(
            SentenceRow(
                item.source, s.start, s.end, s.kind, row.astype(np.float16).tobytes(), s.statement
            )
            for item, rows in zip(items, inner, strict=True)
            for s, row in zip(item.sentences, rows, strict=True)
        )
        self.encoded += len(items)


def assign(sentences: Sequence[Sentence], passages: Sequence[Passage]) -> list[list[Sentence]]:
    """For each passage the sentences that get their vectors from it.

    A sentence that stands in several passages belongs to the one that shows
    most of what is around it, on the side where it shows less.
    """
    own: list[list[Sentence]] = [[] for _ in passages]
    first = 0
    for sentence in sentences:
        while first < len(passages) - 1 and passages[first].end <= sentence.start:
            first += 1
        best, room = first, -1
        for position in range(first, len(passages)):
            passage = passages[position]
            if passage.start > sentence.start:
                break
            around = min(sentence.start - passage.start, max(0, passage.end - sentence.end))
            if around > room and passage.end > sentence.start:
                best, room = position, around
        own[best].append(sentence)
    return own
