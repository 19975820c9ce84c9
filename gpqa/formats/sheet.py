"""An answer as CSV, for people who collect quotes in a sheet: RFC 4180, a row for each quote.

A cell that a spreadsheet would take for a formula gets an apostrophe in front, and so does one
that begins with apostrophes before such a sign, so that taking one away where both are found
gives back what was there (:func:`unguarded`).
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from gpqa.formats.characters import inert
from gpqa.formats.entries import place
from gpqa.formats.links import quote_link, web_address
from gpqa.origin import dated

if TYPE_CHECKING:
    from gpqa.formats import SourceText
    from gpqa.models import Answer, Quote

__all__ = ["COLUMNS", "guarded", "unguarded", "write"]

COLUMNS = (
    "quote",
    "speaker",
    "attribution",
    "title",
    "author",
    "date",
    "page",
    "url",
    "link",
    "question",
    "confidence",
    "score",
    "source_id",
    "start",
    "end",
    "source_sha256",
    "also",
    "reply_to",
    "index",
    "generation",
)
_FORMULA = re.compile(r"'*+(?:[\t\r\n]|\s*+[=+\-@＝＋－＠])")


def write(answer: Answer, source_text: SourceText | None = None) -> str:
    """See :func:`gpqa.formats.write`. Where the sources do not say, there is the header alone."""
    sheet = io.StringIO(newline="")
    rows = csv.writer(sheet)
    rows.writerow(COLUMNS)
    for quote in answer.quotes:
        rows.writerow([guarded(cell) for cell in _row(answer, quote, source_text)])
    return sheet.getvalue()


def _row(answer: Answer, quote: Quote, source_text: SourceText | None) -> list[str]:
    cells = (
        quote.text,
        quote.speaker,
        quote.attribution,
        quote.source_title,
        quote.source_author,
        dated(quote),
        quote.page,
        web_address(quote.source_url),
        quote_link(quote, source_text),
        answer.question,
        answer.confidence if answer.question else None,  # there is nothing to be sure of
        quote.score,
        quote.source_id,
        quote.start,
        quote.end,
        quote.source_sha256,
        "; ".join(map(place, quote.also)),
        quote.reply_to and f"{quote.reply_to.speaker or 'somebody'}: {quote.reply_to.text}",
        answer.index.name,
        answer.index.generation,
    )
    return ["" if cell is None else inert(str(cell)) for cell in cells]


def guarded(cell: str) -> str:
    """``cell`` as a spreadsheet shows it and does not work it out."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """What :func:`guarded` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
