"""What goes with a quote into another program's document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gpqa.models import Answer, Quote

__all__ = ["identifier", "metadata"]


def identifier(quote: Quote) -> str:
    """The same for the same place, as passages are named too: ``source_id:start-end``."""
    return f"{quote.source_id}:{quote.start}-{quote.end}"


def metadata(answer: Answer, quote: Quote) -> dict[str, Any]:
    """All that is known of a quote but its words: plain values that JSON has.

    ``start`` and ``end`` are Unicode code points of the source's text. ``receipt`` is JSON
    that ``gpqa verify -`` and :meth:`gpqa.Library.verify` take.
    """
    known = quote.model_dump(mode="json", exclude={"text"})
    receipt = answer.model_copy(update={"quotes": (quote,), "instead": None})
    return known | {
        "source": quote.source_url or quote.source_id,
        "question": answer.question,
        "confidence": answer.confidence,
        "index": answer.index.name,
        "receipt": receipt.model_dump_json(),
    }
