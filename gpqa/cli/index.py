"""``gpqa index``: documents into an index, and what changed since."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gpqa.cli.options import JsonOption
from gpqa.config import DEFAULT_INDEX
from gpqa.errors import UsageError
from gpqa.terminal import note, visible

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable
    from types import TracebackType
    from typing import Any, Self

    from gpqa.build import BuildReport
    from gpqa.library import Library

__all__ = ["build", "index", "prepare_model"]

_SHOWN = 20


def index(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH…",
            help="Files and folders (.txt, .md, corpus.jsonl). Without any: those of last time.",
            show_default=False,
        ),
    ] = None,
    name: Annotated[
        str,
        typer.Option(
            "--name", metavar="NAME|PATH", help="What to call it, or the folder to put it in."
        ),
    ] = DEFAULT_INDEX,
    add: Annotated[
        bool, typer.Option("--add", help="Keep what the index was built from, and add these.")
    ] = False,
    encoding: Annotated[
        str | None, typer.Option(help="What to try where a file is not UTF-8, e.g. cp1252.")
    ] = None,
    model: Annotated[
        Path | None,
        typer.Option(help="Folder of a sentence-transformers model, instead of the packaged one."),
    ] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Read and encode everything again.")
    ] = False,
    as_json: JsonOption = False,
) -> int:
    """Build an index of documents, or bring it up to date.

    The index mirrors its paths: new and changed documents are read, unchanged
    ones are not, deleted ones go. Exits 1 if a document could not be read; the
    others are indexed all the same.
    """
    from gpqa.config import index_folder, load_settings
    from gpqa.store import generations

    settings = load_settings()
    folder = index_folder(name, settings)
    wanted: list[str | os.PathLike[str]] = list(paths or [])
    if generations.exists(folder) and (add or not wanted or model is None):
        earlier = _earlier(folder)
        if earlier is not None:
            if add or not wanted:
                wanted = [*earlier.inputs["paths"], *wanted]
            encoding = encoding or earlier.inputs["encoding"]
    if not wanted and name == DEFAULT_INDEX:
        wanted = [settings.seeds]
    if not wanted:
        raise UsageError(f"name the files or folders to index: gpqa index PATH… --name {name}")
    library, report = build(wanted, folder, model=model, encoding=encoding, rebuild=rebuild)
    library.close()
    if as_json:
        print(_json(library.name, folder, report))
    else:
        print(_summary(library.name, report))
    for problem in report.problems[:_SHOWN]:
        note(str(problem.error))
    if len(report.problems) > _SHOWN:
        note(f"and {len(report.problems) - _SHOWN} more")
    return 1 if report.problems else 0


def _earlier(folder: Path) -> Any:
    """The manifest of what is there, where it can be read."""
    from gpqa.errors import CorpusIndexError
    from gpqa.store import generations

    try:
        return generations.current(folder)[1]
    except CorpusIndexError:
        return None


def build(
    paths: Iterable[str | os.PathLike[str]],
    folder: Path,
    *,
    model: Path | None = None,
    encoding: str | None = None,
    rebuild: bool = False,
) -> tuple[Library, BuildReport]:
    """Build with a progress bar, saying what takes a while."""
    from gpqa.library import Library

    with _Bar() as bar:
        library, report = Library.build(
            paths, folder, model=model, encoding=encoding, rebuild=rebuild, progress=bar
        )
    for line in report.notes:
        note(line)
    return library, report


def prepare_model() -> None:
    """Export the packaged model again, where the cache lost it."""
    from gpqa.config import load_settings
    from gpqa.encoder import load_encoder

    note("preparing the model for questions (once, some seconds)")
    load_encoder(None, cache=load_settings().cache, export=True)


def _summary(name: str, report: BuildReport) -> str:
    counts = report.manifest.counts if report.manifest else {}
    changes = [
        f"{len(group)} {what}"
        for what, group in (
            ("added", report.added),
            ("changed", report.changed),
            ("removed", report.removed),
        )
        if group
    ]
    skipped = f"; {report.skipped} other files passed by" if report.skipped else ""
    failed = f"; {len(report.problems)} could not be read" if report.problems else ""
    return visible(
        f"{name}: {counts.get('sources', 0):,} sources, {counts.get('passages', 0):,} passages"
        f" ({', '.join(changes) or 'up to date'}{skipped}{failed})"
    )


def _json(name: str, folder: Path, report: BuildReport) -> str:
    import json

    return json.dumps(
        {
            "index": name,
            "folder": str(folder),
            "generation": report.manifest.generation if report.manifest else None,
            "counts": report.manifest.counts if report.manifest else {},
            "added": report.added,
            "changed": report.changed,
            "removed": report.removed,
            "unchanged": report.unchanged,
            "skipped": report.skipped,
            "problems": [{"where": p.where, "error": str(p.error)} for p in report.problems],
        },
        ensure_ascii=False,
    )


class _Bar:
    """A progress bar on stderr with rate and time left; nothing where stderr is no terminal."""

    def __init__(self) -> None:
        self._progress: Any = None
        self._task: Any = None
        self._passages = 0

    def __enter__(self) -> Self:
        return self

    def begin(self, documents: int, total: int) -> None:
        if not documents or not sys.stderr.isatty():
            return
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            Progress,
            TaskProgressColumn,
            TextColumn,
            TimeRemainingColumn,
        )

        self._progress = Progress(
            TextColumn("reading and encoding"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[passages]:,} passages, {task.fields[rate]:.0f}/s"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task("", total=total, passages=0, rate=0.0)
        self._progress.start()

    def advance(self, amount: int, passages: int) -> None:
        if self._progress is None:
            return
        self._passages += passages
        elapsed = self._progress.tasks[0].elapsed or 0.0
        rate = self._passages / elapsed if elapsed else 0.0
        self._progress.update(self._task, advance=amount, passages=self._passages, rate=rate)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._progress is not None:
            self._progress.stop()
