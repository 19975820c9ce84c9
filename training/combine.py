"""The small models over signs: which candidate answers, and whether any does.

Which: a conditional logit, the softmax over a question's candidates of a weighted sum of
their signs. Whether: a logistic curve over the first one's signs. Both are fitted on the
held-out articles of the training sets, crossed over articles where they are judged there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize

from gpqa.scorer.features import FEATURES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["CHEAP", "CORE", "READ", "SMALL", "Case", "Ranker", "Silence", "load", "read_signs"]

CHEAP = tuple(FEATURES)
CORE = ("similarity", "coverage", "around", "score", "passage", "headline", "bullet", "comment")
"""What gpqa ranks by today."""
SMALL = (
    *CORE, "stems missing around", "pairs", "bm25", "numbers missing", "names missing",
    "type matched", "type missing", "asks back",
)  # fmt: skip
"""The cheap signs that are left when those that add nothing across articles are gone."""
READ = ("ce sentence", "ce answerable", "ce span", "ce first", "ce gap", "unread")
SHARES = {"answerable": 0.5, "absent": 0.25, "near-miss": 0.25}
Array = Any


@dataclass(slots=True)
class Case:
    """A question with all that is known of its candidates."""

    id: str
    question: str
    answerable: bool
    group: str
    mode: str
    signs: Array
    """(candidates, CHEAP + READ)"""
    right: Array
    """(candidates,)"""
    texts: list[str]
    places: list[Any]
    answers: list[str]
    spans: Array
    """(candidates, 2), into the candidate's text; NaN for none."""
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """What it is to the silence: answerable, a near-miss, or absent."""
        if self.mode == "absent":
            return "absent"
        return "answerable" if self.answerable else "near-miss"


def load(cache: Path, name: str, scorer: str | None, windows: int = 99) -> list[Case]:
    """The cases of SET.MODE, with a scorer's judgements where one is named.

    ``windows``: only of the so many first windows of a question.
    """
    cases = []
    path = cache / "scores" / str(scorer) / f"{name}.npz"
    read = np.load(path) if scorer and path.exists() else None
    with (cache / "candidates" / f"{name}.jsonl").open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            row = json.loads(line)
            found = row["candidates"]
            if not found:
                continue
            cheap = np.array([c["features"] for c in found])
            ce = read[f"arr_{number}"] if read is not None else np.full((len(found), 6), np.nan)
            ce = np.where(ce[:, 3:4] < windows, ce, np.nan)
            cases.append(
                Case(
                    row["id"],
                    row["question"],
                    row["answerable"],
                    row["group"],
                    name.rpartition(".")[2],
                    np.hstack([cheap, read_signs(ce)]),
                    np.array([c["right"] for c in found]),
                    [c["text"] for c in found],
                    [tuple(c["place"]) for c in found],
                    row["answers"],
                    ce[:, 4:6],
                )
            )
    return cases


def read_signs(ce: Array) -> Array:
    """The scorer's signs, of its table of (candidates, 6): shape (candidates, len(READ))."""
    unread = np.isnan(ce[:, 0])
    low = np.array([-8.0, -8.0, -15.0])
    base = np.where(unread[:, None], low, np.maximum(ce[:, :3], low))
    sentence = base[:, 0]
    order = np.argsort(-sentence)
    best = np.full(len(sentence), sentence[order[0]])
    if len(sentence) > 1:
        best[order[0]] = sentence[order[1]]
    first = (sentence >= sentence.max()).astype(float)
    return np.column_stack([base, first, sentence - best, unread.astype(float)])


class Ranker:
    """Which candidate answers."""

    def __init__(self, columns: Sequence[str], penalty: float = 10.0) -> None:
        names = CHEAP + READ
        self.columns = [names.index(name) for name in columns]
        self.names = list(columns)
        self.penalty = penalty

    def fit(self, cases: Sequence[Case]) -> Ranker:
        """Fit on answerable questions of which a right candidate was found."""
        kept = [c for c in cases if c.answerable and c.right.any() and not c.right.all()]
        stacked = np.vstack([c.signs[:, self.columns] for c in kept])
        self.scale = np.maximum(stacked.std(axis=0), 1e-6)
        x = stacked / self.scale
        right = np.concatenate([c.right for c in kept])
        sizes = np.array([len(c.right) for c in kept])
        starts = np.r_[0, sizes.cumsum()[:-1]]
        owner = np.repeat(np.arange(len(kept)), sizes)

        def loss(w: Array) -> tuple[float, Array]:
            z = x @ w
            z = z - np.maximum.reduceat(z, starts)[owner]
            e = np.exp(z)
            p = e / np.add.reduceat(e, starts)[owner]
            er = e * right
            q = er / np.maximum(np.add.reduceat(er, starts)[owner], 1e-12)
            value = -np.log(np.maximum(np.add.reduceat(p * right, starts), 1e-12)).sum()
            gradient = x.T @ (p - q)
            return value + self.penalty * (w @ w) / 2, gradient + self.penalty * w

        found = minimize(
            loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", bounds=_bounds(self.names)
        )
        self.weights = found.x / self.scale
        self.standard = found.x
        return self

    def scores(self, case: Case) -> Array:
        """The weighted sums of a question's candidates."""
        result: Array = case.signs[:, self.columns] @ self.weights
        return result


