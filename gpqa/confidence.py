"""How sure an answer is: the share of such answers whose first quote is right.

A logistic curve over the best sentence's score. Fitted on SQuAD 2.0 training
questions asked of half of its articles: half of them answered there, a quarter
about the other articles, a quarter near-misses. Twenty-two further features
were tried and transferred worse. ``benchmarks/calibrate.py`` fits it again;
docs/benchmarks.md says how well it holds.
"""

from __future__ import annotations

import math

__all__ = ["THRESHOLD", "confidence"]

THRESHOLD = 0.2
"""Below this the sources do not say."""

_SLOPE = 5.38
_INTERCEPT = -5.4


def confidence(score: float) -> float:
    """The probability, 0 to 1, that a quote of this score answers its question."""
    return 1 / (1 + math.exp(-(_SLOPE * score + _INTERCEPT)))
