"""An index on disk: opened, checked, read.

``Store`` is what the rest of gpqa needs of one; ``DiskStore`` is the one that
there is. Others (a database server, a vector service) would implement the same
protocol and pass the same contract tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from gpqa.errors import IndexDamagedError
from gpqa.store import generations
from gpqa.store.corpus_reader import CorpusReader
from gpqa.store.manifest import Manifest
from gpqa.store.tables import (
    CORPUS,
    PassageRow,
    Scope,
    SentenceRow,
    SourceRow,
    SpeakerRow,
    StatementRow,
)
from gpqa.store.vectors import VECTORS, VectorIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "DiskStore",
    "Manifest",
    "PassageRow",
    "Scope",
    "SentenceRow",
    "SourceRow",
    "SpeakerRow",
    "StatementRow",
    "Store",
]


class Store(Protocol):
    """What answering needs of an index. Passage and source numbers are the store's own."""

    @property
    def manifest(self) -> Manifest:
        """What the index says of itself."""

    def sources(self) -> list[SourceRow]:
        """Every source, ordered by id."""

    def source(self, number: int) -> SourceRow:
        """The source of that number."""

    def find_source(self, identifier: str) -> SourceRow | None:
        """The source of that id, if there is one."""

    def pages(self, source: int) -> list[int]:
        """Where each page of a source begins in its text; none where it has no pages."""

    def text(self, source: int, start: int, end: int) -> str:
        """Characters ``start`` to ``end`` of a source."""

    def texts(self, spans: Sequence[tuple[int, int, int]]) -> list[str]:
        """The text of each ``(source, start, end)``."""

    def search_words(
        self,
        table: Literal["passages", "tiles"],
        stems: Sequence[str],
        limit: int,
        among: Sequence[int] | None = None,
    ) -> list[tuple[int, float]]:
        """Numbers with BM25 scores, best first; only of ``among`` where given.

        Of passages, or of tiles: the longer stretches that passages lie in.
        """

    def search_vector(
        self, vector: NDArray[np.float32], limit: int, among: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """Passage numbers with cosines to a vector of shape (dimension,), best first."""

    def scope(
        self, sources: Sequence[int] | None = None, speakers: Sequence[int] | None = None
    ) -> Scope | None:
        """The passages of these sources that hold words of these speakers; None for all."""

    def similarities(self, vector: NDArray[np.float32], numbers: Sequence[int]) -> dict[int, float]:
        """Cosines of a vector of shape (dimension,) to the passages of these numbers."""

    def document_frequencies(self, stems: Sequence[str]) -> dict[str, int]:
        """In how many passages each stem stands; absent ones are left out."""

    def passages(self, numbers: Sequence[int]) -> list[PassageRow]:
        """The passages of those numbers, in that order."""

    def sentences(self, passages: Iterable[PassageRow]) -> list[SentenceRow]:
        """Every sentence in these passages, each once."""

    def names_somebody(self, surname: str) -> bool:
        """Whether any source names somebody of that folded surname, heard or not."""

    def bearers(self, surname: str) -> list[tuple[int, int | None, str]]:
        """Everybody of that folded surname: the source, the speaker's number, the description.

        None for a number is somebody who is only named there.
        """

    def speakers(self, numbers: Sequence[int] | None = None) -> list[SpeakerRow]:
        """Everybody who is heard, or those of these numbers, ordered by number."""

    def statements(self, numbers: Sequence[int]) -> list[StatementRow]:
        """The statements of those numbers, in no order."""

    def statements_of(self, source: int) -> list[StatementRow]:
        """Every statement in a source, in its order."""

    def close(self) -> None:
        """Let go of files; the store cannot be used afterwards."""


class DiskStore:
    """One generation of an index folder. Safe to share between threads that read."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        """Open a generation's ``folder``; raises :class:`~gpqa.errors.IndexDamagedError`."""
        manifest.check_files(folder)
        self.manifest = manifest
        self._vectors = VectorIndex.load(folder / VECTORS, manifest.encoder["dimension"])
        self._corpus = CorpusReader(folder / CORPUS)
        self.sources = self._corpus.sources
        self.source = self._corpus.source
        self.find_source = self._corpus.find_source
        self.pages = self._corpus.pages
        self.text = self._corpus.text
        self.texts = self._corpus.texts
        self.search_words = self._corpus.search
        self.search_vector = self._vectors.search
        self.similarities = self._vectors.similarities
        self.document_frequencies = self._corpus.document_frequencies
        self.passages = self._corpus.passages
        self.sentences = self._corpus.sentences
        self.scope = self._corpus.scope
        self.names_somebody = self._corpus.names_somebody
        self.bearers = self._corpus.bearers
        self.speakers = self._corpus.speakers
        self.statements = self._corpus.statements
        self.statements_of = self._corpus.statements_of
        self.close = self._corpus.close

    @classmethod
    def open(cls, index: Path) -> DiskStore:
        """Open the current generation of the index in folder ``index``.

        Raises :class:`~gpqa.errors.IndexNotFoundError`,
        :class:`~gpqa.errors.IndexDamagedError` or :class:`~gpqa.errors.IndexFormatError`.
        """
        while True:
            pointer = generations.pointed_to(index)
            try:
                return cls(*generations.load(index, *pointer))
            except IndexDamagedError:
                # Several updates may be published, and this generation removed,
                # while its files are being read: then there is a newer one.
                if generations.pointed_to(index) == pointer:
                    raise
