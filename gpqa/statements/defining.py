"""Subjects that a clause without commas tells apart: "The farmer whose barn collapsed said".

Between such a subject and its verb stand other nouns, and verbs of which they are the subjects or
objects; the nearest noun is not who speaks. A clause that has its verb already leaves the next
one to the clause around it: by counting both it is told whose the verb of saying is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.name_words import PERSON_NOUNS
from gpqa.statements.clauses import DASHES, is_said_form
from gpqa.statements.lexicon import VERBS
from gpqa.statements.noun_phrases import REACH, phrase_start
from gpqa.statements.plausible import can_speak
from gpqa.statements.words import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    FINITE,
    NEGATIONS,
    PREPOSITIONS,
    QUOTED,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)

if TYPE_CHECKING:
    from gpqa.statements.clauses import Range
    from gpqa.statements.words import Words

__all__ = ["outside_clause"]

_BREAKS = DASHES | {",", ";", ":", "("}
_DEFINING = frozenset("who whose which whom that where".split())
# "After the fire", "as a driver": these open a clause only where a subject and a verb follow.
_ALSO_PREPOSITIONS = SUBORDINATORS & PREPOSITIONS
_NO_VERBS = (
    DETERMINERS | PREPOSITIONS | COORDINATORS | SUBORDINATORS | RELATIVES | SUBJECT_PRONOUNS | TIMES
) - FINITE
_DOERS = frozenset("he she they we i".split())


def outside_clause(words: Words, found: Range | None, stop: int) -> Range | None:
    """The subject of the verb at ``stop``, where ``found`` was taken for it.

    ``found`` itself unless it stands in a clause that has its verb already; then the noun that
    the clause tells apart, or None where that is not the subject of anything.
    """
    if words.low[stop - 1] in {"'s", "'"} or (found is None and not _may_close(words, stop)):
        return found
    edge = stop
    first = found[0] if found else stop
    for _ in range(_MOST_NESTED):
        relative = _relative_before(words, first)
        if relative is None:
            break
        if not _has_its_verb(words, relative, first, edge, stop):
            return found
        told = _told_apart(words, relative)
        if told is None or not _opens_clause(words, told[0]):
            kept = told and found and not _ends_in_verb(words, found)
            return found if kept else None
        found, first, edge = told, told[0], told[0]
    return found if found is None or edge < stop else _without_pronoun(words, found, stop)


def _may_close(words: Words, stop: int) -> bool:
    """Whether a clause may end before ``stop`` with a word that is no noun: "the roof fell in"."""
    if stop < 1 or not words.is_word(stop - 1):
        return False
    word = words.low[stop - 1]
    return word not in DETERMINERS | COORDINATORS | RELATIVES | SUBORDINATORS | _LEADS_ON


_LEADS_ON = frozenset("of to for with by from than like into towards".split())
_MOST_NESTED = 4


# --- where the clause begins -------------------------------------------------------------


def _relative_before(words: Words, first: int) -> int | None:
    """The nearest "who", "whose", "which" before ``first`` without a comma between."""
    for index in range(first - 1, max(0, first - REACH), -1):
        word = words.low[index]
        if word in _BREAKS:
            return None
        if word in _DEFINING and _tells_apart(words, index):
            return index
    return None


def _tells_apart(words: Words, index: int) -> bool:
    """Whether a relative pronoun follows its noun: not "asked who", "said that", "that day"."""
    low = words.low
    word, before = low[index], low[index - 1]
    if before == ",":
        return word in {"who", "whose"}
    noun = words.is_word(index - 1) and before not in _NO_VERBS and before not in FINITE
    if not noun or is_adverb(before) or before in VERBS or index + 1 >= len(low):
        return before == "those" and word in {"who", "whose"}
    if word in {"who", "whose", "where"}:
        return True
    # "the firm that built the school"; "told the firm that Mr Lee built it"
    after = _past_adverbs(words, index + 1)
    if after >= len(low):
        return False
    following = low[after + 1] if after + 1 < len(low) else ""
    does = can_speak(before) and low[after][-1] == "s" and low[after][-2:] != "ss"
    if _is_verb(words, after, index + 1) or (
        does and following not in FINITE and _is_plain(words, after)
    ):
        return True
    # "The committee that the minister set up said"
    return can_speak(before) and phrase_start(words, index) == 0


def _is_plain(words: Words, index: int) -> bool:
    return words.is_word(index) and words.low[index] not in _NO_VERBS


def _told_apart(words: Words, relative: int) -> Range | None:
    """The noun phrase that a clause from ``relative`` on belongs to."""
    stop = relative
    if words.low[stop - 1] == ",":
        stop -= 1
    while stop > 1 and words.low[stop - 1][0].isdigit():  # "Lee, 52, who"
        stop -= 2 if words.low[stop - 2] == "," else 1
    if stop <= 0:
        return None
    begin = phrase_start(words, stop)
    if words.low[stop - 1] == "those":
        begin = stop - 1
        if begin and words.low[begin - 1] in PREPOSITIONS:  # "sources close to those who"
            begin = phrase_start(words, begin - 1)
    return None if begin is None else (begin, stop)


def _opens_clause(words: Words, begin: int) -> bool:
    """Whether a noun phrase at ``begin`` can be a subject: nothing there governs it.

    "In a letter to people whose homes were lost the council said": the people say nothing.
    """
    if begin == 0:
        return True
    low = words.low
    before = low[begin - 1]
    if before in PREPOSITIONS and before not in SUBORDINATORS:
        return False
    if before in {",", "that", QUOTED} or before in _BREAKS or before in SUBORDINATORS:
        return True
    if before in COORDINATORS or before in TIMES or is_adverb(before):
        return True
    if before in VERBS or before in _TAKES_CLAUSE:
        return True
    # "At the hearing a farmer whose …"
    start = begin - 1
    while start > 0 and low[start - 1] not in _BREAKS and begin - start < REACH:
        start -= 1
    return low[start] in PREPOSITIONS and all(low[i] not in FINITE for i in range(start, begin))


_TAKES_CLAUSE = frozenset("heard knew learned learnt thought felt feared found".split())


# --- whether it has its verb ------------------------------------------------------------


def _has_its_verb(words: Words, relative: int, first: int, edge: int, stop: int) -> bool:
    """Whether all clauses from ``relative`` to ``edge`` have verbs besides the one at ``stop``.

    ``first`` is where the noun phrase begins that stands before that verb.
    """
    low = words.low
    begin = relative + 1
    if edge == stop and _has_subject_only(words, relative, first, stop):
        return False
    if low[stop + 1 : stop + 2] and low[stop + 1] in FINITE and low[stop] in VERBS:
        return False  # "a man whose work the council said was poor"
    if begin >= edge:
        return edge < stop  # the verb was taken for a part of the noun behind it
    verbs, position = 0, begin
    if low[relative] != "whose" and _is_doing(words, begin):
        verbs, position = 1, _past_group(words, _past_adverbs(words, begin))
    return _are_all_done(words, position, first, edge, verbs - 1)


def _are_all_done(words: Words, position: int, first: int, edge: int, verbs: int) -> bool:
    """Whether every clause that begins from ``position`` to ``edge`` has its verb there.

    ``verbs`` are those that were there before, less the clauses.
    """
    low = words.low
    opened = position
    while position < edge:
        word = low[position]
        if word in SUBORDINATORS or word in RELATIVES:
            if _is_clause(words, position, first, edge):
                verbs -= 1
                opened = position + 1
        elif _is_verb(words, position, opened):
            verbs += 1
            position = _past_group(words, position)
            continue
        position += 1
    return verbs >= 0


def _has_subject_only(words: Words, relative: int, first: int, stop: int) -> bool:
    """Whether a clause has nothing but a subject before the verb at ``stop``.

    "whose wife said", "whose work the inspectors said", "whom the police said", "who experts say".
    """
    begin = relative + 1
    if words.low[relative] == "whose" and stop <= begin + 1:
        return True
    if _closes_with_verb(words, stop):
        return False
    if words.low[relative] == "whose":
        acts = begin + 1 < stop and _is_verb(words, begin + 1, begin)
        return first <= begin + 1 and not acts
    after = _past_adverbs(words, begin)
    return first <= after and (stop - after == 1 or not _is_doing(words, begin))


def _is_doing(words: Words, begin: int) -> bool:
    """Whether a verb follows "who": not "who the police", "who Mr Lee", "who officials"."""
    low = words.low
    at = _past_adverbs(words, begin)
    if at >= len(low):
        return False
    if low[at] in FINITE:
        return True
    if low[at] in DETERMINERS or low[at] in SUBJECT_PRONOUNS or words.is_capital(at):
        return False
    return words.is_word(at) and not can_speak(low[at])


def _is_clause(words: Words, index: int, first: int, edge: int) -> bool:
    """Whether what a small word opens has a verb: "when it fell", not "after the fire"."""
    low = words.low
    word = low[index]
    if word == "that" and index and low[index - 1] in PREPOSITIONS:
        return False
    if word not in _ALSO_PREPOSITIONS and word not in {"than", "like"}:
        return True
    if first == index + 1:  # the nearest noun, which may be the verb's subject
        definite = low[first] in {"the", "his", "her", "their"} or words.is_capital(first)
        speaks = any(can_speak(each) for each in low[first:edge]) or words.is_capital(edge - 1)
        return definite and speaks
    return any(_is_verb(words, i, index + 1) for i in range(index + 1, edge))


def _is_verb(words: Words, index: int, opened: int) -> bool:
    """Whether a word is a finite verb, as far as the words beside it show."""
    word = words.low[index]
    if word in FINITE:
        return word != "'s"
    before = words.low[index - 1] if index else ""
    if words.is_capital(index) or not _is_plain(words, index) or is_adverb(word):
        return False
    governed = before in DETERMINERS or before in PREPOSITIONS or before in {"to", "'s"}
    return not governed and _acts(words, index, opened)


def _acts(words: Words, index: int, opened: int) -> bool:
    """Whether a word that may be a verb is one, by its ending and what stands beside it."""
    low = words.low
    word, before = low[index], low[index - 1] if index else ""
    if is_said_form(words, index, opened) or (before in _DOERS and word.isalpha()):
        return True
    if _is_past(word):
        return True
    following = low[index + 1] if index + 1 < len(low) else ""
    # "a sister works for the council"
    if before in PERSON_NOUNS and word[-1] == "s" and following in PREPOSITIONS | DETERMINERS:
        return True
    # "adjoins the site", "burst its banks"
    return following in DETERMINERS - {"that"} and not word.endswith("ing")


def _past_group(words: Words, index: int) -> int:
    """Past a verb with its auxiliaries and participle: "had been badly hurt"."""
    low = words.low
    position = index + 1
    if low[index] not in AUXILIARIES:
        return position
    while position < len(low) and (
        low[position] in AUXILIARIES | NEGATIONS or is_adverb(low[position])
    ):
        position += 1
    participle = position < len(low) and (
        low[position].endswith(("ed", "en")) or low[position] in FINITE or low[position] in VERBS
    )
    return position + participle


def _past_adverbs(words: Words, index: int) -> int:
    while index < len(words) and (is_adverb(words.low[index]) or words.low[index] in NEGATIONS):
        index += 1
    return index


# --- without a relative pronoun ---------------------------------------------------------


def _ends_in_verb(words: Words, found: Range) -> bool:
    """Whether a verb closes what was taken for a noun phrase: "the bridge collapsed"."""
    first, stop = found
    if not _closes_with_verb(words, stop):
        return False
    if stop - first < 2:
        return first > 0 and words.is_word(first - 1)
    before = words.low[stop - 2]
    if before in DETERMINERS | PREPOSITIONS | COORDINATORS or is_adverb(before):
        return False  # "the accused", "those wrongly accused"
    return not _can_be_told(words, first, stop - 1)


def _closes_with_verb(words: Words, stop: int) -> bool:
    """Whether the word before ``stop`` is a verb's past or participle, by its ending."""
    word = words.low[stop - 1]
    if words.is_capital(stop - 1) or word in FINITE:
        return word in FINITE
    return _is_past(word)


