"""Options that several commands share, and opening the index that they name."""

from __future__ import annotations

import sys
import time
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from gpqa.config import DEFAULT_INDEX, INDEX_VARIABLE, MOST
from gpqa.errors import (
    IndexBusyError,
    IndexDamagedError,
    IndexFormatError,
    NotExportedError,
    UsageError,
)
from gpqa.terminal import note

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gpqa.library import Library
    from gpqa.store import DiskStore

__all__ = [
    "Format",
    "IndexOption",
    "JsonOption",
    "NlOption",
    "QuestionArgument",
    "SinceOption",
    "SourceOption",
    "SpeakerOption",
    "TopOption",
    "UntilOption",
    "batch",
    "build_default",
    "complete_index",
    "note_other_indexes",
    "note_undated",
    "open_library",
    "open_store",
]


_OFFERED = 5
"""Indexes that are named where none was."""
_PATIENCE = 120
"""Seconds to wait for another process that builds the index of the five articles."""


class Format(StrEnum):
    """How an answer is shown."""

    TEXT = "text"
    JSON = "json"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"
    WEB_ANNOTATION = "web-annotation"
    CSV = "csv"


def complete_index(incomplete: str) -> list[str]:
    """Names of indexes for shell completion."""
    from gpqa.config import load_settings
    from gpqa.store import generations

    folder = load_settings().indexes
    found = folder.iterdir() if folder.is_dir() else iter(())
    return sorted(
        each.name for each in found if each.name.startswith(incomplete) and generations.exists(each)
    )


IndexOption = Annotated[
    str,
    typer.Option(
        "--index",
        "-i",
        metavar="NAME|PATH",
        help="The index to ask: a name under indexes/, or a folder (anything with a slash).",
        envvar=INDEX_VARIABLE,
        autocompletion=complete_index,
    ),
]
TopOption = Annotated[
    int, typer.Option("--top", "-n", min=1, max=MOST, help="At most so many, best first.")
]
SourceOption = Annotated[
    list[str] | None,
    typer.Option("--source", "-s", metavar="ID", help="Only this document; may be repeated."),
]
SpeakerOption = Annotated[
    str | None,
    typer.Option("--speaker", metavar="NAME", help="Only what this person said."),
]
SinceOption = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", help="Only documents of that day, month or year on."),
]
UntilOption = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", help="Only documents up to then: 2015-05-21, 2015-05."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object on stdout.")]
NlOption = Annotated[
    bool,
    typer.Option(
        "--nl", help="Questions on stdin, one a line; one JSON object a line, in the same order."
    ),
]
QuestionArgument = Annotated[
    str | None,
    typer.Argument(metavar="QUESTION", help="In plain words, quoted.", show_default=False),
]


def open_library(name: str) -> Library:
    """Open an index for a question; the default one is built on first use."""
    from gpqa.library import Library

    build_default(name)
    try:
        return Library.open(name)
    except NotExportedError as error:
        from gpqa.cli.index import prepare_model

        if not prepare_model(name):
            raise error from None
        return Library.open(name)


def note_undated(
    library: Library, source: list[str] | None, since: str | None, until: str | None
) -> None:
    """Say how many documents were left out since nobody knows of when they are."""
    if since is None and until is None:
        return
    from gpqa.dates import span_of

    span_of(since, until)  # what is no time is refused before anything is said of it
    count = len(library.undated(source))
    if count:
        what = (
            "1 document has no date and was"
            if count == 1
            else f"{count:,} documents have no date and were"
        )
        note(f"{what} left out by --since and --until")


def note_other_indexes(context: typer.Context) -> None:
    """Where no index was named and others are there: say which was asked, and which could be.

    Somebody who asks of their own documents and forgot to name them would otherwise be told
    that these do not say.
    """
    source = context.get_parameter_source("index")
    others = [name for name in complete_index("") if name != DEFAULT_INDEX]
    if source is None or source.name != "DEFAULT" or not others:
        return
    shown = ", ".join(others[:_OFFERED]) + (", …" if len(others) > _OFFERED else "")
    note(f"asked were the five articles that gpqa comes with; to ask others: --index {shown}")


def open_store(name: str) -> DiskStore:
    """Open an index to be read, without its model."""
    from gpqa.config import index_folder, load_settings
    from gpqa.store import DiskStore

    build_default(name)
    return DiskStore.open(index_folder(name, load_settings()))


def build_default(name: str) -> None:
    """Build the index of the five articles, if it is asked for and nobody has yet.

    Or if another version of gpqa did: an index of somebody's own documents is never
    built again unasked, since they may be gone; the articles come with gpqa.
    """
    from gpqa.config import index_folder, load_settings

    settings = load_settings()
    folder = index_folder(name, settings)
    if name != DEFAULT_INDEX or _is_ready(folder):
        return
    from gpqa.cli.index import build

    note(f"first use: building the index of the five articles in {settings.seeds}")
    try:
        build([settings.seeds], folder)[0].close()
    except IndexBusyError:  # another first question is at it
        for _ in range(_PATIENCE * 10):
            if _is_ready(folder):
                return
            time.sleep(0.1)
        raise


def _is_ready(folder: Path) -> bool:
    """Whether there is an index, and not one of another version's format."""
    from gpqa.store import generations

    try:
        return generations.exists(folder) and bool(generations.pointed_to(folder))
    except IndexFormatError:
        return False
    except IndexDamagedError:
        return True  # somebody has to know of it


def batch(question: str | None, nl: bool) -> Iterator[str | None] | None:
    """The questions on stdin, None for a line that is no text; or None where one is given."""
    if nl == (question is not None):
        raise typer.BadParameter(
            "give either a QUESTION or --nl (questions on stdin)"
            if nl
            else "a QUESTION is missing (or --nl, for questions on stdin)",
        )
    return _lines() if nl else None


def _lines() -> Iterator[str | None]:
    from gpqa.question import MAX_QUESTION
    from gpqa.read import lines

    if sys.stdin is None:
        raise UsageError("--nl reads questions from stdin, which is closed")
    for number, line in enumerate(lines(sys.stdin.buffer, 4 * MAX_QUESTION + 2)):
        try:
            text = None if line is None else line.decode().rstrip("\r\n")
        except UnicodeDecodeError:
            text = None
        yield text.removeprefix("\ufeff") if text and number == 0 else text
