"""What is quoted as one: a stretch of a source, and the sentences of it that answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpqa.models import Attribution

if TYPE_CHECKING:
    from gpqa.evidence import Evidence
    from gpqa.replies import Question

__all__ = ["LONGEST", "Unit", "alone", "weaker"]

LONGEST = 600
"""Code points of a quote that was joined. A sentence alone may be longer."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is quoted as one."""

    anchor: Evidence
    """The sentence that it is quoted for: the best of ``quoted``."""
    quoted: tuple[Evidence, ...]
    """The sentences that answer, in the text's order; others are there to be understood."""
    start: int
    end: int
    text: str
    attribution: Attribution | None
    question: Question | None = None
    """What somebody else asked, where it begins with too short an answer to say anything alone;
    or what somebody else said that it denies."""

    def overlaps(self, other: Unit) -> bool:
        """Whether both have characters in common."""
        same = self.anchor.source == other.anchor.source
        return same and self.start < other.end and other.start < self.end

    def holds(self, evidence: Evidence) -> bool:
        """Whether a sentence is a part of it."""
        same = self.anchor.source == evidence.source
        return same and self.start <= evidence.begin and evidence.end <= self.end


def alone(evidence: Evidence) -> Unit:
    """A sentence by itself."""
    attribution = evidence.voice.attribution
    begin = evidence.begin
    text = evidence.text[begin - evidence.start :]
    return Unit(evidence, (evidence,), begin, evidence.end, text, attribution)


def weaker(one: Attribution | None, other: Attribution | None) -> Attribution | None:
    """What may be said of both: of a quotation and a report, that they are reported."""
    if {one, other} == {Attribution.DIRECT, Attribution.REPORTED}:
        return Attribution.REPORTED
    return one