def _is_past(word: str) -> bool:
    """Whether a word is a regular verb's past by its ending."""
    return word in _SHORT_PASTS or (
        word.endswith("ed") and not word.endswith("eed") and len(word) > 4
    )


_SHORT_PASTS = frozenset("died lied tied used".split())


def _can_be_told(words: Words, first: int, stop: int) -> bool:
    """Whether a participle may tell a noun apart: "residents displaced", "experts consulted"."""
    noun = words.low[stop - 1]
    opened = first > 0 and words.is_word(first - 1) and words.low[first - 1] not in _NO_VERBS
    return not opened and (can_speak(noun) or noun.endswith("s"))


def _without_pronoun(words: Words, found: Range, stop: int) -> Range | None:
    """The noun before a clause without a relative pronoun; ``found`` where there is none.

    "The man the police arrested said", "a woman he met said", "People living near the dam said".
    """
    first = found[0]
    if not _ends_in_verb(words, found):
        return _before_participle(words, first, stop) or found
    low = words.low
    stop = first - 1 if first and low[first - 1] in SUBJECT_PRONOUNS else first
    if stop < 1 or not can_speak(low[stop - 1]) or low[stop - 1] in VERBS:
        return None
    begin = phrase_start(words, stop)
    return (begin, stop) if begin is not None and _opens_clause(words, begin) else None


