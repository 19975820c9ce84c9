from __future__ import annotations

import gc
import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest

from gpqa.errors import CorpusIndexError, IndexDamagedError
from gpqa.store.pool import ReadPool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SLOW = (
    "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {})"
    " SELECT max(n) FROM c"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "file with ?#% signs.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t AS SELECT 42 AS n")
    connection.commit()
    connection.close()
    return path


@pytest.fixture
def pool(path: Path) -> Iterator[ReadPool]:
    pool = ReadPool(path)
    yield pool
    pool.close()


def test_threads_that_come_and_go_share_connections(pool: ReadPool) -> None:
    for _ in range(50):
        thread = threading.Thread(target=pool.rows, args=("SELECT n FROM t",))
        thread.start()
        thread.join()
    assert len(pool._idle) == 1


def test_threads_at_once_do_not_wait_for_one_another(pool: ReadPool) -> None:
    all_in = threading.Barrier(4, timeout=30)

    def read() -> None:
        with pool._lent():
            all_in.wait()  # breaks unless four are lent at the same time

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not all_in.broken
    assert len(pool._idle) == 4


def test_a_file_that_was_removed_stays_readable_for_any_number_of_threads(
    pool: ReadPool, path: Path
) -> None:
    path.unlink()
    found: list[object] = []
    threads = [
        threading.Thread(
            target=lambda: found.append(
                pool.rows(SLOW.format(20_000)) + pool.rows("SELECT n FROM t")
            )
        )
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert found == [[(20_000,), (42,)]] * 8


def test_after_close_nothing_is_read(pool: ReadPool) -> None:
    pool.close()
    with pytest.raises(CorpusIndexError, match="was closed"):
        pool.rows("SELECT n FROM t")
    pool.close()


def test_close_lets_who_is_reading_finish_and_then_closes_its_connection(pool: ReadPool) -> None:
    with pool._lent() as connection:
        pool.close()
        assert connection.execute("SELECT n FROM t").fetchall() == [(42,)]
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")


def test_close_wakes_who_waits_for_a_connection(pool: ReadPool, path: Path) -> None:
    errors: list[CorpusIndexError] = []

    def read() -> None:
        try:
            pool.rows("SELECT n FROM t")
        except CorpusIndexError as error:
            errors.append(error)

    with pool._lent():
        path.unlink()
        waiting = threading.Thread(target=read)
        waiting.start()
        waiting.join(timeout=0.2)
        assert waiting.is_alive()
        pool.close()
        waiting.join(timeout=30)
    assert len(errors) == 1


def test_a_pool_that_is_dropped_closes_its_connections(path: Path) -> None:
    pool = ReadPool(path)
    (connection,) = pool._idle
    del pool
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")


def test_a_missing_file_and_junk_are_damage_that_name_it(tmp_path: Path) -> None:
    with pytest.raises(IndexDamagedError, match=r"none\.sqlite cannot be opened"):
        ReadPool(tmp_path / "none.sqlite")
    (tmp_path / "junk.sqlite").write_bytes(b"junk" * 1000)
    pool = ReadPool(tmp_path / "junk.sqlite")
    with pytest.raises(IndexDamagedError, match=r"junk\.sqlite cannot be read"):
        pool.rows("SELECT 1 FROM t")
    pool.close()


def test_nothing_can_be_written(pool: ReadPool) -> None:
    with pytest.raises(IndexDamagedError, match="readonly"):
        pool.rows("INSERT INTO t VALUES (1)")
