"""What the tests of indexes share: a build in a word, and everything that can be seen of one."""

from __future__ import annotations

import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, Literal

from gpqa.build import build_index
from gpqa.library import Library
from gpqa.store import DiskStore
from gpqa.terms import stems
from gpqa.testing import HashEncoder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from gpqa.build_report import BuildReport

QUESTIONS = (
    "What did the health secretary say about funding for general practice?",
    "How many new doctors were promised?",
    "Which surgeries closed in winter?",
    "Where was the pump handle removed?",
)

PARAGRAPHS = (
    "The health secretary said that funding for general practice would rise. He gave no date.",
    "Five thousand doctors were promised by 2020, and none of them has been trained yet.",
    "Surgeries in the north closed in winter. Patients went to hospitals, which were full.",
    "Cholera was traced to the Broad Street pump. The handle was removed on 8 September 1854.",
    "“We cannot recruit,” said Dr Vautrey. “Nobody wants to work fourteen hours a day.”",
)


def put(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder, byte for byte."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def settle() -> None:
    """Wait until files that were just written have signatures that prove something."""
    time.sleep(0.12)


def build(index: Path, *paths: Path, **options: Any) -> BuildReport:
    """Build with a fresh HashEncoder, or the one given."""
    options.setdefault("encoder", HashEncoder())
    return build_index(index, paths, **options)


def open_library(index: Path) -> Library:
    return Library.open(index, encoder=HashEncoder(), scorer=None)


@contextmanager
def library_of(base: Path, files: Mapping[str, str | bytes]) -> Iterator[Library]:
    """An index of these files, both below ``base``, open."""
    build(base / "index", put(base / "in", files))
    with open_library(base / "index") as opened:
        yield opened


def contents(index: Path) -> dict[str, Any]:
    """All that an index holds, without the numbers of its rows."""
    with closing(DiskStore.open(index)) as store:
        return _contents(store)


def _contents(store: DiskStore) -> dict[str, Any]:
    names = {row.no: row.id for row in store.sources()}
    every = store.scope([row.no for row in store.sources()])
    assert every is not None
    numbers = every.passages
    passages = store.passages(numbers)
    place = {row.no: (names[row.source], row.start, row.end) for row in passages}
    tiles = {
        no: (names[source], start, end)
        for no, source, start, end in store._corpus._rows(
            'SELECT no, source, start, "end" FROM tiles'
        )
    }
    tables: tuple[tuple[Literal["passages", "tiles"], dict[int, Any]], ...] = (
        ("passages", place),
        ("tiles", tiles),
    )
    speakers: dict[int | None, str] = {row.no: row.name for row in store.speakers()}
    spoken: dict[int | None, Any] = {
        said.no: (names[row.no], *said[2:5], *said[6:], speakers.get(said.speaker))
        for row in store.sources()
        for said in store.statements_of(row.no)
    }
    words = sorted({stem for text in PARAGRAPHS for stem in stems(text)})
    vectors = store._vectors._index
    assert vectors.ntotal == len(passages)
    return {
        "sources": [
            (row.info(), row.is_record, store.text(row.no, 0, row.length))
            for row in store.sources()
        ],
        "passages": sorted(place.values()),
        "tiles of passages": sorted((place[row.no], tiles[row.tile]) for row in passages),
        "tiles": sorted(tiles.values()),
        "vectors": {place[no]: vectors.reconstruct(no).tobytes() for no in numbers},
        "sentences": sorted((names[row.source], *row[1:5]) for row in store.sentences(passages)),
        "voices": sorted(
            (names[row.source], row.start, spoken.get(row.statement))
            for row in store.sentences(passages)
        ),
        "statements": sorted(map(str, spoken.values())),
        "speakers": [(row.name, row.described) for row in store.speakers()],
        "frequencies": store.document_frequencies(words),
        "found": [
            sorted((places[no], score) for no, score in store.search_words(table, [word], 10_000))
            for table, places in tables
            for word in words
        ],
        "counts": store.manifest.counts,
        "settings": store.manifest.settings,
    }


def answers(index: Path) -> list[str]:
    """The bytes of answers and searches, but for the generation's name."""
    with open_library(index) as library:
        return [
            part
            for question in QUESTIONS
            for part in (
                library.ask(question)
                .model_copy(update={"index": None})
                .model_dump_json(warnings=False),
                library.search(question, top=50).model_dump_json(),
            )
        ]


def generations_of(index: Path) -> list[str]:
    return sorted(path.name for path in (index / "gens").iterdir())
