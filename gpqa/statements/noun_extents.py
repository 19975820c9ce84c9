"""Where a noun phrase ends that was said: before when, where and why, and what is done next.

"He criticised the plan in a speech" carries the plan alone; "accused the chair, Ann Lee, of
cowardice" the charge with whom it is against.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.statements.clauses import find_first, is_adjunct, noun_phrase_end
from gpqa.statements.extents import foretells
from gpqa.statements.finite_verbs import acts, is_verb
from gpqa.statements.stops import find_stops
from gpqa.statements.words import (
    DETERMINERS,
    FINITE,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    QUOTED,
    RELATIVES,
    SUBJECT_PRONOUNS,
    TIMES,
    is_adverb,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.statements.cue import Candidate
    from gpqa.statements.words import Words

__all__ = ["noun_end"]


def noun_end(
    words: Words,
    first: int,
    end: int,
    candidates: Sequence[Candidate] = (),
    outer: Candidate | None = None,
) -> int:
    """Where the noun phrase ends that a verb carries and that begins at ``first``."""
    stops = find_stops(words, first, candidates, outer)
    for index in range(first + 1, end):
        if index in stops:
            return stops[index]
        word = words.low[index]
        if word in {";", ":"} or _opens_circumstance(words, index, first, end):
            return index
        if _does_more(words, first, index, end, outer):
            return index
        if word == "," and not _goes_on_after(words, index, end):
            if outer is not None and _charge_follows(words, index, end, outer):
                continue
            return index
    return end


def _does_more(words: Words, first: int, index: int, end: int, outer: Candidate | None) -> bool:
    """Whether the speaker does something more from ``index`` on: "and left", ", and resigned"."""
    low = words.low
    if low[index : index + 2] == [",", "and"]:
        return _is_deed(words, first, index + 1, end, outer)
    if low[index] != "and":
        return False
    return is_verb(words, index + 1, end) or _is_deed(words, first, index, end, outer)


_PARTICLES = frozenset("out off away up down back home".split())
_NO_DEEDS = frozenset("hundred hatred bloodshed watershed speed breed".split())


def _is_deed(words: Words, first: int, joint: int, end: int, outer: Candidate | None) -> bool:
    """Whether the speaker does something more behind "and": "warned of ice, and resigned".

    A word in "-ed" that no noun follows; not one of two that tell what something is ("the plan
    drafted and published in May", "called it rude and outdated"), and none of a relative clause.
    """
    low = words.low
    index = joint + 1
    if low[joint - 1].endswith("ed"):
        return False  # "praised the injured and bereaved"
    paired = low[joint - 2] in DETERMINERS and low[joint - 1] != ","  # "the poor and displaced"
    if low[joint - 1] == ",":
        joint -= 1
    while index < end and is_adverb(low[index]):
        index += 1
    if index >= end or len(low[index]) < 5 or words.is_capital(index):
        return False
    said = low[first:joint]
    if not low[index].endswith("ed") or low[index] in _NO_DEEDS:
        return False
    if not RELATIVES.isdisjoint(said) or not FINITE.isdisjoint(said):
        return False
    following = low[index + 1] if index + 1 < end else ""
    if following in DETERMINERS or following in OBJECT_PRONOUNS or following in _PARTICLES:
        return True
    naming = "as" in said or (outer is not None and "a" in outer.verb.frames)
    alone = not following or not words.is_word(index + 1) or is_adverb(following)
    return not (naming or paired) and (alone or following in PREPOSITIONS)


_WITH_TIMES = PREPOSITIONS | {"'s", "next", "last", "every"}
_CIRCUMSTANCE = frozenset("during while when before until amid although though but".split())


def _opens_circumstance(words: Words, index: int, first: int, end: int) -> bool:
    """Whether when, where, how or why it was said begins at ``index``."""
    low = words.low
    word = low[index]
    following = low[index + 1] if index + 1 < end else ""
    if word in {"after", "since", "because"}:
        return index > first + 1
    if word in {"in", "on", "at"}:
        return is_adjunct(words, index)
    if word in TIMES and index + 1 >= end:
        before = low[index - 1]
        return before not in DETERMINERS and before not in _WITH_TIMES
    return (
        word in _CIRCUMSTANCE
        or (word == "as" and following in SUBJECT_PRONOUNS)
        or (word == "by" and following.endswith("ing"))
    )


def _goes_on_after(words: Words, comma: int, end: int) -> bool:
    """Whether a noun phrase goes on after a comma: a list, "half of which", "such as"."""
    low = words.low
    following = low[comma + 1] if comma + 1 < end else ""
    if foretells(words, comma, end) or _spells_out(words, comma, end):
        return True
    if following in {"which", "who", "where", QUOTED}:
        return False
    if _is_listed(words, comma, end):
        return True
    if following in {"such", "including"} or low[comma + 2 : comma + 4] in _OF_WHICH:
        return True
    if following == "and" and is_verb(words, comma + 2, end):
        return False
    return following in {"and", "or"} or words.is_capital(min(comma + 1, len(low) - 1))


_LONGEST_ASIDE = 12


def _charge_follows(words: Words, comma: int, end: int, outer: Candidate) -> bool:
    """Whether a comma is before or behind who is accused: "the chair, Ann Lee, of cowardice"."""
    link = _CHARGES.get(outer.verb.base)
    if link is None or outer.after is None:
        return False
    low = words.low
    if low[comma + 1 : comma + 2] == [link]:
        return "," in low[outer.after.first : comma]
    closing = find_first(words, ",", comma + 1, min(end, comma + _LONGEST_ASIDE))
    aside = low[comma + 1 : closing]
    names = bool(aside) and (aside[0] in DETERMINERS | {"who"} or words.is_capital(comma + 1))
    return names and low[closing : closing + 2] == [",", link]


_CHARGES = {
    "accuse": "of",
    **dict.fromkeys("criticise criticize condemn blame thank praise fault".split(), "for"),
}
"""What leads to the charge, by the verb."""


def _spells_out(words: Words, comma: int, end: int) -> bool:
    """Whether a ground is told between commas: "the ground, that it was late, as “hopeless”"."""
    low = words.low
    if low[comma + 1 : comma + 2] == ["that"]:
        comma = find_first(words, ",", comma + 1, end)
    return comma + 2 < end and low[comma + 1] == "as" and low[comma + 2] == QUOTED


_MOST_LISTED = 8


def _is_listed(words: Words, comma: int, end: int) -> bool:
    """Whether a list goes on, of things that all have one article: "the bill, the tax and the"."""
    low = words.low
    article = low[comma + 1] if comma + 1 < end else ""
    if article not in DETERMINERS:
        return False
    position = comma
    for _ in range(_MOST_LISTED):
        position = noun_phrase_end(words, position + 1, end)
        if position + 1 >= end:
            return False
        if low[position] == "," and low[position + 1] in {"and", "or"}:
            position += 1
        if low[position] in {"and", "or"}:
            if low[position + 1] != article:
                return False
            stop = noun_phrase_end(words, position + 1, end)
            return stop >= end or not acts(words, stop)
        if low[position] != "," or low[position + 1] != article:
            return False
    return False


_OF_WHICH = (["of", "which"], ["of", "whom"])
