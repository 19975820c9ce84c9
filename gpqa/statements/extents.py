"""Where what was said begins and ends in a sentence.

A statement must not hold the writer's own words: it ends before the next cue,
before what the writer adds ("…, referring to …", "…, which …" to the end),
and, where a verb carries a mere noun phrase, before when, where and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.name_words import BODY_HEADS, PERSON_NOUNS
from gpqa.statements.clauses import (
    DASHES,
    Range,
    find_first,
    has_finite,
    is_adjunct,
    noun_phrase_end,
)
from gpqa.statements.cue import WRITER, Candidate
from gpqa.statements.lexicon import VERBS
from gpqa.statements.words import (
    AUXILIARIES,
    CLOCK,
    DETERMINERS,
    FINITE,
    HAVE,
    MODALS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    QUOTED,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.statements.words import Words

__all__ = [
    "are_set_against",
    "clause_begin",
    "clause_end",
    "divide",
    "find_stops",
    "noun_end",
    "opens_condition",
]

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
        stop = _stop_before(words, first, other, outer)
        if stop is not None:
            stops[other.first] = stop
    closing = None if outer is None else _relative_end(words, first, outer)
    if closing is not None:
        stops.setdefault(closing, closing)
    if outer is not None and outer.opens_sentence(words):
        for index in range(first + 1, len(words)):
            if words.low[index] == ",":
                stops[index] = index
                break
            if words.low[index] == QUOTED and _leads_on(words, index):
                stops[index + 1] = index + 1
                break
    return stops


# What a relative clause without its "that" has no room for: "the “freeze” she foretold".
_OWN_CLAUSE = frozenset("i we you".split())


def _leads_on(words: Words, quote: int) -> bool:
    """Whether the main clause begins behind a quotation: "When he says that it is “over” I".

    Behind a comma, or where the writer, who is told of nowhere else, begins to speak of himself.
    """
    if words.closing(quote) == ",":
        return True
    following = words.low[quote + 1 : quote + 3]
    return len(following) == 2 and following[0] in _OWN_CLAUSE


def _relative_end(words: Words, first: int, outer: Candidate) -> int | None:
    """The comma that closes a relative clause: "Mr Lee, who said it was safe, has resigned".

    Only where what was said is a whole clause by then and the main verb follows: "who said the
    bill, if it passed, would fail" goes on.
    """
    low = words.low
    who = outer.group.first - 1
    if outer.inverted or who < 2 or low[who] not in {"who", "which"} or low[who - 1] != ",":
        return None
    inserted = False
    for index in range(first + 1, len(words) - 1):
        if low[index] != ",":
            continue
        if inserted:
            inserted = False
        elif low[index + 1] in _INSERTED:
            inserted = True
        elif _acts(words, index + 1):
            return index if has_finite(words, first, index) else None
    return None


_INSERTED = RELATIVES | SUBORDINATORS | PREPOSITIONS


def _acts(words: Words, index: int) -> bool:
    """Whether a verb stands at ``index``, one that is not listed told by its ending."""
    if _is_verb(words, index, len(words)):
        return True
    word = words.low[index]
    return word.endswith("ed") and len(word) > 4 and not words.is_capital(index)


def _stop_before(words: Words, first: int, other: Candidate, outer: Candidate | None) -> int | None:
    """Where the cue ``other`` ends what ``outer`` carries from ``first`` on.

    None where it is part of it.
    """
    low = words.low
    index = other.first
    before, further = low[index - 1], low[index - 2] if index > 1 else ""
    if before == "," and outer is not None and _is_spliced(words, first, other, outer):
        return index - 1
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


def _is_spliced(words: Words, first: int, other: Candidate, outer: Candidate) -> bool:
    """Whether two cues have only a comma between: "Ann said it was hot, Tom said it was cold"."""
    whole = (
        words.low[first] not in SUBORDINATORS | PREPOSITIONS
        and has_finite(words, first, other.first - 1)
        and other.after is not None
    )
    alone = other.own and outer.own and not (other.inverted or outer.inverted)
    same = (other.verb.base, other.form) == (outer.verb.base, outer.form)
    against = are_set_against(words, outer.first, other.subject)
    return whole and alone and (same or against)


# "Some stayed away, others complained": two clauses with only a comma between.
_SET_AGAINST = {
    "one": ("one", "another", "other", "others"),
    "some": ("some", "other", "others"),
    "many": ("many", "other", "others"),
    "most": ("some", "other", "others"),
    "half": ("half", "other", "others"),
    "first": ("second", "other", "others", "next"),
    "second": ("third", "other", "others"),
    "former": ("latter",),
}


def are_set_against(words: Words, begin: int, subject: Range) -> bool:
    """Whether a clause, from ``begin`` on, and a subject are of one and of another."""
    low = words.low
    opening = low[begin + (low[begin] == "the" and begin + 1 < len(low))]
    first, stop = subject
    other = low[first + (low[first] == "the") : stop]
    return bool(other) and other[0] in _SET_AGAINST.get(opening, ())


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
        return not _returns(words, comma + 2, end) and not _foretells(words, comma, end)
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


def _foretells(words: Words, comma: int, end: int) -> bool:
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
    return _is_verb(words, index + 1, end) or _is_deed(words, first, index, end, outer)


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
    if _foretells(words, comma, end) or _spells_out(words, comma, end):
        return True
    if following in {"which", "who", "where", QUOTED}:
        return False
    if _is_listed(words, comma, end):
        return True
    if following in {"such", "including"} or low[comma + 2 : comma + 4] in _OF_WHICH:
        return True
    if following == "and" and _is_verb(words, comma + 2, end):
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
            return stop >= end or not _acts(words, stop)
        if low[position] != "," or low[position + 1] != article:
            return False
    return False


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
