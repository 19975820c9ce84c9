"""A question's whole way: understood, searched for, weighed, answered or left unanswered."""

from __future__ import annotations

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
    from gpqa.question import Question
    from gpqa.store import Store

__all__ = ["answer_question", "search_passages"]


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
    asked = understand(question)
    vector = _encode(asked, encoder)
    hits = retrieve(store, asked.stems, vector, CONTEXT, sources)
    weights = Weights(asked, store)
    found = [
        evidence
        for evidence in find_evidence(store, weights, vector, hits)
        if may_answer(evidence, asked)
    ]
    sure = round(confidence(found[0].score), 4) if found else 0.0
    answered = sure >= THRESHOLD
    return Answer(
        question=question,
        answered=answered,
        reason=None if answered else Reason.NOTHING_RELEVANT,
        confidence=sure,
        quotes=compose(found, store, top) if answered else (),
        index=index,
    )


def search_passages(
    store: Store, encoder: Encoder, question: str, *, top: int, sources: Sequence[int] | None
) -> SearchResult:
    """The ``top`` passages nearest to a question."""
    asked = understand(question)
    vector = _encode(asked, encoder)
    passages = []
    for hit in retrieve(store, asked.stems, vector, top, sources):
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


def _encode(question: Question, encoder: Encoder) -> NDArray[np.float32]:
    """A question's vector, shape (dimension,), length one.

    Where it asks what somebody said about a topic, half of it is the topic's
    own: else whatever that somebody said is near, whatever it is about.
    """
    texts = [question.text] if question.topic is None else [question.text, question.topic]
    vectors = encoder.encode([encoder.fit(text) for text in texts])
    total: NDArray[np.float32] = vectors.sum(axis=0)
    return total / max(float((total @ total) ** 0.5), 1e-12)
