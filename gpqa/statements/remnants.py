"""What a writer says between the words of others, without the remnants of their sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.sentences import trim

if TYPE_CHECKING:
    from gpqa.sentences import Span

__all__ = ["without_remnants"]

# A few words of a sentence that is somebody else's: "Now the mayor," before "Mr Lee, says",
# "me." behind what "she told".
_BEGUN = re.compile(
    r"(?:\A|[.!?…:][”’\"')]{0,2}\s|[\r\n])\s*+(?P<words>(?:[^\W\d_][\w’'-]{0,20},?\s{0,2}){1,3})\Z"
)
# That of a paragraph that begins with somebody else's words: "9." before "Mr Lee told me".
_NUMBER = re.compile(r"[\r\n]\s*+\(?(?:\d{1,3}|[a-z])[.)]\s*+\Z")
_LEFT = re.compile(r"(?:[^\W\d_][\w’'-]{0,20}\s?){1,2}[.!?…](?=\s|\Z)")
_LOOK = 60
_CLOSING = frozenset(".,;:!?)”’» \n\r\t")
_OPENING = frozenset("“‘«([")
_ENDS = frozenset(".!?…\n\r")


def without_remnants(text: str, start: int, end: int, *, after: bool, before: bool) -> Span:
    """What of ``text[start:end]`` is worth quoting; empty where nothing is.

    ``after`` and ``before`` tell whether it comes after, and before, somebody else's words.
    The marks that close and open these are nobody's.
    """
    begin = start + 1 if after and _closes(text, start, end) else start
    opening = next((at for at in range(begin, end) if text[at] not in _CLOSING), end)
    goes_on = after and _ENDS.isdisjoint(text[max(0, start - 1) : opening])
    start, end = trim(text, opening, end)
    while end > start and (text[end - 1] in _OPENING or _opens(text, end - 1)):
        end = trim(text, start, end - 1)[1]
    if goes_on and (left := _LEFT.match(text, start, min(end, start + _LOOK))):
        start = left.end()
    if before and (begun := _BEGUN.search(text[max(start, end - _LOOK) : end])):
        whole = begun.start() > 0 or end - start <= _LOOK
        end -= len(begun["words"]) if whole else 0
    if before and (number := _NUMBER.search(text[max(start, end - _LOOK) : end])):
        end -= len(number[0])
    return trim(text, start, max(start, end))


def _closes(text: str, at: int, end: int) -> bool:
    """Whether a straight quotation mark stands behind the words that it parts from others."""
    return at < end and text[at] in "\"'" and (at + 1 == end or not text[at + 1].isalnum())


def _opens(text: str, at: int) -> bool:
    """Whether a straight quotation mark stands before the words that it parts from others."""
    return text[at] in "\"'" and (at == 0 or text[at - 1].isspace())
