"""The grammar of a clause as far as the words next to each other show it.

Verb groups ("has also said"), whether a stretch of words holds a finite verb,
and where a plain noun phrase ends. Every walk is bounded by the sentence,
which is bounded itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpqa.statements.lexicon import VERBS
from gpqa.statements.words import (
    AUXILIARIES,
    BE,
    COORDINATORS,
    DETERMINERS,
    DO,
    FINITE,
    HAVE,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)

if TYPE_CHECKING:
    from gpqa.statements.words import Words

__all__ = [
    "DASHES",
    "Range",
    "VerbGroup",
    "bracket_end",
    "find_first",
    "has_finite",
    "is_adjunct",
    "is_said_form",
    "is_title",
    "names_work",
    "noun_phrase_end",
    "verb_group",
]

Range = tuple[int, int]
"""Tokens ``(first, stop)``, stop exclusive."""

DASHES = frozenset(["—", "–", "--", "―", "-"])
"""Dashes, and a hyphen with spaces around it, which is one too."""


# --- verb groups -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries and adverbs: "has also repeatedly said"."""

    first: int
    """The first token of the group; the verb is its last."""
    be: bool = False
    have: bool = False
    modal: bool = False
    do: bool = False
    negated: bool = False
    infinitive: bool = False
    """Whether "to" stands before it."""
    announces: bool = False
    """Whether it is yet to be said: "will say", "is expected to tell"."""


_LONGEST_GROUP = 8


def verb_group(words: Words, index: int) -> VerbGroup:
    """The group that ends with the verb at ``index``."""
    low = words.low
    first = index
    helpers: list[str] = []
    infinitive = False
    while first > 0 and index - first < _LONGEST_GROUP:
        word = low[first - 1]
        if word == "to":
            infinitive = True
            break
        if word == "'s" and not _is_contraction(words, first - 1, index):
            break
        if word in AUXILIARIES or word in NEGATIONS:
            helpers.append(word)
        elif not is_adverb(word):
            break
        first -= 1
    return VerbGroup(
        first,
        # "he's said" is "has said", "he's saying" is "is saying".
        be=any(w in BE and (w != "'s" or low[index].endswith("ing")) for w in helpers),
        have=not HAVE.isdisjoint(helpers),
        modal=not MODALS.isdisjoint(helpers),
        do=not DO.isdisjoint(helpers),
        negated=not NEGATIONS.isdisjoint(helpers),
        infinitive=infinitive,
    )


def _is_contraction(words: Words, position: int, verb: int) -> bool:
    """Whether "'s" is "is" or "has" ("he's said") rather than a possessive."""
    before = words.low[position - 1] if position else ""
    if before in SUBJECT_PRONOUNS or before in {"who", "that", "what", "there"}:
        return True
    return words.low[verb].endswith("ing")


# --- finite verbs ----------------------------------------------------------------------


def is_said_form(words: Words, position: int, lowest: int) -> bool:
    """Whether a token is the past of a cue verb ("said"), not a noun or an adjective."""
    entries = VERBS.get(words.low[position])
    if entries is None or entries[0][1] != "past":
        return False
    following = words.low[position + 1] if position + 1 < len(words) else ""
    if following in {"of", "by", "as"} and following not in entries[0][0].prepositions:
        return False  # "the man accused of killing her"
    if position <= lowest:
        return True
    before = words.low[position - 1]
    return before not in DETERMINERS and before not in PREPOSITIONS and before != "'s"


def has_finite(words: Words, first: int, stop: int) -> bool:
    """Whether ``first`` to ``stop`` holds a finite verb that is not in a relative clause."""
    for index in range(first, stop):
        word = words.low[index]
        if word in {"who", "which", "that"} and index > first:
            return False
        if word in FINITE and word != "'s":
            return True
        if index > first and (word.endswith("ed") or word in VERBS) and _acts(words, index, stop):
            return True
    return False


def _acts(words: Words, index: int, stop: int) -> bool:
    """Whether a word that is no auxiliary is the verb of the noun before it."""
    return (
        _is_plural_verb(words, index)
        or is_said_form(words, index, 0)
        or _is_past_of_noun(words, index, stop)
    )


def _is_plural_verb(words: Words, index: int) -> bool:
    """For "voters want": a base form after a plural."""
    entries = VERBS.get(words.low[index])
    if entries is None or entries[0][1] != "base":
        return False
    before = words.low[index - 1]
    return before.endswith("s") and before not in DETERMINERS and before != "'s"


