"""What somebody else makes of what was told, in passing: ", a claim Ms Moss called “absurd”".

The noun takes up what was said before it, and the clause behind it, which has no "that" or only
that, has a speaker of its own. So what was said ends before it, and its words are theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.statements.words import COORDINATORS

if TYPE_CHECKING:
    from gpqa.statements.clauses import Range
    from gpqa.statements.words import Words

__all__ = ["remark_begin", "without_remark"]

_TAKES_UP = frozenset(
    """
    accusation allegation argument assertion assessment assumption charge characterisation
    characterization claim comment comparison conclusion description estimate explanation figure
    finding forecast idea move notion number percentage point prediction prospect remark sum
    suggestion target timetable total verdict view
    """.split()
)
_ARTICLES = frozenset(["a", "an"])
_OPENS = _ARTICLES | {"the", "this", "that", "another"}


def remark_begin(words: Words, subject: int) -> int | None:
    """The comma before ", a claim (that)", right before a subject at ``subject``; None for none.

    None as well where what was said goes on behind it: "a claim Ms Moss made, and that he was ill".
    """
    low = words.low
    noun = subject - 1 - (subject > 0 and low[subject - 1] in {"that", "which"})
    if noun < 2 or low[noun] not in _TAKES_UP or low[noun - 1] not in _ARTICLES:
        return None
    goes_on = any(
        low[i] == "," and low[i + 1] in COORDINATORS for i in range(subject, len(words) - 1)
    )
    return noun - 2 if low[noun - 2] == "," and not goes_on else None


def without_remark(words: Words, subject: Range | None) -> Range | None:
    """Who speaks, without what they speak of: "Ms Moss" of "a claim Ms Moss called “absurd”"."""
    if subject is None:
        return None
    first, stop = subject
    own = first + 2
    if own >= stop or words.low[first] not in _OPENS or words.low[first + 1] not in _TAKES_UP:
        return subject
    named = words.is_capital(own) and not words.is_capital(first + 1)
    return (own, stop) if named else subject
