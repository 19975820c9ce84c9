"""One set asked of one system: the index, the questions, the figures."""

from __future__ import annotations

import fcntl
import hashlib
import json
import shutil
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import outcome
from ablation import ABLATED
from bar import IndexProgress
from external import EXTERNAL, Driver, Environment, ExternalSystem, built_index
from machine import ROOT, code_key
from reading import figures, values
from systems import OWN, RANKINGS, GpqaSystem, RankingSystem, Watched

from gpqa import Library
from gpqa.errors import NotExportedError
from gpqa.evaluate import collect, evaluate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bar import Steps
    from sets import Loaded
    from systems import Asked

    from gpqa.evaluate import Evaluation

__all__ = ["NDCG", "READ", "SYSTEMS", "Bench", "Skipped", "outcome_key"]

SYSTEMS = (
    {"gpqa": OWN["gpqa"]} | {name: about for name, (_, about) in ABLATED.items()} | OWN | EXTERNAL
)
"""Every system, and how it is made."""

HERE = ROOT / "benchmarks"
CARD = ROOT / "gpqa" / "scorer" / "weights" / "scorer.json"
"""The hashes of the scorer's weights."""
READ, NDCG = "quotes/read@1000", "documents/nDCG@10"
"""The figure that stands for a set; the second where documents are judged, not places."""
FORM = "1"
"""What this module measures; another number measures everything again."""
THRESHOLDS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Confidences at which the choice between an answer and silence is written down."""
_AFTER = frozenset(
    "__main__ answer cli compose confidence evaluate evidence explain library question reread"
    " retrieve scorer speakers terminal testing verify weigh".split()
)
"""Parts of gpqa that only questions use: an index does not depend on them."""
_SHOWING = frozenset("compare gate html index lines markdown report style svg table".split())
"""Parts of gpqa.evaluate that no figure depends on."""


class Skipped(Exception):  # noqa: N818 - nothing went wrong
    """There is nothing to measure; the message says why."""


@dataclass(frozen=True)
class Bench:
    """Where things lie, and what code is measured."""

    results: Path
    work: Path
    command: str
    code: str
    """Of gpqa, without its command line and evaluation."""
    index_code: str
    """Of what indexes depend on."""
    evaluation_code: str
    """Of what the figures of every system depend on."""

    @classmethod
    def here(cls, results: Path, work: Path, command: str) -> Bench:
        """With the code as it is now: what is edited during a run is not what runs."""
        gpqa = ROOT / "gpqa"
        return cls(
            results=results,
            work=work.absolute(),
            command=command,
            code=code_key(*_parts(gpqa, {"cli", "evaluate"}), CARD),
            index_code=code_key(*_parts(gpqa, _AFTER)),
            evaluation_code=code_key(*_parts(gpqa / "evaluate", _SHOWING), HERE / "reading.py"),
        )

    def environment(self, system: str) -> Environment:
        """The environment of an external system."""
        return Environment(system, self.work / "environments" / system)

    def key(self, loaded: Loaded, system: str) -> str:
        """What a result rests on: where it is the same, so is the result."""
        code = (
            code_key(*self.environment(system).files, HERE / "external.py")
            if system in EXTERNAL
            else outcome_key(self.code, code_key(HERE / "systems.py"))
        )
        if system in ABLATED:
            code = outcome_key(code, code_key(HERE / "ablation.py"))
        return outcome_key(FORM, loaded.key, system, code, self.evaluation_code)

    def path(self, loaded: Loaded, system: str) -> Path:
        """Where the result goes."""
        return outcome.path_of(self.results, loaded.about.name, system)

    def library(self, loaded: Loaded, bar: Steps) -> tuple[Library, float]:
        """The set's index, and how many seconds it took."""
        corpus = self.work / "indexes" / loaded.about.corpus
        with _alone(corpus / "gpqa.lock"):
            return self._library(loaded, corpus, bar)

    def _library(self, loaded: Loaded, corpus: Path, bar: Steps) -> tuple[Library, float]:
        folder = corpus / f"gpqa-{outcome_key(loaded.documents_key, self.index_code)[:12]}"
        known = folder.with_suffix(".json")
        if known.is_file():
            # The exported model may be gone from the cache: then it is made again, below.
            with suppress(NotExportedError):
                library = Library.open(folder)
                return library, json.loads(known.read_text(encoding="utf-8"))["seconds"]
        for other in corpus.glob("gpqa-*"):
            shutil.rmtree(other) if other.is_dir() else other.unlink()
        begin = time.perf_counter()
        library, report = Library.build(loaded.paths, folder, progress=IndexProgress(bar, 0.5))
        seconds = time.perf_counter() - begin
        if report.problems:
            raise Skipped(f"a document cannot be read: {report.problems[0].error}")
        known.write_text(json.dumps({"seconds": seconds}), encoding="utf-8")
        return library, seconds

    def run(self, loaded: Loaded, system: str, bar: Steps) -> None:
        """Measure one system on one set, and write the result."""
        if system in EXTERNAL:
            self._external(loaded, system, bar)
            return
        library, seconds = self.library(loaded, bar)
        library.name = f"{loaded.about.corpus} (own documents)"  # its folder is nobody's business
        with library:
            if loaded.has_statements:
                self._statements(loaded, library, seconds)
                return
            self._ask(loaded, system, _asked(system, library, loaded), seconds, bar=bar)

    def _external(self, loaded: Loaded, system: str, bar: Steps) -> None:
        environment = self.environment(system)
        with _alone(self.work / "environments" / f"{system}.lock"):
            environment.ready(bar.say)
        code = code_key(*environment.files)
        corpus = self.work / "indexes" / loaded.about.corpus
        # An index names its model by where that lies.
        made_with = outcome_key(loaded.documents_key, code, str(environment.folder))
        folder = corpus / f"{system}-{made_with[:12]}"
        for other in corpus.glob(f"{system}-*"):
            if other != folder and other.is_dir():
                shutil.rmtree(other)
        with Driver(environment) as driver:
            with _alone(corpus / f"{system}.lock"):
                seconds = built_index(
                    driver, loaded.sources, folder, lambda done, total: bar.share(done, 2 * total)
                )
            driver.open(folder)
            asked = ExternalSystem(
                driver,
                environment.version(),
                folder,
                loaded.sources,
                deep=not any(question.evidence for question in loaded.gold.questions),
            )
            notes = [f"{asked.lost} passages without a place in their source"] * (asked.lost > 0)
            self._ask(loaded, system, asked, seconds, bar=bar, notes=notes)

    def _ask(
        self,
        loaded: Loaded,
        system: str,
        asked: Asked,
        index_seconds: float,
        *,
        bar: Steps,
        notes: Iterable[str] = (),
    ) -> None:
        watched = Watched(asked)
        evaluation = evaluate(
            loaded.gold,
            system=watched,
            progress=lambda done, total: bar.share(total + done, 2 * total),
            notes=notes,
        )
        self._keep(loaded, system, evaluation)
        rows = [_figure(each) for each in evaluation.figures]
        rows += figures(loaded.gold.questions, watched.shown)
        headline = _headline(loaded, evaluation, watched)
        self._write(
            loaded, system, evaluation, rows, index_seconds=index_seconds, headline=headline
        )

    def _statements(self, loaded: Loaded, library: Library, index_seconds: float) -> None:
        evaluation = evaluate(loaded.gold, index=library)
        measured = getattr(evaluation, "statements", None)
        if measured is None:
            raise Skipped("this version of gpqa finds no statements")
        rows = [_figure(each) for each in measured.figures]
        self._write(loaded, "gpqa", evaluation, rows, index_seconds=index_seconds)

    def _keep(self, loaded: Loaded, system: str, evaluation: Evaluation) -> None:
        """All records, for `gpqa eval --compare`: beside the indexes, since they hold texts."""
        folder = self.work / "records" / loaded.about.name
        folder.mkdir(parents=True, exist_ok=True)
        text = collect([evaluation]).model_dump_json()
        (folder / f"{system}.json").write_text(text, encoding="utf-8")

    def _write(
        self,
        loaded: Loaded,
        system: str,
        evaluation: Evaluation,
        rows: list[dict[str, Any]],
        *,
        index_seconds: float,
        headline: dict[str, str] | None = None,
    ) -> None:
        gold = loaded.gold
        held = {
            "set": loaded.about.name,
            "system": system,
            "questions": len(gold.questions),
            "answerable": sum(question.answerable for question in gold.questions),
            "documents": len(loaded.sources),
            "characters": sum(len(source.text) for source in loaded.sources),
            "about": evaluation.system.model_dump(mode="json", exclude={"generation"}),
            "seconds": {"index": _rounded(index_seconds), "ask": _rounded(evaluation.seconds)},
            "figures": [{name: _rounded(value, 4) for name, value in row.items()} for row in rows],
            "steps": {str(step): count for step, count in evaluation.steps.items()},
            "silence": _silence(evaluation),
            "reliability": [
                {name: _rounded(value, 3) for name, value in each.model_dump().items()}
                for each in evaluation.reliability
            ],
            "headline": headline,
            "notes": list(evaluation.notes),
        }
        outcome.write(self.path(loaded, system), self.key(loaded, system), self.command, held)


