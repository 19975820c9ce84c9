"""The part of docs/benchmarks.md about what the evidence scorer was to reach, and silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sets import SETS
from tables import cell, figure_of, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from page_sets import Results

__all__ = ["GOALS", "Goal", "goals", "silence"]


class Goal(NamedTuple):
    """A figure that was to be reached on a set."""

    set: str
    figure: str
    floor: str
    """What was measured before there was a scorer, by simpler means."""
    goal: float
    """In points of 100."""
    less: bool = False
    """Whether less is better."""

    def reached(self, value: float) -> bool:
        """Whether a figure, a share, is as good as was asked."""
        return 100 * value <= self.goal if self.less else 100 * value >= self.goal


GOALS = (
    Goal("gold-test", "hit@1", "69", 92),
    Goal("gold-test", "hit@5", "89", 98),
    Goal("gold-test", "recall@5", "81", 92),
    Goal("gold-test", "auroc", "85", 96),
    Goal("gold-test", "answered_wrongly", "", 6, less=True),
    Goal("gold-test", "silent_wrongly", "", 6, less=True),
    Goal("gold-test", "ece", "", 5, less=True),
    Goal("squad2-dev", "hit@1", "64", 72),
    Goal("squad2-dev", "hit@5", "86", 90),
    Goal("squad2-dev", "ece", "", 5, less=True),
    Goal("squad2-dev-given", "hit@1", "75", 86),
    Goal("squad2-dev-given", "auroc", "61", 75),
    Goal("squad2-dev-given", "em", "", 55),
    Goal("squad2-dev-given", "f1", "", 68),
    Goal("clapnq-dev", "hit@1", "71", 78),
    Goal("clapnq-dev", "ece", "", 5, less=True),
    Goal("clapnq-dev-given", "auroc", "88", 90),
    Goal("quotesum-dev", "sem_f1", "", 55),
)
"""Set before anything was built; floors are of rankings by similarity, alone or fused."""


def goals(results: Results) -> str:
    """What was to be reached, and what is, with and without the scorer."""
    titles = {about.name: about.title for about in SETS}
    rows = []
    for goal in GOALS:
        own = results.get(goal.set, {})
        found = {name: _figure(own, name, goal) for name in ("gpqa-without-scorer", "gpqa")}
        if found["gpqa"] is None:
            continue
        sign = "≤" if goal.less else "≥"
        reached = "yes" if goal.reached(found["gpqa"]["value"]) else "no"
        rows.append([
            titles[goal.set], f"`{goal.figure}`", goal.floor, cell(found["gpqa-without-scorer"]),
            cell(found["gpqa"]), f"{sign} {goal.goal:g}", reached,
        ])  # fmt: skip
    head = ["set", "figure", "floor", "no scorer", "gpqa", "goal", "reached"]
    return f"""## What the scorer brings

Goals were set before anything was built; floors are of rankings by similarity, alone or fused,
measured then. Where a goal is not reached, this says so.

{table(head, rows)}"""


def silence(results: Results) -> str:
    """The risk-coverage curves, read at round thresholds."""
    parts = []
    for about in SETS:
        result = results.get(about.name, {}).get("gpqa")
        if result is None or not result.get("silence"):
            continue
        shipped = result["about"]["threshold"]
        rows = [
            [
                f"**{row['threshold']}**" if row["threshold"] == shipped else row["threshold"],
                *(_points(row[name]) for name in _CURVE),
            ]
            for row in result["silence"]
        ]
        parts.append(f"**{about.title}**\n\n{table(['threshold', *_CURVE.values()], rows)}")
    return f"""## When to be silent

What another `--min-confidence` would do: the risk-coverage curve, at round thresholds. *Answered*
is the share of all questions, *wrong* the share of those answers whose first quote does not
answer, *withheld* the share of questions with an answer that get none, *should be silent* the
share of questions without an answer that get one. The shipped threshold is in **bold**. SQuAD's
unanswerable questions are near-misses written to mislead; its row is the hardest case.

{chr(10).join(parts)}"""


_CURVE = {
    "coverage": "answered",
    "risk": "wrong",
    "silent_wrongly": "withheld",
    "answered_wrongly": "should be silent",
}


def _figure(own: Mapping[str, dict[str, Any]], system: str, goal: Goal) -> dict[str, Any] | None:
    return figure_of(own.get(system, {"figures": []}), goal.figure)


def _points(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.0f}%"
