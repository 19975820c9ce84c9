"""The texts of an index, and everything found in them, in one SQLite file: its tables and rows.

Texts are kept in pieces, so that showing a line of a book reads a page and not
the book. A text that was converted (of a PDF, say) is kept like any other, with what
made it and where its pages begin; the hash is that of the original file. Words are in
FTS5 tables that hold stems without the text
(:mod:`gpqa.terms` makes them, not SQLite's own tokenizer): of passages, and of
tiles, the longer stretches that show what a passage's surroundings are about. Speakers
are found anew in every build out of the people of all sources, who keep what their own
source calls them. Word tables are neither ``detail=none`` nor ``column``: without the
text, BM25 is then 0 for every row. Their tokenizer is ``ascii`` since it parts at spaces
and keeps every letter that is not ASCII as it is: a stem is one token, the same that was
stored. Rows are numbered only inside the file: what leaves gpqa are source ids and offsets.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gpqa.models import SourceInfo

__all__ = [
    "CORPUS",
    "LISTED",
    "PIECE",
    "PIECES",
    "READ_AGAIN",
    "SCHEMA",
    "SOURCE",
    "TABLES",
    "WORDS",
    "PassageRow",
    "Scope",
    "SentenceRow",
    "SourceRow",
    "SpeakerRow",
    "StatementRow",
    "cut",
    "found_by",
    "listed",
]

CORPUS = "corpus.sqlite"
READ_AGAIN = "?"
"""Before a document's signature: something in it could not be used, so it is read every time."""
PIECE = 8192  # code points
_TITLE = 200  # code points

WORDS = ("passages_words", "tiles_words")
SCHEMA = """
CREATE TABLE documents (
    no INTEGER PRIMARY KEY, path TEXT UNIQUE NOT NULL, signature TEXT NOT NULL,
    manner TEXT NOT NULL); -- how it was read, where that may change: by which converter
CREATE TABLE sources (
    no INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, document INTEGER NOT NULL,
    is_record INTEGER NOT NULL, sha256 TEXT NOT NULL, encoding TEXT NOT NULL,
    length INTEGER NOT NULL, title TEXT, date TEXT,
    first_day TEXT, last_day TEXT, -- what the date means, as ISO 8601
    date_of_file INTEGER NOT NULL DEFAULT 0, -- whether it is when the file was made
    author TEXT, site TEXT, url TEXT, media_type TEXT NOT NULL,
    converter TEXT, text_sha256 TEXT, -- null: the text is the file's own characters
    brought TEXT NOT NULL); -- what it said of itself: title, date and all further keys
CREATE INDEX sources_document ON sources (document);
CREATE TABLE pieces (
    source INTEGER, piece INTEGER, chars TEXT NOT NULL,
    PRIMARY KEY (source, piece)) WITHOUT ROWID;
CREATE TABLE pages (
    source INTEGER PRIMARY KEY, starts TEXT NOT NULL); -- a JSON list: where each begins
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
    statement INTEGER, -- in whose words it is; null: the source's own
    PRIMARY KEY (source, start)) WITHOUT ROWID;
CREATE TABLE statements (
    no INTEGER PRIMARY KEY, source INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, attribution TEXT NOT NULL,
    cue_start INTEGER, cue_end INTEGER, nested INTEGER NOT NULL,
    person INTEGER); -- null: somebody, it is not certain who
CREATE INDEX statements_source ON statements (source, start);
CREATE INDEX statements_person ON statements (person);
CREATE TABLE people (
    no INTEGER PRIMARY KEY, source INTEGER NOT NULL, surname TEXT, described TEXT NOT NULL,
    speaker INTEGER);
CREATE INDEX people_source ON people (source);
CREATE INDEX people_surname ON people (surname);
CREATE INDEX people_speaker ON people (speaker);
CREATE TABLE speakers (no INTEGER PRIMARY KEY, name TEXT NOT NULL, described TEXT NOT NULL);
CREATE VIRTUAL TABLE passages_words USING fts5 (stems, content='', tokenize=ascii);
CREATE VIRTUAL TABLE tiles_words USING fts5 (stems, content='', tokenize=ascii);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (passages_words, row);
"""
TABLES = hashlib.sha256(SCHEMA.encode()).hexdigest()[:12]
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
    first_day: str | None = None
    """What the date means: the first and the last day that it may be, ISO 8601."""
    last_day: str | None = None
    date_of_file: bool = False
    """Whether that is when its file was made, since the document gives no other date."""
    author: str | None = None
    site: str | None = None
    url: str | None = None
    media_type: str = "text/plain"
    converter: str | None = None
    """What made the text, where that is not the file's own characters."""
    text_sha256: str | None = None
    """Of the text's UTF-8, where it was converted."""

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
            date_of_file=bool(self.date_of_file),
            author=self.author,
            site=self.site,
            url=self.url,
            media_type=self.media_type,
            converter=self.converter,
            converted_sha256=self.text_sha256,
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
    statement: int | None = None
    """The number of the statement in whose speaker's words it is."""


class StatementRow(NamedTuple):
    """A statement: its number, its source's, its span, how and where it is attributed."""

    no: int
    source: int
    start: int
    end: int
    attribution: str
    speaker: int | None
    """The number of who said it; None where that is not certain."""
    cue: tuple[int, int] | None
    nested: bool


class SpeakerRow(NamedTuple):
    """Somebody who is heard: a number, the fullest name, and all that is known, as JSON."""

    no: int
    name: str
    described: str


class Scope(NamedTuple):
    """What a search is narrowed to: the numbers of passages, and of the tiles around them."""

    passages: list[int]
    tiles: list[int]


SOURCE = """
SELECT sources.no, id, path, is_record, sha256, encoding, length, title, date, signature,
  first_day, last_day, date_of_file, author, site, url, media_type, converter, text_sha256
FROM sources JOIN documents ON documents.no = sources.document"""


def found_by(title: str | None, text: str) -> str:
    """What a stretch of a source is found by: its own words, and those of the source's title.

    Of the title only so much as titles have: it is repeated for every stretch.
    """
    return f"{title[:_TITLE]} . {text}" if title else text


# Any number of values; a "?" for each would end at SQLite's limit for those.
LISTED = "(SELECT value FROM json_each(?))"


def listed(numbers: Sequence[int]) -> str:
    """The value that :data:`LISTED` takes apart again."""
    return json.dumps(list(numbers))


PIECES = f"SELECT piece, chars FROM pieces WHERE source = ? AND piece IN {LISTED} ORDER BY piece"  # noqa: S608


def cut(pieces: Iterable[tuple[int, str]], start: int, end: int) -> Iterator[str]:
    """The characters ``start`` to ``end`` of a text, out of the pieces that hold them."""
    for piece, chars in pieces:
        yield chars[max(0, start - piece * PIECE) : end - piece * PIECE]
