"""Where what was said begins and ends in a sentence.

A statement must not hold the writer's own words: it ends before the next cue,
before what the writer adds ("…, referring to …", "…, which …" to the end),
and, where a verb carries a mere noun phrase, before when, where and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.statements.candidates import WRITER, Candidate
from gpqa.statements.clauses import DASHES, Range, has_finite, is_adjunct
from gpqa.statements.lexicon import VERBS
from gpqa.statements.words import (
    CLOCK,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    QUOTED,
    SUBJECT_PRONOUNS,
    TIMES,
    is_adverb,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.statements.words import Words

__all__ = ["clause_begin", "clause_end", "divide", "find_stops", "noun_end"]

_ASIDE = DASHES | {","}
# "A, but Ms Holt said B"
_TURNS = frozenset("but while and though although as after when whereas".split())
# "…, to applause from delegates"
_AUDIENCE = frozenset("applause cheers laughter boos jeers cheering".split())
# "Ms Moss denies this" holds nothing that she said.
_MERE = frozenset(
    """
    this that these those it him her them so why what how me us anyone anybody nobody everyone
    everybody
    """.split()
)
_CALLED = frozenset("view claim charge position remark comment reference opinion".split())
_LOOSE_ENDS = DASHES | {",", ";", "and", "but", "also", "then"}


# --- where it begins -------------------------------------------------------------------


def clause_begin(words: Words, position: int) -> int:
    """Where the clause begins that ends before ``position``."""
    begin = position
    while begin > 0 and words.low[begin - 1] not in {";", ":"}:
        begin -= 1
    if begin == 0 and CLOCK.fullmatch(words.low[0]):
        begin = 1  # "12:40 “Never,” says Mr Lee"
    elif begin == 0:
        begin = _past_dateline(words, position)
    while begin < position and not _can_open(words, begin):
        begin += 1
    return begin


def _can_open(words: Words, index: int) -> bool:
    return words.is_word(index) or words.low[index] in {QUOTED, "$", "£", "[", "("}


def _past_dateline(words: Words, stop: int) -> int:
    """Past "PARIS (Reuters) -" at the beginning of a sentence."""
    place = words.text[words.starts[0] : words.ends[0]]
    if not place.isupper() or len(place) < 3:
        return 0
    for index in range(1, min(stop, 12)):
        if words.low[index] in DASHES:
            return index + 1
    return 0


# --- where another cue takes over ------------------------------------------------------


def find_stops(
    words: Words, first: int, candidates: Sequence[Candidate], outer: Candidate | None
) -> dict[int, int]:
    """Where other cues end what begins at ``first``: token met → where to stop."""
    stops: dict[int, int] = {}
    for other in candidates:
        if other is outer or other.index <= first or other.first <= first:
            continue
        stop = _stop_before(words, other, outer)
        if stop is not None:
            stops[other.first] = stop
    if outer is not None and outer.opens_sentence(words):
        for index in range(first + 1, len(words)):
            if words.low[index] == ",":
                stops[index] = index
                break
            if words.low[index] == QUOTED and words.closing(index) == ",":
                stops[index + 1] = index + 1
                break
    return stops


def _stop_before(words: Words, other: Candidate, outer: Candidate | None) -> int | None:
    """Where the cue ``other`` ends what ``outer`` carries; None where it is part of it."""
    low = words.low
    index = other.first
    before, further = low[index - 1], low[index - 2] if index > 1 else ""
    if other.after is None:
        agrees = other.own and before == "and" and further == ","
        return index - 1 if agrees else None  # "…, and she agrees"
    if not other.own:
        return index if outer is not None and _joins(before, other, outer) else None
    if before in _TURNS and further in _ASIDE:
        return index - 1
    if before in {"but", "while", "whereas"} or (before in DASHES and other.after.sort != "noun"):
        return index - 1
    return None


def _joins(before: str, other: Candidate, outer: Candidate) -> bool:
    """Whether ``other`` goes on with the same speaker: "said A and argued B", "…, adding C"."""
    if other.form == "ing":
        return before == ","
    same = other.form == outer.form
    same = same or (outer.form == "ing" and other.form in {"past", "present"})
    return same and before in {"and", "but", "then", ","} and other.form != "base"


# --- where a clause ends ---------------------------------------------------------------


def clause_end(
    words: Words, first: int, end: int, candidates: Sequence[Candidate], outer: Candidate
) -> int:
    """Where the clause ends that was said and begins at ``first``; at most ``end``."""
    stops = find_stops(words, first, candidates, outer)
    for index in range(first + 1, end):
        word = words.low[index]
        if word == ";" or words.low[index : index + 2] == ["according", "to"]:
            return index
        if word == "," and _writer_goes_on(words, index, end):
            return index
        if word == "(" and _bracket_to_end(words, index, end):
            return index
        if index in stops:
            return stops[index]
    return end


def _bracket_to_end(words: Words, index: int, end: int) -> bool:
    return words.low[end - 1] == ")" and ")" not in words.low[index : end - 1]


def _writer_goes_on(words: Words, comma: int, end: int) -> bool:
    """Whether what follows a comma is more likely the writer's than the speaker's."""
    low = words.low
    if comma + 1 >= end:
        return False
    following = low[comma + 1]
    if following in WRITER or _is_remark(low[comma + 1 : comma + 6]):
        return True
    if following in {"which", "who", "where", "whose"}:
        return not _returns(words, comma + 2, end)
    if following == "to":
        return not _AUDIENCE.isdisjoint(low[comma + 2 : comma + 5])
    if following == "but" and low[comma + 2 : comma + 3] != ["that"]:
        # A quotation after it shows that the speaker goes on.
        return has_finite(words, comma + 2, end) and QUOTED not in low[comma:end]
    return False


def _is_remark(following: Sequence[str]) -> bool:
    """Whether words open the writer's own remark on what was said, by their first five.

    ", a view that Ms Park does not share"; ", though he did not say how".
    """
    match list(following):
        case ["a", noun, *_]:
            return noun in _CALLED
        case ["though" | "although", who, *rest] if who in SUBJECT_PRONOUNS:
            return rest[:3] == ["did", "not", "say"] or rest[:1] == ["declined"]
    return False


def _returns(words: Words, first: int, end: int) -> bool:
    """Whether the clause goes on after a relative one: "the plan, which …, would fail"."""
    for index in range(first, end - 1):
        if words.low[index] == ",":
            following = words.low[index + 1]
            return following in FINITE or following == "to" or _is_verb(words, index + 1, end)
    return False


def _is_verb(words: Words, index: int, end: int) -> bool:
    """Whether a finite verb stands at ``index``, perhaps after adverbs."""
    while index < end and is_adverb(words.low[index]):
        index += 1
    if index >= end:
        return False
    if words.low[index] in FINITE:
        return True
    entries = VERBS.get(words.low[index])
    return entries is not None and entries[0][1] in {"past", "present"}


# --- where a noun phrase ends ----------------------------------------------------------


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
        if word == "," and not _goes_on_after(words, index, end):
            return index
        if word == "and" and _is_verb(words, index + 1, end):
            return index
    return end


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
    if following in {"which", "who", "where", QUOTED}:
        return False
    if following in {"such", "including"} or low[comma + 2 : comma + 4] in _OF_WHICH:
        return True
    if following == "and" and _is_verb(words, comma + 2, end):
        return False
    return following in {"and", "or"} or words.is_capital(min(comma + 1, len(low) - 1))


_OF_WHICH = (["of", "which"], ["of", "whom"])


# --- its parts -------------------------------------------------------------------------


def divide(words: Words, first: int, stop: int) -> list[Range]:
    """What was said in its parts: "that A, and that B" is A and B; none is empty."""
    low = words.low
    pieces = []
    begin = first
    for index in range(first + 2, stop - 2):
        if low[index + 1] == "that" and low[index] in {"and", "but", "or"}:
            pieces.append((begin, index))
            begin = index + 2
    trimmed = (_trim(words, *piece) for piece in [*pieces, (begin, stop)])
    return [(a, b) for a, b in trimmed if a < b and not (b == a + 1 and low[a] in _MERE)]


def _trim(words: Words, first: int, stop: int) -> Range:
    while stop > first and words.low[stop - 1] in _LOOSE_ENDS:
        stop -= 1
    return first, stop
