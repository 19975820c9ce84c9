"""Building and updating an index: read what changed, encode it, publish a generation.

The index mirrors the paths it was asked for: what is unchanged is neither read
nor encoded again, what changed replaces its passages, what is gone goes.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from shutil import copyfile
from typing import TYPE_CHECKING, Any
from unicodedata import unidata_version

from gpqa import __version__
from gpqa.build_report import BuildReport, Silent
from gpqa.build_sources import Sources
from gpqa.convert.formats import format_of
from gpqa.convert.manner import Conversions, manner_of, same_manner
from gpqa.convert.workers import Converters
from gpqa.discover import (
    RECORDS,
    Document,
    PassedBy,
    Problem,
    discover,
    passed_by,
    unread_note,
)
from gpqa.embed import Embedder, title_budget
from gpqa.errors import (
    GpqaError,
    IndexDamagedError,
    IndexFormatError,
    SourceError,
    UsageError,
)
from gpqa.hear import hear, link_speakers
from gpqa.margins import clear_margins
from gpqa.masthead import find_date, find_title
from gpqa.passages import LAYOUT, find_sentences, make_passages, make_tiles, measure
from gpqa.read import MAX_BYTES, Record, read_records, read_text
from gpqa.statements.speech import RULES
from gpqa.store import DiskStore, generations
from gpqa.store.corpus_reader import source_names
from gpqa.store.corpus_writer import CorpusWriter
from gpqa.store.manifest import Manifest, file_sha256
from gpqa.store.tables import CORPUS, READ_AGAIN, TABLES
from gpqa.store.vectors import VECTORS, VectorIndex
from gpqa.structure import parse_structure
from gpqa.terms import ANALYSIS
from gpqa.threads import find_thread_dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from gpqa.build_report import Progress
    from gpqa.encoder import Encoder

__all__ = ["BUDGET", "OVERLAP", "build_index"]

BUDGET = 192
"""Most tokens of text in a passage. Measured: docs/benchmarks.md."""
OVERLAP = 64
"""Most tokens that a passage repeats of the one before it."""
TILE = 1024
"""Most tokens in a tile: what a passage's surroundings are about counts as well."""


