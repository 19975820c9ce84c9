"""What is asked of an index, as JSON: each function takes an open library and gives a model's.

They run in threads of their own; none knows of HTTP.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from gpqa.formats import FORMS
from gpqa.formats.entries import place
from gpqa.models import Answer
from gpqa.serve.errors import NoQuoteError, PlaceError
from gpqa.serve.models import (
    Citation,
    IndexSummary,
    ListedSource,
    ListedStatement,
    PageStart,
    SourceList,
    SpeakerList,
    StatementList,
    TextSlice,
)
from gpqa.speakers import list_speakers, list_statements
from gpqa.structure import QUOTABLE, parse_structure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.library import Library
    from gpqa.models import Statement
    from gpqa.serve.models import AskRequest, CiteRequest
    from gpqa.store import SourceRow, Store

__all__ = [
    "ask",
    "cite",
    "read_text",
    "search",
    "source_list",
    "speaker_list",
    "statement_list",
    "summary",
]

_OPENING = 100
"""Code points of a source's first words."""
_HEAD = 1200
"""Code points that they are looked for in."""
_NAME = 60
"""Code points of a question that name a file."""


def ask(library: Library, request: AskRequest) -> str:
    """An :class:`~gpqa.models.Answer`."""
    answer = library.ask(request.question, **_narrowed(request))
    return answer.model_dump_json()


def cite(library: Library, request: CiteRequest, answer: bytes) -> str:
    """A :class:`~gpqa.serve.models.Citation` of what :func:`ask` gave to the same question.

    Raises :class:`~gpqa.serve.errors.NoQuoteError`.
    """
    whole = Answer.model_validate_json(answer)
    wanted = whole if request.quote is None else _alone(whole, request.quote)
    form = FORMS[request.format]
    return Citation(
        format=request.format,
        media_type=form.media_type,
        file=f"{_file_name(request.question)}{form.suffix}",
        text=library.cite(wanted, request.format),
        index=whole.index,
    ).model_dump_json()


def _alone(answer: Answer, wanted: str) -> Answer:
    """An answer of one quote. What others said answers no question: it comes without one."""
    for quote in answer.quotes:
        if place(quote) == wanted:
            return answer.model_copy(update={"quotes": (quote,)})
    for quote in answer.instead.quotes if answer.instead else ():
        if place(quote) == wanted:
            changed = {"question": "", "answered": True, "reason": None, "quotes": (quote,)}
            return answer.model_copy(update=changed)
    raise NoQuoteError("the answer has no such quote (any more): ask again")


def _file_name(question: str) -> str:
    """A question as the name of a file on any machine, without its ending."""
    words = re.findall(r"[a-z0-9]{1,40}", question[:_NAME].lower())
    return "-".join(["gpqa", *words])


def search(library: Library, request: AskRequest) -> str:
    """A :class:`~gpqa.models.SearchResult`."""
    found = library.search(request.question, **_narrowed(request))
    return found.model_dump_json()


def _narrowed(request: AskRequest) -> dict[str, Any]:
    """What a question and a search take alike."""
    return {
        "top": request.top,
        "source": request.source or None,
        "speaker": request.speaker or None,
        "since": request.since,
        "until": request.until,
    }


def summary(library: Library) -> str:
    """An :class:`~gpqa.serve.models.IndexSummary`."""
    manifest = library.store.manifest
    rows = library.store.sources()
    dated = [row for row in rows if row.first_day is not None]
    # When files were made tells nothing of the time that documents are of, where others say it.
    told = [row for row in dated if not row.date_of_file] or dated
    first = [row.first_day for row in told if row.first_day is not None]
    last = [row.last_day for row in told if row.last_day is not None]
    counts = manifest.counts
    return IndexSummary(
        name=library.name,
        generation=manifest.generation,
        sources=counts["sources"],
        passages=counts["passages"],
        speakers=counts["speakers"],
        statements=counts["statements"],
        characters=counts["characters"],
        first=min(first, default=None),
        last=max(last, default=None),
        undated=len(rows) - len(dated),
    ).model_dump_json()


def source_list(
    library: Library, *, words: str, ids: Sequence[str], offset: int, limit: int
) -> str:
    """A :class:`~gpqa.serve.models.SourceList`: those of ``ids``, or with ``words`` in id or title.

    An id that no source has is left out.
    """
    store = library.store
    rows = (
        [row for row in map(store.find_source, dict.fromkeys(ids)) if row is not None]
        if ids
        else store.sources()
    )
    wanted = words.casefold().split()
    if wanted:
        rows = [row for row in rows if _has(f"{row.id} {row.title or ''} {row.date or ''}", wanted)]
    given = rows[offset : offset + limit]
    return SourceList(
        total=len(rows),
        offset=offset,
        generation=store.manifest.generation,
        sources=_listed(store, given),
    ).model_dump_json()


