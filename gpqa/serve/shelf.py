"""Indexes kept open: each opened when it is first asked, and again when it was rebuilt."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from gpqa.config import DEFAULT_INDEX, index_folder, load_settings
from gpqa.errors import GpqaError, IndexNotFoundError
from gpqa.serve.models import IndexInfo
from gpqa.store import generations

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gpqa.library import Library

__all__ = ["Shelf"]

_MOST = 200
"""Indexes that are listed where none is named."""

Signature = tuple[int, int, int]
"""Of an index's pointer: it changes with every generation."""


class Shelf:
    """Indexes by name. Any number of threads may use it at once."""

    def __init__(
        self,
        names: Sequence[str] = (),
        *,
        opener: Callable[[Path], Library] | None = None,
    ) -> None:
        """The indexes of these names or folders; without any, all under ``indexes/``.

        ``opener`` stands in for :meth:`gpqa.Library.open`.
        """
        self._settings = load_settings()
        self._open = opener or _open
        self._named = _called([index_folder(name, self._settings) for name in names])
        self._held: dict[str, Library] = {}
        self._seen: dict[str, Signature] = {}
        """The pointer that was read last, whether or not it could be used."""
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def folders(self) -> dict[str, Path]:
        """What can be asked: the name of each index, and its folder; the first is the default."""
        if self._named:
            return dict(self._named)
        base = self._settings.indexes
        try:
            found = sorted(
                each.name
                for each in base.iterdir()
                if not each.name.startswith(".") and generations.exists(each)
            )
        except OSError:
            found = []
        found.sort(key=lambda name: name != DEFAULT_INDEX)
        return {name: base / name for name in found[:_MOST]}

    def folder(self, name: str | None) -> tuple[str, Path]:
        """The name and the folder of an index; raises IndexNotFoundError."""
        if name is not None and name in self._named:
            return name, self._named[name]
        if name is not None and not self._named and _is_plain(name):
            folder = self._settings.indexes / name
            if generations.exists(folder):
                return name, folder
        if name is None:
            for first in self.folders().items():
                return first
            raise IndexNotFoundError("no index is served")
        raise IndexNotFoundError(f"no index of the name {name!r} is served")

    def held(self, name: str) -> Library | None:
        """The index as it was opened last."""
        return self._held.get(name)

    def all_held(self) -> list[str]:
        """The names of those that were opened."""
        return list(self._held)

    def is_current(self, name: str, folder: Path) -> bool:
        """Whether the index was opened since it was last written. Costs one look at a file."""
        return name in self._held and self._seen.get(name) == _signature(folder)

    def open(self, name: str, folder: Path) -> Library:
        """The index in its newest generation; where that cannot be used, the one at hand.

        Raises what opening it raised, where none is at hand. Two threads never open it at once.
        """
        with self._lock:
            lock = self._locks.setdefault(name, threading.Lock())
        with lock:
            if self.is_current(name, folder):
                return self._held[name]
            signature = _signature(folder)
            try:
                library = self._open(folder)
            except GpqaError as error:
                held = self._held.get(name)
                if held is None:
                    raise
                from gpqa.terminal import note

                note(f"{name}: the new one cannot be used, the one before is kept: {error}")
                self._seen[name] = signature
                return held
            library.name = name
            # Those in the middle of a question keep the library that they began with.
            self._held[name] = library
            self._seen[name] = signature
            return library

    def infos(self) -> list[IndexInfo]:
        """Every index, with what its manifest says of it: of an open one, the one at hand."""
        return [
            _info(name, folder, self._held.get(name)) for name, folder in self.folders().items()
        ]


def _open(folder: Path) -> Library:
    from gpqa.library import Library

    return Library.open(folder)


def _called(folders: Sequence[Path]) -> dict[str, Path]:
    """A name for each folder: its own, numbered where another is called so."""
    named: dict[str, Path] = {}
    for folder in folders:
        if folder in named.values():
            continue
        name = folder.name.encode("utf-8", "backslashreplace").decode() or "index"
        number = 2
        while name in named:
            name, number = f"{folder.name}-{number}", number + 1
        named[name] = folder
    return named


def _is_plain(name: str) -> bool:
    """Whether a name names a folder beside the others and nothing else."""
    return bool(name) and not name.startswith(".") and Path(name).name == name and "\0" not in name


def _signature(folder: Path) -> Signature:
    try:
        stat = (folder / generations.CURRENT).stat()
    except OSError:
        return 0, 0, 0
    return stat.st_mtime_ns, stat.st_ino, stat.st_size


def _info(name: str, folder: Path, held: Library | None) -> IndexInfo:
    try:
        manifest = generations.current(folder)[1] if held is None else held.store.manifest
    except GpqaError:
        return IndexInfo(name=name, usable=False)
    counts = manifest.counts
    return IndexInfo(
        name=name,
        generation=manifest.generation,
        sources=counts["sources"],
        passages=counts["passages"],
        speakers=counts["speakers"],
        statements=counts["statements"],
        characters=counts["characters"],
    )
