"""Papers that say something, told by when they came and from whom: "A letter sent on 4 June said".

No day speaks, and nobody a letter went to: its words are its writer's where one is named, else
the letter's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.statements.clauses import DASHES, noun_phrase_end
from gpqa.statements.noun_phrases import REACH, phrase_start
from gpqa.statements.words import (
    COORDINATORS,
    FINITE,
    MONTH_NAMES,
    PREPOSITIONS,
    QUOTED,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)

if TYPE_CHECKING:
    from gpqa.statements.clauses import Range
    from gpqa.statements.words import Words

__all__ = ["PAPERS", "paper_subject", "without_date"]

_DAY = re.compile(r"[0-3]?\d(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LEADS_DATE = frozenset("on in dated from late early mid since during".split())


def without_date(words: Words, stop: int) -> int:
    """``stop`` moved left over "on 22 April 2024", "dated 4 June", "in 2019"."""
    low = words.low
    end = stop
    if end > 1 and _YEAR.fullmatch(low[end - 1]) and low[end - 2] in {"in", "since", "during"}:
        return end - 2
    if end > 1 and _YEAR.fullmatch(low[end - 1]):
        end -= 2 if low[end - 2] == "," and _ends_day(words, end - 2) else 1
    if _ends_day(words, end):
        end -= 2
    elif end < stop and end > 0 and low[end - 1].casefold() in MONTH_NAMES:
        end -= 1
    else:
        return stop
    if end > 0 and low[end - 1] == "of":  # "the leader of 3 March"
        return stop
    while end > 0 and (low[end - 1] in TIMES or low[end - 1] in _LEADS_DATE):
        end -= 1
    return end


def _ends_day(words: Words, stop: int) -> bool:
    """Whether a day and its month stand before ``stop``: "4 June", "June 4th"."""
    if stop < 2:
        return False
    first, second = (word.casefold() for word in words.low[stop - 2 : stop])
    return (first in MONTH_NAMES and _DAY.fullmatch(second) is not None) or (
        second in MONTH_NAMES and _DAY.fullmatch(first) is not None
    )


PAPERS = frozenset(
    """
    letter email e-mail mail memo memorandum message note notice statement report survey study paper
    document leaflet text post tweet article review poll analysis circular bulletin dossier file
    letters emails messages notes notices documents reports papers leaflets texts posts tweets
    minutes record
    """.split()
)
"""What is written, and may be said to say something."""
_COMES = frozenset(
    """
    sent written dated signed published issued released posted circulated leaked obtained seen found
    received drafted prepared submitted filed shared distributed addressed delivered emailed handed
    left pinned attached uploaded compiled produced made shown read passed given carried
    commissioned conducted
    """.split()
)
_BY_WRITER = frozenset("sent written signed penned drafted issued submitted".split())
_NO_WRITER = frozenset("post email e-mail hand courier text fax mistake accident chance".split())
_BREAKS = DASHES | RELATIVES | {",", ";", ":", QUOTED}


def paper_subject(words: Words, stop: int, *, dated: bool) -> Range | None:
    """Who says what a paper says that is told before ``stop``; None where none is.

    ``dated`` is whether a date stands behind, from which a comma may part what is before.
    """
    low = words.low
    aside = dated and low[stop - 1] == ","
    for index in range(stop - 1, max(0, stop - REACH), -1):
        word = low[index]
        if word in _BREAKS and not (aside and word == ","):
            return None
        if word in _COMES and _behind_paper(words, index):
            return _paper(words, index, stop)
        clause = word in SUBORDINATORS and word not in PREPOSITIONS
        if clause or (word in FINITE and word not in _COMES):
            return None
    return None


def _paper(words: Words, index: int, stop: int) -> Range | None:
    """The paper before the participle at ``index``, or its writer; None where it is governed."""
    begin = phrase_start(words, _before_adverbs(words, index))
    if begin is None or not _is_free(words, begin):
        return None
    if writer := _writer(words, index, stop):
        return writer
    whole = index + 1 < stop and phrase_start(words, stop) == begin
    return begin, stop if whole else _before_adverbs(words, index)


def _before_adverbs(words: Words, index: int) -> int:
    while index > 0 and is_adverb(words.low[index - 1]):
        index -= 1
    return index


def _behind_paper(words: Words, index: int) -> bool:
    end = _before_adverbs(words, index)
    return end > 0 and words.low[end - 1] in PAPERS


def _is_free(words: Words, begin: int) -> bool:
    """Whether nothing governs a phrase: "In a letter sent on 4 June the council said"."""
    if begin == 0:
        return True
    before = words.low[begin - 1]
    if before in {",", ":", "that"} or before in COORDINATORS or before in TIMES:
        return True
    return before in DASHES or (before in SUBORDINATORS and before not in PREPOSITIONS)


def _writer(words: Words, participle: int, stop: int) -> Range | None:
    """Whose a paper is: "the inspectors" of "sent by the inspectors to Ann Park"."""
    low = words.low
    if low[participle] not in _BY_WRITER:
        return None
    for index in range(participle + 1, stop - 1):
        if low[index] == "by":
            end = noun_phrase_end(words, index + 1, stop)
            named = index + 1 < end and low[index + 1] not in _NO_WRITER | TIMES
            timed = _DAY.fullmatch(low[index + 1]) is not None and _ends_day(words, index + 3)
            return (index + 1, end) if named and not timed else None
    return None
