"""Gold sets: questions with every place that answers them, read and checked line by line.

A gold set is a folder with ``gold.jsonl`` beside ``documents/`` or ``corpus.jsonl``,
such a file by itself, or a BEIR folder (``queries.jsonl`` and ``qrels/test.tsv``
beside ``corpus.jsonl``). It may hold statements, too, or nothing else
(:mod:`gpqa.evaluate.statement_gold`). Whatever is wrong in one is refused with its file and line:
a figure worked out from a broken gold set is worse than none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Protocol

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import from_json

from gpqa.errors import GoldError, QuestionError, UsageError
from gpqa.evaluate.beir import read_grades, read_queries
from gpqa.evaluate.documents import read_texts
from gpqa.evaluate.keys import check_keys
from gpqa.evaluate.lines import read_lines
from gpqa.evaluate.statement_gold import (
    ATTRIBUTIONS,
    STATEMENTS,
    explain,
    find_statement_gold,
    read_statement_gold,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from gpqa.evaluate.statement_gold import StatementGold

__all__ = ["GoldQuestion", "GoldSet", "Place", "Reference", "check_places", "read_gold"]

Offset = Annotated[int, Field(ge=0)]
_GOLD, _DOCUMENTS, _CORPUS = "gold.jsonl", "documents", "corpus.jsonl"
_QUERIES, _QRELS = "queries.jsonl", "qrels"
_SHOWN = 60


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class Place(_Row):
    """A place that answers: code points ``start`` to ``end`` of a source, which read ``quote``."""

    source_id: str
    start: Offset
    end: Offset
    quote: str
    speaker: str | None = None
    """Whose words these are; None is the source's own voice, or that nobody noted it."""


class Reference(_Row):
    """What one person quoted of a source in answer to the question; its place may be unknown."""

    source_id: str
    quote: str


class GoldQuestion(_Row):
    """A question of a gold set, with all that is known to answer it."""

    id: Annotated[str, Field(min_length=1)]
    question: str
    answerable: bool
    evidence: tuple[Place, ...] = ()
    """Every place that answers. Finding any is a hit, finding all is full recall."""
    short_answers: tuple[str, ...] = ()
    references: tuple[tuple[Reference, ...], ...] = ()
    """What each of several people quoted."""
    sources: tuple[str, ...] = ()
    """The sources that these people were given."""
    tags: tuple[str, ...] = ()
    split: str | None = None
    grades: dict[str, int] = Field(default_factory=dict)
    """How relevant each source is, above 0; where there is evidence, 1 for each source of it."""
    # Of any type: where more is known it is a key of the set's own.
    about: Annotated[object, Field(exclude=True)] = None
    """The source that answers, where neither place nor words of the answer are known."""

    @property
    def only_source(self) -> str | None:
        """The source that answers, where nothing else is known of the answer."""
        if self.evidence or self.short_answers or any(self.references) or not self.answerable:
            return None
        return self.about if isinstance(self.about, str) else None


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A gold set, read and checked."""

    name: str
    path: Path
    """The file that holds the questions; that of the statements where there are none."""
    documents: Path | None
    """The documents that come with it; None where there are none."""
    questions: tuple[GoldQuestion, ...]
    lines: tuple[int, ...]
    """The line of each question in the file."""
    split: str | None = None
    """The split that was asked for."""
    statements: StatementGold | None = None
    """What is said in the documents, of all splits, where the set lists it."""

    def take(self, wanted: Callable[[GoldQuestion], bool]) -> GoldSet:
        """The same set with those questions only."""
        kept = [i for i, question in enumerate(self.questions) if wanted(question)]
        return replace(
            self,
            questions=tuple(self.questions[i] for i in kept),
            lines=tuple(self.lines[i] for i in kept),
        )


class TextOf(Protocol):
    """Gives a source's text; None where there is no such source."""

    def __call__(self, source_id: str, /) -> str | None:
        """The text of a source, in code points as its offsets count them."""


def read_gold(path: Path, split: str | None = None) -> GoldSet:
    """Read and check the gold set at ``path``, a folder or a file.

    ``split`` keeps the questions of that split; in a BEIR folder it names the qrels.
    Offsets are checked where the documents lie beside the questions; else by
    :func:`check_places`. Raises :class:`~gpqa.errors.GoldError` with file, line and what
    was found there, and :class:`~gpqa.errors.UsageError` where the split has no question.
    """
    file, folder = _locate(path)
    documents = next((p for n in (_DOCUMENTS, _CORPUS) if (p := folder / n).exists()), None)
    if file.name == ATTRIBUTIONS:
        documents = file  # a line of it is a record with its text, as in a corpus.jsonl
    if file.name in {STATEMENTS, ATTRIBUTIONS}:
        said = read_statement_gold(file, documents)
        return GoldSet(_name(file), file, documents, (), (), split, said)
    read = _read_beir if file.name == _QUERIES else _read_rows
    gold = GoldSet(_name(file), file, documents, *read(file, folder, split), split)
    if not gold.questions:
        raise GoldError(f"{file} holds no question")
    if documents is not None:
        wanted = {name for question in gold.questions for name in _named(question)}
        check_places(gold, read_texts(documents, wanted).get)
    if split is not None and file.name != _QUERIES:
        gold = gold.take(lambda question: question.split == split)
        if not gold.questions:
            raise UsageError(f"no question of {file} is in the split {split!r}")
    said_in = find_statement_gold(folder) if path.is_dir() else None
    if said_in is not None and (documents is not None or said_in.name == ATTRIBUTIONS):
        return replace(gold, statements=read_statement_gold(said_in, documents))
    return gold


