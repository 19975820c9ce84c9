"""Where what was said begins and ends in a sentence.

A statement must not hold the writer's own words: it ends before the next cue
(:mod:`gpqa.statements.stops`), before what the writer adds ("…, referring to …", "…, which …"
to the end), and, where a verb carries a mere noun phrase, before when, where and why
(:mod:`gpqa.statements.noun_extents`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.name_words import BODY_HEADS, PERSON_NOUNS
from gpqa.statements.clauses import DASHES, Range, has_finite
from gpqa.statements.cue import WRITER, Candidate
from gpqa.statements.finite_verbs import is_verb
from gpqa.statements.stops import find_stops
from gpqa.statements.words import (
    AUXILIARIES,
    CLOCK,
    DETERMINERS,
    FINITE,
    HAVE,
    MODALS,
    QUOTED,
    SUBJECT_PRONOUNS,
    is_adverb,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.statements.words import Words

__all__ = ["clause_begin", "clause_end", "divide", "foretells", "opens_condition"]

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


# --- where a clause ends ---------------------------------------------------------------


def clause_end(
    words: Words, first: int, end: int, candidates: Sequence[Candidate], outer: Candidate
) -> int:
    """Where the clause ends that was said and begins at ``first``; at most ``end``."""
    stops = find_stops(words, first, candidates, outer)
    for index in range(first + 1, end):
        word = words.low[index]
        if word == QUOTED and words.closing(index) == "," and _tells_outcome(words, index + 1, end):
            return index + 1
        if _closes(words, first, index, end):
            return index
        if index in stops:
            return stops[index]
    return end


def _closes(words: Words, first: int, index: int, end: int) -> bool:
    """Whether the writer takes over at ``index`` from what was said, which began at ``first``."""
    word = words.low[index]
    if word == ",":
        return _writer_goes_on(words, index, end) or _tells_outcome(words, index + 1, end)
    if word in {"and", "but"}:
        return _acts_again(words, first, index, end)
    if word == "(":
        return _bracket_to_end(words, index, end)
    return word == ";" or words.low[index : index + 2] == ["according", "to"]


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
        return not _returns(words, comma + 2, end) and not foretells(words, comma, end)
    if following == "to":
        return not _AUDIENCE.isdisjoint(low[comma + 2 : comma + 5])
    if following == "but" and low[comma + 2 : comma + 3] != ["that"]:
        # A quotation after it shows that the speaker goes on.
        speaks_on = QUOTED in low[comma:end] or opens_condition(words, comma + 1)
        return not speaks_on and has_finite(words, comma + 2, end)
    return False


# What came of the words, or of the deed that they are: ", prompting a furious row with members"
_OUTCOMES = frozenset(
    """
    prompting sparking triggering provoking drawing angering infuriating enraging delighting
    dismaying alarming dashing fuelling fueling ending paving reigniting igniting stoking
    heightening deepening capping marking earning plunging surprising stunning shocking upsetting
    embarrassing
    """.split()
)
_OUTCOMES_WITH = frozenset(
    """
    leading:to raising:fears raising:hopes raising:questions raising:concerns raising:doubts
    raising:the raising:eyebrows bringing:to setting:off setting:up adding:to casting:doubt
    throwing:into dealing:a clearing:the opening:the
    """.split()
)


def _tells_outcome(words: Words, index: int, end: int) -> bool:
    """Whether a participle at ``index`` tells what came of it, to the end: ", ending years of"."""
    if index + 1 >= end:
        return False
    low = words.low
    outcome = low[index] in _OUTCOMES or f"{low[index]}:{low[index + 1]}" in _OUTCOMES_WITH
    return outcome and not _returns(words, index + 1, end)


# What the speaker does, not what he tells: "…, but declined to say", "… but ruled out a merger"
_DEEDS = (
    ["ruled", "out"],
    ["stopped", "short"],
    ["declined", "to"],
    ["refused", "to"],
    ["gave", "no"],
    ["resigned"],
    ["stepped", "down"],
    ["stormed", "out"],
    ["stormed", "off"],
    ["walked", "out"],
    ["walked", "off"],
    ["hung", "up"],
    ["sat", "down"],
    ["would", "not", "say"],
    ["did", "not", "say"],
)


def _does(words: Words, index: int) -> bool:
    """Whether a deed of :data:`_DEEDS` stands at ``index``, perhaps behind adverbs."""
    low = words.low
    while index < len(low) and is_adverb(low[index]) and low[index] != "not":
        index += 1
    return any(low[index : index + len(deed)] == deed for deed in _DEEDS)


def _acts_again(words: Words, first: int, joint: int, end: int) -> bool:
    """Whether the speaker does something else behind "and" or "but", with no subject again.

    Behind a comma also any deed with its object, where what was said is told with "will" or
    "would" and cannot go on so: "margins would fall, and cut her target".
    """
    low = words.low
    if _does(words, joint + 1):
        return not _is_about_somebody(words, first, joint)
    if low[joint - 1] != "," or joint + 2 >= end or low[joint + 2] not in DETERMINERS:
        return False
    said = low[first:joint]
    deed = low[joint + 1]
    past = deed in _SIMPLE_PASTS or (deed.endswith("ed") and len(deed) > 4)
    return past and not MODALS.isdisjoint(said) and HAVE.isdisjoint(said)


def _is_about_somebody(words: Words, first: int, stop: int) -> bool:
    """Whether what was said is about somebody who may do the next: "he was ill but refused to"."""
    for index in range(first, stop):
        word = words.low[index]
        if word in FINITE or word == QUOTED:
            return False
        nouns = {word, word.removesuffix("s")}
        named = words.is_capital(index) or word in SUBJECT_PRONOUNS - {"it"}
        if named or not nouns.isdisjoint(PERSON_NOUNS) or not nouns.isdisjoint(BODY_HEADS):
            return True
    return True


_SIMPLE_PASTS = FINITE - AUXILIARIES


def opens_condition(words: Words, index: int) -> bool:
    """Whether "but only if …" begins, without which what was said would be another thing."""
    low = words.low[index : index + 3]
    return low[:2] == ["but", "only"] and low[2:] in _CONDITIONS


_CONDITIONS = (["if"], ["when"], ["where"], ["once"], ["after"], ["because"])


def foretells(words: Words, comma: int, end: int) -> bool:
    """Whether a relative clause is the speaker's too: "the plan, which would “kill the town”"."""
    low = words.low
    return (
        comma + 3 < end
        and low[comma + 1] == "which"
        and low[comma + 2] in MODALS
        and QUOTED in low[comma + 3 : min(end, comma + 6)]
    )


def _is_remark(following: Sequence[str]) -> bool:
    """Whether words open the writer's own remark on what was said, by their first five.

    ", a view that Ms Park does not share"; ", though he did not say how".
    """
    match list(following):
        case ["a", noun, *_]:
            return noun in _CALLED
        case ["though" | "although", who, *rest] if who in SUBJECT_PRONOUNS:
            return any(rest[: len(deed)] == deed for deed in _DEEDS)
    return False


def _returns(words: Words, first: int, end: int) -> bool:
    """Whether the clause goes on after a relative one: "the plan, which …, would fail"."""
    for index in range(first, end - 1):
        if words.low[index] == ",":
            following = words.low[index + 1]
            return following in FINITE or following == "to" or is_verb(words, index + 1, end)
    return False


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
