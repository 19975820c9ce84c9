"""What is compared: gpqa itself, and plain rankings out of its own index and encoder.

The rankings share everything with gpqa up to the choice: the same passages, words,
vectors and sentences. So what they lack is what gpqa's weighing adds.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from reading import DEEPEST, Shown

from gpqa.config import TOP
from gpqa.evaluate import Attempt, LibrarySystem, Ranked
from gpqa.models import Quote
from gpqa.terms import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gpqa.evaluate.results import System as About
    from gpqa.library import Library

__all__ = ["OWN", "RANKINGS", "Asked", "GpqaSystem", "RankingSystem", "Watched"]

RANKINGS = {
    "bm25": "passages by SQLite FTS5's BM25; of the 20 best, sentences by BM25",
    "dense": "passages by cosine; of the 20 best, sentences by cosine",
    "fused": "both rankings of passages, and both of sentences, by reciprocal rank (k = 60)",
}
"""The plain rankings, and how each is made."""
OWN = {"gpqa": "as `gpqa ask` answers"} | RANKINGS

_DEPTH = 1000
_FUSED = 100
_LOOKED_AT = 20
_QUOTES = 10
_RRF = 60  # Cormack, Clarke and Büttcher, SIGIR 2009
_K1, _B = 1.2, 0.75

Scores = dict[int, float]


class Asked(Protocol):
    """A system of :mod:`gpqa.evaluate` that also says what it shows, ten quotes deep."""

    @property
    def about(self) -> About:
        """See :class:`gpqa.evaluate.System`."""
        ...

    def ask(self, question: str) -> Attempt:
        """See :class:`gpqa.evaluate.System`."""
        ...

    def text(self, source_id: str) -> str | None:
        """See :class:`gpqa.evaluate.System`."""
        ...

    def passages(self, source_id: str) -> Sequence[tuple[int, int]]:
        """See :class:`gpqa.evaluate.System`."""
        ...

    def shown(self, question: str, attempt: Attempt) -> Shown:
        """What this attempt, and asking for ten quotes, shows."""
        ...


class Watched:
    """Asks a system, and keeps what each question showed, in their order."""

    def __init__(self, system: Asked) -> None:
        self._system = system
        self.about = system.about
        self.text = system.text
        self.passages = system.passages
        self.shown: list[Shown] = []

    def ask(self, question: str) -> Attempt:
        """The system's own attempt."""
        attempt = self._system.ask(question)
        self.shown.append(self._system.shown(question, attempt))
        return attempt


