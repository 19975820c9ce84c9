"""The questions that things are fitted to and measured on, each with what answers it.

Sets, and the modes in which each is asked: "all" of its documents at once, "given" only of
the text that it is about, "absent" of all but its own article.

written      documents written for training, those that nothing was trained on: the fits
held-out     articles of the training sets that nothing was trained on: the fits
gold         eval/gold's dev split: the fits of confidence
hearings     what witnesses said when asked, and others who were not: the fit for one person
squad2-dev, clapnq-dev, qmsum-val    only measured on
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from gpqa import Library
from gpqa.evaluate.places import covers
from training.corpora import Asked as Known
from training.corpora import held_out, read_corpora, read_written
from training.data import holds, training_index, written_index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

__all__ = ["Asked", "Run", "Stretch", "runs"]

HEARINGS = 400
"""Questions of the hearings, each asked of two."""
MODES = {
    "squad2-dev": ("all", "given"),
    "clapnq-dev": ("all", "given"),
    "qmsum-val": ("all",),
}


class Stretch(NamedTuple):
    """A place in a source."""

    source_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is asked of an index."""

    id: str
    question: str
    kind: str
    """``answerable``; ``near-miss`` where its text is there and does not answer; ``absent``."""
    group: str
    """What it must not be parted from where a fit is crossed: its article."""
    is_right: Callable[[Stretch, str], bool]
    """Whether a sentence, by its place and text, answers."""
    only: Sequence[str] | None = None
    """Ids of the sources that it is asked of; None for all."""
    answers: Sequence[str] = ()
    """The words that answer, where they are known."""


@dataclass(frozen=True, slots=True)
class Run:
    """A set in a mode."""

    name: str
    library: Callable[[], Library]
    questions: Callable[[], Iterator[Asked]]


def runs(data: Path, gold: Path, indexes: Path) -> list[Run]:
    """Every set in every mode, those that something is fitted to first.

    ``data`` holds the public sets, ``gold`` is eval/gold, indexes are built in ``indexes``.
    """

    @cache
    def library(name: str, folder: Path) -> Library:
        documents = folder / "documents"
        if not documents.is_dir():
            documents = folder / "corpus.jsonl"
        return Library.build([documents], (indexes / name).absolute())[0]

    @cache
    def written() -> Library:
        return written_index(read_written()[0], indexes.parent)

    @cache
    def training() -> Library:
        return training_index(read_corpora(data)[0], indexes.parent)

    def held(mode: str) -> Run:
        return Run(f"held-out.{mode}", training, lambda: _held_out(data, mode))

    def of(name: str, folder: Path, mode: str, split: str | None = None) -> Run:
        return Run(
            f"{name}.{mode}",
            lambda: library(name, folder),
            lambda: _gold(folder, mode, split),
        )

    hearings = data / "inquiry"
    return [
        held("all"),
        held("absent"),
        *(Run(f"written.{mode}", written, partial(_written, mode)) for mode in ("given", "all")),
        of("gold", gold, "all", "dev"),
        Run(
            "hearings.all",
            lambda: library("hearings", hearings),
            lambda: _hearings(hearings / "gold.jsonl"),
        ),
        held("given"),
        *(of(name, data / name, mode) for name, modes in MODES.items() for mode in modes),
    ]


def _held_out(data: Path, mode: str) -> Iterator[Asked]:
    records, asked = read_corpora(data)
    articles: dict[str, set[str]] = {}
    for record in records:
        articles.setdefault(record.article, set()).add(record.id)
    everything = {record.id for record in records}
    for item in asked:
        if item.set == "qamr" or not held_out(item.article):
            continue
        words = item.sentences or item.answers

        def is_right(
            place: Stretch, text: str, words: tuple[str, ...] = words, about: str = item.about
        ) -> bool:
            return place.source_id == about and holds(text, words)

        kind = "absent" if mode == "absent" else "answerable" if words else "near-miss"
        only: Sequence[str] | None = None
        if mode == "given":
            only = [item.about]
        elif mode == "absent":
            only = sorted(everything - articles[item.article])
        yield Asked(item.id, item.question, kind, item.article, is_right, only, item.answers)


def _written(mode: str) -> Iterator[Asked]:
    for item in read_written()[1]:
        if held_out(item.article):

            def is_right(place: Stretch, text: str, item: Known = item) -> bool:
                return place.source_id == item.about and holds(text, item.sentences)

            kind = "answerable" if item.sentences else "near-miss"
            only = [item.about] if mode == "given" else None
            yield Asked(item.id, item.question, kind, item.article, is_right, only, item.answers)


def _gold(folder: Path, mode: str, split: str | None) -> Iterator[Asked]:
    for row in _lines(folder / "gold.jsonl"):
        if split and row["split"] != split:
            continue
        about = row.get("about")
        # eval/gold's ids begin with what they are about, those of SQuAD's paragraphs as well.
        named = row["id"] if split else about if "squad" in folder.name else None
        yield Asked(
            row["id"],
            row["question"],
            "answerable" if row["answerable"] else "near-miss",
            named.rpartition("-")[0] if named else row["id"],
            _at(row["evidence"]),
            [str(about)] if mode == "given" else None,
            tuple(row.get("short_answers", ())) if row["answerable"] else (),
        )


def _hearings(path: Path) -> Iterator[Asked]:
    """What a witness said, asked of that witness, and of one of another day who did not."""
    rows = list(_lines(path))
    days = sorted({(row["speaker"], row["about"]) for row in rows})
    rng = random.Random(7)
    rng.shuffle(rows)
    for row in rows[:HEARINGS]:
        others = [n for n, day in days if day != row["about"] and row["surname"] not in n]
        wrong = f"What did {rng.choice(others)} say about this: {row['plain_question']}"
        right = _at(row["evidence"])
        yield Asked(row["id"], row["question"], "answerable", row["about"], right)
        yield Asked(f"{row['id']}-other", wrong, "near-miss", row["about"], right)


def _at(evidence: Sequence[dict[str, Any]]) -> Callable[[Stretch, str], bool]:
    places = [Stretch(each["source_id"], each["start"], each["end"]) for each in evidence]
    return lambda found, _: any(covers(found, place) for place in places)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
