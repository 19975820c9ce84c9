"""Which files an index is made of, and what each source is called.

Walking only looks at names and stats; nothing is opened here but a list of web
addresses. What cannot be used is returned as a problem beside what can: one bad file
never stops a folder.
"""

from __future__ import annotations

import os
import stat
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from gpqa.addresses import ADDRESSES, read_addresses
from gpqa.convert.formats import FORMATS
from gpqa.errors import GpqaError, SourceError, UnsupportedFileError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

__all__ = [
    "RECORDS",
    "SUFFIXES",
    "Discovery",
    "Document",
    "PassedBy",
    "Problem",
    "discover",
    "name_sources",
    "passed_by",
    "signature_of",
    "unread_note",
]

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"}).union(
    *(each.suffixes for each in FORMATS)
)
"""What a folder's files must end in to be read; a file named by itself may end in anything."""
RECORDS = "corpus.jsonl"
"""The file of a BEIR-style corpus: a source a line. No other ``.jsonl`` beside it is read."""

_QUESTIONS = "queries.jsonl"  # of a BEIR-style corpus
_UNREADABLE = {
    ".doc": "Word",
    ".odt": "OpenDocument",
    ".rtf": "RTF",
    ".epub": "EPUB",
    ".mht": "web archive",
    ".mhtml": "web archive",
    ".xlsx": "Excel",
    ".pptx": "PowerPoint",
}
_RACY_NS = 100_000_000
"""A file changed less than this before it was looked at may change again within the
same tick of the file system's clock, so its stat proves nothing (git's "racily clean")."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file to read. ``signature`` changes whenever the file may have; "" proves nothing."""

    path: Path
    root: Path
    signature: str
    size: int
    """In bytes."""
    named: bool = False
    """Whether it was asked for by itself, not found in a folder."""
    url: str | None = None
    """Where it was saved from, as a list says that lies beside it."""

    @property
    def relative(self) -> Path:
        """The path below the folder that was asked for."""
        return self.path.relative_to(self.root)

    @property
    def holds_records(self) -> bool:
        """Whether each line is a source (``.jsonl``), not the file one source."""
        return self.path.suffix.lower() == ".jsonl"


@dataclass(frozen=True, slots=True)
class Problem:
    """A file, or a line of one, that could not be used, and why."""

    where: str
    error: GpqaError


@dataclass(frozen=True, slots=True)
class PassedBy:
    """A file that was not looked into, and why."""

    where: str
    reason: str
    told: bool = False
    """Whether :func:`unread_note` tells of it."""


@dataclass(slots=True)
class Discovery:
    """What a walk found: documents in a fixed order, problems, and the files it passed by."""

    documents: list[Document] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    passed: list[PassedBy] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)
    """Those of ``passed`` that are documents of a kind that is not read: how many by suffix."""
    addresses: dict[Path, str] = field(default_factory=dict)
    """Where files were saved from."""

    @property
    def skipped(self) -> int:
        """How many files were passed by."""
        return len(self.passed)


def discover(paths: Iterable[Path]) -> Discovery:
    """Find the documents at ``paths``: files as named, folders searched to the bottom."""
    found = Discovery()
    seen: set[Path] = set()
    for path in paths:
        root = Path(os.path.realpath(path))
        if stat.S_ISDIR(_mode(root)):
            _walk(root, found, seen)
        elif root.name.lower() == ADDRESSES:
            for file in _take_addresses(root, found):
                _add(file, root.parent, found, seen, named=True)
        else:
            _add(root, root.parent, found, seen, named=True)
    found.documents[:] = [
        replace(document, url=url) if (url := found.addresses.get(document.path)) else document
        for document in found.documents
    ]
    return found


def passed_by(number: int) -> str:
    """``3 other files passed by``: files that are no documents."""
    return f"{number:,} other {'file' if number == 1 else 'files'} passed by"


