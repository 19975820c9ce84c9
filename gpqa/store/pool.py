"""Connections to one SQLite file that nobody writes, lent to one thread at a time.

One connection a thread would never be given back by threads that end, and a
server has many of those; one for all would make readers wait.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import weakref
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote as url_quote

from gpqa.errors import CorpusIndexError, IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import Any

__all__ = ["ReadPool"]


class ReadPool:
    """As many connections as there are threads that read at once. Safe to share."""

    def __init__(self, path: Path) -> None:
        """Open ``path``; raises :class:`IndexDamagedError` where that fails."""
        self._path = path
        self._uri = f"file:{url_quote(os.fsencode(path))}?mode=ro&immutable=1"
        self._idle: list[sqlite3.Connection] = []
        self._returned = threading.Condition()
        self._closed = False
        try:
            self._idle.append(self._connect())
        except sqlite3.Error as error:
            raise IndexDamagedError(f"{path} cannot be opened: {error}") from error
        # A library that was updated lets go of the store it had whenever the last
        # thread in the middle of a question does: nobody is there to close it.
        weakref.finalize(self, _close_all, self._idle)

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query; raises :class:`~gpqa.errors.CorpusIndexError`."""
        with self._lent() as connection:
            try:
                return connection.execute(query, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise IndexDamagedError(f"{self._path} cannot be read: {error}") from error

    def close(self) -> None:
        """Close what is idle now, and what is lent as it comes back."""
        with self._returned:
            self._closed = True
            _close_all(self._idle)
            self._returned.notify_all()

    @contextmanager
    def _lent(self) -> Iterator[sqlite3.Connection]:
        connection = self._take()
        try:
            yield connection
        finally:
            with self._returned:
                if self._closed:
                    connection.close()
                else:
                    self._idle.append(connection)
                    self._returned.notify()

    def _take(self) -> sqlite3.Connection:
        with self._returned:
            while True:
                if self._closed:
                    raise CorpusIndexError(f"{self._path} was closed: open the index again")
                if self._idle:
                    return self._idle.pop()
                try:
                    return self._connect()
                except sqlite3.OperationalError:
                    # Newer generations had this one's files removed. What is open
                    # stays readable, and the first connection always is.
                    self._returned.wait()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._uri, uri=True, check_same_thread=False)
        connection.execute("PRAGMA trusted_schema = OFF")  # the file may not be ours
        return connection


def _close_all(connections: list[sqlite3.Connection]) -> None:
    while connections:
        connections.pop().close()
