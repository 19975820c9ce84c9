"""What an evaluation gives: figures, and a record of every question. All of it is JSON."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from gpqa.errors import ResultsError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "FORMAT",
    "Bin",
    "Evaluation",
    "Figure",
    "FoundStatement",
    "Given",
    "Ratio",
    "Record",
    "Results",
    "StatementRecord",
    "Statements",
    "Step",
    "System",
    "Tag",
    "Verdict",
    "Wanted",
    "WantedStatement",
    "read_results",
]

FORMAT = 1
"""Version of this JSON; one of another version is refused."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Step(StrEnum):
    """How a question ended: the first step at which its answer was lost."""

    FOUND = "found"
    NOT_FIRST = "chosen, not first"
    WITHHELD = "chosen but withheld"
    NOT_CHOSEN = "retrieved but not chosen"
    NOT_RETRIEVED = "not retrieved"
    NOT_INDEXED = "not indexed"
    SILENT = "rightly silent"
    SHOULD_BE_SILENT = "answered, should be silent"
    UNKNOWN = "no place is known"

    @property
    def failed(self) -> bool:
        """Whether this is to be counted and shown among what went wrong."""
        return self not in {Step.FOUND, Step.SILENT, Step.UNKNOWN}


class Ratio(_Model):
    """A question's share of a figure: the figure is the sum of ``got`` by that of ``of``."""

    got: float
    of: float = 1.0


class Figure(_Model):
    """A figure over many questions, with its 95% bootstrap interval."""

    name: str
    value: float
    low: float
    high: float
    n: int
    """How many questions it is about."""


class Tag(_Model):
    """The figures of the questions that share a tag."""

    tag: str
    n: int
    figures: tuple[Figure, ...]


class Bin(_Model):
    """Answers of about the same confidence: how sure they were, how many were right."""

    low: float
    high: float
    n: int
    confidence: float
    right: float


class Given(_Model):
    """A quote that came, or would have come."""

    source_id: str
    start: int
    end: int
    text: str
    speaker: str | None
    highlight: tuple[str, ...] = ()
    hit: bool
    """Whether it is at a place that answers."""
    verbatim: bool
    """Whether the source reads so at that place."""


class Wanted(_Model):
    """A place that answers."""

    source_id: str
    start: int
    end: int
    quote: str
    speaker: str | None
    found: bool
    """Whether a quote is at it."""


class Record(_Model):
    """One question: what was wanted, what came, and where it was lost."""

    id: str
    question: str
    answerable: bool
    tags: tuple[str, ...] = ()
    answered: bool
    reason: str | None = None
    confidence: float
    right: bool | None
    """Whether the first quote answers; None where no place is known."""
    step: Step
    wanted: tuple[Wanted, ...] = ()
    relevant: tuple[str, ...] = ()
    """Sources that are relevant, where places are not known."""
    given: tuple[Given, ...] = ()
    values: dict[str, Ratio] = {}
    """What this question adds to each figure."""


class Verdict(StrEnum):
    """Whether a statement is ascribed to who said it."""

    RIGHT = "right"
    WRONG = "wrong"
    NOBODY = "nobody"  # somebody was to be named, and nobody was


class WantedStatement(_Model):
    """A statement of a gold set, and what was found of it."""

    spans: tuple[tuple[int, int], ...]
    text: str
    speaker: str | None
    """As the gold set has it: a full name, or the words that stand for one."""
    overlap: float
    """With the statement that was matched; 0 where it was missed."""
    given: str | None
    """The speaker of that one."""
    verdict: Verdict | None
    """None where it was missed, and where the gold set cannot tell."""


class FoundStatement(_Model):
    """A statement that was found and is none of the gold set."""

    start: int
    end: int
    text: str
    speaker: str | None


class StatementRecord(_Model):
    """One document: what is said in it, and what was found."""

    source_id: str
    wanted: tuple[WantedStatement, ...]
    beside: tuple[FoundStatement, ...]
    values: dict[str, Ratio]
    """What this document adds to each figure."""


class Statements(_Model):
    """A gold set of statements, measured."""

    gold: str
    """The file that was read."""
    figures: tuple[Figure, ...]
    """``n`` counts documents."""
    records: tuple[StatementRecord, ...]

    def __getitem__(self, name: str) -> Figure:
        """The figure of that name; raises :class:`KeyError` where the set gives none."""
        for figure in self.figures:
            if figure.name == name:
                return figure
        raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        return any(figure.name == name for figure in self.figures)


class System(_Model):
    """What was asked."""

    index: str
    generation: str
    format: int
    model: str
    fingerprint: str
    """Of the encoder: its weights and how they are run."""
    sources: int
    passages: int
    threshold: float
    """Below this confidence nothing is answered."""
    top: int
    """Most quotes a question."""


class Evaluation(_Model):
    """One gold set asked of one system."""

    name: str
    gold: str
    """The file that was read."""
    gold_sha256: str
    split: str | None
    system: System
    seconds: float
    """That asking took, without building the index; a library is asked two questions at a time."""
    figures: tuple[Figure, ...]
    tags: tuple[Tag, ...]
    reliability: tuple[Bin, ...]
    coverage: tuple[tuple[float, float], ...]
    """The risk-coverage curve: (share answered, share of these that is wrong)."""
    steps: dict[Step, int]
    notes: tuple[str, ...] = ()
    """What else a reader of the figures must know."""
    records: tuple[Record, ...]
    statements: Statements | None = None
    """Where the set lists statements, and what was asked gives any."""

    def __getitem__(self, name: str) -> Figure:
        """The figure of that name; raises :class:`KeyError` where the set gives none."""
        for figure in self.figures:
            if figure.name == name:
                return figure
        raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        return any(figure.name == name for figure in self.figures)


class Results(_Model):
    """What ``gpqa eval --json`` prints: one evaluation a gold set."""

    format: int = FORMAT
    date: str
    """UTC, ISO 8601."""
    gpqa: str
    """The version."""
    sets: tuple[Evaluation, ...]


def read_results(path: Path) -> Results:
    """Read the JSON of an evaluation; raises :class:`~gpqa.errors.ResultsError`."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ResultsError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ResultsError(f"{path} is not UTF-8 at byte {error.start}") from error
    _check_format(text, path)
    try:
        return Results.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(map(str, first["loc"]))
        raise ResultsError(
            f"{path} is not what gpqa eval --json prints: {field}: {first['msg']}"
        ) from error


def _check_format(text: str, path: Path) -> None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ResultsError(f"{path} is not JSON: {error}") from error
    found = value.get("format") if isinstance(value, dict) else None
    if found != FORMAT:
        raise ResultsError(
            f"{path} is not what this version's gpqa eval --json prints: its format is"
            f" {found!r}, not {FORMAT}. Run gpqa eval again"
        )
