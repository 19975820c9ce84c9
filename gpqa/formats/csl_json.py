"""An answer as CSL-JSON: an item for each quote, for Zotero, Pandoc and citation processors.

What CSL has no name for (the quote, its speaker, its place) is in ``custom``, exact to the
character; ``annote`` has the quote again, for programs that show notes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.formats.characters import json_text
from gpqa.formats.entries import date_parts, keys, place
from gpqa.formats.links import quote_link, web_address
from gpqa.origin import published

if TYPE_CHECKING:
    from gpqa.formats import SourceText
    from gpqa.models import Answer, Quote

__all__ = ["write"]


def write(answer: Answer, source_text: SourceText | None = None) -> str:
    """See :func:`gpqa.formats.write`. Where the sources do not say, there is no item."""
    return json_text(
        [
            _item(key, quote, source_text)
            for key, quote in zip(keys(answer.quotes), answer.quotes, strict=True)
        ]
    )


def _item(key: str, quote: Quote, source_text: SourceText | None) -> dict[str, object]:
    url = web_address(quote.source_url)
    # A name is one word to CSL where its parts are not known: they are never guessed.
    author = [{"literal": quote.source_author}] if quote.source_author else None
    fields: dict[str, object | None] = {
        "id": key,
        "type": "webpage" if url else "document",
        "title": quote.source_title,
        "author": author,
        "issued": _issued(published(quote)),
        "URL": url,
        "page": None if quote.page is None else str(quote.page),
        "note": place(quote),
        "annote": quote.text,
        "custom": {
            "quote": quote.text,
            "speaker": quote.speaker,
            "attribution": quote.attribution,
            "source_id": quote.source_id,
            "start": quote.start,
            "end": quote.end,
            "cue": quote.cue,
            "source_sha256": quote.source_sha256,
            "link": quote_link(quote, source_text),
            "reply_to": quote.reply_to and quote.reply_to.model_dump(mode="json"),
            "also": [each.model_dump(mode="json") for each in quote.also],
        },
    }
    return {name: value for name, value in fields.items() if value is not None}


def _issued(date: str | None) -> dict[str, object] | None:
    if not date:
        return None
    parts = date_parts(date)
    return {"date-parts": [parts]} if parts else {"literal": date}
