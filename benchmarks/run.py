"""Every public set, every system, one command: `make bench DATA=folder`.

    python benchmarks/run.py --data ../bench                     # all of it, half an hour
    python benchmarks/run.py --data ../bench --systems gpqa      # the others stay as they are
    python benchmarks/run.py --data ../bench --parts studies     # what was chosen by, again

Each result is a file under eval/results/; what was measured with the same code, settings
and data is left as it is (--fresh measures it anew), so an interrupted run goes on where
it was. Indexes and environments lie under .cache-benchmarks/. Ends by writing
docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import inspect
import shlex
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import attribution
import calibrate
import calibrate_speakers
import encoder
import margins
import outcome
import quality
import report
import speed
from ablation import ABLATED, concerns
from bar import Bar, Steps
from external import EXTERNAL, ExternalError
from machine import CORES, ROOT, code_key
from measure import SYSTEMS, Bench, Skipped, outcome_key
from sets import SETS, load
from workers import at_once

from gpqa.errors import GpqaError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sets import Loaded

_MOST_JOBS = 4  # each holds a model and an index
PARTS = ("sets", "speed", "studies")
DEFAULT_PARTS = PARTS[:2]
HERE = ROOT / "benchmarks"

Study = Callable[[Path, Path, Steps], dict[str, object]]
STUDIES: dict[str, tuple[str, Study, float]] = {
    "calibration": ("studies", calibrate.measure, 200.0),
    "calibration-speakers": ("studies", calibrate_speakers.measure, 400.0),
    "attribution": ("speed", attribution.measure, 180.0),
    "quality": ("studies", quality.measure, 500.0),
    "encoder": ("studies", encoder.study, 400.0),
    "margins": ("studies", margins.measure, 120.0),
}
"""What settings were chosen by: the part of a run that each belongs to, and about how many
seconds it takes. Of interest when a setting is to change."""

# Seconds a million characters to index, and a thousand questions; only the bar depends on it.
_PACE = {"gpqa": (14.0, 40.0), "txtai": (40.0, 30.0), "haystack": (40.0, 60.0)}


@dataclass(frozen=True)
class Task:
    """Something to measure."""

    name: str
    path: Path
    key: str
    weight: float
    """Seconds, as one would guess."""
    run: Callable[[Steps], None]
    corpus: str = ""
    """Whose index it needs."""
    alone: bool = False
    """Whether nothing else may run meanwhile: it measures speeds."""


def main() -> int:
    """Measure what is not there, then write the page."""
    options = _options()
    command = shlex.join(["python", "benchmarks/run.py", *_shown(options)])
    bench = Bench.here(outcome.RESULTS, options.work, command)
    notes: list[str] = []
    tasks = list(_tasks(bench, options, notes))
    kept = [task for task in tasks if not options.fresh and outcome.is_current(task.path, task.key)]
    left = [task for task in tasks if task not in kept]
    for note in notes:
        print(note, file=sys.stderr)
    print(f"{len(kept)} results are up to date, {len(left)} are to be measured", file=sys.stderr)
    failed = _measure(left, options.jobs)
    report.main()
    for line in failed:
        print(f"failed: {line}", file=sys.stderr)
    return 1 if failed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--work", type=Path, default=ROOT / ".cache-benchmarks")
    parser.add_argument("--systems", type=_listed(SYSTEMS), default=list(SYSTEMS))
    parser.add_argument("--sets", type=_listed([each.name for each in SETS]), default=None)
    parser.add_argument("--parts", type=_listed(PARTS), default=None, help=", ".join(PARTS))
    parser.add_argument(
        "--jobs",
        type=int,
        default=min(CORES, _MOST_JOBS),
        help="how many results are measured at once, speeds apart (%(default)s)",
    )
    parser.add_argument("--fresh", action="store_true", help="measure what is there, too")
    options = parser.parse_args()
    if options.parts is None:
        # Where some are named, nothing is measured that was not asked for.
        some = options.sets or len(options.systems) < len(SYSTEMS)
        options.parts = ["sets"] if some else list(DEFAULT_PARTS)
    if not options.data.is_dir():
        parser.error(f"there is no folder {options.data}")
    return options


def _listed(known: Sequence[str] | dict[str, str]) -> Callable[[str], list[str]]:
    def parse(text: str) -> list[str]:
        names = [name for name in text.replace(",", " ").split() if name]
        for name in names:
            if name not in known:
                raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(known)}")
        return names

    return parse


def _shown(options: argparse.Namespace) -> list[str]:
    """What was asked for, as a reader would type it: where things lie here is nobody's business."""
    shown = ["--data", "DATA"]
    if len(options.systems) < len(SYSTEMS):
        shown += ["--systems", ",".join(options.systems)]
    if options.sets:
        shown += ["--sets", ",".join(options.sets)]
    return [*shown, "--parts", ",".join(options.parts)]