def check_places(gold: GoldSet, text_of: TextOf) -> None:
    """Check that every place reads as its quote; raises :class:`~gpqa.errors.GoldError`."""
    texts: dict[str, str | None] = {}
    for question, line in zip(gold.questions, gold.lines, strict=True):
        where = f"{gold.path}, line {line}"
        for name in dict.fromkeys(_named(question)):
            if name not in texts:
                texts[name] = text_of(name)
            if texts[name] is None:
                raise GoldError(f"{where}: no source {name!r} among the documents")
        for number, place in enumerate(question.evidence, start=1):
            _check_place(place, texts[place.source_id] or "", f"{where}: evidence {number}")


def _check_place(place: Place, text: str, where: str) -> None:
    found = text[place.start : place.end]
    if found == place.quote and place.start < place.end:
        return
    at = text.find(place.quote) if place.quote else -1
    elsewhere = (
        f"; these words stand at {at}-{at + len(place.quote)}"
        if at >= 0
        else "; these words stand nowhere in it"
    )
    raise GoldError(
        f"{where} is {_short(place.quote)}, but {place.source_id} reads {_short(found)}"
        f" at {place.start}-{place.end} of {len(text)}{elsewhere}"
    )


def _short(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…")


def _named(question: GoldQuestion) -> Iterable[str]:
    yield from (place.source_id for place in question.evidence)
    yield from question.sources
    yield from (part.source_id for person in question.references for part in person)
    yield from question.grades
    if question.only_source is not None:
        yield question.only_source


def _name(file: Path) -> str:
    standard = {_GOLD, _QUERIES, STATEMENTS, ATTRIBUTIONS}
    return file.resolve().parent.name if file.name in standard else file.stem


def _locate(path: Path) -> tuple[Path, Path]:
    """The file with the questions, and the folder in which its documents would lie."""
    if path.is_dir():
        for name in (_GOLD, _QUERIES):
            if (path / name).is_file():
                return path / name, path
        if (said := find_statement_gold(path)) is not None:
            return said, path
        raise GoldError(
            f"{path} holds neither {_GOLD} nor {_QUERIES} with {_QRELS}/, nor {STATEMENTS}"
            f" nor {ATTRIBUTIONS}"
        )
    if not path.is_file():
        raise GoldError(f"there is no gold set at {path}")
    return path, path.parent


def _read_rows(
    file: Path, _folder: Path, _split: str | None
) -> tuple[tuple[GoldQuestion, ...], tuple[int, ...]]:
    questions: dict[str, GoldQuestion] = {}
    lines: list[int] = []
    first: dict[str, int] = {}
    for number, line in read_lines(file):
        where = f"{file}, line {number}"
        question = _parse(line, where)
        if question.id in first:
            raise GoldError(f"{where}: the id {question.id!r} is also on line {first[question.id]}")
        first[question.id] = number
        questions[question.id] = question
        lines.append(number)
    return tuple(questions.values()), tuple(lines)


def _parse(line: bytes, where: str) -> GoldQuestion:
    try:
        row = GoldQuestion.model_validate_json(line)
    except ValidationError as error:
        raise GoldError(f"{where}: {explain(error)}") from error
    _check_keys(line, where)  # first: evidence is missing where its key is misspelt
    if fault := _fault(row):
        raise GoldError(f"{where}: {fault}")
    _check_question(row.question, where)
    grades = dict.fromkeys((place.source_id for place in row.evidence), 1)
    return row.model_copy(update={"grades": grades})


def _fault(row: GoldQuestion) -> str | None:
    """Where "answerable" and what is given of the answer belie each other."""
    blank = next((n for n, each in enumerate(row.short_answers, 1) if not each.strip()), None)
    if blank is not None:
        return f"short answer {blank} is {row.short_answers[blank - 1]!r}: it has no words"
    if not row.answerable:
        given = "evidence" if row.evidence else "a short answer" if row.short_answers else None
        return given and f'"answerable" is false, but there is {given}'
    if row.evidence or row.short_answers or any(row.references) or row.only_source:
        return None
    return (
        '"answerable" is true, but there is neither evidence nor a short answer, and'
        ' "about" names no source that answers'
    )


def _check_keys(line: bytes, where: str) -> None:
    row = from_json(line)
    # Grades are not read from a line: they are the evidence's. What a set calls nearly
    # "about" may be its own.
    check_keys(row, GoldQuestion.model_fields.keys() - {"grades", "about"}, where)
    for number, place in enumerate(row.get("evidence", ()), start=1):
        check_keys(place, Place.model_fields, f"{where}: evidence {number}")


def _check_question(text: str, where: str) -> None:
    from gpqa.question import understand

    try:
        understand(text)
    except QuestionError as error:
        raise GoldError(f"{where}: {error}") from error


def _read_beir(
    file: Path, folder: Path, split: str | None
) -> tuple[tuple[GoldQuestion, ...], tuple[int, ...]]:
    judged = read_grades(folder / _QRELS / f"{split or 'test'}.tsv")
    questions, lines = [], []
    asked = read_queries(file)
    for name, grades in judged.items():
        if name not in asked:
            raise GoldError(f"{grades.path}, line {grades.line}: no query {name!r} in {file.name}")
    for name, (line, text) in asked.items():
        relevant = judged[name].by_source if name in judged else {}
        if not relevant:
            continue  # BEIR's own rule: a query without a judgement is of another split
        _check_question(text, f"{file}, line {line}")
        questions.append(GoldQuestion(id=name, question=text, answerable=True, grades=relevant))
        lines.append(line)
    return tuple(questions), tuple(lines)
