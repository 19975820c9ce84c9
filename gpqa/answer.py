"""A question's whole way: understood, searched for, weighed, answered or left unanswered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gpqa.compose import compose, may_answer
from gpqa.confidence import (
    ANY_WORDS,
    SPEAKER_THRESHOLD,
    THRESHOLD,
    confidence,
    speaker_confidence,
)
from gpqa.evidence import CONTEXT, Weights, find_evidence
from gpqa.models import Answer, IndexRef, Instead, Passage, Reason, SearchResult
from gpqa.question import understand
from gpqa.retrieve import retrieve
from gpqa.speakers import ANYONE, Whose, whose_words
from gpqa.weigh import weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from gpqa.encoder import Encoder
    from gpqa.evidence import Evidence
    from gpqa.models import Quote
    from gpqa.question import Question
    from gpqa.retrieve import Hit
    from gpqa.scorer import EvidenceScorer
    from gpqa.store import Store

__all__ = ["Found", "answer_question", "find", "question_vector", "search_passages"]

_OTHERS = 3
"""How many quotes of others are offered where the one asked about is silent."""


@dataclass(frozen=True, slots=True)
class Found:
    """A question's way up to its evidence: what an answer is composed of."""

    question: Question
    """As it was searched for: its topic alone, where whose words answer is settled."""
    hits: tuple[Hit, ...]
    """Passages, best first."""
    evidence: tuple[Evidence, ...]
    """Sentences that may answer, best first."""
    whose: Whose = ANYONE
    """Whose words were looked for."""
    among: int = 0
    """In how many passages, where that is somebody's."""
    confidence: float = 0.0
    """How sure the first sentence is to answer, 0 to 1."""

    @property
    def answered(self) -> bool:
        """Whether that is sure enough."""
        least = THRESHOLD if self.whose.speakers is None else SPEAKER_THRESHOLD
        return self.confidence >= least

    def quotes(self, store: Store, top: int) -> tuple[Quote, ...]:
        """At most so many quotes, whether or not they are sure enough to answer."""
        return compose(self.evidence, store, top, all_answer=self.whose.any_words)

    @property
    def reason(self) -> Reason | None:
        """Why there is no answer; None where there is one."""
        if self.answered:
            return None
        if self.whose.unknown:
            return Reason.UNKNOWN_SPEAKER
        if self.whose.speakers is not None:
            return Reason.SPEAKER_DID_NOT_SAY
        return Reason.NOTHING_RELEVANT


def find(
    store: Store,
    encoder: Encoder,
    question: str,
    *,
    scorer: EvidenceScorer | None = None,
    sources: Sequence[int] | None = None,
    speaker: str | None = None,
    passages: int = CONTEXT,
) -> Found:
    """Understand, search and weigh, in the best ``passages``; without ``scorer`` nothing is read.

    Only of ``sources`` where given, and only in the words of ``speaker``, or of
    whoever the question names.
    """
    asked = understand(question)
    whose = whose_words(store, asked, speaker)
    if whose.unknown:
        return Found(asked, (), (), whose)
    search = _Search(store, encoder, scorer, sources, passages)
    found = search.run(asked, whose)
    if found.answered or whose.otherwise is None:
        return found
    otherwise = search.run(asked, whose.otherwise)
    return otherwise if otherwise.answered else found


@dataclass(frozen=True, slots=True)
class _Search:
    """Where to look: in these sources of a store, in so many passages."""

    store: Store
    encoder: Encoder
    scorer: EvidenceScorer | None
    sources: Sequence[int] | None
    passages: int = CONTEXT

    def run(self, asked: Question, whose: Whose) -> Found:
        """Search and weigh, in words of ``whose`` alone."""
        if whose.speakers is not None:
            asked = _topic_alone(asked)
        vector = question_vector(asked, self.encoder)
        scope = self.store.scope(self.sources, whose.speakers)
        hits = retrieve(self.store, asked.stems, vector, self.passages, scope)
        weights = Weights(asked, self.store)
        found = find_evidence(self.store, weights, vector, hits, whose)
        evidence = list(filter(may_answer, found))
        among = 0 if scope is None else len(scope.passages)
        if not evidence:
            sure = 0.0
        elif whose.any_words:  # nothing is asked that a text could answer better or worse
            sure = ANY_WORDS
        elif self.scorer is None:
            score = evidence[0].score
            of_one = whose.speakers is not None
            sure = speaker_confidence(score, among) if of_one else confidence(score)
        else:
            evidence = weigh(self.scorer, self.store, weights, evidence, hits)
            combination = self.scorer.combination
            sure = combination.confidence(evidence, None if whose.speakers is None else among)
        return Found(asked, tuple(hits), tuple(evidence), whose, among, sure)


def _topic_alone(asked: Question) -> Question:
    """A question without who is asked about: whose words answer it is settled."""
    stems = tuple(stem for stem in asked.stems if stem not in asked.speaker_stems)
    return replace(asked, text=asked.topic or asked.text, stems=stems, who=None, topic=None)


def answer_question(
    store: Store,
    encoder: Encoder,
    question: str,
    *,
    top: int,
    sources: Sequence[int] | None,
    speaker: str | None,
    index: IndexRef,
    scorer: EvidenceScorer | None = None,
) -> Answer:
    """Answer from ``store`` with at most ``top`` quotes.

    Only of ``sources`` and in the words of ``speaker`` where given.
    """
    found = find(
        store,
        encoder,
        question,
        scorer=scorer,
        sources=sources,
        speaker=speaker,
        passages=max(CONTEXT, top),
    )
    return Answer(
        question=question,
        answered=found.answered,
        reason=found.reason,
        confidence=round(found.confidence, 4),
        quotes=found.quotes(store, top) if found.answered else (),
        speakers=found.whose.names,
        instead=None if found.answered else _instead(store, encoder, scorer, found, sources),
        index=index,
    )


def _instead(
    store: Store,
    encoder: Encoder,
    scorer: EvidenceScorer | None,
    found: Found,
    sources: Sequence[int] | None,
) -> Instead | None:
    """What there is where somebody did not say it: the nearest names, and what others said."""
    if found.whose.named is None:
        return None
    search = _Search(store, encoder, scorer, sources)
    others = search.run(_topic_alone(found.question), Whose(attributed=True))
    said = [e for e in others.evidence if e.voice.number not in (found.whose.speakers or ())]
    others = replace(others, evidence=tuple(said))
    return Instead(
        speakers=found.whose.nearest,
        quotes=compose(said, store, _OTHERS) if others.answered else (),
    )


def search_passages(
    store: Store,
    encoder: Encoder,
    question: str,
    *,
    top: int,
    sources: Sequence[int] | None,
    speaker: str | None = None,
) -> SearchResult:
    """The ``top`` passages nearest to a question; those that hold a speaker's words where given."""
    asked = understand(question)
    speakers = None if speaker is None else whose_words(store, asked, speaker).speakers or ()
    scope = store.scope(sources, speakers)
    passages = []
    for hit in retrieve(store, asked.stems, question_vector(asked, encoder), top, scope):
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
