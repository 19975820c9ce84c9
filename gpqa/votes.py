"""Which side of a vote is asked for: "Voting for: Hall." is no answer to "Who voted against?".

Only the rows of a record are told apart, which begin with their side: prose may tell of both. And
only where it is the motion that is voted on: who "voted for the homes" may have voted against
a motion to refuse them.
"""

from __future__ import annotations

import re

__all__ = ["is_another_side", "side_asked"]

_SIDES = {
    "for": r"for|in\s++favou?r|ayes?|yeas?|yes|contents?|support(?:ing|ed)?",
    "against": r"against|noes|nos?|nays?|not[\s-]++contents?|oppos(?:ed|ing)",
    "neither": r"abst(?:ain(?:ed|ing)?|entions?)",
    "absent": r"absent|not\s++voting|did\s++not\s++vote",
}
_MOTION = r"(?:motion|amendment|proposal|resolution|recommendation)"
_OF_IT = rf"""(?=\s*+(?:[?.!]|$)
    |\s++(?:it|this|that|(?:the|this|that)\s++{_MOTION})\s*+(?:[?.!]|$))"""
_VOTED = r"\b(?:voted|voting|(?:did|does|do)\s++[^?]{1,60}?\svote)"
_ASKED = {
    "for": rf"{_VOTED}\s++(?:for|in\s++favou?r(?:\s++of)?|yes|aye){_OF_IT}",
    "against": rf"{_VOTED}\s++(?:against|no){_OF_IT}",
    "neither": rf"\babst(?:ained|ains|aining|entions?){_OF_IT}",
}
_QUESTION = {side: re.compile(words, re.IGNORECASE | re.VERBOSE) for side, words in _ASKED.items()}
_OTHERWISE = re.compile(r"\b(?:or|and|not|never)\b|n['’]t\b", re.IGNORECASE)
_VOTERS = r"(?:(?:councillors|cllrs|members|those|recorded|votes?|voting|voted)\s++){0,3}"
# Behind the side its votes: no "Yes – I voted against it".
_COUNT = r"\s*+[*_]{0,2}(?:\(\d{1,4}\)|\d{1,4})?\s*+[*_]{0,2}"
_MARK = r"(?::|[–—-]\s|\|)"
_ROW = re.compile(
    rf"[\s*_•|#>-]{{0,8}}+{_VOTERS}(?:"
    + "|".join(f"(?P<{side}>{words})" for side, words in _SIDES.items())
    + rf")(?:\s++(?:of\s++)?(?:the|this|that)\s++(?:{_MOTION}|application))?{_COUNT}{_MARK}"
    r"(?!\W*+(?:I|we|they|he|she|it|because|but)\b)",
    re.IGNORECASE,
)
_FURTHER = {
    side: re.compile(rf"(?<![\w-])(?:{words}){_COUNT}{_MARK}", re.IGNORECASE)
    for side, words in _SIDES.items()
}


def side_asked(question: str) -> str:
    """Which side of a vote on a motion a question asks for; empty for none, and for several."""
    if _OTHERWISE.search(question):
        return ""
    sides = [side for side, pattern in _QUESTION.items() if pattern.search(question)]
    return sides[0] if len(sides) == 1 else ""


def is_another_side(text: str, asked: str) -> bool:
    """Whether a sentence is the row of another side of a vote than the one ``asked`` for.

    A row of several sides is none where that one is among them.
    """
    row = _ROW.match(text)
    if row is None or row.lastgroup == asked:
        return False
    return _FURTHER[asked].search(text, row.end()) is None
