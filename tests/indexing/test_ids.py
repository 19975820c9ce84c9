"""What sources are called, and who keeps a name that two would have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.errors import DuplicateSourceError
from tests.helpers_index import build, open_library, put, settle
from tests.indexing.helpers_build import A, B, C, D, assert_as_if_fresh, ids, record

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_file_of_the_same_stem_gives_both_longer_ids_and_takes_them_back(
    folder: Path, index: Path
) -> None:
    put(folder, {"2015/report.txt": A, "other.txt": B})
    build(index, folder)
    assert ids(index) == ["other", "report"]
    put(folder, {"2016/report.txt": C})
    report = build(index, folder)
    assert report.added == ["2016/report"]
    assert ids(index) == ["2015/report", "2016/report", "other"]
    assert_as_if_fresh(index, folder)
    (folder / "2016/report.txt").unlink()
    report = build(index, folder)
    assert report.removed == ["2016/report"]
    assert report.encoded == 0
    assert ids(index) == ["other", "report"]
    assert_as_if_fresh(index, folder)


def test_a_record_takes_a_files_name_and_the_file_gets_a_longer_one(
    folder: Path, index: Path
) -> None:
    put(folder, {"a.txt": A})
    build(index, folder)
    put(folder, {"corpus.jsonl": record("a", B)})
    build(index, folder)
    assert ids(index) == ["a", "a.txt"]
    with open_library(index) as library:
        assert library.source_text("a") == B
    assert_as_if_fresh(index, folder)


def test_ids_may_begin_with_a_nul_or_look_like_row_numbers(folder: Path, index: Path) -> None:
    odd = [f"\x00{number}" for number in range(5)]
    put(folder, {"corpus.jsonl": "".join(record(name, A) for name in odd), "x/a.txt": B})
    build(index, folder)
    put(folder, {"y/a.txt": D, "z/1.txt": C})
    put(folder, {"corpus.jsonl": "".join(record(name, C) for name in [*odd, "1"])})
    build(index, folder)
    assert sorted(ids(index)) == [*odd, "1", "x/a", "y/a", "z/1"]
    put(folder, {"corpus.jsonl": "".join(record(name, C) for name in odd)})
    build(index, folder)
    assert sorted(ids(index)) == sorted([*odd, "1", "x/a", "y/a"])


def test_the_first_of_two_records_with_one_id_is_the_source(folder: Path, index: Path) -> None:
    put(folder, {"corpus.jsonl": record("r", A) + record("r", B) + record("s", C)})
    report = build(index, folder)
    (problem,) = report.problems
    assert isinstance(problem.error, DuplicateSourceError)
    assert "line 2" in str(problem.error)
    with open_library(index) as library:
        assert library.source_text("r") == A


def test_the_first_holder_of_an_id_wins_in_an_update_as_in_a_fresh_build(
    folder: Path, index: Path
) -> None:
    put(folder, {"1/corpus.jsonl": record("r", A), "2/corpus.jsonl": record("x", B)})
    settle()
    build(index, folder)
    put(folder, {"1/corpus.jsonl": record("r", A) + record("x", C)})
    report = build(index, folder)
    assert [type(p.error) for p in report.problems] == [DuplicateSourceError]
    assert_as_if_fresh(index, folder)
    with open_library(index) as library:
        assert library.source_text("x") == C
    settle()
    put(folder, {"1/corpus.jsonl": record("r", A)})
    build(index, folder)
    with open_library(index) as library:
        assert library.source_text("x") == B, "the second holder's record was dropped for good"
    assert_as_if_fresh(index, folder)


def test_a_file_that_cannot_be_read_keeps_its_name(folder: Path, index: Path) -> None:
    put(folder, {"1/x.txt": A})
    build(index, folder)
    assert ids(index) == ["x"]
    put(folder, {"2/x.txt": b"caf\xe9"})
    build(index, folder)
    assert ids(index) == ["1/x"]
    put(folder, {"2/x.txt": B})
    build(index, folder)
    assert ids(index) == ["1/x", "2/x"]
