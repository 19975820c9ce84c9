"""Fits gpqa.confidence: how often a first quote of a given score is right, where nothing is read.

With its scorer gpqa's confidence comes from training/combine.py.

    make bench DATA=folder PARTS=studies

Half of the articles of squad2-train are indexed, then the other half. Each
question is asked of both: where its article is, the first quote is right or
wrong; where it is not, nothing can be right; the set's own unanswerable
questions are near-misses. The three kinds weigh a half, a quarter, a quarter.
The fit is checked across articles, and on clapnq-dev, which it never saw.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from gpqa import Library
from gpqa.answer import find
from gpqa.confidence import _INTERCEPT, _SLOPE, THRESHOLD

if TYPE_CHECKING:
    from pathlib import Path

    from bar import Steps
    from numpy.typing import NDArray

__all__ = ["measure"]

SHARES = {"answerable": 0.5, "absent": 0.25, "near-miss": 0.25}
THRESHOLDS = (0.1, 0.15, 0.2, 0.3, 0.5)


class Case(NamedTuple):
    """A question asked of an index."""

    kind: str
    group: str
    score: float
    right: bool


def measure(data: Path, work: Path, bar: Steps) -> dict[str, object]:
    """Ask, fit, check."""
    squad = squad_cases(data / "squad2-train", work, bar)
    clapnq = clapnq_cases(data / "clapnq-dev", work)
    slope, intercept = fit(squad)
    crossed = cross_validated(squad)
    return {
        "slope": round(slope, 2),
        "intercept": round(intercept, 2),
        "shipped": {"slope": _SLOPE, "intercept": _INTERCEPT, "threshold": THRESHOLD},
        "squad2-train, across articles": check(squad, crossed),
        "clapnq-dev": check(clapnq, sigmoid(clapnq, slope, intercept)),
    }


def squad_cases(data: Path, work: Path, bar: Steps) -> list[Case]:
    """Every question, asked of the half that has its article and of the half that has not."""
    records = [json.loads(line) for line in (data / "corpus.jsonl").open(encoding="utf-8")]
    gold = [json.loads(line) for line in (data / "gold.jsonl").open(encoding="utf-8")]
    cases = []
    for half in (0, 1):
        folder = work / f"squad-half-{half}"
        folder.mkdir(parents=True, exist_ok=True)
        kept = [record for record in records if half_of(record["_id"]) == half]
        lines = "".join(json.dumps(record) + "\n" for record in kept)
        (folder / "corpus.jsonl").write_text(lines, encoding="utf-8")
        library, _ = Library.build([folder], work.absolute() / f"squad-half-{half}-index")
        for number, item in enumerate(gold):
            if number % 100 == 0:
                bar.share(half * len(gold) + number, 2.2 * len(gold))
            if half_of(item["about"]) != half:
                kind = "absent"
            else:
                kind = "answerable" if item["answerable"] else "near-miss"
            cases.append(ask(library, item, kind, article(item["about"])))
    return cases


def clapnq_cases(data: Path, work: Path) -> list[Case]:
    """Its unanswerable questions are near-misses: their passage is there."""
    gold = [json.loads(line) for line in (data / "gold.jsonl").open(encoding="utf-8")]
    library, _ = Library.build([data / "corpus.jsonl"], work.absolute() / "clapnq-dev")
    return [
        ask(library, item, "answerable" if item["answerable"] else "near-miss", item["id"])
        for item in gold
    ]


def article(identifier: str) -> str:
    """The article of a paragraph: its id without the number."""
    return identifier.rpartition("-")[0]


def half_of(identifier: str) -> int:
    """Which half an article falls into."""
    return hashlib.sha256(article(identifier).encode()).digest()[0] % 2


def ask(library: Library, item: dict[str, Any], kind: str, group: str) -> Case:
    """The first sentence's score, and whether it is evidence."""
    found = find(library.store, library.encoder, item["question"]).evidence
    if not found:
        return Case(kind, group, 0.0, right=False)
    best = found[0]
    name = library.store.source(best.source).id
    right = kind == "answerable" and any(
        name == e["source_id"] and best.start < e["end"] and best.end > e["start"]
        for e in item["evidence"]
    )
    return Case(kind, group, best.score, right)


def weights(cases: list[Case]) -> NDArray[np.float64]:
    """Each kind of question counts by its share, however many there are."""
    kinds = np.array([case.kind for case in cases])
    return np.array([SHARES[case.kind] / (kinds == case.kind).sum() for case in cases]) * len(cases)


def fit(cases: list[Case]) -> tuple[float, float]:
    """Slope and intercept of the logistic curve over the score."""
    model = LogisticRegression(C=1e4).fit(
        [[case.score] for case in cases],
        [case.right for case in cases],
        sample_weight=weights(cases),
    )
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def cross_validated(cases: list[Case]) -> NDArray[np.float64]:
    """Each article's probabilities from a curve that was fitted without it."""
    groups = sorted({case.group for case in cases})
    fold = np.array([groups.index(case.group) % 5 for case in cases])
    result = np.zeros(len(cases))
    for number in range(5):
        curve = fit([case for case, own in zip(cases, fold, strict=True) if own != number])
        result[fold == number] = sigmoid(cases, *curve)[fold == number]
    return result


def sigmoid(cases: list[Case], slope: float, intercept: float) -> NDArray[np.float64]:
    """The curve at each score."""
    scores = np.array([case.score for case in cases])
    return np.asarray(1 / (1 + np.exp(-(slope * scores + intercept))))


def check(cases: list[Case], sure: NDArray[np.float64]) -> dict[str, Any]:
    """How well the probabilities part, how well they are calibrated, what thresholds do."""
    kinds = np.array([case.kind for case in cases])
    right = np.array([case.right for case in cases])
    known = {kind: share for kind, share in SHARES.items() if (kinds == kind).any()}
    weight = weights(cases)
    bins = np.minimum((sure * 10).astype(int), 9)
    gaps = [abs((weight * (sure - right))[bins == number].sum()) for number in range(10)]
    return {
        "n": {kind: int((kinds == kind).sum()) for kind in known},
        "auroc answerable against": {
            kind: round(
                float(
                    roc_auc_score(
                        (kinds == "answerable")[np.isin(kinds, ["answerable", kind])],
                        sure[np.isin(kinds, ["answerable", kind])],
                    )
                ),
                3,
            )
            for kind in known
            if kind != "answerable"
        },
        "expected calibration error": round(float(sum(gaps) / weight.sum()), 3),
        "share answered at threshold": {
            str(threshold): {
                kind: round(float((sure[kinds == kind] >= threshold).mean()), 3) for kind in known
            }
            for threshold in THRESHOLDS
        },
    }
