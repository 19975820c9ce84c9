"""The sets that are trained on: questions with their places, and one corpus of all their texts.

Only these are read: squad2-train, and train/ (squad1-extra, qamr, selqa-dev). What is
held out for choosing is held out by article.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["HELD_OUT", "Asked", "Record", "held_out", "read_corpora"]

HELD_OUT = frozenset(
    "Scottish_Parliament Ctenophora Black_Death 1973_oil_crisis Kenya Teacher".split()
)
"""Articles of SQuAD 2.0 that nothing is trained on: the combination is fitted on them."""


@dataclass(frozen=True, slots=True)
class Record:
    """A text of the corpus."""

    id: str
    title: str
    text: str
    article: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a training set."""

    id: str
    set: str
    question: str
    about: str
    """The id of the text that it is about."""
    article: str
    answers: tuple[str, ...]
    """The answering words, each of which stands in the text; none where it is unanswerable."""
    sentences: tuple[str, ...] = ()
    """Where whole sentences are known and not words: those."""


def held_out(article: str) -> bool:
    """Whether an article is kept from training: named ones, and a tenth of all others."""
    if article.startswith("squad/"):
        return article.removeprefix("squad/") in HELD_OUT
    return hashlib.sha256(article.encode()).digest()[0] < 26


def read_corpora(data: Path) -> tuple[list[Record], list[Asked]]:
    """All texts, each once, and all questions, in a fixed order."""
    records: dict[str, Record] = {}
    asked: list[Asked] = []
    for found in (
        _squad2(data / "squad2-train"),
        _squad1(data / "train" / "squad1-extra.jsonl"),
        _selqa(data / "train" / "selqa-dev.jsonl"),
        _qamr(data / "train" / "qamr.jsonl"),
    ):
        for record, question in found:
            records.setdefault(record.id, record)
            if question is not None:
                asked.append(question)
    return list(records.values()), asked


Found = "Iterator[tuple[Record, Asked | None]]"


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _squad2(folder: Path) -> Iterator[tuple[Record, Asked | None]]:
    records = {}
    for row in _lines(folder / "corpus.jsonl"):
        article = f"squad/{row['_id'].rpartition('-')[0]}"
        records[row["_id"]] = Record(row["_id"], row["title"], row["text"], article)
        yield records[row["_id"]], None
    for row in _lines(folder / "gold.jsonl"):
        record = records[row["about"]]
        yield (
            record,
            Asked(
                row["id"],
                "squad2",
                row["question"].strip(),
                record.id,
                record.article,
                tuple(row.get("short_answers", ())) if row["answerable"] else (),
            ),
        )


def _squad1(path: Path) -> Iterator[tuple[Record, Asked | None]]:
    for row in _lines(path):
        name = f"{row['title']}-{_digest(row['context'])}"
        article = f"squad/{row['title']}"
        record = Record(name, row["title"].replace("_", " "), row["context"], article)
        yield (
            record,
            Asked(
                row["id"],
                "squad1",
                row["question"].strip(),
                name,
                article,
                tuple(answer for answer in row["answers"] if answer in row["context"]),
            ),
        )


def _selqa(path: Path) -> Iterator[tuple[Record, Asked | None]]:
    for number, row in enumerate(_lines(path)):
        text = " ".join(row["candidates"])
        name = f"selqa-{_digest(text)}"
        article = f"selqa/{row['article']}"
        sentences = tuple(row["candidates"][i] for i in row["answers"])
        yield (
            Record(name, row["article"].replace("_", " "), text, article),
            Asked(f"selqa-{number}", "selqa", row["question"], name, article, (), sentences),
        )


def _qamr(path: Path) -> Iterator[tuple[Record, Asked | None]]:
    for row in _lines(path):
        text = _untokenised(row["context"])
        answers = tuple(a for a in map(_untokenised, row["answers"]) if a in text)
        name = f"qamr-{_digest(text)}"
        yield (
            Record(name, "", text, f"qamr/{name}"),
            Asked(row["id"], "qamr", row["question"], name, f"qamr/{name}", answers)
            if answers
            else None,
        )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


_REPAIRS = [
    (re.compile(r"-LRB- ?"), "("),
    (re.compile(r" ?-RRB-"), ")"),
    (re.compile(r"`` ?"), "“"),
    (re.compile(r" ?''"), "”"),
    (re.compile(r" ([,.;:?!%]|'s\b|'re\b|'ve\b|'ll\b|'d\b|'m\b|n't\b|')"), r"\1"),
    (re.compile(r"([$£€]) "), r"\1"),
]


def _untokenised(text: str) -> str:
    """A text of tokens with spaces between, as it would be printed."""
    for pattern, repair in _REPAIRS:
        text = pattern.sub(repair, text)
    return text.strip()
