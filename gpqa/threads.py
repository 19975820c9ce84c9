"""When the messages of a thread of e-mails were sent.

A thread's newest message is no date for the others: the document's is the time from its
first day to its last, ISO 8601 ("2024-06-27/2024-06-28"), and a quote's that of the message
that it stands in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gpqa.dates import INTERVAL, time_of
from gpqa.days import DATE

if TYPE_CHECKING:
    from gpqa.statements.letters import Heading
    from gpqa.store import SourceRow, Store

__all__ = ["date_at", "find_thread_dates"]

_SENT = re.compile(
    r"(?:\A|[\r\n])(?:>[ \t\u00a0]?){0,8}[*_]{0,2}(?:sent|date)[*_]{0,2}[ \t\u00a0]?:"
    r"(?P<when>[^\r\n]*)",
    re.IGNORECASE,
)
_WROTE = re.compile(r"(?:>[ \t\u00a0]?){0,8}On\s")
_MARKS = re.compile(r"(?:[ \t\u00a0]?>){0,8}")
_LINE = re.compile(r"(?<=[\r\n])(?![\r\n])[^\r\n]")
_TOP = 200
"""Code points before a thread's first heading: what has more above it is an article."""


class _Message(NamedTuple):
    start: int
    day: str | None
    """ISO 8601; None where its heading gives none for certain."""
    depth: int
    """How many ">" its lines begin with: what has fewer below it is of an answer."""


def find_thread_dates(text: str) -> str | None:
    """The first and last day of a thread of e-mails; None where there are no two days."""
    messages = _messages(text)
    days = sorted({message.day for message in messages if message.day is not None})
    if len(days) < 2 or messages[0].start > _TOP:
        return None
    return f"{days[0]}/{days[-1]}"


def date_at(store: Store, source: SourceRow, position: int) -> str | None:
    """A document's date; in a thread of e-mails that of the message at ``position``."""
    if source.date is None or not INTERVAL.fullmatch(source.date):
        return source.date
    return _day_at(store.text(source.no, 0, position + 1), position) or source.date


def _day_at(text: str, position: int) -> str | None:
    depth = _depth(text, max(text.rfind("\n", 0, position), text.rfind("\r", 0, position)) + 1)
    before = [message for message in _messages(text) if message.depth <= depth]
    # What has more marks was sent on without a heading of its own.
    return before[-1].day if before and before[-1].depth == depth else None


def _messages(text: str) -> list[_Message]:
    from gpqa.statements.letters import find_headings  # only threads need it when asked

    return [
        _Message(heading.start, _day(text, heading), _depth_below(text, heading.end))
        for heading in find_headings(text)
        if heading.cue is not None
    ]


def _depth_below(text: str, heading_end: int) -> int:
    """The depth of the first line below a heading that is not empty."""
    below = _LINE.search(text, heading_end)
    return _depth(text, below.start()) if below else 0


def _depth(text: str, line: int) -> int:
    marks = _MARKS.match(text, line)
    return marks[0].count(">") if marks else 0


def _day(text: str, heading: Heading) -> str | None:
    """The day that a heading gives as that on which its message was sent."""
    words = text[heading.start : heading.end]
    if _WROTE.match(words):
        when = words
    elif field := _SENT.search(words):
        when = field["when"]
    else:
        return None
    date = DATE.search(when)
    period = time_of(date[0]) if date else None
    return period.first if period else None
