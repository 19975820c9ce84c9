"""The library: an index opened, asked, searched, checked, built and updated.

from gpqa import Library

with Library.open("indexes/seeds") as library:
    for quote in library.ask("what did Hunt say about funding?").quotes:
        print(quote.text, quote.source_id)
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast

from gpqa.config import MOST, TOP, index_folder, index_name, load_settings
from gpqa.errors import UsageError
from gpqa.loading import Loading, check_model, encoder_for
from gpqa.source_ids import source_numbers, source_row
from gpqa.store import DiskStore, generations
from gpqa.store.manifest import FORMAT

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from gpqa.build_report import BuildReport, Progress
    from gpqa.encoder import Encoder
    from gpqa.models import (
        Answer,
        SearchResult,
        SourceInfo,
        SpeakerInfo,
        Statement,
        VerifyReport,
    )
    from gpqa.scorer import EvidenceScorer
    from gpqa.store import SourceRow, Store

__all__ = ["Library"]


class Packaged(Enum):
    """Stands for the scorer that gpqa comes with, where None stands for none."""

    SCORER = "packaged"


PACKAGED = Packaged.SCORER
_KEPT = 4
"""Texts of documents at hand while an answer is written for other programs."""


class Library:
    """An open index. Any number of threads may ask it at once.

    It goes on reading the generation that it opened, whatever is written
    meanwhile, until :meth:`update` or :meth:`open` reads a newer one.
    """

    def __init__(
        self,
        folder: Path,
        store: Store,
        encoder: Encoder,
        name: str,
        *,
        scorer: EvidenceScorer | Packaged | None = PACKAGED,
    ) -> None:
        """For stores and encoders of your own; otherwise use :meth:`open`."""
        self.folder = folder
        self.name = name
        self._store = store
        self._encoder = encoder
        self._scorer = scorer

    @classmethod
    def open(
        cls,
        index: str | os.PathLike[str],
        *,
        encoder: Encoder | None = None,
        scorer: EvidenceScorer | Packaged | None = PACKAGED,
    ) -> Self:
        """Open the index of that name (under ``indexes/``) or in that folder.

        ``encoder`` must be the one that the index was built with; without it
        the index's own model is loaded. ``scorer`` reads what was found together
        with the question: the one that gpqa comes with, one of your own, or None,
        which is faster and chooses less well. Raises
        :class:`~gpqa.errors.IndexNotFoundError`, one of the other errors of an
        index that cannot be used, or an :class:`~gpqa.errors.EncoderError`.
        """
        settings = load_settings()
        folder = index_folder(index, settings)
        name = index_name(folder, settings)
        if not generations.exists(folder):
            raise generations.missing(folder)
        with Loading(folder, settings.cache, encoder) as loading:
            store = DiskStore.open(folder)
            try:
                encoder = loading.result()
                check_model(store, encoder, name)
            except BaseException:
                store.close()
                raise
        return cls(folder, store, encoder, name, scorer=scorer)

    @classmethod
    def build(
        cls,
        paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
        index: str | os.PathLike[str],
        *,
        model: str | os.PathLike[str] | None = None,
        encoder: Encoder | None = None,
        encoding: str | None = None,
        rebuild: bool = False,
        progress: Progress | None = None,
    ) -> tuple[Self, BuildReport]:
        """Make ``index`` mirror the file or folder, or all of those, at ``paths``, and open it.

        What an earlier build encoded is used again (``rebuild`` begins afresh).
        ``model`` is the folder of a sentence-transformers model; without it an
        index keeps the one that it has, and a new one gets the packaged one.
        ``encoding`` is what to try where a file is not UTF-8.
        Single documents that cannot be read are in the report, not raised.
        """
        from gpqa.build import build_index

        settings = load_settings()
        folder = index_folder(index, settings)
        if encoder is None:
            encoder = encoder_for(folder, model, settings.cache)
        report = build_index(
            folder,
            _paths(paths),
            encoder,
            encoding=encoding,
            max_bytes=settings.max_bytes,
            rebuild=rebuild,
            progress=progress,
        )
        return cls.open(folder, encoder=encoder), report

    def update(self, *, rebuild: bool = False, progress: Progress | None = None) -> BuildReport:
        """Read again what changed at the paths that the index was built from."""
        inputs = self._store.manifest.inputs
        newer, report = type(self).build(
            inputs["paths"],
            self.folder,
            encoder=self._encoder,
            encoding=inputs["encoding"],
            rebuild=rebuild,
            progress=progress,
        )
        # Threads in the middle of a question keep the store that they began with.
        self._store = newer._store  # noqa: SLF001 - the same class
        return report

    def ask(
        self,
        question: str,
        *,
        top: int = TOP,
        source: str | Sequence[str] | None = None,
        speaker: str | None = None,
        since: str | datetime.date | None = None,
        until: str | datetime.date | None = None,
        min_confidence: float | None = None,
        explain: bool = False,
    ) -> Answer:
        """What the documents say to a question: at most ``top`` quotes, best first.

        ``source`` narrows to documents of these ids, ``speaker`` to one person's
        words, as a question that names somebody does by itself; ``since`` and
        ``until`` (a date, or a day, month or year in ISO 8601) to documents of that
        time, both days counted: those without a date are left out (:meth:`undated`).
        ``min_confidence``, 0 to 1, is how sure an answer has to be, in place of what
        gpqa finds enough; 0 answers whenever anything was found. With ``explain`` the
        answer has its ``explanation``: every step's scores, and why what was not quoted
        was not. Raises :class:`~gpqa.errors.QuestionError` for an empty or boundless
        question, :class:`~gpqa.errors.UnknownSourceError`, and
        :class:`~gpqa.errors.UsageError` for other values that cannot be.
        """
        from gpqa.answer import answer_question
        from gpqa.models import IndexRef

        store = self._store
        return answer_question(
            store,
            self._encoder,
            question,
            top=_checked_top(top),
            sources=_narrowed(store, source, since, until),
            speaker=speaker,
            scorer=self.scorer,
            min_confidence=_checked_share(min_confidence),
            explain=explain,
            index=IndexRef(name=self.name, generation=store.manifest.generation, format=FORMAT),
        )

    def search(
        self,
        question: str,
        *,
        top: int = TOP,
        source: str | Sequence[str] | None = None,
        speaker: str | None = None,
        since: str | datetime.date | None = None,
        until: str | datetime.date | None = None,
    ) -> SearchResult:
        """The ``top`` passages nearest to a question, best first; raises as :meth:`ask` does."""
        from gpqa.answer import search_passages

        store = self._store
        return search_passages(
            store,
            self._encoder,
            question,
            top=_checked_top(top),
            sources=_narrowed(store, source, since, until),
            speaker=speaker,
        )

    def cite(self, answer: Answer, form: str) -> str:
        """``answer`` for other programs: one of :data:`gpqa.formats.FORMS`, as text.

        Raises :class:`~gpqa.errors.UsageError` for another form, and
        :class:`~gpqa.errors.UnknownSourceError` for an answer of another index.
        """
        from functools import lru_cache

        from gpqa.formats import write
        from gpqa.models import Answer

        if not isinstance(answer, Answer):
            raise UsageError(f"only an answer is cited, not {type(answer).__name__}")
        # Several quotes of an answer are of one document, which may be long.
        return write(answer, form, lru_cache(_KEPT)(self._whole_text))

    def speakers(self) -> list[SpeakerInfo]:
        """Everybody who is heard, those with most statements first."""
        from gpqa.speakers import list_speakers

        return list_speakers(self._store)

    def statements(self, source: str | Sequence[str] | None = None) -> Iterator[Statement]:
        """Every statement of the index, or of these sources, ordered by source id and place."""
        from gpqa.speakers import list_statements

        return list_statements(self._store, source_numbers(self._store, source))

    def verify(self, receipt: str | Answer) -> VerifyReport:
        """Check an answer, or the JSON of one or many, against the sources as they are now.

        Raises :class:`~gpqa.errors.ReceiptError` for what is no answer.
        """
        from gpqa.models import Answer
        from gpqa.reread import from_store
        from gpqa.verify import parse_receipts, verify

        text = receipt.model_dump_json() if isinstance(receipt, Answer) else receipt
        claims, _ = parse_receipts(text)
        sources = from_store(self._store, max_bytes=load_settings().max_bytes)
        return verify(claims, sources.read, sources.same)

    def sources(self) -> list[SourceInfo]:
        """Every document of the index, ordered by id."""
        return [row.info() for row in self._store.sources()]

    def source(self, source_id: str) -> SourceInfo:
        """One document; raises :class:`~gpqa.errors.UnknownSourceError`."""
        return source_row(self._store, source_id).info()

    def source_text(self, source_id: str, start: int = 0, end: int | None = None) -> str:
        """A source's text, or a part of it, as it was when it was indexed."""
        store = self._store
        row = source_row(store, source_id)
        for bound in (start, end):
            if bound is not None and type(bound) is not int:
                raise UsageError(f"{bound!r} is no place in a text: places are whole numbers")
        return store.text(row.no, start, row.length if end is None else min(end, row.length))

    def _whole_text(self, source_id: str) -> str:
        return self.source_text(source_id)

    def undated(self, source: str | Sequence[str] | None = None) -> list[str]:
        """Which documents, or which of these, have no date that ``since`` could be held against."""
        store = self._store
        numbers = source_numbers(store, source)
        rows = store.sources() if numbers is None else map(store.source, numbers)
        return [row.id for row in rows if row.first_day is None]

    def outdated(self, source_ids: Iterable[str]) -> list[str]:
        """Which of these sources changed on disk, or went, since they were indexed.

        A record of a ``corpus.jsonl`` is taken for changed with its file, which may
        be too large to be read again for this.
        """
        store = self._store
        rows = [store.source(number) for number in source_numbers(store, list(source_ids)) or ()]
        return [row.id for row in rows if _changed(row)]

    @property
    def store(self) -> Store:
        """The index as :mod:`gpqa.retrieve` and :mod:`gpqa.evidence` read it."""
        return self._store

    @property
    def encoder(self) -> Encoder:
        """What turns questions into vectors."""
        return self._encoder

    @property
    def scorer(self) -> EvidenceScorer | None:
        """What reads a question together with what was found; loaded when it is first needed."""
        if isinstance(self._scorer, Packaged):
            from gpqa.scorer import load_scorer

            self._scorer = load_scorer()
        return self._scorer

    @property
    def manifest(self) -> dict[str, object]:
        """What the index says of itself: model, settings, counts, generation."""
        from dataclasses import asdict

        return asdict(self._store.manifest)

    def close(self) -> None:
        """Let go of the index's files."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _paths(paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[Path]:
    """One path or many, absolute. A string is one, not a path for each of its letters."""
    known: object = paths
    single = isinstance(known, (str, bytes, os.PathLike)) or not isinstance(known, Iterable)
    many: list[Any] = [known] if single else list(cast("Iterable[object]", known))
    for path in many:
        if not isinstance(path, (str, os.PathLike)):
            raise UsageError(f"{path!r} is no path of a file or folder to index")
    if not many or "" in many:
        raise UsageError("name at least one file or folder to index; an empty name is none")
    return [Path(path).absolute() for path in many]


def _changed(row: SourceRow) -> bool:
    from gpqa.discover import signature_of

    if row.file_signature and row.file_signature == signature_of(row.path):
        return False
    if row.is_record:
        return row.file_signature != ""
    from gpqa.errors import SourceError
    from gpqa.reread import file_sha256

    # A file that was only touched is the same; one that had just been written when
    # it was indexed has no signature that could tell.
    try:
        return file_sha256(Path(row.path), max_bytes=load_settings().max_bytes) != row.sha256
    except SourceError:
        return True


def _checked_top(top: int) -> int:
    if type(top) is not int or not 1 <= top <= MOST:
        raise UsageError(f"top is {top!r}; it must be a whole number from 1 to {MOST}")
    return top


def _narrowed(
    store: Store,
    source: str | Sequence[str] | None,
    since: str | datetime.date | None,
    until: str | datetime.date | None,
) -> list[int] | None:
    """The store's numbers of sources named by id and of some time; None for all."""
    from gpqa.dates import span_of

    span = span_of(since, until)
    numbers = source_numbers(store, source)
    if span is None:
        return numbers
    rows = store.sources() if numbers is None else map(store.source, numbers)
    return span.numbers(rows)


def _checked_share(least: float | None) -> float | None:
    if least is None:
        return None
    known: object = least
    if isinstance(known, bool) or not isinstance(known, (int, float)) or not 0 <= known <= 1:
        raise UsageError(f"min_confidence is {least!r}; it must be a number from 0 to 1")
    return float(least)
