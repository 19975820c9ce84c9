"""Two fits whose weights may count one way only: which of several is right, and whether one is.

A fit may find how much a sign counts, not which way: what counts the other way in one set
does so by chance, or by how that set was written, and not in the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["conditional_logit", "logistic"]

Array = Any
Bounds = list[tuple[float | None, float | None]]


def conditional_logit(
    tables: Sequence[Array], rights: Sequence[Array], ways: Sequence[int], penalty: float
) -> Array:
    """Weights by whose sums the right one of a question's candidates comes first.

    ``tables`` of shape (candidates, signs) and ``rights`` of shape (candidates,), one of
    each a question; ``ways``: 1 or -1 for a sign that may count for or against only, 0 for
    one that may do both. ``penalty`` is on the squares of the weights of signs that were
    brought to the same spread. McFadden, 1974; several right ones as one outcome.
    """
    kept = [i for i, right in enumerate(rights) if right.any() and not right.all()]
    if not kept:
        return np.zeros(len(ways))
    stacked = np.vstack([tables[i] for i in kept])
    right = np.concatenate([rights[i] for i in kept])
    sizes = np.array([len(rights[i]) for i in kept])
    starts = np.r_[0, sizes.cumsum()[:-1]]
    owner = np.repeat(np.arange(len(kept)), sizes)
    spread = np.maximum(stacked.std(axis=0), 1e-6)
    x = stacked / spread

    def loss(w: Array) -> tuple[float, Array]:
        z = x @ w
        e = np.exp(z - np.maximum.reduceat(z, starts)[owner])
        p = e / np.add.reduceat(e, starts)[owner]
        hit = np.maximum(np.add.reduceat(p * right, starts), 1e-12)
        gradient = x.T @ (p - p * right / hit[owner])
        return -np.log(hit).sum() + penalty * (w @ w) / 2, gradient + penalty * w

    found = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", bounds=_bounds(ways))
    return found.x / spread


def logistic(
    table: Array, right: Array, weight: Array, ways: Sequence[int], penalty: float
) -> tuple[Array, float]:
    """Weights and constant of the logit that a row is right.

    ``table`` of shape (rows, signs), ``right`` and ``weight`` of shape (rows,); ``ways`` and
    ``penalty`` as in :func:`conditional_logit`. The constant bears no penalty.
    """
    mean, spread = table.mean(axis=0), np.maximum(table.std(axis=0), 1e-6)
    x = np.column_stack([(table - mean) / spread, np.ones(len(table))])
    y = np.asarray(right, dtype=float)
    ridge = np.r_[np.full(len(ways), penalty), 0.0]

    def loss(w: Array) -> tuple[float, Array]:
        z = x @ w
        p = 1 / (1 + np.exp(-np.clip(z, -700, 700)))
        value = (weight * (np.logaddexp(0, z) - y * z)).sum() + (ridge * w * w).sum() / 2
        return value, x.T @ (weight * (p - y)) + ridge * w

    found = minimize(
        loss,
        np.zeros(x.shape[1]),
        jac=True,
        method="L-BFGS-B",
        bounds=[*_bounds(ways), (None, None)],
    )
    weights = found.x[:-1] / spread
    return weights, float(found.x[-1] - weights @ mean)


def _bounds(ways: Sequence[int]) -> Bounds:
    return [(0, None) if way > 0 else (None, 0) if way < 0 else (None, None) for way in ways]