SILENT = (
    "score", "similarity", "coverage", "around", "rarest missing", "stems missing around",
    "numbers missing", "names missing", "names missing around", "pairs", "speaker here",
    "speaker missing", "type matched", "type missing", "passage dense", "asks back",
    "negation differs",
)  # fmt: skip
"""What silence is decided by."""
DIRECTIONS = {
    "score": 1, "similarity": 1, "coverage": 1, "around": 1, "rarest missing": -1,
    "rarest missing around": -1, "stems missing around": -1, "numbers missing": -1,
    "names missing": -1, "names missing around": -1, "pairs": 1, "bm25": 1, "speaker here": 1,
    "speaker missing": -1, "type matched": 1, "type missing": -1, "passage dense": 1,
    "passage": 1, "asks back": -1, "negation differs": -1, "headline": -1, "comment": -1,
    "firsts": 1, "ce sentence": 1, "ce answerable": 1, "ce span": 1, "most read": 1,
    "most answerable": 1,
}  # fmt: skip
"""Which way each sign may count. A fit may only find how much: what counts the other way in
one set does so by chance, or by how that set was written."""


class Silence:
    """Whether the first candidate answers: a logistic curve whose signs count one way each."""

    def __init__(self, columns: Sequence[str], penalty: float = 3.0) -> None:
        names = CHEAP + READ
        self.asked = tuple(columns)
        self.names = [name for name in columns if name in DIRECTIONS]
        self.columns = [names.index(name) for name in self.names]
        self.read = "ce sentence" in self.names
        if self.read:
            self.names += ["most read", "most answerable"]
        self.penalty = penalty

    def signs(self, case: Case, scores: Array) -> Array:
        """The first candidate's signs.

        Not its lead over the second: where several sentences answer, that is small.
        """
        first = int(np.argmax(scores))
        read = case.signs[:, len(CHEAP) : len(CHEAP) + 2].max(axis=0) if self.read else []
        return np.r_[case.signs[first, self.columns], read]

    def fit(self, cases: Sequence[Case], scores: Sequence[Array]) -> Silence:
        """Fit on questions of all kinds, each kind counting by its share."""
        x = np.array([self.signs(c, s) for c, s in zip(cases, scores, strict=True)])
        y = np.array([right_first(c, s) for c, s in zip(cases, scores, strict=True)], dtype=float)
        self.mean, self.scale = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-6)
        z = np.column_stack([(x - self.mean) / self.scale, np.ones(len(x))])
        weight = weights(cases)

        def loss(w: Array) -> tuple[float, Array]:
            t = z @ w
            p = 1 / (1 + np.exp(-t))
            value = (weight * (np.logaddexp(0, t) - y * t)).sum()
            ridge = np.r_[w[:-1], 0] * self.penalty
            return value + (ridge * w).sum() / 2, z.T @ (weight * (p - y)) + ridge

        bounds = [*_bounds(self.names), (None, None)]
        start = np.zeros(z.shape[1])
        found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
        self.weights, self.intercept = found.x[:-1], float(found.x[-1])
        return self

    def confidence(self, cases: Sequence[Case], scores: Sequence[Array]) -> Array:
        """The probability that the first candidate answers, of each question."""
        x = np.array([self.signs(c, s) for c, s in zip(cases, scores, strict=True)])
        return 1 / (1 + np.exp(-((x - self.mean) / self.scale @ self.weights + self.intercept)))


def _bounds(names: Sequence[str]) -> list[tuple[int | None, int | None]]:
    ways = (DIRECTIONS.get(name, 0) for name in names)
    return [(0, None) if way > 0 else (None, 0) if way < 0 else (None, None) for way in ways]


def right_first(case: Case, scores: Array) -> bool:
    """Whether the best candidate answers."""
    return bool(case.right[int(np.argmax(scores))])


def weights(cases: Sequence[Case]) -> Array:
    """Each kind of question counts by its share, however many there are."""
    kinds = np.array([case.kind for case in cases])
    counts = {kind: max(1, int((kinds == kind).sum())) for kind in SHARES}
    return np.array([SHARES[kind] / counts[kind] for kind in kinds]) * len(cases)
