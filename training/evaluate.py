"""Figures: today's gpqa, cheap signs, the scorer, and all together, with 95% intervals.

    python -m training.evaluate --cache .cache-training [--scorer main-int8] [--out FILE]

Everything is fitted on held-out articles of the training sets (``training.combine``); the
evaluated sets are only reported.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from gpqa.confidence import confidence
from gpqa.evaluate.abstention import auroc, ece
from gpqa.evaluate.bootstrap import interval, ratio
from gpqa.evaluate.words import best_exact, best_f1
from training.combine import (
    CHEAP,
    CORE,
    READ,
    SILENT,
    SMALL,
    Case,
    Ranker,
    Silence,
    load,
    right_first,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

Array = Any
SETS = (
    "held-out.all", "held-out.given", "squad2-dev.all", "squad2-dev.given", "clapnq-dev.all",
    "clapnq-dev.given", "gold.all", "qmsum-val.all",
)  # fmt: skip
SCORE, SENTENCE = CHEAP.index("score"), len(CHEAP)


def main() -> None:
    """Fit, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--cache", type=Path, default=Path(".cache-training"))
    parser.add_argument("--scorer")
    parser.add_argument("--penalty", type=float, default=10.0)
    parser.add_argument("--windows", type=int, default=99, help="how many a question are read")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    held = {
        mode: load(options.cache, f"held-out.{mode}", options.scorer, options.windows)
        for mode in ("all", "given", "absent")
    }
    systems = make_systems(held, bool(options.scorer), options.penalty)
    results: dict[str, Any] = {}
    for name in SETS:
        if not (options.cache / "candidates" / f"{name}.jsonl").exists():
            continue
        if (
            options.scorer
            and not (options.cache / "scores" / options.scorer / f"{name}.npz").exists()
        ):
            print(f"\n{name}: not scored by {options.scorer}")
            continue
        cases = load(options.cache, name, options.scorer, options.windows)
        results[name] = {
            label: figures(cases, *system, crossed=name.startswith("held-out"), held=held)
            for label, system in systems.items()
        }
        show(name, results[name])
    if options.out:
        options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def make_systems(held: dict[str, list[Case]], read: bool, penalty: float) -> dict[str, Any]:
    """What is compared: how each ranks, and how sure it is."""

    def today(case: Case) -> Array:
        return case.signs[:, SCORE]

    systems: dict[str, Any] = {
        "a today": (today, None, lambda s: confidence(float(s.max()))),
        "a' today's ranking, silence refitted on its score": (today, Silence(("score",)), None),
        "b cheap signs": (Ranker(SMALL, penalty), Silence(SILENT), None),
    }
    if read:
        systems |= {
            "c cheap signs + scorer": (Ranker(SMALL + READ, penalty), Silence(SILENT + READ), None),
            "c' today's signs + scorer": (
                Ranker(CORE + READ, penalty),
                Silence(("score", "similarity", "coverage", *READ)),
                None,
            ),
            "d scorer alone": (lambda case: case.signs[:, SENTENCE], Silence(READ), None),
        }
    for ranker, silence, _ in systems.values():
        if isinstance(ranker, Ranker):
            ranker.fit(held["all"])
        if silence is not None:
            cases = held["all"] + held["absent"]
            silence.fit(cases, [rank(ranker, case) for case in cases])
    return systems


def rank(ranker: Any, case: Case) -> Array:
    """A question's candidates' scores."""
    return ranker.scores(case) if isinstance(ranker, Ranker) else ranker(case)


