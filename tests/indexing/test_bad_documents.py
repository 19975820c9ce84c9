"""Documents that cannot be read, and paths that nobody would think of."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from gpqa import build as build_module
from gpqa.errors import RecordError, SourceError, UndecodableError, UnsupportedFileError
from gpqa.read import read_text
from tests.helpers_index import build, contents, generations_of, open_library, put, settle
from tests.indexing.helpers_build import A, B, C, ids, record

if TYPE_CHECKING:
    from pathlib import Path


def test_a_bad_line_is_reported_by_every_update(folder: Path, index: Path) -> None:
    put(folder, {"corpus.jsonl": record("r", A) + "{}\n"})
    settle()
    build(index, folder)
    again = build(index, folder)
    assert [type(p.error) for p in again.problems] == [RecordError]
    assert again.encoded == 0
    assert len(generations_of(index)) == 1, "nothing changed"


def test_old_word_files_beside_what_is_read_are_noted_every_time(folder: Path, index: Path) -> None:
    put(folder, {"a.txt": "The pump was closed.", "b.doc": b"\xd0\xcf\x11\xe0"})
    for _ in range(2):
        report = build(index, folder)
        assert (report.problems, report.skipped) == ([], 1)
        assert report.notes == [
            "passed by 1 Word (.doc) file, not read by gpqa: save it as PDF, HTML or text"
        ]


def test_a_missing_path_is_an_error_that_names_it(tmp_path: Path, index: Path) -> None:
    with pytest.raises(SourceError, match="nowhere"):
        build(index, tmp_path / "nowhere")


def test_one_bad_file_stops_no_other(folder: Path, index: Path) -> None:
    put(folder, {"a.txt": A, "bad.txt": b"caf\xe9 au lait", "zip.txt": b"PK\x03\x04" + bytes(99)})
    os.mkfifo(folder / "pipe.txt")
    (folder / "dangling.txt").symlink_to(folder / "nothing")
    report = build(index, folder)
    assert {p.where.rsplit("/", 1)[1]: type(p.error) for p in report.problems} == {
        "bad.txt": UndecodableError,
        "zip.txt": UnsupportedFileError,
        "pipe.txt": UnsupportedFileError,
        "dangling.txt": UnsupportedFileError,
    }
    assert ids(index) == ["a"]


def test_where_all_are_bad_the_index_stays_as_it_was(folder: Path, index: Path) -> None:
    put(folder, {"a.txt": A})
    build(index, folder)
    before = contents(index), generations_of(index)
    put(folder, {"a.txt": b"caf\xe9"})
    with pytest.raises(UndecodableError, match=r"a\.txt"):
        build(index, folder)
    assert (contents(index), generations_of(index)) == before


def test_a_file_that_goes_before_it_is_read_is_reported(
    folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, {"a.txt": A, "b.txt": B})

    def vanish(path: Path, **options: object) -> object:
        (folder / "b.txt").unlink(missing_ok=True)
        return read_text(path, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(build_module, "read_text", vanish)
    report = build(index, folder)
    assert ["b.txt" in p.where for p in report.problems] == [True]
    assert ids(index) == ["a"]


def test_paths_that_are_not_utf8_can_be_among_the_paths(
    folder: Path, index: Path, tmp_path: Path
) -> None:
    put(folder, {"a.txt": A})
    odd = tmp_path / os.fsdecode(b"caf\xe9")
    put(odd, {"b.txt": B})
    report = build(index, folder, odd)
    assert [type(p.error) for p in report.problems] == [UnsupportedFileError]
    with open_library(index) as library:
        again = library.update()
    assert [type(p.error) for p in again.problems] == [UnsupportedFileError]


def test_an_index_may_lie_in_a_folder_of_any_name(folder: Path, tmp_path: Path) -> None:
    put(folder, {"a.txt": A})
    for name in ("with space?and#more%41", "ünï", os.fsdecode(b"caf\xe9"), "[gens]*"):
        build(tmp_path / name, folder)
        put(folder, {"b.txt": name.encode(errors="replace")})
        build(tmp_path / name, folder)
        assert ids(tmp_path / name) == ["a", "b"]
        (folder / "b.txt").unlink()


def test_links_inside_the_folder_add_nothing_and_links_out_of_it_are_refused(
    folder: Path, index: Path, tmp_path: Path
) -> None:
    put(folder, {"a.txt": A, "sub/b.txt": B})
    put(tmp_path, {"outside/secret.txt": C})
    (folder / "again.txt").symlink_to(folder / "a.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "out").symlink_to(tmp_path / "outside")
    report = build(index, folder)
    assert ids(index) == ["a", "b"]
    assert [p.where.rsplit("/", 1)[1] for p in report.problems] == ["out"]
