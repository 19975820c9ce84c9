"""The sets that are trained on: questions with their places, and one corpus of all their texts.

Only these are read: squad2-train, train/ (squad1-extra, qamr, selqa-dev), and what was
written for training. What is held out for choosing is held out by article.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from training.written import WRITTEN, read_documents, read_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = [
    "HELD_OUT",
    "Asked",
    "Record",
    "held_out",
    "more_questions",
    "read_corpora",
    "read_written",
]

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
    """Whether an article is kept from training.

    Named ones of SQuAD, a fifth of what was written, a tenth of all else.
    """
    if article.startswith("squad/"):
        return article.removeprefix("squad/") in HELD_OUT
    share = 51 if article.startswith("written/") else 26
    return hashlib.sha256(article.encode()).digest()[0] < share


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


def read_written(folder: Path = WRITTEN) -> tuple[list[Record], list[Asked]]:
    """What was written for training, ``folder/documents``, as the public sets are read."""
    records: list[Record] = []
    asked: list[Asked] = []
    for path in sorted((folder / "documents").glob("*.txt")):
        for number, document in enumerate(read_documents(path)):
            name = f"{path.stem}-{number:03}"
            record = Record(name, document.title, document.text, f"written/{name}")
            records.append(record)
            for place, question in enumerate(document.questions):
                asked.append(
                    Asked(
                        f"{name}-{place:02}",
                        "written",
                        question.text,
                        name,
                        record.article,
                        (question.words,) if question.words else (),
                        tuple(question.evidence),
                    )
                )
    return records, asked


def more_questions(asked: Sequence[Asked], folder: Path = WRITTEN) -> list[Asked]:
    """``folder/paragraphs``: further questions on the texts that ``asked`` are about."""
    known = {item.id: item for item in asked}
    more: list[Asked] = []
    for path in sorted((folder / "paragraphs").glob("*.txt")):
        for each in read_paragraphs(path):
            item = known[each.id]
            for number, text in enumerate(each.same):
                more.append(replace(item, id=f"{item.id}-same-{number}", question=text))
            for number, text in enumerate(each.unanswered):
                silent = f"{item.id}-not-{number}"
                more.append(replace(item, id=silent, question=text, answers=(), sentences=()))
    return more


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
