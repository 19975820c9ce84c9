r"""An answer as BibTeX: an entry for each quote, for BibTeX, BibLaTeX and reference managers.

The quote is the entry's ``annote``, which bibliographies do not print and reference managers
keep. White space in it is one space each, as TeX would have it. A quote's signs that TeX would
obey are spelled (``\&``, ``\textbackslash{}``), those that it would join (``--``) kept apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.formats.characters import one_line
from gpqa.formats.entries import date_parts, keys, place
from gpqa.formats.links import quote_link, web_address
from gpqa.origin import published

if TYPE_CHECKING:
    from gpqa.formats import SourceText
    from gpqa.models import Answer, Quote

__all__ = ["write"]

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SPELLED = {
    "\\": r"\textbackslash{}",
    # Never \{: BibTeX counts it as a brace all the same.
    "{": r"$\lbrace$",
    "}": r"$\rbrace$",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"${sign}$" for sign in "<>|"},  # in old fonts these are other signs outside of $ $
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
_TABLE = str.maketrans(_SPELLED)
_JOINED = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=,)(?=,)|(?<=[?!])(?=`)")


def write(answer: Answer, source_text: SourceText | None = None) -> str:
    """See :func:`gpqa.formats.write`."""
    if not answer.answered:
        reason = f": {answer.reason}" if answer.reason else ""
        return f"% The sources do not say{reason}.\n"
    entries = [
        _entry(key, quote, source_text)
        for key, quote in zip(keys(answer.quotes), answer.quotes, strict=True)
    ]
    return "\n".join(entries)


def _entry(key: str, quote: Quote, source_text: SourceText | None) -> str:
    asked = quote.reply_to
    fields: dict[str, str | None] = {
        # In two pairs of braces: a name that is no person's parts, a title as it is written.
        "author": _braced(quote.source_author),
        "title": _braced(quote.source_title),
        **_date(published(quote)),
        "url": web_address(quote.source_url),
        "pages": None if quote.page is None else str(quote.page),
        "note": _tex(place(quote)),
        "annote": _tex(quote.text),
        "speaker": _tex(quote.speaker),
        "attribution": quote.attribution,
        "replyto": _tex(f"{asked.speaker or 'somebody'}: {asked.text}" if asked else None),
        "also": _tex("; ".join(map(place, quote.also))),
        "sha256": _tex(quote.source_sha256),
        "quotelink": quote_link(quote, source_text),
    }
    lines = [
        f"  {name} = {value if name == 'month' else '{' + value + '}'},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join([f"@misc{{{key},", *lines, "}"]) + "\n"


def _date(date: str | None) -> dict[str, str | None]:
    parts = date_parts(date)
    if parts is None:
        return {"year": _tex(date)}  # as the source gives it: printed, and not understood
    number = f"{parts[0]:04}"
    return {
        "date": "-".join([number, *(f"{part:02}" for part in parts[1:])]),
        "year": number,
        "month": _MONTHS[parts[1] - 1] if len(parts) > 1 else None,
    }


def _braced(text: str | None) -> str | None:
    return f"{{{_tex(text)}}}" if text and text.strip() else None


def _tex(text: str | None) -> str | None:
    return _JOINED.sub("{}", one_line(text).translate(_TABLE)) if text else None
