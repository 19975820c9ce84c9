"""Folders without documents, and documents in which nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gpqa.errors import SourceError
from tests.helpers_index import build, generations_of, open_library, put, settle
from tests.indexing.helpers_build import A, B, assert_as_if_fresh, ids, record

if TYPE_CHECKING:
    from pathlib import Path


def test_an_empty_folder_is_an_error_that_says_what_is_read(folder: Path, index: Path) -> None:
    with pytest.raises(SourceError, match=r"no documents in .*gpqa reads \.txt"):
        build(index, folder)
    assert not index.exists()


def test_a_folder_of_other_types_says_how_many_were_passed_by(folder: Path, index: Path) -> None:
    put(folder, {"a.png": b"\x89PNG", "b.csv": "x"})
    with pytest.raises(SourceError, match=r"2 other files passed by"):
        build(index, folder)


def test_where_there_is_no_document_what_was_passed_by_is_named(folder: Path, index: Path) -> None:
    put(folder, {"a.png": b"x", "log.jsonl": "[]"})
    with pytest.raises(SourceError, match=r"2 other files passed by: .*a\.png, .*log\.jsonl\)"):
        build(index, folder)


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_a_corpus_without_records_is_an_error(folder: Path, index: Path, content: str) -> None:
    put(folder, {"corpus.jsonl": content})
    with pytest.raises(SourceError, match="no documents in"):
        build(index, folder)


def test_where_there_is_nothing_but_empty_records_they_are_named(folder: Path, index: Path) -> None:
    put(folder, {"a.jsonl": "", "b.jsonl": "\n\n", "c.png": b"x"})
    with pytest.raises(
        SourceError, match=r"\(\S*a\.jsonl, \S*b\.jsonl hold no text; 1 other file passed by: "
    ):
        build(index, folder)


@pytest.mark.parametrize(
    "text", ["", " \n\n\t", "\ufeff", "This site is intended for health professionals only\n"]
)
def test_a_text_without_a_sentence_is_a_source_that_answers_nothing(
    folder: Path, index: Path, text: str
) -> None:
    put(folder, {"empty.txt": text})
    report = build(index, folder)
    assert report.manifest is not None
    assert report.manifest.counts["sources"] == 1
    assert report.manifest.counts["sentences"] == 0
    with open_library(index) as library:
        assert not library.ask("What does it say?").answered
        assert library.search("What does it say?").passages == ()
        assert library.source_text("empty") == text.removeprefix("\ufeff")
    put(folder, {"full.txt": A})
    build(index, folder)
    assert_as_if_fresh(index, folder)


def test_a_file_in_which_nothing_is_written_is_named_every_time(folder: Path, index: Path) -> None:
    put(folder, {"a.txt": A, "b.txt": "", "c.txt": " \n"})
    put(folder, {"d.jsonl": '{"_id": "r", "text": ""}'})
    for _ in range(2):
        report = build(index, folder)
        assert report.notes == [f"{folder}/b.txt, {folder}/c.txt hold no text"]
        assert report.problems == []
        settle()
    assert report.manifest is not None
    assert report.manifest.counts["sources"] == 4
    put(folder, {"b.txt": A, "c.txt": B})
    assert build(index, folder).notes == []


@pytest.mark.parametrize("content", ["", "\n", " \r\n\t\n", "\ufeff", "\ufeff\n"])
@pytest.mark.parametrize("name", ["notes.jsonl", "deep/corpus.jsonl"])
def test_records_of_which_there_are_none_are_named_every_time(
    folder: Path, index: Path, name: str, content: str
) -> None:
    put(folder, {"a.txt": A, name: content})
    settle()
    for _ in range(2):
        report = build(index, folder)
        assert report.notes == [f"{folder}/{name} holds no text"]
        assert (report.problems, report.passed) == ([], [])
    assert ids(index) == ["a"]
    assert len(generations_of(index)) == 1, "nothing changed"
    put(folder, {name: record("r", B)})
    assert build(index, folder).notes == []
    put(folder, {name: content})
    report = build(index, folder)
    assert (report.removed, report.notes) == (["r"], [f"{folder}/{name} holds no text"])
    assert_as_if_fresh(index, folder)
