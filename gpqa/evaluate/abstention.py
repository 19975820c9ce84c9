"""Figures on silence: whether it is kept when it should be, and ``confidence`` is true.

Everything here takes arrays of shape (questions,): how sure each answer was, and whether
its question can be answered, or its first quote is right. ``counts`` of shape (draws,
questions) says how often each question is drawn; a row of ones is the set itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from gpqa.evaluate.evidence import highlighted
from gpqa.evaluate.results import Bin, Ratio
from gpqa.evaluate.words import best_exact, best_f1

if TYPE_CHECKING:
    from gpqa.evaluate.run import Outcome

__all__ = ["BINS", "aurc", "auroc", "ece", "reliability", "risk_coverage", "values"]

Floats: TypeAlias = NDArray[np.float64]
Counts: TypeAlias = NDArray[np.int64]

BINS = 10
"""Bins of confidence, of equal width."""


def values(outcome: Outcome, *, short_answers: bool) -> dict[str, Ratio]:
    """What a question adds to the figures at the threshold in force.

    ``short_answers``: whether the gold set gives any, so that SQuAD 2.0's end-to-end
    figures, in which silence is an answer, mean something.
    """
    gold, answered = outcome.gold, outcome.attempt.answered
    shares: dict[str, Ratio] = {}
    if gold.answerable:
        shares["silent_wrongly"] = Ratio(got=float(not answered))
        if outcome.right is not None:
            shares["correct"] = Ratio(got=float(answered and outcome.right))
    else:
        shares["answered_wrongly"] = Ratio(got=float(answered))
        shares["correct"] = Ratio(got=float(not answered))
    if short_answers and (gold.short_answers or not gold.answerable):
        # As evaluate-v2.0.py: no answer is the empty string, and right for no answer.
        words = highlighted(outcome.quotes[0]) if answered and outcome.quotes else ""
        wanted = gold.short_answers or ("",)
        shares["squad2_em"] = Ratio(got=best_exact(words, wanted))
        shares["squad2_f1"] = Ratio(got=best_f1(words, wanted))
    return shares


def auroc(confidence: Floats, positive: Floats, counts: Counts) -> Floats:
    """Area under the ROC curve: how often a positive is surer than a negative; ties count half.

    Shape (draws,); NaN where a draw has no positive or no negative. Hanley and McNeil, 1982.
    """
    groups, order = _groups(confidence)
    sorted_positive = positive[order]
    drawn = counts[:, order]
    ups = np.add.reduceat(drawn * sorted_positive, groups, axis=1)
    downs = np.add.reduceat(drawn * (1 - sorted_positive), groups, axis=1)
    below = np.cumsum(downs, axis=1) - downs
    wins = (ups * (below + downs / 2)).sum(axis=1)
    with np.errstate(invalid="ignore"):
        result: Floats = wins / (ups.sum(axis=1) * downs.sum(axis=1))
    return result


def risk_coverage(confidence: Floats, wrong: Floats) -> tuple[Floats, Floats]:
    """The risk-coverage curve: the share answered, and the share of these that is wrong.

    The surest are answered first. Equally sure ones are, as it were, in every order at
    once, so that no order of questions shows. Both of shape (questions,). El-Yaniv and
    Wiener, 2010.
    """
    return _curve(confidence, wrong, np.ones(len(confidence), dtype=np.int64))


def _curve(confidence: Floats, wrong: Floats, counts: Counts) -> tuple[Floats, Floats]:
    groups, order = _groups(-confidence)
    drawn = counts[order]
    sizes = np.add.reduceat(drawn, groups)
    errors = np.add.reduceat(drawn * wrong[order], groups)
    expected = np.repeat(errors / np.maximum(sizes, 1), sizes)
    answered = np.arange(1, len(expected) + 1)
    return answered / len(expected), np.cumsum(expected) / answered


def aurc(confidence: Floats, wrong: Floats, counts: Counts) -> Floats:
    """Area under the risk-coverage curve, the mean risk over all coverages; shape (draws,).

    Geifman, Uziel and El-Yaniv, 2019. Lower is better; a random order has the share wrong.
    """
    return np.array([_curve(confidence, wrong, row)[1].mean() for row in counts])


def ece(confidence: Floats, right: Floats, counts: Counts) -> Floats:
    """Expected calibration error: mean distance of confidence from the share right; (draws,).

    Over ``BINS`` bins of equal width. Naeini, Cooper and Hauskrecht, 2015; Guo et al., 2017.
    """
    members = _bins(confidence)[:, None] == np.arange(BINS)
    distance = np.abs(counts @ (members * (confidence - right)[:, None]))
    result: Floats = distance.sum(axis=1) / counts.sum(axis=1)
    return result


def reliability(confidence: Floats, right: Floats) -> tuple[Bin, ...]:
    """The bins of the reliability diagram that hold any question."""
    members = _bins(confidence)
    return tuple(
        Bin(
            low=number / BINS,
            high=(number + 1) / BINS,
            n=int(inside.sum()),
            confidence=float(confidence[inside].mean()),
            right=float(right[inside].mean()),
        )
        for number in range(BINS)
        if (inside := members == number).any()
    )


def _bins(confidence: Floats) -> NDArray[np.int64]:
    return np.minimum((confidence * BINS).astype(np.int64), BINS - 1)


def _groups(values_: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where each run of equal values begins once sorted, and the order that sorts."""
    order = np.argsort(values_, kind="stable").astype(np.int64)
    ordered = values_[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]).astype(np.int64)
    return starts, order