def unread_note(unread: Mapping[str, int]) -> str | None:
    """What to tell of documents that were passed by for their kind; None where there are none.

    ``unread`` are their numbers by suffix. Somebody whose folder is full of old Word files
    would otherwise learn only that "other files" were passed by.
    """
    if not unread:
        return None
    kinds = ", ".join(
        f"{number:,} {_UNREADABLE[suffix]} ({suffix})" for suffix, number in sorted(unread.items())
    )
    total = sum(unread.values())
    files, them = ("file", "it") if total == 1 else ("files", "them")
    return f"passed by {kinds} {files}, not read by gpqa: save {them} as PDF, HTML or text"


def _take_addresses(path: Path, found: Discovery) -> list[Path]:
    """Note what a list says of files; which files it names."""
    try:
        addresses = read_addresses(path)
    except SourceError as error:
        found.problems.append(Problem(_shown(path), error))
        return []
    found.addresses.update(addresses)
    return sorted(addresses)


_DEEPEST = 100
"""Folders inside one another: deeper ones are made by accident or malice."""


def _walk(root: Path, found: Discovery, seen: set[Path]) -> None:
    def unreadable(error: OSError) -> None:
        found.problems.append(_unreadable(Path(error.filename), error))

    for folder, subfolders, files in os.walk(root, onerror=unreadable):
        here = Path(folder)
        if subfolders and len(here.parts) - len(root.parts) >= _DEEPEST:
            found.problems.append(_problem(here, f"is more than {_DEEPEST} folders deep: not read"))
            subfolders.clear()
        subfolders[:] = sorted(_to_enter(here, subfolders, files, root, found))
        for name in sorted(files):
            path = here / name
            if name.startswith("."):
                continue
            if name.lower() == ADDRESSES:
                _take_addresses(path, found)
            elif not _is_document(path):
                found.passed.append(_no_document(path))
                found.unread.update({path.suffix.lower()} & _UNREADABLE.keys())
            elif _beside_corpus(name, files):
                found.passed.append(PassedBy(_shown(path), f"no {RECORDS}, but beside one"))
            elif stat.S_ISLNK(_mode(path, follow=False)):
                _symlink(path, root, found)
            else:
                _add(path, root, found, seen, named=False)


def _is_index(folder: Path) -> bool:
    """Whether a folder is an index of gpqa's, as far as one may look into it."""
    from gpqa.store import generations  # loads what only an index needs

    try:
        return generations.exists(folder)
    except OSError:
        return False


def _to_enter(
    here: Path, subfolders: Iterable[str], files: Collection[str], root: Path, found: Discovery
) -> Iterator[str]:
    """The folders that are gone through: none hidden, a link, an index, a saved page's own."""
    for name in subfolders:
        if name.startswith(".") or _holds_parts(name, files) or _is_index(here / name):
            continue
        if stat.S_ISLNK(_mode(here / name, follow=False)):
            _symlink(here / name, root, found)
        else:
            yield name


def _holds_parts(folder: str, files: Collection[str]) -> bool:
    """Whether a folder is what a browser saved with a page: its pictures, styles and frames."""
    page = folder.removesuffix("_files")
    return page != folder and (f"{page}.html" in files or f"{page}.htm" in files)


def _beside_corpus(name: str, files: Iterable[str]) -> bool:
    """Whether a file of records belongs to a corpus and is not it: its questions, say."""
    folded = name.lower()
    if not folded.endswith(".jsonl") or folded == RECORDS:
        return False
    return folded == _QUESTIONS or any(other.lower() == RECORDS for other in files)


def _symlink(path: Path, root: Path, found: Discovery) -> None:
    """Inside the tree the target is met anyway; outside it nobody asked for it."""
    target = Path(os.path.realpath(path))
    mode = _mode(target)
    if not mode:
        found.problems.append(_problem(path, "is a link to nothing that can be read"))
    elif not target.is_relative_to(root):
        found.problems.append(
            _problem(path, "is a link out of the folder; name its target to index it")
        )
    elif any(name.startswith(".") for name in target.relative_to(root).parts) or not (
        stat.S_ISDIR(mode) or _is_document(target)
    ):
        found.problems.append(
            _problem(path, "is a link to what is passed by; name its target to index it")
        )
    else:
        found.passed.append(PassedBy(_shown(path), "a link to what is met anyway"))


