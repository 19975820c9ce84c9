"""Sources as they are on disk now: what a receipt is checked against."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from gpqa.discover import discover, name_sources
from gpqa.errors import SourceError
from gpqa.read import MAX_BYTES, Record, read_records, read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gpqa.store import Store

__all__ = ["Sources", "from_folders", "from_store"]


@dataclass(frozen=True, slots=True)
class Sources:
    """Sources to be read again."""

    read: Callable[[str], Record | None]
    """A source by its id, as it is now; None where it is gone or no text any more."""
    same: Callable[[str], str | None]
    """The id of a source with that sha256."""
    problems: list[SourceError]
    """Why what could not be read could not; filled while reading."""


def from_store(store: Store, *, max_bytes: int = MAX_BYTES) -> Sources:
    """Reads each source again from the file that the index had it from."""
    files = _RecordFiles(max_bytes)
    problems: list[SourceError] = []

    def read(identifier: str) -> Record | None:
        row = store.find_source(identifier)
        if row is None:
            return None
        path = Path(row.path)
        if row.is_record:
            return files.record(path, identifier)
        return _text(path, row.encoding, max_bytes, problems)

    def same(sha256: str) -> str | None:
        return next((row.id for row in store.sources() if row.sha256 == sha256), None)

    return Sources(read, same, problems)


def from_folders(
    paths: Sequence[Path], *, encoding: str | None = None, max_bytes: int = MAX_BYTES
) -> Sources:
    """Reads each source from these files and folders, without any index.

    Sources are named as an index of the same paths would name them.
    """
    found = discover(paths)
    if not found.documents:
        raise SourceError(f"no documents in {', '.join(map(str, paths))} to verify against")
    files = _RecordFiles(max_bytes)
    holders: dict[str, Path] = {}
    for document in found.documents:
        if document.holds_records:
            for identifier in files.records(document.path):
                holders.setdefault(identifier, document.path)  # the first holder, as in an index
    texts = [document for document in found.documents if not document.holds_records]
    names = {name: path for path, name in name_sources(texts, holders).items()}

    problems: list[SourceError] = []

    def read(identifier: str) -> Record | None:
        if identifier in holders:
            return files.record(holders[identifier], identifier)
        path = names.get(identifier)
        return None if path is None else _text(path, encoding, max_bytes, problems)

    @cache
    def by_hash() -> dict[str, str]:
        everything = ((name, read(name)) for name in sorted([*holders, *names]))
        return {record.sha256: name for name, record in everything if record is not None}

    return Sources(read, lambda sha256: by_hash().get(sha256), problems)


def _text(
    path: Path, encoding: str | None, max_bytes: int, problems: list[SourceError]
) -> Record | None:
    try:
        return read_text(path, encoding=encoding, max_bytes=max_bytes)
    except SourceError as error:
        problems.append(error)
        return None  # gone, or not a text any more


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
