"""Options that several commands share, and opening the index that they name."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from gpqa.config import DEFAULT_INDEX
from gpqa.terminal import note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpqa.library import Library

__all__ = [
    "Format",
    "IndexOption",
    "JsonOption",
    "NlOption",
    "QuestionArgument",
    "SourceOption",
    "TopOption",
    "open_library",
    "questions",
]


class Format(StrEnum):
    """How an answer is shown."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


IndexOption = Annotated[
    str,
    typer.Option(
        "--index",
        "-i",
        metavar="NAME|PATH",
        help="The index to ask: a name under indexes/, or a folder (anything with a slash).",
    ),
]
TopOption = Annotated[
    int, typer.Option("--top", "-n", min=1, max=1000, help="At most so many, best first.")
]
SourceOption = Annotated[
    list[str] | None,
    typer.Option("--source", "-s", metavar="ID", help="Only this document; may be repeated."),
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
    from gpqa.config import index_folder, load_settings
    from gpqa.errors import NotExportedError
    from gpqa.library import Library
    from gpqa.store import generations

    settings = load_settings()
    folder = index_folder(name, settings)
    if name == DEFAULT_INDEX and not generations.exists(folder):
        from gpqa.cli.index import build

        note(f"first use: building the index of the five articles in {settings.seeds}")
        return build([settings.seeds], folder)[0]
    try:
        return Library.open(name)
    except NotExportedError:
        from gpqa.cli.index import prepare_model

        prepare_model()
        return Library.open(name)


def questions(question: str | None, nl: bool) -> Iterator[str | None]:
    """The question on the command line, or those on stdin; None for a line that is no text."""
    if nl == (question is not None):
        raise typer.BadParameter(
            "give either a QUESTION or --nl (questions on stdin)"
            if nl
            else "a QUESTION is missing (or --nl, for questions on stdin)",
        )
    if question is not None:
        yield question
        return
    from gpqa.question import MAX_QUESTION
    from gpqa.read import lines

    for line in lines(sys.stdin.buffer, 4 * MAX_QUESTION + 2):
        try:
            yield None if line is None else line.decode().rstrip("\r\n")
        except UnicodeDecodeError:
            yield None
