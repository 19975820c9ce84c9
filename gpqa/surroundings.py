"""Which sentences stand around a quote, whether they were found or not, and in whose words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.evidence import Evidence
from gpqa.store.tables import PassageRow
from gpqa.structure import Kind
from gpqa.terms import find_terms
from gpqa.voices import OWN_VOICE, find_voices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gpqa.store import SentenceRow, Store
    from gpqa.units import Unit
    from gpqa.voices import Voice

__all__ = ["GAP", "NEAR", "Surroundings"]

NEAR = 24  # code points after a quote in which the next sentence begins
# A numbered line of a transcript may begin in between.
_BLANK = re.compile(r"\s*+(?:(?<=[\n\r \t])\d{1,3}[ \t]++)?")
GAP = 8  # code points of white space between two sentences of a paragraph, at most


class Surroundings:
    """The sentences of the sources in their places, among them those that were found.

    ``admits`` tells whose words may be quoted.
    """

    def __init__(
        self,
        found: Iterable[Evidence],
        store: Store,
        admits: Callable[[Voice], bool] | None = None,
    ) -> None:
        self.store = store
        self._admits = admits
        ordered = sorted(found, key=lambda e: (e.source, e.start))
        self._ordered = ordered
        self._place = {(e.source, e.start): i for i, e in enumerate(ordered)}

    def found(self, evidence: Evidence) -> Evidence:
        """A sentence that was found, as it was found."""
        return self._ordered[self._place[evidence.source, evidence.start]]

    def beside(self, evidence: Evidence, step: int) -> Evidence | None:
        """The sentence right before or after in the same paragraph, found or too short for that."""
        source, start, end = evidence.source, evidence.start, evidence.end
        if step < 0:
            rows = [r for r in self.rows(source, max(0, start - GAP), start) if r.end <= start]
        else:
            rows = [r for r in self.rows(source, end, end + GAP) if r.start >= end][:1]
        if not rows:
            return None
        other = self.evidence(rows[-1])
        low, high = sorted((evidence, other), key=lambda e: e.start)
        return other if self.same_paragraph(low, low.end, high.start) else None

    def same_paragraph(self, evidence: Evidence, start: int, end: int) -> bool:
        """Whether nothing but a little white space stands between two sentences."""
        if start >= end:
            return start == end
        gap = self.store.text(evidence.source, start, end) if end - start < GAP else "\n"
        return gap.isspace() and "\n" not in gap and "\r" not in gap

    @staticmethod
    def of_one_kind(one: Evidence, other: Evidence) -> bool:
        """Whether both are the same kind of text and the same person's words, or nobody's."""
        mine, theirs = one.voice, other.voice
        if one.kind is not other.kind or mine.number != theirs.number:
            return False
        if mine.number is not None or mine.attribution is theirs.attribution is None:
            return True
        return mine.cue is not None and mine.cue == theirs.cue  # of the same turn: "A."

    def text_between(self, unit: Unit, after: Evidence) -> str:
        """What stands between a quote and the sentence after it."""
        if after.start <= unit.end:
            return ""
        return self.store.text(after.source, unit.end, after.start)

    def near(self, unit: Unit, after: Evidence) -> bool:
        """Whether no paragraph ends between a quote and the sentence after it."""
        return self.text_between(unit, after).count("\n") <= 1

    def may_quote(self, evidence: Evidence) -> bool:
        """Whether a sentence is in words that may be quoted."""
        return self._admits is None or self._admits(evidence.voice)

    def after(self, unit: Unit) -> Evidence | None:
        """The sentence right after a quote, found or not, where nothing stands between."""
        source = unit.anchor.source
        rows = [r for r in self.rows(source, unit.end, unit.end + NEAR) if r.start >= unit.end]
        if not rows:
            return None
        row = rows[0]
        gap = self.store.text(source, unit.end, row.start)
        if not _BLANK.fullmatch(gap) or (not gap and row.start > unit.end):
            return None
        return self.evidence(row)

    def evidence(self, row: SentenceRow) -> Evidence:
        """A sentence as it was found, or as one that was not."""
        source = row.source
        place = self._place.get((source, row.start))
        if place is not None:
            return self._ordered[place]
        text = self.store.text(source, row.start, row.end)
        terms = tuple(find_terms(text))
        voice = self.voice(row)
        span = source, row.start, row.end
        return Evidence(*span, Kind(row.kind), text, terms, (), 0.0, 0.0, 0.0, 0.0, voice)

    def rows(self, source: int, start: int, end: int) -> list[SentenceRow]:
        """The sentences that a stretch of a text touches, in their order."""
        rows = self.store.sentences([PassageRow(0, source, start, end, 0)])
        touching = (row for row in rows if row.start < end and row.end > start)
        return sorted(touching, key=lambda row: row.start)

    def has_same_voice(self, row: SentenceRow, unit: Unit) -> bool:
        """Whether a sentence is in the words of whoever a unit is quoted for, or in nobody's."""
        place = self._place.get((row.source, row.start))
        if place is not None:
            voice = self._ordered[place].voice
        elif row.statement is not None:
            voice = find_voices(self.store, [row.statement])[row.statement]
        else:
            return True
        return voice.speaker is None or voice.number == unit.anchor.voice.number

    def voice(self, row: SentenceRow) -> Voice:
        """In whose words a sentence is."""
        if row.statement is None:
            return OWN_VOICE
        return find_voices(self.store, [row.statement])[row.statement]
