"""How an index changes on disk: all at once, or not at all.

::

    indexes/NAME/
        CURRENT.json            which generation is the index, and its manifest's hash
        gens/gen-000007-…/      manifest.json  corpus.sqlite  vectors.faiss
        gens/.building-…/       one that is being written, or was when its writer died
        .lock                   held by the writer

A generation is written in a folder of its own, flushed to the disk, opened and
checked as a reader would, and renamed into place; then CURRENT.json is replaced.
Killed at any moment, the index is the old one or the new one. The last
:data:`KEPT` generations stay, so that a reader never loses the one it has open.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from gpqa.errors import (
    CorpusIndexError,
    IndexBusyError,
    IndexDamagedError,
    IndexNotFoundError,
    IndexWriteError,
)
from gpqa.store.manifest import FORMAT, MANIFEST, Manifest, check_format, read_json

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "CURRENT",
    "KEPT",
    "current",
    "exists",
    "load",
    "missing",
    "next_generation",
    "pointed_to",
    "publish",
    "sync_file",
    "write_flushed",
    "writing",
]

CURRENT = "CURRENT.json"
KEPT = 3
"""Generations that stay on disk, the current one among them."""
_GENERATIONS = "gens"
_BUILDING = ".building-"
_NAME = re.compile(r"gen-\d{6,12}-[0-9a-f]{12}")


def exists(index: Path) -> bool:
    """Whether there is an index in that folder."""
    return (index / CURRENT).is_file()


def missing(index: Path) -> IndexNotFoundError:
    """The error for a folder without an index, with what to do about it."""
    from gpqa.config import index_name, load_settings

    if _holds_documents(index):
        name = index.name.lstrip(".-") or "NAME"
        return IndexNotFoundError(
            f"{index} is a folder of documents, not an index. Index it with:"
            f" gpqa index {quote(str(index))} --name {quote(name)}"
        )
    name = index_name(index, load_settings())
    return IndexNotFoundError(
        f"there is no index {name!r} at {index}. Build it with:"
        f" gpqa index PATH… --name {quote(name)}"
    )


_LOOKED_AT = 100
"""Folders in which documents are looked for, to tell what somebody took for an index."""


def _holds_documents(folder: Path) -> bool:
    from gpqa.discover import SUFFIXES

    return any(
        os.path.splitext(file)[1].lower() in {*SUFFIXES, ".jsonl"}  # noqa: PTH122 - no Path each
        for _, _, files in islice(os.walk(folder), _LOOKED_AT)
        for file in files
    )


def current(index: Path) -> tuple[Path, Manifest]:
    """The folder and the checked manifest of the current generation.

    Raises :class:`IndexNotFoundError`, :class:`IndexDamagedError` or
    :class:`~gpqa.errors.IndexFormatError`. The other files are not looked at
    here: see :meth:`Manifest.check_files`.
    """
    return load(index, *pointed_to(index))


def load(index: Path, name: str, manifest_sha256: str) -> tuple[Path, Manifest]:
    """The folder and the checked manifest of a generation; raises as :func:`current` does."""
    folder = index / _GENERATIONS / name
    return folder, Manifest.load(folder, manifest_sha256)


def pointed_to(index: Path) -> tuple[str, str]:
    """The current generation's name, and its manifest's sha256; raises as :func:`current` does."""
    pointer = index / CURRENT
    if not exists(index):
        raise missing(index)
    value = read_json(pointer)
    check_format(value.get("format"), pointer)
    name, sha256 = value.get("generation"), value.get("manifest_sha256")
    if not isinstance(name, str) or not isinstance(sha256, str) or not _NAME.fullmatch(name):
        raise IndexDamagedError(f"{pointer} does not name a generation")
    return name, sha256


@contextmanager
def writing(index: Path) -> Iterator[Path]:
    """Hold the index for writing; gives an empty folder to build a generation in.

    Raises :class:`IndexBusyError` at once where another process holds it. What
    is left of writers that died is removed.
    """
    from filelock import FileLock, Timeout

    generations = index / _GENERATIONS
    with _disk_errors(index):
        generations.mkdir(parents=True, exist_ok=True)
        if generations.is_symlink():  # what it leads to is not ours to write or remove
            raise IndexWriteError(f"{generations} is a link: remove it, and build the index again")
    lock = FileLock(index / ".lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise IndexBusyError(
            f"another process is writing {index}; wait for it, or stop it, and try again"
        ) from error
    except OSError as error:
        raise _refused(index, error) from error
    try:
        _tidy(index)
        with _disk_errors(index):
            building = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=generations))
            building.chmod(0o755)  # mkdtemp's 0700 would shut other users' readers out
            try:
                yield building
            finally:
                shutil.rmtree(building, ignore_errors=True)
    finally:
        lock.release()


def publish(index: Path, building: Path, manifest: Manifest) -> None:
    """Make the generation in ``building`` the current one; call inside :func:`writing`.

    The caller has flushed every file that ``manifest`` lists.
    """
    data = manifest.to_json()
    write_flushed(building / MANIFEST, data)
    _sync_folder(building)
    pointer = {
        "format": FORMAT,
        "generation": manifest.generation,
        "manifest_sha256": hashlib.sha256(data).hexdigest(),
    }
    # The last bytes are written before the generation moves into place: on a full
    # disk nothing is left there that no pointer names.
    temporary = index / f".{CURRENT}.new"
    write_flushed(temporary, json.dumps(pointer, indent=2).encode() + b"\n")
    generations = index / _GENERATIONS
    building.rename(generations / manifest.generation)
    _sync_folder(generations)
    temporary.replace(index / CURRENT)
    _sync_folder(index)
    _prune(generations, keep=manifest.generation)


def next_generation(index: Path, content: str) -> str:
    """A name for the next generation: its number, and a hash of what is in it."""
    numbers = [0]
    for folder in (index / _GENERATIONS).glob("gen-*"):
        with suppress(ValueError, IndexError):
            numbers.append(int(folder.name.split("-")[1]))
    digest = hashlib.sha256(content.encode()).hexdigest()[:12]
    return f"gen-{max(numbers) + 1:06}-{digest}"


def write_flushed(path: Path, data: bytes | memoryview) -> None:
    """Write a whole new file and wait until it is on the disk; never through a link."""
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_file(path: Path) -> None:
    """Wait until a file that something else wrote is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _tidy(index: Path) -> None:
    """Remove what writers left that were killed: half a generation, or one too many."""
    generations = index / _GENERATIONS
    for leftover in generations.glob(f"{_BUILDING}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    with suppress(CorpusIndexError):  # where nothing says which is current, all stay
        _prune(generations, keep=pointed_to(index)[0])


def _prune(generations: Path, *, keep: str) -> None:
    """Remove all but the newest generations; never the current one."""
    folders = sorted(folder for folder in generations.glob("gen-*") if folder.name != keep)
    for folder in folders[: max(0, len(folders) - (KEPT - 1))]:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _disk_errors(index: Path) -> Iterator[None]:
    import sqlite3

    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        raise _refused(index, error) from error


def _refused(index: Path, error: Exception) -> IndexWriteError:
    what = getattr(error, "strerror", None) or str(error)
    return IndexWriteError(
        f"{index} cannot be written: {what}. The index that was there is untouched"
    )
