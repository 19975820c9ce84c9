"""``gpqa show``: a place in its context, or a whole document."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from gpqa.cli.options import IndexOption, JsonOption, open_library
from gpqa.config import DEFAULT_INDEX
from gpqa.errors import UsageError
from gpqa.terminal import Paint, render_marked, visible, width

if TYPE_CHECKING:
    from gpqa.library import Library

__all__ = ["show"]

_PLACE = re.compile(r"(?P<source>.+?)(?::(?P<start>\d+)-(?P<end>\d+))?", re.DOTALL)


def show(
    place: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE[:START-END]", help="As answers print it; without a place, all of it."
        ),
    ],
    index: IndexOption = DEFAULT_INDEX,
    context: Annotated[
        int, typer.Option("--context", "-c", min=0, help="Characters shown on each side.")
    ] = 400,
    as_json: JsonOption = False,
) -> int:
    """Show a quote where it stands, with what comes before and after."""
    library = open_library(index)
    source, start, end = _parse(place, library)
    info = next(info for info in library.sources() if info.id == source)
    if start is None or end is None:
        start, end, marked = 0, info.length, False
    else:
        marked = True
    if not start < end <= info.length and info.length:
        raise UsageError(
            f"{place}: the place must lie within 0-{info.length}, the length of {source}"
        )
    first, last = max(0, start - context), min(info.length, end + context)
    before, text, after = (
        library.source_text(source, a, b) if a < b else ""
        for a, b in ((first, start), (start, end), (end, last))
    )
    if as_json:
        value = {
            "source_id": source,
            "start": start,
            "end": end,
            "before": before,
            "text": text,
            "after": after,
            "title": info.title,
            "date": info.date,
            "path": info.path,
            "source_sha256": info.sha256,
        }
        print(json.dumps(value, ensure_ascii=False))
        return 0
    paint = Paint(sys.stdout)
    header = " · ".join(filter(None, [info.title, info.date, info.path]))
    print(paint.faint(visible(header)))
    print()
    whole = f"{'… ' if first else ''}{before}{text}{after}{' …' if last < info.length else ''}"
    offset = (2 if first else 0) + len(before)
    _print_paragraphs(whole, (offset, offset + len(text)) if marked else (0, 0), paint)
    return 0


def _parse(place: str, library: Library) -> tuple[str, int | None, int | None]:
    """A document's id may itself look like a place: the whole is tried first."""
    names = {info.id for info in library.sources()}
    if place in names:
        return place, None, None
    match = _PLACE.fullmatch(place)
    source = match["source"] if match else place
    if source not in names:
        library.source_text(source)  # raises, with the nearest names
    if match is None or match["start"] is None:
        return source, None, None
    return source, int(match["start"]), int(match["end"])


def _print_paragraphs(text: str, mark: tuple[int, int], paint: Paint) -> None:
    """Print each line of ``text`` wrapped, the part in ``mark`` painted."""
    at = 0
    columns = width()
    for line in re.split(r"(\r\n|\r|\n)", text):
        if line.strip("\r\n"):
            inside = (max(0, mark[0] - at), min(len(line), mark[1] - at))
            marks = [inside] if inside[0] < inside[1] else []
            for shown in render_marked(line, marks, paint, columns):
                print(shown)
        elif line.startswith(("\r", "\n")):
            pass  # the line's own end; an empty line follows as an empty piece
        else:
            print()
        at += len(line)