def _is_past_of_noun(words: Words, index: int, stop: int) -> bool:
    """For "practices needed money": a word in "-ed" between nouns."""
    low = words.low
    if not low[index].endswith("ed") or len(low[index]) < 5 or words.is_capital(index):
        return False
    noun = index - 1
    while noun > 0 and is_adverb(low[noun]):
        noun -= 1
    before = low[noun]
    if before in DETERMINERS or before in PREPOSITIONS or before in COORDINATORS:
        return False
    if before == "'s" or is_adverb(before) or not words.is_word(noun):
        return False
    after = low[index + 1] if index + 1 < stop else ""
    return after not in PREPOSITIONS and after not in TIMES and after not in {"", ","}


# --- phrases ---------------------------------------------------------------------------

_EVENTS = frozenset(
    """
    statement statements interview interviews speech tweet tweets letter email e-mail memo note
    briefing
    conference rally debate hearing news press release meeting appearance testimony message post
    blog video call address remarks op-ed column article memoir book report filing court radio
    television tv event campaign session summit forum town ceremony breakfast dinner lunch
    broadcast phone telephone twitter facebook instagram reporters journalists
    """.split()
)


def is_adjunct(words: Words, position: int) -> bool:
    """Whether a preposition opens where or when it was said: "in a statement", "on Monday"."""
    low = words.low
    for index in range(position + 1, min(position + 6, len(low))):
        if low[index] in _EVENTS or low[index] in TIMES:
            return True
        if not words.is_word(index) or low[index] in PREPOSITIONS:
            return False
    return False


def noun_phrase_end(words: Words, first: int, stop: int) -> int:
    """Where a plain noun phrase ends that begins at ``first``: "the BBC", "reporters"."""
    low = words.low
    position = first
    if position < stop and low[position] in DETERMINERS:
        position += 1
    while position < stop:
        word = low[position]
        if word == "'s":
            if position + 1 < stop and low[position + 1] in DETERMINERS:
                return position + 1
        elif word == "of":
            if position + 1 < stop and low[position + 1] in DETERMINERS:
                position += 1
        elif _ends_phrase(words, position) and not _joins_names(words, position, first, stop):
            return position
        position += 1
    return position


def _ends_phrase(words: Words, position: int) -> bool:
    word = words.low[position]
    return (
        not words.is_word(position)
        or word in DETERMINERS
        or word in SUBJECT_PRONOUNS
        or word in PREPOSITIONS
        or word in SUBORDINATORS
        or word in AUXILIARIES
        or word in COORDINATORS
        or (word in TIMES and not _is_masthead(words, position))
    )


_IN_MASTHEADS = frozenset("week month year weekend morning evening night hours later".split())


def _is_masthead(words: Words, position: int) -> bool:
    """Whether a word of time is part of a name: "Packaging Week", "the Evening Post"."""
    word = words.low[position]
    return word in _IN_MASTHEADS and words.is_capital(position) and position > 0


def _joins_names(words: Words, position: int, first: int, stop: int) -> bool:
    """Whether "and" stands between two names: "Fox and Friends"."""
    return (
        words.low[position] in COORDINATORS
        and first < position < stop - 1
        and words.is_word(position - 1)
        and words.is_capital(position - 1)
        and words.is_capital(position + 1)
    )


# Made by somebody and called by a name that stands in quotation marks.
_WORKS = frozenset(
    """
    memoir memoirs book novel autobiography biography diary play film movie documentary song single
    album poem essay story show series programme program podcast column blog exhibition lecture
    report paper article thesis sermon speech opera musical painting collection volume game
    """.split()
)


def is_title(words: Words, index: int) -> bool:
    """Whether the quotation at ``index`` Reads Like the Name of a Programme."""
    quotation = words.quotations[index]
    parts = words.text[quotation.start : quotation.end].split(maxsplit=6)
    return len(parts) <= 5 and parts[0][:1].isupper() and parts[-1][:1].isupper()


def names_work(words: Words, index: int) -> bool:
    """Whether the quotation at ``index`` is the title of what is named before it: "her book"."""
    low = words.low
    before = index - 2 if index > 1 and low[index - 1] == "," else index - 1
    return before >= 0 and low[before] in _WORKS and is_title(words, index)


def bracket_end(words: Words, index: int, end: int) -> int:
    """Where the brackets close that the token at ``index`` stands in; ``end`` outside any."""
    for position in range(index - 1, -1, -1):
        if words.low[position] == ")":
            return end
        if words.low[position] == "(":
            return find_first(words, ")", index, end)
    return end


def find_first(words: Words, what: str, first: int, stop: int) -> int:
    """The first token ``what`` from ``first`` on, or ``stop``."""
    try:
        return words.low.index(what, first, stop)
    except ValueError:
        return stop
