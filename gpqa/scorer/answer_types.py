"""What kind of thing a question asks for, and whether a sentence holds one."""

from __future__ import annotations

import re

__all__ = ["holds_type", "question_type"]

_TYPES = [
    ("number", re.compile(
        r"\bhow (?:many|much|long|old|far|often|large|big|high|tall|fast)\b"
        r"|\bwhat (?:percent|percentage|share|proportion|number|amount)\b"
    )),
    ("when", re.compile(
        r"\bwhen\b|\b(?:what|which) (?:year|date|day|month|decade|century|time)\b"
    )),
    ("who", re.compile(r"\bwho(?:m|se)?\b|\b(?:what|which) (?:person|man|woman|people|name)\b")),
    ("where", re.compile(
        r"\bwhere\b|\b(?:what|which) (?:city|country|place|town|state|region)\b"
    )),
    ("why", re.compile(r"\bwhy\b|\bwhat (?:caused|causes|cause|reason)\b|\bfor what reason\b")),
]  # fmt: skip
_NUMBERS = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty"
    r"|fifty|hundreds?|thousands?|millions?|billions?|dozens?|half|quarter|third|twice|several"
    r"|many|few|none)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:1\d\d\d|20\d\d)s?\b|\b(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
    r"|\b(?:century|yesterday|today|tomorrow|week|month|year|decade|spring|summer|autumn|winter"
    r"|morning|evening|night)s?\b",
)
_CAUSES = re.compile(
    r"\b(?:because|since|due to|owing to|so that|in order to|to \w+|as a result|caused?|therefore"
    r"|reasons?|led to|thus|after|for)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_TWO_NAMES = re.compile(r"[A-Z]\w+ [A-Z]")
_PLACE = re.compile(r"\b(?:in|at|near|from|to|of|across|outside|around) (?:the )?[A-Z]")


def question_type(text: str) -> str | None:
    """``number``, ``when``, ``who``, ``where`` or ``why``; None where any words may answer."""
    lower = text.lower()
    return next((name for name, pattern in _TYPES if pattern.search(lower)), None)


def holds_type(kind: str | None, sentence: str, question: str) -> bool | None:
    """Whether a sentence holds such a thing, and not only the question's own; None if unknown."""
    if kind == "number":
        return any(m[0] not in question for m in _NUMBERS.finditer(sentence))
    if kind == "when":
        return any(m[0] not in question for m in _TIMES.finditer(sentence))
    if kind == "who":
        # The first word is written large whatever it is, but not two in a row.
        named = any(m[0] not in question for m in _NAME.finditer(sentence, 1))
        return named or bool(_TWO_NAMES.match(sentence))
    if kind == "where":
        return bool(_PLACE.search(sentence))
    if kind == "why":
        return bool(_CAUSES.search(sentence))
    return None
