"""The quality gate: no headline figure falls below the recorded one by more than its noise.

    python -m gpqa.evaluate.gate eval/gold eval/baseline.json            # exit 1 where one fell
    python -m gpqa.evaluate.gate eval/gold eval/baseline.json --record   # write what is now

The record keeps every question, so that the comparison is paired: a figure fell where the
whole 95% interval of its difference is on the wrong side of 0. Where the questions are
others than were recorded, a figure fell that is outside the recorded interval. A figure
that is a promise (``verbatim``) may not fall at all.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gpqa.errors import GpqaError, ResultsError
from gpqa.evaluate.compare import Verdict, compare_records, paired
from gpqa.evaluate.evaluation import collect, evaluate
from gpqa.evaluate.measures import HEADLINES, MEASURES
from gpqa.evaluate.results import read_results
from gpqa.evaluate.table import points
from gpqa.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.evaluate.compare import Difference
    from gpqa.evaluate.results import Evaluation, Figure, Results

__all__ = ["Check", "check", "main", "recorded"]

_ENOUGH = 0.5
"""Share of the recorded questions that must still be asked for a paired comparison."""


class Check(NamedTuple):
    """What the gate says of one figure."""

    name: str
    fell: bool
    why: str


def check(old: Evaluation, new: Evaluation) -> list[Check]:
    """Judge every headline figure that was recorded."""
    pairs = paired(old.records, new.records)
    differences = (
        {each.name: each for each in compare_records(pairs, HEADLINES)}
        if len(pairs) >= _ENOUGH * len(old.records)
        else {}
    )
    return [
        _check(figure, new, differences.get(figure.name))
        for figure in old.figures
        if figure.name in HEADLINES
    ]


def _check(old: Figure, new: Evaluation, difference: Difference | None) -> Check:
    name, about = old.name, MEASURES[old.name]
    if name not in new:
        return Check(name, fell=True, why=f"{points(old.value)}, and is not measured any more")
    now = new[name].value
    change = f"{points(old.value)} → {points(now)}"
    if about.exact:
        return Check(name, about.gain(now, old.value) < 0, f"{change}; it may not fall at all")
    if difference is not None:
        ends = f"{100 * difference.low:+.1f} to {100 * difference.high:+.1f}"
        why = f"{change}; {difference.n} pairs, 95% of the change {ends}"
        return Check(name, difference.verdict is Verdict.WORSE, why)
    worst = old.high if about.lower_is_better else old.low
    why = f"{change}; other questions than recorded, where the worst likely was {points(worst)}"
    return Check(name, about.gain(now, worst) < 0, why)


def recorded(evaluation: Evaluation) -> Results:
    """What the record keeps: headline figures, and of each question what pairs it."""
    return collect(
        [
            evaluation.model_copy(
                update={
                    "gold": Path(evaluation.gold).name,  # not where it lies on this machine
                    "figures": tuple(f for f in evaluation.figures if f.name in HEADLINES),
                    "tags": (),
                    "reliability": (),
                    "coverage": (),
                    "statements": None,
                    "records": tuple(
                        record.model_copy(
                            update={
                                "given": (),
                                "values": {
                                    name: value
                                    for name, value in record.values.items()
                                    if name in HEADLINES
                                },
                            }
                        )
                        for record in evaluation.records
                    ),
                }
            )
        ]
    )


def _lines(results: Results) -> str:
    """As JSON with a question a line: a change can be read in a diff."""
    value = results.model_dump(mode="json")
    records = value["sets"][0].pop("records")
    head = json.dumps(value, ensure_ascii=False, indent=1).removesuffix("\n  }\n ]\n}")
    rows = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    return f'{head},\n   "records": [\n{rows}\n]}}]}}\n'


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; 0 where nothing fell, 1 where something did or went wrong, 2 for usage."""
    parser = argparse.ArgumentParser(
        prog="python -m gpqa.evaluate.gate", description=(__doc__ or "").split("\n\n")[0]
    )
    parser.add_argument("gold", type=Path, help="the gold set")
    parser.add_argument("baseline", type=Path, help="the recorded figures")
    parser.add_argument("--split", default="dev", help="of which questions (default: dev)")
    parser.add_argument("--index", help="the index to ask; else one of the set's documents")
    parser.add_argument("--record", action="store_true", help="write the figures as they are")
    options = parser.parse_args(arguments)
    try:
        return _run(options)
    except GpqaError as error:
        print(f"gate: {visible(str(error))}", file=sys.stderr)  # noqa: T201 - a command
        return error.exit_code


def _run(options: argparse.Namespace) -> int:
    old = None if options.record else _recorded(options.baseline)
    new = evaluate(options.gold, split=options.split, index=options.index)
    if old is None:
        try:
            options.baseline.write_text(_lines(recorded(new)), encoding="utf-8")
        except OSError as error:
            raise ResultsError(f"{options.baseline} cannot be written: {error.strerror}") from error
        print(f"recorded {len(new.records)} questions in {options.baseline}")  # noqa: T201
        return 0
    checks = check(old, new)
    for each in checks:
        print(f"{'WORSE' if each.fell else 'ok':<6}{each.name:<18} {each.why}")  # noqa: T201
    fallen = [each.name for each in checks if each.fell]
    if fallen:
        print(  # noqa: T201
            f"gate: {', '.join(fallen)} got worse by more than noise. If that is meant, record it"
            " (--record) in a commit that says why",
            file=sys.stderr,
        )
    return 1 if fallen else 0


def _recorded(path: Path) -> Evaluation:
    sets = read_results(path).sets
    if len(sets) != 1:
        raise ResultsError(f"{path} holds {len(sets)} gold sets; a record holds one")
    return sets[0]


if __name__ == "__main__":
    sys.exit(main())
