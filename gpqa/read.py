"""Files to sources: bytes read once, decoded explicitly, changed in nothing.

A byte-order mark is dropped. Nothing else is: no newline is translated, no
character normalised, since every offset counts the characters of this text.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import os
import re
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO

from gpqa.errors import (
    ConfigError,
    OversizeError,
    RecordError,
    SourceError,
    UndecodableError,
    UnsupportedFileError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = [
    "MAX_BYTES",
    "Conversion",
    "Record",
    "decode",
    "lines",
    "read_file",
    "read_records",
    "read_text",
]

MAX_BYTES = 32 * 2**20
"""Largest single source, in bytes: a book is 1 MB. Taking a text apart holds some
fifty times its size in memory."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\x7fELF": "a program",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3\0": "a database",
    b"\xd0\xcf\x11\xe0": "an old Office document",
}
# Codecs for host names and program code: they would rewrite a text.
_NOTATIONS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
_HEAD = 65536  # of a file, in bytes: enough to see that it is binary
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Conversion:
    """That a text is not a file's own characters, but was made of them."""

    converter: str
    """By what, with versions."""
    sha256: str
    """Of the text's UTF-8."""
    pages: tuple[int, ...] = ()
    """Where each page begins in the text."""
    stored: bool = False
    """Whether the text is the one that an index keeps, not one made just now."""


@dataclass(frozen=True, slots=True)
class Record:
    """A document as read. ``sha256`` is of the file's bytes; of a record, of its text's UTF-8."""

    text: str
    sha256: str
    encoding: str
    id: str | None = None
    """Only a record of a ``.jsonl`` has one: its own, or one made of its text."""
    title: str | None = None
    date: str | None = None
    """When it was published, as it says."""
    metadata: Mapping[str, Any] = field(default_factory=dict)
    line: int | None = None
    """Where a record stands in its file."""
    author: str | None = None
    site: str | None = None
    """The name of the place where it was published: a newspaper's, an office's."""
    url: str | None = None
    created: str | None = None
    """When its file was made, ISO 8601: the date of a document that gives no other."""
    conversion: Conversion | None = None
    """Where the text is not the file's own characters."""


def read_file(path: Path, *, max_bytes: int = MAX_BYTES) -> bytes:
    """All bytes of a plain file; never blocks on a pipe or a device."""
    try:
        with _open(path) as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}") from error
    if len(data) > max_bytes:
        raise OversizeError(
            f"{path} is over the limit of {max_bytes / 2**20:.0f} MB for one source;"
            " split it, or raise GPQA_MAX_MB"
        )
    return data


def _open(path: Path) -> BinaryIO:
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise UnsupportedFileError(f"{path} is not a plain file")
    return open(handle, "rb")  # noqa: PTH123 - a descriptor, checked before it is read


def read_text(path: Path, *, encoding: str | None = None, max_bytes: int = MAX_BYTES) -> Record:
    """Read a text file. ``encoding`` is what to try where it is not UTF-8."""
    data = read_file(path, max_bytes=max_bytes)
    text, used = decode(data, encoding, where=str(path))
    return Record(text, hashlib.sha256(data).hexdigest(), used)


