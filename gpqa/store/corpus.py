"""The texts of an index, and everything found in them, in one SQLite file.

Texts are kept in pieces, so that showing a line of a book reads a page and not
the book. Words are in FTS5 tables that hold stems without the text
(:mod:`gpqa.terms` makes them, not SQLite's own tokenizer): of passages, and of
tiles, the longer stretches that show what a passage's surroundings are about. They
are neither ``detail=none`` nor ``column``: without the text, BM25 is then 0 for every
row. Their tokenizer is ``ascii`` since it parts at spaces and keeps every letter that
is not ASCII as it is: a stem is one token, the same that was stored. Rows are
numbered only inside the file: what leaves gpqa are source ids and offsets.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from typing import TYPE_CHECKING, Literal, NamedTuple, Self

from gpqa.store.pool import ReadPool
from gpqa.terms import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from gpqa.models import SourceInfo
    from gpqa.read import Record

__all__ = [
    "CORPUS",
    "READ_AGAIN",
    "TABLES",
    "CorpusReader",
    "CorpusWriter",
    "PassageRow",
    "SentenceRow",
    "SourceRow",
    "found_by",
]

CORPUS = "corpus.sqlite"
READ_AGAIN = "?"
"""Before a document's signature: something in it could not be used, so it is read every time."""
_PIECE = 8192  # code points
_TITLE = 200  # code points

_WORDS = ("passages_words", "tiles_words")
_SCHEMA = """
CREATE TABLE documents (
    no INTEGER PRIMARY KEY, path TEXT UNIQUE NOT NULL, signature TEXT NOT NULL);
CREATE TABLE sources (
    no INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, document INTEGER NOT NULL,
    is_record INTEGER NOT NULL, sha256 TEXT NOT NULL, encoding TEXT NOT NULL,
    length INTEGER NOT NULL, title TEXT, date TEXT,
    brought TEXT NOT NULL); -- what a record said of itself: title, date and all further keys
CREATE INDEX sources_document ON sources (document);
CREATE TABLE pieces (
    source INTEGER, piece INTEGER, chars TEXT NOT NULL,
    PRIMARY KEY (source, piece)) WITHOUT ROWID;
CREATE TABLE tiles (
    no INTEGER PRIMARY KEY, source INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL);
CREATE INDEX tiles_source ON tiles (source);
CREATE TABLE passages (
    no INTEGER PRIMARY KEY, source INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, tile INTEGER NOT NULL);
CREATE INDEX passages_source ON passages (source, start);
CREATE TABLE sentences (
    source INTEGER, start INTEGER, "end" INTEGER NOT NULL, kind TEXT NOT NULL, vector BLOB NOT NULL,
    PRIMARY KEY (source, start)) WITHOUT ROWID;
CREATE VIRTUAL TABLE passages_words USING fts5 (stems, content='', tokenize=ascii);
CREATE VIRTUAL TABLE tiles_words USING fts5 (stems, content='', tokenize=ascii);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (passages_words, row);
"""
TABLES = hashlib.sha256(_SCHEMA.encode()).hexdigest()[:12]
"""Changes with the tables: an index with others cannot be continued, only built again."""


class SourceRow(NamedTuple):
    """A source as stored; ``no`` is its number in this file."""

    no: int
    id: str
    path: str
    is_record: bool
    sha256: str
    encoding: str
    length: int
    title: str | None
    date: str | None
    signature: str
    """Of the file, when it was read: see :class:`gpqa.discover.Document`."""

    @property
    def file_signature(self) -> str:
        """The file's signature alone."""
        return self.signature.removeprefix(READ_AGAIN)

    def info(self) -> SourceInfo:
        """The same for the outside."""
        from gpqa.models import SourceInfo

        return SourceInfo(
            id=self.id,
            path=self.path,
            sha256=self.sha256,
            encoding=self.encoding,
            length=self.length,
            title=self.title,
            date=self.date,
        )


class PassageRow(NamedTuple):
    """A passage: its number, its source's number, its span, and the tile that it begins in."""

    no: int
    source: int
    start: int
    end: int
    tile: int


