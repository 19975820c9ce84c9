"""How sure an answer is: the share of such answers whose first quote is right.

A logistic regression on a handful of cheap features, fitted on questions with
and without an answer (docs/benchmarks.md says which, and how well it holds).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.evidence import Evidence

__all__ = ["THRESHOLD", "Features", "confidence"]

THRESHOLD = 0.35
"""Below this the sources do not say."""

_INTERCEPT = -6.0
_SIMILARITY = 6.0
_COVERAGE = 5.0


class Features(NamedTuple):
    """What the confidence is computed from, each of the best sentences."""

    similarity: float
    """Cosine of the best sentence."""
    coverage: float
    """Weighted share of the question's words in it."""


def features(found: Sequence[Evidence]) -> Features:
    """The features of an answer whose first quote would be the first of ``found``."""
    return Features(found[0].similarity, found[0].coverage)


def confidence(values: Features) -> float:
    """The probability, 0 to 1, that the first quote is right."""
    logit = _INTERCEPT + _SIMILARITY * values.similarity + _COVERAGE * values.coverage
    return 1 / (1 + math.exp(-logit))