class GpqaSystem(LibrarySystem):
    """gpqa, asked for five quotes; where wanted, for ten."""

    def __init__(
        self, library: Library, *, ten: bool, given: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        super().__init__(library, given=given)
        self._ten = ten

    def shown(self, question: str, attempt: Attempt) -> Shown:
        """The quotes, also those withheld; the passages that a search gives."""
        quotes = self.quotes(question, _QUOTES) if self._ten else attempt.quotes
        return Shown(quotes, attempt.ranking[:DEEPEST], asked_for_ten=self._ten)


@dataclass(frozen=True, slots=True)
class _Sentence:
    source: int
    start: int
    end: int
    text: str
    vector: bytes


class RankingSystem:
    """One of :data:`RANKINGS`. It always answers; how sure it is, is its best score."""

    def __init__(self, library: Library, ranking: str) -> None:
        self._library = library
        self._store = library.store
        self._ranking = ranking
        self._ten: tuple[Quote, ...] = ()
        self._base = LibrarySystem(library)
        self.text = self._base.text
        self.passages = self._base.passages
        self.about = self._base.about.model_copy(update={"threshold": 0.0})

    def ask(self, question: str) -> Attempt:
        """Passages and sentences by this ranking."""
        store, encoder = self._store, self._library.encoder
        words = tuple(dict.fromkeys(stems(question)))
        vector = encoder.encode([encoder.fit(question)])[0]
        passages = self._passages(words, vector)
        ranked = self._ranked(passages)
        best = sorted(passages, key=lambda number: -passages[number])[:_LOOKED_AT]
        sentences = self._sentences(best)
        scores = self._weighed(words, vector, sentences)
        order = sorted(
            range(len(sentences)),
            key=lambda i: (-scores[i], store.source(sentences[i].source).id, sentences[i].start),
        )[:_QUOTES]
        sure = scores[order[0]] if order else 0.0
        self._ten = tuple(self._quote(sentences[i], scores[i]) for i in order)
        return Attempt(
            answered=True,
            confidence=_bounded(sure, self._ranking),
            quotes=self._ten[:TOP],
            looked_at=ranked[:_LOOKED_AT],
            ranking=ranked,
        )

    def shown(self, question: str, attempt: Attempt) -> Shown:
        """All ten sentences of the question asked last, and its passages."""
        del question
        return Shown(self._ten, attempt.ranking[:DEEPEST])

    def _passages(self, words: Sequence[str], vector: Any) -> Scores:
        lexical = self._ranking != "dense" and self._store.search_words("passages", words, _DEPTH)
        dense = self._ranking != "bm25" and self._store.search_vector(vector, _DEPTH)
        if lexical and dense:
            return _reciprocal([dict(lexical[:_FUSED]), dict(dense[:_FUSED])])
        return dict(lexical or dense or [])

    def _ranked(self, passages: Scores) -> tuple[Ranked, ...]:
        rows = self._store.passages(list(passages))
        found = (
            Ranked(self._store.source(row.source).id, row.start, row.end, passages[row.no])
            for row in rows
        )
        return tuple(sorted(found, key=lambda each: (-each.score, each.source_id, each.start)))

    def _sentences(self, passages: Iterable[int]) -> list[_Sentence]:
        rows = self._store.sentences(self._store.passages(list(passages)))
        texts = self._store.texts([(row.source, row.start, row.end) for row in rows])
        return [
            _Sentence(row.source, row.start, row.end, text, row.vector)
            for row, text in zip(rows, texts, strict=True)
        ]

    def _weighed(
        self, words: Sequence[str], vector: Any, sentences: Sequence[_Sentence]
    ) -> list[float]:
        lexical = self._bm25(words, sentences) if self._ranking != "dense" else []
        dense = _cosines(vector, sentences) if self._ranking != "bm25" else []
        if not (lexical and dense):
            return lexical or dense
        both = _reciprocal([dict(enumerate(lexical)), dict(enumerate(dense))])
        return [both[i] for i in range(len(sentences))]

    def _bm25(self, words: Sequence[str], sentences: Sequence[_Sentence]) -> list[float]:
        """Okapi BM25 of sentences; how rare a word is, is counted in passages."""
        total = self._store.manifest.counts["passages"]
        known = self._store.document_frequencies(words)
        rarity = {
            word: math.log(1 + (total - count + 0.5) / (count + 0.5))
            for word, count in known.items()
        }
        held = [Counter(stems(sentence.text)) for sentence in sentences]
        mean = max(1.0, sum(map(Counter.total, held)) / max(1, len(held)))
        return [
            sum(
                rarity[word] * n * (_K1 + 1) / (n + _K1 * (1 - _B + _B * own.total() / mean))
                for word in rarity
                if (n := own[word])
            )
            for own in held
        ]

    def _quote(self, sentence: _Sentence, score: float) -> Quote:
        source = self._store.source(sentence.source)
        return Quote(
            text=sentence.text,
            source_id=source.id,
            start=sentence.start,
            end=sentence.end,
            score=score,
            source_sha256=source.sha256,
        )


def _cosines(vector: Any, sentences: Sequence[_Sentence]) -> list[float]:
    if not sentences:
        return []
    vectors = np.frombuffer(b"".join(each.vector for each in sentences), dtype=np.float16)
    return [
        round(float(each), 5)
        for each in vectors.reshape(len(sentences), -1).astype(np.float32) @ vector
    ]


def _reciprocal(rankings: Iterable[Scores]) -> Scores:
    """Reciprocal rank fusion; equals share the best of their ranks, so that no order shows."""
    scores: Scores = defaultdict(float)
    for found in rankings:
        rank, last = 0, math.nan
        for position, number in enumerate(sorted(found, key=lambda n: -found[n]), start=1):
            if found[number] != last:
                rank, last = position, found[number]
            scores[number] += 1 / (_RRF + rank)
    return dict(scores)


def _bounded(score: float, ranking: str) -> float:
    """A score as 0 to 1, in the same order: only its order is measured."""
    if ranking == "bm25":
        return score / (1 + score)
    return min(1.0, max(0.0, score * (_RRF + 1) / 2 if ranking == "fused" else score))
