"""The answering words of a sentence: marked so that, read alone, they say what it says."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gpqa.turning import find_turns, whole_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpqa.evidence import Evidence

__all__ = ["highlight"]

Span = tuple[int, int]


def highlight(evidence: Evidence) -> tuple[Span, ...]:
    """The words that answer; where none were told apart, the question's words in the sentence.

    Spans into the source, in order; none in a turn's label. An answer in the reach of a
    negation, a denial, a condition or somebody else's claim is marked with the word that
    turns it; where that is too far off, the question's words are marked instead
    (:mod:`gpqa.turning`).
    """
    start = evidence.begin
    text = evidence.text[start - evidence.start :]
    said = _cues(evidence, start)
    if evidence.answer is not None:
        low, high = max(start, evidence.answer[0]), evidence.answer[1]
        mark = whole_mark(text, (low - start, high - start), said) if low < high else None
        if mark is not None:
            return ((start + mark[0], start + mark[1]),)
    return tuple(
        (start + low, start + high) for low, high in _asked_words(evidence, text, start, said)
    )


def _cues(evidence: Evidence, start: int) -> list[Span]:
    """Where the sentence says whose words it is: that is shown beside the quote."""
    cue = evidence.voice.cue
    if cue is None or evidence.voice.speaker is None:
        return []
    return [(cue[0] - start, cue[1] - start)]


def _asked_words(evidence: Evidence, text: str, begin: int, said: list[Span]) -> Iterator[Span]:
    """The question's words in the sentence; neighbours are one, but where something turns them.

    Single words claim nothing: "doctors" and "agree", but not "doctors agree" of "no
    doctors agree".
    """
    words = [(m.start - begin, m.end - begin) for m in evidence.matches if m.start >= begin]
    if not words:
        return
    turned = [turn.reach for turn in find_turns(text, said)] if len(words) > 1 else []
    low = words[0][0]
    for (_, end), (start, stop) in pairwise(words):
        apart = not text[end:start].isspace() or any(a < stop and b > low for a, b in turned)
        if apart:
            yield low, end
            low = start
    yield low, words[-1][1]
