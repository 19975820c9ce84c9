"""A question's whole way: understood, searched for, weighed, answered or left unanswered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gpqa.addressed import of_the_reply, replies_of_others
from gpqa.compose import CUT, CUT_OF_ONE, choose, pages_at, quotes_of
from gpqa.confidence import ANY_WORDS, NAMED, confidence, least_confidence, speaker_confidence
from gpqa.evidence import CONTEXT, Weights, find_evidence
from gpqa.literal import LITERAL, find_literal, holds_rest, literal_first
from gpqa.models import Answer, IndexRef, Instead, Passage, Reason, SearchResult
from gpqa.question import holds_name, understand
from gpqa.replies import find_reply, may_answer
from gpqa.retrieve import Hit, retrieve
from gpqa.scorer.signs import best_hits
from gpqa.turnabouts import turns_back
from gpqa.wanted import ANYONE, Whose
from gpqa.weigh import weigh
from gpqa.whose import whose_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from gpqa.compose import Composed, Cut
    from gpqa.encoder import Encoder
    from gpqa.evidence import Evidence
    from gpqa.models import Quote
    from gpqa.question import Question
    from gpqa.scorer import EvidenceScorer
    from gpqa.store import PassageRow, Store

__all__ = ["Found", "answer_question", "find", "question_vector", "search_passages"]

_OTHERS = 3
"""How many quotes of others are offered where the one asked about is silent."""
_NEAREST = 3
"""How many passages are offered where there is no answer."""

# What is near enough to be offered. By its meaning alone: nonsense, put to 25,000 passages,
# came as near as 0.34 to one of them. With a word of the question in it: the cosine of
# texts that have nothing to do with each other is about 0.
_NEAR = 0.35
_NEAR_WITH_WORDS = 0.05


@dataclass(frozen=True, slots=True)
class Found:
    """A question's way up to its evidence: what an answer is composed of."""

    question: Question
    """As it was searched for: its topic alone, where whose words answer is settled."""
    hits: tuple[Hit, ...]
    """Passages, best first; then those found only by words that the question quotes."""
    evidence: tuple[Evidence, ...]
    """Sentences that may answer, best first."""
    whose: Whose = ANYONE
    """Whose words were looked for."""
    among: int = 0
    """In how many passages, where that is somebody's."""
    confidence: float = 0.0
    """How sure the first sentence is to answer, 0 to 1."""
    threshold: float = 0.0
    """How sure is enough."""
    left_out: tuple[Evidence, ...] = ()
    """Sentences that may not be quoted: too short, or not in those words. Not weighed."""
    vector: NDArray[np.float32] | None = field(default=None, repr=False, compare=False)
    """What it was searched with, where it was searched for."""

    @property
    def answered(self) -> bool:
        """Whether anything was found, and that is sure enough."""
        return bool(self.evidence) and self.confidence >= self.threshold

    @property
    def cut(self) -> Cut:
        """Where quoting stops."""
        return CUT if self.whose.speakers is None else CUT_OF_ONE

    def choose(self, store: Store, top: int) -> list[Composed]:
        """At most so many quotes to be, whether or not any is sure enough to answer."""
        return choose(
            self.evidence,
            store,
            top,
            all_answer=self.whose.any_words,
            cut=self.cut,
            admits=self.whose.admits,
        )

    def quotes(self, store: Store, top: int) -> tuple[Quote, ...]:
        """The same as quotes."""
        return quotes_of(self.choose(store, top), store)

    @property
    def reason(self) -> Reason | None:
        """Why there is no answer; None where there is one."""
        if self.answered:
            return None
        if self.whose.unknown or self.whose.unheard:
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
    min_confidence: float | None = None,
) -> Found:
    """Understand, search and weigh, in the best ``passages``; without ``scorer`` nothing is read.

    Only of ``sources`` where given, and only in the words of ``speaker``, or of
    whoever the question names. ``min_confidence`` is how sure is enough, where given.
    """
    asked = understand(question)
    whose = whose_words(store, asked, speaker, sources)
    search = _Search(store, encoder, scorer, sources, passages, min_confidence)
    if whose.unknown:
        return Found(asked, (), (), whose, threshold=search.least(whose))
    return search.settle(asked, whose)


