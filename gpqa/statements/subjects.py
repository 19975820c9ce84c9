"""Who does it: the subject of a verb, found by walking left from it.

The subject is given as it stands, with what is said of the person: "Health
Foundation chief executive Jennifer Dixon", "Mr Lee, a retired colonel". Where
the words do not show one, there is none: a wrong speaker is worse.

What stands between commas is for :mod:`gpqa.statements.appositives`; a subject at the
beginning of its clause for :mod:`gpqa.statements.opening_subjects`, one after its verb for
:mod:`gpqa.statements.inverted_subjects`, one that a clause tells apart for
:mod:`gpqa.statements.defining`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.statements.appositives import aged_subject, appositive_subject, told_subject
from gpqa.statements.clauses import DASHES
from gpqa.statements.defining import outside_clause
from gpqa.statements.joint_subjects import with_first, without_object
from gpqa.statements.nameless import is_human
from gpqa.statements.noun_phrases import REACH, phrase_start
from gpqa.statements.papers import paper_subject, without_date
from gpqa.statements.plausible import can_speak
from gpqa.statements.remarks import without_remark
from gpqa.statements.words import PREPOSITIONS, SUBJECT_PRONOUNS, SUBORDINATORS, TIMES

if TYPE_CHECKING:
    from gpqa.statements.clauses import Range
    from gpqa.statements.words import Words

__all__ = ["antecedent", "find_subject"]


def find_subject(words: Words, first: int) -> Range | None:
    """The noun phrase before a verb group that begins at ``first``; None for none."""
    stop = without_date(words, first)
    if stop <= 0:
        return None
    dated = stop < first
    stop = _without_times(words, stop)
    return paper_subject(words, stop, dated=dated) or _subject_before(words, stop)


def _subject_before(words: Words, stop: int) -> Range | None:
    """The noun phrase that ends before ``stop``, with what stands between commas or dashes."""
    word = words.low[stop - 1]
    if word in SUBJECT_PRONOUNS:
        return stop - 1, stop
    if word in {"who", "which"}:
        return antecedent(words, stop - 1)
    if word == ",":
        aside = aged_subject(words, stop - 1) or appositive_subject(words, stop - 1)
        return with_first(words, aside) if aside else None
    if word in DASHES:
        return _dashed_subject(words, stop - 1)
    found = without_remark(words, _phrase(words, stop))
    found = _behind_place(words, outside_clause(words, found, stop))
    if found and words.low[stop - 1].isdigit():
        found = _aged(words, found)
    return with_first(words, without_object(words, found)) if found else None


def _behind_place(words: Words, found: Range | None) -> Range | None:
    """Who stands behind the phrase that opens a sentence: "In the play Rosalind says"."""
    if found is None or found[0] != 1 or words.low[0] not in _PLACING:
        return found
    first, stop = found
    begin = stop
    while begin > first and words.is_capital(begin - 1) and words.is_word(begin - 1):
        begin -= 1
    plain = all(words.is_word(i) and not words.is_capital(i) for i in range(first + 1, begin))
    return (begin, stop) if plain and first + 1 < begin < stop else found


_PLACING = PREPOSITIONS - SUBORDINATORS - {"like", "including", "despite", "than", "per", "via"}


def _phrase(words: Words, stop: int, *, attach: bool = True) -> Range | None:
    begin = phrase_start(words, stop, attach=attach)
    return None if begin is None else (begin, stop)


def _aged(words: Words, subject: Range) -> Range | None:
    """Who is of an age, where that is all of a subject: "Jo Lee, 45 said". No number speaks."""
    first, stop = subject
    if stop - first > 1:
        return subject  # "Channel 4"
    if first < 2 or words.low[first - 1] != "," or not words.is_capital(first - 2):
        return None
    begin = phrase_start(words, first - 1, attach=False)
    if begin is None or (begin and words.low[begin - 1] in PREPOSITIONS):
        return None  # "In Leeds, 47 said no"
    return begin, stop


def _without_times(words: Words, stop: int) -> int:
    """``stop`` moved left over "on Monday", "last week", "yesterday"."""
    low = words.low
    end = stop
    while end > 0 and (low[end - 1] in TIMES or (low[end - 1].isdigit() and end < stop)):
        end -= 1
    if end == stop:
        return stop
    while end > 0 and low[end - 1] in {"on", "last", "this", "late", "early", "in", "earlier"}:
        end -= 1
    return end if end > 0 else stop


def antecedent(words: Words, stop: int) -> Range | None:
    """The noun phrase before ``stop`` that "who" or "saying" takes up."""
    low = words.low
    if stop > 0 and low[stop - 1] == ",":
        if told := told_subject(words, stop - 1):
            return told
        stop -= 1
        while stop > 0 and low[stop - 1][0].isdigit():  # "Lee, 52, who"
            stop -= 1
            if stop > 0 and low[stop - 1] == ",":
                stop -= 1
    if stop <= 0:
        return None
    stop = _without_times(words, stop)  # "a letter on Monday saying"
    # "a question by Professor Ham, who": the nearest name, not the question.
    named = words.is_capital(stop - 1) and words.is_word(stop - 1)
    found = _phrase(words, stop, attach=not named)
    return _behind_verb(words, found) if found and low[stop : stop + 2] == [",", "who"] else found


def _behind_verb(words: Words, found: Range) -> Range:
    """Whom "who" takes up, without a verb that looks like a noun: "The panel heard from carers".

    Of what is no person only the part behind its preposition can be who: "evidence from nurses".
    """
    low = words.low
    first, stop = found
    link = next((i for i in range(first + 1, stop) if low[i] in _LEADS_TO_WHO), stop)
    if link == stop:
        return found
    done = low[link] == "by" and not any(is_human(w) or can_speak(w) for w in low[first:link])
    heard = low[link - 1] in _NOT_WHO
    return (link + 1, stop) if done or heard else found


_LEADS_TO_WHO = frozenset("from by to with".split())
# What is done with people, and what is heard from them: none of it is "who". A participle tells
# of who is: "a man charged with murder, who".
_NOT_WHO = frozenset(
    """
    heard went came spoke wrote met sat stood talked listened turned appealed
    replied responded evidence testimony letter letters complaint complaints
    call calls message messages email emails statement statements comment comments criticism
    support opposition pressure submission submissions response responses question questions
    """.split()
)


def _dashed_subject(words: Words, dash: int) -> Range | None:
    """The subject where a dash stands before the verb: "Lee – a colonel – said"."""
    for position in range(dash - 1, max(0, dash - REACH), -1):
        if words.low[position] in DASHES:
            begin = phrase_start(words, position)
            if begin is None:
                return None
            if begin > 1 and words.low[begin - 1] == "," and not words.is_capital(begin):
                # "Mr Lee, the head of X -- a charity -- said"
                name = phrase_start(words, begin - 1) if words.is_capital(begin - 2) else None
                begin = begin if name is None else name
            return begin, dash
    return None
