from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from gpqa.errors import IndexBusyError, IndexDamagedError, IndexNotFoundError, IndexWriteError
from gpqa.store import DiskStore, generations
from tests.helpers_index import (
    PARAGRAPHS,
    answers,
    build,
    generations_of,
    open_library,
    put,
    settle,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "documents", {"a.txt": PARAGRAPHS[0]})


@pytest.fixture
def index(tmp_path: Path, folder: Path) -> Path:
    build(tmp_path / "index", folder)
    return tmp_path / "index"


def test_three_generations_are_kept_and_the_names_count_up(index: Path, folder: Path) -> None:
    for number in range(2, 7):
        put(folder, {"a.txt": f"The vote was carried by {number}."})
        build(index, folder)
    assert [name[:10] for name in generations_of(index)] == [
        "gen-000004",
        "gen-000005",
        "gen-000006",
    ]


def test_the_folder_holds_nothing_but_what_is_documented(index: Path) -> None:
    assert sorted(path.name for path in index.iterdir()) == [".lock", "CURRENT.json", "gens"]
    (generation,) = (index / "gens").iterdir()
    assert sorted(path.name for path in generation.iterdir()) == [
        "corpus.sqlite",
        "manifest.json",
        "vectors.faiss",
    ]


def test_other_users_may_read_what_was_built(index: Path) -> None:
    (generation,) = (index / "gens").iterdir()
    assert generation.stat().st_mode & 0o777 == 0o755


