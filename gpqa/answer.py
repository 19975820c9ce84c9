"""A question's whole way: understood, searched for, weighed, answered or left unanswered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpqa.compose import compose, may_answer
from gpqa.confidence import THRESHOLD, confidence
from gpqa.evidence import CONTEXT, Weights, find_evidence
from gpqa.models import Answer, IndexRef, Passage, Reason, SearchResult
from gpqa.question import understand
from gpqa.retrieve import retrieve

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from gpqa.encoder import Encoder
    from gpqa.evidence import Evidence
    from gpqa.question import Question
    from gpqa.retrieve import Hit
    from gpqa.store import Store

__all__ = ["Found", "answer_question", "find", "question_vector", "search_passages"]


@dataclass(frozen=True, slots=True)
class Found:
    """A question's way up to its evidence: what an answer is composed of."""

    question: Question
    hits: tuple[Hit, ...]
    """Passages, best first."""
    evidence: tuple[Evidence, ...]
    """Sentences that may answer, best first."""

    @property
    def confidence(self) -> float:
        """How sure the first sentence is to answer, 0 to 1."""
        return confidence(self.evidence[0].score) if self.evidence else 0.0


def find(
    store: Store,
    encoder: Encoder,
    question: str,
    *,
    sources: Sequence[int] | None = None,
    passages: int = CONTEXT,
) -> Found:
    """Understand, search and weigh, in the best ``passages``; only of ``sources`` where given."""
    asked = understand(question)
    vector = question_vector(asked, encoder)
    hits = retrieve(store, asked.stems, vector, passages, sources)
    evidence = find_evidence(store, Weights(asked, store), vector, hits)
    return Found(asked, tuple(hits), tuple(e for e in evidence if may_answer(e, asked)))


def answer_question(
    store: Store,
    encoder: Encoder,
    question: str,
    *,
    top: int,
    sources: Sequence[int] | None,
    index: IndexRef,
) -> Answer:
    """Answer from ``store`` with at most ``top`` quotes; only of ``sources`` where given."""
    found = find(store, encoder, question, sources=sources, passages=max(CONTEXT, top))
    answered = found.confidence >= THRESHOLD
    return Answer(
        question=question,
        answered=answered,
        reason=None if answered else Reason.NOTHING_RELEVANT,
        confidence=round(found.confidence, 4),
        quotes=compose(found.evidence, store, top) if answered else (),
        index=index,
    )


def search_passages(
    store: Store, encoder: Encoder, question: str, *, top: int, sources: Sequence[int] | None
) -> SearchResult:
    """The ``top`` passages nearest to a question."""
    asked = understand(question)
    passages = []
    for hit in retrieve(store, asked.stems, question_vector(asked, encoder), top, sources):
        row = hit.passage
        source = store.source(row.source)
        passages.append(
            Passage(
                id=f"{source.id}:{row.start}-{row.end}",
                source_id=source.id,
                start=row.start,
                end=row.end,
                text=store.text(row.source, row.start, row.end),
                score=round(hit.score, 6),
            )
        )
    return SearchResult(question=question, passages=tuple(passages))


def question_vector(question: Question, encoder: Encoder) -> NDArray[np.float32]:
    """A question's vector, shape (dimension,), length one.

    Where it asks what somebody said about a topic, half of it is the topic's
    own: else whatever that somebody said is near, whatever it is about.
    """
    texts = [question.text] if question.topic is None else [question.text, question.topic]
    vectors = encoder.encode([encoder.fit(text) for text in texts])
    total: NDArray[np.float32] = vectors.sum(axis=0)
    return total / max(float((total @ total) ** 0.5), 1e-12)
