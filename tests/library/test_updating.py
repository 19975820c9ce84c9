from __future__ import annotations

import gc
from pathlib import Path

import pytest

from gpqa.errors import SourceError
from gpqa.library import Library
from gpqa.testing import HashEncoder
from tests.helpers_index import QUESTIONS, put


def test_updates_leave_no_file_open(library: Library, folder: Path) -> None:
    descriptors = Path("/proc/self/fd")
    if not descriptors.is_dir():
        pytest.skip("open files are counted in /proc")
    library.ask(QUESTIONS[0])
    gc.collect()
    before = len(list(descriptors.iterdir()))
    for number in range(5):
        put(folder, {"a.txt": f"The vote was carried by {number}."})
        library.update()
        library.ask(QUESTIONS[0])
    gc.collect()
    assert len(list(descriptors.iterdir())) == before
    library.close()


def test_update_mirrors_the_paths_of_last_time(library: Library, folder: Path) -> None:
    put(folder, {"new.txt": "A pump was painted green."})
    (folder / "a.txt").unlink()
    report = library.update()
    assert (report.added, report.removed) == (["new"], ["a"])
    assert [info.id for info in library.sources()] == ["b", "c", "d", "e", "new"]
    assert library.ask("Who painted the pump green?").quotes[0].source_id == "new"
    library.close()


def test_update_keeps_the_encoding_that_was_given(tmp_path: Path) -> None:
    put(tmp_path / "in", {"a.txt": "It cost £5.".encode("cp1252")})
    library, _ = Library.build(
        [tmp_path / "in"], tmp_path / "index", encoder=HashEncoder(), encoding="cp1252"
    )
    put(tmp_path / "in", {"a.txt": "It cost £6.".encode("cp1252")})
    library.update()
    assert library.source_text("a") == "It cost £6."
    library.close()


def test_an_update_that_fails_leaves_the_library_as_it_was(library: Library, folder: Path) -> None:
    before = library.ask(QUESTIONS[0])
    for path in folder.iterdir():
        path.unlink()
    with pytest.raises(SourceError):
        library.update()
    assert library.ask(QUESTIONS[0]) == before
    library.close()
