"""Finding passages: by their meaning, by their words, and by what is around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from gpqa.store import PassageRow, Scope, Store

__all__ = ["DEPTH", "Hit", "retrieve"]

DEPTH = 100
"""How far down each ranking is read. Measured: 50 to 2,000 are equal."""

# A weighted sum of the cosine and of BM25 divided by its best. Measured against
# reciprocal rank fusion on six sets (docs/benchmarks.md): ranks throw away that
# one passage was far ahead, or that none was near.
_DENSE = 0.7
_LEXICAL = 0.1
_TILE = 0.2


class Hit(NamedTuple):
    """A passage that was found, with what spoke for it, each 0 to 1 (the cosine from -1)."""

    passage: PassageRow
    score: float
    dense: float
    lexical: float
    tile: float


def retrieve(
    store: Store,
    stems: Sequence[str],
    vector: NDArray[np.float32],
    limit: int,
    scope: Scope | None = None,
) -> list[Hit]:
    """The ``limit`` best passages for a question's stems and vector, best first.

    Only those of ``scope`` where given. Ties go by source id and place, so that no
    order of rows ever shows.
    """
    depth = max(DEPTH, limit)
    among, around = (None, None) if scope is None else scope
    lexical = _shares(_first(depth, lambda n: store.search_words("passages", stems, n, among)))
    tiles = _shares(_first(depth, lambda n: store.search_words("tiles", stems, n, around)))
    dense = dict(_first(depth, lambda n: store.search_vector(vector, n, among)))
    dense |= store.similarities(vector, [number for number in lexical if number not in dense])
    hits = []
    for row in store.passages(sorted(dense)):
        parts = dense[row.no], lexical.get(row.no, 0.0), tiles.get(row.tile, 0.0)
        score = _DENSE * parts[0] + _LEXICAL * parts[1] + _TILE * parts[2]
        hits.append(Hit(row, score, *parts))
    hits.sort(key=lambda hit: (-hit.score, store.source(hit.passage.source).id, hit.passage.start))
    return hits[:limit]


def _first(depth: int, search: Callable[[int], list[tuple[int, float]]]) -> list[tuple[int, float]]:
    """The ``depth`` best that a search finds, and all that tie with the last of them.

    Which of equals come first is up to the numbers of rows, and those to the
    order of updates; so equals are all in or all out.
    """
    wanted = depth
    while True:
        found = search(wanted + 1)
        if len(found) <= depth:
            return found
        least = found[depth - 1][1]
        if len(found) <= wanted or found[-1][1] < least:
            return [(number, score) for number, score in found if score >= least]
        wanted *= 4


def _shares(found: Sequence[tuple[int, float]]) -> dict[int, float]:
    """BM25 scores as shares of the best one."""
    best = max((score for _, score in found), default=0.0)
    return {number: score / best for number, score in found} if best > 0 else {}