def speaker_list(
    library: Library, *, words: str, sources: Sequence[str], offset: int, limit: int
) -> str:
    """A :class:`~gpqa.serve.models.SpeakerList`, with ``words`` in a name or a form of it."""
    from gpqa.source_ids import source_numbers

    store = library.store
    found = list_speakers(store, source_numbers(store, list(sources)) if sources else None)
    wanted = words.casefold().split()
    if wanted:
        found = [each for each in found if _has(" ".join((each.name, *each.forms)), wanted)]
    return SpeakerList(
        total=len(found),
        offset=offset,
        generation=store.manifest.generation,
        speakers=tuple(found[offset : offset + limit]),
    ).model_dump_json()


def statement_list(
    library: Library, *, speaker: str | None, sources: Sequence[str], offset: int, limit: int
) -> str:
    """A :class:`~gpqa.serve.models.StatementList`, of this speaker or all."""
    from gpqa.source_ids import source_numbers

    store = library.store
    numbers = source_numbers(store, list(sources)) if sources else None
    found = list_statements(store, numbers, speaker)
    given = tuple(islice(found, offset, offset + limit))
    total = offset + len(given) + sum(1 for _ in found) if given else 0
    return StatementList(
        total=total,
        offset=offset,
        generation=store.manifest.generation,
        statements=_with_cues(store, given),
    ).model_dump_json()


def _with_cues(store: Store, found: Sequence[Statement]) -> tuple[ListedStatement, ...]:
    numbers = {row.id: row.no for each in found if (row := store.find_source(each.source_id))}
    cued = [(numbers[each.source_id], *each.cue) for each in found if each.cue is not None]
    texts = iter(store.texts(cued))
    return tuple(
        ListedStatement(**each.model_dump(), cue_text=None if each.cue is None else next(texts))
        for each in found
    )


def read_text(library: Library, *, source: str, start: int, end: int | None, most: int) -> str:
    """A :class:`~gpqa.serve.models.TextSlice` of at most ``most`` code points.

    Raises :class:`~gpqa.errors.UnknownSourceError`, and
    :class:`~gpqa.serve.errors.PlaceError` for a place outside the source.
    """
    from gpqa.source_ids import unknown_source

    store = library.store
    row = store.find_source(source)
    if row is None:
        raise unknown_source(store, source)
    if start > row.length or (end is not None and end < start):
        raise PlaceError(f"{start}-{end} is no place in {row.id}: places lie within 0-{row.length}")
    last = min(row.length, start + most, row.length if end is None else end)
    return TextSlice(
        source=_listed(store, [row])[0],
        generation=store.manifest.generation,
        start=start,
        end=last,
        text=store.text(row.no, start, last),
        pages=_pages(store.pages(row.no), start, last),
    ).model_dump_json()


def _pages(starts: Sequence[int], start: int, end: int) -> tuple[PageStart, ...]:
    """The pages that characters ``start`` to ``end`` stand on.

    Of pages that begin at one place all but the last are empty: nothing stands on them.
    """
    first = max(0, bisect_right(starts, start) - 1)
    last = bisect_left(starts, max(end, start + 1))
    begun = {place: number for number, place in enumerate(starts[first:last], first + 1)}
    return tuple(PageStart(page=number, start=place) for place, number in begun.items())


def _has(text: str, words: Sequence[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)


# --- a source as it is shown in a list -------------------------------------------------


def _listed(store: Store, rows: Sequence[SourceRow]) -> tuple[ListedSource, ...]:
    heads = store.texts([(row.no, 0, min(_HEAD, row.length)) for row in rows])
    return tuple(
        ListedSource(
            **row.info().model_dump(exclude={"path"}),
            path=PurePath(row.path).name,
            opening=_opening(head),
        )
        for row, head in zip(rows, heads, strict=True)
    )


def _opening(head: str) -> str:
    """The first words that are the source's own, not the page's around it."""
    start = next((block.start for block in parse_structure(head) if block.kind in QUOTABLE), 0)
    words = " ".join(head[start : start + 4 * _OPENING].split())
    if len(words) <= _OPENING:
        return words
    return f"{words[:_OPENING].rpartition(' ')[0] or words[:_OPENING]} …"
