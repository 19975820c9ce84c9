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

    Spans into the source, in order. An answer in the reach of a negation, a denial, a
    condition or somebody else's claim is marked with the word that turns it; where that
    is too far off, the question's words are marked instead (:mod:`gpqa.turning`).
    """
    text, start = evidence.text, evidence.start
    said = _cues(evidence)
    if evidence.answer is not None:
        low, high = evidence.answer
        mark = whole_mark(text, (low - start, high - start), said)
        if mark is not None:
            return ((start + mark[0], start + mark[1]),)
    return tuple((start + low, start + high) for low, high in _asked_words(evidence, said))


def _cues(evidence: Evidence) -> list[Span]:
    """Where the sentence says whose words it is: that is shown beside the quote."""
    cue = evidence.voice.cue
    if cue is None or evidence.voice.speaker is None:
        return []
    return [(cue[0] - evidence.start, cue[1] - evidence.start)]


def _asked_words(evidence: Evidence, said: list[Span]) -> Iterator[Span]:
    """The question's words in the sentence; neighbours are one, but where something turns them.

    Single words claim nothing: "doctors" and "agree", but not "doctors agree" of "no
    doctors agree".
    """
    text = evidence.text
    words = [(m.start - evidence.start, m.end - evidence.start) for m in evidence.matches]
    if not words:
        return
    turned = [turn.reach for turn in find_turns(text, said)] if len(words) > 1 else []
    begin = words[0][0]
    for (_, end), (start, stop) in pairwise(words):
        apart = not text[end:start].isspace() or any(a < stop and b > begin for a, b in turned)
        if apart:
            yield begin, end
            begin = start
    yield begin, words[-1][1]
