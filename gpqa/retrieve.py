"""Finding passages: by their words and by their meaning, the two rankings fused."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from gpqa.store import PassageRow, Store

__all__ = ["DEPTH", "Hit", "retrieve"]

DEPTH = 200
"""How far down each ranking is read."""
_K = 60
"""Reciprocal rank fusion's constant (Cormack, Clarke and Büttcher, SIGIR 2009)."""


class Hit(NamedTuple):
    """A passage that was found. Ranks count from 1; None means not among the first ``DEPTH``."""

    passage: PassageRow
    score: float
    lexical_rank: int | None
    dense_rank: int | None


def retrieve(
    store: Store,
    stems: Sequence[str],
    vector: NDArray[np.float32],
    limit: int,
    sources: Sequence[int] | None = None,
) -> list[Hit]:
    """The ``limit`` best passages for a question's stems and vector, best first.

    The order is that of the summed reciprocal ranks; ties go by source id and place.
    """
    lexical = _ranks(store.search_words(stems, DEPTH, sources))
    dense = _ranks(store.search_vector(vector, DEPTH, sources))
    scores = {
        number: sum(1 / (_K + ranks[number]) for ranks in (lexical, dense) if number in ranks)
        for number in lexical.keys() | dense.keys()
    }
    hits = [
        Hit(row, scores[row.no], lexical.get(row.no), dense.get(row.no))
        for row in store.passages(sorted(scores))
    ]
    hits.sort(key=lambda hit: (-hit.score, store.source(hit.passage.source).id, hit.passage.start))
    return hits[:limit]


def _ranks(found: Sequence[tuple[int, float]]) -> dict[int, int]:
    """Ranks from 1; equal scores share one, so that no order of rows shows."""
    ranks: dict[int, int] = {}
    previous: tuple[float, int] | None = None
    for position, (number, score) in enumerate(found, start=1):
        if previous is None or score != previous[0]:
            previous = (score, position)
        ranks[number] = previous[1]
    return ranks
