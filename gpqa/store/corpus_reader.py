"""Reading a corpus file that is complete: see :mod:`gpqa.store.tables`."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Literal

from gpqa.errors import CorpusIndexError
from gpqa.store.pool import ReadPool
from gpqa.store.tables import (
    LISTED,
    PIECE,
    PIECES,
    SOURCE,
    PassageRow,
    Scope,
    SentenceRow,
    SourceRow,
    SpeakerRow,
    StatementRow,
    cut,
    listed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

__all__ = ["CorpusReader", "source_names"]


def source_names(path: Path) -> dict[tuple[str, str], str]:
    """The ids of the sources in a corpus file, by their file and, of records, their own id.

    The tables may be older ones: of a file that has none of these, nothing.
    """
    try:
        with closing(ReadPool(path)) as pool:
            rows = pool.rows(
                "SELECT path, id, is_record FROM sources JOIN documents"
                " ON documents.no = sources.document ORDER BY id"
            )
    except CorpusIndexError:
        return {}
    return {(file, name if is_record else ""): name for file, name, is_record in rows}


class CorpusReader:
    """Reads a corpus file that nobody writes any more. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self._pool = ReadPool(path)
        self._rows = self._pool.rows
        self.close = self._pool.close
        self._sources = {row.no: row for row in map(SourceRow._make, self._rows(SOURCE))}
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

    def pages(self, source: int) -> list[int]:
        """Where each page of a source begins in its text; none where it has no pages."""
        rows = self._rows("SELECT starts FROM pages WHERE source = ?", [source])
        return [int(start) for start in json.loads(rows[0][0])] if rows else []

    def text(self, source: int, start: int, end: int) -> str:
        """The characters ``start`` to ``end`` of a source's text."""
        return self.texts([(source, start, end)])[0]

    def texts(self, spans: Sequence[tuple[int, int, int]]) -> list[str]:
        """The text of each ``(source, start, end)``; each piece of a source is read once."""
        wanted: dict[int, set[int]] = {}
        for source, start, end in spans:
            if start < end:
                wanted.setdefault(source, set()).update(range(start // PIECE, -(-end // PIECE)))
        pieces = {
            (source, piece): chars
            for source, numbers in wanted.items()
            for piece, chars in self._rows(PIECES, (source, listed(sorted(numbers))))
        }
        return [
            "".join(
                cut(
                    (
                        (piece, pieces.get((source, piece), ""))
                        for piece in range(start // PIECE, -(-end // PIECE))
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
        among: Sequence[int] | None = None,
    ) -> list[tuple[int, float]]:
        """Passages or tiles with any of these stems: numbers and BM25 scores, best first."""
        if not words:
            return []
        only = ""
        values: list[object] = [" OR ".join(f'"{word}"' for word in words)]
        if among is not None:
            # "+": else FTS5 is asked once for every number, which takes 50 times as long.
            only = f"AND +rowid IN {LISTED}"
            values.append(listed(among))
        return self._rows(
            f"SELECT rowid, -rank FROM {table}_words WHERE {table}_words MATCH ? {only}"  # noqa: S608
            " ORDER BY rank LIMIT ?",
            [*values, limit],
        )

    def scope(
        self, sources: Sequence[int] | None = None, speakers: Sequence[int] | None = None
    ) -> Scope | None:
        """The passages of these sources that hold words of these speakers; None for all."""
        if sources is None and speakers is None:
            return None
        query, values = f"SELECT no, tile FROM passages WHERE source IN {LISTED}", []  # noqa: S608
        if speakers is not None:
            # From the last passage that begins before the statement to the last that
            # begins in it: an earlier one may hold its first words, but they stand
            # whole in that one.
            query = f"""
                SELECT DISTINCT passages.no, tile FROM people
                JOIN statements ON person = people.no
                JOIN passages ON passages.source = statements.source
                  AND passages.start < statements."end"
                  AND passages.start >= (
                    SELECT coalesce(max(earlier.start), 0) FROM passages AS earlier
                    WHERE earlier.source = statements.source AND earlier.start <= statements.start)
                WHERE NOT nested AND speaker IN {LISTED}"""  # noqa: S608
            values.append(listed(speakers))
            if sources is not None:
                query += f" AND passages.source IN {LISTED}"
        if sources is not None:
            values.append(listed(sources))
        rows = self._rows(f"{query} ORDER BY 1", values)
        return Scope([no for no, _ in rows], sorted({tile for _, tile in rows}))

    def document_frequencies(self, words: Sequence[str]) -> dict[str, int]:
        """In how many passages each of these stems stands; absent ones are left out."""
        marks = ",".join("?" * len(words))
        return dict(
            self._rows(f"SELECT term, doc FROM vocabulary WHERE term IN ({marks})", words)  # noqa: S608
        )

    def passages(self, numbers: Sequence[int]) -> list[PassageRow]:
        """The passages of those numbers, in that order."""
        query = f'SELECT no, source, start, "end", tile FROM passages WHERE no IN {LISTED}'  # noqa: S608
        found = {row[0]: PassageRow(*row) for row in self._rows(query, [listed(numbers)])}
        return [found[number] for number in numbers if number in found]

    def sentences(self, passages: Iterable[PassageRow]) -> list[SentenceRow]:
        """Every sentence that stands in one of these passages, each once."""
        found: dict[tuple[int, int], SentenceRow] = {}
        for passage in passages:
            rows = self._rows(
                'SELECT source, start, "end", kind, vector, statement FROM sentences'
                " WHERE source = ? AND start < ? AND start >= ("
                "   SELECT coalesce(max(start), 0) FROM sentences WHERE source = ? AND start <= ?)",
                (passage.source, passage.end, passage.source, passage.start),
            )
            for row in rows:
                found[row[0], row[1]] = SentenceRow(*row)
        return list(found.values())

    def names_somebody(self, surname: str) -> bool:
        """Whether any source names somebody of that folded surname, heard or not."""
        query = "SELECT EXISTS (SELECT 1 FROM people WHERE surname = ?)"
        return bool(self._rows(query, [surname])[0][0])

    def bearers(self, surname: str) -> list[tuple[int, int | None, str]]:
        """Everybody of that folded surname: the source, the speaker's number, the description.

        None for a number is somebody who is only named there.
        """
        query = "SELECT source, speaker, described FROM people WHERE surname = ? ORDER BY no"
        return [(source, speaker, told) for source, speaker, told in self._rows(query, [surname])]

    def speakers(self, numbers: Sequence[int] | None = None) -> list[SpeakerRow]:
        """Everybody who is heard, or those of these numbers, ordered by number."""
        query, values = "SELECT no, name, described FROM speakers", []
        if numbers is not None:
            query += f" WHERE no IN {LISTED}"
            values.append(listed(numbers))
        return [SpeakerRow(*row) for row in self._rows(f"{query} ORDER BY no", values)]

    def statements(self, numbers: Sequence[int]) -> list[StatementRow]:
        """The statements of those numbers, in no order."""
        return self._statements(f"statements.no IN {LISTED}", listed(numbers))

    def statements_of(self, source: int) -> list[StatementRow]:
        """Every statement in a source, in its order."""
        return self._statements('statements.source = ? ORDER BY start, "end" DESC', source)

    def _statements(self, where: str, value: object) -> list[StatementRow]:
        query = f"""
            SELECT statements.no, statements.source, start, "end", attribution, nested, speaker,
              cue_start, cue_end
            FROM statements LEFT JOIN people ON people.no = person WHERE {where}"""  # noqa: S608
        return [
            StatementRow(no, source, start, end, kind, speaker, _span(cue), nested=bool(nested))
            for no, source, start, end, kind, nested, speaker, *cue in self._rows(query, [value])
        ]


def _span(cue: list[int | None]) -> tuple[int, int] | None:
    start, end = cue
    return None if start is None or end is None else (start, end)
