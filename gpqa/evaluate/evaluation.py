"""An evaluation from end to end: a gold set read, asked, and measured."""

from __future__ import annotations

import datetime
import hashlib
import time
from pathlib import Path
from typing import TYPE_CHECKING

from gpqa import __version__
from gpqa.errors import GoldError
from gpqa.evaluate import abstention, evidence, retrieval, speakers
from gpqa.evaluate.figures import concerned, figures, known
from gpqa.evaluate.gold import GoldSet, check_places, read_gold
from gpqa.evaluate.index import open_index
from gpqa.evaluate.measures import CURVES, MEASURES
from gpqa.evaluate.places import covers
from gpqa.evaluate.results import Evaluation, Given, Record, Results, Step, Tag, Wanted
from gpqa.evaluate.run import ask_all
from gpqa.evaluate.statements import StatementSource, score_statements
from gpqa.evaluate.system import LibrarySystem
from gpqa.library import Library

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Sequence

    from gpqa.build_report import Progress
    from gpqa.encoder import Encoder
    from gpqa.evaluate.results import Ratio, Statements
    from gpqa.evaluate.run import Outcome
    from gpqa.evaluate.system import System

__all__ = ["collect", "evaluate", "measure_outcomes"]

_AT_ONCE = 2
"""Questions in hand at a time: while the scorer reads for one, another is searched."""


def evaluate(
    gold: str | os.PathLike[str] | GoldSet,
    *,
    index: str | os.PathLike[str] | Library | None = None,
    split: str | None = None,
    system: System | None = None,
    encoder: Encoder | None = None,
    runs: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
    building: Progress | None = None,
    notes: Iterable[str] = (),
) -> Evaluation:
    """Ask every question of a gold set and measure the answers.

    ``index`` is a name, a folder or an open :class:`~gpqa.Library`; without it the set's
    own documents are indexed, and that index is kept and used again. ``system`` is
    anything else that answers. ``runs`` is a folder for TREC run files. ``progress`` is
    told how many questions of how many are done, ``building`` as in
    :meth:`Library.build`, ``encoder`` as in :meth:`Library.open`. ``notes`` are kept
    with the figures.

    Raises :class:`~gpqa.errors.GoldError`, :class:`~gpqa.errors.MissingExtraError`,
    and what opening or building the index raises.
    """
    questions = gold if isinstance(gold, GoldSet) else read_gold(Path(gold), split)
    if questions.questions:
        retrieval.require()  # rather now than after an hour of questions
    if system is not None:
        return _evaluate(questions, system, system, runs=runs, progress=progress, notes=notes)
    if isinstance(index, Library):
        return _evaluate_library(questions, index, runs=runs, progress=progress, notes=notes)
    library, own = open_index(questions, index, encoder=encoder, progress=building)
    with library:
        every = [*notes, *own]
        return _evaluate_library(questions, library, runs=runs, progress=progress, notes=every)


def _evaluate_library(
    gold: GoldSet,
    library: Library,
    *,
    runs: Path | None,
    progress: Callable[[int, int], None] | None,
    notes: Iterable[str],
) -> Evaluation:
    return _evaluate(
        gold,
        LibrarySystem(library),
        library,
        runs=runs,
        progress=progress,
        notes=notes,
        at_once=_AT_ONCE,
    )


def _evaluate(
    gold: GoldSet,
    system: System,
    speaks: object,
    *,
    runs: Path | None,
    progress: Callable[[int, int], None] | None,
    notes: Iterable[str],
    at_once: int = 1,
) -> Evaluation:
    if gold.documents is None:
        check_places(gold, system.text)
    total = len(gold.questions)
    begun = time.perf_counter()
    told = (lambda done: progress(done, total)) if progress else None
    outcomes = ask_all(gold, system, told, at_once)
    seconds = time.perf_counter() - begun
    judged = retrieval.judge(outcomes, system)
    if runs is not None and outcomes:
        name = gold.name if gold.split is None else f"{gold.name}-{gold.split}"
        retrieval.write_runs(judged, runs, name)
    records = _records(outcomes, retrieval.values(judged) if outcomes else {})
    evaluation = measure_outcomes(gold, system, records, seconds, notes)
    return evaluation.model_copy(update={"statements": _statements(gold, system, speaks)})