@dataclass(frozen=True, slots=True)
class _Search:
    """Where to look: in these sources of a store, in so many passages."""

    store: Store
    encoder: Encoder
    scorer: EvidenceScorer | None
    sources: Sequence[int] | None
    passages: int = CONTEXT
    min_confidence: float | None = None

    def least(self, whose: Whose) -> float:
        """How sure is enough."""
        return self.shipped(whose) if self.min_confidence is None else self.min_confidence

    def shipped(self, whose: Whose) -> float:
        """How sure is enough where whoever asks does not say."""
        return least_confidence(of_speaker=whose.speakers is not None, read=self.scorer is not None)

    def settle(self, asked: Question, whose: Whose) -> Found:
        """Search in words of ``whose``, and then of whose may do instead."""
        found = self.run(asked, whose)
        # That whoever asks is content with less makes nothing surer. What somebody replied who was
        # asked just that may be surer than what is told, however sure that is.
        is_settled = found.answered and found.confidence >= self.shipped(whose)
        if whose.otherwise is None or (is_settled and not whose.otherwise.replying):
            return found
        otherwise = self.settle(asked, whose.otherwise)
        surer = not found.answered or otherwise.confidence > found.confidence
        return otherwise if (otherwise.answered and surer) or whose.deed else found

    def run(
        self, asked: Question, whose: Whose, vector: NDArray[np.float32] | None = None
    ) -> Found:
        """Search and weigh, in words of ``whose`` alone; ``vector`` is the question's, if known."""
        asked = whose.asked(asked)
        if vector is None:
            vector = question_vector(asked, self.encoder)
        scope = self.store.scope(self.sources, whose.speakers)
        hits = retrieve(self.store, asked.stems, vector, self.passages, scope)
        literal = find_literal(self.store, asked.quoted, scope)
        hits += self._hits(literal.passages, hits, vector)
        weights = Weights(asked, self.store)
        asks = any(map(str.isalnum, asked.asked))  # "???" does not
        found = find_evidence(self.store, weights, vector, hits, whose) if asks else []
        others = self._of_others(found, whose.otherwise)
        evidence: list[Evidence] = []
        left_out: list[Evidence] = []
        for each in found:
            stands = literal.within(each.source, each.start, each.end) is not None
            own = each.voice.attribution is None  # the source's: it may have the words as well
            quotable = (
                (whose.admits(each.voice) or (stands and own and whose.attributed))
                and whose.tells(each.voice, each.text, each.start)
                and (stands or self._says_something(each))
                and each not in others
            )
            (evidence if quotable else left_out).append(each)
        if whose.any_words and not evidence:  # however little, it is all that they said
            admitted = (e for e in left_out if whose.admits(e.voice))
            evidence = [e for e in admitted if whose.tells(e.voice, e.text, e.start)]
            left_out = [each for each in left_out if each not in evidence]
        among = 0 if scope is None else len(scope.passages)
        if not evidence:
            sure = 0.0
        elif whose.any_words:  # nothing is asked that a text could answer better or worse
            sure = ANY_WORDS
        else:
            passages = None if whose.speakers is None else among
            evidence, sure = self._weighed(weights, evidence, hits, passages)
            if whose.replying:
                evidence = of_the_reply(self.store, evidence, whose.topic or "")
        if literal.spans:
            evidence, has_words = literal_first(evidence, literal)
            if has_words and holds_rest(self.store, literal, asked.rest):
                sure = max(sure, LITERAL)
        return Found(
            asked,
            tuple(hits),
            tuple(evidence),
            whose,
            among,
            sure,
            self.least(whose),
            tuple(left_out),
            vector,
        )

    def _of_others(self, found: Sequence[Evidence], addressed: Whose | None) -> frozenset[Evidence]:
        """What others reply of themselves, where somebody is asked about who is heard."""
        if addressed is None or not addressed.replying:
            return frozenset()
        named, topic = addressed.named or "", addressed.topic or ""
        return replies_of_others(self.store, found, addressed.speakers or (), named, topic)

    def _hits(
        self, rows: Iterable[PassageRow], hits: Sequence[Hit], vector: NDArray[np.float32]
    ) -> list[Hit]:
        """Those of these passages that were not hit, as hits."""
        known = {hit.passage.no for hit in hits}
        rows = [row for row in rows if row.no not in known]
        dense = self.store.similarities(vector, [row.no for row in rows]) if rows else {}
        return [
            Hit(row, score, score, 0.0, 0.0) for row in rows for score in [dense.get(row.no, 0.0)]
        ]

    def _weighed(
        self,
        weights: Weights,
        evidence: list[Evidence],
        hits: Sequence[Hit],
        passages: int | None,
    ) -> tuple[list[Evidence], float]:
        """The evidence, best first, and how sure its first is to answer.

        ``passages``: in how many stand the words of whoever is asked about; None: of anybody.
        """
        asked, first = weights.question, evidence[0]
        if passages is None:
            unread = confidence(first.score)
        else:
            unread = speaker_confidence(first.score, passages)
        # Of a bare topic whatever holds its words is told; but "closing date" asks for a date.
        bare = asked.is_bare and passages is None
        if bare and holds_name(first.text, asked.asked):
            return evidence, max(unread, NAMED)
        if self.scorer is None:
            return evidence, unread
        read = weigh(self.scorer, self.store, weights, evidence, hits)
        sure = self.scorer.combination.confidence(read, passages)
        return (evidence, unread) if bare and unread > sure else (read, sure)

    def _says_something(self, evidence: Evidence) -> bool:
        """Whether a sentence does by itself, or as the short answer to what was asked.

        However few its words, "He's not a suspect" does where a suspect is asked for.
        """
        if may_answer(evidence) or (evidence.matches and turns_back(evidence.text, "")):
            return True
        if not evidence.reply:
            return False
        place = evidence.source, evidence.begin, evidence.end
        return find_reply(self.store, *place, evidence.voice) is not None


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
    min_confidence: float | None = None,
    explain: bool = False,
) -> Answer:
    """Answer from ``store`` with at most ``top`` quotes, and say why where asked to ``explain``.

    Only of ``sources`` and in the words of ``speaker`` where given, and only where
    it is as sure as ``min_confidence``, or as ever is enough.
    """
    found = find(
        store,
        encoder,
        question,
        scorer=scorer,
        sources=sources,
        speaker=speaker,
        passages=max(CONTEXT, top),
        min_confidence=min_confidence,
    )
    chosen = found.choose(store, top) if found.answered or explain else []
    explanation = None
    if explain:
        from gpqa.explain import explain_answer

        explanation = explain_answer(found, chosen, store, scorer, speaker=speaker)
    return Answer(
        question=question,
        answered=found.answered,
        reason=found.reason,
        confidence=round(found.confidence, 4),
        quotes=quotes_of(chosen, store) if found.answered else (),
        speakers=found.whose.names,
        instead=None if found.answered else _instead(store, encoder, found, sources),
        explanation=explanation,
        index=index,
    )


