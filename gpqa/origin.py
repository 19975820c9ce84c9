"""What a reader wants to know of where a quote comes from, in the order of a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpqa.models import Passage, Place, Quote

__all__ = ["date_of", "dated", "origin", "pages_of", "published", "said_before", "said_by"]


def origin(quote: Quote | Place) -> list[str]:
    """Title, author, place of publication, date and page, those that are known."""
    parts = [
        quote.source_title,
        quote.source_author,
        quote.source_site,
        dated(quote),
        pages_of(quote),
    ]
    return [part for part in parts if part]


def dated(quote: Quote | Place) -> str | None:
    """A document's date for a reader, marked where it is only when its file was made."""
    return date_of(quote.source_date, of_file=quote.source_date_of_file)


def date_of(date: str | None, *, of_file: bool) -> str | None:
    """The same of any date, ``of_file`` where it is only when the file was made."""
    return f"file of {date}" if date and of_file else date


def published(quote: Quote | Place) -> str | None:
    """A document's date for a bibliography: none where it is only when its file was made."""
    return None if quote.source_date_of_file else quote.source_date


def said_by(quote: Quote) -> str | None:
    """Who is shown to say a quote: a name; "somebody" where it is not certain who; else None."""
    return quote.speaker or ("somebody" if quote.attribution else None)


def said_before(replied_to: Place) -> tuple[str, str]:
    """What a quote does to what it replies to, and whose that is: ``asked by``, ``Ms Hart``."""
    if replied_to.text.rstrip().rstrip("’”\"'»)]").endswith("?"):
        return "asked by", replied_to.speaker or "somebody"
    return "in answer to", replied_to.speaker or "the source"


def pages_of(quote: Quote | Place | Passage) -> str | None:
    """``page 12``, ``pages 12-13``; None of a source without pages."""
    if quote.page is None:
        return None
    if quote.page_end is None or quote.page_end == quote.page:
        return f"page {quote.page}"
    return f"pages {quote.page}-{quote.page_end}"
