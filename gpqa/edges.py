"""Marks of mail and Markdown at the ends of a quote: "> ", "**", "_", "# ".

A quote stays a slice of its source; it only begins behind such marks, and ends before them. A
mark of emphasis is left out with its other half, or where that stands outside of the quote in
the same paragraph: of "**Cost**: it was high" none is, nor the star of "an A*".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpqa.sentences import Span

__all__ = ["AROUND", "has_marks", "without_marks"]

AROUND = 600
"""Code points before and behind a quote in which a mark's other half is looked for."""

_HASHES = "#"
_EMPHASIS = "*_"
_QUOTED = re.compile(
    r"(?>(?:>[ \t\u00a0\r\n]*+)+)(?:(?:[•‣◦▪●∙·*+-]|#{1,6})[ \t\u00a0]+)?"
    r"(?=[^>\s])(?!(?<=>)[\d£$€])"
)
_LEVEL = re.compile(r"(?:\A|[\r\n])[ \t>]*#{1,6}[ \t]+[^\r\n]*\Z")
_CLOSING_HASHES = re.compile(r"[ \t]+#+\Z")
_RUN = re.compile(r"(?P<mark>[*_])(?P=mark){0,2}")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n|\r[^\S\r\n]*\r|\r\n[^\S\r\n]*\r\n")
_DEEPEST = 3  # "**_both_**"


def has_marks(text: str) -> bool:
    """Whether a quote may begin or end with such marks: what nearly none does."""
    return text[:1] in {">", *_EMPHASIS} or text[-1:] in {_HASHES, *_EMPHASIS}


def without_marks(text: str, start: int, end: int) -> Span:
    """The words of ``text[start:end]``, with what stands around them given for a mark's half."""
    if quoted := _QUOTED.match(text, start, end):
        start = quoted.end()
    hashes = _CLOSING_HASHES.search(text[start:end])
    if hashes and hashes.start() and _LEVEL.search(text[:start]):
        end = start + hashes.start()
    for _ in range(_DEEPEST):
        inner = _without_emphasis(text, start, end)
        if inner == (start, end) or not text[slice(*inner)].strip():
            break
        start, end = inner
    return start, end


def _without_emphasis(text: str, start: int, end: int) -> Span:
    """Without the outermost marks of emphasis, where they are no pair with one inside."""
    low, high = start, end
    first = _RUN.match(text, start, end)
    if first and first.end() < end and not text[first.end()].isspace():
        runs = _runs(text[start:end], first[0])
        if (len(runs) == 1 and _runs(_after(text, end), first[0])) or (
            len(runs) == 2 and start + runs[1][1] == end
        ):
            low = first.end()
    last = text[end - 1] * _length(text, start, end) if text[end - 1] in _EMPHASIS else ""
    if last and end - len(last) > low and not text[end - len(last) - 1].isspace():
        runs = _runs(text[start:end], last)
        paired = len(runs) == 2 and runs[0][0] == 0 and runs[1][1] == end - start
        opened = len(runs) % 2 == 1 and len(_runs(_before(text, start), last)) % 2 == 1
        if runs and runs[-1][1] == end - start and (paired or opened):
            high = end - len(last)
    return low, high


def _length(text: str, start: int, end: int) -> int:
    """How many marks of one kind stand at the end."""
    return end - start - len(text[start:end].rstrip(text[end - 1]))


def _runs(text: str, mark: str) -> list[Span]:
    """Where exactly ``mark`` stands; "_" not within a word."""
    one = re.escape(mark[0])
    found = re.finditer(rf"(?<!{one}){re.escape(mark)}(?!{one})", text)
    if mark[0] == "_":
        return [m.span() for m in found if not _is_inside(text, *m.span())]
    return [m.span() for m in found if not _is_free(text, *m.span())]


def _is_inside(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()


def _is_free(text: str, start: int, end: int) -> bool:
    """Whether white space is on both sides, as of a product's star."""
    return text[start - 1 : start].isspace() and text[end : end + 1].isspace()


def _before(text: str, start: int) -> str:
    """What stands before in the paragraph."""
    return _PARAGRAPH.split(text[max(0, start - AROUND) : start])[-1]


def _after(text: str, end: int) -> str:
    return _PARAGRAPH.split(text[end : end + AROUND])[0]
