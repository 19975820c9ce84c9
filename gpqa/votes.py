"""Which side of a vote is asked for: "Voting for: Hall." is no answer to "Who voted against?".

Only the rows of a record are told apart, which begin with their side: prose may tell of both.
"""

from __future__ import annotations

import re

__all__ = ["is_another_side", "side_asked"]

_SIDES = {
    "for": r"for|in\s++favou?r|ayes?|yeas?|yes|content|support(?:ing|ed)?",
    "against": r"against|noes|nos?|nays?|not\s++content|oppos(?:ed|ing)",
    "neither": r"abst(?:ain(?:ed|ing)?|entions?)|absent|not\s++voting|did\s++not\s++vote",
}
_VOTED = r"(?<!\bthe\s)\bvot(?:e[ds]?|ing)"
_ASKED = {
    "for": rf"{_VOTED}\s++(?:for|in\s++favou?r|yes|aye|to)\b|\bvotes\s++(?:for|in\s++favou?r)\b",
    "against": rf"{_VOTED}\s++(?:against|no|not\s++to)\b|\bvotes\s++against\b",
    "neither": r"\babst(?:ain(?:ed|s|ing)?|entions?)\b|\b(?:did|does)(?:\s++not|n['’]t)\s++vote\b",
}
_QUESTION = {side: re.compile(words, re.IGNORECASE) for side, words in _ASKED.items()}
_VOTERS = r"(?:(?:councillors|cllrs|members|those|recorded|votes?|voting|voted)\s++){0,3}"
_ROW = re.compile(
    rf"[\s*_•|#>-]{{0,8}}+{_VOTERS}(?:"
    + "|".join(f"(?P<{side}>{words})" for side, words in _SIDES.items())
    + r")(?:\s++(?:the|this|that)\s++(?:motion|amendment|proposal|resolution|application))?"
    r"\s*+[*_]{0,2}(?:\(\d{1,4}\)|\d{1,4})?\s*+[*_]{0,2}(?::|[–—-]\s|\|)",
    re.IGNORECASE,
)


def side_asked(question: str) -> str:
    """Which side of a vote a question asks for; empty for none, and for several."""
    sides = [side for side, pattern in _QUESTION.items() if pattern.search(question)]
    return sides[0] if len(sides) == 1 else ""


def is_another_side(text: str, asked: str) -> bool:
    """Whether a sentence is the row of another side of a vote than the one ``asked`` for."""
    row = _ROW.match(text)
    return row is not None and row.lastgroup != asked
