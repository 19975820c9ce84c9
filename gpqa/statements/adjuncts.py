"""Where and when something was said: "on Monday", "in a statement", "at [14]".

Between a verb of saying and what it introduces these are passed over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.statements.clauses import find_first, has_finite, is_adjunct, noun_phrase_end
from gpqa.statements.lexicon import WHAT_WAS_TOLD
from gpqa.statements.words import (
    COORDINATORS,
    DETERMINERS,
    FINITE,
    MONTH_NAMES,
    PREPOSITIONS,
    QUOTED,
    SUBJECT_PRONOUNS,
    TIMES,
    is_adverb,
)

if TYPE_CHECKING:
    from gpqa.statements.words import Words

__all__ = [
    "CONTENT_OPENS",
    "has_owned",
    "is_elsewhere",
    "past_adjuncts",
    "past_aside",
    "refers_back",
]

_MOVED_OVER = frozenset(
    "in on at with within during from via through after before to ahead following".split()
)
# "said weekend work was dear": without a word before it this is no time when it was said.
_LONG_TIMES = frozenset("night week month year weekend hours morning afternoon evening".split())
# "told reporters outside that"
_PLACES_TOLD = frozenset("outside inside overnight afterwards".split())
CONTENT_OPENS = (["that"], [":"], [","], [QUOTED])
_PART_OF_CONTENT = frozenset(
    "all both there here just only almost even never not further now so much too".split()
)


def past_adjuncts(words: Words, position: int, end: int) -> int:
    """Past "on Monday", "in a statement", "at a rally in Ohio", and adverbs."""
    low = words.low
    for _ in range(6):
        if position >= end:
            return position
        word = low[position]
        if stop := _inserted_end(words, position, end):
            position = stop
        elif _is_time(words, position) or (is_adverb(word) and word not in _PART_OF_CONTENT):
            position = _past_times(words, position + 1, end)
        elif word in {"in", "with", "at"} and (stop := _manner_end(words, position, end)):
            position = stop
        elif word in {"last", "this", "earlier", "late", "early"}:
            stop = _past_times(words, position + 1, end)
            if stop == position + 1:
                return position
            position = stop
        elif word in _MOVED_OVER and position + 1 < end:
            stop = _adjunct_end(words, position, end)
            if stop == position:
                return position
            position = stop
        else:
            return position
    return position


def refers_back(words: Words, position: int, end: int) -> bool:
    """Whether a word at ``position`` stands for all that was told: "denied that in a letter".

    What follows may be when and where, or what else somebody said or did, but no clause.
    """
    low = words.low
    if low[position] not in _TOLD_BEFORE:
        return False
    stop = past_adjuncts(words, position + 1, end)
    if stop + 1 < end and low[stop] == ",":
        return low[stop + 1] in COORDINATORS or low[stop + 1].endswith("ing")
    if stop < end and low[stop] in PREPOSITIONS - {"as", "of"}:
        return not has_finite(words, stop, end)
    return stop >= end


_TOLD_BEFORE = WHAT_WAS_TOLD - {"them"}  # whom somebody rejects may be "them"
_BEHIND_OFTEN = frozenset(["that", "about", "of", "against", "for", ":", QUOTED])


def _told_end(words: Words, position: int, end: int) -> int:
    """Past "outside", "twice", "three times", where what was said follows; 0 for none."""
    low = words.low
    stop = position + 1
    if low[position] in _PLACES_TOLD:
        return stop if low[stop : stop + 1] in CONTENT_OPENS else 0
    if low[position] not in {"twice", "thrice"}:
        counted = low[position] in DETERMINERS or low[position].isdigit()
        if stop >= end or low[stop] != "times" or not counted:
            return 0
        stop += 1
    return stop if stop < end and low[stop] in _BEHIND_OFTEN else 0


def _is_time(words: Words, position: int) -> bool:
    """Whether a word tells when it was said: "on Monday", "last month", not "week-end work"."""
    word = words.low[position]
    return (
        word in TIMES
        and not has_owned(words, position)
        and (
            word not in _LONG_TIMES or words.low[position - 1] in {"last", "this", "next", "every"}
        )
    )


def has_owned(words: Words, position: int) -> bool:
    """Whether something belongs to a time: "said Monday's lunch was slow"."""
    return words.low[position + 1 : position + 2] == ["'s"]


_MANNERS = frozenset("detail terms public private full brief length clarity".split())


def _manner_end(words: Words, position: int, end: int) -> int:
    """Past "in the greatest detail so far", "in no uncertain terms"; 0 where there is none."""
    low = words.low
    for index in range(position + 1, min(end - 1, position + 6)):
        if low[index] in _MANNERS:
            return index + 3 if low[index + 1 : index + 3] == ["so", "far"] else index + 1
        if not words.is_word(index) or low[index] in PREPOSITIONS:
            break
    return 0


def _past_times(words: Words, position: int, end: int) -> int:
    start = position
    while position < end and words.low[position] in TIMES and not has_owned(words, position):
        position += 1
    if start < position < end - 1 and _YEAR.fullmatch(words.low[position]):
        goes_on = words.low[position + 1] in FINITE  # "said on Monday 2019 was a bad year"
        position += words.low[position - 1] in MONTH_NAMES and not goes_on
    return position


_YEAR = re.compile(r"1[6-9]\d\d|20\d\d")
_SEASONS = frozenset("spring summer autumn winter".split())
_LONGEST_REFERENCE = 8


def _inserted_end(words: Words, position: int, end: int) -> int:
    """Past "outside", "at [14]", "last autumn", where what was said follows; 0 for none."""
    low = words.low
    if low[position] in {"last", "this", "that"} and position + 2 < end:
        season = low[position + 1] in _SEASONS and low[position + 2 : position + 3]
        return position + 2 if season in CONTENT_OPENS else 0
    return _told_end(words, position, end) or _reference_end(words, position, end)


def is_elsewhere(words: Words, position: int, after: int, end: int) -> bool:
    """Whether a place or time stands between "held" and what follows it."""
    passed = after > position and words.low[position] in PREPOSITIONS
    return passed and not _reference_end(words, position, end)


def _reference_end(words: Words, position: int, end: int) -> int:
    """Past "at [14]", "(at [22])": where in a judgment it stands; 0 where none is there."""
    low = words.low
    stop = position + (low[position] in {"at", "in"})
    if low[stop : stop + 1] not in (["["], ["("]):
        return 0
    for index in range(stop + 1, min(end, stop + _LONGEST_REFERENCE)):
        further = low[index + 1 : index + 2]
        if low[index] in {"]", ")"} and further in CONTENT_OPENS and index + 1 < end:
            return index + 1
    return 0


def _adjunct_end(words: Words, position: int, end: int) -> int:
    """Where a phrase of place or time ends; ``position`` itself where none begins there."""
    low = words.low
    stop = _past_times(words, noun_phrase_end(words, position + 1, end), end)
    if stop == position + 1:
        return position
    adjunct = (
        is_adjunct(words, position)
        or any(low[index] in TIMES for index in range(position + 1, stop))
        or (low[position] in {"in", "at"} and words.is_capital(stop - 1) and stop <= position + 4)
    )
    if adjunct:
        stop = _past_state(words, stop, end)
        if low[stop - 1] in _HANDED and low[stop : stop + 1] in (["by"], ["to"], ["in"], ["on"]):
            stop = noun_phrase_end(words, stop + 1, end)  # "in a letter seen by the paper"
    shown = low[stop : stop + 1] in (["that"], [":"], [QUOTED]) and stop < end
    shown = shown or low[stop : stop + 2] == [",", QUOTED]
    if shown or (adjunct and low[position] != "to"):
        return stop
    return position


def _past_state(words: Words, stop: int, end: int) -> int:
    """Past the second name in "in Toledo, Ohio,"."""
    low = words.low
    if stop + 2 >= end or low[stop] != "," or not words.is_capital(stop + 1):
        return stop
    tail = stop + 1
    while tail < end and words.is_word(tail) and words.is_capital(tail):
        tail += 1
    if tail >= end or low[tail] != "," or low[stop + 1] in SUBJECT_PRONOUNS:
        return stop
    return tail + 1 if low[tail + 1 : tail + 2] == ["that"] else tail


_HANDED = frozenset("seen obtained sent leaked addressed published posted".split())
_OPENS_ASIDE = frozenset("as in on at during after speaking when while without".split())


def past_aside(words: Words, comma: int, end: int) -> int | None:
    """Past ", in a statement," and the like; where the content begins, or None."""
    if words.low[comma + 1] not in _OPENS_ASIDE:
        return None
    position = find_first(words, ",", comma + 1, min(end, comma + 16))
    if words.low[position : position + 2] == [",", "that"] and position + 2 < end:
        return position + 2
    if words.low[position : position + 2] == [",", "whether"]:
        return position + 1
    return position + 1 if words.low[position : position + 2] == [",", QUOTED] else None
