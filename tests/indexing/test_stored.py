"""What is read is what is stored, whatever it is made of and however it is cut."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gpqa.store import DiskStore
from gpqa.testing import HashEncoder
from tests.helpers_index import PARAGRAPHS, build, contents, open_library, put
from tests.indexing.helpers_build import A, B, C, D, E, record

if TYPE_CHECKING:
    from pathlib import Path


def test_all_kinds_of_documents_are_sources_under_their_names(folder: Path, index: Path) -> None:
    put(
        folder,
        {
            "plain.txt": A,
            "notes/marked.md": f"# Notes\n\n{B}",
            "corpus.jsonl": record("r1", C, title="Winter", date="2015-01-02") + record("r2", D),
            "elsewhere/single.log": E,
            "elsewhere/not.asked": E,
        },
    )
    report = build(
        index, folder / "plain.txt", folder / "notes", folder, folder / "elsewhere/single.log"
    )
    assert not report.problems
    assert report.added == ["plain", "marked", "r1", "r2", "single"]
    with open_library(index) as library:
        found = {info.id: info for info in library.sources()}
        assert sorted(found) == ["marked", "plain", "r1", "r2", "single"]
        assert library.source_text("r1") == C
        assert (found["r1"].title, found["r1"].date) == ("Winter", "2015-01-02")
        assert found["marked"].title == "Notes"


AWKWARD = st.text(
    st.one_of(
        st.sampled_from("\0\r\n\u2028\u2029\x85\ufeff\u00a0.!?’“ 𝒳😀é\u0301字。a b"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=300,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.one_of(
            AWKWARD, st.lists(st.sampled_from([*PARAGRAPHS, "\r\n\r\n", "\0", "𝒳 "])).map("".join)
        ),
        min_size=1,
        max_size=3,
    ),
    fill=st.integers(8100, 8300),
)
def test_every_slice_that_is_stored_equals_the_source(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], fill: int
) -> None:
    base = tmp_path_factory.mktemp("awkward")
    # The last goes over the border of two pieces, wherever an astral character falls.
    texts = [*texts, "😀 word. " * (fill // 8) + "x" * (fill % 8) + texts[0] + "\n\n" + A]
    put(base / "in", {"corpus.jsonl": "".join(record(f"s{i}", t) for i, t in enumerate(texts))})
    plain = dict(enumerate(texts))
    build(base / "index", base / "in")
    with open_library(base / "index") as library:
        store = library._store
        assert isinstance(store, DiskStore)
        for number, text in plain.items():
            row = store.find_source(f"s{number}")
            assert row is not None
            assert library.source_text(f"s{number}") == text
            assert row.length == len(text)
            scope = store.scope([row.no])
            assert scope is not None
            passages = store.passages(scope.passages)
            for passage in passages:
                assert 0 <= passage.start < passage.end <= len(text)
                assert (
                    store.text(row.no, passage.start, passage.end)
                    == (text[passage.start : passage.end])
                )
            for sentence in store.sentences(passages):
                piece = text[sentence.start : sentence.end]
                assert piece
                assert piece == piece.strip()
                assert store.text(row.no, sentence.start, sentence.end) == piece
        answer = library.ask("Which funding did the health secretary promise for general practice?")
        assert answer.quotes, "the paragraph about funding is in every corpus of this test"
        for quote in answer.quotes:
            assert plain[int(quote.source_id[1:])][quote.start : quote.end] == quote.text


@pytest.mark.parametrize("at", [8191, 8192, 8193, 16384])
def test_text_is_the_same_on_both_sides_of_a_piece_border(
    folder: Path, index: Path, at: int
) -> None:
    text = ("😀" * at + "\0\r\n" + A)[: at + 40]
    put(folder, {"long.txt": text})
    build(index, folder)
    with open_library(index) as library:
        for start in range(at - 3, at + 4):
            for end in range(start, at + 6):
                assert library.source_text("long", start, end) == text[start:end]
        assert library.source_text("long") == text


def test_a_sentence_longer_than_the_encoder_reads_is_cut_for_it(folder: Path, index: Path) -> None:
    put(folder, {"long.txt": " ".join(f"word{i}" for i in range(5000))})
    encoder = HashEncoder()
    build(index, folder, encoder=encoder)
    assert max(encoder.count_tokens(encoder.encoded)) <= encoder.max_tokens
    with open_library(index) as library:
        for word in ("word0", "word2500", "word4999"):
            assert any(word in p.text.split() for p in library.search(word).passages), word


def test_a_megabyte_on_one_line_is_indexed(folder: Path, index: Path) -> None:
    put(folder, {"line.txt": "x" * 500_000 + " needle " + "y" * 500_000})
    build(index, folder, encoder=HashEncoder(dimension=8))
    with closing(DiskStore.open(index)) as store:
        found = store.passages([no for no, _ in store.search_words("passages", ["needl"], 10)])
        assert found
        assert all("needle" in store.text(p.source, p.start, p.end) for p in found)


def test_progress_is_told_what_is_to_be_read_and_all_that_was_encoded(
    folder: Path, index: Path
) -> None:
    put(folder, {"a.txt": A, "b.txt": B})
    told: list[tuple[str, int, int]] = []

    class Teller:
        def begin(self, documents: int, total: int) -> None:
            told.append(("begin", documents, total))

        def advance(self, amount: int, passages: int) -> None:
            told.append(("advance", amount, passages))

    report = build(index, folder, progress=Teller())
    assert told[0] == ("begin", 2, len((A + B).encode()))
    assert sum(passages for what, _, passages in told if what == "advance") == report.encoded > 0


def test_batches_do_not_show(seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path / "whole", seeds)
    monkeypatch.setattr("gpqa.embed._BATCH", 3)
    build(tmp_path / "batches", seeds)
    assert contents(tmp_path / "whole") == contents(tmp_path / "batches")
