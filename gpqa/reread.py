"""Sources as they are on disk now: what a receipt is checked against.

A source that had to be converted is checked in two steps where there is an index: its
file must still be the very file that was indexed, by its hash, and then the words are
compared with the converted text that the index keeps. Where the file is another one
now, or there is no index, it is converted again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gpqa.convert.formats import ORIGINAL, format_of
from gpqa.discover import discover, name_sources
from gpqa.errors import SourceError
from gpqa.read import MAX_BYTES, Conversion, Record, read_file, read_records, read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gpqa.convert.workers import Converters
    from gpqa.discover import Document
    from gpqa.store import SourceRow, Store

__all__ = ["Sources", "file_sha256", "from_folders", "from_store", "read_document"]


@dataclass(frozen=True, slots=True)
class Sources:
    """Sources to be read again."""

    read: Callable[[str], Record | None]
    """A source by its id, as it is now; None where it is gone or no text any more."""
    same: Callable[[str], str | None]
    """The id of a source with that sha256."""
    problems: list[SourceError]
    """Why what could not be read could not; filled while reading."""
    unread: set[str] = field(default_factory=set)
    """The ids of those that are there all the same; filled while reading."""


def from_store(store: Store, *, max_bytes: int = MAX_BYTES) -> Sources:
    """Reads each source again from the file that the index had it from."""
    from gpqa.convert.workers import Converters

    files = _RecordFiles(max_bytes)
    problems: list[SourceError] = []
    unread: set[str] = set()
    converters = Converters(encoding=store.manifest.inputs["encoding"], max_bytes=max_bytes)

    def read(identifier: str) -> Record | None:
        row = store.find_source(identifier)
        if row is None:
            return None
        path = Path(row.path)
        if row.is_record:
            return files.record(path, identifier)
        try:
            if row.converter is None:
                return read_text(path, encoding=row.encoding, max_bytes=max_bytes)
            if file_sha256(path, max_bytes=max_bytes) == row.sha256:
                return _stored(store, row)
            return read_document(path, converters, max_bytes=max_bytes)
        except SourceError as error:
            problems.append(error)
            if not _is_gone(error):
                unread.add(identifier)
            return None

    def same(sha256: str) -> str | None:
        return next((row.id for row in store.sources() if row.sha256 == sha256), None)

    return Sources(read, same, problems, unread)


def from_folders(
    paths: Sequence[Path], *, encoding: str | None = None, max_bytes: int = MAX_BYTES
) -> Sources:
    """Reads each source from these files and folders, without any index.

    Sources are named as an index of the same paths would name them.
    """
    found = discover(paths)
    if not found.documents:
        raise SourceError(f"no documents in {', '.join(map(str, paths))} to verify against")
    folders = _Folders(found.documents, encoding, max_bytes)
    return Sources(
        folders.read,
        lambda sha256: folders.by_hash().get(sha256),
        folders.problems,
        folders.unread,
    )


class _Folders:
    """The sources that lie in some folders, by the ids that an index would give them."""

    def __init__(self, documents: Sequence[Document], encoding: str | None, max_bytes: int) -> None:
        from gpqa.convert.workers import Converters

        self.problems: list[SourceError] = []
        self.unread: set[str] = set()
        self._encoding = encoding
        self._max_bytes = max_bytes
        self._files = _RecordFiles(max_bytes)
        self._converters = Converters(encoding=encoding, max_bytes=max_bytes)
        self._holders: dict[str, Path] = {}
        for document in documents:
            if document.holds_records:
                for identifier in self._files.records(document.path):
                    # The first holder, as in an index.
                    self._holders.setdefault(identifier, document.path)
        texts = [document for document in documents if not document.holds_records]
        self._paths = {name: path for path, name in name_sources(texts, self._holders).items()}
        self._hashes: dict[str, str] | None = None

    def read(self, identifier: str) -> Record | None:
        if identifier in self._holders:
            return self._files.record(self._holders[identifier], identifier)
        path = self._paths.get(identifier)
        if path is None:
            return None
        try:
            return read_document(
                path, self._converters, encoding=self._encoding, max_bytes=self._max_bytes
            )
        except SourceError as error:
            self.problems.append(error)
            if not _is_gone(error):
                self.unread.add(identifier)
            return None

    def by_hash(self) -> dict[str, str]:
        """The sources' ids by their hashes; nothing is converted for that."""
        if self._hashes is None:
            names = sorted([*self._holders, *self._paths])
            self._hashes = {sha256: name for name in names if (sha256 := self._hash(name))}
        return self._hashes

    def _hash(self, identifier: str) -> str | None:
        if identifier in self._holders:
            record = self._files.record(self._holders[identifier], identifier)
            return record.sha256 if record else None
        try:
            return file_sha256(self._paths[identifier], max_bytes=self._max_bytes)
        except SourceError as error:
            self.problems.append(error)
            return None


def _is_gone(error: SourceError) -> bool:
    return isinstance(error.__cause__, (FileNotFoundError, NotADirectoryError))


def read_document(
    path: Path, converters: Converters, *, encoding: str | None = None, max_bytes: int = MAX_BYTES
) -> Record:
    """A file as a source, converted where it has to be; raises a :class:`SourceError`."""
    kind = format_of(path)
    if kind is None:
        return read_text(path, encoding=encoding, max_bytes=max_bytes)
    return converters.convert(path, kind)


def file_sha256(path: Path, *, max_bytes: int = MAX_BYTES) -> str:
    """The hash of a source's file, as a receipt has it; raises a :class:`SourceError`."""
    limit = max_bytes if format_of(path) is None else ORIGINAL * max_bytes
    return hashlib.sha256(read_file(path, max_bytes=limit)).hexdigest()


def _stored(store: Store, row: SourceRow) -> Record:
    """A source's converted text as the index keeps it."""
    text = store.text(row.no, 0, row.length)
    made = hashlib.sha256(text.encode()).hexdigest()
    conversion = Conversion(row.converter or "", made, stored=True)
    return Record(text, row.sha256, row.encoding, conversion=conversion)


class _RecordFiles:
    """Records by id, each ``corpus.jsonl`` read once."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._files: dict[Path, dict[str, Record]] = {}

    def records(self, path: Path) -> dict[str, Record]:
        if path not in self._files:
            records: dict[str, Record] = {}
            for record in read_records(path, max_bytes=self._max_bytes):
                if isinstance(record, Record) and record.id is not None:
                    records.setdefault(record.id, record)
            self._files[path] = records
        return self._files[path]

    def record(self, path: Path, identifier: str) -> Record | None:
        return self.records(path).get(identifier)
