"""The small models over signs: which sentence answers, and how sure that is.

    python -m training.combine --name main-int8

Which: a conditional logit over a question's sentences, fitted on articles and written
documents that nothing was trained on and a few questions of the hearings. How sure: a
logistic curve over the first sentence's signs, fitted on the same articles (half of the
questions answered there, a quarter asked of other articles, a quarter near-misses) and
documents, its slope, its constant and what it counts that a text is of people who speak on these
and the gold set's dev split; where one person is asked about, a curve of its own.
Writes combination.json beside the scorer.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np

from gpqa import confidence as first_stage
from gpqa.evidence import ECHO_COST
from gpqa.scorer.combination import (
    COMBINATION,
    MOST,
    PASSAGES,
    TALK,
    Combination,
    Linear,
    talk_among,
)
from gpqa.scorer.signs import CHEAP, READ
from gpqa.scorer.windows import WINDOWS
from training.cases import Case, column, folds, load
from training.fit import conditional_logit, logistic
from training.package import seal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gpqa.evidence import Evidence

__all__ = [
    "FIRST_STAGE",
    "RECIPES",
    "Part",
    "Pools",
    "Recipe",
    "certainty",
    "fit_combination",
    "fit_sure_of_one",
    "load_pools",
    "refit_scale",
    "scores_of",
    "write_combination",
]

Array = Any

WAYS: Mapping[str, int] = {
    "similarity": 1, "coverage": 1, "around": 1, "score": 1, "passage": 1, "headline": -1,
    "comment": -1, "missing nearby": -1, "pairs": 1, "bm25": 1, "numbers missing": -1,
    "names missing": -1, "type held": 1, "type missing": -1, "asks back": -1, "sentence": 1,
    "window": 1, "span": 1, "first": 1, "lead": 1, "most sentence": 1, "most window": 1,
    "log passages": -1,
}  # fmt: skip
"""Which way a sign may count; any other may count both ways."""
SHARES = {"answerable": 0.5, "absent": 0.25, "near-miss": 0.25}
"""What each kind of held-out question counts, however many there are."""
GOLD_SCALE, WRITTEN_SCALE = 0.2, 0.4
"""What the gold set's dev questions and the written ones count where certainty gets its scale.

The former are few, and all of one kind of text: fitted to them, weights of signs carried over
worse to every other set; slope, constant and TALK alone carry over well. README.md has figures.
"""
SPOKEN = 100
"""Questions of the hearings that ranking is fitted to: one in eleven. README.md has figures."""
WRITTEN = 180
"""Questions on documents written for training that ranking is fitted to: one in seven. With
all 564 quotes that answer stood out less from those that do not. README.md has figures."""
WRITTEN_SHARE, WRITTEN_ONE = 0.3, 1 / 3
"""What the questions on documents written for training count together where certainty is
fitted, of anybody's words and of one person's. README.md has figures."""
RANK_PENALTY, SURE_PENALTY = 10.0, 3.0


class Part(NamedTuple):
    """Some of what a curve is fitted to."""

    cases: Sequence[Case]
    share: float
    """What they count together."""
    by_kind: bool = False
    """Whether kinds of question count by SHARES among them, and not each question alike."""


class Pools(NamedTuple):
    """What is fitted to."""

    held: list[Case]
    """Held-out questions, asked of all articles."""
    absent: list[Case]
    """The same, asked of all articles but their own."""
    gold: list[Case]
    hearings: list[Case]
    written: list[Case]

    def without(self, number: int) -> Pools:
        """All but one fold of each; an article is in one fold, wherever it is asked."""
        held = self.held + self.absent
        fold = folds(held)
        keep = [case for case, own in zip(held, fold, strict=True) if own != number]
        rest = [
            [case for case, own in zip(pool, folds(pool), strict=True) if own != number]
            for pool in (self.gold, self.hearings, self.written)
        ]
        absent = [case for case in keep if case.kind == "absent"]
        return Pools([case for case in keep if case.kind != "absent"], absent, *rest)


@dataclass(frozen=True, slots=True)
class Recipe:
    """Which signs are weighed for what."""

    rank: tuple[str, ...]
    sure: tuple[str, ...]
    of_one: tuple[str, ...]


_RANKED = tuple(name for name in CHEAP if name != "said")
"""Somebody's words answer no better than a text's own; in the press there are only more of them."""

RECIPES = {
    "cheap signs": Recipe(_RANKED, ("score", "similarity", "coverage"), ("score", PASSAGES)),
    "scorer alone": Recipe(
        ("sentence",), ("sentence", "window", "span", *MOST), ("sentence", "window", "span")
    ),
    "all": Recipe(
        _RANKED + READ,
        ("score", "similarity", "coverage", "sentence", "window", "span", *MOST),
        ("score", "coverage", "around", "sentence", "window", "span", PASSAGES),
    ),
}
"""What is compared; "all" is what ships."""

FIRST_STAGE = Combination(
    Linear({"score": 1.0}, 0.0),
    Linear({"score": first_stage._SLOPE}, first_stage._INTERCEPT),  # noqa: SLF001
    Linear(
        {"score": first_stage._SPEAKER_SLOPE, PASSAGES: first_stage._SPEAKER_PASSAGES},  # noqa: SLF001
        first_stage._SPEAKER_INTERCEPT,  # noqa: SLF001
    ),
)
"""What gpqa does where nothing is read: a scorer's combination before one is fitted to it."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--cache", type=Path, default=Path(".cache-training"))
    parser.add_argument("--name", required=True)
    parser.add_argument("--windows", type=int, default=WINDOWS, help="how many are read")
    parser.add_argument(
        "--of-one",
        action="store_true",
        help="fit only how sure it is where one person is asked about; the rest stays as it is",
    )
    options = parser.parse_args(arguments)
    folder = options.cache / options.name
    pools = load_pools(options.cache, options.name, options.windows, of_one=options.of_one)
    if options.of_one:
        before = Combination.read(folder / COMBINATION)
        sure = fit_sure_of_one(before.rank, pools, RECIPES["all"])
        combination = Combination(before.rank, before.sure, sure)
    else:
        combination = fit_combination(pools, RECIPES["all"])
    write_combination(combination, folder)
    print((options.cache / options.name / COMBINATION).read_text(encoding="utf-8"))