def _instead(
    store: Store,
    encoder: Encoder,
    found: Found,
    sources: Sequence[int] | None,
) -> Instead:
    """What is near, and where somebody did not say it, the nearest names and what others said."""
    if found.whose.named is None:
        return Instead(passages=_nearest(found, store))
    # Nobody else answers what that person said: others are asked the topic alone, which asks
    # nothing that could be read.
    search = _Search(store, encoder, None, sources)
    topic = found.question.of_topic()
    asked = frozenset(found.whose.speakers or ())
    # The topic is what was searched for where somebody's words were.
    others = search.run(topic, Whose(attributed=True, without=asked), found.vector)
    return Instead(
        speakers=found.whose.nearest,
        quotes=others.quotes(store, _OTHERS) if others.answered else (),
        passages=_nearest(others, store),
    )


def _nearest(found: Found, store: Store) -> tuple[Passage, ...]:
    """The passages that have anything to do with what is asked, by their best sentences."""
    ranked = [hit for hit in best_hits(found.evidence, found.hits) if hit is not None]
    near = [
        hit
        for hit in dict.fromkeys([*ranked, *found.hits])
        if hit.dense >= (_NEAR_WITH_WORDS if hit.lexical > 0 else _NEAR)
    ]
    return tuple(_passage(hit, store) for hit in near[:_NEAREST])


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
    hits = retrieve(store, asked.stems, question_vector(asked, encoder), top, scope)
    return SearchResult(question=question, passages=tuple(_passage(hit, store) for hit in hits))


def _passage(hit: Hit, store: Store) -> Passage:
    row = hit.passage
    source = store.source(row.source)
    page, page_end = pages_at(store, source, row.start, row.end)
    return Passage(
        id=f"{source.id}:{row.start}-{row.end}",
        source_id=source.id,
        start=row.start,
        end=row.end,
        text=store.text(row.source, row.start, row.end),
        score=round(hit.score, 6),
        page=page,
        page_end=page_end,
    )


def question_vector(question: Question, encoder: Encoder) -> NDArray[np.float32]:
    """A question's vector, shape (dimension,), length one.

    Where it asks what somebody said about a topic, half of it is the topic's
    own: else whatever that somebody said is near, whatever it is about.
    """
    texts = [question.text] if question.topic is None else [question.text, question.topic]
    vectors = encoder.encode([encoder.fit(text) for text in texts])
    total: NDArray[np.float32] = vectors.sum(axis=0)
    return total / max(float((total @ total) ** 0.5), 1e-12)
