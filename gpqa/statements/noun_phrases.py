"""Where a noun phrase begins, of which the end is known, and which word is its head.

The phrase is walked from its last word to the left. What is joined to it by "of", "and" or a
bracket belongs to it ("the head of the union in Wales"); a verb, a pronoun or the beginning of
a clause ends the walk, and so does its bound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.statements.clauses import DASHES, is_said_form
from gpqa.statements.lexicon import VERBS
from gpqa.statements.words import (
    ADVERBS,
    AUXILIARIES,
    CLOCK,
    COORDINATORS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    QUOTED,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    TITLES,
    is_adverb,
)

if TYPE_CHECKING:
    from gpqa.statements.clauses import Range
    from gpqa.statements.words import Words

__all__ = [
    "NO_NOUNS",
    "PRONOUN_LIKE",
    "REACH",
    "STRONG",
    "head_noun",
    "is_address",
    "phrase_start",
]

PRONOUN_LIKE = frozenset(
    """
    some many others most few several all both everyone everybody neither another one
    """.split()
)
"""Words that open a noun phrase and can be one: "many say"."""

REACH = 40
"""Tokens walked from a verb to find its subject: longer subjects are not found."""
_ATTACHING = frozenset("of for from at in on with to against between by".split())
_NUMBERS = frozenset("one two three four five many dozens hundreds thousands".split())
STRONG = DASHES | {";", ":", QUOTED}
"""What parts a clause from another more than a comma does."""
_CLAUSE_BREAKS = SUBORDINATORS | RELATIVES | FINITE
_NOT_IN_PHRASE = (
    _CLAUSE_BREAKS | SUBJECT_PRONOUNS | (PREPOSITIONS - {"of", "from", "at", "in", "for"})
)
_BEFORE_VERB = SUBJECT_PRONOUNS | SUBORDINATORS | COORDINATORS | AUXILIARIES
NO_NOUNS = _CLAUSE_BREAKS | PREPOSITIONS | COORDINATORS | SUBJECT_PRONOUNS | TIMES
"""Words that are no nouns, whatever stands beside them."""


def phrase_start(words: Words, stop: int, *, attach: bool = True) -> int | None:
    """Where the noun phrase begins whose last token is ``stop - 1``; None if it is none.

    With ``attach``, what a preposition joins to it belongs to it: "the head of X".
    """
    low = words.low
    lowest = max(0, stop - REACH)
    position = stop - 1
    if low[position] == ")":
        position = _open_bracket(words, position, lowest) - 1
    if position < lowest or not _can_end(words, position, lowest):
        return None
    joined = False
    position -= 1
    while position >= lowest:
        step = _step_left(words, position, lowest, attach=attach, joined=joined)
        joined = joined or words.low[position] in {"and", "or"}
        position -= abs(step)
        if step <= 0:
            break
    return _without_adverbs(words, position + 1, stop)


def _step_left(words: Words, position: int, lowest: int, *, attach: bool, joined: bool) -> int:
    """How many tokens up to ``position`` belong to the phrase on its right.

    0 where it begins after them, -1 where it begins with this very one.
    """
    word = words.low[position]
    if word == ")":
        return position - _open_bracket(words, position, lowest) + 1
    if word in {"'s", "'", "&"}:
        return 1
    if word in DETERMINERS and not is_address(words, position):
        return _step_determiner(words, position, lowest, attach=attach, joined=joined)
    if word in {"and", "or"}:
        belongs = position > lowest and _joins(words, position, lowest)
    elif word == ",":
        belongs = joined and _attachable(words, position - 1, lowest)
        belongs = belongs and not _closes_opening(words, position, lowest)
    elif word in PREPOSITIONS:
        belongs = attach and word in _ATTACHING and _attachable(words, position - 1, lowest)
    else:
        belongs = not _opens_before(words, position, lowest)
    return int(belongs)


def _closes_opening(words: Words, comma: int, lowest: int) -> bool:
    """Whether a comma parts a phrase of place or manner: "In a joint statement, A and B said"."""
    first = comma
    while first > lowest and words.low[first - 1] != "," and words.low[first - 1] not in STRONG:
        first -= 1
    if is_adverb(words.low[first]):
        return first + 1 == comma
    inner = words.low[first + 1 : comma]
    if first == 0 and words.low[0] in SUBORDINATORS:
        return not FINITE.isdisjoint(inner)
    return words.low[first] in _OPENING and _GOVERNS_LIST.isdisjoint(inner)


_OPENING = frozenset("in at on during after before since for over under amid despite by".split())
# "with Kent backing him as the mayor, Ann Lee and Tom Park spoke"
_GOVERNS_LIST = SUBORDINATORS | RELATIVES | frozenset("like including between among".split())


def is_address(words: Words, position: int) -> bool:
    """Whether "No" is that of "No 10", which stands for whoever lives there."""
    return (
        words.low[position] == "no"
        and words.is_capital(position)
        and words.low[position + 1 : position + 2] in _ADDRESSES
    )


_ADDRESSES = (["10"], ["11"])


def _can_end(words: Words, position: int, lowest: int) -> bool:
    """Whether a noun phrase can end with the token at ``position``."""
    word = words.low[position]
    before = words.low[position - 1] if position > lowest else ""
    if word == QUOTED:  # "the so-called “bedroom tax”"
        return before in DETERMINERS or before == "so-called"
    if not words.is_word(position) or word in PREPOSITIONS or word in COORDINATORS:
        return False
    if word in PRONOUN_LIKE:
        return True
    if word in DETERMINERS:  # "sources close to her"
        return (word == "her" and before in PREPOSITIONS) or (word in _NUMBERS and before == "of")
    return word not in SUBORDINATORS and word not in FINITE and not is_adverb(word)


def _step_determiner(
    words: Words, position: int, lowest: int, *, attach: bool, joined: bool
) -> int:
    """The same for an article, which opens a phrase unless that is joined to another."""
    low = words.low
    if low[position] == "that" or low[position + 1] in SUBJECT_PRONOUNS:
        return 0
    before = position - 1
    if before < lowest:
        return -1
    word = low[before]
    if attach and word in _ATTACHING and _attachable(words, before - 1, lowest):
        return 2
    if word in {"all", "both", "half"} or (joined and word in {"and", ","}):
        return 1
    if word == "and" and before > lowest:
        # "Lee and his team", "Lee of Leeds and the Trust", but "he met Lee and the Trust said"
        own = low[position] in {"his", "her", "their"}
        own = own and words.is_capital(before - 1)
        return int(own or _is_one_phrase(words, before, lowest)) or -1
    return -1


def _is_one_phrase(words: Words, stop: int, lowest: int) -> bool:
    """Whether nothing but a noun phrase stands between the clause's beginning and ``stop``."""
    for index in range(stop - 1, lowest - 1, -1):
        word = words.low[index]
        if word in STRONG or word == ",":
            return lowest < index and _is_short_opening(words, index)
        if word in _NOT_IN_PHRASE or (word.endswith("ed") and not words.is_capital(index)):
            return False
        if word in VERBS and not words.is_capital(index):
            return False
        if word in TIMES:
            return True  # "On Monday Mr Lee and the council"
        second = word in DETERMINERS and index > lowest and words.is_word(index - 1)
        if second and words.low[index - 1] not in _ATTACHING | {"and"}:
            return False  # "he met the mayor and the council said"
    return True


