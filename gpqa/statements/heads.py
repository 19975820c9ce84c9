"""The head of a noun phrase: the word that decides what the phrase stands for.

"A spokesman for Hunt" is about a spokesman, "Clinton’s campaign" about a campaign. The
head stands before the first preposition, comma, dash or bracket, last of the words there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gpqa.name_words import BODY_HEADS, PERSON_NOUNS, SUFFIXES, TITLES
from gpqa.names import fold, strip_possessive
from gpqa.statements.name_roles import is_person_noun
from gpqa.statements.name_runs import is_acronym
from gpqa.statements.papers import PAPERS

__all__ = [
    "BELONGS",
    "BREAK",
    "DETERMINERS",
    "FORMAL_OFFICES",
    "PREPOSITION",
    "TURN_LABELS",
    "Head",
    "has_person_head",
    "is_body",
    "is_person_word",
    "is_plural",
    "is_state_office",
    "read_head",
    "split_head",
    "without_article",
    "without_owner",
]

BREAK = re.compile(r"(?:,|;|\s[-–—]{1,2}\s|\s--)")
"""What ends the words before an apposition or an aside."""
PREPOSITION = re.compile(
    r"\b(?:of|for|from|to|at|in|on|with|by|against|about|near|inside|within|behind|under|who|that|"
    r"which|whose)\b"
)
BELONGS = re.compile(r" (?:of|from|at|in|with|for|on) ")
"""What leads to whose somebody or something is: "the leader of the council"."""
DETERMINERS = frozenset(
    """
    a an another some any many most several few both all no every each one two three four five six
    seven eight nine ten other various certain numerous dozens hundreds thousands more at his her
    my their your our its
    """.split()
)
"""Words before a noun that leave open who is meant. Not "the"."""
_PLURALS = frozenset(
    """
    people men women children voters sources experts critics officials republicans democrats
    reporters scientists friends readers users media rumours rumors
    """.split()
)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a phrase without a name, up to its first preposition."""

    first: str
    """Its first word, folded: perhaps an article."""
    core: tuple[str, ...]
    """Its words, without the article."""

    @property
    def last(self) -> str:
        """Its last word, without a possessive: the noun."""
        return strip_possessive(self.core[-1])

    @property
    def folded(self) -> str:
        """The noun as words are compared."""
        return fold(self.last)

    @property
    def definite(self) -> bool:
        """Whether it begins with "the"."""
        return self.first == "the"

    @property
    def possessive(self) -> bool:
        """Whether somebody else is named as the owner: "Clinton’s campaign"."""
        return any(strip_possessive(word) != word for word in self.core[:-1])

    @property
    def plural(self) -> bool:
        """Whether the noun stands for several people."""
        return is_plural(self.folded) or self.folded.endswith("men")

    @property
    def proper(self) -> bool:
        """Whether a word other than a sentence's first is capitalised."""
        skip = 0 if self.definite or len(self.core) == 1 else 1
        return any(word[0].isupper() for word in self.core[skip:])


def read_head(head: str) -> Head | None:
    """The head of a phrase as :func:`split_head` gives it; None where it has no words."""
    bare = without_article(head)
    if not bare:
        return None
    cut = PREPOSITION.search(bare, len(bare.split(maxsplit=1)[0]))
    core = (bare[: cut.start()] if cut else bare).split()
    return Head(fold(head.split(maxsplit=1)[0]), tuple(core)) if core else None


def split_head(words: str) -> tuple[str, str]:
    """The phrase before its first comma, dash or bracket, and the rest."""
    stop = len(words)
    match = BREAK.search(words)
    if match:
        stop = match.start()
        tail = words[match.end() :].lstrip()
        if match[0] == "," and fold(tail.split(" ", 1)[0].rstrip(",")) in SUFFIXES:
            following = BREAK.search(words, match.end())
            stop = following.start() if following else len(words)
    bracket = words.find(" (")
    if 0 < bracket < stop:
        stop = bracket
    bracket = words.find(" [")
    if 0 < bracket < stop:
        stop = bracket
    return words[:stop].rstrip(), words[stop:]


