"""A gold set made by hand, and a system that answers it as it is told to."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gpqa.evaluate.evaluation import evaluate
from gpqa.evaluate.gold import GoldSet, read_gold
from gpqa.evaluate.results import System as About
from gpqa.evaluate.system import Attempt, Ranked
from gpqa.models import Quote

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gpqa.evaluate.results import Evaluation

TEXTS = {
    "pump": "Cholera came from the pump. “Take the handle off,” said Dr Snow. All was quiet.",
    "ward": "Mr Hunt promised five thousand doctors. None was trained by 2020. Rain fell on Leeds.",
    "snow": "It snowed for ten days. Nobody counted the trains. Dr Snow stayed at home.",
}
Row = dict[str, Any]


def place(source: str, quote: str, speaker: str | None = None) -> Row:
    start = TEXTS[source].index(quote)
    end = start + len(quote)
    return {
        "source_id": source,
        "start": start,
        "end": end,
        "quote": quote,
        "speaker": speaker,
    }


ROWS: tuple[Row, ...] = (
    {
        "id": "a1",
        "question": "Where did cholera come from?",
        "answerable": True,
        "evidence": [place("pump", "Cholera came from the pump.")],
        "short_answers": ["the pump"],
        "tags": ["place"],
        "split": "dev",
    },
    {
        "id": "a2",
        "question": "What did Dr Snow say about the handle?",
        "answerable": True,
        "evidence": [place("pump", "“Take the handle off,”", "John Snow")],
        "short_answers": ["handle off"],
        "tags": ["speaker"],
        "split": "dev",
    },
    {
        "id": "a3",
        "question": "How many doctors were promised and trained?",
        "answerable": True,
        "evidence": [
            place("ward", "Mr Hunt promised five thousand doctors.", "Jeremy Hunt"),
            place("ward", "None was trained by 2020."),
        ],
        "short_answers": ["five thousand"],
        "tags": ["speaker", "number"],
        "split": "test",
    },
    {
        "id": "a4",
        "question": "How long did it snow?",
        "answerable": True,
        "evidence": [place("snow", "It snowed for ten days.")],
        "short_answers": ["ten days"],
        "tags": ["number"],
        "split": "dev",
    },
    {
        "id": "n1",
        "question": "Who counted the carriages?",
        "answerable": False,
        "evidence": [],
        "tags": ["near-miss"],
        "split": "dev",
    },
    {
        "id": "n2",
        "question": "What is the capital of Peru?",
        "answerable": False,
        "evidence": [],
        "tags": ["off-topic"],
        "split": "test",
    },
)


def write_gold(folder: Path, rows: tuple[Row, ...] | list[Row] = ROWS) -> Path:
    """A folder as DESIGN.md has it."""
    documents = folder / "documents"
    documents.mkdir(parents=True, exist_ok=True)
    for name, text in TEXTS.items():
        (documents / f"{name}.txt").write_bytes(text.encode())
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "gold.jsonl").write_bytes("".join(lines).encode())
    return folder


@dataclass
class Told:
    """A system whose attempts are given to it, by question."""

    attempts: dict[str, Attempt]
    texts: dict[str, str] = field(default_factory=lambda: dict(TEXTS))

    @property
    def about(self) -> About:
        return About(
            index="told",
            generation="gen-1",
            format=1,
            model="none",
            fingerprint="none",
            sources=len(self.texts),
            passages=9,
            threshold=0.5,
            top=5,
        )

    def ask(self, question: str) -> Attempt:
        return self.attempts[question]

    def text(self, source_id: str) -> str | None:
        return self.texts.get(source_id)

    def passages(self, source_id: str) -> list[tuple[int, int]]:
        """The sentences, one a passage."""
        text, spans, start = self.texts.get(source_id, ""), [], 0
        while start < len(text):
            end = text.find(". ", start) + 1 or len(text)
            spans.append((start, end))
            start = end + 1
        return spans


def quote(
    source: str,
    text: str,
    *,
    speaker: str | None = None,
    highlight: str = "",
    start: int | None = None,
) -> Quote:
    at = TEXTS[source].index(text) if start is None else start
    lit = at + text.index(highlight)
    return Quote(
        text=text,
        source_id=source,
        start=at,
        end=at + len(text),
        speaker=speaker,
        highlight=((lit, lit + len(highlight)),) if highlight else (),
        score=1.0,
        source_sha256="",
    )


def perfect(gold: GoldSet) -> dict[str, Attempt]:
    """Every place, its speaker, the short answer lit; sure where there is an answer."""
    attempts = {}
    every = [Ranked(source, *span, 0.0) for source in TEXTS for span in Told({}).passages(source)]
    for question in gold.questions:
        quotes = tuple(
            quote(
                each.source_id,
                each.quote,
                speaker=each.speaker,
                highlight=question.short_answers[0] if number == 0 else "",
            )
            for number, each in enumerate(question.evidence)
        )
        near = [
            passage
            for each in question.evidence
            for passage in every
            if passage.source_id == each.source_id
            and passage.start < each.end
            and passage.end > each.start
        ]
        ranking = [
            passage._replace(score=1 - 0.01 * rank)
            for rank, passage in enumerate([*near, *(p for p in every if p not in near)])
        ]
        attempts[question.question] = Attempt(
            answered=question.answerable,
            confidence=1.0 if question.answerable else 0.0,
            quotes=quotes or (quote("snow", "Nobody counted the trains.", highlight="counted"),),
            looked_at=tuple(ranking),
            ranking=tuple(ranking),
        )
    return attempts


def measured(
    folder: Path, break_it: Callable[[Attempt], Attempt] = lambda attempt: attempt
) -> Evaluation:
    """The evaluation of a perfect system, once it was broken."""
    gold = read_gold(folder)
    attempts = {text: break_it(attempt) for text, attempt in perfect(gold).items()}
    return evaluate(gold, system=Told(attempts))
