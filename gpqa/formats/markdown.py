"""An answer as Markdown: quotes, and a footnote each that says where it stands.

A source's words are escaped, so that they show and do nothing else. Footnotes are those
of GitHub, Pandoc, Obsidian and most others; where they are not known, the text still reads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.formats.entries import digest, place
from gpqa.formats.links import quote_link
from gpqa.origin import dated, pages_of, said_before, said_by
from gpqa.terminal import visible

if TYPE_CHECKING:
    from gpqa.formats import SourceText
    from gpqa.models import Answer, Place, Quote

__all__ = ["code", "escape", "write"]

_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#|~&$"})
_LIST_SIGN = re.compile(r"\A(\d+)(?=[.)])|\A(?=[+-])")
"""Where a line would begin a list."""
_ADDRESS = re.compile(r"(?i)(https?|ftp|mailto|xmpp|www)([:.])")
"""Where programs begin a link of their own accord."""


def write(answer: Answer, source_text: SourceText | None = None) -> str:
    """See :func:`gpqa.formats.write`."""
    # A quote by itself, which answers nothing, comes without a question.
    blocks = [f"**{escape(answer.question)}**"] if answer.question else []
    if not answer.answered:
        return "\n\n".join([*blocks, "The sources do not say."]) + "\n"
    notes = []
    for number, quote in enumerate(answer.quotes, start=1):
        # Told apart by more than their number: answers are pasted into one document.
        name = f"[^{number}-{digest(f'{quote.source_sha256} {place(quote)}')}]"
        blocks.append(f"> {_line(_marked(quote).strip())}{name}{_who(quote)}{_asked(quote)}")
        notes.append(f"{name}: {_note(quote, source_text)}")
    return "\n\n".join([*blocks, *notes]) + "\n"


def _who(quote: Quote) -> str:
    name = said_by(quote)
    kind = f" ({quote.attribution})" if quote.attribution else ""
    return f"\n>\n> — {escape(name)}{kind}" if name else ""


def _asked(quote: Quote) -> str:
    """What a short answer or a denial replies to, in the name of whoever said it."""
    asked = quote.reply_to
    if asked is None:
        return ""
    verb, who = said_before(asked)
    said = f"{verb.capitalize()} {escape(who).strip()}: “{escape(asked.text).strip()}”"
    return f"\n>\n> {said} ({code(place(asked))})"


def _marked(quote: Quote) -> str:
    """The quote, its answering words bold."""
    parts, at = [], quote.start
    for start, end in quote.highlight:
        parts += [escape(quote.text[at - quote.start : start - quote.start])]
        words = escape(quote.text[start - quote.start : end - quote.start])
        bold = f"**{words.strip()}**" if words.strip() else ""
        parts += [" " * words[:1].isspace(), bold, " " * words[-1:].isspace()]
        at = end
    parts.append(escape(quote.text[at - quote.start :]))
    return "".join(parts)


def _note(quote: Quote, source_text: SourceText | None) -> str:
    said = [quote.source_author, quote.source_title, quote.source_site, dated(quote)]
    known = [escape(part).strip() for part in said if part and part.strip()]
    if pages := pages_of(quote):
        known.append(pages)
    link = quote_link(quote, source_text)
    if link:
        known.append(f"[the quote on its page](<{link}>)")
    # Where it stands comes last: a line of one word alone would be a link of another kind.
    known.append(f"source {code(place(quote))}, sha256 {code(quote.source_sha256[:16])}…")
    known += [f"also in {_also(each)}" for each in quote.also]
    return _line(", ".join(known))


def _also(other: Place) -> str:
    title = f" ({escape(other.source_title).strip()})" if other.source_title else ""
    return f"{code(place(other))}{title}"


def escape(text: str) -> str:
    """A source's words as Markdown that shows them and does nothing else."""
    words = visible(" ".join(text.split())).translate(_SIGNS)
    if not words:
        return " " * bool(text)
    words = _ADDRESS.sub(r"\1\\\2", words)
    return f"{' ' * text[0].isspace()}{words}{' ' * text[-1].isspace()}"


def _line(words: str) -> str:
    """Escaped words as the beginning of a line."""
    return _LIST_SIGN.sub(r"\g<0>\\", words)


def code(text: str) -> str:
    """A place as Markdown code, to be copied as it is."""
    shown = visible(text)
    return f"`{shown}`" if "`" not in shown else escape(text)