def without_article(phrase: str) -> str:
    """A phrase without "the", "a", or "our" before it."""
    first, _, rest = phrase.partition(" ")
    return rest if fold(first) in {"the", "a", "an", "their", "its", "our"} else phrase


def is_plural(word: str) -> bool:
    """Whether a folded word stands for several people or papers: "voters", "reports"."""
    if word in _PLURALS:
        return True
    return word.endswith("s") and (word in PAPERS or word[:-1] in PAPERS | PERSON_NOUNS.keys())


def is_person_word(word: str) -> bool:
    """Whether a word stands for one person, be it a possessive: "chair", "chair’s"."""
    return is_person_noun(strip_possessive(word))


def has_person_head(phrase: str) -> bool:
    """Whether a phrase is about one person by office, trade or kin: "leader of the council"."""
    phrase = without_owner(phrase)
    cut = PREPOSITION.search(phrase)
    words = (phrase[: cut.start()] if cut else phrase).split()
    return bool(words) and is_person_word(words[-1])


def without_owner(phrase: str) -> str:
    """A phrase without the body whose name holds "of": "the College of Nursing’s president"."""
    return _OWNING_BODY.sub("", phrase, count=1)


# Whose name holds "of" or "for": "the Royal College of Nursing’s president" is a president.
_OWNING_BODY = re.compile(
    r"\A(?:[Tt]he )?(?:[A-Z][\w&-]*+ ){1,6}(?:of|for) "
    r"(?:(?:and |the |of |for )?[A-Z][\w&-]*+ ?){1,8}"
    r"(?:['’]s|(?<=s)['’]) (?=[^\W\d_])"
)


# --- offices ----------------------------------------------------------------------------

FORMAL_OFFICES = frozenset(
    """
    minister secretary under-secretary undersecretary chancellor chair chairman chairwoman speaker
    leader president treasurer whip advocate advocate-general attorney-general solicitor-general
    comptroller paymaster-general paymaster chamberlain vice-chamberlain premier mayor convener
    convenor moderator president-elect clerk
    """.split()
)
"""Whose holder the record of a parliament or a council gives in brackets, once."""
_STATE_OFFICES = frozenset(
    """
    privy-seal chancellor advocate president speaker lieutenant chamberlain commissioner
    """.split()
)


def is_state_office(words: str) -> bool:
    """Whether words are an office that reads like a peer's name: "The Lord Privy Seal"."""
    lord, _, office = fold(without_article(words)).partition(" ")
    office = office.replace("privy seal", "privy-seal").partition(" of ")[0]
    return lord == "lord" and office in _STATE_OFFICES


# --- bodies -----------------------------------------------------------------------------

TURN_LABELS = frozenset(
    """
    marketing interface user audience management design sales support team question answer voice
    operator caller chorus several unidentified unknown inaudible all both male female
    """.split()
)  # labels of a transcript's turns
_LABELS = frozenset({"counsel", "lead", "witness"})  # of hearings: whoever asks for the inquiry
_NEVER_BODIES = frozenset({"poll", "survey", "report", "campaign", "review", "team"})
_LOWER_BODIES = frozenset({"government", "police", "treasury", "labour", "parliament"})


def is_body(head: Head) -> bool:
    """Whether words name a body: "NHS England", "The New York Times", "the government"."""
    folded, last = head.folded, head.last
    if _is_label(head) or folded in TURN_LABELS:
        return False
    if folded in _LOWER_BODIES and not head.possessive:
        return True
    if head.possessive and not last[:1].isupper():
        return False
    if folded in BODY_HEADS and (head.proper or head.definite) and folded not in _NEVER_BODIES:
        return True
    if not last[:1].isupper() or folded in _NEVER_BODIES:
        return False
    return head.definite or (head.core[0][0].isupper() and head.proper) or is_acronym(last)


def _is_label(head: Head) -> bool:
    """Whether words label somebody without a name: "Grad A", "Counsel Inquiry"."""
    if len(head.core) > 1 and len(head.last) == 1:
        return True
    if not any(fold(word) in PERSON_NOUNS or fold(word) in TITLES for word in head.core):
        return False
    body = head.folded in BODY_HEADS and head.proper
    return not body or fold(head.core[0]) in _LABELS
