"""Dates as documents and people give them: a day, a month or a year.

What is less than a day is the time from its first to its last day. No date is guessed:
what cannot be read for certain (``04/05/2015``) is none.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, NamedTuple

from gpqa.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpqa.store import SourceRow

__all__ = ["INTERVAL", "TIME", "Period", "Span", "span_of", "time_of"]


class Period(NamedTuple):
    """From its first to its last day, ISO 8601: these sort as the days do."""

    first: str
    last: str


class Span(NamedTuple):
    """What documents are narrowed to; None for no border on that side."""

    since: str | None
    until: str | None

    def holds(self, source: SourceRow) -> bool:
        """Whether a document is of that time, or may be: one of 2015 may be of June 2015."""
        return (
            source.first_day is not None
            and source.last_day is not None
            and (self.since is None or source.last_day >= self.since)
            and (self.until is None or source.first_day <= self.until)
        )

    def numbers(self, sources: Iterable[SourceRow]) -> list[int]:
        """The numbers of those of these documents that are of that time."""
        return [source.no for source in sources if self.holds(source)]


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s{1,3})?"
_YEAR = r"(?P<year>[12]\d{3})"
_TIME = r"(?:[T\s].{0,40})?"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 2015, 2015-05, 2015-05-21, 2015-05-21T10:00:00Z, 2015/05/21
        rf"{_YEAR}(?:-(?P<month>\d\d)(?:-(?P<day>\d\d){_TIME})?)?",
        rf"{_YEAR}/(?P<month>\d\d)/(?P<day>\d\d){_TIME}",
        # 20150521
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
        # 21 May 2015, Thu, 21 May 2015 10:00:00 GMT, May 2015
        rf"{_WEEKDAY}(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}})?{_MONTH},?\s{{1,3}}{_YEAR}{_TIME}",
        # May 21, 2015
        rf"{_WEEKDAY}{_MONTH}\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}{_YEAR}{_TIME}",
    )
)
_ISO = _FORMS[0]
INTERVAL = re.compile(r"(?P<first>\d{4}-\d\d-\d\d)/(?P<last>\d{4}-\d\d-\d\d)")
"""A document's first and last day, ISO 8601, where it was written on several."""


def time_of(text: str | None) -> Period | None:
    """When a document says that it is of; None where it does not say, or not for certain."""
    if text is None:
        return None
    bare = text.strip()
    if several := INTERVAL.fullmatch(bare):
        first, last = time_of(several["first"]), time_of(several["last"])
        return Period(first.first, last.last) if first and last and first <= last else None
    for form in _FORMS:
        if match := form.fullmatch(bare[:100]):
            return _period(match)
    return None


def span_of(
    since: str | datetime.date | None = None, until: str | datetime.date | None = None
) -> Span | None:
    """What ``since`` and ``until`` narrow documents to, both days counted; None for neither.

    Each is a date, or a string with a day, a month or a year, ISO 8601. Raises
    :class:`UsageError` for anything else, and where the one is after the other.
    """
    first = None if since is None else _asked(since, "since").first
    last = None if until is None else _asked(until, "until").last
    if first is None and last is None:
        return None
    if first is not None and last is not None and first > last:
        raise UsageError(f"since {since} is after until {until}: nothing can be of that time")
    return Span(first, last)


TIME = "a day, a month or a year: 2015-05-21, 2015-05 or 2015"
"""What a time that documents are narrowed to may be, in words."""


def _asked(value: str | datetime.date, name: str) -> Period:
    if not isinstance(value, (str, datetime.date)):
        raise UsageError(f"{name} is {value!r}; it must be {TIME}, as text, or a date")
    if isinstance(value, datetime.datetime):
        value = value.date()
    text = value.isoformat() if isinstance(value, datetime.date) else value.strip()
    match = _ISO.fullmatch(text[:100])
    period = _period(match) if match else None
    if period is None:
        raise UsageError(f"{name} is {value!r}; it must be {TIME}")
    return period


def _period(match: re.Match[str]) -> Period | None:
    year, month, day = match["year"], match["month"], match["day"]
    if month is None:
        return Period(f"{year}-01-01", f"{year}-12-31")
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].casefold()) + 1
    try:
        first = datetime.date(int(year), number, int(day or 1))
    except ValueError:  # 31 June
        return None
    if day is not None:
        return Period(first.isoformat(), first.isoformat())
    following = first.replace(day=28) + datetime.timedelta(days=4)
    last = following - datetime.timedelta(days=following.day)
    return Period(first.isoformat(), last.isoformat())
