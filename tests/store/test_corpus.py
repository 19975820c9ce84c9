from __future__ import annotations

import hashlib
import math
import sqlite3
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gpqa.read import Record
from gpqa.store import corpus_reader, corpus_writer, tables
from gpqa.store.corpus_reader import CorpusReader
from gpqa.store.corpus_writer import CorpusWriter
from gpqa.store.tables import SentenceRow, SourceRow, found_by
from gpqa.terms import stems

if TYPE_CHECKING:
    from pathlib import Path


def record(text: str, identifier: str | None = None, **more: object) -> Record:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Record(text, sha256, "utf-8", identifier, **more)  # type: ignore[arg-type]


def add(writer: CorpusWriter, name: str, text: str) -> int:
    """A source of one passage, one tile and one sentence."""
    number = writer.add_source(f"/{name}", "1", record(text))
    tile = writer.add_tile(number, 0, len(text), text)
    writer.add_passage(number, 0, len(text), tile, text)
    writer.add_sentences([SentenceRow(number, 0, len(text), "body", b"")])
    writer.rename({number: name})
    return number


def search(path: Path, word: str) -> list[tuple[str, float]]:
    with closing(CorpusReader(path)) as reader:
        return [
            (reader.source(row.source).id, score)
            for number, score in reader.search("passages", [word], 100)
            for row in reader.passages([number])
        ]