def _is_short_opening(words: Words, comma: int) -> bool:
    """Whether what stands before a comma is an adverb or a phrase of time: "On Monday, …"."""
    return words.low[0] in PREPOSITIONS or is_adverb(words.low[0]) or comma <= 2


def _opens_before(words: Words, position: int, lowest: int) -> bool:
    """Whether the noun phrase begins after the word at ``position``."""
    low = words.low
    word = low[position]
    if word in SUBJECT_PRONOUNS or word in STRONG or word == "but" or CLOCK.fullmatch(word):
        return True
    if word in _CLAUSE_BREAKS or not words.is_word(position) or word in ADVERBS:
        return True
    named = words.is_capital(position + 1) or low[position + 1] in TITLES
    if word in TIMES and (named or low[position + 1] in DETERMINERS):
        return True
    says = word in VERBS and position > 0 and low[position - 1] == QUOTED  # "“…,” says Mr Lee, who"
    if says or is_said_form(words, position, lowest):
        return True
    if not named or not word.endswith(("ed", "ing")) or words.is_capital(position):
        return False
    # "As he arrived Mr Lee said"; but "the man suing Mr Lee said" is one subject.
    before = low[position - 1] if position > lowest else ""
    return not before or before in _BEFORE_VERB or not words.is_word(position - 1)


def _without_adverbs(words: Words, begin: int, stop: int) -> int | None:
    low = words.low
    while begin < stop and is_adverb(low[begin]) and low[begin] not in PRONOUN_LIKE:
        begin += 1
    return begin if begin < stop else None


def _open_bracket(words: Words, position: int, lowest: int) -> int:
    """The opening bracket for the closing one at ``position``."""
    while position > lowest and words.low[position] != "(":
        position -= 1
    return position


def _attachable(words: Words, position: int, lowest: int) -> bool:
    """Whether a token can be the noun that a preposition attaches to."""
    if position < lowest:
        return False
    word = words.low[position]
    if word == ")":
        return True
    if word in DETERMINERS:
        return word in PRONOUN_LIKE or word in _NUMBERS
    if not words.is_word(position) or word in NO_NOUNS or is_adverb(word):
        return False
    if word.endswith("ing") and (position == lowest or words.low[position - 1] == ","):
        return False
    return not is_said_form(words, position, lowest)


def _joins(words: Words, position: int, lowest: int) -> bool:
    """Whether "and" at ``position`` joins two nouns rather than two clauses."""
    before = position - 1
    if words.low[before] == "'" and before > lowest:  # "the Drivers’ and Porters’ Union"
        return words.is_capital(before - 1) and words.is_capital(position + 1)
    if not _attachable(words, before, lowest):
        return False
    if words.is_capital(before) and words.is_capital(position + 1):
        return True
    for index in range(position - 1, lowest - 1, -1):
        word = words.low[index]
        if word in {",", ";", ":"}:
            return True
        if word in FINITE or word in SUBJECT_PRONOUNS:
            return False
    return True


def head_noun(words: Words, subject: Range) -> str:
    """The head noun of a subject: the last word before "of", a comma or "published"."""
    low = words.low
    for index in range(subject[0] + 1, subject[1]):
        participle = low[index].endswith("ed") and not words.is_capital(index)
        if participle or low[index] in PREPOSITIONS or low[index] in {",", "(", *RELATIVES}:
            return low[index - 1]
    return low[subject[1] - 1]
