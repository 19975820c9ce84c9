"""``gpqa index``: documents into an index, and what changed since."""

from __future__ import annotations

import os
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from gpqa.cli.options import JsonOption
from gpqa.cli.progress import BuildProgress
from gpqa.config import DEFAULT_INDEX
from gpqa.discover import passed_by
from gpqa.errors import MissingReaderError, UsageError
from gpqa.terminal import note, print_json, visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from gpqa.build_report import BuildReport
    from gpqa.library import Library

__all__ = ["build", "index", "prepare_model"]

_SHOWN = 20
_FEW = 5
"""Files passed by that are named; of more, how to see them."""


def index(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH…",
            help="Files and folders (.txt, .md, .html, .pdf, .docx, .jsonl). Without any: those"
            " of last time.",
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
        str | None,
        typer.Option(
            metavar="FOLDER",
            help="A sentence-transformers model, instead of the one that the index has.",
        ),
    ] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Read and encode everything again.")
    ] = False,
    as_json: JsonOption = False,
) -> int:
    """Build an index of documents, or bring it up to date.

    The index mirrors its paths: new and changed documents are read, unchanged
    ones are not, deleted ones go. Exits 1 if a document could not be read; the
    others are indexed all the same. A urls.tsv says where saved pages are from, a web
    address, a tab and a file on each line; nothing is ever fetched.
    """
    from gpqa.config import index_folder, load_settings
    from gpqa.store import generations

    settings = load_settings()
    folder = index_folder(name, settings)
    wanted = [os.path.abspath(path) for path in paths or []]  # noqa: PTH100 - links stay links
    if name == DEFAULT_INDEX and wanted and set(wanted) != {str(settings.seeds)}:
        raise UsageError(
            f"give the index a name: gpqa index … --name NAME ({DEFAULT_INDEX!r} is the one of"
            " the five articles)"
        )
    earlier = _earlier(folder) if generations.exists(folder) else None
    if earlier is not None:
        if add or not wanted:
            wanted = list(dict.fromkeys([*earlier.inputs["paths"], *wanted]))
        encoding = encoding or earlier.inputs["encoding"]
    if not wanted and name == DEFAULT_INDEX:
        wanted = [str(settings.seeds)]
    if not wanted:
        raise UsageError(
            f"name the files or folders to index: gpqa index PATH… --name {quote(name)}"
        )
    library, report = build(wanted, folder, model=model, encoding=encoding, rebuild=rebuild)
    library.close()
    if as_json:
        print_json(_json(library.name, folder, report))
    else:
        print(_summary(library.name, report))
        _note_passed(library.name, report)
    _note_problems(report)
    return 1 if report.problems else 0


def _note_passed(name: str, report: BuildReport) -> None:
    """Name the files that were passed by, where they are few, or say how to see them."""
    untold = [each for each in report.passed if not each.told]
    if len(untold) > _FEW:
        note(f"which files were passed by, and why: gpqa index --name {quote(name)} --json")
        return
    for each in untold:
        note(f"passed by {each.where}: {each.reason}")


def _note_problems(report: BuildReport) -> None:
    """Name what could not be read; those that lack the same library are one line together."""
    lacking: dict[str, list[str]] = {}
    others = []
    for problem in report.problems:
        if isinstance(problem.error, MissingReaderError):
            what = str(problem.error).removeprefix(f"{problem.where} is a ")
            lacking.setdefault(what, []).append(problem.where)
        else:
            others.append(problem)
    for what, files in lacking.items():
        kind, _, advice = what.partition(" file; ")
        if len(files) == 1:
            note(f"skipped {files[0]}, a {kind} file; {advice}")
        else:
            note(f"skipped {len(files):,} {kind} files; {advice.replace('read it', 'read them')}")
    for problem in others[:_SHOWN]:
        note(str(problem.error))
    if len(others) > _SHOWN:
        note(f"and {len(others) - _SHOWN} more")


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
    model: str | None = None,
    encoding: str | None = None,
    rebuild: bool = False,
) -> tuple[Library, BuildReport]:
    """Build with a progress bar, saying what takes a while."""
    from gpqa.library import Library

    with BuildProgress() as bar:
        library, report = Library.build(
            paths, folder, model=model, encoding=encoding, rebuild=rebuild, progress=bar
        )
    for line in report.notes:
        note(line)
    return library, report


def prepare_model(name: str) -> bool:
    """Export the packaged model again, where the cache lost it; False if the index has another."""
    from gpqa.config import index_folder, load_settings
    from gpqa.encoder import PACKAGED_MODEL, load_encoder
    from gpqa.store import generations

    settings = load_settings()
    manifest = generations.current(index_folder(name, settings))[1]
    if manifest.encoder["model"] != PACKAGED_MODEL:
        return False
    note("preparing the model for questions (once, some ten seconds)")
    load_encoder(None, cache=settings.cache, export=True)
    return True


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
    skipped = f"; {passed_by(report.skipped)}" if report.skipped else ""
    failed = f"; {len(report.problems)} could not be read" if report.problems else ""
    return visible(
        f"{name}: {_count(counts, 'source')}, {_count(counts, 'passage')}"
        f" ({', '.join(changes) or 'up to date'}{skipped}{failed})"
    )


def _count(counts: dict[str, int], noun: str) -> str:
    number = counts.get(f"{noun}s", 0)
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


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
            "passed_by": [{"where": each.where, "reason": each.reason} for each in report.passed],
            "problems": [{"where": p.where, "error": str(p.error)} for p in report.problems],
        },
        ensure_ascii=False,
    )