def test_an_open_library_keeps_its_generation_over_five_updates(index: Path, folder: Path) -> None:
    with open_library(index) as library:
        before = library.ask("What did the health secretary say about funding?")
        assert before.quotes
        for number in range(5):
            put(folder, {"a.txt": f"The vote was carried by {number}."})
            build(index, folder)
        assert before.index.generation not in generations_of(index), "it is gone from the disk"
        found: list[object] = []
        threads = [
            threading.Thread(
                target=lambda: found.append(
                    library.ask("What did the health secretary say about funding?")
                )
            )
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
        assert found == [before] * 8
        assert library.source_text("a") == PARAGRAPHS[0]
    with open_library(index) as library:
        assert library.source_text("a") == "The vote was carried by 4."


def test_a_generation_that_is_replaced_while_it_is_opened_gives_the_newer_one(
    index: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = generations.load

    def overtaken(*arguments: str) -> object:
        monkeypatch.setattr(generations, "load", load)
        for number in range(4):
            put(folder, {"a.txt": f"The vote was carried by {number}."})
            build(index, folder)
        return load(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(generations, "load", overtaken)
    store = DiskStore.open(index)
    assert store.text(store.sources()[0].no, 0, 99) == "The vote was carried by 3."
    store.close()


HOLD = """
import sys, time
from pathlib import Path
from gpqa.store import generations
with generations.writing(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_writer_is_told_at_once_and_readers_are_not(index: Path, folder: Path) -> None:
    before = answers(index)
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(index)], stdout=subprocess.PIPE)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        begin = time.monotonic()
        with pytest.raises(IndexBusyError, match="another process is writing"):
            build(index, folder)
        assert time.monotonic() - begin < 1
        assert answers(index) == before
    finally:
        holder.kill()
        holder.communicate()
    put(folder, {"b.txt": PARAGRAPHS[1]})
    assert build(index, folder).added == ["b"], "the lock of a dead writer is no lock"
    assert not list((index / "gens").glob(".building-*"))


def test_a_second_writer_in_this_process_is_told_as_well(index: Path, folder: Path) -> None:
    with generations.writing(index), pytest.raises(IndexBusyError):
        build(index, folder)
    build(index, folder)


def test_an_error_inside_leaves_nothing_behind(index: Path) -> None:
    before = generations_of(index)

    def fail() -> None:
        with generations.writing(index) as building:
            (building / "file").write_bytes(b"x")
            raise RuntimeError("on purpose")

    with pytest.raises(RuntimeError, match="on purpose"):
        fail()
    assert generations_of(index) == before
    with generations.writing(index):
        pass  # and the lock is free


def test_a_failed_publication_leaves_the_old_index_and_nothing_else(
    index: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = answers(index), generations_of(index)
    put(folder, {"a.txt": PARAGRAPHS[1]})
    write = generations.write_flushed

    for failing in ("manifest.json", ".CURRENT.json.new"):

        def refuse(path: Path, data: bytes, name: str = failing) -> None:
            if path.name == name:
                raise OSError(28, "No space left on device")
            write(path, data)

        monkeypatch.setattr(generations, "write_flushed", refuse)
        with pytest.raises(IndexWriteError, match=r"No space left on device.*untouched"):
            build(index, folder)
        assert (answers(index), generations_of(index)) == before
    monkeypatch.setattr(generations, "write_flushed", write)
    assert build(index, folder).changed == ["a"]


def test_a_missing_index_is_not_found_and_nothing_is_made_of_it(tmp_path: Path) -> None:
    with pytest.raises(IndexNotFoundError, match=r"there is no index .* Build it with: gpqa index"):
        DiskStore.open(tmp_path / "none")
    assert not (tmp_path / "none").exists()


# --- places that cannot be written -----------------------------------------------------


def test_a_file_where_the_index_should_be(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    with pytest.raises(IndexWriteError, match="taken cannot be written"):
        build(tmp_path / "taken", folder)
    with pytest.raises(IndexWriteError, match="cannot be written"):
        build(tmp_path / "taken" / "below", folder)
    assert (tmp_path / "taken").read_text() == "mine"


@pytest.mark.parametrize("name", ["gens", ".lock", "CURRENT.json"])
def test_something_else_in_the_place_of_a_part(tmp_path: Path, folder: Path, name: str) -> None:
    index = tmp_path / "index"
    index.mkdir()
    if name == "gens":
        (index / name).write_text("mine")
    else:
        (index / name).mkdir()
    with pytest.raises(IndexWriteError, match="cannot be written"):
        build(index, folder)


AS_NOBODY = """
import os, sys
from pathlib import Path
from gpqa.build import build_index
from gpqa.errors import IndexWriteError
from gpqa.testing import HashEncoder
build_index(Path(sys.argv[3]), [Path(sys.argv[2])], HashEncoder())  # imports what it needs
os.setgroups([]); os.setgid(65534); os.setuid(65534)
for index in sys.argv[1].split(":"):
    try:
        build_index(Path(index), [Path(sys.argv[2])], HashEncoder(), rebuild=True)
    except IndexWriteError as error:
        print(error)
"""


@pytest.mark.skipif(os.getuid() != 0, reason="another user is needed to be refused")
def test_a_folder_of_somebody_else_cannot_be_written(tmp_path: Path) -> None:
    base = Path(tempfile.mkdtemp(dir="/var/tmp"))
    try:
        base.chmod(0o755)
        put(base / "in", {"a.txt": PARAGRAPHS[0]})
        build(base / "index", base / "in")
        refused = "cannot be written: Permission denied. The index that was there is untouched"
        result = subprocess.run(
            [
                sys.executable,
                "-c",
                AS_NOBODY,
                f"{base}/index:{base}/other",
                str(base / "in"),
                str(tmp_path / "warm"),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.stderr == ""
        assert result.stdout.splitlines() == [
            f"{base}/index {refused}",
            f"{base}/other {refused}",
        ]
        open_library(base / "index").close()
    finally:
        shutil.rmtree(base)


LIMITED = """
import resource, sys
from pathlib import Path
from gpqa.build import build_index
from gpqa.errors import IndexWriteError
from gpqa.testing import HashEncoder
import faiss
limit = int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    build_index(Path(sys.argv[1]), [Path(sys.argv[2])], HashEncoder())
except IndexWriteError as error:
    print(error)
    sys.exit(3)
"""


@pytest.mark.parametrize("limit", [0, 100, 4096, 40_000, 150_000])
def test_a_file_that_cannot_grow_is_a_write_error_and_the_old_index_stays(
    tmp_path: Path, seed_folder: Path, limit: int
) -> None:
    index = tmp_path / "index"
    build(index, seed_folder)
    before = answers(index), generations_of(index)
    put(seed_folder, {"new.txt": PARAGRAPHS[1] * 40})
    result = subprocess.run(
        [sys.executable, "-c", LIMITED, str(index), str(seed_folder), str(limit)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (result.returncode, result.stderr) == (3, "")
    assert "cannot be written" in result.stdout
    assert (answers(index), generations_of(index)) == before
    assert build(index, seed_folder).added == ["new"]


@pytest.mark.skipif(os.getuid() != 0, reason="mounting takes root")
def test_a_full_disk_is_a_write_error_and_the_old_index_stays(
    tmp_path: Path, seed_folder: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1500k", "gpqa-test", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("tmpfs cannot be mounted here")
    try:
        index = disk / "index"
        build(index, seed_folder)
        before = answers(index), generations_of(index)
        put(seed_folder, {"new.txt": PARAGRAPHS[1]})
        settle()
        space = os.statvfs(disk)
        free = space.f_bavail * space.f_frsize
        for left in range(0, free - 100_000, 60_000):
            (disk / "filler").write_bytes(bytes(free - left))
            try:
                build(index, seed_folder)
            except IndexWriteError as error:
                assert "No space left" in str(error) or "full" in str(error)  # noqa: PT017
                assert (answers(index), generations_of(index)) == before, left
            else:
                break
            finally:
                (disk / "filler").unlink()
        else:
            pytest.fail("it never fitted: the disk is too small for this test")
        assert left > 0, "it fitted at once: the disk is too large for this test"
        assert len(generations_of(index)) == 2
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.skipif(os.getuid() != 0, reason="mounting takes root")
def test_a_read_only_disk_can_be_asked_but_not_written(tmp_path: Path, folder: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "gpqa-test", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("tmpfs cannot be mounted here")
    try:
        build(disk / "index", folder)
        before = answers(disk / "index")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(IndexWriteError, match="Read-only file system"):
            build(disk / "index", folder)
        with pytest.raises(IndexWriteError, match="Read-only file system"):
            build(disk / "other", folder)
        assert answers(disk / "index") == before
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_damage_of_the_new_generation_before_it_is_published_keeps_the_old(
    index: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = answers(index), generations_of(index)
    put(folder, {"a.txt": PARAGRAPHS[1]})
    sync = generations.sync_file

    def spoil(path: Path) -> None:
        sync(path)
        monkeypatch.setattr("gpqa.build.file_sha256", lambda _: "0" * 64)

    monkeypatch.setattr(generations, "sync_file", spoil)
    with pytest.raises(IndexDamagedError):
        build(index, folder)
    assert (answers(index), generations_of(index)) == before
