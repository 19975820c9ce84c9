"""What a question asks for: its words, its topic, and whose words it wants."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gpqa.errors import QuestionError
from gpqa.terms import stems

__all__ = ["MAX_QUESTION", "Question", "understand"]

MAX_QUESTION = 10_000
"""Longest question, in code points. The encoder reads its first 250 words or so;
a paragraph pasted as a question is fine, a document is a mistake."""

# Words that ask for a statement, but do not say about what.
_SAYING = frozenset(
    stems("say says said saying tell tells told telling mention mentions mentioned according")
)
_ASKS_STATEMENT = re.compile(
    r"\b(?:did|does|do|has|have|had|was|were|is|are)\b.{1,80}?"
    r"\b(?:say|said|saying|tell|told|think|promise[ds]?|admit|admitted|announce[ds]?|argue[ds]?"
    r"|claim(?:ed|s)?|want(?:ed|s)?|criticis|criticiz|call(?:ed|s)? for|stress|warn|describe)"
    r"|\baccording to\b|\bview(?:s)? (?:on|of|about)\b|\bwho (?:said|says|told|criticised)\b",
    re.IGNORECASE,
)
_READERS = re.compile(r"\b(?:readers?|comment(?:s|ers?|ators?|ed)?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, understood."""

    text: str
    """As asked, without white space around it."""
    stems: tuple[str, ...]
    """Its content words, each once, in order."""
    asks_statement: bool
    """Whether it asks for what somebody said."""
    asks_readers: bool
    """Whether it asks for the comments under an article."""


def understand(text: str) -> Question:
    """Take a question apart; raises :class:`QuestionError` where there is none."""
    words = text.strip()
    if not any(map(str.isalnum, words)):
        raise QuestionError("the question is empty: ask in words, in quotation marks")
    if len(words) > MAX_QUESTION:
        raise QuestionError(
            f"the question has {len(words):,} characters; the limit is {MAX_QUESTION:,}."
            " To index a text, save it as a file and use gpqa index"
        )
    try:
        words.encode()
    except UnicodeEncodeError as error:
        raise QuestionError(
            f"the question holds half of a surrogate pair at position {error.start}"
        ) from error
    found = dict.fromkeys(stems(words))
    return Question(
        words,
        tuple(stem for stem in found if stem not in _SAYING),
        _ASKS_STATEMENT.search(words) is not None,
        _READERS.search(words) is not None,
    )
