"""Reading a corpus file that is complete: see :mod:`gpqa.store.tables`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from gpqa.store.pool import ReadPool
from gpqa.store.tables import (
    LISTED,
    PIECE,
    PIECES,
    SOURCE,
    PassageRow,
    SentenceRow,
    SourceRow,
    cut,
    listed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

__all__ = ["CorpusReader"]


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
        sources: Sequence[int] | None = None,
    ) -> list[tuple[int, float]]:
        """Passages or tiles with any of these stems: numbers and BM25 scores, best first."""
        if not words:
            return []
        among = ""
        values: list[object] = [" OR ".join(f'"{word}"' for word in words)]
        if sources is not None:
            among = f"AND rowid IN (SELECT no FROM {table} WHERE source IN {LISTED})"  # noqa: S608
            values.append(listed(sources))
        return self._rows(
            f"SELECT rowid, -rank FROM {table}_words WHERE {table}_words MATCH ? {among}"  # noqa: S608
            " ORDER BY rank LIMIT ?",
            [*values, limit],
        )

    def passages_of(self, sources: Sequence[int]) -> list[int]:
        """The numbers of all passages of these sources."""
        query = f"SELECT no FROM passages WHERE source IN {LISTED}"  # noqa: S608
        return [no for (no,) in self._rows(query, [listed(sources)])]

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
                'SELECT source, start, "end", kind, vector FROM sentences'
                " WHERE source = ? AND start < ? AND start >= ("
                "   SELECT coalesce(max(start), 0) FROM sentences WHERE source = ? AND start <= ?)",
                (passage.source, passage.end, passage.source, passage.start),
            )
            for row in rows:
                found[row[0], row[1]] = SentenceRow(*row)
        return list(found.values())
