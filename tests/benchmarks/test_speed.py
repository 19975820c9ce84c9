"""Speeds: what is timed, on sets made by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import speed
from bar import Bar
from measure import Bench
from sets import DAYS

from tests.benchmarks.helpers_sets import hearings
from tests.evaluate.helpers_gold import write_gold

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def bench(tmp_path: Path, model_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setenv("GPQA_CACHE", str(model_cache))
    return Bench.here(tmp_path / "results", tmp_path / "work", "command")


def test_hearings_are_built_in_part_and_asked_as_a_whole(tmp_path: Path, bench: Bench) -> None:
    data = hearings(tmp_path / "data", 12)
    with Bar(1) as bar:
        found = speed.hearings(data, bench, bar)
    part, whole = found["part"], found["whole"]
    assert isinstance(part, dict)
    assert isinstance(whole, dict)
    assert part["documents"] == DAYS
    assert part["build_seconds"] > 0
    assert whole["counts"]["sources"] == 12
    assert whole["warm_ms"]["p50"] <= whole["warm_ms"]["p99"]


def test_indexing_is_timed_without_others(
    tmp_path: Path, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speed, "_INDEXING_ROUNDS", 1)
    (bench.work / "speed").mkdir(parents=True)
    with Bar(1) as bar:
        found = speed.indexing(write_gold(tmp_path / "set"), bench, {}, bar)
    assert found["documents"] == 3
    assert found["over_gpqa"] == {"gpqa": 1.0}


@pytest.mark.slow
def test_cold_and_warm_questions_are_timed_without_others(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speed, "_ROUNDS", 1)
    with Bar(1) as bar:
        cold = speed.cold(bench, {}, bar)
    over = cold["over_ask"]
    assert isinstance(over, dict)
    assert over["gpqa ask"] == 1
    assert over["the model alone"] > 1
    assert speed.warm(bench, {})["questions"] == 200


def test_the_median_and_the_99th_percentile() -> None:
    assert speed.percentiles([float(n) for n in range(1, 101)]) == {"p50": 50.5, "p99": 100.0}
