"""A few processes that convert documents, kept for the next one and replaced when lost.

One document that hangs, swells or crashes its process costs that process, and is
reported; the others never notice. Processes are started as fresh interpreters, not
forked: a fork of a program with threads may hang, and would share its memory.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from gpqa.convert.converted import Converted
from gpqa.convert.formats import ORIGINAL
from gpqa.errors import ConversionError, ConversionLimitError, SourceError, UndecodableError
from gpqa.read import MAX_BYTES, Conversion, Record, read_file

if TYPE_CHECKING:
    from concurrent.futures import Future

    from gpqa.convert.formats import Format

__all__ = ["LIMITS", "Converters", "Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may use."""

    seconds: int = 30
    """Of processor time, and …"""
    seconds_per_mb: int = 20
    """… so many more for every megabyte of the original."""
    most_seconds: int = 300
    slack: int = 10
    """Times its processor time that a document may take by the clock: machines are busy,
    and what hangs without working is rare."""
    memory: int = 2 * 2**30
    """Bytes of address space that a process has."""

    def for_bytes(self, size: int) -> int:
        """Seconds of processor time for a document of that size."""
        return min(self.most_seconds, self.seconds + self.seconds_per_mb * size // 2**20)


LIMITS = Limits()


class Converters:
    """Converts documents, several at once. Use as a context manager, or let go of it."""

    def __init__(
        self,
        *,
        encoding: str | None = None,
        max_bytes: int = MAX_BYTES,
        limits: Limits = LIMITS,
        processes: int | None = None,
    ) -> None:
        """``encoding`` is what to try for pages that are not what they say they are."""
        self._encoding = encoding
        self._max_bytes = max_bytes
        self._limits = limits
        self.processes = processes or max(1, min(4, os.cpu_count() or 1))
        self._threads: ThreadPoolExecutor | None = None
        self._idle: list[_Process] = []
        self._all: weakref.WeakSet[_Process] = weakref.WeakSet()
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all processes, whatever they are at."""
        with self._lock:
            self._closed = True
            processes = list(self._all)
        for process in processes:
            process.end()
        if self._threads is not None:
            self._threads.shutdown(cancel_futures=True)

    def submit(self, path: Path, kind: Format) -> Future[Record]:
        """Begin to convert a file; the future gives what :meth:`convert` gives, or raises."""
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self.processes, thread_name_prefix="gpqa-convert")
        return self._threads.submit(self.convert, path, kind)

    def convert(self, path: Path, kind: Format) -> Record:
        """A file as a source: its text, the hash of its own bytes, what it says of itself.

        Raises a :class:`~gpqa.errors.SourceError`: :class:`~gpqa.errors.MissingReaderError`
        where the library for it is not installed, :class:`ConversionLimitError` where it
        needs more than one document may have.
        """
        where = str(path)
        converter = kind.require(where)
        data = read_file(path, max_bytes=ORIGINAL * self._max_bytes)
        if not data:
            raise ConversionError(f"{where} is empty")
        converted = self._converted(data, kind, where)
        return Record(
            text=converted.text,
            sha256=hashlib.sha256(data).hexdigest(),
            encoding=converted.encoding,
            title=converted.title,
            date=converted.date,
            author=converted.author,
            url=converted.url,
            site=converted.site,
            created=converted.created,
            conversion=Conversion(
                converter=converter,
                sha256=hashlib.sha256(converted.text.encode()).hexdigest(),
                pages=tuple(converted.pages),
            ),
        )

    def _converted(self, data: bytes, kind: Format, where: str) -> Converted:
        request = {
            "format": kind.name,
            "where": where,
            "encoding": self._encoding,
            "max_chars": self._max_bytes,
            "seconds": self._limits.for_bytes(len(data)),
            "bytes": len(data),
        }
        process = self._take()
        try:
            reply = process.ask(request, data, where)
        except BaseException:
            process.end()
            raise
        if reply["sound"]:
            self._give(process)
        else:
            process.end()
        if "converted" in reply:
            return Converted(**reply["converted"])
        kinds: dict[str, type[SourceError]] = {
            "ConversionLimitError": ConversionLimitError,
            "UndecodableError": UndecodableError,
        }
        raise kinds.get(reply["error"], ConversionError)(reply["said"])

    def _take(self) -> _Process:
        with self._lock:
            if self._closed:
                raise ConversionError("no more documents are converted")
            while self._idle:
                process = self._idle.pop()
                if process.alive:
                    return process
            process = _Process(self._limits)
            self._all.add(process)
            return process

    def _give(self, process: _Process) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(process)


_CODE = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    " from gpqa.convert.child import main; main(int(sys.argv[2]))"
)
_HEADER = 20  # bytes of an answer's first line, at most
_PER_CHARACTER = 12  # bytes of JSON, where each is escaped as a pair of surrogates
_PATIENCE = 2  # seconds
_MORE = 2**20  # for all that is not text


@dataclass(eq=False, slots=True, weakref_slot=True)
class _Process:
    """One process, asked by one thread at a time."""

    limits: Limits
    _popen: subprocess.Popen[bytes] = field(init=False)

    def __post_init__(self) -> None:
        # The same modules as here; nothing of the environment that would change how
        # it runs; and the same order of sets in every process, so that what a library
        # makes of them is the same, too.
        environment = {name: v for name, v in os.environ.items() if not name.startswith("PYTHON")}
        environment["PYTHONHASHSEED"] = "0"
        path = [os.path.abspath(entry) for entry in sys.path]  # noqa: PTH100 - links stay links
        self._popen = subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, "-B", "-P", "-c", _CODE, json.dumps(path), str(self.limits.memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).anchor,
            env=environment,
            process_group=0,  # what interrupts this process ends that one in its own time
        )
        weakref.finalize(self, _end, self._popen)

    @property
    def alive(self) -> bool:
        return self._popen.poll() is None

    def ask(self, request: dict[str, Any], data: bytes, where: str) -> dict[str, Any]:
        """The answer to a request; raises where none comes in time, or none at all."""
        seconds = request["seconds"] * self.limits.slack + 10  # it may have to be started
        most = request["max_chars"] * _PER_CHARACTER + _MORE
        late = threading.Event()

        def too_late() -> None:
            late.set()
            self._popen.kill()

        timer = threading.Timer(seconds, too_late)
        timer.daemon = True
        timer.start()
        try:
            return self._exchange(request, data, most)
        except (OSError, ValueError, EOFError) as error:
            code = self._ended()
            if late.is_set() or code == -signal.SIGXCPU:
                spent = f"{seconds} seconds" if late.is_set() else f"{request['seconds']} s of work"
                raise ConversionLimitError(
                    f"{where} takes more than {spent} to be read: left out"
                ) from error
            raise ConversionError(
                f"{where} cannot be read: the process that read it ended ({_named(code)})"
            ) from error
        finally:
            timer.cancel()

    def _exchange(self, request: dict[str, Any], data: bytes, most: int) -> dict[str, Any]:
        requests, answers = self._popen.stdin, self._popen.stdout
        if requests is None or answers is None:
            raise EOFError
        requests.write(json.dumps(request).encode() + b"\n")
        requests.write(data)
        requests.flush()
        header = answers.readline(_HEADER)
        if not header.endswith(b"\n"):
            raise EOFError
        size = int(header)
        if size > most:
            raise ValueError("an answer longer than any")
        reply = answers.read(size)
        if len(reply) < size:
            raise EOFError
        value: dict[str, Any] = json.loads(reply)
        return value

    def _ended(self) -> int:
        """What the process ended with, of itself or because it is ended now."""
        try:
            return self._popen.wait(_PATIENCE)  # its pipe closes a moment before it is gone
        except subprocess.TimeoutExpired:
            self._popen.kill()
            return self._popen.wait()

    def end(self) -> None:
        """Kill the process and wait for it."""
        _end(self._popen)


def _end(popen: subprocess.Popen[bytes]) -> None:
    popen.kill()
    for stream in (popen.stdin, popen.stdout):
        with suppress(OSError):  # what was left to write has nobody to read it
            if stream is not None:
                stream.close()
    popen.wait()


def _named(code: int) -> str:
    """What a process ended with, for a person."""
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
