"""``gpqa speakers``: who is heard in the sources, and everything that they are heard to say."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from gpqa.cli.ask import NOT_SAID
from gpqa.cli.options import IndexOption, SpeakerOption, open_store
from gpqa.config import DEFAULT_INDEX
from gpqa.terminal import Paint, note, print_json, render_marked, visible, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gpqa.models import SpeakerInfo, Statement
    from gpqa.store import Store

__all__ = ["speakers"]


def speakers(
    source: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="Only these documents.")
    ] = None,
    index: IndexOption = DEFAULT_INDEX,
    speaker: SpeakerOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a line on stdout.")
    ] = False,
) -> int:
    """Show who is heard in the sources; with --speaker, all that they said.

    With --json one object a line: every statement, with its speaker, how it is
    attributed, and where the source says so. Exits 3 where nobody of that name
    is heard.
    """
    from gpqa.source_ids import source_numbers
    from gpqa.speakers import list_speakers, list_statements, nearest_names

    store = open_store(index)
    numbers = source_numbers(store, source or None)
    if as_json or speaker is not None:
        found = list(list_statements(store, numbers, speaker))
        lines = (each.model_dump_json() for each in found) if as_json else _statements(store, found)
        for line in lines:
            (print_json if as_json else print)(line)
        if not found and speaker is not None:
            near = ", ".join(nearest_names(store, speaker))
            note(
                "nobody of that name is heard in these sources"
                + (f"; the nearest names: {near}" if near else "; who is: gpqa speakers")
            )
        return 0 if found or speaker is None else NOT_SAID
    for line in _people(list_speakers(store, numbers)):
        print(line)
    return 0


def _people(found: Iterable[SpeakerInfo]) -> Iterator[str]:
    paint = Paint(sys.stdout)
    empty = True
    for each in found:
        empty = False
        places = each.sources[0] if len(each.sources) == 1 else f"{len(each.sources)} sources"
        heard = visible(f"{_count(each.statements, 'statement')} in {places}")
        yield f"{paint.name(visible(each.name))}  {paint.faint(heard)}"
        if each.forms:
            yield from _indented("also: " + ", ".join(each.forms))
    if empty:
        note("nobody is heard in these sources")


def _statements(store: Store, found: Iterable[Statement]) -> Iterator[str]:
    paint = Paint(sys.stdout)
    for each in found:
        yield from _indented(each.text)
        who = visible(each.speaker or "somebody")
        hearsay = ", reported by another speaker" if each.nested else ""
        yield f"   — {paint.name(who)} ({each.attribution}{hearsay})"
        place = f"{each.source_id}:{each.start}-{each.end}{_cue(store, each)}"
        for line in render_marked(place, (), paint, width() - 3):
            yield f"   {paint.faint(line)}"
        yield ""


def _cue(store: Store, statement: Statement) -> str:
    """The words by which the source says who speaks, and how."""
    row = store.find_source(statement.source_id)
    if statement.cue is None or row is None:
        return ""
    return f" · cue: {store.text(row.no, *statement.cue)}"


def _indented(text: str) -> Iterator[str]:
    for line in render_marked(text, (), Paint(sys.stdout), width() - 3):
        yield f"   {line}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
