"""What the words beside a name say that the person is: "RCGP chair", "the mayor of Dale".

Before the name, between commas and in brackets. Only a phrase whose head is a word for one
person counts: what somebody does, and an office that may be another's, is no role.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.name_words import PERSON_NOUNS, TITLES
from gpqa.names import fold, strip_possessive
from gpqa.sentence_words import FUNCTION_WORDS, SAYING
from gpqa.statements.name_runs import POSSESSIVE
from gpqa.statements.words import FINITE

if TYPE_CHECKING:
    from gpqa.structure import Block

__all__ = [
    "LOOK",
    "PREPOSITIONS",
    "is_person_noun",
    "is_verb",
    "office_before",
    "role_after",
    "role_before",
]

_NOTE_AFTER = re.compile(r"[ \u00a0][(\[]([^()\[\]\n]{1,80})[)\]]")
_AGE_AFTER = re.compile(r",[ \u00a0]\d{1,3},")
LOOK = 48  # code points beside a name that are read
PREPOSITIONS = frozenset(
    """
    of by to for with from about on against than at after before behind into over under between
    via like toward towards upon without including regarding despite
    """.split()
)
_VERBS = SAYING | frozenset(
    """
    is was has had will would could should can did does may might must says made took gave went
    came got held spoke won lost led ran met put set sat stood began became brought kept left felt
    sought fought drew chose found knew sent spent who made makes takes gives goes seems appears
    looks refused refuses tried tries
    """.split()
)


def is_verb(word: str) -> bool:
    """Whether a word behind a name, adverbs aside, tells what somebody did."""
    return word in _VERBS or word.endswith("ed")


def role_before(text: str, low: int, start: int, inner: str) -> str | None:
    """The words before a name that say what the person is: "RCGP chair" before "Maureen Baker".

    ``inner`` is the part of them that is already known from the capitalised run.
    """
    begin = max(low, start - 120)
    words = text[begin:start].split()
    if begin > low:
        del words[:1]  # perhaps cut
    if not inner and (not words or not is_person_noun(words[-1])):
        return None
    kept: list[str] = []
    for word in reversed(words[-9:]):
        folded = fold(word)
        if folded in FUNCTION_WORDS or folded in SAYING or not _ROLE_WORD.fullmatch(word):
            break
        if word.islower() and folded not in PERSON_NOUNS and folded.endswith(("ed", "ing")):
            break
        kept.insert(0, word)
    role = " ".join([*kept, *([inner] if inner else [])])
    return role if role and _head_noun(role) else None


_OFFICE_REACH = 120
_ARTICLES = frozenset("the its their our".split())
_CLOSED = re.compile(
    r",[ \u00a0](?:(?:also|then|later|now|still|[a-z]{2,12}ly)[ \u00a0])?([a-z]{2,15}+)"
)


def office_before(text: str, block: Block, start: int, end: int) -> str | None:
    """The office in "The health secretary, Fiona Hale, flew in", of the name after it.

    Only of a subject: the comma that closes the aside has a verb after it. In a list of several
    people there is none.
    """
    closed = _CLOSED.match(text, end, min(block.end, end + LOOK))
    if closed is None or not (closed[1] == "who" or closed[1] in FINITE or is_verb(closed[1])):
        return None
    begin = max(block.start, start - _OFFICE_REACH)
    words = text[begin:start].split()
    if begin > block.start:
        del words[:1]  # perhaps cut
    words[-1] = words[-1].rstrip(",")
    for at in range(len(words) - 1, max(-1, len(words) - 10), -1):
        folded = fold(words[at])
        # "Veltran's chief executive"; the guild's clerk is clerk of that guild
        if folded in _ARTICLES or (words[at][0].isupper() and POSSESSIVE.search(words[at])):
            break
        if not _ROLE_WORD.fullmatch(words[at]) or folded in SAYING | FINITE:
            return None
    else:
        return None
    if at and fold(words[at - 1]) in PREPOSITIONS | {"and", "or", "in"}:
        return None  # "the wife of the mayor, Ann Lee, flew in"
    if not at and begin > block.start:
        return None
    role = words[at + 1 :]
    head = next((i for i, word in enumerate(role) if word in PREPOSITIONS), len(role))
    return " ".join(role) if head and is_person_noun(role[head - 1]) else None


_ROLE_WORD = re.compile(r"[\w’'&\-/]{1,30}")


def _head_noun(role: str) -> bool:
    return any(is_person_noun(word) for word in role.split())


def is_person_noun(word: str) -> bool:
    """Whether a word stands for one person by office, trade or kin: "chair", "ex-minister"."""
    folded = fold(word).partition("-of-")[0]  # "mother-of-two"
    return folded in PERSON_NOUNS or (folded[:3] in {"ex-", "co-"} and folded[3:] in PERSON_NOUNS)


_APPOSITION = re.compile(
    r"(?:,|[ \u00a0](?:--|–|—))[ \u00a0]"
    r"((?:(?:the|a|an|its|their|another|who[ ](?:is|was)[ ](?:the|a|an))[ ])?(?!who[ ])[\w’'&./\-]+"
    r"(?>(?:[ \u00a0][\w’'&./\-]+){0,13}))"
)
_STOP_WORDS = frozenset(
    """
    who which that said says told has had is was will would whose where when while but because
    """.split()
)


def role_after(text: str, end: int, limit: int) -> tuple[list[str], bool]:
    """The roles that follow a name that ends at ``end``, and whether a person is shown.

    ", secretary of state for health," and " [chief executive of NHS England]" give
    roles; " (R-Ga.)" and ", 59," show only a person.
    """
    roles: list[str] = []
    shown = False
    note = _NOTE_AFTER.match(text, end, min(limit, end + 90))
    if note:
        end = note.end()
        if _leads_to_person(note[1]):
            roles.append(note[1])
            shown = True
        else:
            shown = bool(re.match(r"[A-Z][a-z]{0,3}\.?[-–,][ A-Z]", note[1]))
            if shown:
                roles.append(f"({note[1]})")
    age = _AGE_AFTER.match(text, end, min(limit, end + 8))
    if age:
        shown = True
        end = age.end() - 1
    office = _elected_to(text, end, limit) or _apposition(text, end, limit)
    if office is not None:
        roles.append(office)
        shown = True
    return roles, shown


def _apposition(text: str, end: int, limit: int) -> str | None:
    """What a person is called after the comma: "the mayor of Dale"."""
    match = _APPOSITION.match(text, end, min(limit, end + 200))
    if match is None:
        return None
    words = match[1].split()
    for at, word in enumerate(words):
        if fold(word) in _STOP_WORDS and at:
            if words[0] == "the" and fold(word) not in {"who", "which", "that"}:
                return None  # "Asked about Mr Lee, the mayor said"
            words = words[:at]
            break
        if word[-1] == "." and len(word) > 4:  # a sentence's end
            words = words[: at + 1]
            break
    phrase = " ".join(words)
    # ", succeeding the chair Ann Lee" says what somebody did
    acts = words[0].endswith(("ed", "ing"))
    return phrase if not acts and _leads_to_person(phrase) else None


_ELECTED = re.compile(
    r",[ ]who[ ](?:is|was[ ](?:re-)?(?:elected|appointed|named)(?:[ ]as)?)[ ](?:the[ ])?"
    r"([a-z][\w’' \-]{1,100})"
)
_NO_LONGER = frozenset("until before but resigned left lost stood".split())


def _elected_to(text: str, end: int, limit: int) -> str | None:
    """The office in ", who was elected mayor of Dale last May"; None for one that was left."""
    match = _ELECTED.match(text, end, min(limit, end + 160))
    if match is None:
        return None
    words = match[1].split()
    head = next((i for i, word in enumerate(words[:4]) if is_person_noun(word)), None)
    if head is None or not _NO_LONGER.isdisjoint(words):
        return None
    if any(fold(w) in FUNCTION_WORDS or w.endswith(("ed", "ing", "ly")) for w in words[:head]):
        return None  # "who is suing the mayor", "who is hardly leader"
    stop = head + 1
    while words[stop : stop + 1] and is_person_noun(words[stop]):  # "chief executive"
        stop += 1
    if words[stop : stop + 1] in (["of"], ["for"]):
        stop += 1
        while words[stop : stop + 1] and (words[stop] == "the" or words[stop][0].isupper()):
            stop += 1
        if words[stop - 1] in {"of", "for", "the"}:
            return None  # of what is not shown
    return " ".join(words[:stop])


def _leads_to_person(phrase: str) -> bool:
    """Whether the head of a phrase, its last noun before a preposition, is a person."""
    head = ""
    for word in phrase.split()[:9]:
        folded = fold(strip_possessive(word)).rstrip(",;")
        if folded in PREPOSITIONS and head:
            break
        head = folded
        if folded in PERSON_NOUNS and not word[0].isupper():
            return True
    return head in PERSON_NOUNS or head in TITLES
