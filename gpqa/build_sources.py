"""Which sources an index has after a build, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.convert.formats import media_type_of
from gpqa.convert.manner import manner_of
from gpqa.discover import Problem, name_sources
from gpqa.errors import DuplicateSourceError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gpqa.build_report import BuildReport
    from gpqa.discover import Document
    from gpqa.read import Record
    from gpqa.store.corpus_writer import CorpusWriter
    from gpqa.store.tables import SourceRow
    from gpqa.store.vectors import VectorIndex

__all__ = ["Sources"]


class Sources:
    """The sources of one run: which stay, which go, which are new, and what they are called.

    Ids are settled at the end, since a new file may take a name or give one back.
    """

    def __init__(self, corpus: CorpusWriter, vectors: VectorIndex, report: BuildReport) -> None:
        self._corpus = corpus
        self._vectors = vectors
        self._report = report
        self._before = {
            (row.path, row.id if row.is_record else ""): row for row in corpus.sources()
        }
        """What was there and has not been met yet, by file and record."""
        self._record_ids: dict[str, int] = {}
        self._text_numbers: dict[Path, int] = {}
        self._fates: list[tuple[int, list[str]]] = []

    def keep(self, document: Document) -> bool:
        """Leave a document's sources as they are; False where one's id was taken meanwhile."""
        rows = self._corpus.sources(str(document.path))
        if any(row.is_record and row.id in self._record_ids for row in rows):
            return False
        for row in rows:
            self._keep(document, self._before.pop((row.path, row.id if row.is_record else "")))
        return True

    def put(self, document: Document, record: Record) -> int | None:
        """Take in what was read; the number of a source that is to be taken apart, if it is new."""
        if record.id in self._record_ids:
            error = DuplicateSourceError(
                f"{document.path}, line {record.line}: another record has the id {record.id!r}"
            )
            self._report.problems.append(Problem(str(document.path), error))
            return None
        before = self._before.pop((str(document.path), record.id or ""), None)
        manner = manner_of(document)
        if before is not None and self._corpus.holds(before, record):
            self._corpus.put_document(str(document.path), document.signature, manner)
            if record.conversion and record.conversion.converter != before.converter:
                self._corpus.note_conversion(before.no, record.conversion.converter)
            self._keep(document, before)
            return None
        if before is not None:
            self._remove(before)
        number = self._corpus.add_source(
            str(document.path),
            document.signature,
            record,
            manner=manner,
            media_type=media_type_of(document.path),
        )
        self._fates.append((number, self._report.changed if before else self._report.added))
        self._remember(document, record.id, number)
        return number

    def remove_rest(self) -> None:
        """Remove what was there and was not met again."""
        for row in self._before.values():
            self._remove(row)
            self._report.removed.append(row.id)
        self._corpus.remove_empty_documents()

    def settle_ids(self, documents: Sequence[Document]) -> int:
        """Give every source its id; how many older ones got another."""
        # Those that could not be read too: who gets which name shall not hang on that.
        texts = [document for document in documents if not document.holds_records]
        names = name_sources(texts, self._record_ids)
        wanted = {number: name for name, number in self._record_ids.items()}
        wanted |= {number: names[path] for path, number in self._text_numbers.items()}
        now = {row.no: row.id for row in self._corpus.sources()}
        moved = {number: name for number, name in wanted.items() if now[number] != name}
        self._corpus.rename(moved)
        for number, fate in self._fates:
            fate.append(wanted[number])
        return len(moved.keys() - {number for number, _ in self._fates})

    def _keep(self, document: Document, row: SourceRow) -> None:
        self._report.unchanged += 1
        self._remember(document, row.id if row.is_record else None, row.no)

    def _remember(self, document: Document, record_id: str | None, number: int) -> None:
        if record_id is None:
            self._text_numbers[document.path] = number
        else:
            self._record_ids[record_id] = number

    def _remove(self, row: SourceRow) -> None:
        self._vectors.remove(self._corpus.remove_source(row))