def load_pools(cache: Path, scorer: str, windows: int = WINDOWS, *, of_one: bool = False) -> Pools:
    """All that is fitted to, as a scorer read it; ``of_one``: without the held-out articles."""

    def cases(name: str) -> list[Case]:
        return load(cache, name, scorer, windows)

    return Pools(
        [] if of_one else cases("held-out.all"),
        [] if of_one else cases("held-out.absent"),
        cases("gold.all"),
        cases("hearings.all"),
        cases("written.given"),
    )


def fit_combination(pools: Pools, recipe: Recipe) -> Combination:
    """All three parts."""
    spoken = [case for case in pools.hearings if case.answerable][:SPOKEN]
    rank = to_scale(fit_rank(pools.held + spoken + _drawn(pools.written), recipe.rank), pools.held)
    anybody = [c for c in pools.held + pools.absent if c.weighed and not c.of_one]
    gold = [case for case in pools.gold if case.weighed and not case.of_one]
    written = [case for case in pools.written if case.weighed and not case.of_one]
    return Combination(
        rank,
        refit_scale(
            rank,
            fit_sure(
                rank,
                recipe.sure,
                [Part(anybody, 1 - WRITTEN_SHARE, by_kind=True), Part(written, WRITTEN_SHARE)],
            ),
            [
                Part(anybody, 1 - GOLD_SCALE - WRITTEN_SCALE, by_kind=True),
                Part(gold, GOLD_SCALE),
                Part(written, WRITTEN_SCALE),
            ],
        ),
        fit_sure_of_one(rank, pools, recipe),
    )


def fit_sure_of_one(rank: Linear, pools: Pools, recipe: Recipe) -> Linear:
    """How sure the first sentence is to answer where one person is asked about."""
    gold, hearings, written = (
        [case for case in pool if case.weighed and case.of_one]
        for pool in (pools.gold, pools.hearings, pools.written)
    )
    return fit_sure(
        rank,
        recipe.of_one,
        [
            Part(gold, (1 - WRITTEN_ONE) / 2),
            Part(hearings, (1 - WRITTEN_ONE) / 2),
            Part(written, WRITTEN_ONE),
        ],
    )


def _drawn(written: Sequence[Case]) -> list[Case]:
    answerable = [case for case in written if case.answerable]
    return random.Random(3).sample(answerable, min(WRITTEN, len(answerable)))


def fit_rank(cases: Sequence[Case], names: Sequence[str]) -> Linear:
    """The ranking: sums by whose order the right sentence of a question comes first."""
    usable = [case for case in cases if case.answerable and case.weighed]
    columns = [column(name) for name in names]
    weights = conditional_logit(
        [case.signs[:, columns] for case in usable],
        [case.right for case in usable],
        [WAYS.get(name, 0) for name in names],
        RANK_PENALTY,
    )
    return Linear(dict(zip(names, weights.tolist(), strict=True)), 0.0)