TEXTS = {
    "short": "The pump handle.",
    "long": "The pump stood in Broad Street, where many people drew water every day.",
    "twice": "A pump, and another pump.",
    "without": "Nothing of the kind stands here.",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.sqlite"
    with CorpusWriter(path) as writer:
        for name, text in TEXTS.items():
            add(writer, name, text)
    return path


def bm25(word: str, texts: dict[str, str]) -> dict[str, float]:
    """Okapi BM25 as SQLite documents it: k1 = 1.2, b = 0.75."""
    words = {name: stems(text) for name, text in texts.items()}
    average = sum(map(len, words.values())) / len(words)
    holders = sum(word in held for held in words.values())
    weight = max(math.log((len(words) - holders + 0.5) / (holders + 0.5)), 1e-6)
    return {
        name: weight * n * 2.2 / (n + 1.2 * (0.25 + 0.75 * len(held) / average))
        for name, held in words.items()
        if (n := Counter(held)[word])
    }


def test_words_are_ranked_by_bm25(tmp_path: Path) -> None:
    texts = TEXTS | {f"other{i}": "Filling, so that a pump is rare." * i for i in range(1, 3)}
    texts |= {f"more{i}": "Filling of yet another kind." for i in range(8)}
    with CorpusWriter(tmp_path / "c") as writer:
        for name, text in texts.items():
            add(writer, name, text)
    found = search(tmp_path / "c", "pump")
    expected = bm25("pump", texts)
    assert dict(found) == pytest.approx(expected, rel=1e-6)
    scores = [score for _, score in found]
    assert scores == sorted(scores, reverse=True)
    assert len({round(score, 6) for score in expected.values()}) > 2, "scores that tell apart"


def test_only_what_is_in_the_given_sources_is_found(path: Path) -> None:
    with closing(CorpusReader(path)) as reader:
        numbers = {row.id: row.no for row in reader.sources()}
        for table in ("passages", "tiles"):
            assert len(reader.search(table, ["pump"], 9)) == 3
            scope = reader.scope([numbers["long"], numbers["without"]])
            assert scope is not None
            among = scope.passages if table == "passages" else scope.tiles
            assert len(reader.search(table, ["pump"], 9, among)) == 1
        assert reader.search("passages", ["pump"], 9, []) == []
        assert reader.search("passages", [], 9) == []
        assert len(reader.search("passages", ["pump"], 9, range(40_000))) == 3


def test_lists_longer_than_sqlites_limit_of_variables_can_be_asked_for(path: Path) -> None:
    with closing(CorpusReader(path)) as reader:
        many = range(1, 50_001)
        assert len(reader.passages(many)) == 4
        scope = reader.scope(many)
        assert scope is not None
        assert len(scope.passages) == 4


def test_a_removed_source_leaves_nothing(path: Path) -> None:
    with CorpusWriter(path) as writer:
        (row,) = writer.sources("/twice")
        assert writer.remove_source(row) == [3]
        writer.remove_empty_documents()
        assert "/twice" not in writer.documents()
    assert [name for name, _ in search(path, "pump")] == ["short", "long"]
    with closing(CorpusReader(path)) as reader:
        assert reader.document_frequencies(["pump", "anoth"]) == {"pump": 2}
        assert reader.find_source("twice") is None
        assert reader.text(3, 0, 100) == ""
    with closing(sqlite3.connect(path)) as db:
        for table in ("passages", "tiles", "sentences", "pieces", "sources", "documents"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (3,)
        for table in ("passages_words", "tiles_words"):
            db.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")


def test_scores_after_removals_are_those_of_a_corpus_that_never_held_them(
    path: Path, tmp_path: Path
) -> None:
    with CorpusWriter(path) as writer:
        for name in ("twice", "without"):
            (row,) = writer.sources(f"/{name}")
            writer.remove_source(row)
        add(writer, "new", "A new pump.")
    with CorpusWriter(tmp_path / "fresh") as writer:
        for name, text in {"new": "A new pump.", **TEXTS}.items():
            if name not in {"twice", "without"}:
                add(writer, name, text)
    assert sorted(search(path, "pump")) == sorted(search(tmp_path / "fresh", "pump"))


@settings(max_examples=60)
@given(
    word=st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=6),
    around=st.text(max_size=20),
)
@example(word="a\u19b0b", around="")  # a letter to Python, none to SQLite's unicode61
@example(word="a\U0001e900b", around="")
def test_every_stem_is_one_token_the_same_that_was_stored(
    tmp_path_factory: pytest.TempPathFactory, word: str, around: str
) -> None:
    text = f"{around} {word} {around}".encode(errors="ignore").decode()
    path = tmp_path_factory.mktemp("stems") / "c"
    with CorpusWriter(path) as writer:
        add(writer, "source", text)
    with closing(CorpusReader(path)) as reader, closing(sqlite3.connect(path)) as db:
        terms = {term for (term,) in db.execute("SELECT term FROM vocabulary")}
        # SQLite folds A to Z; that stems are folded already is the business of gpqa.terms.
        assert terms == {_folded(stem) for stem in stems(text)}
        for stem in set(stems(text)):
            assert len(reader.search("passages", [stem], 10)) == 1


def _folded(stem: str) -> str:
    return "".join(c.lower() if c.isascii() else c for c in stem)


@settings(max_examples=40)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=60), data=st.data())
def test_text_in_pieces_is_the_text(
    tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("pieces") / "c"
    with pytest.MonkeyPatch.context() as patch:
        for module in (tables, corpus_writer, corpus_reader):
            patch.setattr(module, "PIECE", 7)
        with CorpusWriter(path) as writer:
            number = writer.add_source("/a", "", record(text))
            writer.rename({number: "a"})
        with closing(CorpusReader(path)) as reader:
            start = data.draw(st.integers(0, len(text)))
            end = data.draw(st.integers(start, len(text) + 9))
            assert reader.text(number, start, end) == text[start:end]
            assert reader.text(number, 0, len(text)) == text


def test_ids_can_be_swapped_and_be_any_text(path: Path) -> None:
    with CorpusWriter(path) as writer:
        numbers = {row.id: row.no for row in writer.sources()}
        odd = f"\x00{numbers['twice']}"
        writer.rename({numbers["short"]: "long", numbers["long"]: odd})
        writer.rename({numbers["short"]: "short", numbers["twice"]: "long"})
    with closing(CorpusReader(path)) as reader:
        assert [row.id for row in reader.sources()] == [odd, "long", "short", "without"]
        found = reader.find_source("long")
        assert found is not None
        assert found.no == numbers["twice"]


def test_a_sentence_over_two_passages_is_given_once_with_either(tmp_path: Path) -> None:
    text = "One sentence that goes on. " + "word " * 30 + "end. A last one."
    spans = [(0, 26), (27, 181), (182, 193)]
    with CorpusWriter(tmp_path / "c") as writer:
        number = writer.add_source("/a", "", record(text))
        tile = writer.add_tile(number, 0, len(text), text)
        borders = [(0, 80), (81, 181), (182, 193)]
        for start, end in borders:
            writer.add_passage(number, start, end, tile, text[start:end])
        writer.add_sentences(SentenceRow(number, *span, "body", b"") for span in spans)
        writer.rename({number: "a"})
    with closing(CorpusReader(tmp_path / "c")) as reader:
        first, second, third = reader.passages([1, 2, 3])
        found = {
            name: [(row.start, row.end) for row in reader.sentences(passages)]
            for name, passages in {
                "first": [first],
                "second": [second],
                "third": [third],
                "both": [first, second],
            }.items()
        }
        assert found == {
            "first": spans[:2],
            "second": [spans[1]],
            "third": [spans[2]],
            "both": spans[:2],
        }


def test_passages_come_in_the_order_asked_for_without_the_unknown(path: Path) -> None:
    with closing(CorpusReader(path)) as reader:
        assert [row.no for row in reader.passages([3, 99, 1])] == [3, 1]


def test_frequencies_count_passages_and_leave_out_the_absent(path: Path) -> None:
    with closing(CorpusReader(path)) as reader:
        assert reader.document_frequencies(["pump", "stand", "zebra"]) == {"pump": 3, "stand": 1}
        assert reader.document_frequencies([]) == {}


def test_a_title_is_found_with_the_text(tmp_path: Path) -> None:
    assert found_by("Cholera", "The pump.") == "Cholera . The pump."
    assert found_by(None, "The pump.") == "The pump."
    path = tmp_path / "c"
    with CorpusWriter(path) as writer:
        number = writer.add_source("/a", "", record("The pump."))
        writer.describe(number, "Cholera", None)
        tile = writer.add_tile(number, 0, 9, found_by("Cholera", "The pump."))
        writer.add_passage(number, 0, 9, tile, found_by("Cholera", "The pump."))
        writer.rename({number: "a"})
    assert [name for name, _ in search(path, "cholera")] == ["a"]
    with CorpusWriter(path) as writer:
        writer.remove_source(writer.sources()[0])
        add(writer, "b", "Else.")
    assert search(path, "cholera") == []


def test_a_failed_build_leaves_no_connection_open(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="on purpose"), CorpusWriter(tmp_path / "c") as writer:
        raise RuntimeError("on purpose")
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        writer.documents()
    (tmp_path / "junk").write_bytes(b"junk" * 999)
    with pytest.raises(sqlite3.DatabaseError):
        CorpusWriter(tmp_path / "junk")


def test_a_record_is_held_only_with_all_that_it_brought(tmp_path: Path) -> None:
    first = record("Text.", "r", title="T", metadata={"a": 1, "b": [2]})
    with CorpusWriter(tmp_path / "c") as writer:
        number = writer.add_source("/corpus.jsonl", "", first)
        row = SourceRow(number, "r", "", True, first.sha256, "utf-8", 5, None, None, "")  # noqa: FBT003
        assert writer.holds(row, record("Text.", "r", title="T", metadata={"b": [2], "a": 1}))
        assert not writer.holds(row, record("Text.", "r", title="U", metadata={"a": 1, "b": [2]}))
        assert not writer.holds(row, record("Text.", "r", title="T", metadata={"a": 1}))
        assert not writer.holds(row, record("Else.", "r", title="T", metadata={"a": 1, "b": [2]}))
