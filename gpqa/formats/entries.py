"""What bibliographies share: an entry's key, its date, where its quote stands."""

from __future__ import annotations

import datetime
import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpqa.models import Place, Quote

__all__ = ["date_parts", "digest", "keys", "place"]

_LONGEST = 40  # characters of a source's id in a key
_UNFIT = re.compile(r"[^a-z0-9_.]+")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?", re.DOTALL)


def keys(quotes: Iterable[Quote]) -> list[str]:
    """A key for each quote, of ASCII letters, digits and ``_ . -``, no two the same.

    A quote's key depends on its source's id and its place alone: the same quote has the
    same key in every answer. Where two would differ only by case, they do not.
    """
    used: set[str] = set()
    found = []
    for quote in quotes:
        first = key = f"{_name(quote.source_id)}-{quote.start}-{quote.end}"
        number = 1
        while key in used:
            number += 1
            key = f"{first}-{number}"
        used.add(key)
        found.append(key)
    return found


def _name(source_id: str) -> str:
    """A source's id as part of a key; what does not fit is told apart by a digest."""
    name = _UNFIT.sub("-", source_id.lower())[:_LONGEST].strip("-")
    return name if name == source_id else f"{name or 'source'}-{digest(source_id)}"


def digest(text: str) -> str:
    """Eight hexadecimal digits that tell texts apart."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def place(quote: Quote | Place) -> str:
    """Where words stand, as ``gpqa show`` takes it."""
    return f"{quote.source_id}:{quote.start}-{quote.end}"


def date_parts(date: str | None) -> list[int] | None:
    """Year, month and day of an ISO date or time, as far as they are given; None for others."""
    match = _DATE.fullmatch(date.strip()) if date else None
    if match is None:
        return None
    parts = [int(part) for part in match.groups() if part is not None]
    try:
        datetime.date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    return parts
