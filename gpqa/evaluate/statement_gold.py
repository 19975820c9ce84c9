"""Gold sets of statements: of each document, everything that anybody says in it, and who.

Two forms are read. ``statements.jsonl`` lists a statement a line: ``source_id``, ``start``,
``end``, ``quote``, ``speaker``, ``cue``; the texts lie in ``documents/`` or ``corpus.jsonl``
beside it, and the speaker is a resolved name. ``attributions.jsonl`` lists a document a line
with its text: ``_id``, ``text``, ``attributions``, each of ``source``, ``cue`` and ``content``
spans (the form of PolNeAR; Newell, Margolin and Ruths, 2018); it gives the words that stand
for the speaker, "he" among them, and nobody's full name.

Only documents that the file names are measured: what it is silent on, nobody has read.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import from_json

from gpqa.errors import GoldError
from gpqa.evaluate.documents import read_texts
from gpqa.evaluate.keys import check_keys
from gpqa.evaluate.lines import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gpqa.sentences import Span

__all__ = [
    "ATTRIBUTIONS",
    "STATEMENTS",
    "GoldDocument",
    "GoldStatement",
    "Names",
    "StatementGold",
    "explain",
    "find_statement_gold",
    "read_statement_gold",
]

STATEMENTS, ATTRIBUTIONS = "statements.jsonl", "attributions.jsonl"
_SHOWN = 60

Offset = Annotated[int, Field(ge=0)]
Pair = tuple[Offset, Offset]


class Names(StrEnum):
    """What a gold set says of who speaks."""

    RESOLVED = "resolved"  # the full name of the person
    WRITTEN = "as written"  # the words of the text that stand for the person


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """What somebody says: one or more spans of the document's text."""

    spans: tuple[Span, ...]
    """In the order of the text; none overlaps another."""
    speaker: str | None
    """Who says it, in the form of the set's :class:`Names`; None where nobody is named."""


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document that was read for statements, with all of them."""

    id: str
    text: str
    statements: tuple[GoldStatement, ...]


@dataclass(frozen=True, slots=True)
class StatementGold:
    """A gold set of statements, read and checked."""

    path: Path
    names: Names
    documents: tuple[GoldDocument, ...]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Statement(_Row):
    source_id: str
    start: Offset
    end: Offset
    quote: str
    speaker: str | None = None
    cue: Pair | None = None


class _Attribution(_Row):
    source: tuple[Pair, ...] = ()
    cue: tuple[Pair, ...] = ()
    content: tuple[Pair, ...] = Field(min_length=1)


class _Document(_Row):
    id: str = Field(alias="_id")
    text: str
    attributions: tuple[_Attribution, ...]


def find_statement_gold(folder: Path) -> Path | None:
    """The file of statements in a folder; None where it holds none."""
    return next((p for n in (STATEMENTS, ATTRIBUTIONS) if (p := folder / n).is_file()), None)


def read_statement_gold(path: Path, documents: Path | None = None) -> StatementGold:
    """Read and check the statements at ``path``, a folder or one of its files.

    ``documents`` is where the texts of a ``statements.jsonl`` lie; without it, in
    ``documents/`` or ``corpus.jsonl`` beside it. Raises :class:`~gpqa.errors.GoldError`
    with file, line and what was found there.
    """
    file = find_statement_gold(path) if path.is_dir() else path
    if file is None:
        raise GoldError(f"{path} holds neither {STATEMENTS} nor {ATTRIBUTIONS}")
    if file.name == ATTRIBUTIONS:
        found = tuple(_read_attributions(file))
        names = Names.WRITTEN
    else:
        beside = (file.parent / "documents", file.parent / "corpus.jsonl")
        place = documents or next((each for each in beside if each.exists()), None)
        if place is None:
            raise GoldError(f"no documents/ and no corpus.jsonl lie beside {file}")
        found = tuple(_read_statements(file, place))
        names = Names.RESOLVED
    if not any(each.statements for each in found):
        raise GoldError(f"{file} holds no statement")
    return StatementGold(file, names, found)


# --- statements.jsonl ------------------------------------------------------------------


def _read_statements(file: Path, documents: Path) -> Iterator[GoldDocument]:
    rows = [
        (f"{file}, line {n}", _parse(_Statement, line, file, n)) for n, line in read_lines(file)
    ]
    by_source: dict[str, list[_Statement]] = {}
    texts = read_texts(documents, {row.source_id for _, row in rows})
    for where, row in rows:
        if row.source_id not in texts:
            raise GoldError(f"{where}: no source {row.source_id!r} among the documents")
        text = texts[row.source_id]
        if text[row.start : row.end] != row.quote or row.start >= row.end:
            raise GoldError(
                f"{where}: the quote is {_short(row.quote)}, but {row.source_id} reads"
                f" {_short(text[row.start : row.end])} at {row.start}-{row.end}"
            )
        by_source.setdefault(row.source_id, []).append(row)
    for name, own in by_source.items():
        yield GoldDocument(name, texts[name], tuple(_whole(own)))


def _whole(rows: list[_Statement]) -> Iterator[GoldStatement]:
    """Statements as they are scored.

    A quotation that lies inside what its speaker is reported to say is a part of that, and
    what is said on both sides of one cue is one statement: so are predictions joined.
    """
    rows = sorted(rows, key=lambda row: (row.start, -row.end))
    parts: dict[object, list[_Statement]] = {}
    furthest: dict[str | None, int] = {}
    for row in rows:
        if row.end <= furthest.get(row.speaker, 0):
            continue  # none before begins later, so one of them holds it
        furthest[row.speaker] = row.end
        key: object = (row.speaker, row.cue) if row.cue else row
        parts.setdefault(key, []).append(row)
    for own in parts.values():
        yield GoldStatement(_joined([(row.start, row.end) for row in own]), own[0].speaker)


# --- attributions.jsonl ----------------------------------------------------------------


def _read_attributions(file: Path) -> Iterator[GoldDocument]:
    seen: dict[str, int] = {}
    for number, line in read_lines(file):
        row, where = _parse(_Document, line, file, number), f"{file}, line {number}"
        if row.id in seen:
            raise GoldError(f"{where}: the id {row.id!r} is also on line {seen[row.id]}")
        seen[row.id] = number
        for each in row.attributions:
            for start, end in (*each.source, *each.cue, *each.content):
                if not start < end <= len(row.text):
                    raise GoldError(f"{where}: {start}-{end} is no span of {len(row.text)}")
        statements = (
            GoldStatement(
                _joined(each.content),
                " ".join(row.text[slice(*span)] for span in sorted(each.source)) or None,
            )
            for each in row.attributions
        )
        yield GoldDocument(row.id, row.text, tuple(statements))


# --- both ------------------------------------------------------------------------------

_AnyRow = TypeVar("_AnyRow", bound=_Row)


def _parse(kind: type[_AnyRow], line: bytes, file: Path, number: int) -> _AnyRow:
    try:
        row = kind.model_validate_json(line, strict=True)
    except ValidationError as error:
        raise GoldError(f"{file}, line {number}: {explain(error)}") from error
    known = {each.alias or name for name, each in kind.model_fields.items()}
    check_keys(from_json(line), known, f"{file}, line {number}")
    return row


def explain(error: ValidationError) -> str:
    """The first thing that is wrong with a line, where in it, and what stands there."""
    first = error.errors(include_url=False)[0]
    field = ".".join(map(str, first["loc"]))
    if first["type"] == "json_invalid":
        return f"not JSON: {first['msg'].removeprefix('Invalid JSON: ')}"
    if first["type"] == "missing":
        return f'"{field}" is missing'
    found = _short(repr(first["input"]))[1:-1]
    return f'"{field}": {first["msg"][:1].lower()}{first["msg"][1:]}; it is {found}'


def _joined(spans: list[Span] | tuple[Span, ...]) -> tuple[Span, ...]:
    """The same characters as spans of which none overlaps another, in their order."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _short(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…")
