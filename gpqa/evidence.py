"""Which sentences answer: every sentence near a hit, scored against the question."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from gpqa.asides import find_asides
from gpqa.denied import pass_on_to_denials
from gpqa.models import Attribution
from gpqa.replies import ASKED
from gpqa.structure import Kind
from gpqa.terms import find_terms, stems
from gpqa.voices import OWN_VOICE, Voice, find_voices
from gpqa.wanted import ANYONE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from gpqa.question import Question
    from gpqa.retrieve import Hit
    from gpqa.store import SentenceRow, Store
    from gpqa.terms import Term
    from gpqa.wanted import Whose

__all__ = ["CONTEXT", "ECHO_COST", "Evidence", "Weights", "find_evidence", "score_parts"]

CONTEXT = 20
"""How many passages' sentences are looked at."""

# What words count against meaning, in the sentence and in the passage around
# it. Measured on three sets: docs/benchmarks.md.
_COVERAGE = 0.4
_AROUND = 0.2
_KIND_COST = {Kind.HEADLINE: 0.1, Kind.BULLET: 0.05, Kind.COMMENT: 0.1}
"""A headline or a summary repeats the text in fewer words; a comment is not the article.
Set by eye."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence with what speaks for it."""

    source: int
    start: int
    end: int
    kind: Kind
    text: str
    terms: tuple[Term, ...]
    """Its content words, with spans into its own text."""
    matches: tuple[Term, ...]
    """Those that the question asks for, with spans into the source."""
    similarity: float
    """Cosine of its vector and the question's, -1 to 1; of a reply, this and the two next
    may be those of what it replies to."""
    coverage: float
    """Share of the question's words that it holds, weighted by rarity, 0 to 1."""
    around: float
    """The same of the best passage that it stands in."""
    score: float
    voice: Voice = OWN_VOICE
    """Whose words it is."""
    signs: tuple[float, ...] = ()
    """What :mod:`gpqa.weigh` scored it by, as :data:`gpqa.scorer.signs.SIGNS` names them."""
    echo: bool = False
    """Whether it only puts the question, and what is next replies."""
    reply: bool = False
    """Whether what spoke for an echo, or for a claim that it denies, was passed on to it."""
    answer: tuple[int, int] | None = None
    """The words in it that answer, where a scorer found some."""
    read_as_answer: bool = False
    """Whether a scorer that read it, and what stands around it, says that both answer."""
    literal: float = 0.0
    """What its score was raised by for the very words that a question quotes."""

    @property
    def begin(self) -> int:
        """Where its words begin: after the label of a turn, where it begins with that."""
        return self.start + self.voice.label_end(self.text, self.start)

    def found_by(self, other: Evidence, cost: float) -> Evidence:
        """This, which replies to ``other``, with what speaks for that, at a cost of its score."""
        return replace(
            self,
            similarity=max(self.similarity, other.similarity),
            coverage=max(self.coverage, other.coverage),
            around=max(self.around, other.around),
            score=other.score - cost,
            reply=True,
        )


class Weights:
    """How much each word of a question counts: rare in this corpus, much; everywhere, little."""

    def __init__(self, question: Question, store: Store) -> None:
        self.question = question
        total = max(1, store.manifest.counts["passages"])
        frequencies = store.document_frequencies(question.stems)
        self.by_stem = {
            stem: math.log(1 + (total - count + 0.5) / (count + 0.5))
            for stem in question.stems
            for count in [min(total, frequencies.get(stem, 0))]
        }
        self.speaker = question.speaker_stems
        self._surfaces = {
            _bare(question.text[term.start : term.end]) for term in find_terms(question.text)
        }
        self._sum = sum(self.by_stem.values())

    def coverage(self, held: Collection[str]) -> float:
        """The weighted share of the question's stems among those of a text."""
        found = sum(weight for stem, weight in self.by_stem.items() if stem in held)
        return found / self._sum if self._sum else 0.0

    def matching(self, text: str, terms: Iterable[Term]) -> list[Term]:
        """The terms of a sentence that are words of the question.

        A capital inside a sentence makes a name, and a name is not inflected:
        "funding" asks for "funds", but not for the King's Fund.
        """
        return [
            term
            for position, term in enumerate(terms)
            if term.stem in self.by_stem
            and (
                position == 0  # any word is written large at the beginning
                or not _is_name(text[term.start : term.end])
                or _bare(text[term.start : term.end]) in self._surfaces
            )
        ]


