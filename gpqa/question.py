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
_SAYS = (
    r"(?:say|said|saying|tell|told|think|promise[ds]?|admit(?:ted)?|announced?|argued?|claim(?:ed)?"
    r"|want(?:ed)?|criticised?|criticized?|call(?:ed)? for|stress(?:ed)?|warn(?:ed)?|described?)"
)
_ABOUT = r"(?:about|on|of|regarding|concerning|when asked(?: about)?:?)"
_ASKS_STATEMENT = re.compile(
    # White space is never given back: a run of it would be gone through again and again.
    rf"\b(?:did|does|do|has|have|had)\s++(?P<who>\S.{{0,59}}?)\s++{_SAYS}\b"
    rf"(?:\s++{_ABOUT}\s++(?P<topic>.+))?"
    r"|\baccording to\b|\bviews? (?:on|of|about)\b|\bwho (?:said|says|told|criticised)\b",
    re.IGNORECASE | re.DOTALL,
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
    speaker: tuple[str, ...]
    """The stems of that somebody's name, in "what did X say about Y"."""
    topic: str | None
    """What the statement is to be about: Y."""
    asks_readers: bool
    """Whether it asks for what readers commented under an article."""


def understand(text: str) -> Question:
    """Take a question apart; raises :class:`QuestionError` where there is none."""
    if not isinstance(text, str):
        raise QuestionError(f"a question is text, not {type(text).__name__}")
    words = text.strip()
    if not any(character.isprintable() and not character.isspace() for character in words):
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
    found = tuple(stem for stem in dict.fromkeys(stems(words)) if stem not in _SAYING)
    asks = _ASKS_STATEMENT.search(words)
    topic = asks["topic"] if asks else None
    # "What did X say?" is about X; only beside a topic is X no more than its speaker.
    speaker = tuple(dict.fromkeys(stems(asks["who"]))) if asks and topic else ()
    asks_readers = asks is not None and _READERS.search(asks["who"] or "") is not None
    if asks_readers:  # a kind of paragraph, not words that stand in it
        found, speaker = tuple(stem for stem in found if stem not in speaker), ()
    return Question(
        text=words,
        stems=found,
        asks_statement=asks is not None,
        asks_readers=asks_readers,
        speaker=speaker,
        topic=topic if stems(topic or "") else None,
    )
