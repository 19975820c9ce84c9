"""The cheap signs that a sentence answers: no model is run for them.

Every sign is a number about one sentence and its question, mostly 0 to 1. Those that
compare a sentence with the others that were found are :func:`relative`.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import numpy as np

from gpqa.structure import Kind
from gpqa.terms import find_terms, stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from gpqa.answer import Found
    from gpqa.evidence import Evidence
    from gpqa.store import Store

__all__ = ["FEATURES", "QUESTION_TYPES", "features", "question_type"]

QUESTION_TYPES = (
    "who",
    "when",
    "where",
    "number",
    "why",
    "how",
    "which",
    "what",
    "yes-no",
    "other",
)

_TYPES = [
    ("number", re.compile(
        r"\bhow (?:many|much|long|old|far|often|large|big|high|tall|fast)\b"
        r"|\bwhat (?:percent|percentage|share|proportion|number|amount)\b"
    )),
    ("when", re.compile(
        r"\bwhen\b|\b(?:what|which) (?:year|date|day|month|decade|century|time)\b"
    )),
    ("who", re.compile(r"\bwho(?:m|se)?\b|\b(?:what|which) (?:person|man|woman|people|name)\b")),
    ("where", re.compile(
        r"\bwhere\b|\b(?:what|which) (?:city|country|place|town|state|region)\b"
    )),
    ("why", re.compile(r"\bwhy\b|\bwhat (?:caused|causes|cause|reason)\b|\bfor what reason\b")),
    ("how", re.compile(r"\bhow\b")),
    ("which", re.compile(r"\bwhich\b")),
    ("what", re.compile(r"\bwhat\b")),
    ("yes-no", re.compile(r"(?:is|are|was|were|did|does|do|has|have|had|can|will|would|should)\b")),
]  # fmt: skip
_NUMBER = re.compile(r"\d[\d,.]*")
_COUNTS = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty"
    r"|fifty|hundreds?|thousands?|millions?|billions?|dozens?|half|quarter|third|twice|several"
    r"|many|few|none)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:1\d\d\d|20\d\d)s?\b|\b(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
    r"|\b(?:century|yesterday|today|tomorrow|week|month|year|decade|spring|summer|autumn|winter"
    r"|morning|evening|night)s?\b",
)
_CAUSES = re.compile(
    r"\b(?:because|since|due to|owing to|so that|in order to|to \w+|as a result|caused?|therefore"
    r"|reasons?|led to|thus|after|for)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w’'-]+")
_PLACE = re.compile(r"\b(?:in|at|near|from|to|of|across|outside|around) (?:the )?[A-Z]")
_NEGATED = re.compile(
    r"\b(?:not|never|no|none|nor|neither|without|cannot)\b|n['’]t\b", re.IGNORECASE
)
_PERSON = re.compile(r"\b(?:he|she|they|I|we)\b", re.IGNORECASE)

FEATURES = (
    "similarity", "coverage", "around", "score",
    "rarest missing", "rarest missing around", "stems missing", "stems missing around",
    "numbers asked", "numbers missing", "names asked", "names missing", "names missing around",
    "pairs", "bm25", "neighbour coverage", "speaker here", "speaker missing",
    "type known", "type matched", "type missing",
    "passage", "passage dense", "passage lexical", "passage tile",
    "headline", "bullet", "comment", "asks back", "first", "position", "length", "short",
    "negation differs", "pronoun",
    "similarity gap", "coverage gap", "score gap", "passage gap", "firsts",
    "rank similarity", "rank coverage", "rank passage", "rank score",
)  # fmt: skip
"""What the columns of :func:`features` are."""


def question_type(text: str) -> str:
    """What kind of thing a question asks for."""
    lower = text.lower().strip()
    for name, pattern in _TYPES:
        if (pattern.match if name == "yes-no" else pattern.search)(lower):
            return name
    return "other"


def features(found: Found, store: Store, by_stem: dict[str, float]) -> NDArray[np.float64]:
    """The signs of every sentence that was found: shape (sentences, len(FEATURES)).

    ``by_stem`` are the weights of the question's stems (:class:`gpqa.evidence.Weights`).
    """
    question, evidence = found.question, found.evidence
    if not evidence:
        return np.zeros((0, len(FEATURES)))
    kind = question_type(question.text)
    total = sum(by_stem.values()) or 1.0
    heaviest = max(by_stem.values(), default=1.0) or 1.0
    numbers = _NUMBER.findall(question.text)
    names = {stem for m in _CAPITAL.findall(question.text) for stem in stems(m)}
    names -= set(question.speaker)
    asked = set(question.stems)
    pairs = _pairs([t.stem for t in find_terms(question.text)])
    negated = bool(_NEGATED.search(question.text))
    order = sorted(range(len(evidence)), key=lambda i: (evidence[i].source, evidence[i].start))
    beside = _beside(evidence, order)
    lengths = [len(each.terms) for each in evidence]
    average = sum(lengths) / len(lengths) or 1.0
    best_hit = _passages(found)
    rows = []
    for i, each in enumerate(evidence):
        held = {term.stem for term in each.terms}
        near = set().union(*({t.stem for t in evidence[j].terms} for j in (i, *beside[i])))
        title = store.source(each.source).title
        near |= set(stems(title)) if title else set()
        own = held & asked
        missing = [by_stem[s] for s in asked - held if s in by_stem]
        missing_near = [by_stem[s] for s in asked - near if s in by_stem]
        ordered = [t.stem for t in each.terms]
        has = _answers_type(kind, each.text, question.text)
        hit = best_hit[i]
        rows.append([
            each.similarity, each.coverage, each.around, each.score,
            max(missing, default=0.0) / heaviest, max(missing_near, default=0.0) / heaviest,
            sum(missing) / total, sum(missing_near) / total,
            float(bool(numbers)),
            sum(n not in each.text for n in numbers) / max(1, len(numbers)),
            float(bool(names)),
            len(names - held) / max(1, len(names)), len(names - near) / max(1, len(names)),
            len(pairs & _pairs(ordered)) / max(1, len(pairs)),
            _bm25(own, ordered, by_stem, lengths[i] / average) / total,
            max((evidence[j].coverage for j in beside[i]), default=0.0),
            float(bool(question.speaker) and set(question.speaker) <= held),
            float(bool(question.speaker) and not set(question.speaker) & near),
            float(has is not None), float(has is True), float(has is False),
            *hit,
            float(each.kind is Kind.HEADLINE), float(each.kind is Kind.BULLET),
            float(each.kind is Kind.COMMENT), float(each.text.rstrip("’”\"'").endswith("?")),
            float(each.start == 0), math.log1p(each.start) / 10,
            math.log1p(lengths[i]) / 4, float(lengths[i] < 5),
            float(bool(_NEGATED.search(each.text)) != negated),
            float(bool(_PERSON.match(each.text))),
        ])  # fmt: skip
    table = np.array(rows)
    return np.hstack([table, relative(table)])


def relative(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """How each sentence stands among the others: gaps to the best of them, and ranks."""
    columns = [table[:, FEATURES.index(n)] for n in ("similarity", "coverage", "score", "passage")]
    gaps = [column - _best_other(column) for column in columns]
    first = sum((column >= column.max() - 1e-9).astype(float) for column in columns) / len(columns)
    ranks = [
        1.0 / (1 + (column[None, :] > column[:, None] + 1e-9).sum(axis=1))
        for column in (columns[0], columns[1], columns[3], columns[2])
    ]
    return np.column_stack([*gaps, first, *ranks])


def _best_other(column: NDArray[np.float64]) -> NDArray[np.float64]:
    if len(column) < 2:
        return np.zeros(len(column))
    order = np.argsort(-column)
    best = np.full(len(column), column[order[0]])
    best[order[0]] = column[order[1]]
    return best


def _beside(evidence: Sequence[Evidence], order: list[int]) -> list[tuple[int, ...]]:
    beside: list[tuple[int, ...]] = [()] * len(evidence)
    for place, i in enumerate(order):
        near = (order[p] for p in (place - 1, place + 1) if 0 <= p < len(order))
        beside[i] = tuple(
            j
            for j in near
            if evidence[j].source == evidence[i].source
            and abs(evidence[j].start - evidence[i].start) < 1000
        )
    return beside


def _passages(found: Found) -> list[tuple[float, float, float, float]]:
    by_source: dict[int, list[int]] = {}
    for number, hit in enumerate(found.hits):
        by_source.setdefault(hit.passage.source, []).append(number)
    result = []
    for each in found.evidence:
        for number in by_source.get(each.source, ()):
            hit = found.hits[number]
            if hit.passage.start < each.end and hit.passage.end > each.start:
                result.append((hit.score, hit.dense, hit.lexical, hit.tile))
                break
        else:
            result.append((0.0, 0.0, 0.0, 0.0))
    return result


def _pairs(ordered: Sequence[str]) -> set[tuple[str, str]]:
    near = set()
    for i, one in enumerate(ordered):
        for other in ordered[i + 1 : i + 3]:
            near.add((one, other) if one < other else (other, one))
    return near


def _bm25(own: set[str], ordered: list[str], by_stem: dict[str, float], length: float) -> float:
    k, b = 1.2, 0.75
    return sum(
        by_stem.get(stem, 0.0) * (count * (k + 1) / (count + k * (1 - b + b * length)))
        for stem in own
        for count in [ordered.count(stem)]
    )


def _answers_type(kind: str, sentence: str, question: str) -> bool | None:
    """Whether a sentence holds the kind of thing that is asked for; None where nobody knows."""
    if kind == "number":
        return any(m[0] not in question for m in _COUNTS.finditer(sentence))
    if kind == "when":
        return any(m[0] not in question for m in _TIMES.finditer(sentence))
    if kind == "who":
        return any(m[0] not in question for m in re.finditer(r"\b[A-Z][\w’'-]+", sentence[1:])) or (
            bool(re.match(r"[A-Z]\w+ [A-Z]", sentence))
        )
    if kind == "where":
        return bool(_PLACE.search(sentence))
    if kind == "why":
        return bool(_CAUSES.search(sentence))
    return None