def _statements(gold: GoldSet, system: System, speaks: object) -> Statements | None:
    """How well the set's statements are found; None where either side has none.

    Raises :class:`~gpqa.errors.GoldError` where an index has another text than the set:
    offsets would mean nothing.
    """
    if gold.statements is None or not isinstance(speaks, StatementSource):
        return None
    for document in gold.statements.documents:
        if (text := system.text(document.id)) != document.text:
            found = "no such source" if text is None else "another text of it"
            raise GoldError(f"{gold.statements.path}: the index has {found}: {document.id!r}")
    found_in = {each.id: speaks.statements(each.id) for each in gold.statements.documents}
    return score_statements(gold.statements, found_in)


def measure_outcomes(
    gold: GoldSet,
    system: System,
    records: tuple[Record, ...],
    seconds: float,
    notes: Iterable[str] = (),
) -> Evaluation:
    """The figures of ``records``, one a question of ``gold``."""
    judged = [record for record in records if record.right is not None]
    silence = len({record.answerable for record in judged}) == 2
    confidence, right = known(judged)
    curve = abstention.risk_coverage(confidence, 1 - right) if silence else ((), ())
    tags = dict.fromkeys(sorted({tag for record in records for tag in record.tags}))
    return Evaluation(
        name=gold.name,
        gold=str(gold.path),
        gold_sha256=hashlib.sha256(gold.path.read_bytes()).hexdigest(),
        split=gold.split,
        system=system.about,
        seconds=round(seconds, 3),
        figures=figures(records),
        tags=tuple(_tag(tag, records) for tag in tags),
        reliability=abstention.reliability(confidence, right) if silence else (),
        coverage=tuple(zip(map(float, curve[0]), map(float, curve[1]), strict=True)),
        steps={
            step: count
            for step in Step
            if (count := sum(record.step == step for record in records))
        },
        notes=tuple(notes),
        records=records,
    )


def _tag(tag: str, records: Sequence[Record]) -> Tag:
    own = [record for record in records if tag in record.tags]
    names = [name for name in MEASURES if name not in CURVES]
    names = [name for name in names if any(concerned(name, record) for record in own)]
    return Tag(tag=tag, n=len(own), figures=figures(own, names))


def _records(outcomes: Sequence[Outcome], found: dict[str, dict[str, Ratio]]) -> tuple[Record, ...]:
    noted = any(place.speaker for each in outcomes for place in each.gold.evidence)
    short = any(each.gold.short_answers for each in outcomes)
    return tuple(
        _record(
            outcome,
            found.get(outcome.gold.id, {})
            | evidence.values(outcome)
            | abstention.values(outcome, short_answers=short)
            | speakers.values(outcome, noted=noted),
        )
        for outcome in outcomes
    )


def _record(outcome: Outcome, values: dict[str, Ratio]) -> Record:
    gold, attempt = outcome.gold, outcome.attempt
    return Record(
        id=gold.id,
        question=gold.question,
        answerable=gold.answerable,
        tags=gold.tags,
        answered=attempt.answered,
        reason=attempt.reason,
        confidence=attempt.confidence,
        right=outcome.right,
        step=outcome.step,
        wanted=tuple(
            Wanted(
                source_id=place.source_id,
                start=place.start,
                end=place.end,
                quote=place.quote,
                speaker=place.speaker,
                found=any(covers(quote, place) for quote in attempt.quotes),
            )
            for place in gold.evidence
        ),
        relevant=() if gold.evidence else tuple(sorted(gold.grades)),
        given=tuple(
            Given(
                source_id=quote.source_id,
                start=quote.start,
                end=quote.end,
                text=quote.text,
                speaker=quote.speaker,
                highlight=tuple(
                    quote.text[start - quote.start : end - quote.start]
                    for start, end in quote.highlight
                ),
                hit=hit,
                verbatim=read is not None and read.text == quote.text,
            )
            for quote, hit, read in zip(attempt.quotes, outcome.hits, outcome.reads, strict=True)
        ),
        values={name: values[name] for name in MEASURES if name in values},
    )


def collect(sets: Iterable[Evaluation]) -> Results:
    """Evaluations with the date and the version: what ``gpqa eval --json`` prints."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return Results(date=now, gpqa=__version__, sets=tuple(sets))
