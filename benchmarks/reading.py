"""What a person reads: figures that gpqa's quotes and others' passages can share.

``gpqa eval`` measures quotes. Retrievers give passages, of other lengths: one long
enough is at every place. So beside its figures these are measured, of everything that
is shown in order, counted in characters. A place is read when what was read shares half
of the characters of the shorter of the two, the place and what is shown (that is
``gpqa eval``'s rule); what lies past the limit was not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gpqa.evaluate.bootstrap import interval, ratio
from gpqa.evaluate.places import covers, overlap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gpqa.evaluate import GoldQuestion, Place
    from gpqa.evaluate.places import Stretch

__all__ = ["LIMITS", "MEANINGS", "Shown", "figures", "read_within", "values"]

LIMITS = (500, 1000, 2000)
"""Characters that are read."""
DEPTHS = (1, 5, 10, 20)
DEEPEST = 50
"""Passages kept of each question: enough for every limit and depth."""

MEANINGS = (
    {
        "characters": "characters of what is shown first, on average",
        "document@1": "the first passage is of a document that answers",
        "hit@10": "one of the first ten quotes is at a place that answers",
        "f1@3": "F1 of the first three quotes: how many are at places, how many places are found",
    }
    | {f"passages/hit@{k}": f"one of the first {k} passages is at a place" for k in DEPTHS}
    | {f"quotes/read@{n}": f"a place is read within {n:,} characters of quotes" for n in LIMITS}
    | {f"passages/read@{n}": f"a place is read within {n:,} characters of passages" for n in LIMITS}
)
"""Each figure here, by its name."""


class Shown(NamedTuple):
    """What a system shows for a question, best first."""

    quotes: Sequence[Stretch]
    """At most ten; of a system that gives none, its passages."""
    passages: Sequence[Stretch]
    asked_for_ten: bool = True
    """Whether ten quotes were asked for, not five."""


class _Span(NamedTuple):
    source_id: str
    start: int
    end: int


def read_within(shown: Iterable[Stretch], places: Sequence[Place], limit: int) -> bool:
    """Whether a place is read before ``limit`` characters of what is shown are over."""
    left = limit
    for each in shown:
        if left <= 0:
            return False
        length = each.end - each.start
        read = _Span(each.source_id, each.start, each.start + min(length, left))
        for place in places:
            shared = overlap(read, place)
            if shared and 2 * shared >= min(length, place.end - place.start):
                return True
        left -= length
    return False


def values(questions: Sequence[GoldQuestion], shown: Sequence[Shown]) -> list[dict[str, float]]:
    """What each question adds to each figure, in their order."""
    return [_values(*pair) for pair in zip(questions, shown, strict=True)]


def _values(question: GoldQuestion, shown: Shown) -> dict[str, float]:
    """What a question adds to each figure."""
    own: dict[str, float] = {}
    if shown.quotes:
        own["characters"] = shown.quotes[0].end - shown.quotes[0].start
    if question.grades and shown.passages:
        own["document@1"] = float(shown.passages[0].source_id in question.grades)
    places = question.evidence
    if not (question.answerable and places):
        return own
    if shown.asked_for_ten:
        own["hit@10"] = float(_at(shown.quotes[:10], places))
    own["f1@3"] = _f1(shown.quotes[:3], places)
    for depth in DEPTHS:
        own[f"passages/hit@{depth}"] = float(_at(shown.passages[:depth], places))
    for limit in LIMITS:
        own[f"quotes/read@{limit}"] = float(read_within(shown.quotes[:5], places, limit))
        own[f"passages/read@{limit}"] = float(read_within(shown.passages, places, limit))
    return own


def _at(shown: Sequence[Stretch], places: Sequence[Place]) -> bool:
    return any(covers(each, place) for each in shown for place in places)


def _f1(shown: Sequence[Stretch], places: Sequence[Place]) -> float:
    right = sum(any(covers(each, place) for place in places) for each in shown)
    found = sum(any(covers(each, place) for each in shown) for place in places)
    if not right:
        return 0.0
    precision, recall = right / len(shown), found / len(places)
    return 2 * precision * recall / (precision + recall)


def figures(
    questions: Sequence[GoldQuestion], shown: Sequence[Shown]
) -> list[dict[str, float | int | str]]:
    """Every figure with its 95% bootstrap interval over questions."""
    rows = values(questions, shown)
    found: list[dict[str, float | int | str]] = []
    for name in MEANINGS:
        own = [row[name] for row in rows if name in row]
        if own:
            value, low, high = interval(ratio(own, [1.0] * len(own)), len(own))
            found.append({"name": name, "value": value, "low": low, "high": high, "n": len(own)})
    return found
