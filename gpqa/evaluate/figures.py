"""From records of questions to figures: all of them, of a tag, or of two runs compared."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from gpqa.evaluate import abstention
from gpqa.evaluate.bootstrap import interval, ratio
from gpqa.evaluate.measures import CURVES, MEASURES
from gpqa.evaluate.results import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gpqa.evaluate.abstention import Floats
    from gpqa.evaluate.bootstrap import Statistic
    from gpqa.evaluate.results import Record

__all__ = ["concerned", "figures", "known", "statistic"]


def concerned(name: str, record: Record) -> bool:
    """Whether a question adds to the figure of that name."""
    if name == "auroc":
        return True
    return record.right is not None if name in CURVES else name in record.values


def statistic(name: str, records: Sequence[Record]) -> Statistic:
    """The figure of that name over ``records``, each of which is concerned by it."""
    if name not in CURVES:
        own = [record.values[name] for record in records]
        return ratio([value.got for value in own], [value.of for value in own])
    confidence, right = known(records)
    if name == "auroc":
        answerable = np.array([record.answerable for record in records], dtype=float)
        return partial(abstention.auroc, confidence, answerable)
    if name == "aurc":
        return partial(abstention.aurc, confidence, 1 - right)
    return partial(abstention.ece, confidence, right)


def known(records: Sequence[Record]) -> tuple[Floats, Floats]:
    """Confidence and whether it was right, shape (questions,) each."""
    confidence = np.array([record.confidence for record in records], dtype=float)
    return confidence, np.array([bool(record.right) for record in records], dtype=float)


def figures(records: Sequence[Record], names: Iterable[str] = MEASURES) -> tuple[Figure, ...]:
    """Those of the named figures that the records give, in the order of tables."""
    found = []
    for name in names:
        own = [record for record in records if concerned(name, record)]
        if not own or (name in CURVES and len({record.answerable for record in own}) < 2):
            continue  # where every question can be answered, there is no silence to judge
        value, low, high = interval(statistic(name, own), len(own))
        if not np.isnan([value, low, high]).any():
            found.append(Figure(name=name, value=value, low=low, high=high, n=len(own)))
    return tuple(found)