def figures(
    cases: Sequence[Case],
    ranker: Any,
    silence: Any,
    sure: Any,
    *,
    crossed: bool,
    held: dict[str, list[Case]],
) -> dict[str, Any]:
    """All figures of a system on a set; where it was fitted, crossed over articles."""
    scores: list[Array]
    if crossed and isinstance(ranker, Ranker):
        scores = _crossed_ranks(cases, ranker, held)
    else:
        scores = [rank(ranker, case) for case in cases]
    if silence is None:
        certain = np.array([sure(s) for s in scores])
    elif crossed:
        certain = _crossed_silence(cases, scores, ranker, silence, held)
    else:
        certain = silence.confidence(cases, scores)
    answerable = np.array([case.answerable for case in cases])
    first = np.array([right_first(c, s) for c, s in zip(cases, scores, strict=True)])
    five = np.array(
        [
            case.right[np.argsort(-s, kind="stable")[:5]].any()
            for case, s in zip(cases, scores, strict=True)
        ]
    )
    n = int(answerable.sum())
    result: dict[str, Any] = {
        "n": [n, len(cases) - n],
        "hit@1": interval(ratio(first[answerable].tolist(), [1.0] * n), n),
        "hit@5": interval(ratio(five[answerable].tolist(), [1.0] * n), n),
    }
    if not answerable.all():
        truth = answerable.astype(float)
        result["auroc"] = interval(lambda counts: auroc(certain, truth, counts), len(cases))
        result["ece"] = interval(
            lambda counts: ece(certain, first.astype(float) * truth, counts), len(cases)
        )
        refitted = recalibrated(certain, first.astype(float) * truth, _folds(cases))
        result["ece, two numbers refitted here, crossed"] = interval(
            lambda counts: ece(refitted, first.astype(float) * truth, counts), len(cases)
        )
        for most in (0.06, 0.2):
            # Silent on so many of the answerable: how many others are answered?
            threshold = np.quantile(certain[answerable], most)
            result[f"answers others where {most:.0%} are lost"] = float(
                (certain[~answerable] > threshold).mean()
            )
    spans = [
        (case, int(np.argmax(s)))
        for case, s in zip(cases, scores, strict=True)
        if case.answerable and case.answers
    ]
    words = [
        (case.texts[i][slice(*map(int, case.spans[i]))], case.answers)
        for case, i in spans
        if not np.isnan(case.spans[i]).any()
    ]
    if words:
        m = len(spans)
        exact = [best_exact(given, wanted) for given, wanted in words] + [0.0] * (m - len(words))
        f1 = [best_f1(given, wanted) for given, wanted in words] + [0.0] * (m - len(words))
        result["highlight em"] = interval(ratio(exact, [1.0] * m), m)
        result["highlight f1"] = interval(ratio(f1, [1.0] * m), m)
    return result


def _folds(cases: Sequence[Case]) -> Array:
    groups = sorted({case.group for case in cases})
    # The largest articles apart from each other.
    size = {g: sum(c.group == g for c in cases) for g in groups}
    order = sorted(groups, key=lambda g: -size[g])
    return np.array([order.index(case.group) % 5 for case in cases])


def recalibrated(certain: Array, right: Array, fold: Array) -> Array:
    """Confidence with slope and intercept fitted on the same set's other folds (Platt, 1999)."""
    logit = np.log(np.clip(certain, 1e-6, 1 - 1e-6) / np.clip(1 - certain, 1e-6, 1))
    result = np.zeros(len(certain))
    for number in set(fold.tolist()):
        here = fold == number
        curve = LogisticRegression(C=1e4).fit(logit[~here, None], right[~here])
        result[here] = curve.predict_proba(logit[here, None])[:, 1]
    return result


def _crossed_ranks(
    cases: Sequence[Case], ranker: Ranker, held: dict[str, list[Case]]
) -> list[Array]:
    groups = sorted({c.group for c in held["all"]})
    fold = {g: i % 5 for i, g in enumerate(groups)}
    fitted = []
    for number in range(5):
        own = Ranker(ranker.names, ranker.penalty)
        fitted.append(own.fit([c for c in held["all"] if fold[c.group] != number]))
    return [fitted[fold.get(case.group, 0)].scores(case) for case in cases]


def _crossed_silence(
    cases: Sequence[Case],
    scores: Sequence[Array],
    ranker: Any,
    silence: Silence,
    held: dict[str, list[Case]],
) -> Array:
    pool = held["all"] + held["absent"]
    ranks = [rank(ranker, case) for case in pool]
    groups = sorted({c.group for c in pool})
    fold = {g: i % 5 for i, g in enumerate(groups)}
    result = np.zeros(len(cases))
    own = np.array([fold.get(case.group, 0) for case in cases])
    for number in range(5):
        kept = [i for i, case in enumerate(pool) if fold[case.group] != number]
        fitted = Silence(silence.asked, silence.penalty)
        fitted.fit([pool[i] for i in kept], [ranks[i] for i in kept])
        here = np.flatnonzero(own == number).tolist()
        if here:
            result[here] = fitted.confidence([cases[i] for i in here], [scores[i] for i in here])
    return result


def show(name: str, results: dict[str, Any]) -> None:
    """One set's table."""
    n = next(iter(results.values()))["n"]
    print(f"\n{name} ({n[0]} answerable, {n[1]} not)")
    for label, found in results.items():
        cells = []
        for key, value in found.items():
            if key == "n":
                continue
            if isinstance(value, float):
                cells.append(f"{key} {100 * value:.0f}%")
            else:
                mean, low, high = (100 * x for x in value)
                cells.append(f"{key} {mean:.1f} [{low:.1f}, {high:.1f}]")
        print(f"  {label}: {'; '.join(cells)}")


if __name__ == "__main__":
    main()
