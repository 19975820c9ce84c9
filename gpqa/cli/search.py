"""``gpqa search``: the passages nearest to a question, without choosing among their sentences."""

from __future__ import annotations

import re
import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from gpqa.cli.ask import NOT_SAID, answer_lines
from gpqa.cli.options import (
    IndexOption,
    JsonOption,
    NlOption,
    QuestionArgument,
    SinceOption,
    SourceOption,
    TopOption,
    UntilOption,
    batch,
    note_undated,
    open_library,
)
from gpqa.config import DEFAULT_INDEX, TOP
from gpqa.terminal import Paint, print_json, render_marked, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpqa.library import Library
    from gpqa.models import Passage

__all__ = ["search"]

_PARAGRAPHS = re.compile(r"\n[ \t\r]*+\n")


def search(
    question: QuestionArgument = None,
    index: IndexOption = DEFAULT_INDEX,
    top: TopOption = TOP,
    source: SourceOption = None,
    speaker: Annotated[
        str | None,
        typer.Option(
            "--speaker",
            metavar="NAME",
            help="Only passages in which this person is heard; others may be, too.",
        ),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_json: JsonOption = False,
    nl: NlOption = False,
) -> int:
    """Show the passages nearest to a question, whether or not they answer it."""
    asked = batch(question, nl)
    library = open_library(index)
    look = partial(
        library.search, top=top, source=source, speaker=speaker, since=since, until=until
    )
    note_undated(library, source, since, until)
    if asked is not None:
        return answer_lines(asked, look, {"passages": []})
    result = look(question or "")
    if as_json:
        print_json(result.model_dump_json())
        return 0
    paint = Paint(sys.stdout)
    for number, passage in enumerate(result.passages, start=1):
        indent = " " * len(f"{number}. ")
        for row, line in enumerate(_wrapped(_place(library, passage), indent)):
            print(f"{indent if row else f'{number}. '}{paint.faint(line)}")
        for paragraph in _PARAGRAPHS.split(passage.text):
            for line in _wrapped(paragraph, indent):
                print(f"{indent}{line}")
        print()
    return 0 if result.passages else NOT_SAID


def _wrapped(text: str, indent: str) -> Iterator[str]:
    return render_marked(text, (), Paint(sys.stdout), width() - len(indent))


def _place(library: Library, passage: Passage) -> str:
    """Where a passage stands, told as of a quote: with title, author, date and page."""
    from gpqa.compose import facts_of
    from gpqa.models import Place
    from gpqa.origin import origin

    source = library.store.find_source(passage.source_id)
    assert source is not None, "a passage that was found is of a source that is there"
    facts = facts_of(library.store, source.no, passage.start, passage.end)
    place = passage.model_dump(exclude={"id", "score"}) | facts
    return " · ".join([passage.id, *origin(Place.model_validate(place))])
