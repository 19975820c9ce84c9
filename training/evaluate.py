"""Figures of one scorer or several: which part brought what, with 95% intervals.

    python -m training.evaluate main-int8 second-int8

The first stage, the cheap signs, the scorer alone, all together; what is fitted to a set is
crossed over its articles there, the other sets saw no fit. Prints tables, writes
CACHE/NAME/results.json.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from gpqa.confidence import READ_THRESHOLD
from gpqa.evaluate.abstention import auroc, ece
from gpqa.evaluate.bootstrap import interval, ratio
from gpqa.evaluate.words import best_exact, best_f1
from gpqa.scorer.windows import WINDOWS
from training.cases import Case, folds, load
from training.combine import (
    FIRST_STAGE,
    RECIPES,
    Pools,
    Recipe,
    certainty,
    fit_combination,
    load_pools,
    scores_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gpqa.scorer.combination import Combination

    Chosen = Callable[[Case], Combination]

__all__ = ["crossed", "evaluate", "figures"]

Array = Any
SETS = (
    "held-out.all", "held-out.given", "squad2-dev.all", "squad2-dev.given", "clapnq-dev.all",
    "clapnq-dev.given", "gold.all", "written.given", "written.all", "hearings.all", "qmsum-val.all",
)  # fmt: skip
FOLDS = 5
PLAIN = -8.0
"""From which logit, against no words at all, words are marked: as gpqa.weigh has it."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--cache", type=Path, default=Path(".cache-training"))
    parser.add_argument("--windows", type=int, default=WINDOWS, help="how many are read")
    parser.add_argument("--only", help="one recipe")
    parser.add_argument("names", nargs="+")
    options = parser.parse_args(arguments)
    for name in options.names:
        recipes = {k: v for k, v in RECIPES.items() if options.only in {None, k}}
        found = evaluate(options.cache, name, recipes, options.windows)
        print(f"\n# {name}, {options.windows} windows")
        show(found)
        target = options.cache / name / "results.json"
        target.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def evaluate(
    cache: Path, scorer: str, recipes: dict[str, Recipe], windows: int = WINDOWS
) -> dict[str, dict[str, Any]]:
    """By set, by system: figures, each with the ends of its interval."""
    pools = load_pools(cache, scorer, windows)
    systems: dict[str, Callable[[str], Chosen]] = {"first stage": lambda _: lambda _: FIRST_STAGE}
    systems |= {label: crossed(pools, recipe) for label, recipe in recipes.items()}
    results: dict[str, dict[str, Any]] = {}
    for name in SETS:
        if (cache / "scores" / scorer / f"{name}.npz").exists():
            cases = load(cache, name, scorer, windows)
            results[name] = {k: figures(cases, of(name)) for k, of in systems.items()}
    return results


def crossed(pools: Pools, recipe: Recipe) -> Callable[[str], Chosen]:
    """For a set: the combination to judge each of its cases by, fitted without its article."""
    whole = fit_combination(pools, recipe)
    parts = [fit_combination(pools.without(number), recipe) for number in range(FOLDS)]
    held = pools.held + pools.absent
    fold = {
        set_: {case.group: int(n) for case, n in zip(pool, folds(pool, FOLDS), strict=True)}
        for set_, pool in (
            ("held-out", held),
            ("gold", pools.gold),
            ("hearings", pools.hearings),
            ("written", pools.written),
        )
    }

    def of(name: str) -> Chosen:
        own = fold.get(name.partition(".")[0])
        return lambda case: whole if own is None else parts[own[case.group]]

    return of


def figures(cases: Sequence[Case], chosen: Chosen) -> dict[str, Any]:
    """All figures of a set."""
    scores = [scores_of(chosen(case), case) for case in cases]
    sure = np.array([certainty(chosen(case), case) for case in cases])
    order = [np.argsort(-each, kind="stable") for each in scores]
    pairs = list(zip(cases, order, strict=True))
    answerable = np.array([case.answerable for case in cases])
    first = np.array([case.right[own[:1]].any() for case, own in pairs], dtype=float)
    five = np.array([case.right[own[:5]].any() for case, own in pairs], dtype=float)
    n = int(answerable.sum())
    result: dict[str, Any] = {
        "n": [n, len(cases) - n],
        "hit@1": _mean(first[answerable]),
        "hit@5": _mean(five[answerable]),
    }
    if not answerable.all():
        truth, right = answerable.astype(float), first * answerable
        result["auroc"] = interval(lambda counts: auroc(sure, truth, counts), len(cases))
        result["ece"] = interval(lambda counts: ece(sure, right, counts), len(cases))
        # Silent on so many of the answerable: how many others are answered?
        for lost in (0.06, 0.2):
            least = np.quantile(sure[answerable], lost)
            result[f"answered wrongly, {lost:.0%} lost"] = _mean(sure[~answerable] > least)
        result["answered wrongly"] = _mean((sure >= READ_THRESHOLD)[~answerable])
        result["silent wrongly"] = _mean((sure < READ_THRESHOLD)[answerable])
    marked = [
        (marked_words(case, int(own[0])), case.answers)
        for case, own in pairs
        if case.answerable and case.answers and len(own)
    ]
    if marked:
        result["highlight em"] = _mean(np.array([best_exact(*each) for each in marked]))
        result["highlight f1"] = _mean(np.array([best_f1(*each) for each in marked]))
    return result


def marked_words(case: Case, number: int) -> str:
    """The words of a sentence that the scorer takes for the answer; none where it sees none."""
    if np.isnan(case.spans[number]).any() or case.span_scores[number] < PLAIN:
        return ""
    start, end = case.spans[number].astype(int).tolist()
    return case.texts[number][start:end]


def _mean(values: Array) -> tuple[float, float, float]:
    return interval(ratio(values.astype(float).tolist(), [1.0] * len(values)), len(values))


def show(results: dict[str, dict[str, Any]]) -> None:
    """A table for each set: figures in percent, lines are systems."""
    for name, systems in results.items():
        n = next(iter(systems.values()))["n"]
        keys = [key for key in next(iter(systems.values())) if key != "n"]
        print(f"\n## {name} ({n[0]} answerable, {n[1]} not)\n")
        print("| |" + "|".join(keys) + "|")
        print("|---|" + "---|" * len(keys))
        for label, found in systems.items():
            cells = [
                "{:.1f} [{:.1f}, {:.1f}]".format(*(100 * x for x in found[key])) for key in keys
            ]
            print(f"| {label} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
