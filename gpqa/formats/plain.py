"""An answer as plain text, to be pasted into a letter or a paper: each quote with where it stands.

The words between the quotation marks are the source's own, to the character: nothing in them
is spelled out. Whoever shows them on a terminal has to (:func:`gpqa.terminal.print_text`). What
stands around them is spelled out where it could act.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.formats.characters import one_line
from gpqa.formats.entries import date_parts, place
from gpqa.formats.links import web_address
from gpqa.models import Attribution
from gpqa.origin import date_of, pages_of, said_before, said_by

if TYPE_CHECKING:
    from gpqa.formats import SourceText
    from gpqa.models import Answer, Place, Quote

__all__ = ["write"]

_MONTHS = (
    "January February March April May June July August September October November December".split()
)


def write(answer: Answer, source_text: SourceText | None = None) -> str:  # noqa: ARG001 - of all forms
    """See :func:`gpqa.formats.write`."""
    if not answer.answered:
        return "The sources do not say.\n"
    return "\n\n".join(map(_citation, answer.quotes)) + "\n"


def _citation(quote: Quote) -> str:
    also = "".join(f"\nAlso in {', '.join(_where(each))}" for each in quote.also)
    said = f"“{quote.text}”\n— {', '.join([*_who(quote), *_where(quote)])}"
    return f"{said}{_asked(quote)}{also}"


def _asked(quote: Quote) -> str:
    """What a short answer or a denial replies to, in the name of whoever said it."""
    asked = quote.reply_to
    if asked is None:
        return ""
    verb, who = said_before(asked)
    return f"\n{verb.capitalize()} {one_line(who)}: “{asked.text}” ({one_line(place(asked))})"


def _who(quote: Quote) -> list[str]:
    who = said_by(quote)
    if who is None:
        return []
    reported = " (reported)" if quote.attribution is Attribution.REPORTED else ""
    return [f"{one_line(who)}{reported}"]


def _where(at: Quote | Place) -> list[str]:
    title = one_line(at.source_title or "")
    known = [
        one_line(at.source_author or ""),
        f"“{title}”" if title else None,
        one_line(at.source_site or ""),
        date_of(_day(at.source_date), of_file=at.source_date_of_file),
        pages_of(at),
        web_address(at.source_url),
        one_line(place(at)),
    ]
    return [part for part in known if part]


def _day(date: str | None) -> str | None:
    """A date as people write it; what is no ISO date stays as it is."""
    parts = date_parts(date)
    if parts is None:
        return one_line(date) if date else None
    year, month, day = [*parts, 0, 0][:3]
    written = [str(day) if day else "", _MONTHS[month - 1] if month else "", f"{year:04}"]
    return " ".join(filter(None, written))