def _no_document(path: Path) -> PassedBy:
    kind = _UNREADABLE.get(path.suffix.lower())
    if kind:
        return PassedBy(_shown(path), f"a {kind} file, which gpqa does not read", told=True)
    ending = f"its name ends in {_shown(Path(path.suffix))}" if path.suffix else "no ending"
    return PassedBy(_shown(path), f"no document by its name ({ending})")


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES or path.suffix.lower() == ".jsonl"


def _mode(path: Path, *, follow: bool = True) -> int:
    """What kind of file it is; 0 where that cannot be seen (``Path.is_dir`` would raise)."""
    try:
        return path.stat(follow_symlinks=follow).st_mode
    except OSError:
        return 0


def _add(path: Path, root: Path, found: Discovery, seen: set[Path], *, named: bool) -> None:
    if path in seen:
        return
    seen.add(path)
    try:
        str(path).encode()
        facts = path.stat()
    except UnicodeEncodeError:
        found.problems.append(_problem(path, "has a name that is not UTF-8; rename it"))
        return
    except OSError as error:
        found.problems.append(_unreadable(path, error))
        return
    kind = _UNREADABLE.get(path.suffix.lower())
    if not stat.S_ISREG(facts.st_mode):
        found.problems.append(_problem(path, "is not a plain file"))
    elif kind and named:
        advice = f"is a {kind} file, which gpqa does not read: save it as PDF, HTML or text"
        found.problems.append(_problem(path, advice))
    else:
        signature = _signature(facts)
        found.documents.append(Document(path, root, signature, facts.st_size, named=named))


def _problem(path: Path, what: str) -> Problem:
    where = _shown(path)
    return Problem(where, UnsupportedFileError(f"{where} {what}"))


def _unreadable(path: Path, error: OSError) -> Problem:
    where = _shown(path)
    return Problem(where, SourceError(f"{where} cannot be read: {error.strerror}"))


def _shown(path: Path) -> str:
    """A path as text that can be printed, whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _signature(facts: os.stat_result) -> str:
    latest = max(facts.st_mtime_ns, facts.st_ctime_ns)
    if time.time_ns() - latest < _RACY_NS:
        return ""
    return f"{facts.st_size}:{facts.st_mtime_ns}:{facts.st_ctime_ns}:{facts.st_ino}"


def signature_of(path: str) -> str:
    """The signature of a file as it is now; of one that is gone, one that no file has."""
    try:
        return _signature(Path(path).stat())
    except OSError:
        return "gone"


# --- names -----------------------------------------------------------------------------


def name_sources(documents: Iterable[Document], taken: Iterable[str] = ()) -> dict[Path, str]:
    """An id for each document: its stem, or as much more of its path as makes it unique.

    ``taken`` are ids that are not to be had (those of records). Only documents
    that would share a name get a longer one, so that adding a file elsewhere
    renames nothing.
    """
    names = {document.path: _candidates(document) for document in documents}
    used = set(taken)
    current = {path: next(candidates) for path, candidates in names.items()}
    while clashing := _clashes(current, used):
        for path in clashing:
            current[path] = next(names[path])
    return current


def _candidates(document: Document) -> Iterator[str]:
    relative = document.relative
    yield relative.stem
    yield relative.with_suffix("").as_posix()
    yield relative.as_posix()
    yield (document.root.name / relative).as_posix()
    yield document.path.as_posix()
    for again in count(1):  # a record may be called anything
        yield f"{document.path.as_uri()}#{again}"


def _clashes(current: dict[Path, str], used: set[str]) -> list[Path]:
    holders: dict[str, list[Path]] = {}
    for path, name in current.items():
        holders.setdefault(name, []).append(path)
    return [
        path for name, paths in holders.items() for path in paths if len(paths) > 1 or name in used
    ]
