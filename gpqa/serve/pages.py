"""The page's files: read once, given as they are, kept by browsers until they change."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

__all__ = ["PageFile", "load_page"]

_FOLDER = Path(__file__).parent / "page"
_KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file as a browser gets it."""

    body: bytes
    headers: dict[str, str]


def load_page() -> dict[str, PageFile]:
    """Every file of the page by its name; ``index.html`` is the page itself."""
    return {path.name: _read(path) for path in sorted(_FOLDER.iterdir()) if path.suffix in _KINDS}


def _read(path: Path) -> PageFile:
    body = path.read_bytes()
    headers = {
        "content-type": _KINDS[path.suffix],
        "etag": f'"{hashlib.sha256(body).hexdigest()[:20]}"',
        "cache-control": "no-cache",  # kept, but asked for again
    }
    return PageFile(body, headers)
