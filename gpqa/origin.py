"""What a reader wants to know of where a quote comes from, in the order of a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpqa.models import Place, Quote

__all__ = ["dated", "origin", "pages_of", "published"]


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
    if quote.source_date and quote.source_date_of_file:
        return f"file of {quote.source_date}"
    return quote.source_date


def published(quote: Quote | Place) -> str | None:
    """A document's date for a bibliography: none where it is only when its file was made."""
    return None if quote.source_date_of_file else quote.source_date


def pages_of(quote: Quote | Place) -> str | None:
    """``page 12``, ``pages 12-13``; None of a source without pages."""
    if quote.page is None:
        return None
    if quote.page_end is None or quote.page_end == quote.page:
        return f"page {quote.page}"
    return f"pages {quote.page}-{quote.page_end}"
