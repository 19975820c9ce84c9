"""Which files are converted, by which library, and how to get that library.

Nothing heavy is imported: whether a library is there is asked of its metadata.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from gpqa.errors import MissingReaderError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FORMATS", "ORIGINAL", "PLAIN", "Format", "format_of", "media_type_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that has to be converted. ``name`` is also the extra that brings its library."""

    name: str
    title: str
    """What people call it."""
    suffixes: frozenset[str]
    media_type: str
    package: str
    """The library's name on the package index."""
    rules: int
    """Version of what gpqa does with what the library gives: whatever gives other text
    for any document means raising it."""

    @property
    def converter(self) -> str | None:
        """What converts it, with versions: ``pypdf 7.1.0, gpqa rules 1``; None where missing."""
        version = _version(self.package)
        return None if version is None else f"{self.package} {version}, gpqa rules {self.rules}"

    def require(self, where: str) -> str:
        """The converter's name; raises :class:`MissingReaderError` with the install command."""
        converter = self.converter
        if converter is None:
            raise MissingReaderError(
                f"{where} is a {self.title} file; to read it: pip install 'gpqa[{self.name}]'"
            )
        return converter


FORMATS = (
    Format(
        name="html",
        title="HTML",
        suffixes=frozenset({".html", ".htm", ".xhtml"}),
        media_type="text/html",
        package="trafilatura",
        rules=3,
    ),
    Format(
        name="pdf",
        title="PDF",
        suffixes=frozenset({".pdf"}),
        media_type="application/pdf",
        package="pypdf",
        rules=2,
    ),
    Format(
        name="docx",
        title="Word",
        suffixes=frozenset({".docx"}),
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        package="python-docx",
        rules=1,
    ),
)
ORIGINAL = 8
"""How many times as large as a text an original may be: most of a PDF is no text."""
PLAIN = {".md": "text/markdown", ".markdown": "text/markdown"}
"""Media types of what is read as it is, where it is not ``text/plain``."""

_BY_SUFFIX = {suffix: each for each in FORMATS for suffix in each.suffixes}


def format_of(path: Path) -> Format | None:
    """The format that a file has to be converted from, by its name; None for text."""
    return _BY_SUFFIX.get(path.suffix.lower())


def media_type_of(path: Path) -> str:
    """The media type of a file, by its name."""
    found = format_of(path)
    return found.media_type if found else PLAIN.get(path.suffix.lower(), "text/plain")


@cache
def _version(package: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return None
