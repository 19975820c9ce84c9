"""``gpqa eval``: questions whose answers are known, asked and measured."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gpqa.cli.options import JsonOption
from gpqa.errors import UsageError
from gpqa.terminal import note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gpqa.evaluate import Results

__all__ = ["eval_"]


def eval_(
    gold: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="GOLD…",
            help="Gold sets: folders with gold.jsonl or statements.jsonl beside documents/ or"
            " corpus.jsonl, such files, attributions.jsonl, or BEIR folders (queries.jsonl,"
            " qrels/).",
            show_default=False,
        ),
    ] = None,
    index: Annotated[
        str | None,
        typer.Option(
            "--index",
            "-i",
            metavar="NAME|PATH",
            help="The index to ask; by default one of the set's own documents, built and kept.",
        ),
    ] = None,
    split: Annotated[
        str | None,
        typer.Option(metavar="dev|test", help="Only the questions of that split."),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write report.html, report.md and results.json there."),
    ] = None,
    runs: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write TREC run and qrels files there."),
    ] = None,
    compare: Annotated[
        tuple[Path, Path] | None,
        typer.Option(
            metavar="OLD.json NEW.json",
            help="Instead of asking: compare two results, question by question.",
        ),
    ] = None,
    as_json: JsonOption = False,
) -> int:
    """Measure how good the answers are, on questions whose answers are known.

    Asks every question of the gold sets and prints, each with its 95% interval: are
    the right passages found, are the quotes at places that answer and all of them,
    is there silence where the documents do not say, is the confidence true, and is
    everything ascribed to who said it. Where a set lists statements, also: is everything
    found that anybody says, and who says it. docs/evaluation.md defines the figures and
    the form of a gold set. The report shows for every failed question what was
    expected, what came, and at which step it was lost.

      gpqa eval eval/gold --split dev --report /tmp/report

      gpqa eval my-questions/gold.jsonl --index hearings --json > new.json

      gpqa eval --compare old.json new.json
    """
    if compare is not None:
        if any((gold, index, split, report, runs)):
            raise UsageError("--compare takes two results and nothing else but --json")
        return _compare(*compare, as_json=as_json)
    if not gold:
        raise UsageError("name a gold set: gpqa eval GOLD… (or --compare OLD.json NEW.json)")
    from gpqa.evaluate.table import evaluation_lines, title

    results = _measure(gold, index=index, split=split, runs=runs)
    if report is not None:
        from gpqa.evaluate.report import write_report

        for written in write_report(results, report):
            note(f"wrote {written}")
    if as_json:
        print(results.model_dump_json())
        return 0
    for position, evaluation in enumerate(results.sets):
        if position:
            print(f"\n{'─' * len(title(evaluation))}")
        for line in evaluation_lines(evaluation):
            print(line)
    return 0


def _measure(
    gold: list[Path], *, index: str | None, split: str | None, runs: Path | None
) -> Results:
    from gpqa.cli.progress import BuildProgress as Building
    from gpqa.evaluate import collect, evaluate, read_gold
    from gpqa.evaluate.index import open_index
    from gpqa.evaluate.retrieval import require

    sets = []
    read = [read_gold(path, split) for path in gold]  # one that is bad stops all
    if any(questions.questions for questions in read):
        require()
    for questions in read:
        with Building() as building:  # a terminal shows one bar at a time
            library, notes = open_index(questions, index, progress=building)
        for line in notes:
            note(line)
        with library, _bar(questions.name) as progress:
            sets.append(
                evaluate(questions, index=library, runs=runs, progress=progress, notes=notes)
            )
    return collect(sets)


def _compare(old: Path, new: Path, *, as_json: bool) -> int:
    import json

    from gpqa.evaluate.compare import compare as compared
    from gpqa.evaluate.results import read_results
    from gpqa.evaluate.table import comparison_lines

    comparisons = compared(read_results(old), read_results(new))
    if as_json:
        value = {"sets": [each.model_dump(mode="json") for each in comparisons]}
        print(json.dumps(value, ensure_ascii=False))
        return 0
    for line in comparison_lines(comparisons):
        print(line)
    return 0


@contextmanager
def _bar(name: str) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on stderr; nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    with Progress(
        TextColumn("asking {task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as shown:
        task = shown.add_task(name, total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total)
