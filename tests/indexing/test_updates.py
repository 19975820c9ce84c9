"""An update reads and encodes what changed, and ends where a fresh build would."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from gpqa import discover
from gpqa.testing import HashEncoder
from tests.helpers_index import PARAGRAPHS, build, generations_of, open_library, put, settle
from tests.indexing.helpers_build import A, B, C, D, E, assert_as_if_fresh, fates, ids, record

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_unchanged_is_neither_read_nor_encoded(
    folder: Path, index: Path, reads: list[str]
) -> None:
    put(folder, {"a.txt": A, "b.txt": B, "corpus.jsonl": record("r", C)})
    settle()
    build(index, folder)
    put(folder, {"b.txt": B + " More was said."})
    reads.clear()
    encoder = HashEncoder()
    report = build(index, folder, encoder=encoder)
    assert reads == ["b.txt"]
    assert fates(report) == ([], ["b"], [], 2)
    assert encoder.encoded
    assert not any("funding" in text or "Surgeries" in text for text in encoder.encoded)
    assert_as_if_fresh(index, folder)


def test_without_a_change_there_is_no_new_generation(
    folder: Path, index: Path, reads: list[str]
) -> None:
    put(folder, {"a.txt": A, "corpus.jsonl": record("r", C)})
    settle()
    first = build(index, folder)
    reads.clear()
    again = build(index, folder)
    assert reads == []
    assert again.encoded == 0
    assert again.manifest == first.manifest
    assert len(generations_of(index)) == 1


def test_what_was_indexed_the_moment_it_was_written_is_read_once_more(
    folder: Path, index: Path, reads: list[str]
) -> None:
    put(folder, {"a.txt": A})
    build(index, folder)  # its clock tick may not be over: its stat proves nothing yet
    settle()
    assert build(index, folder).encoded == 0
    assert reads == ["a.txt", "a.txt"]
    assert build(index, folder).encoded == 0
    assert reads == ["a.txt", "a.txt"]


def test_an_edit_that_keeps_size_and_mtime_is_seen(folder: Path, index: Path) -> None:
    put(folder, {"a.txt": "The vote was carried by nine."})
    settle()
    build(index, folder)
    before = (folder / "a.txt").stat()
    put(folder, {"a.txt": "The vote was carried by five."})
    os.utime(folder / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert fates(build(index, folder)) == ([], ["a"], [], 0)
    with open_library(index) as library:
        assert library.source_text("a").endswith("five.")


def test_a_touched_file_is_read_but_not_encoded(
    folder: Path, index: Path, reads: list[str]
) -> None:
    put(folder, {"a.txt": A, "b.txt": B})
    settle()
    build(index, folder)
    os.utime(folder / "a.txt")
    settle()
    reads.clear()
    report = build(index, folder)
    assert (reads, report.encoded, report.unchanged) == (["a.txt"], 0, 2)
    reads.clear()
    build(index, folder)
    assert reads == [], "its new signature was kept"


def test_edited_deleted_and_renamed_files(folder: Path, index: Path) -> None:
    put(folder, {"a.txt": A, "b.txt": B, "c.txt": C, "d.txt": D})
    build(index, folder)
    put(folder, {"a.txt": E})
    (folder / "b.txt").unlink()
    (folder / "c.txt").rename(folder / "moved.txt")
    report = build(index, folder)
    assert fates(report) == (["moved"], ["a"], ["b", "c"], 1)
    assert ids(index) == ["a", "d", "moved"]
    assert_as_if_fresh(index, folder)
    with open_library(index) as library:
        assert library.source_text("a") == E
        assert library.search("doctors promised by 2020", source="a").passages[0].text == E


def test_two_files_swap_their_contents(folder: Path, index: Path) -> None:
    put(folder, {"a.txt": A, "b.txt": B})
    build(index, folder)
    put(folder, {"a.txt": B, "b.txt": A})
    assert fates(build(index, folder)) == ([], ["a", "b"], [], 0)
    assert_as_if_fresh(index, folder)


def test_one_changed_line_of_a_corpus_is_all_that_is_encoded(folder: Path, index: Path) -> None:
    lines = [record(f"r{i}", f"{text} Number {i}.") for i, text in enumerate(PARAGRAPHS)]
    put(folder, {"corpus.jsonl": "".join(lines)})
    build(index, folder)
    lines[2] = record("r2", "Nothing of this stood here before.")
    put(folder, {"corpus.jsonl": "".join(lines)})
    encoder = HashEncoder()
    report = build(index, folder, encoder=encoder)
    assert fates(report) == ([], ["r2"], [], 4)
    assert set(encoder.encoded) == {"Nothing of this stood here before."}
    assert_as_if_fresh(index, folder)


def test_moved_lines_are_unchanged_records(folder: Path, index: Path) -> None:
    lines = [record(f"r{i}", text) for i, text in enumerate(PARAGRAPHS)]
    put(folder, {"corpus.jsonl": "".join(lines)})
    build(index, folder)
    put(folder, {"corpus.jsonl": "\n".join(reversed(lines))})
    report = build(index, folder)
    assert (report.encoded, report.unchanged) == (0, 5)
    assert_as_if_fresh(index, folder)


@pytest.mark.parametrize("more", [{"title": "New"}, {"date": "2020-01-01"}, {"tags": ["x"]}])
def test_changed_metadata_is_a_changed_record(
    folder: Path, index: Path, more: dict[str, object]
) -> None:
    put(folder, {"corpus.jsonl": record("r0", A) + record("r1", B, title="Old")})
    build(index, folder)
    put(folder, {"corpus.jsonl": record("r0", A) + record("r1", B, **more)})
    assert fates(build(index, folder)) == ([], ["r1"], [], 1)
    assert_as_if_fresh(index, folder)


def test_a_file_of_another_folder_is_dropped_when_other_paths_are_asked_for(
    folder: Path, index: Path
) -> None:
    put(folder, {"one/a.txt": A, "two/b.txt": B})
    build(index, folder / "one", folder / "two")
    report = build(index, folder / "two")
    assert report.removed == ["a"]
    assert report.encoded == 0
    assert_as_if_fresh(index, folder / "two")


def test_another_encoding_is_tried_on_files_that_did_not_change(folder: Path, index: Path) -> None:
    put(folder, {"a.txt": "He paid £5 for it.".encode("cp1252"), "b.txt": B})
    settle()
    build(index, folder, encoding="cp1252")
    report = build(index, folder, encoding="cp850")
    assert fates(report) == ([], ["a"], [], 1)
    with open_library(index) as library:
        assert library.source_text("a") == "He paid ú5 for it."


def test_signatures_of_discover_are_what_settle_waits_for() -> None:
    # settle() waits 0.12 s: were the span raised beyond that, tests here would pass for nothing.
    assert discover._RACY_NS <= 100_000_000
