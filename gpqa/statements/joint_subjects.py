"""Subjects of which only the last person stands beside the verb: "Ann Lee, the mayor, and Jo Park".

What is said of the first stands between commas, which else part a subject from what is before
it: without this, what both said would be the second's alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.statements.clauses import has_finite
from gpqa.statements.lexicon import VERBS
from gpqa.statements.name_roles import is_person_noun
from gpqa.statements.noun_phrases import REACH, STRONG, phrase_start
from gpqa.statements.words import (
    AUXILIARIES,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    QUOTED,
    RELATIVES,
    TIMES,
    is_adverb,
)

if TYPE_CHECKING:
    from gpqa.statements.clauses import Range
    from gpqa.statements.words import Words

__all__ = ["leads_to_another", "with_first", "without_object"]

_OF_PLACE = frozenset("of from at in".split())
_OPENS_NOUN = frozenset("the a an his her its their".split())


def with_first(words: Words, subject: Range) -> Range:
    """A subject with the person before its "and", where both begin their clause."""
    begin, stop = subject
    low = words.low
    if begin < 3 or low[begin - 1] != "and":
        return subject
    if not words.is_capital(begin) and low[begin] not in {"his", "her", "their"}:
        return subject
    if low[begin - 2] == ",":
        office = _behind_office(words, begin - 2)
        first = _behind_aside(words, begin) if office is None else office
    else:
        first = _owned(words, begin - 1)
    return subject if first is None else (first, stop)


def without_object(words: Words, subject: Range) -> Range:
    """A subject without whom another verb has: "he met Ann Lee and Jo Park said so"."""
    begin, stop = subject
    low = words.low
    if begin < 2 or "and" not in low[begin:stop] or low[begin - 2] in RELATIVES | DETERMINERS:
        return subject
    verb = low[begin - 1]
    acts = verb in FINITE - AUXILIARIES or verb.endswith("ed")
    if not acts or words.is_capital(begin - 1) or not words.is_capital(begin):
        return subject
    second = low.index("and", begin, stop) + 1
    return (second, stop) if second < stop and words.is_capital(second) else subject


def leads_to_another(words: Words, comma: int) -> bool:
    """Whether nothing but one more person follows ", and": "said Ann Lee, 44, and Jo Park."."""
    low = words.low
    first = comma + 2
    if low[comma + 1 : first] != ["and"] or first >= len(words):
        return False
    own = low[first] in {"his", "her", "their"}
    stop = first
    while stop < min(len(words), first + REACH) and low[stop] not in {".", "?", "!", ",", QUOTED}:
        if low[stop] in STRONG or low[stop] in FINITE or low[stop] in VERBS:
            return False
        if not (own or words.is_capital(stop) or low[stop] in _OF_PLACE | _OPENS_NOUN):
            return False
        stop += 1
    if not (_ends_name(words, stop) or (own and is_person_noun(low[stop - 1]))):
        return False
    while stop < len(words) and low[stop] == ",":
        begin = stop = stop + 1
        while stop < len(words) and low[stop] not in {".", "?", "!", ",", QUOTED}:
            stop += 1
        if begin < stop and not _is_aside(words, begin, stop):
            return own and _ends_name(words, stop)  # "and his deputy, Sue Lane"
    return True


def _behind_aside(words: Words, begin: int) -> int | None:
    """Where the person begins of whom something is said between commas before ", and"."""
    end = begin - 2
    for position in range(begin - 3, max(0, begin - REACH), -1):
        if words.low[position] in STRONG:
            return None
        if words.low[position] != ",":
            continue
        if not _is_aside(words, position + 1, end):
            return None
        end = position
        if _ends_name(words, position):
            first = phrase_start(words, position, attach=False)
            return first if first is not None and _opens(words, first) else None
    return None


def _behind_office(words: Words, comma: int) -> int | None:
    """Where the office begins whose holder stands before ``comma``: "The mayor, Ann Lee, and"."""
    name = phrase_start(words, comma, attach=False) if _ends_name(words, comma) else None
    if name is None or name < 2 or words.low[name - 1] != ",":
        return None
    office = phrase_start(words, name - 1)
    if office is None or not any(map(is_person_noun, words.low[office : name - 1])):
        return None
    return office if _opens(words, office) else None


def _is_aside(words: Words, first: int, stop: int) -> bool:
    """Whether a piece between commas says who somebody is: "44", "of Hull", "the mayor"."""
    low = words.low
    if first >= stop:
        return False
    if low[first] in {"who", "whose"}:
        return True
    acts = any(
        low[i].endswith("ed") and not words.is_capital(i) and low[i - 1] not in _OPENS_NOUN
        for i in range(first, stop)
    )
    if acts or has_finite(words, first, stop):
        return False
    if low[first][0].isdigit() or low[first] in _OF_PLACE:
        return True
    if low[first] in _OPENS_NOUN:
        return True
    return any(is_person_noun(word) for word in low[first:stop][:8])


def _ends_name(words: Words, stop: int) -> bool:
    """Whether two capitalised words stand before ``stop``: "Ann Lee", "Mr Lee"."""
    return stop > 1 and words.is_capital(stop - 1) and words.is_capital(stop - 2)


def _owned(words: Words, stop: int) -> int | None:
    """Where somebody begins who is told by another's name: "Ann Lee’s lawyer and Jo Park"."""
    if not is_person_noun(words.low[stop - 1]):
        return None
    first = phrase_start(words, stop, attach=False)
    if first is None or "'s" not in words.low[first:stop]:
        return None
    return first if _opens(words, first) else None


def _opens(words: Words, first: int) -> bool:
    """Whether nothing but a time, a place or an adverb stands before a clause's subject."""
    low = words.low
    if first == 0 or low[first - 1] in STRONG | {"that", "but"}:
        return True
    if low[first - 1] == ",":
        return low[0] in PREPOSITIONS or is_adverb(low[0])
    return all(
        word in PREPOSITIONS | TIMES | {"last", "this"} or is_adverb(word) for word in low[:first]
    )
