"""Figures on retrieval, as trec_eval computes them, by way of ``ir-measures``.

Two rankings are judged: of passages, where a passage is relevant that is at a place that
answers; and of documents, each as good as its best passage, against the set's grades.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from gpqa.errors import MissingExtraError
from gpqa.evaluate.places import covers
from gpqa.evaluate.results import Ratio
from gpqa.evaluate.system import Ranked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from types import ModuleType

    from gpqa.evaluate.run import Outcome
    from gpqa.evaluate.system import System

__all__ = ["Judged", "Ranking", "judge", "require", "values", "write_runs"]

MEASURES = {
    "passages": ("nDCG@10", "R@5", "R@20", "RR"),
    "documents": ("nDCG@10", "R@10", "R@100", "RR"),
}


class Ranking(NamedTuple):
    """What was found for one question, best first, and what should have been."""

    query: str
    found: tuple[tuple[str, float], ...]
    """Ids with strictly falling scores: no tool is left to break a tie its own way."""
    grades: dict[str, int]


Judged = dict[str, list[Ranking]]
"""Per kind, ``passages`` or ``documents``, the rankings in the order of the questions."""


def require() -> ModuleType:
    """``ir_measures``; raises :class:`~gpqa.errors.MissingExtraError` where it is missing."""
    try:
        import ir_measures
    except ImportError as error:
        raise MissingExtraError(
            "figures on retrieval need ir-measures: pip install 'gpqa[eval]'"
        ) from error
    module: ModuleType = ir_measures
    return module


def judge(outcomes: Sequence[Outcome], system: System) -> Judged:
    """The rankings of every question that something is relevant to."""
    passages: dict[str, list[Ranked]] = {}
    judged: Judged = {"passages": [], "documents": []}
    for outcome in outcomes:
        gold = outcome.gold
        found = outcome.attempt.ranking
        if gold.answerable and gold.evidence:
            relevant: dict[str, int] = {}
            for name in gold.grades:
                if name not in passages:
                    spans = system.passages(name)
                    passages[name] = [Ranked(name, start, end, 0.0) for start, end in spans]
                relevant |= {
                    _passage_id(passage): 1
                    for passage in passages[name]
                    if any(covers(passage, place) for place in gold.evidence)
                }
            # A place in no passage cannot be found, and is not forgotten for that.
            grades = relevant or {"(in no passage)": 1}
            order = [(_passage_id(passage), passage.score) for passage in found]
            judged["passages"].append(Ranking(gold.id, _falling(order), grades))
        if gold.grades:
            order = _documents(found)
            judged["documents"].append(Ranking(gold.id, _falling(order), gold.grades))
    return judged


def _passage_id(passage: Ranked) -> str:
    return f"{passage.source_id}:{passage.start}-{passage.end}"


def _documents(found: Iterable[Ranked]) -> list[tuple[str, float]]:
    """Documents by their best passage; ties by id, as everywhere."""
    best: dict[str, float] = {}
    for passage in found:
        best[passage.source_id] = max(passage.score, best.get(passage.source_id, passage.score))
    return sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))


def _falling(order: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """Scores as trec_eval holds them, in single precision, ties made to follow the order."""
    import numpy as np

    least = np.float32(np.inf)
    fallen = []
    for name, score in order:
        least = min(np.float32(score), np.nextafter(least, np.float32(-np.inf)))
        fallen.append((name, float(least)))
    return tuple(fallen)


def values(judged: Judged) -> dict[str, dict[str, Ratio]]:
    """Per question id, what it adds to each figure on retrieval.

    Raises :class:`~gpqa.errors.MissingExtraError` without ``ir-measures``.
    """
    tools = require()
    shares: dict[str, dict[str, Ratio]] = {}
    for kind, rankings in judged.items():
        # Numbers for names: an id may hold anything, and trec_eval's tools part at spaces.
        qrels = [
            tools.Qrel(str(number), name, grade)
            for number, ranking in enumerate(rankings)
            for name, grade in ranking.grades.items()
        ]
        run = [
            tools.ScoredDoc(str(number), name, score)
            for number, ranking in enumerate(rankings)
            for name, score in ranking.found
        ]
        measures = [tools.parse_measure(name) for name in MEASURES[kind]]
        for value in tools.iter_calc(measures, qrels, run) if qrels else ():
            own = shares.setdefault(rankings[int(value.query_id)].query, {})
            own[f"{kind}/{value.measure}"] = Ratio(got=float(value.value))
    return shares


def write_runs(judged: Judged, folder: Path, name: str) -> list[Path]:
    """Write ``NAME.KIND.run`` and ``.qrels`` in TREC's formats; gives the paths.

    White space in an id is written as in a web address (``%20``): the columns part at it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for kind, rankings in judged.items():
        if not rankings:
            continue
        for ending, rows in (("run", _run_rows(rankings)), ("qrels", _qrels_rows(rankings))):
            path = folder / f"{name}.{kind}.{ending}"
            path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
            paths.append(path)
    return paths


def _run_rows(rankings: Iterable[Ranking]) -> Iterator[str]:
    for ranking in rankings:
        for rank, (name, score) in enumerate(ranking.found, start=1):
            yield f"{_column(ranking.query)} Q0 {_column(name)} {rank} {score:.9g} gpqa"


def _qrels_rows(rankings: Iterable[Ranking]) -> Iterator[str]:
    for ranking in rankings:
        for name, grade in ranking.grades.items():
            yield f"{_column(ranking.query)} 0 {_column(name)} {grade}"


def _column(identifier: str) -> str:
    return re.sub(r"[\s%]", lambda found: quote(found[0]), identifier)
