"""JSON lines between the benchmark and a system that runs in an environment of its own.

Nothing but the standard library: each driver is run by another Python than gpqa's.

    driver.py                              serves: a request a line in, a reply a line out
    driver.py INDEX MODEL QUESTION         opens a saved index, answers once, and ends

A request is {"do": "build" | "open" | "search", …}; a reply {"done": …}, {"error": …}
or, while something long is under way, {"progress": [done, total]}.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

__all__ = ["TOP", "Chunk", "Driven", "main"]

TOP = 5
CHUNKS = "chunks.jsonl"


class Chunk(NamedTuple):
    """A piece of a document, as the system's own splitter cut it; its number is its place."""

    document: str
    text: str
    start: int | None
    """Where it begins in the document, if the splitter says so."""


class Driven(Protocol):
    """A system that can be driven."""

    def build(
        self,
        documents: list[dict[str, str]],
        index: Path,
        model: str,
        progress: Callable[[int, int], None],
    ) -> list[Chunk]:
        """Index documents with ``id``, ``title`` and ``text``, save to ``index``; its chunks."""
        ...

    def open(self, index: Path, model: str) -> None:
        """Load a saved index and its model."""
        ...

    def search(self, question: str, limit: int) -> list[tuple[int, float]]:
        """Chunks by number with scores, best first."""
        ...

    def texts(self, question: str, limit: int) -> list[str]:
        """What a user would be shown: the texts of the best chunks."""
        ...


def main(system: Driven) -> None:
    """Serve, or answer once."""
    if len(sys.argv) == 4:
        system.open(Path(sys.argv[1]), sys.argv[2])
        for text in system.texts(sys.argv[3], TOP):
            print(text)
        return
    # Libraries print what they like: replies have a stream of their own.
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as replies:
        os.dup2(2, 1)
        for line in sys.stdin:
            _reply(replies, _do(system, json.loads(line), replies))


def _reply(replies: TextIO, value: dict[str, Any]) -> None:
    replies.write(json.dumps(value) + "\n")
    replies.flush()


def _do(system: Driven, request: dict[str, Any], replies: TextIO) -> dict[str, Any]:
    begin = time.perf_counter()
    try:
        done = _DO[request["do"]](system, request, replies)
    except Exception as error:  # noqa: BLE001 - the other side is told, and decides
        return {"error": f"{type(error).__name__}: {error}"}
    return {"done": done, "seconds": time.perf_counter() - begin, "peak_mb": _peak()}


def _build(system: Driven, request: dict[str, Any], replies: TextIO) -> int:
    index = Path(request["index"])
    index.mkdir(parents=True, exist_ok=True)
    documents = list(_documents(Path(request["documents"])))
    chunks = system.build(
        documents,
        index,
        request["model"],
        lambda done, total: _reply(replies, {"progress": [done, total]}),
    )
    with (index / CHUNKS).open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(chunk) + "\n" for chunk in chunks)
    return len(chunks)


def _documents(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _open(system: Driven, request: dict[str, Any], _: TextIO) -> None:
    system.open(Path(request["index"]), request["model"])


def _search(system: Driven, request: dict[str, Any], _: TextIO) -> list[tuple[int, float]]:
    return system.search(request["question"], request["limit"])


_DO = {"build": _build, "open": _open, "search": _search}


def _peak() -> int:
    """The most memory that this process has held, in MB; 0 where the system does not say."""
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024 if "VmHWM:" in status else 0
