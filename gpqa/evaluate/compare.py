"""Two evaluations of the same questions: what differs by more than chance, and where."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from pydantic import BaseModel, ConfigDict

from gpqa.errors import ResultsError
from gpqa.evaluate.bootstrap import difference
from gpqa.evaluate.figures import concerned, statistic
from gpqa.evaluate.measures import CURVES, MEASURES
from gpqa.evaluate.results import Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gpqa.evaluate.results import Evaluation, Record, Results

__all__ = ["Change", "Comparison", "Difference", "Verdict", "compare", "compare_records"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Verdict(StrEnum):
    """What the interval of a difference says."""

    BETTER = "better"
    WORSE = "worse"
    UNCLEAR = "within noise"
    SAME = "same"


class Difference(_Model):
    """A figure in both runs, over the questions that both have."""

    name: str
    old: float
    new: float
    difference: float
    """``new`` less ``old``, with its paired 95% interval; its sign is not yet good or bad."""
    low: float
    high: float
    n: int
    verdict: Verdict


class Change(_Model):
    """A question that ended differently."""

    id: str
    question: str
    old: Step
    new: Step
    better: bool


class Comparison(_Model):
    """One gold set in both runs."""

    name: str
    split: str | None
    """That both have, or that one has where the other has the whole set."""
    questions: int
    """That both have, with the same words and the same places that answer."""
    unpaired: int
    """That only one has, or that were changed between."""
    differences: tuple[Difference, ...]
    changes: tuple[Change, ...]


_ORDER = (
    Step.UNKNOWN,
    Step.NOT_INDEXED,
    Step.NOT_RETRIEVED,
    Step.NOT_CHOSEN,
    Step.WITHHELD,
    Step.NOT_FIRST,
    Step.FOUND,
    Step.SHOULD_BE_SILENT,
    Step.SILENT,
)
"""From worst to best, first of questions that can be answered, then of the others."""


def compare(old: Results, new: Results) -> tuple[Comparison, ...]:
    """Compare the gold sets that both runs have, by name and split.

    A set that the other run has in another split alone, or whole, is compared with that: what
    only one has is left out. Raises :class:`~gpqa.errors.ResultsError` where there is none.
    """
    pairs = [(before, each) for each in new.sets if (before := _partner(each, old, new))]
    if not pairs:
        raise ResultsError(f"nothing to compare: the one has {_sets(old)}, the other {_sets(new)}")
    return tuple(_compare(*pair) for pair in pairs)


def _partner(each: Evaluation, old: Results, new: Results) -> Evaluation | None:
    """What a set of the new run is compared with: the same split, else the only other one."""
    same = {before.split: before for before in old.sets if before.name == each.name}
    if each.split in same:
        return same[each.split]
    taken = {other.split for other in new.sets if other.name == each.name}
    left = [before for split, before in same.items() if split not in taken]
    return left[0] if len(left) == 1 and None in {each.split, left[0].split} else None


def _sets(results: Results) -> str:
    names = (f"{each.name} ({each.split})" if each.split else each.name for each in results.sets)
    return ", ".join(names) or "no set"


def _compare(old: Evaluation, new: Evaluation) -> Comparison:
    pairs = paired(old.records, new.records)
    changes = tuple(
        Change(
            id=after.id,
            question=after.question,
            old=before.step,
            new=after.step,
            better=_ORDER.index(after.step) > _ORDER.index(before.step),
        )
        for before, after in pairs
        if before.step != after.step
    )
    if not pairs:
        raise ResultsError(f"the runs on {new.name} have no question in common")
    return Comparison(
        name=new.name,
        split=new.split or old.split,
        questions=len(pairs),
        unpaired=len(old.records) + len(new.records) - 2 * len(pairs),
        differences=compare_records(pairs),
        changes=changes,
    )


def paired(old: Sequence[Record], new: Sequence[Record]) -> list[tuple[Record, Record]]:
    """The questions that both runs have and that mean the same in both."""
    before = {record.id: record for record in old}
    return [
        (before[record.id], record)
        for record in new
        if record.id in before and _asked(before[record.id]) == _asked(record)
    ]


def _asked(record: Record) -> object:
    places = [(w.source_id, w.start, w.end, w.quote, w.speaker) for w in record.wanted]
    return record.question, record.answerable, record.relevant, places


def compare_records(
    pairs: Sequence[tuple[Record, Record]], names: Iterable[str] = MEASURES
) -> tuple[Difference, ...]:
    """The differences in those of the named figures that both runs have."""
    found = []
    for name in names:
        own = [pair for pair in pairs if all(concerned(name, record) for record in pair)]
        if not own or (name in CURVES and len({new.answerable for _, new in own}) < 2):
            continue
        old, new = (statistic(name, [pair[side] for pair in own]) for side in (0, 1))
        values = difference(new, old, len(own))
        once = np.ones((1, len(own)), dtype=np.int64)
        if np.isnan(values).any():
            continue
        found.append(
            Difference(
                name=name,
                old=float(old(once)[0]),
                new=float(new(once)[0]),
                difference=values[0],
                low=values[1],
                high=values[2],
                n=len(own),
                verdict=_verdict(name, *values),
            )
        )
    return tuple(found)


def _verdict(name: str, value: float, low: float, high: float) -> Verdict:
    if value == low == high == 0:
        return Verdict.SAME
    if MEASURES[name].exact and value:
        return Verdict.BETTER if MEASURES[name].gain(value, 0) > 0 else Verdict.WORSE
    if low <= 0 <= high:
        return Verdict.UNCLEAR
    return Verdict.BETTER if MEASURES[name].gain(value, 0) > 0 else Verdict.WORSE
