"""Fits gpqa.confidence.speaker_confidence: how sure a quote of somebody asked about is.

Where nothing is read: with its scorer gpqa's confidence comes from training/combine.py.

    make bench DATA=folder PARTS=studies

Two kinds of question, each half of the weight: the gold set's (``eval/gold``, dev split)
that name somebody who is heard, and the hearings' ("What did X say when asked …"), each
asked of who was asked it and of another witness, heard on another day, who was not.
Small and large, article and transcript: the score that means the same differs with how
much somebody said, which is the curve's second term. Reported on the same questions;
the gold set's test split and other corpora are what it is to be judged by.
"""

from __future__ import annotations

import json
import random
from math import log1p
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from machine import ROOT
from sklearn.linear_model import LogisticRegression

from gpqa import Library
from gpqa.answer import find
from gpqa.compose import compose
from gpqa.confidence import (
    _SPEAKER_INTERCEPT,
    _SPEAKER_PASSAGES,
    _SPEAKER_SLOPE,
    SPEAKER_THRESHOLD,
    speaker_confidence,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bar import Steps

__all__ = ["measure"]

QUESTIONS = 400
THRESHOLDS = (0.2, 0.3, 0.4, 0.5)


class Case(NamedTuple):
    """A question of a person, asked."""

    corpus: str
    answerable: bool
    right: bool
    score: float
    passages: int
    """How many hold that person's words."""


def measure(data: Path, work: Path, bar: Steps) -> dict[str, object]:
    """Ask, fit, check."""
    cases = list(gold_cases(work.absolute() / "gold"))
    cases += hearing_cases(data / "inquiry", work.absolute(), bar)
    slope, size, intercept = fit(cases)
    return {
        "slope": round(slope, 2),
        "passages": round(size, 2),
        "intercept": round(intercept, 2),
        "shipped": {
            "slope": _SPEAKER_SLOPE,
            "passages": _SPEAKER_PASSAGES,
            "intercept": _SPEAKER_INTERCEPT,
            "threshold": SPEAKER_THRESHOLD,
        },
        "checked": {n: check([c for c in cases if c.corpus == n]) for n in corpora(cases)},
    }


def corpora(cases: list[Case]) -> list[str]:
    """The corpora that cases are from."""
    return sorted({case.corpus for case in cases})


def gold_cases(index: Path) -> Iterator[Case]:
    """The gold set's dev questions of somebody who is heard."""
    gold = ROOT / "eval" / "gold"
    library, _ = Library.build([gold / "documents"], index)
    for item in map(json.loads, (gold / "gold.jsonl").open(encoding="utf-8")):
        if item["split"] == "dev" and (case := ask(library, "gold", item, item["question"])):
            yield case


def hearing_cases(data: Path, work: Path, bar: Steps) -> Iterator[Case]:
    """The hearings' questions, of who was asked them and of somebody who was not."""
    library, _ = Library.build([data / "documents"], work / "inquiry")
    gold = list(map(json.loads, (data / "gold.jsonl").open(encoding="utf-8")))
    days = sorted({(item["speaker"], item["about"]) for item in gold})
    order = random.Random(7)
    order.shuffle(gold)
    for number, item in enumerate(gold[:QUESTIONS]):
        bar.share(number, QUESTIONS)
        others = [
            name for name, day in days if day != item["about"] and item["surname"] not in name
        ]
        wrong = f"What did {order.choice(others)} say about this: {item['plain_question']}"
        unasked = item | {"answerable": False, "evidence": []}
        for asked, question in ((item, item["question"]), (unasked, wrong)):
            if case := ask(library, "hearings", asked, question):
                yield case


def ask(library: Library, corpus: str, item: dict[str, Any], question: str) -> Case | None:
    """One question; None where it names nobody who is heard."""
    found = find(library.store, library.encoder, question)
    if found.whose.speakers is None:
        return None
    quotes = compose(found.evidence, library.store, 1)
    right = any(
        quote.source_id == place["source_id"]
        and quote.start < place["end"]
        and quote.end > place["start"]
        for quote in quotes
        for place in item["evidence"]
    )
    score = found.evidence[0].score if found.evidence else 0.0
    return Case(corpus, item["answerable"], right, score, found.among)


def fit(cases: list[Case]) -> tuple[float, float, float]:
    """What score and number of passages count for, and the intercept."""
    sizes = {name: sum(case.corpus == name for case in cases) for name in corpora(cases)}
    model = LogisticRegression(C=1e4).fit(
        [[case.score, log1p(case.passages)] for case in cases],
        [case.right for case in cases],
        sample_weight=[1000 / sizes[case.corpus] for case in cases],
    )
    slope, size = map(float, model.coef_[0])
    return slope, size, float(model.intercept_[0])


def check(cases: list[Case]) -> dict[str, Any]:
    """What the shipped curve does on these."""
    sure = np.array([speaker_confidence(case.score, case.passages) for case in cases])
    right = np.array([case.right for case in cases])
    answerable = np.array([case.answerable for case in cases])
    bins = np.minimum((sure * 10).astype(int), 9)
    gaps = [abs((sure - right)[bins == number].sum()) for number in range(10)]
    return {
        "questions": {"answerable": int(answerable.sum()), "not": int((~answerable).sum())},
        "expected calibration error": round(float(sum(gaps)) / len(cases), 3),
        "share answered at threshold": {
            str(least): {
                "answerable": round(float((sure[answerable] >= least).mean()), 3),
                "not": round(float((sure[~answerable] >= least).mean()), 3),
            }
            for least in THRESHOLDS
        },
    }