def build_index(
    index: Path,
    paths: Sequence[Path],
    encoder: Encoder,
    *,
    encoding: str | None = None,
    max_bytes: int = MAX_BYTES,
    rebuild: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Make the index in folder ``index`` mirror the documents at ``paths``.

    Problems with single documents are in the report; what stops everything is
    raised: :class:`SourceError` where no document can be read, an
    :class:`~gpqa.errors.CorpusIndexError` where the index cannot be written.
    """
    found = discover(paths)
    if not found.documents:
        raise _nothing_found(paths, found.problems, found.passed)
    _check_apart(index, found.documents)
    with generations.writing(index) as folder:
        build = _Build(folder, encoder, encoding, max_bytes, progress or Silent())
        build.start_from(index, afresh=rebuild)
        build.run(found.documents)
        report = build.report
        report.problems[:0] = found.problems
        report.passed[:0] = found.passed
        if told := _empty_note(build.empty):
            report.notes.append(told)
        if told := unread_note(found.unread):
            report.notes.append(told)
        if build.counts["sources"] == 0:
            raise _nothing_found(paths, report.problems, report.passed, build.empty)
        inputs = {"paths": [str(path) for path in paths], "encoding": encoding}
        if build.previous is not None and not build.touched and build.previous.inputs == inputs:
            report.manifest = build.previous
            return report
        manifest = Manifest(
            generation=generations.next_generation(index, build.contents),
            encoder={
                "model": encoder.model,
                "fingerprint": encoder.fingerprint,
                "dimension": encoder.dimension,
            },
            settings=build.settings,
            inputs=inputs,
            counts=build.counts,
            files=build.write_files(),
            created=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
            gpqa=__version__,
        )
        DiskStore(folder, manifest).close()  # as a reader would, before anyone does
        generations.publish(index, folder, manifest)
        report.manifest = manifest
    return report


def _check_apart(index: Path, documents: Sequence[Document]) -> None:
    """Refuse an index in a folder of what it is of: neither could be told from the other."""
    folder = index.resolve()
    within = next((each for each in documents if each.path.is_relative_to(folder)), None)
    if within is not None:
        raise UsageError(
            f"{index} cannot be the index: it holds documents to be indexed ({within.path})."
            " Give the index a bare name, or a folder without documents"
        )


_NAMED = 5
"""Files that are named in a line; of more, how many there are."""


def _empty_note(files: Sequence[str]) -> str | None:
    """What to tell of files in which there is nothing to quote; None where there are none."""
    if not files:
        return None
    more = f" and {len(files) - _NAMED:,} more" if len(files) > _NAMED else ""
    holds = "holds" if len(files) == 1 else "hold"
    return f"{', '.join(files[:_NAMED])}{more} {holds} no text"


def _nothing_found(
    paths: Sequence[Path],
    problems: Sequence[Problem],
    passed: Sequence[PassedBy],
    empty: Sequence[str] = (),
) -> GpqaError:
    if problems:
        return problems[0].error
    names = ", ".join(map(str, paths))
    others = [told] if (told := _empty_note(empty)) else []
    if passed:
        shown = ", ".join(each.where for each in passed[:_NAMED])
        others.append(f"{passed_by(len(passed))}: {shown}{', …' if len(passed) > _NAMED else ''}")
    why = f" ({'; '.join(others)})" if others else ""
    return SourceError(
        f"no documents in {names}{why}: gpqa reads .txt, .md, .html, .pdf, .docx and .jsonl files"
    )


class _Build:
    """One run over the documents, filling one generation's folder."""

    def __init__(
        self,
        folder: Path,
        encoder: Encoder,
        encoding: str | None,
        max_bytes: int,
        progress: Progress,
    ) -> None:
        self.report = BuildReport()
        self.previous: Manifest | None = None
        self.touched = False
        self.counts: dict[str, int] = {}
        self.contents = ""
        self.empty: list[str] = []
        """Files in which nothing is written."""
        self._earlier: dict[tuple[str, str], str] = {}
        """Of an index that is not begun with: its sources' ids, by file and record."""
        self.settings: dict[str, Any] = {
            # Room is left for the title, the special tokens, and joined sentences
            # that are a token or two more than one by one.
            "budget": max(
                8, min(BUDGET, encoder.max_tokens - title_budget(encoder.max_tokens) - 12)
            ),
            "overlap": OVERLAP,
            "tile": TILE,
            "layout": LAYOUT,
            "analysis": ANALYSIS,
            "statements": RULES,
            "unicode": unidata_version,  # what is a letter decides what is a word
            "tables": TABLES,
        }
        self._folder = folder
        self._encoder = encoder
        self._encoding = encoding
        self._max_bytes = max_bytes
        self._progress = progress
        self._vectors = VectorIndex.empty(encoder.dimension)

    def start_from(self, index: Path, *, afresh: bool = False) -> None:
        """Begin with the current generation, where it was made in the same way.

        Of one that is not begun with, only what its sources were called is kept in mind: what
        is gone since is told all the same.
        """
        if not generations.exists(index):
            return
        try:
            folder, manifest = generations.current(index)
            manifest.check_files(folder)
        except (IndexDamagedError, IndexFormatError) as error:
            if not afresh:
                self.report.notes.append(f"building afresh: {error}")
            return
        if afresh:
            self._earlier = source_names(folder / CORPUS)
            return
        if manifest.encoder["fingerprint"] != self._encoder.fingerprint:
            self.report.notes.append(
                f"building afresh: the index was built with {manifest.encoder['model']}"
            )
        elif manifest.settings != self.settings:
            self.report.notes.append("building afresh: passages are made differently now")
        else:
            copyfile(folder / CORPUS, self._folder / CORPUS)
            self._vectors = VectorIndex.load(folder / VECTORS, self._encoder.dimension)
            self.previous = manifest
            return
        self._earlier = source_names(folder / CORPUS)

    def run(self, documents: Sequence[Document]) -> None:
        """Bring the corpus in line with ``documents``."""
        with (
            CorpusWriter(self._folder / CORPUS) as corpus,
            Converters(encoding=self._encoding, max_bytes=self._max_bytes) as converters,
        ):
            known = corpus.documents()
            unchanged = self._unchanged(documents, known)
            to_read = [document for document in documents if document not in unchanged]
            self._conversions = Conversions(converters, to_read)
            self._progress.begin(len(to_read), sum(document.size for document in to_read))
            sources = Sources(corpus, self._vectors, self.report)
            embedder = Embedder(self._encoder, corpus, self._vectors, self._progress.advance)
            # In their order, kept or read: of two records with one id the first
            # is the source, however the index came about.
            for document in documents:
                if document not in unchanged or not sources.keep(document):
                    self._read(document, sources, corpus, embedder)
            embedder.flush()
            sources.remove_rest()
            renamed = sources.settle_ids(documents)
            self._tell_gone(corpus)
            self.report.encoded = embedder.encoded
            self.touched = bool(
                self.report.added
                or self.report.changed
                or self.report.removed
                or renamed
                or corpus.documents() != known
            )
            if self.touched:
                link_speakers(corpus)
            self.counts = corpus.counts()
            self.contents = "\n".join(
                [self._encoder.fingerprint, repr(self.settings), *corpus.contents()]
            )

    def _tell_gone(self, corpus: CorpusWriter) -> None:
        """Report what an index that was not begun with had, and this one has not."""
        now = {(row.path, row.id if row.is_record else "") for row in corpus.sources()}
        self.report.removed += [name for key, name in self._earlier.items() if key not in now]

    def _unchanged(
        self, documents: Sequence[Document], known: Mapping[str, tuple[str, str]]
    ) -> set[Document]:
        """The documents that need not be read again."""
        if self.previous is not None and self.previous.inputs["encoding"] != self._encoding:
            return set()  # what is not UTF-8 may be another text now
        return {
            document
            for document in documents
            if document.signature
            and (before := known.get(str(document.path))) is not None
            and before[0] == document.signature
            and same_manner(document, before[1])
        }

    def _read(
        self, document: Document, sources: Sources, corpus: CorpusWriter, embedder: Embedder
    ) -> None:
        """Take in what a document holds now."""
        problems = len(self.report.problems) + len(self.empty)
        for record in self._records(document):
            if not document.holds_records and not record.text.strip():
                self.empty.append(str(document.path))  # of a corpus records may well be empty
            number = sources.put(document, record)
            if number is not None:
                self._take_apart(number, record, corpus, embedder)
        if len(self.report.problems) + len(self.empty) > problems:
            # Else the next update would be silent about them; and of two records with
            # one id, the other may be gone by then.
            signature = READ_AGAIN + document.signature
            corpus.put_document(str(document.path), signature, manner_of(document))

    def _records(self, document: Document) -> Iterator[Record]:
        """What a document holds, as far as it can be read; the rest is reported."""
        try:
            if document.holds_records:
                yield from self._lines(document)
            elif format_of(document.path):
                record = self._conversions.take(document)
                # Of most originals the larger part is no text, and done with now.
                self._progress.advance(max(0, document.size - len(record.text)), 0)
                yield _with_address(record, document)
            else:
                record = read_text(
                    document.path, encoding=self._encoding, max_bytes=self._max_bytes
                )
                yield _with_address(record, document)
        except SourceError as error:
            self.report.problems.append(Problem(str(document.path), error))

    def _lines(self, document: Document) -> Iterator[Record]:
        """The records of a file; of one that nobody asked for, and that holds none, nothing."""
        doubtful = not document.named and document.path.name.lower() != RECORDS
        blank = True
        for record in read_records(document.path, max_bytes=self._max_bytes):
            blank = False
            if isinstance(record, Record):
                yield record
            elif doubtful:
                self.report.passed.append(
                    PassedBy(str(document.path), "its first line is no record")
                )
                return
            else:
                self.report.problems.append(Problem(str(document.path), record))
            doubtful = False
        if blank:
            self.empty.append(str(document.path))

    def _take_apart(
        self, number: int, record: Record, corpus: CorpusWriter, embedder: Embedder
    ) -> None:
        """Find a new source's title, sentences and passages, and have them encoded."""
        text = clear_margins(record.text)
        blocks = parse_structure(text)
        title = record.title or find_title(text, blocks)
        date = record.date or find_thread_dates(text) or find_date(text, blocks)
        of_file = date is None and record.created is not None
        corpus.describe(number, title, record.created if of_file else date, of_file=of_file)
        sentences = hear(corpus, number, text, blocks, find_sentences(text, blocks))
        budget = self.settings["budget"]
        units = measure(text, sentences, self._encoder.count_tokens, budget)
        embedder.add(
            number,
            title,
            text,
            sentences=sentences,
            passages=make_passages(units, budget=budget, overlap=OVERLAP),
            tiles=make_tiles(units, budget=TILE),
        )

    def write_files(self) -> dict[str, dict[str, object]]:
        """Flush the generation's files; their lengths and hashes for the manifest."""
        self._vectors.save(self._folder / VECTORS)
        generations.sync_file(self._folder / CORPUS)
        return {
            name: {"bytes": path.stat().st_size, "sha256": file_sha256(path)}
            for name in (CORPUS, VECTORS)
            for path in [self._folder / name]
        }


def _with_address(record: Record, document: Document) -> Record:
    return replace(record, url=document.url) if document.url else record
