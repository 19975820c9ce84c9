"""How documents are read: by which converter, from which address, and several at once."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from gpqa.convert.formats import format_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Future
    from pathlib import Path

    from gpqa.convert.workers import Converters
    from gpqa.discover import Document
    from gpqa.read import Record

__all__ = ["Conversions", "manner_of", "same_manner"]


def manner_of(document: Document) -> str:
    """How a document is read: by which converter, from which address; "" for a plain text."""
    kind = format_of(document.path)
    converter = (kind.converter or "none") if kind else ""
    return f"{converter}\t{document.url}" if document.url else converter


def same_manner(document: Document, before: str) -> bool:
    """Whether it would be read as it was before.

    What was converted stays where its converter is gone: it was no worse for that.
    """
    kind = format_of(document.path)
    if kind is not None and kind.converter is None:
        return before.partition("\t")[2] == (document.url or "")
    return before == manner_of(document)


class Conversions:
    """Documents converted while others are encoded, a few ahead of where they are wanted."""

    def __init__(self, converters: Converters, documents: Iterable[Document]) -> None:
        self._converters = converters
        self._later = deque(document for document in documents if format_of(document.path))
        self._begun: dict[Path, Future[Record]] = {}

    def take(self, document: Document) -> Record:
        """A document, converted; raises what converting it raised."""
        while self._later and len(self._begun) < 2 * self._converters.processes + 1:
            following = self._later.popleft()
            self._begin(following)
        if document.path not in self._begun:
            self._begin(document)
        return self._begun.pop(document.path).result()

    def _begin(self, document: Document) -> None:
        kind = format_of(document.path)
        assert kind is not None
        self._begun[document.path] = self._converters.submit(document.path, kind)
