"""Evidence weighed: each sentence by all its signs, those of a scorer that reads it among them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from gpqa.evidence import ECHO_COST
from gpqa.scorer.signs import cheap_signs, read_signs
from gpqa.scorer.windows import cut_windows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gpqa.evidence import Evidence, Weights
    from gpqa.retrieve import Hit
    from gpqa.scorer.protocol import EvidenceScorer, Span
    from gpqa.store import Store

__all__ = ["weigh"]

_ANSWERS = -1.0
"""The logits of a sentence and of what stands around it from which it is read as an answer.
With a wider margin for these, chosen on the gold set's dev split: training/README.md."""
_PLAIN = -8.0
"""The logit, against no words at all, from which words of a sentence are marked as the answer."""


def weigh(
    scorer: EvidenceScorer,
    store: Store,
    weights: Weights,
    evidence: Sequence[Evidence],
    hits: Sequence[Hit],
) -> list[Evidence]:
    """The evidence with its signs, scored by them, best first; ties as in ``evidence``.

    ``evidence`` is ordered best first: the scorer reads only what stands around the best.
    """
    if not evidence:
        return []
    cheap = cheap_signs(weights, evidence, hits, store)
    judged, answers = _read(scorer, weights.question.read, evidence, store)
    table = np.hstack([cheap, read_signs(judged)])
    scores = scorer.combination.rank.of_all(table).tolist()
    weighed = [
        replace(
            each,
            score=_heard(each, score),
            signs=tuple(row),
            answer=answer,
            read_as_answer=bool(sentence > _ANSWERS and window > _ANSWERS),
        )
        for each, score, row, answer, (sentence, window, _) in zip(
            evidence, scores, table.tolist(), answers, judged, strict=True
        )
    ]
    return sorted(weighed, key=lambda each: -each.score)


def _heard(evidence: Evidence, score: float) -> float:
    """The score of a sentence where people talk to each other.

    A reply was found by what was asked before it, which its own signs do not hold: there
    the earlier score stands, which is on the same scale.
    """
    if evidence.reply:
        return max(score, evidence.score)
    return score - ECHO_COST * evidence.echo


def _read(
    scorer: EvidenceScorer, question: str, evidence: Sequence[Evidence], store: Store
) -> tuple[NDArray[np.float64], list[Span | None]]:
    """Each sentence's logits (NaN where it was not read), and the words in it that answer."""
    windows = cut_windows(evidence, store)
    logits = np.full((len(evidence), 3), np.nan)
    answers: list[Span | None] = [None] * len(evidence)
    found = scorer.judge(question, [window.text for window in windows])
    for window, judgement in zip(windows, found, strict=True):
        for place, number in enumerate(window.members):
            span, above = judgement.spans[place], judgement.span_scores[place]
            if span is None:  # cut off: the window is longer than the scorer reads
                continue
            logits[number] = judgement.sentences[place], judgement.answerable, above
            if above >= _PLAIN:
                answers[number] = window.start + span[0], window.start + span[1]
    return logits, answers
