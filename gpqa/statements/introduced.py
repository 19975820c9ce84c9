"""Who is brought in by a full name that no list knows: "Temitope Balogun was angry. He said".

A name that begins a sentence is a person's where the next sentence goes on with "he" or "she"
and nobody else is near who can be meant: a place can stand between two sentences about one man.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.name_words import MOODS
from gpqa.names import fold
from gpqa.statements.nameless import find_nameless, is_human
from gpqa.statements.phrase_names import KIN, looks_like_person

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from gpqa.given_names import Gender
    from gpqa.statements.mentions import Mention

__all__ = ["gender_behind_sentence", "gender_introduced", "is_relative"]

_REACH_BLOCKS = 3
_MOST = 40  # mentions before one that are looked at
_FAR = 3000
_SENTENCE = re.compile(r"[ \u00a0](?!(?:and|or|of|for|in)\b)([a-z][^.!?\n“”\"]{1,240}+)[.!?]")
_HE = re.compile(
    r"\s{1,3}(?:(He|She)\b|[“\"][^“”\"\n]{1,400}+[”\"],?[ \u00a0](he|she)[ \u00a0][a-z])"
)
_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_FELT = re.compile(
    r"(?:is|was|has been|had been|seems|looks|felt|feels|sounds)\s"
    r"(?:[a-z]+ly\s)?([a-z-]+)"
)
_LIVED = re.compile(
    r"(?:(?:has|had|have)\s)?(?:lives|lived|grew up|was born|is married|was married|wept|cried"
    r"|sobbed|laughed|smiled|shrugged|nodded|sighed|remembers|remembered|shook his|shook her)\b"
)
_AFRAID = frozenset(
    "afraid happy sad proud sorry tired glad surprised born married unhappy".split()
)
_TRADE = re.compile(r"(?:is|was|became|works as|worked as)\s(?:also\s|now\s)?an?\s")


def gender_introduced(
    mentions: Sequence[Mention], at: int, text: str, surnames: Collection[str]
) -> Gender | None:
    """The sex of the person whom the mention ``at`` that place brings in; None for no person.

    ``surnames`` are the keys of those whom the text is known to name.
    """
    mention = mentions[at]
    if mention.possessive or mention.quoted or not looks_like_person(mention.name):
        return None
    if text[max(0, mention.start - 2) : mention.start].strip(' \u00a0\n”".!?'):
        return None
    own = _SENTENCE.match(text, mention.end, mention.end + 260)
    pronoun = _HE.match(text, own.end(), own.end() + 440) if own else None
    if own is None or pronoun is None or _PRONOUN.search(own[1]):
        return None
    if not _is_alone(mentions, at, own.end(), text, surnames):
        return None
    if not _is_moved(own[1]) and not _TRADE.match(own[1]) and any(map(is_human, own[1].split())):
        return None
    return "m" if (pronoun[1] or pronoun[2]).lower() == "he" else "f"


# The rest of a sentence, quotations and all.
_ANY_SENTENCE = re.compile(
    r"(?>(?:[^.!?\n“”\"]|“[^”\n]{0,200}[^”\n.!?]”|\"[^\"\n]{0,200}[^\"\n.!?]\"){1,240})"
    r"(?:[.!?]|“[^”\n]{0,300}[.!?]”|\"[^\"\n]{0,300}[.!?]\")"
)


def gender_behind_sentence(mentions: Sequence[Mention], at: int, text: str) -> Gender | None:
    """How the text goes on behind the sentence that the mention ``at`` that place begins.

    "m" where the next begins with "He", or is a quotation and "he said"; None where the sentence
    names somebody else, too.
    """
    mention = mentions[at]
    if not mention.subject or mention.possessive or mention.quoted:
        return None
    own = _ANY_SENTENCE.match(text, mention.end, mention.end + 600)
    if own is None or (at + 1 < len(mentions) and mentions[at + 1].start < own.end()):
        return None
    pronoun = _HE.match(text, own.end(), own.end() + 440)
    if pronoun is None:
        return None
    return "m" if (pronoun[1] or pronoun[2]).lower() == "he" else "f"


def _is_alone(
    mentions: Sequence[Mention], at: int, end: int, text: str, surnames: Collection[str]
) -> bool:
    """Whether nobody else is near whom the pronoun may mean."""
    mention = mentions[at]
    low = max(0, mention.start - _FAR)
    for other in (*mentions[max(0, at - _MOST) : at], *mentions[at + 1 : at + 8]):
        near = mention.block - _REACH_BLOCKS <= other.block and other.start < end
        if (
            near
            and other.name.key != mention.name.key
            and (
                other.strong or other.name.given or other.name.titles or other.name.key in surnames
            )
        ):
            return False
        low = max(low, other.start) if other.block < mention.block - _REACH_BLOCKS else low
    before = text[low : mention.start]
    nameless = next(iter(find_nameless(text, low, mention.start)), None)
    return nameless is None and not _PRONOUN.search(before)


def _is_moved(predicate: str) -> bool:
    """Whether only a person is so, or does so: "was angry", "grew up in Hull"."""
    felt = _FELT.match(predicate)
    moved = felt is not None and fold(felt[1]) in MOODS | _AFRAID
    return moved or _LIVED.match(predicate) is not None


_RELATIVE = re.compile(
    r"(?:\b(?:his|her|my|our|their)|['’]s|s['’])[ \u00a0](?:[\w-]{1,20}[ \u00a0]){0,2}?"
    r"([a-z]{3,14})[ \u00a0]\Z",
    re.IGNORECASE,
)


def is_relative(mention: Mention, text: str) -> bool:
    """Whether a single name is a relative's: "His daughter Marta"."""
    if mention.possessive or mention.name.given or mention.name.titles:
        return False
    kin = _RELATIVE.search(text[max(0, mention.start - 60) : mention.start])
    return kin is not None and fold(kin[1]) in KIN