def find_evidence(
    store: Store,
    weights: Weights,
    vector: NDArray[np.float32],
    hits: Sequence[Hit],
    whose: Whose = ANYONE,
) -> list[Evidence]:
    """The sentences of the hits' passages, best first; ties go by source id and place.

    All of them, not only those in the words of ``whose``: what somebody replied is found
    by what they were asked.
    """
    import numpy as np

    rows = store.sentences([hit.passage for hit in hits])
    if not rows:
        return []
    vectors = np.frombuffer(b"".join(row.vector for row in rows), dtype=np.float16)
    # Rounded, since a product's last digits depend on which other rows there are:
    # the same words in two places are to tie.
    similarities = np.round(vectors.reshape(len(rows), -1).astype(np.float32) @ vector, 5)
    texts = store.texts([(row.source, row.start, row.end) for row in rows])
    candidates = [_Candidate(row, text, weights) for row, text in zip(rows, texts, strict=True)]
    said = find_voices(store, (row.statement for row in rows if row.statement is not None))
    voices = [OWN_VOICE if row.statement is None else said[row.statement] for row in rows]
    around = _around(weights, candidates, voices, hits, whose)
    told = _Told(weights, store)
    found = []
    for candidate, voice, similarity in zip(candidates, voices, similarities.tolist(), strict=True):
        row, place = candidate.row, (candidate.row.source, candidate.row.start)
        nearby, words = around.get(place, (0.0, frozenset()))
        # Who is asked about need only be named nearby: "He said …".
        coverage = weights.coverage(candidate.held | (words & weights.speaker))
        matches = tuple(
            term._replace(start=term.start + row.start, end=term.end + row.start)
            for term in candidate.matches
            if term.stem not in weights.speaker
        )
        said_by = voice
        if whose.speakers is not None:
            is_told = told.is_told(candidate, voice)
        else:
            is_told = bool(matches) and not _is_said(matches, voice, candidate)
        if is_told:
            said_by = OWN_VOICE
        score = similarity + _COVERAGE * coverage + _AROUND * nearby
        score -= _KIND_COST.get(Kind(row.kind), 0.0)
        found.append(
            Evidence(
                row.source,
                row.start,
                row.end,
                Kind(row.kind),
                candidate.text,
                candidate.terms,
                matches,
                similarity,
                coverage,
                nearby,
                score,
                said_by,
            )
        )
    found = _pass_on_to_replies(found, store, whose)
    found = pass_on_to_denials(found, store, whose)
    found.sort(key=lambda e: (-e.score, store.source(e.source).id, e.start))
    return found


def score_parts(evidence: Evidence) -> dict[str, tuple[float, float]]:
    """What a sentence's score is made of, as it was found: values and weights.

    What is left over is what it earned to reply to the question.
    """
    parts = {
        "similarity": (evidence.similarity, 1.0),
        "coverage": (evidence.coverage, _COVERAGE),
        "around": (evidence.around, _AROUND),
    }
    if evidence.kind in _KIND_COST:
        parts[evidence.kind.value] = (1.0, -_KIND_COST[evidence.kind])
    if evidence.echo:
        parts["echo"] = (1.0, -ECHO_COST)
    if evidence.literal:
        parts["literal"] = (1.0, evidence.literal)
    rest = evidence.score - sum(value * weight for value, weight in parts.values())
    if abs(rest) > _ROUNDING:
        parts["reply"] = (1.0, rest)
    return parts


_ROUNDING = 1e-6


def _is_said(matches: Sequence[Term], voice: Voice, candidate: _Candidate) -> bool:
    """Whether any of the words asked for is in what is said, and not only told beside it.

    "At the conference, where the pumps were shown, Ms Lee praised the school" is hers
    where the school is asked about, and the writer's own where the pumps are. Words that
    only name the speaker tell nothing of either.
    """
    if any(voice.covers(term.start, term.end) for term in matches):
        return True
    begin = candidate.row.start
    named = voice.named_in(candidate.text)
    return bool(named) and all(
        any(a <= term.start - begin and term.end - begin <= b for a, b in named) for term in matches
    )