def _silence(evaluation: Evaluation) -> list[dict[str, float | None]]:
    """What happens at each threshold: the risk-coverage curve, read at round numbers."""
    asked = [record for record in evaluation.records if record.right is not None]
    can = [record for record in asked if record.answerable]
    if not can or len(can) == len(asked):
        return []
    rows: list[dict[str, float | None]] = []
    for least in THRESHOLDS:
        answered = [record for record in asked if record.confidence >= least]
        right = sum(bool(record.right) for record in answered)
        silent = sum(record.confidence < least for record in can) / len(can)
        wrongly = sum(not record.answerable for record in answered) / (len(asked) - len(can))
        rows.append({
            "threshold": least,
            "coverage": _rounded(len(answered) / len(asked), 4),
            "risk": _rounded(1 - right / len(answered), 4) if answered else None,
            "silent_wrongly": _rounded(silent, 4),
            "answered_wrongly": _rounded(wrongly, 4),
        })  # fmt: skip
    return rows


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Wait until no other process holds this, and hold it: what one makes others then find."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _asked(system: str, library: Library, loaded: Loaded) -> Asked:
    """The system of that name over gpqa's own index."""
    if system in RANKINGS:
        return RankingSystem(library, system)
    kind = ABLATED[system][0] if system in ABLATED else GpqaSystem
    return kind(library, ten=loaded.about.folder == "inquiry", given=loaded.given)


def _headline(loaded: Loaded, evaluation: Evaluation, watched: Watched) -> dict[str, str]:
    """The one figure that every system has, question by question, for paired differences.

    With a hash of the questions: only the same ones can be paired.
    """
    read = [row[READ] for row in values(loaded.gold.questions, watched.shown) if READ in row]
    own = read or [record.values[NDCG].got for record in evaluation.records]
    return {
        "name": READ if read else NDCG,
        "questions": loaded.key,
        "values": " ".join(f"{round(value, 4):g}" for value in own),
    }


def outcome_key(*parts: str) -> str:
    """A hash of several."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _parts(folder: Path, beside: Iterable[str]) -> list[Path]:
    """The modules and packages in a folder, without those of these names."""
    return [
        path
        for path in sorted(folder.iterdir())
        if path.stem not in beside
        and (path.suffix == ".py" or (path.is_dir() and path.name != "__pycache__"))
    ]


def _figure(figure: Any) -> dict[str, Any]:
    return {name: getattr(figure, name) for name in ("name", "value", "low", "high", "n")}


def _rounded(value: Any, digits: int = 1) -> Any:
    return round(value, digits) if isinstance(value, float) else value
