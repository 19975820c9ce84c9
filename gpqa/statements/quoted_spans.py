"""What stands in quotation marks, by the marks alone, and whether a place lies in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpqa.sentences import Span

__all__ = ["quoted_spans", "within"]

_QUOTED = re.compile(
    r"“[^”]*+(?:”|\Z)|\"[^\"]*+(?:\"|\Z)|(?<!\w)[‘’'](?=[\w\[])(?>(?:[^‘’']|(?<=\w)['’](?=\w))*)(?:['’]|\Z)"
)


def quoted_spans(text: str, start: int, end: int) -> list[Span]:
    """What stands in quotation marks in ``text[start:end]``; an open mark reaches to the end."""
    return [match.span() for match in _QUOTED.finditer(text, start, end)]


def within(spans: list[Span], position: int) -> bool:
    """Whether ``position`` lies in one of the ordered ``spans``."""
    at = bisect_right(spans, (position, 1 << 60)) - 1
    return at >= 0 and spans[at][0] <= position < spans[at][1]
