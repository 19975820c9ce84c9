"""Where another cue takes over from what was said.

What was said goes on over cues that it holds itself, and stops before the next one of the
writer's, and at the comma that closes the clause in which its own cue stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.statements.clauses import DASHES, Range, has_finite
from gpqa.statements.finite_verbs import acts
from gpqa.statements.remarks import remark_begin
from gpqa.statements.words import PREPOSITIONS, QUOTED, RELATIVES, SUBORDINATORS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.statements.cue import Candidate
    from gpqa.statements.words import Words

__all__ = ["are_set_against", "find_stops"]

_ASIDE = DASHES | {","}
# "A, but Ms Holt said B"
_TURNS = frozenset("but while and though although as after when whereas".split())


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
        elif acts(words, index + 1):
            return index if has_finite(words, first, index) else None
    return None


_INSERTED = RELATIVES | SUBORDINATORS | PREPOSITIONS


def _stop_before(words: Words, first: int, other: Candidate, outer: Candidate | None) -> int | None:
    """Where the cue ``other`` ends what ``outer`` carries from ``first`` on.

    None where it is part of it.
    """
    low = words.low
    index = other.first
    before, further = low[index - 1], low[index - 2] if index > 1 else ""
    remark = remark_begin(words, index) if other.own and not other.inverted else None
    if remark is not None and remark > first:
        return remark
    if before == "," and outer is not None and _is_spliced(words, first, other, outer):
        return index - 1
    if other.after is None:
        agrees = other.own and before == "and" and further == ","
        return index - 1 if agrees else None  # "…, and she agrees"
    if not other.own:
        return index if outer is not None and _joins(before, other, outer) else None
    if before in _TURNS and further in _ASIDE:
        return index - 1
    turns = before in {"but", "while", "whereas"}
    turns = turns or (before in DASHES and other.after.sort != "noun")
    turns = turns or (before == "as" and outer is not None and _is_news_of_two(words, other, outer))
    return index - 1 if turns else None


def _is_news_of_two(words: Words, other: Candidate, outer: Candidate) -> bool:
    """Whether a headline joins what two say: "BMA says pay is poor as ministers say it is fair".

    In a headline "as" is no "because": that tells what is so, not what somebody says. In a
    sentence, with its full stop, and behind "believes" it may be.
    """
    if words.text.rstrip().endswith((".", "!", "?")) or outer.verb.base not in _ANNOUNCES:
        return False
    present = {other.form, outer.form} <= {"present", "base"}
    plain = not (other.inverted or outer.inverted or other.group.modal or outer.group.modal)
    clause = other.after is not None and other.after.sort != "noun" and "q" in other.verb.frames
    return present and plain and clause and outer.own


_ANNOUNCES = frozenset("say warn urge claim insist call vow deny".split())


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