def _tasks(bench: Bench, options: argparse.Namespace, notes: list[str]) -> Iterator[Task]:
    if "sets" in options.parts:
        for about in SETS:
            if options.sets is None or about.name in options.sets:
                try:
                    loaded = load(about, options.data)
                except (GpqaError, OSError) as error:
                    notes.append(f"skipped {about.name}: {error}")
                    continue
                yield from _asked(bench, loaded, options.systems)
    if "speed" in options.parts:
        yield _speed(bench, options.data)
    for name, (part, measure, weight) in STUDIES.items():
        if part in options.parts:
            yield _study(bench, options.data, name, measure, weight)


def _asked(bench: Bench, loaded: Loaded, systems: Sequence[str]) -> Iterator[Task]:
    """A set's tasks: whoever can be asked about it."""
    millions = sum(len(source.text) for source in loaded.sources) / 1e6
    thousands = len(loaded.gold.questions) / 1e3
    for system in systems:
        if (
            (system != "gpqa" and (loaded.has_statements or loaded.about.whole))
            or (loaded.about.given and system not in {"gpqa", *ABLATED})
            or (system in EXTERNAL and not loaded.about.asks_products)
            or not concerns(system, loaded.about)
        ):
            continue
        index, ask = _PACE.get(system, (0.0, 20.0))
        yield Task(
            f"{loaded.about.name}, {system}",
            bench.path(loaded, system),
            bench.key(loaded, system),
            1 + millions * index + thousands * ask,
            lambda bar, system=system: bench.run(loaded, system, bar),  # type: ignore[misc]
            loaded.about.corpus,
        )


def _speed(bench: Bench, data: Path) -> Task:
    drivers = sorted((HERE / "drivers").iterdir())
    files = [HERE / "speed.py", HERE / "external.py", *(path for path in drivers if path.is_file())]
    path = outcome.path_of(bench.results, "speed")
    key = outcome_key(bench.code, code_key(ROOT / "gpqa" / "cli", *files))

    def run(bar: Steps) -> None:
        measured = speed.measure(data, bench, bar)
        # Where somebody had to be left out, the next run tries again.
        outcome.write(path, "" if measured["notes"] else key, bench.command, measured)

    return Task("speed", path, key, 500.0, run, alone=True)


def _study(bench: Bench, data: Path, name: str, measure: Study, weight: float) -> Task:
    path = outcome.path_of(bench.results, name)
    key = outcome_key(bench.code, code_key(Path(inspect.getfile(measure))))

    def run(bar: Steps) -> None:
        outcome.write(path, key, bench.command, measure(data, bench.work / "studies", bar))

    return Task(name, path, key, weight, run, alone=True)


def _measure(tasks: Sequence[Task], jobs: int) -> list[str]:
    """Run each; what fails is told, and stops nothing else."""
    together = [task for task in tasks if not task.alone]
    failed = []
    with Bar(sum(task.weight for task in tasks)) as bar:
        if jobs > 1 and len(together) > 1:
            failed = at_once(_spread(together), jobs, bar, _failure)
            tasks = [task for task in tasks if task.alone]
        for task in tasks:
            bar.begin(task.name, task.weight)
            failure = _failure(task, bar)
            failed += [failure] if failure else []
            bar.end()
    return failed


def _spread(tasks: Sequence[Task]) -> list[Task]:
    """The longest first, but of another corpus each: who shares one waits for its index."""
    seen: Counter[str] = Counter()
    turns = []
    for task in sorted(tasks, key=lambda task: -task.weight):
        turns.append((seen[task.corpus], task))
        seen[task.corpus] += 1
    return [task for _, task in sorted(turns, key=lambda each: each[0])]


def _failure(task: Task, bar: Steps) -> str | None:
    """Run a task; what went wrong, where anything did."""
    try:
        task.run(bar)
    except Skipped as reason:
        bar.say(f"skipped {task.name}: {reason}")
    except (ExternalError, GpqaError, OSError) as error:
        return f"{task.name}: {error}"
    except Exception:  # noqa: BLE001 - the other results are not to be lost
        return f"{task.name}: {traceback.format_exc()}"
    return None


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("\ninterrupted; the same command goes on from here", file=sys.stderr)
        sys.exit(130)