def decode(data: bytes, encoding: str | None = None, *, where: str = "the text") -> tuple[str, str]:
    """``data`` as text, and the encoding that it was in.

    A byte-order mark decides; else UTF-8 does; else ``encoding``, where given.
    Nothing is guessed: mojibake quoted word for word would still be wrong.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _decode_as(data, name, where, skip=len(mark), advice=""), name
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise UnsupportedFileError(f"{where} is {what}, not text")
    failure: SourceError | None = None
    try:
        text = _decode_as(data, "utf-8", where)
    except UndecodableError as error:
        failure = error
    failure = _binary(data, where) or failure
    if failure is None:
        return text, "utf-8"
    if encoding is None:
        raise failure
    name = _lookup(encoding)
    text = _decode_otherwise(data, name, where, failure).removeprefix("\ufeff")
    if failure := _binary(text[:_HEAD].encode(), where):
        raise failure  # any bytes at all are latin-1
    return text, name


def _lookup(encoding: str) -> str:
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError):  # ValueError: not even a name
        info = None
    # Not rot13, hex and the like, which give no text.
    if info is None or not info._is_text_encoding or info.name in _NOTATIONS:  # noqa: SLF001
        raise ConfigError(
            f"there is no text encoding named {encoding!r}; try cp1252, latin-1 or utf-16"
        )
    return info.name


def _decode_otherwise(data: bytes, name: str, where: str, failure: SourceError) -> str:
    """The text in the encoding that was named; ``failure`` says why it is not UTF-8."""
    try:
        return _decode_as(data, name, where, advice=", nor is it UTF-8")
    except UndecodableError as error:
        is_binary = isinstance(failure, UnsupportedFileError) and not _is_wide(data[:_HEAD])
        if is_binary and isinstance(error.__cause__, UnicodeDecodeError):
            raise failure from None  # no other name would help
        raise


_ADVICE = (
    ". If you know its encoding, name it: --encoding, in Python encoding="
    " (cp1252 for older Windows files)"
)


def _decode_as(
    data: bytes, encoding: str, where: str, *, skip: int = 0, advice: str = _ADVICE
) -> str:
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        offset = skip + error.start
        bad = " ".join(f"{byte:02x}" for byte in data[offset : offset + 4])
        before = data[skip:offset].decode(encoding, "ignore")
        line = before.count("\n") + 1
        raise UndecodableError(
            f"{where} is not {encoding} text: bytes {bad} at offset {offset}"
            f" (line {line}, after {before[-16:]!r}){advice}"
        ) from error
    if _SURROGATE.search(text):
        raise UndecodableError(f"{where} holds half of a surrogate pair, which is no character")
    return text


def _binary(data: bytes, where: str) -> UnsupportedFileError | None:
    """Why the bytes are no text, or None. A stray NUL in a text is kept as it is."""
    head = data[:_HEAD]
    if len(_CONTROL.findall(head)) > 0.02 * len(head) + 8:
        hint = ""
        if _is_wide(head):
            hint = "; it may be UTF-16 without its mark: --encoding utf-16-le (or -be)"
        return UnsupportedFileError(f"{where} is binary, not text{hint}")
    return None


def _is_wide(head: bytes) -> bool:
    """Whether every other byte is mostly zero, as in UTF-16 of Western text."""
    return max(head[1::2].count(0), head[::2].count(0)) > len(head) // 4


# --- records: .jsonl -------------------------------------------------------------------

_MAX_NESTING = 100  # of a record's metadata: deeper than any, and far from Python's own limit
_TOO_DEEP = "not a record: nested too deeply"
# What a record of anybody's calls its parts; the first that is there counts.
_TEXT = ("text", "content", "body")
_TITLE = ("title", "headline")
_DATE = ("date", "published", "published_at", "date_published", "datePublished", "created_at")
_AUTHOR = ("author", "authors", "byline")
_URL = ("url", "link", "source_url")
_SITE = ("site", "site_name", "sitename", "publisher")


def read_records(path: Path, *, max_bytes: int = MAX_BYTES) -> Iterator[Record | RecordError]:
    """The records of a ``.jsonl`` file: one JSON object a line, with ``text``.

    What is called title, date, author, url or site is taken for that; the rest is kept
    as it is. A record's id is its ``_id`` or ``id``; one that has neither is called
    after its file and its text, so that it is called the same wherever it stands. In a
    ``corpus.jsonl`` (BEIR) every record must have its ``_id``, and ``text``.

    A line that is not such a record comes as the error, so that the caller can
    go on with the next one. Memory is bounded by one line.
    """
    stem = None if path.name.lower() == "corpus.jsonl" else path.stem
    try:
        with _open(path) as file:
            for number, line in enumerate(lines(file, max_bytes), start=1):
                where = f"{path}, line {number}"
                if line is None:
                    limit = f"{max_bytes / 2**20:.0f} MB"
                    yield RecordError(f"{where}: longer than the limit of {limit} for one source")
                    continue
                data = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
                if data.strip():
                    yield _record(data, number, where, stem)
    except UnsupportedFileError as error:
        yield RecordError(str(error))
    except OSError as error:
        yield RecordError(f"{path} cannot be read: {error.strerror}")


def lines(file: BinaryIO, max_bytes: int) -> Iterator[bytes | None]:
    """The lines of a binary file; None in the place of one that is too long."""
    while line := file.readline(max_bytes + 1):
        if len(line) > max_bytes and not line.endswith(b"\n"):
            while (rest := file.readline(2**20)) and not rest.endswith(b"\n"):
                pass
            yield None
        else:
            yield line


def _record(line: bytes, number: int, where: str, stem: str | None = None) -> Record | RecordError:
    """The record on a line; with a ``stem`` it may lack an id, and call its text otherwise."""
    value = _load(line)
    if isinstance(value, str):
        return RecordError(f"{where}: {value}")
    key = _key(value, ("_id", "id") if stem else ("_id",))
    identifier = value.pop(key, None)
    text_key = _key(value, _TEXT if stem else ("text",))
    text = value.pop(text_key, None)
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        identifier = str(identifier)
    may_lack = ("_id",) if stem and identifier is None else ()
    for name, part in (("_id", identifier), ("text", text)):
        if not isinstance(part, str) and name not in may_lack:
            found = "is missing" if part is None else f"is a {type(part).__name__}"
            return RecordError(f'{where}: "{name}" {found}; it must be a string')
    assert isinstance(text, str)
    digest = hashlib.sha256(text.encode()).hexdigest()
    if identifier is None:
        identifier = f"{stem}-{digest[:12]}"
    if not identifier:
        return RecordError(f'{where}: "_id" is empty')
    return Record(
        text,
        digest,
        "utf-8",
        identifier,
        title=_said(value, _TITLE),
        date=_said(value, _DATE),
        metadata=value,
        line=number,
        author=_said(value, _AUTHOR),
        site=_said(value, _SITE),
        url=_said(value, _URL),
    )


def _key(value: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """The first of some names that a record has; where it has none, the first of all."""
    return next((name for name in names if value.get(name) is not None), names[0])


def _said(value: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """What a record says under one of these names, taken out of it."""
    for name in names:
        said = value.get(name)
        if isinstance(said, list) and said and all(isinstance(one, str) for one in said):
            said = ", ".join(said)
        if names is _DATE and type(said) is int and 1000 <= said <= 2999:
            said = str(said)  # a year
        if isinstance(said, str) and said.strip():
            del value[name]
            return said
    return None


def _load(line: bytes) -> dict[str, Any] | str:
    """The JSON object on a line, or what is wrong with it."""
    try:
        value = json.loads(line)
        fault = _fault(value)
    except UnicodeDecodeError as error:
        fault = f"not UTF-8 at byte {error.start}"
    except json.JSONDecodeError as error:
        fault = f"not JSON: {error.msg} at column {error.colno}"
    except RecursionError:
        fault = _TOO_DEEP
    except ValueError as error:  # a number of thousands of digits
        fault = f"not JSON: {error}"
    return fault or value


def _fault(value: object) -> str | None:
    if not isinstance(value, dict):
        return f"a JSON {type(value).__name__}, not an object"
    pending: list[tuple[object, int]] = [(value, 1)]
    while pending:
        part, depth = pending.pop()
        if depth > _MAX_NESTING:
            return _TOO_DEEP
        if isinstance(part, str) and _SURROGATE.search(part):
            return "holds half of a surrogate pair, which is no character"
        if isinstance(part, dict):
            pending += ((item, depth + 1) for pair in part.items() for item in pair)
        elif isinstance(part, list):
            pending += ((item, depth + 1) for item in part)
    return None
