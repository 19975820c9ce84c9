"""The subject with which a clause opens, found by walking right from the clause's beginning.

A verb that has none of its own may share that of the sentence's first clause: "Mr Lee rose,
went to the door and said". Only the verb after a subject shows where it ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.name_words import BODY_HEADS
from gpqa.statements.clauses import DASHES, find_first, is_said_form
from gpqa.statements.lexicon import VERBS
from gpqa.statements.nameless import is_human
from gpqa.statements.noun_phrases import NO_NOUNS, STRONG, head_noun
from gpqa.statements.words import (
    COORDINATORS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)

if TYPE_CHECKING:
    from gpqa.statements.clauses import Range
    from gpqa.statements.words import Words

__all__ = ["first_subject", "opening_subject", "with_name"]


def first_subject(words: Words, stop: int) -> Range | None:
    """The subject of the sentence's first clause, for a verb at ``stop`` that has none."""
    low = words.low
    limit = min(stop, 80)
    begin = 0
    while begin < limit and (
        low[begin] in COORDINATORS or not words.is_word(begin) or is_adverb(low[begin])
    ):
        begin += 1
    dash = next((i for i in range(begin, min(limit, 12)) if low[i] in DASHES), 0)
    place = words.text[words.starts[0] : words.ends[0]]
    if dash and len(place) > 2 and place.isupper():
        begin = dash + 1  # "PARIS (Reuters) - "
    for _ in range(3):  # what stands before the subject: "Speaking in London, …"
        if begin >= limit:
            return None
        if not _is_fronted(words, begin):
            break
        begin = find_first(words, ",", begin, limit) + 1
    subject = opening_subject(words, begin, limit)
    return None if subject is None else with_name(words, subject)


def opening_subject(words: Words, begin: int, limit: int) -> Range | None:
    """The noun phrase from ``begin`` to the verb of its clause; None for none or a long one.

    Where no verb shows before ``limit``, there is one that is not known: the phrase would hold it.
    """
    position = begin
    while position < limit and not _ends_first(words, position, begin):
        position += 1
    if position == limit < len(words):
        return None
    while position > begin and is_adverb(words.low[position - 1]):
        position -= 1
    return (begin, position) if begin < position <= begin + 18 else None


def with_name(words: Words, subject: Range) -> Range:
    """A subject with the name beside it: "Shelter's director, Ann Lee,"."""
    first, stop = subject
    comma = find_first(words, ",", stop + 1, min(len(words), stop + _LONGEST_NAME))
    named = words.low[stop : stop + 1] == [","] and words.low[comma : comma + 1] == [","]
    named = named and all(map(words.is_capital, range(stop + 1, comma)))
    return (first, comma) if named and is_human(head_noun(words, subject)) else subject


_LONGEST_NAME = 7


def _is_fronted(words: Words, begin: int) -> bool:
    word = words.low[begin]
    if word in PREPOSITIONS or word in SUBORDINATORS or word.endswith("ing"):
        return True
    return begin == 0 and word.endswith("ed")


def _ends_first(words: Words, position: int, begin: int) -> bool:
    """Whether the sentence's first noun phrase ends before ``position``."""
    word = words.low[position]
    if word == "'s" and _is_owners(words, position):
        return False
    if word == "," or word in FINITE or word in STRONG or word in RELATIVES:
        return True
    if position == begin:
        return False
    if is_said_form(words, position, begin) or _looks_finite(words, position):
        return True
    return _takes_object(words, position, begin)


def _is_owners(words: Words, position: int) -> bool:
    """Whether "'s" shows whose somebody is: "Shelter's director", not "Ann's late"."""
    low = words.low
    if position == 0 or low[position - 1] in SUBJECT_PRONOUNS or position + 1 >= len(low):
        return False
    if words.is_capital(position + 1):
        return True  # "Shelter's Ann Lee"
    for word in low[position + 1 : position + 4]:
        if word in NO_NOUNS or word in DETERMINERS:
            return False
        if is_human(word) or word in BODY_HEADS:
            return True
    return False


def _takes_object(words: Words, position: int, begin: int) -> bool:
    """Whether a word after a noun is a verb by what follows it: "A farmer shot eleven geese"."""
    low = words.low
    if position + 1 >= len(low) or words.is_capital(position) or not words.is_word(position):
        return False
    word, before = low[position], low[position - 1]
    if word in _BEFORE_ARTICLE or not words.is_word(position - 1) or before in NO_NOUNS:
        return False
    noun = before not in DETERMINERS and not is_adverb(before) and position - 1 >= begin
    return noun and low[position + 1] in _ARTICLES


_ARTICLES = frozenset(
    "a an the his her its their two three four five six seven eight nine ten eleven twelve".split()
)
_BEFORE_ARTICLE = (
    PREPOSITIONS | COORDINATORS | DETERMINERS | TIMES | frozenset("half quite such rather".split())
)


def _looks_finite(words: Words, position: int) -> bool:
    """Whether a lower-case word in "-ed" or a listed verb's form follows a noun."""
    word = words.low[position]
    if words.is_capital(position):
        return False
    entries = VERBS.get(word)
    if entries and entries[0][1] in {"present", "past"}:
        return True
    before = words.low[position - 1]
    ends = word.endswith("ed") and len(word) >= 5
    return ends and before not in DETERMINERS and before not in PREPOSITIONS
