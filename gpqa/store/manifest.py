"""The manifest of a generation: what it is made of, and the hash of every file.

Nothing of an index reaches FAISS or SQLite before its sha256 was compared
here: FAISS loads more than half of all mutated files with altered contents
and no error.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from gpqa.errors import IndexDamagedError, IndexFormatError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FORMAT", "MANIFEST", "Manifest", "file_sha256", "read_json"]

FORMAT = 3
"""Version of everything on disk: folders, manifest, tables, term analysis."""
MANIFEST = "manifest.json"
_SMALL = 64 * 2**20  # a manifest is kilobytes, and the paths that were asked for

_SHAPE: dict[str, Any] = {
    "generation": str,
    "encoder": {"model": str, "fingerprint": str, "dimension": int},
    "settings": dict,
    "inputs": {"paths": [str], "encoding": (str, type(None))},
    "counts": {
        "sources": int,
        "passages": int,
        "sentences": int,
        "statements": int,
        "speakers": int,
        "characters": int,
    },
    "files": {
        "corpus.sqlite": {"bytes": int, "sha256": str},
        "vectors.faiss": {"bytes": int, "sha256": str},
    },
    "created": str,
    "gpqa": str,
    "format": int,
}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself."""

    generation: str
    encoder: dict[str, Any]
    """``model`` (its name), ``fingerprint``, ``dimension``. Never a path: an index may come
    from anywhere, and what it names would be loaded."""
    settings: dict[str, Any]
    """How passages were made: token ``budget``, ``overlap``, version of the term ``analysis``."""
    inputs: dict[str, Any]
    """What was asked for: ``paths`` (absolute), ``encoding``."""
    counts: dict[str, int]
    """``sources``, ``passages``, ``sentences``, ``characters``."""
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Per file name its ``sha256`` and length in ``bytes``."""
    created: str = ""
    """When, in UTC, ISO 8601."""
    gpqa: str = ""
    """The version that wrote it."""
    format: int = FORMAT

    def to_json(self) -> bytes:
        """As written to disk: sorted, indented, one newline at the end.

        ASCII, since a path may hold bytes that are not UTF-8 and come back as they were.
        """
        return json.dumps(asdict(self), indent=2, sort_keys=True).encode() + b"\n"

    @classmethod
    def load(cls, folder: Path, sha256: str) -> Manifest:
        """Read the manifest of a generation's ``folder``, known to have that hash.

        Raises :class:`IndexDamagedError` or :class:`IndexFormatError`.
        """
        path = folder / MANIFEST
        value = read_json(path, sha256)
        check_format(value.get("format"), path)
        if not _has_shape(value, _SHAPE):
            raise IndexDamagedError(f"{path} is not a manifest of format {FORMAT}")
        return cls(**value)

    def check_files(self, folder: Path) -> None:
        """Compare every file's length and sha256; raise :class:`IndexDamagedError`."""
        for name, facts in self.files.items():
            path = folder / name
            try:
                size = path.stat().st_size
                actual = file_sha256(path) if size == facts["bytes"] else None
            except OSError as error:
                raise IndexDamagedError(f"{path} cannot be read: {error.strerror}") from error
            if actual is None:
                raise IndexDamagedError(
                    f"{path} has {size} bytes, not {facts['bytes']}: it was cut or replaced"
                )
            if actual != facts["sha256"]:
                raise IndexDamagedError(f"{path} is not the file that was written (sha256 differs)")


def check_format(version: object, path: Path) -> None:
    """Refuse any format but this one, saying which side is the older."""
    if type(version) is not int:  # a bool is an int, and True == 1
        raise IndexDamagedError(f"{path} does not say its format")
    if version > FORMAT:
        raise IndexFormatError(
            f"{path} has format {version}; this gpqa reads format {FORMAT}: update gpqa"
        )
    if version < FORMAT:
        raise IndexFormatError(
            f"{path} has format {version}; this gpqa reads format {FORMAT}: build the index again"
        )


def _has_shape(value: object, shape: Any) -> bool:
    """Whether a JSON value is of a type, a list of one, or an object of exactly these members."""
    if isinstance(shape, dict):
        return (
            isinstance(value, dict)
            and value.keys() == shape.keys()
            and all(_has_shape(value[name], part) for name, part in shape.items())
        )
    if isinstance(shape, list):
        return isinstance(value, list) and all(_has_shape(item, shape[0]) for item in value)
    return isinstance(value, shape) and not isinstance(value, bool)


def read_json(path: Path, sha256: str | None = None) -> dict[str, Any]:
    """A small JSON object from disk, checked against its hash where that is known."""
    try:
        with path.open("rb") as file:
            data = file.read(_SMALL)
    except OSError as error:
        raise IndexDamagedError(f"{path} cannot be read: {error.strerror}") from error
    if sha256 is not None and hashlib.sha256(data).hexdigest() != sha256:
        raise IndexDamagedError(f"{path} is not the file that was written (sha256 differs)")
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise IndexDamagedError(f"{path} is not JSON: {error}") from error
    if not isinstance(value, dict):
        raise IndexDamagedError(f"{path} does not hold an object")
    return value


def file_sha256(path: Path) -> str:
    """The sha256 of a file's bytes, as hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
