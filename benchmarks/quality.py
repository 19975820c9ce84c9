"""How settings were chosen: what each part of finding adds, and passages of other sizes.

    make bench DATA=folder PARTS=studies

Over the BEIR folders (beir-time, beir-med, beir-cran) and the gold sets squad2-train,
squad2-dev and qmsum-val. Choices were made on even-numbered BEIR queries, squad2-train
and qmsum-val; squad2-dev is only reported.
"""

from __future__ import annotations

import json
import math
import random
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from gpqa import Library, build
from gpqa.answer import find, question_vector
from gpqa.question import understand
from gpqa.retrieve import retrieve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from bar import Steps

    from gpqa.evidence import Evidence

__all__ = ["measure"]

BEIR = ("beir-time", "beir-med", "beir-cran")
DEEP = 1000
SAMPLE = 1000  # questions of a gold set, drawn with a fixed seed
SIZES = ((128, 0), (128, 42), (192, 0), (192, 64), (200, 100))


def measure(data: Path, work: Path, bar: Steps) -> dict[str, object]:
    """Rankings, sentences, sizes."""
    results: dict[str, object] = {
        "retrieval": {name: ranking(open_index(data / name, work), data / name) for name in BEIR}
    }
    bar.share(2, 10)
    results["sentences"] = {
        name: sentences(open_index(data / name, work), data / name)
        for name in ("squad2-train", "squad2-dev", "qmsum-val")
        if (data / name).is_dir()
    }
    bar.share(4, 10)
    results["sizes"] = sizes(data, work, bar)
    return results


def open_index(data: Path, work: Path, suffix: str = "") -> Library:
    """The index of a set, built under ``work`` if it is not there yet."""
    documents = data / "documents" if (data / "documents").is_dir() else data / "corpus.jsonl"
    return Library.build([documents], work.absolute() / f"{data.name}{suffix}")[0]


@dataclass(frozen=True)
class Figure:
    """A mean with its 95% bootstrap interval, in points of 100."""

    mean: float
    low: float
    high: float
    n: int

    @classmethod
    def of(cls, values: Sequence[float]) -> Figure:
        """Of one value a question."""
        data = np.asarray(values, dtype=float)
        draws = np.random.default_rng(0).choice(data, (2000, len(data))).mean(axis=1)
        low, high = np.percentile(draws, [2.5, 97.5])
        mean, low, high = (round(100 * float(x), 1) for x in (data.mean(), low, high))
        return cls(mean, low, high, len(data))


# --- documents -------------------------------------------------------------------------


def ranking(library: Library, data: Path) -> dict[str, Any]:
    """nDCG@10 of documents by their best passage: each ranking alone, and fused."""
    store, encoder = library.store, library.encoder
    qrels: dict[str, dict[str, int]] = defaultdict(dict)
    for line in (data / "qrels" / "test.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, document, grade = line.split("\t")
        qrels[query][document] = int(grade)
    queries = [json.loads(line) for line in (data / "queries.jsonl").open(encoding="utf-8")]
    scores: dict[str, list[float]] = defaultdict(list)
    for query in queries:
        if not any(qrels[query["_id"]].values()):
            continue
        question = understand(query["text"])
        vector = question_vector(question, encoder)
        dense = store.search_vector(vector, DEEP)
        lexical = store.search_words("passages", question.stems, DEEP)
        rankings = {
            "lexical": lexical,
            "dense": dense,
            "reciprocal rank fusion": reciprocal([lexical[:100], dense[:100]]),
            "shipped": [
                (hit.passage.no, hit.score) for hit in retrieve(store, question.stems, vector, DEEP)
            ],
        }
        for name, found in rankings.items():
            order = documents(library, found)
            scores[name].append(ndcg(order[:10], qrels[query["_id"]]))
    return {name: vars(Figure.of(values)) for name, values in scores.items()} | {
        "shipped, odd queries": vars(Figure.of(scores["shipped"][1::2])),
        "passages": library.manifest["counts"]["passages"],  # type: ignore[index]
    }


def documents(library: Library, found: Iterable[tuple[int, float]]) -> list[str]:
    """Source ids by their best passage, best first; ties by id."""
    scored = list(found)
    rows = {row.no: row for row in library.store.passages([number for number, _ in scored])}
    best: dict[str, float] = {}
    for number, score in scored:
        name = library.store.source(rows[number].source).id
        best[name] = max(score, best.get(name, -math.inf))
    return sorted(best, key=lambda name: (-best[name], name))


def reciprocal(rankings: Iterable[Sequence[tuple[int, float]]]) -> list[tuple[int, float]]:
    """Reciprocal rank fusion, k = 60 (Cormack, Clarke and Büttcher, SIGIR 2009)."""
    scores: dict[int, float] = defaultdict(float)
    for found in rankings:
        for rank, (number, _) in enumerate(found, start=1):
            scores[number] += 1 / (60 + rank)
    return list(scores.items())


def ndcg(order: Sequence[str], grades: dict[str, int]) -> float:
    """NDCG with linear gains, as trec_eval's ndcg_cut."""
    gained = sum(grades.get(name, 0) / math.log2(rank + 1) for rank, name in enumerate(order, 1))
    ideal = sorted(grades.values(), reverse=True)[:10]
    return gained / sum(grade / math.log2(rank + 1) for rank, grade in enumerate(ideal, 1))


# --- sentences -------------------------------------------------------------------------

FORMULAS: dict[str, Callable[[Evidence], float]] = {
    "similarity": lambda e: e.similarity,
    "coverage": lambda e: e.coverage,
    "similarity + 0.4 coverage": lambda e: e.similarity + 0.4 * e.coverage,
    "shipped": lambda e: e.score,
}


def sentences(library: Library, data: Path) -> dict[str, Any]:
    """Share of questions whose first, or one of the first five, sentences is evidence."""
    store = library.store
    gold = [json.loads(line) for line in (data / "gold.jsonl").open(encoding="utf-8")]
    answerable = [item for item in gold if item["answerable"]]
    random.Random(0).shuffle(answerable)
    hits: dict[str, list[float]] = defaultdict(list)
    for item in answerable[:SAMPLE]:
        found = find(store, library.encoder, item["question"]).evidence
        spans = [(e["source_id"], e["start"], e["end"]) for e in item["evidence"]]

        def answers(evidence: Evidence, spans: list[Any] = spans) -> bool:
            name = store.source(evidence.source).id
            return any(
                name == source and evidence.start < end and evidence.end > start
                for source, start, end in spans
            )

        for name, formula in FORMULAS.items():
            order = sorted(found, key=lambda e: -formula(e))
            hits[f"{name} hit@1"].append(any(map(answers, order[:1])))
            hits[f"{name} hit@5"].append(any(map(answers, order[:5])))
    return {name: vars(Figure.of(values)) for name, values in hits.items()}


# --- sizes -----------------------------------------------------------------------------


def sizes(data: Path, work: Path, bar: Steps) -> dict[str, Any]:
    """The shipped ranking over passages of other sizes and overlaps, in tokens."""
    results = {}
    shipped = build.BUDGET, build.OVERLAP
    for number, (budget, overlap) in enumerate(SIZES):
        bar.share(4 + 6 * number / len(SIZES), 10)
        build.BUDGET, build.OVERLAP = budget, overlap
        results[f"{budget}/{overlap}"] = {
            name: ranking(open_index(data / name, work, f"-{budget}-{overlap}"), data / name)[
                "shipped"
            ]["mean"]
            for name in BEIR
        }
    build.BUDGET, build.OVERLAP = shipped
    return results
