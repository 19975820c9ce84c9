"""What is evaluated: anything that answers questions in quotes; gpqa's library first of all."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from gpqa.answer import find, question_vector
from gpqa.confidence import least_confidence
from gpqa.config import TOP
from gpqa.evaluate.results import System as About
from gpqa.evidence import CONTEXT
from gpqa.retrieve import retrieve
from gpqa.source_ids import source_numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gpqa.answer import Found
    from gpqa.library import Library
    from gpqa.models import Quote
    from gpqa.retrieve import Hit

__all__ = ["DEPTH", "Attempt", "LibrarySystem", "Ranked", "System"]

DEPTH = 1000
"""How far down passages are ranked: recall of documents is read at 100."""


class Ranked(NamedTuple):
    """A passage that was found."""

    source_id: str
    start: int
    end: int
    score: float


class Attempt(NamedTuple):
    """What became of one question."""

    answered: bool
    confidence: float
    """Also where nothing was answered: how sure the best quote would have been."""
    quotes: tuple[Quote, ...] = ()
    """Best first. Where nothing was answered: those that would have been given."""
    looked_at: tuple[Ranked, ...] = ()
    """The passages out of which quotes were chosen."""
    ranking: tuple[Ranked, ...] = ()
    """All passages that were found, best first."""
    reason: str | None = None
    """Why nothing was answered."""


class System(Protocol):
    """Whatever can be asked. Build one to evaluate something else than a library."""

    @property
    def about(self) -> About:
        """What the results say of it."""
        ...

    def ask(self, question: str) -> Attempt:
        """One question."""
        ...

    def text(self, source_id: str) -> str | None:
        """A source's text as it was indexed; None where there is none."""
        ...

    def passages(self, source_id: str) -> Sequence[tuple[int, int]]:
        """Every passage of a source; none where it has none."""
        ...


class LibrarySystem:
    """A :class:`~gpqa.Library`, asked as ``gpqa ask`` does, with its reasons laid open.

    ``given`` names the sources that alone a question of these words is asked of.
    """

    def __init__(
        self, library: Library, top: int = TOP, given: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        self._library = library
        self._given = given or {}
        self._store = library.store
        self._top = top
        self.text = lru_cache(maxsize=256)(self._text)
        self._found = lru_cache(maxsize=1)(self._find)

    @cached_property
    def about(self) -> About:
        """The index, its model, and the threshold in force."""
        manifest = self._store.manifest
        return About(
            index=self._library.name,
            generation=manifest.generation,
            format=manifest.format,
            model=manifest.encoder["model"],
            fingerprint=manifest.encoder["fingerprint"],
            sources=manifest.counts["sources"],
            passages=manifest.counts["passages"],
            threshold=least_confidence(of_speaker=False, read=self._library.scorer is not None),
            top=self._top,
        )

    def ask(self, question: str) -> Attempt:
        """The library's own answer, or the quotes that it withheld."""
        store = self._store
        found = self._found(question)
        vector = found.vector
        if vector is None:
            vector = question_vector(found.question, self._library.encoder)
        scope = store.scope(self._only(question), found.whose.speakers)
        return Attempt(
            answered=found.answered,
            confidence=round(found.confidence, 4),
            quotes=found.quotes(store, self._top),
            looked_at=self._ranked(found.hits),
            ranking=self._ranked(retrieve(store, found.question.stems, vector, DEPTH, scope)),
            reason=found.reason,
        )

    def quotes(self, question: str, top: int) -> tuple[Quote, ...]:
        """At most ``top`` quotes, withheld or not; what :meth:`ask` just found is used again."""
        return self._found(question).quotes(self._store, top)

    def _find(self, question: str) -> Found:
        # What Library.ask does, but for writing down no more than what was sure enough.
        encoder, scorer, only = self._library.encoder, self._library.scorer, self._only(question)
        passages = max(CONTEXT, self._top)
        return find(self._store, encoder, question, scorer=scorer, sources=only, passages=passages)

    def _only(self, question: str) -> Sequence[int] | None:
        return source_numbers(self._store, self._given.get(question))

    def _ranked(self, hits: Sequence[Hit]) -> tuple[Ranked, ...]:
        source = self._store.source
        return tuple(
            Ranked(source(row.source).id, row.start, row.end, hit.score)
            for hit in hits
            for row in (hit.passage,)
        )

    def _text(self, source_id: str) -> str | None:
        row = self._store.find_source(source_id)
        return None if row is None else self._store.text(row.no, 0, row.length)

    def passages(self, source_id: str) -> list[tuple[int, int]]:
        """Every passage of a source, in its order."""
        row = self._store.find_source(source_id)
        scope = None if row is None else self._store.scope([row.no])
        rows = self._store.passages([] if scope is None else scope.passages)
        return sorted((passage.start, passage.end) for passage in rows)
