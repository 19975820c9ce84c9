"""Filling a corpus file: see :mod:`gpqa.store.tables`."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Self

from gpqa.dates import time_of
from gpqa.store.tables import (
    PIECE,
    PIECES,
    SCHEMA,
    SOURCE,
    WORDS,
    SentenceRow,
    SourceRow,
    found_by,
    listed,
)
from gpqa.terms import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from gpqa.read import Record
    from gpqa.statements.statement import Statement

__all__ = ["CorpusWriter"]


class CorpusWriter:
    """Fills a corpus file that nobody reads yet. Use as a context manager."""

    def __init__(self, path: Path) -> None:
        fresh = not path.exists()
        self._db = sqlite3.connect(path, isolation_level=None)
        try:
            # The file is a temporary one until it is complete: no journal is needed.
            self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            if fresh:
                self._db.executescript(SCHEMA)
            self._db.execute("BEGIN")
        except BaseException:
            self._db.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failure: object, *_: object) -> None:
        try:
            if failure is None:
                for table in WORDS:
                    self._db.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608
                self._db.execute("COMMIT")
        finally:
            self._db.close()

    def documents(self) -> dict[str, tuple[str, str]]:
        """Per path the document's signature, and how it was read."""
        rows = self._db.execute("SELECT path, signature, manner FROM documents")
        return {path: (signature, manner) for path, signature, manner in rows}

    def sources(self, path: str | None = None) -> list[SourceRow]:
        """The sources of the document at ``path``, or all."""
        where, values = ("", ()) if path is None else (" WHERE path = ?", (path,))
        rows = self._db.execute(f"{SOURCE}{where} ORDER BY sources.no", values)
        return [SourceRow(*row) for row in rows]

    def put_document(self, path: str, signature: str, manner: str = "") -> int:
        """Add a document, or note its new signature, and how it was read; its number."""
        row = self._db.execute(
            "INSERT INTO documents (path, signature, manner) VALUES (?, ?, ?)"
            " ON CONFLICT (path) DO UPDATE"
            " SET signature = excluded.signature, manner = excluded.manner RETURNING no",
            (path, signature, manner),
        ).fetchone()
        return int(row[0])

    def remove_empty_documents(self) -> None:
        """Remove the documents that hold no sources any more."""
        self._db.execute("DELETE FROM documents WHERE no NOT IN (SELECT document FROM sources)")

    def holds(self, row: SourceRow, record: Record) -> bool:
        """Whether a source is still what was read of it."""
        made = record.conversion.sha256 if record.conversion else None
        if (row.sha256, row.encoding, row.text_sha256) != (record.sha256, record.encoding, made):
            return False
        digest = self._db.execute("SELECT brought FROM sources WHERE no = ?", (row.no,)).fetchone()
        return bool(digest[0] == _brought(record))

    def rename(self, ids: Mapping[int, str]) -> None:
        """Give sources new ids, which may be one another's old ones."""
        marked = [(_placeholder(no), no) for no in ids]
        self._db.executemany("UPDATE sources SET id = ? WHERE no = ?", marked)
        self._db.executemany(
            "UPDATE sources SET id = ? WHERE no = ?", [(name, no) for no, name in ids.items()]
        )

    def add_source(
        self,
        path: str,
        signature: str,
        record: Record,
        *,
        manner: str = "",
        media_type: str = "text/plain",
    ) -> int:
        """Add a source and its text, its id left to :meth:`rename`; its number."""
        made = record.conversion
        row = self._db.execute(
            "INSERT INTO sources (id, document, is_record, sha256, encoding, length, author, site,"
            " url, media_type, converter, text_sha256, brought)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING no",
            (
                _placeholder((path, record.line)),
                self.put_document(path, signature, manner),
                record.id is not None,
                record.sha256,
                record.encoding,
                len(record.text),
                record.author,
                record.site,
                record.url,
                media_type,
                made.converter if made else None,
                made.sha256 if made else None,
                _brought(record),
            ),
        ).fetchone()
        number = int(row[0])
        if made and made.pages:
            self._db.execute("INSERT INTO pages VALUES (?, ?)", (number, listed(made.pages)))
        pieces = range(0, len(record.text), PIECE)
        self._db.executemany(
            "INSERT INTO pieces VALUES (?, ?, ?)",
            ((number, at // PIECE, record.text[at : at + PIECE]) for at in pieces),
        )
        return number

    def describe(
        self, source: int, title: str | None, date: str | None, *, of_file: bool = False
    ) -> None:
        """Note a source's title and date, what that means, and whether it is only its file's."""
        first, last = time_of(date) or (None, None)
        self._db.execute(
            "UPDATE sources SET title = ?, date = ?, first_day = ?, last_day = ?,"
            " date_of_file = ? WHERE no = ?",
            (title, date, first, last, of_file, source),
        )

    def note_conversion(self, source: int, converter: str) -> None:
        """Note that another converter made the very same text of a source."""
        self._db.execute("UPDATE sources SET converter = ? WHERE no = ?", (converter, source))

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
        self._db.executemany("INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?)", rows)

    def add_person(self, source: int, surname: str | None, described: str) -> int:
        """Add somebody whom a source calls something, as JSON, under a folded surname; a number."""
        row = self._db.execute(
            "INSERT INTO people (source, surname, described) VALUES (?, ?, ?) RETURNING no",
            (source, surname, described),
        ).fetchone()
        return int(row[0])

    def add_statement(self, source: int, statement: Statement, person: int | None) -> int:
        """Add what a person of that number said, or somebody of whom that is all; its number."""
        row = self._db.execute(
            'INSERT INTO statements (source, start, "end", attribution, cue_start, cue_end,'
            " nested, person) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING no",
            (
                source,
                statement.start,
                statement.end,
                statement.attribution,
                *(statement.cue or (None, None)),
                statement.nested,
                person,
            ),
        ).fetchone()
        return int(row[0])

    def people(self) -> Iterator[tuple[int, str, str]]:
        """Everybody of every source: number, source's id, description; ordered by both."""
        yield from self._db.execute(
            "SELECT people.no, sources.id, described FROM people"
            " JOIN sources ON sources.no = source ORDER BY sources.id, people.no"
        )

    def heard(self) -> set[int]:
        """The numbers of those people who say something themselves."""
        rows = self._db.execute("SELECT DISTINCT person FROM statements WHERE person IS NOT NULL")
        return {number for (number,) in rows}

    def put_speakers(self, speakers: Iterable[tuple[str, str, Iterable[int]]]) -> None:
        """Set anew who is heard in all sources: names, descriptions, and who of them that is."""
        self._db.execute("DELETE FROM speakers")
        self._db.execute("UPDATE people SET speaker = NULL WHERE speaker IS NOT NULL")
        for no, (name, described, people) in enumerate(speakers, start=1):
            self._db.execute("INSERT INTO speakers VALUES (?, ?, ?)", (no, name, described))
            self._db.executemany(
                "UPDATE people SET speaker = ? WHERE no = ?", ((no, person) for person in people)
            )

    def remove_source(self, source: SourceRow) -> list[int]:
        """Remove a source and all that was found in it; its passages' numbers."""
        every = range(source.length // PIECE + 1)
        pieces = self._db.execute(PIECES, (source.no, listed(every)))
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
        for table in ("tiles", "passages", "sentences", "pieces", "statements", "people", "pages"):
            self._db.execute(f"DELETE FROM {table} WHERE source = ?", (source.no,))  # noqa: S608
        self._db.execute("DELETE FROM sources WHERE no = ?", (source.no,))
        return removed["passages"]

    def counts(self) -> dict[str, int]:
        """How much there is of everything."""
        count = {
            table: int(self._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
            for table in ("sources", "passages", "sentences", "statements", "speakers")
        }
        total = self._db.execute("SELECT coalesce(sum(length), 0) FROM sources").fetchone()[0]
        return count | {"characters": int(total)}

    def contents(self) -> Iterator[str]:
        """One line a source, ordered by id: what a generation's name is derived from."""
        for row in self._db.execute("SELECT id, sha256, text_sha256 FROM sources ORDER BY id"):
            yield "\t".join(filter(None, row))


def _brought(record: Record) -> str:
    facts = [record.title, record.date, record.author, record.site, record.url, record.created]
    return json.dumps([*facts, dict(record.metadata)], sort_keys=True)


def _placeholder(what: object) -> bytes:
    """What stands for an id until that is known: a blob equals no text, so no document's id."""
    return repr(what).encode("utf-8", "surrogatepass")