class _Told:
    """Tells what a writer only says of a speaker from what that speaker says."""

    def __init__(self, weights: Weights, store: Store) -> None:
        self._weights = weights
        self._topic = frozenset(stems(weights.question.text))
        self._store = store

    def is_told(self, candidate: _Candidate, voice: Voice) -> bool:
        """Whether all that is asked about stands in a sentence's aside, and nowhere near it.

        What the text tells of elsewhere too is its topic, and may be the speaker's.
        """
        row = candidate.row
        words = [term for term in candidate.matches if term.stem not in self._weights.speaker]
        if not words or not (asides := find_asides(candidate.text, row.start, voice)):
            return False
        if not all(
            any(a <= row.start + term.start and row.start + term.end <= b for a, b in asides)
            for term in words
        ):
            return False
        held = {term.stem for term in words}
        by_stem = self._weights.by_stem
        share = sum(by_stem[stem] for stem in held & self._topic)
        whole = sum(weight for stem, weight in by_stem.items() if stem in self._topic)
        if share < _TOLD * whole:
            return False
        length = self._store.source(row.source).length
        before = self._store.text(row.source, max(0, row.start - _NEAR), row.start)
        after = self._store.text(row.source, row.end, min(length, row.end + _NEAR))
        return held.isdisjoint(stems(f"{before}\n{after}"))


_TOLD = 0.5
"""Share of what is asked about from which an aside is what it asks for."""
_NEAR = 5_000
"""Code points before and behind a sentence that are its surroundings."""


# In a hearing the sentence nearest to a question is often that question, as
# counsel put it. Measured on two sets of transcripts: docs/benchmarks.md.
_ECHO = 0.5
"""Share of the question's words from which an asked sentence is its echo."""
ECHO_COST = 0.3
_REPLY_COST = 0.05
_GAP = 40
"""Characters between two paragraphs, at most."""


def _pass_on_to_replies(found: list[Evidence], store: Store, whose: Whose) -> list[Evidence]:
    """An echo of the question does not answer it; what the next paragraph begins with may.

    Unless it is what is asked for: the questions that one person put, or who put them.
    """
    if whose.asking:
        return found
    ordered = sorted(found, key=lambda e: (e.source, e.start))
    passed = list(ordered)
    for position, (asked, reply) in enumerate(pairwise(ordered)):
        if (
            asked.coverage >= _ECHO
            and (whose.speakers is None or asked.voice.number not in whose.speakers)
            and ASKED.search(asked.text)
            and asked.kind is reply.kind is Kind.BODY
            and asked.source == reply.source
            and reply.start - asked.end < _GAP
            and _next_paragraph(store.text(asked.source, asked.end, reply.start))
        ):
            echo, heir = passed[position], passed[position + 1]
            passed[position] = replace(echo, score=echo.score - ECHO_COST, echo=True)
            if asked.score - _REPLY_COST > heir.score:
                passed[position + 1] = heir.found_by(asked, _REPLY_COST)
    return passed


def _next_paragraph(gap: str) -> bool:
    return gap.isspace() and ("\n" in gap or "\r" in gap)


class _Candidate:
    """A sentence with its words, compared with the question's."""

    def __init__(self, row: SentenceRow, text: str, weights: Weights) -> None:
        self.row = row
        self.text = text
        self.terms = _terms(self.text)
        self.matches = weights.matching(self.text, self.terms)
        self.held = frozenset(term.stem for term in self.matches)


@lru_cache(maxsize=4096)
def _terms(text: str) -> tuple[Term, ...]:
    """A sentence's words; the same sentences come up again and again."""
    return tuple(find_terms(text))


def _around(
    weights: Weights,
    candidates: Sequence[_Candidate],
    voices: Sequence[Voice],
    hits: Iterable[Hit],
    whose: Whose,
) -> dict[tuple[int, int], tuple[float, frozenset[str]]]:
    """For each sentence, by source and start: the coverage and the words of its best passage.

    What others say of a topic beside somebody's words does not make those be about it,
    unless people talk to each other: what is asked there is what is answered.
    """
    by_source: dict[int, list[_Candidate]] = {}
    for candidate, voice in zip(candidates, voices, strict=True):
        if (
            whose.speakers is None
            or voice.attribution in (None, Attribution.TURN)
            or voice.number in whose.speakers
        ):
            by_source.setdefault(candidate.row.source, []).append(candidate)
    best: dict[tuple[int, int], tuple[float, frozenset[str]]] = {}
    for hit in hits:
        inside = [
            candidate
            for candidate in by_source.get(hit.passage.source, ())
            if candidate.row.start < hit.passage.end and candidate.row.end > hit.passage.start
        ]
        words = frozenset().union(*(candidate.held for candidate in inside))
        coverage = weights.coverage(words)
        for candidate in inside:
            place = (candidate.row.source, candidate.row.start)
            if place not in best or coverage > best[place][0]:
                best[place] = (coverage, words)
    return best


def _is_name(word: str) -> bool:
    """Whether a word inside a sentence is written as a name: Fund, but not GPs."""
    return word[0].isupper() and word[1:2].islower()


def _bare(word: str) -> str:
    """A word as it may be typed in a question: folded, without a possessive."""
    return word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
