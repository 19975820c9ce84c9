"""The tables of the scorer's card, gpqa/scorer/weights/README.md, as Markdown.

    python -m training.card --name main-int8

Prints the figures that ``training.evaluate`` wrote to CACHE/NAME/results.json, and what each
threshold would answer and leave unanswered.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from gpqa.scorer.windows import WINDOWS
from training.cases import load
from training.combine import RECIPES, certainty, load_pools
from training.evaluate import crossed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from training.cases import Case
    from training.evaluate import Chosen

__all__ = ["figure_rows", "threshold_rows"]

TITLES = {
    "squad2-dev.all": "squad2-dev, all its paragraphs",
    "squad2-dev.given": "squad2-dev, paragraph given",
    "clapnq-dev.all": "clapnq-dev, all its passages",
    "clapnq-dev.given": "clapnq-dev, passage given",
    "gold.all": "eval/gold, dev",
    "written.given": "written documents, held out, each given",
    "written.all": "written documents, all at once",
    "hearings.all": "hearings",
    "qmsum-val.all": "qmsum-val",
    "held-out.all": "held-out articles",
}
FIGURES = {
    "hit@1": "hit@1",
    "hit@5": "hit@5",
    "auroc": "AUROC",
    "ece": "ECE",
    "highlight em": "highlight EM",
    "highlight f1": "highlight F1",
}
SYSTEMS = ("first stage", "cheap signs", "scorer alone", "all")
WITH_INTERVAL = ("first stage", "all")
UNREAD = ("first stage", "cheap signs")
"""They mark words that match, none that answer."""
THRESHOLDS = (0.1, 0.2, 0.25, 0.3, 0.4, 0.5)
POOLS = {
    "gold dev, anybody": ("gold.all", False),
    "gold dev, one person": ("gold.all", True),
    "written, given": ("written.given", False),
    "clapnq-dev, given": ("clapnq-dev.given", False),
    "squad2-dev, all": ("squad2-dev.all", False),
    "hearings": ("hearings.all", True),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--cache", type=Path, default=Path(".cache-training"))
    parser.add_argument("--name", required=True)
    parser.add_argument("--windows", type=int, default=WINDOWS, help="how many are read")
    options = parser.parse_args(arguments)
    results = json.loads((options.cache / options.name / "results.json").read_text("utf-8"))
    print("| set | figure | first stage | cheap signs | scorer alone | **all** |")
    print("|---|---|---|---|---|---|")
    for row in figure_rows(results):
        print(row)
    of = crossed(load_pools(options.cache, options.name, options.windows), RECIPES["all"])
    asked = {
        title: ([c for c in load(options.cache, name, options.name, options.windows)
                 if c.of_one == one], of(name))
        for title, (name, one) in POOLS.items()
    }  # fmt: skip
    print(f"\n| threshold | {' | '.join(POOLS)} |")
    print("|---|" + "---|" * len(POOLS))
    for row in threshold_rows(asked):
        print(row)


def figure_rows(results: dict[str, dict[str, Any]]) -> Iterator[str]:
    """A row for each figure of each set: a system a column, in percent."""
    for name, title in TITLES.items():
        systems = results.get(name, {})
        if not set(SYSTEMS) <= set(systems):
            continue
        n = sum(systems["all"]["n"])
        first = f"{title}" if "(" in title else f"{title} ({n:,})"
        for key, label in FIGURES.items():
            if key in systems["all"]:
                cells = (
                    "none"
                    if label.startswith("highlight") and s in UNREAD
                    else _cell(systems[s][key], full=s in WITH_INTERVAL)
                    for s in SYSTEMS
                )
                yield f"| {first} | {label} | {' | '.join(cells)} |"
                first = ""


def _cell(found: Sequence[float], *, full: bool) -> str:
    value, low, high = (100 * x for x in found)
    return f"{value:.1f} [{low:.1f}, {high:.1f}]" if full else f"{value:.1f}"


def threshold_rows(asked: Mapping[str, tuple[Sequence[Case], Chosen]]) -> Iterator[str]:
    """Unanswerable questions that are answered, and answerable ones that are not, in percent."""
    sure = {
        title: (
            np.array([certainty(chosen(case), case) for case in cases]),
            np.array([case.answerable for case in cases]),
        )
        for title, (cases, chosen) in asked.items()
    }
    for least in THRESHOLDS:
        shares = (
            (100 * (sures >= least)[~right].mean(), 100 * (sures < least)[right].mean())
            for sures, right in sure.values()
        )
        cells = " | ".join(f"{wrong:.0f} / {silent:.0f}" for wrong, silent in shares)
        yield f"| {least:g} | {cells} |".replace("| 0.", "| .")


if __name__ == "__main__":
    main()
