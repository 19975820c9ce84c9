"""The signs that a sentence answers: each a number, to be weighed by :mod:`.combination`.

Cheap ones, for which no model is run (words shared, numbers and names asked for, kind of
thing asked for), and those of a scorer that read the sentence with the question. Others
that were tried and added nothing are in training/README.md.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from gpqa.scorer.answer_types import holds_type, question_type
from gpqa.structure import Kind
from gpqa.terms import find_terms, stems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from gpqa.evidence import Evidence, Weights
    from gpqa.retrieve import Hit
    from gpqa.store import Store

__all__ = ["CHEAP", "READ", "SIGNS", "best_hits", "cheap_signs", "read_signs"]

CHEAP = (
    "similarity", "coverage", "around", "score", "passage", "headline", "bullet", "comment",
    "missing nearby", "pairs", "bm25", "numbers missing", "names missing",
    "type held", "type missing", "asks back", "said",
)  # fmt: skip
"""The columns of :func:`cheap_signs`; the first four are fields of Evidence."""
READ = ("sentence", "window", "span", "first", "lead", "unread")
"""The columns of :func:`read_signs`."""
SIGNS = CHEAP + READ

_NUMBER = re.compile(r"\d[\d,.]*")
_CAPITAL = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w’'-]+")
_NEAR = 1000
"""Characters from one sentence's start to the next, at most, for them to be neighbours."""
_LEAST = np.array([-8.0, -8.0, -15.0])
"""What counts for a sentence that no window held, and is the least that any can have."""


def cheap_signs(
    weights: Weights, evidence: Sequence[Evidence], hits: Sequence[Hit], store: Store
) -> NDArray[np.float64]:
    """A row for each of ``evidence``: shape (len(evidence), len(CHEAP))."""
    if not evidence:
        return np.zeros((0, len(CHEAP)))
    question, by_stem = weights.question, weights.by_stem
    total = sum(by_stem.values()) or 1.0
    kind = question_type(question.text)
    numbers = _NUMBER.findall(question.text)
    names = {stem for match in _CAPITAL.findall(question.text) for stem in stems(match)}
    names -= question.speaker_stems
    asked = set(question.stems)
    asked_pairs = _pairs([term.stem for term in find_terms(question.text)])
    words = [[term.stem for term in each.terms] for each in evidence]
    average = sum(map(len, words)) / len(words) or 1.0
    titles = {each.source: set(_title_stems(store, each.source)) for each in evidence}
    passages = [0.0 if hit is None else hit.score for hit in best_hits(evidence, hits)]
    rows = []
    for number, (each, beside) in enumerate(zip(evidence, _neighbours(evidence), strict=True)):
        own = words[number]
        held = set(own)
        nearby = titles[each.source].union(held, *(words[other] for other in beside))
        has = holds_type(kind, each.text, question.text)
        rows.append((
            each.similarity,
            each.coverage,
            each.around,
            each.score,
            passages[number],
            each.kind is Kind.HEADLINE,
            each.kind is Kind.BULLET,
            each.kind is Kind.COMMENT,
            sum(by_stem.get(stem, 0.0) for stem in asked - nearby) / total,
            len(asked_pairs & _pairs(own)) / max(1, len(asked_pairs)),
            _bm25(held & asked, own, by_stem, len(own) / average) / total,
            sum(digits not in each.text for digits in numbers) / max(1, len(numbers)),
            len(names - held) / max(1, len(names)),
            has is True,
            has is False,
            each.text.rstrip("’”\"'").endswith("?"),
            each.voice.attribution is not None,
        ))  # fmt: skip
    return np.array(rows, dtype=float)


def read_signs(judged: NDArray[np.float64]) -> NDArray[np.float64]:
    """What a scorer made of each sentence, as signs: shape (sentences, len(READ)).

    ``judged`` has the logits of sentence, window and span as columns, NaN where no window
    held the sentence. What is added: whether its logit is the best, and its lead over the
    best of the others.
    """
    if not len(judged):
        return np.zeros((0, len(READ)))
    unread = np.isnan(judged[:, 0])
    logits = np.where(unread[:, None], _LEAST, np.fmax(judged, _LEAST))
    sentence = logits[:, 0]
    best = int(np.argmax(sentence))
    rival = np.full(len(sentence), sentence[best])
    if len(sentence) > 1:
        rival[best] = np.partition(sentence, -2)[-2]
    first = sentence >= sentence[best]
    return np.column_stack([logits, first, sentence - rival, unread])


def _neighbours(evidence: Sequence[Evidence]) -> list[list[int]]:
    """Of each sentence the positions of those found next before and after it."""
    order = sorted(range(len(evidence)), key=lambda i: (evidence[i].source, evidence[i].start))
    beside: list[list[int]] = [[] for _ in evidence]
    for one, other in pairwise(order):
        near = evidence[other].start - evidence[one].start < _NEAR
        if near and evidence[one].source == evidence[other].source:
            beside[one].append(other)
            beside[other].append(one)
    return beside


def _title_stems(store: Store, source: int) -> list[str]:
    return stems(store.source(source).title or "")


def best_hits(evidence: Sequence[Evidence], hits: Sequence[Hit]) -> list[Hit | None]:
    """The best passage that each sentence stands in; None where that is no hit."""
    by_source: dict[int, list[Hit]] = {}
    for hit in hits:
        by_source.setdefault(hit.passage.source, []).append(hit)
    return [
        next(
            (
                hit
                for hit in by_source.get(each.source, ())
                if hit.passage.start < each.end and hit.passage.end > each.start
            ),
            None,
        )
        for each in evidence
    ]


def _pairs(ordered: Sequence[str]) -> set[tuple[str, str]]:
    """Words that stand together: at most one other between them, in either order."""
    return {
        (one, other) if one < other else (other, one)
        for i, one in enumerate(ordered)
        for other in ordered[i + 1 : i + 3]
    }


def _bm25(
    own: set[str], ordered: Sequence[str], by_stem: Mapping[str, float], length: float
) -> float:
    """BM25 of one sentence, by its length as a multiple of the average; k1 1.2, b 0.75."""
    k, b = 1.2, 0.75
    found = 0.0
    for stem in sorted(own):  # a sum's last digits depend on its order
        count = ordered.count(stem)
        found += by_stem.get(stem, 0.0) * count * (k + 1) / (count + k * (1 - b + b * length))
    return found