def to_scale(rank: Linear, cases: Sequence[Case]) -> Linear:
    """The same order, with the mean and spread that the first stage's scores have.

    Over the sentences that were read. What composes answers knows scores by that scale:
    how far below the best is padding, how low is nothing.
    """
    kept = [case for case in cases if case.weighed]
    sums = np.concatenate([rank.of_all(case.signs)[case.read] for case in kept])
    wanted = np.concatenate([case.signs[case.read, column("score")] for case in kept])
    slope = float(wanted.std() / max(sums.std(), 1e-9))
    return Linear(
        {name: weight * slope for name, weight in rank.weights.items()},
        float(wanted.mean() - slope * sums.mean()) + slope * rank.constant,
    )


def fit_sure(rank: Linear, names: Sequence[str], parts: Sequence[Part]) -> Linear:
    """How sure the first sentence is to answer."""
    if not any(part.cases for part in parts):
        return Linear(dict.fromkeys(names, 0.0), 0.0)
    table, right = _firsts(rank, names, parts)
    ways = [WAYS.get(name, 0) for name in names]
    found, constant = logistic(table, right, _weights(parts), ways, SURE_PENALTY)
    return Linear(dict(zip(names, found.tolist(), strict=True)), constant)


def refit_scale(rank: Linear, sure: Linear, parts: Sequence[Part]) -> Linear:
    """The same certainty, its slope and constant fitted anew (Platt, 1999), and TALK beside it.

    Of the same signs an answer is surer in the press, where people speak, than in an
    encyclopedia's paragraphs, whose questions were written to mislead. README.md, trial 33.
    """
    names = list(sure.weights)
    table, right = _firsts(rank, [*names, TALK], parts)
    logits = table[:, :-1] @ np.array(list(sure.weights.values())) + sure.constant
    fitted = np.column_stack([logits, table[:, -1]])
    (slope, talk), constant = logistic(fitted, right, _weights(parts), [1, 0], 0.0)
    scaled = {name: weight * float(slope) for name, weight in sure.weights.items()}
    return Linear({**scaled, TALK: float(talk)}, sure.constant * float(slope) + constant)


def _firsts(rank: Linear, names: Sequence[str], parts: Sequence[Part]) -> tuple[Array, Array]:
    """The signs of each question's first sentence, and whether it answers."""
    rows, right = [], []
    for case in (case for part in parts for case in part.cases):
        first = int(np.argmax(scored(rank, case)))
        rows.append([sign(case, first, name) for name in names])
        right.append(bool(case.right[first]))
    return np.array(rows), np.array(right)


def _weights(parts: Sequence[Part]) -> Array:
    total = sum(len(part.cases) for part in parts)
    weights = []
    for part in parts:
        counts = Counter(case.kind for case in part.cases)
        for case in part.cases:
            own = SHARES[case.kind] / counts[case.kind] if part.by_kind else 1 / len(part.cases)
            weights.append(total * part.share * own)
    return np.array(weights)


def sign(case: Case, first: int, name: str) -> float:
    """A sign of a question whose best sentence is ``first``, as Combination.confidence has it."""
    if name == PASSAGES:
        return first_stage.log_passages(case.passages)
    if name == TALK:
        return talk_among(case.signs.tolist())
    if name in MOST:
        return float(case.signs[:, column(name.removeprefix("most "))].max())
    return float(case.signs[first, column(name)])


class _Weighed(NamedTuple):
    """What a combination looks at in a sentence."""

    signs: tuple[float, ...]


def scores_of(combination: Combination, case: Case) -> Array:
    """The scores of a question's sentences, shape (candidates,)."""
    if not case.weighed or combination is FIRST_STAGE:
        scores: Array = case.signs[:, column("score")]
        return scores
    return scored(combination.rank, case)


def scored(rank: Linear, case: Case) -> Array:
    """The sums of a question's sentences; where people talk to each other as gpqa.weigh does."""
    sums = rank.of_all(case.signs) - ECHO_COST * case.echo
    return np.where(case.reply, np.maximum(sums, case.signs[:, column("score")]), sums)


def certainty(combination: Combination, case: Case) -> float:
    """How sure its first sentence is to answer."""
    if case.any_words:
        return first_stage.ANY_WORDS
    if not len(case.right):
        return 0.0
    order = np.argsort(-scores_of(combination, case), kind="stable")
    weighed = [_Weighed(tuple(row)) for row in case.signs[order].tolist()]
    passages = case.passages if case.of_one else None
    return combination.confidence(cast("Sequence[Evidence]", weighed), passages)


def write_combination(combination: Combination, folder: Path) -> None:
    """Write it beside a scorer; signs of no weight are left out."""
    parts = {
        name: {
            "weights": {sign: round(w, 6) for sign, w in part.weights.items() if round(w, 6)},
            "constant": round(part.constant, 6),
        }
        for name in ("rank", "sure", "sure_of_speaker")
        for part in [cast("Linear", getattr(combination, name))]
    }
    (folder / COMBINATION).write_text(json.dumps(parts, indent=1) + "\n", encoding="utf-8")
    seal(folder)


if __name__ == "__main__":
    main()