class SentenceRow(NamedTuple):
    """A sentence: its source's number, its span, its block's kind, its float16 vector's bytes."""

    source: int
    start: int
    end: int
    kind: str
    vector: bytes


_SOURCE = """
SELECT sources.no, id, path, is_record, sha256, encoding, length, title, date, signature
FROM sources JOIN documents ON documents.no = sources.document"""


class CorpusWriter:
    """Fills a corpus file that nobody reads yet. Use as a context manager."""

    def __init__(self, path: Path) -> None:
        fresh = not path.exists()
        self._db = sqlite3.connect(path, isolation_level=None)
        try:
            # The file is a temporary one until it is complete: no journal is needed.
            self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            if fresh:
                self._db.executescript(_SCHEMA)
            self._db.execute("BEGIN")
        except BaseException:
            self._db.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failure: object, *_: object) -> None:
        try:
            if failure is None:
                for table in _WORDS:
                    self._db.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608
                self._db.execute("COMMIT")
        finally:
            self._db.close()

    def documents(self) -> dict[str, str]:
        """Per path the document's signature."""
        return dict(self._db.execute("SELECT path, signature FROM documents"))

    def sources(self, path: str | None = None) -> list[SourceRow]:
        """The sources of the document at ``path``, or all."""
        where, values = ("", ()) if path is None else (" WHERE path = ?", (path,))
        rows = self._db.execute(f"{_SOURCE}{where} ORDER BY sources.no", values)
        return [SourceRow(*row) for row in rows]

    def put_document(self, path: str, signature: str) -> int:
        """Add a document, or note its new signature; its number."""
        row = self._db.execute(
            "INSERT INTO documents (path, signature) VALUES (?, ?)"
            " ON CONFLICT (path) DO UPDATE SET signature = excluded.signature RETURNING no",
            (path, signature),
        ).fetchone()
        return int(row[0])

    def remove_empty_documents(self) -> None:
        """Remove the documents that hold no sources any more."""
        self._db.execute("DELETE FROM documents WHERE no NOT IN (SELECT document FROM sources)")

    def holds(self, row: SourceRow, record: Record) -> bool:
        """Whether a source is still what was read of it."""
        if (row.sha256, row.encoding) != (record.sha256, record.encoding):
            return False
        if record.id is None:
            return True
        digest = self._db.execute("SELECT brought FROM sources WHERE no = ?", (row.no,)).fetchone()
        return bool(digest[0] == _brought(record))

    def rename(self, ids: Mapping[int, str]) -> None:
        """Give sources new ids, which may be one another's old ones."""
        marked = [(_placeholder(no), no) for no in ids]
        self._db.executemany("UPDATE sources SET id = ? WHERE no = ?", marked)
        self._db.executemany(
            "UPDATE sources SET id = ? WHERE no = ?", [(name, no) for no, name in ids.items()]
        )

    def add_source(self, path: str, signature: str, record: Record) -> int:
        """Add a source and its text, its id left to :meth:`rename`; its number."""
        row = self._db.execute(
            "INSERT INTO sources (id, document, is_record, sha256, encoding, length, brought)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING no",
            (
                _placeholder((path, record.line)),
                self.put_document(path, signature),
                record.id is not None,
                record.sha256,
                record.encoding,
                len(record.text),
                _brought(record),
            ),
        ).fetchone()
        number = int(row[0])
        pieces = range(0, len(record.text), _PIECE)
        self._db.executemany(
            "INSERT INTO pieces VALUES (?, ?, ?)",
            ((number, at // _PIECE, record.text[at : at + _PIECE]) for at in pieces),
        )
        return number

    def describe(self, source: int, title: str | None, date: str | None) -> None:
        """Note a source's title and date."""
        self._db.execute(
            "UPDATE sources SET title = ?, date = ? WHERE no = ?", (title, date, source)
        )

    def add_tile(self, source: int, start: int, end: int, text: str) -> int:
        """Add a stretch of a source, found by the words of ``text``; its number."""
        row = self._db.execute(
            'INSERT INTO tiles (source, start, "end") VALUES (?, ?, ?) RETURNING no',
            (source, start, end),
        ).fetchone()
        self._add_words("tiles_words", row[0], text)
        return int(row[0])

    def add_passage(self, source: int, start: int, end: int, tile: int, text: str) -> int:
        """Add a passage, found by the words of ``text``; its number."""
        row = self._db.execute(
            'INSERT INTO passages (source, start, "end", tile) VALUES (?, ?, ?, ?) RETURNING no',
            (source, start, end, tile),
        ).fetchone()
        self._add_words("passages_words", row[0], text)
        return int(row[0])

    def _add_words(self, table: str, number: int, text: str) -> None:
        words = " ".join(stems(text))
        self._db.execute(f"INSERT INTO {table} (rowid, stems) VALUES (?, ?)", (number, words))  # noqa: S608

    def add_sentences(self, rows: Iterable[SentenceRow]) -> None:
        """Add sentences with their vectors."""
        self._db.executemany("INSERT INTO sentences VALUES (?, ?, ?, ?, ?)", rows)

    def remove_source(self, source: SourceRow) -> list[int]:
        """Remove a source and all that was found in it; its passages' numbers."""
        every = range(source.length // _PIECE + 1)
        pieces = self._db.execute(_PIECES, (source.no, _list(every)))
        text = "".join(chars for _, chars in pieces)
        removed: dict[str, list[int]] = {}
        for table in ("tiles", "passages"):
            rows = self._db.execute(
                f'SELECT no, start, "end" FROM {table} WHERE source = ?',  # noqa: S608
                (source.no,),
            ).fetchall()
            # A contentless table forgets a row only when told the words that it held.
            forget = (
                f"INSERT INTO {table}_words ({table}_words, rowid, stems) VALUES ('delete', ?, ?)"  # noqa: S608
            )
            self._db.executemany(
                forget,
                (
                    (no, " ".join(stems(found_by(source.title, text[start:end]))))
                    for no, start, end in rows
                ),
            )
            removed[table] = [no for no, _, _ in rows]
        for table in ("tiles", "passages", "sentences", "pieces"):
            self._db.execute(f"DELETE FROM {table} WHERE source = ?", (source.no,))  # noqa: S608
        self._db.execute("DELETE FROM sources WHERE no = ?", (source.no,))
        return removed["passages"]

    def counts(self) -> dict[str, int]:
        """How much there is of everything."""
        count = {
            table: int(self._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
            for table in ("sources", "passages", "sentences")
        }
        total = self._db.execute("SELECT coalesce(sum(length), 0) FROM sources").fetchone()[0]
        return count | {"characters": int(total)}

    def contents(self) -> Iterator[str]:
        """One line a source, ordered by id: what a generation's name is derived from."""
        for row in self._db.execute("SELECT id, sha256 FROM sources ORDER BY id"):
            yield "\t".join(row)


class CorpusReader:
    """Reads a corpus file that nobody writes any more. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self._pool = ReadPool(path)
        self._rows = self._pool.rows
        self.close = self._pool.close
        self._sources = {row.no: row for row in map(SourceRow._make, self._rows(_SOURCE))}
        self._by_id = {row.id: row for row in self._sources.values()}

    def sources(self) -> list[SourceRow]:
        """Every source, ordered by id."""
        return [self._by_id[name] for name in sorted(self._by_id)]

    def source(self, number: int) -> SourceRow:
        """The source of that number."""
        return self._sources[number]

    def find_source(self, identifier: str) -> SourceRow | None:
        """The source of that id, if there is one."""
        return self._by_id.get(identifier)

    def text(self, source: int, start: int, end: int) -> str:
        """The characters ``start`` to ``end`` of a source's text."""
        return self.texts([(source, start, end)])[0]

    def texts(self, spans: Sequence[tuple[int, int, int]]) -> list[str]:
        """The text of each ``(source, start, end)``; each piece of a source is read once."""
        wanted: dict[int, set[int]] = {}
        for source, start, end in spans:
            if start < end:
                wanted.setdefault(source, set()).update(range(start // _PIECE, -(-end // _PIECE)))
        pieces = {
            (source, piece): chars
            for source, numbers in wanted.items()
            for piece, chars in self._rows(_PIECES, (source, _list(sorted(numbers))))
        }
        return [
            "".join(
                _cut(
                    (
                        (piece, pieces.get((source, piece), ""))
                        for piece in range(start // _PIECE, -(-end // _PIECE))
                    ),
                    start,
                    end,
                )
            )
            for source, start, end in spans
        ]

    def search(
        self,
        table: Literal["passages", "tiles"],
        words: Sequence[str],
        limit: int,
        sources: Sequence[int] | None = None,
    ) -> list[tuple[int, float]]:
        """Passages or tiles with any of these stems: numbers and BM25 scores, best first."""
        if not words:
            return []
        among = ""
        values: list[object] = [" OR ".join(f'"{word}"' for word in words)]
        if sources is not None:
            among = f"AND rowid IN (SELECT no FROM {table} WHERE source IN {_LISTED})"  # noqa: S608
            values.append(_list(sources))
        return self._rows(
            f"SELECT rowid, -rank FROM {table}_words WHERE {table}_words MATCH ? {among}"  # noqa: S608
            " ORDER BY rank LIMIT ?",
            [*values, limit],
        )

    def passages_of(self, sources: Sequence[int]) -> list[int]:
        """The numbers of all passages of these sources."""
        query = f"SELECT no FROM passages WHERE source IN {_LISTED}"  # noqa: S608
        return [no for (no,) in self._rows(query, [_list(sources)])]

    def document_frequencies(self, words: Sequence[str]) -> dict[str, int]:
        """In how many passages each of these stems stands; absent ones are left out."""
        marks = ",".join("?" * len(words))
        return dict(
            self._rows(f"SELECT term, doc FROM vocabulary WHERE term IN ({marks})", words)  # noqa: S608
        )

    def passages(self, numbers: Sequence[int]) -> list[PassageRow]:
        """The passages of those numbers, in that order."""
        query = f'SELECT no, source, start, "end", tile FROM passages WHERE no IN {_LISTED}'  # noqa: S608
        found = {row[0]: PassageRow(*row) for row in self._rows(query, [_list(numbers)])}
        return [found[number] for number in numbers if number in found]

    def sentences(self, passages: Iterable[PassageRow]) -> list[SentenceRow]:
        """Every sentence that stands in one of these passages, each once."""
        found: dict[tuple[int, int], SentenceRow] = {}
        for passage in passages:
            rows = self._rows(
                'SELECT source, start, "end", kind, vector FROM sentences'
                " WHERE source = ? AND start < ? AND start >= ("
                "   SELECT coalesce(max(start), 0) FROM sentences WHERE source = ? AND start <= ?)",
                (passage.source, passage.end, passage.source, passage.start),
            )
            for row in rows:
                found[row[0], row[1]] = SentenceRow(*row)
        return list(found.values())


def found_by(title: str | None, text: str) -> str:
    """What a stretch of a source is found by: its own words, and those of the source's title.

    Of the title only so much as titles have: it is repeated for every stretch.
    """
    return f"{title[:_TITLE]} . {text}" if title else text


def _brought(record: Record) -> str:
    return json.dumps([record.title, record.date, dict(record.metadata)], sort_keys=True)


# Any number of values; a "?" for each would end at SQLite's limit for those.
_LISTED = "(SELECT value FROM json_each(?))"


def _list(numbers: Sequence[int]) -> str:
    return json.dumps(list(numbers))


def _placeholder(what: object) -> bytes:
    """What stands for an id until that is known: a blob equals no text, so no document's id."""
    return repr(what).encode("utf-8", "surrogatepass")


_PIECES = f"SELECT piece, chars FROM pieces WHERE source = ? AND piece IN {_LISTED} ORDER BY piece"  # noqa: S608


def _cut(pieces: Iterable[tuple[int, str]], start: int, end: int) -> Iterator[str]:
    """The characters ``start`` to ``end`` of a text, out of the pieces that hold them."""
    for piece, chars in pieces:
        yield chars[max(0, start - piece * _PIECE) : end - piece * _PIECE]
