"""Short answers: "No.", "Yes, I did.", "At the wall." say something only with their question.

A sentence of a transcript with next to no words is quoted only where it begins what somebody
says right after another's question, and then the question stands beside the quote, in the
other's name. What follows such an answer is quoted from the answer on: "I gave up in 2011"
answers less than "No. I gave up in 2011".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gpqa.models import Attribution
from gpqa.sentences import split_sentences
from gpqa.store.tables import PassageRow
from gpqa.structure import Kind
from gpqa.terms import find_terms
from gpqa.voices import find_voices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpqa.evidence import Evidence
    from gpqa.store import Store
    from gpqa.terms import Term
    from gpqa.voices import Voice

__all__ = [
    "ASKED",
    "Question",
    "Reply",
    "asked_before",
    "find_reply",
    "may_answer",
    "tells_something",
]

ASKED = re.compile(r"\?[’”\"'»)\]]*$")
"""How a sentence that asks ends."""
_FEWEST_TERMS = 2
"""A sentence with fewer content words ("Lovely.", "Mr Lee: Yes.") says nothing by itself."""
_MERE = frozenset("yes no not never sir madam ma'am right".split())
_TURN = Attribution.TURN
_TOLD = frozenset({Attribution.DIRECT, Attribution.REPORTED})
_LABEL = re.compile(r"[^\W\d_][^:\n]{0,60}:\s")
_SHORT = 80
"""Code points of a short answer, at most."""
_LONGEST = 400
"""Code points of a question that is shown with all that leads up to it."""
_LOOK = 1200
_STOPS = (".", "!", "…", "?")
_PARAGRAPH = re.compile(r"\n[^\S\n]*+\n|\r[^\S\r\n]*+\r|\r\n[^\S\r\n]*+\r\n")


class Question(NamedTuple):
    """What somebody was asked, verbatim."""

    source: int
    start: int
    end: int
    text: str
    voice: Voice


class Reply(NamedTuple):
    """Where a short answer begins, and the question that it answers."""

    start: int
    question: Question


def may_answer(evidence: Evidence) -> bool:
    """Whether a sentence says enough to be quoted by itself.

    One that tells who says it does, however common the words: "Jo Hale said: “No.”"
    """
    voice = evidence.voice
    if voice.attribution in _TOLD and voice.cue is not None:
        cue_start, cue_end = voice.cue
        if evidence.start <= cue_start < cue_end <= evidence.end:
            return True
    return tells_something(evidence)


def tells_something(evidence: Evidence) -> bool:
    """Whether a sentence has words enough to say the same wherever it stands, as "No." has not."""
    label = _LABEL.match(evidence.text)
    said = max(label.end() if label else 0, evidence.begin - evidence.start)
    terms = [term for term in evidence.terms if term.start >= said]
    return (_telling(terms) if evidence.voice.attribution is _TURN else len(terms)) >= _FEWEST_TERMS


def find_reply(store: Store, source: int, start: int, end: int, voice: Voice) -> Reply | None:
    """The short answer with which ``voice`` begins a turn; None where there is none.

    It begins ``source[start:end]``, or stands right before it in the same paragraph.
    """
    cue = voice.cue
    if voice.attribution is not _TURN or cue is None:
        return None
    if not cue[1] <= start <= cue[1] + _SHORT:
        return None
    begin = min((a for a, _ in voice.spans if cue[1] <= a < end), default=start)
    if begin < start:
        if not _is_short(store.text(source, begin, start)):
            return None
    else:
        text = store.text(source, start, end)
        if not _is_short(text[: split_sentences(text)[0][1]]):
            return None
    question = _question(store, source, cue[0], voice)
    return None if question is None else Reply(min(begin, start), question)


def asked_before(store: Store, source: int, voice: Voice) -> Question | None:
    """What another asked right before a turn of ``voice``, with what led up to it if short."""
    if voice.attribution is not _TURN or voice.cue is None:
        return None
    return _question(store, source, voice.cue[0], voice)


def _telling(terms: Iterable[Term]) -> int:
    """How many words tell anything: "No, no, sir." has none."""
    return sum(term.stem not in _MERE for term in terms)


def _is_short(text: str) -> bool:
    """Whether words are a short answer: a stop at their end, and next to nothing before it."""
    return (
        len(text) <= _SHORT
        and text.rstrip("’”\"'»)]*_ \t\r\n\u00a0").endswith(_STOPS)
        and not ASKED.search(text.rstrip())
        and not _PARAGRAPH.search(text)
        and _telling(find_terms(text)) < _FEWEST_TERMS
    )


def _question(store: Store, source: int, label: int, voice: Voice) -> Question | None:
    """What another asked right before a label, with what led up to it where that is short."""
    before = PassageRow(0, source, max(0, label - _LOOK), label, 0)
    rows = [row for row in store.sentences([before]) if row.end <= label]
    last = max(rows, key=lambda row: row.start, default=None)
    if last is None or last.statement is None or last.kind != Kind.BODY:
        return None
    if not ASKED.search(store.text(source, last.start, last.end)):
        return None
    asking = find_voices(store, [last.statement])[last.statement]
    if asking.attribution is not _TURN or asking.cue in {None, voice.cue}:
        return None
    if asking.number is not None and asking.number == voice.number:
        return None
    start = max((a for a, b in asking.spans if a < last.end <= b + 1), default=last.start)
    if last.end - start > _LONGEST:
        start = max(start, last.start)
    return Question(source, start, last.end, store.text(source, start, last.end), asking)
