"""What an evidence scorer is given, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.scorer.combination import Combination

__all__ = ["EvidenceScorer", "Judgement", "Span", "Text"]

Span = tuple[int, int]


class Text(NamedTuple):
    """A stretch of a source to be read with a question."""

    title: str | None
    text: str
    sentences: tuple[Span, ...]
    """Where its sentences stand in ``text``, in order, end exclusive."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a scorer makes of one text. All scores are logits: above 0 is more likely than not."""

    sentences: tuple[float, ...]
    """Of each sentence, that it answers."""
    answerable: float
    """That the text answers at all."""
    spans: tuple[Span | None, ...]
    """Of each sentence, the words in it that answer best, into ``text``; None where it was
    not read."""
    span_scores: tuple[float, ...]
    """Of each such span, how far its words stand above no words at all."""


class EvidenceScorer(Protocol):
    """Reads a question together with texts. Safe to share between threads."""

    @property
    def fingerprint(self) -> str:
        """Identifies weights and numeric recipe."""

    @property
    def combination(self) -> Combination:
        """How much its logits count beside the other signs: fitted to this scorer."""

    def judge(self, question: str, texts: Sequence[Text]) -> list[Judgement]:
        """A judgement for each text, in their order; none depends on the others."""
