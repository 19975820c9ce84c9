"""``gpqa show``: a place in its context, or a whole document."""

from __future__ import annotations

import json
import re
import sys
from bisect import bisect_right
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from gpqa.cli.options import IndexOption, JsonOption, open_store
from gpqa.config import DEFAULT_INDEX
from gpqa.errors import UsageError
from gpqa.origin import date_of
from gpqa.terminal import Paint, print_json, render_marked, visible, width

if TYPE_CHECKING:
    from gpqa.store import DiskStore, SourceRow

__all__ = ["show"]

_PLACE = re.compile(r"(?P<source>.+?)(?::(?P<start>\d{1,12})-(?P<end>\d{1,12}))?", re.DOTALL)

_ALMOST = re.compile(r":[\d\s–-]{1,30}$")
"""What may have been meant for a place: "p:0"."""


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
    with closing(open_store(index)) as store:
        row, start, end = _parse(place, store)
        return _show(store, row, start, end, context, as_json=as_json)


def _show(
    store: DiskStore,
    row: SourceRow,
    start: int | None,
    end: int | None,
    context: int,
    *,
    as_json: bool,
) -> int:
    marked = start is not None
    if start is None or end is None:
        start, end = 0, row.length
    if not start < end <= row.length and row.length:
        raise UsageError(f"{start}-{end} is no place in {row.id}: places lie within 0-{row.length}")
    first, last = max(0, start - context), min(row.length, end + context)
    before, text, after = store.texts(
        [(row.no, first, start), (row.no, start, end), (row.no, end, last)]
    )
    pages = store.pages(row.no)
    page = bisect_right(pages, start) or None if marked else None
    if as_json:
        value = {
            "source_id": row.id,
            "start": start,
            "end": end,
            "before": before,
            "text": text,
            "after": after,
            "title": row.title,
            "date": row.date,
            "date_of_file": bool(row.date_of_file),
            "author": row.author,
            "site": row.site,
            "url": row.url,
            "page": page,
            "path": row.path,
            "source_sha256": row.sha256,
            "converter": row.converter,
            "converted_sha256": row.text_sha256,
        }
        print_json(json.dumps(value, ensure_ascii=False))
        return 0
    paint = Paint(sys.stdout)
    on = f"page {page} of {len(pages)}" if page else None
    dated = date_of(row.date, of_file=row.date_of_file)
    facts = [row.title, row.author, row.site, dated, on, row.path]
    print(paint.faint(visible(" · ".join(filter(None, facts)))))
    if row.url:
        print(paint.faint(visible(row.url)))
    if row.converter:
        print(paint.faint(visible(f"text as converted by {row.converter}")))
    print()
    if marked and not paint.on:
        text = f"«{text}»"  # without colour the place is still to be seen
    whole = f"{'… ' if first else ''}{before}{text}{after}{' …' if last < row.length else ''}"
    offset = (2 if first else 0) + len(before)
    _print_paragraphs(whole, (offset, offset + len(text)) if marked else (0, 0), paint)
    return 0


def _parse(place: str, store: DiskStore) -> tuple[SourceRow, int | None, int | None]:
    """A document's id may itself look like a place: the whole is tried first."""
    if row := store.find_source(place):
        return row, None, None
    match = _PLACE.fullmatch(place)
    source = match["source"] if match else place
    row = store.find_source(source)
    if row is None:
        if match and match["start"] is None and _ALMOST.search(place):
            raise UsageError(
                f"{place!r} is no place: a place is SOURCE:START-END, as answers print it"
            )
        from gpqa.source_ids import unknown_source

        raise unknown_source(store, source)
    if match is None or match["start"] is None:
        return row, None, None
    return row, int(match["start"]), int(match["end"])


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
