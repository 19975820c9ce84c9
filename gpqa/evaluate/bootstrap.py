"""How sure a figure is: 95% bootstrap intervals over questions, and paired differences.

Percentile intervals of 1,000 draws with replacement (Efron and Tibshirani, 1993), with a
fixed seed: the same records give the same interval. Questions are the unit: several
quotes of one question are not independent. Where all questions agree, so do all draws,
and the interval has no width; n says how much that is worth.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["DRAWS", "Statistic", "difference", "draw", "interval", "ratio"]

DRAWS = 1000
_SEED = 20261122
_PERCENTILES = (2.5, 97.5)

Counts: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]


class Statistic(Protocol):
    """A figure of each draw: ``counts`` of shape (draws, questions) to values (draws,)."""

    def __call__(self, counts: Counts, /) -> Floats:
        """NaN for a draw that has no such figure."""
        ...


@lru_cache(maxsize=4)
def draw(questions: int) -> Counts:
    """How often each question is in each draw, shape (DRAWS, questions)."""
    random = np.random.default_rng(_SEED)
    counts = np.empty((DRAWS, questions), dtype=np.int64)
    for row in counts:
        row[:] = np.bincount(random.integers(questions, size=questions), minlength=questions)
    counts.flags.writeable = False  # it is shared
    return counts


def ratio(got: Sequence[float], of: Sequence[float]) -> Statistic:
    """The sum of ``got`` by the sum of ``of``: of ones, the mean."""
    above, below = np.asarray(got, dtype=float), np.asarray(of, dtype=float)

    def statistic(counts: Counts) -> Floats:
        with np.errstate(invalid="ignore"):
            result: Floats = (counts @ above) / (counts @ below)
        return result

    return statistic


def interval(statistic: Statistic, questions: int) -> tuple[float, float, float]:
    """The figure itself, and the ends of its interval; NaN where there is none."""
    value = float(statistic(np.ones((1, questions), dtype=np.int64))[0])
    return value, *_ends(statistic(draw(questions)))


def difference(new: Statistic, old: Statistic, questions: int) -> tuple[float, float, float]:
    """``new`` less ``old`` over the same questions, drawn together, with its interval."""
    once = np.ones((1, questions), dtype=np.int64)
    drawn = draw(questions)
    return float(new(once)[0] - old(once)[0]), *_ends(new(drawn) - old(drawn))


def _ends(values: Floats) -> tuple[float, float]:
    known = values[~np.isnan(values)]
    if not len(known):
        return float("nan"), float("nan")
    low, high = np.percentile(known, _PERCENTILES)
    return float(low), float(high)
