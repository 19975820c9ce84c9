"""Which sentences answer: every sentence near a hit, scored against the question."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpqa.structure import Kind
from gpqa.terms import find_terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from gpqa.question import Question
    from gpqa.retrieve import Hit
    from gpqa.store import Store
    from gpqa.terms import Term

__all__ = ["CONTEXT", "Evidence", "Weights", "find_evidence"]

CONTEXT = 20
"""How many passages' sentences are looked at."""
_COVERAGE = 0.5
"""What the words count against the meaning. Measured: docs/benchmarks.md."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence with what speaks for it."""

    source: int
    start: int
    end: int
    kind: Kind
    text: str
    terms: tuple[Term, ...]
    """Its content words, with spans into the source."""
    similarity: float
    """Cosine of its vector and the question's, -1 to 1."""
    coverage: float
    """Share of the question's words that it holds, weighted by rarity, 0 to 1."""
    score: float


class Weights:
    """How much each word of a question counts: rare in this corpus, much; everywhere, little."""

    def __init__(self, question: Question, store: Store) -> None:
        total = max(1, store.manifest.counts["passages"])
        frequencies = store.document_frequencies(question.stems)
        self.by_stem = {
            stem: math.log(1 + (total - count + 0.5) / (count + 0.5))
            for stem in question.stems
            for count in [min(total, frequencies.get(stem, 0))]
        }
        self.unknown = tuple(stem for stem in question.stems if stem not in frequencies)
        """Words of the question that stand nowhere in the corpus."""
        self._sum = sum(self.by_stem.values())

    def coverage(self, terms: Iterable[Term]) -> float:
        """The weighted share of the question's words among ``terms``."""
        held = {term.stem for term in terms}
        found = sum(weight for stem, weight in self.by_stem.items() if stem in held)
        return found / self._sum if self._sum else 0.0


def find_evidence(
    store: Store,
    weights: Weights,
    vector: NDArray[np.float32],
    hits: Iterable[Hit],
) -> list[Evidence]:
    """The sentences of the hits' passages, best first; ties go by source id and place."""
    import numpy as np

    rows = store.sentences(hit.passage for hit in hits)
    if not rows:
        return []
    vectors = np.frombuffer(b"".join(row.vector for row in rows), dtype=np.float16)
    similarities = vectors.reshape(len(rows), -1).astype(np.float32) @ vector
    found = []
    for row, similarity in zip(rows, similarities.tolist(), strict=True):
        text = store.text(row.source, row.start, row.end)
        terms = [
            term._replace(start=term.start + row.start, end=term.end + row.start)
            for term in find_terms(text)
        ]
        coverage = weights.coverage(terms)
        found.append(
            Evidence(
                row.source,
                row.start,
                row.end,
                Kind(row.kind),
                text,
                tuple(terms),
                similarity,
                coverage,
                similarity + _COVERAGE * coverage,
            )
        )
    found.sort(key=lambda e: (-e.score, store.source(e.source).id, e.start))
    return found