_NO_PARTICIPLES = frozenset(
    """
    meeting hearing briefing building wedding training ruling filing gathering finding warning
    setting evening morning being king thing spring ring wing ceiling feeling funding housing
    during including following according regarding concerning
    """.split()
)
_SUFFERED = frozenset(
    """
    accused affected appointed arrested based bereaved caught charged convicted displaced elected
    employed evacuated found held hired hit hurt injured interviewed involved jailed killed named
    paid questioned rescued seen shot stranded trapped wounded
    """.split()
)


def _before_participle(words: Words, first: int, stop: int) -> Range | None:
    """The noun that a participle tells apart: "People living near the dam", "a man hit by a car".

    ``first`` is where the noun phrase begins that stands before the verb at ``stop``.
    """
    low = words.low
    for index in range(first - 1, max(0, first - REACH), -1):
        if low[index] in _BREAKS or low[index] == QUOTED:
            return None
        if not _tells_by_participle(words, index):
            continue
        begin = phrase_start(words, index)
        if begin is None or not _are_all_done(words, index + 1, first, stop, 0):
            return None
        before = low[begin - 1] if begin else ""
        free = before in {"", ",", "that"} or before in VERBS or before in TIMES
        return (begin, index) if free else None
    return None


def _tells_by_participle(words: Words, index: int) -> bool:
    low = words.low
    before, word, following = low[index - 1 : index + 2]
    if not (word.endswith("ing") or word in _SUFFERED) or words.is_capital(index):
        return False  # as nearly always
    speaks = can_speak(before)
    if not (speaks or words.is_capital(index - 1)):
        return False
    if word.endswith("ing") and word not in _NO_PARTICIPLES:
        return following in DETERMINERS or following in PREPOSITIONS
    return (
        speaks and word in _SUFFERED and (following in PREPOSITIONS or following in SUBORDINATORS)
    )
