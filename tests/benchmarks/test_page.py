"""docs/benchmarks.md is what the results say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import outcome
import pytest
import report
from tables import cell, measured_on, table

RESULTS = sorted(outcome.RESULTS.rglob("*.json"))


def test_the_page_is_what_the_script_writes_from_the_results() -> None:
    written = report.PAGE.read_text(encoding="utf-8")
    assert written == report.page(outcome.RESULTS), "run: python benchmarks/report.py"


@pytest.mark.parametrize("path", RESULTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_result_says_what_it_rests_on(path: Path) -> None:
    found = json.loads(path.read_text(encoding="utf-8"))
    assert {"key", "command", "machine"} <= found.keys()
    assert {"date", "commit", "processor", "cores", "versions"} <= found["machine"].keys()


def test_a_page_of_no_results_is_one() -> None:
    assert report.page(Path("nowhere")).startswith("# Benchmarks")


def result(system: str, **figures: float) -> dict[str, Any]:
    return {
        "key": "",
        "command": "run",
        "machine": {"date": "2026-01-02", "commit": "abc", "processor": "P", "cores": 2},
        "questions": 10,
        "answerable": 7,
        "documents": 3,
        "characters": 2_000_000,
        "about": {"index": f"{system} 1.0"},
        "figures": [
            {"name": name, "value": value, "low": value - 0.1, "high": value + 0.1, "n": 7}
            for name, value in figures.items()
        ],
        "steps": {"found": 4, "not retrieved": 3, "rightly silent": 3},
        "notes": ["one passage is lost"] if system == "txtai" else [],
    }


def test_systems_stand_side_by_side_with_intervals_dates_and_failures(tmp_path: Path) -> None:
    for system, hit in (("gpqa", 0.5), ("txtai", 0.25)):
        path = outcome.path_of(tmp_path, "squad2-dev", system)
        path.parent.mkdir(exist_ok=True)
        figures = {"hit@1": hit, "quotes/read@1000": hit, "document@1": 0.9, "characters": 100}
        path.write_text(json.dumps(result(system, **figures)), encoding="utf-8")
    page = report.page(tmp_path)
    assert "| **gpqa** | 100 | 50.0 [40.0, 60.0] |" in page
    assert "| txtai | 100 | 25.0 [15.0, 35.0] |" in page
    assert "gpqa, txtai 1.0: 2026-01-02, commit abc, P, 2 cores, `run`." in page
    assert "txtai: one passage is lost." in page
    assert "3 (30.0%)" in page
    assert "10 questions, 3 of them without an answer; 3 documents, 2.0 million" in page
    assert "Not measured: " in page
    assert "; CLAPnq (dev); " in page


def test_goals_say_what_is_reached_and_silence_what_a_threshold_does(tmp_path: Path) -> None:
    own = result("gpqa", **{"hit@1": 0.73, "hit@5": 0.85, "ece": 0.04})
    own["about"]["threshold"] = 0.2
    row = {"coverage": 0.5, "risk": 0.25, "silent_wrongly": 0.1, "answered_wrongly": 0.4}
    own["silence"] = [{"threshold": 0.2, **row}, {"threshold": 0.9, **row, "risk": None}]
    for system, found in (("gpqa", own), ("gpqa-without-scorer", result("x", **{"hit@1": 0.6}))):
        path = outcome.path_of(tmp_path, "squad2-dev", system)
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(found), encoding="utf-8")
    page = report.page(tmp_path)
    assert "| `hit@1` | 64 | 60.0 [50.0, 70.0] | 73.0 [63.0, 83.0] | ≥ 72 | yes |" in page
    assert "| `hit@5` | 86 |  | 85.0 [75.0, 95.0] | ≥ 90 | no |" in page
    assert "| ≤ 5 | yes |" in page
    assert "| **0.2** | 50% | 25% | 10% | 40% |" in page
    assert "| 0.9 | 50% |  | 10% | 40% |" in page


def test_a_lead_is_paired_and_only_of_the_same_questions(tmp_path: Path) -> None:
    asked = {
        "gpqa": ("a", "1 1 1 1 0 1 1 1"),
        "bm25": ("a", "0 0 0 0 0 0 0 1"),
        "dense": ("a", "1 1 0 1 1 1 1 1"),
        "fused": ("b", "0 0 0 0 0 0 0 0"),
    }
    for system, (questions, values) in asked.items():
        headline = {"name": "quotes/read@1000", "questions": questions, "values": values}
        path = outcome.path_of(tmp_path, "squad2-dev", system)
        path.parent.mkdir(exist_ok=True)
        found = result(system, **{"quotes/read@1000": 0.5}) | {"headline": headline}
        path.write_text(json.dumps(found), encoding="utf-8")
    page = report.page(tmp_path)
    assert "| · | **+75.0 [+37.5, +100.0]** | +0.0 [-37.5, +37.5] | · | · | · |" in page


def test_a_lead_that_the_making_of_a_set_explains_is_marked(tmp_path: Path) -> None:
    for name in ("inquiry", "squad2-dev"):
        path = outcome.path_of(tmp_path, name, "gpqa")
        path.parent.mkdir(exist_ok=True)
        found = result("gpqa", **{"quotes/read@1000": 0.5, "hit@1": 0.5})
        path.write_text(json.dumps(found), encoding="utf-8")
    page = report.page(tmp_path)
    assert "name](#inquiry-hearings-all-days-with-the-speakers-name) †" in page
    assert "dev-set) †" not in page
    assert page.count("**Caution.** Every question stands word for word") == 1


def speeds(load: float) -> dict[str, Any]:
    return {
        "key": "",
        "command": "run",
        "machine": result("gpqa")["machine"],
        "load_before": load,
        "rounds": 5,
        "indexing_rounds": 3,
        "notes": ["haystack is left out: no network"],
        "versions": {"txtai": "1.0"},
        "cold": {
            "seconds_median": {"gpqa ask": 0.2, "the model alone": 4.0, "txtai": 3.0},
            "over_ask": {"gpqa ask": 1.0, "the model alone": 20.0, "txtai": 15.0},
            "peak_mb": {"gpqa ask": 160, "the model alone": 500, "txtai": 550},
        },
        "warm": {
            "questions": 200,
            "ms": {"gpqa ask": {"p50": 2.0, "p99": 3.0}, "txtai": {"p50": 20.0, "p99": 30.0}},
        },
        "indexing": {
            "set": "clapnq-dev",
            "documents": 9,
            "characters": 100_000,
            "seconds_median": {"gpqa": 2.0, "txtai": 8.0},
            "over_gpqa": {"gpqa": 1.0, "txtai": 4.0},
            "peak_mb": {"gpqa": 250, "txtai": 1000},
        },
        "hearings": {
            "part": {
                "documents": 10,
                "characters": 2_700_000,
                "build_seconds": 30.0,
                "characters_per_second": 90_000,
                "build_peak_mb": 300,
                "unchanged_rebuild_seconds": 0.5,
            },
            "whole": {
                "counts": {"sources": 65, "passages": 24_779, "sentences": 112_123},
                "bytes_per_passage": 5670,
                "cold_ask_seconds": 0.3,
                "cold_ask_peak_mb": 214,
                "warm_ms": {"p50": 9.0, "p99": 19.0},
            },
        },
    }


def test_speeds_stand_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "speed.json").write_text(json.dumps(speeds(0.1)), encoding="utf-8")
    page = report.page(tmp_path)
    assert "| txtai 1.0 | 3.000 s | 15.0 | 550 MB |" in page
    assert "| txtai 1.0 | 20.0 ms | 30.0 ms |" in page
    assert "| txtai | 8.0 s | 12 | 4.0 | 1000 MB |" in page
    assert "| build | 30.0 s: 90 thousand characters a second" in page
    assert "| sources, passages, sentences | 65, 24,779, 112,123 |" in page
    assert "haystack is left out: no network." in page
    assert "Provisional" not in page


def test_speeds_of_a_busy_machine_say_so(tmp_path: Path) -> None:
    (tmp_path / "speed.json").write_text(json.dumps(speeds(6.9)), encoding="utf-8")
    assert "busy with other things (load 6.9 before the run)" in report.page(tmp_path)


def test_a_table_a_cell_and_a_date() -> None:
    assert table(["a", "b"], [[1, "x"]]) == "| a | b |\n| --- | --- |\n| 1 | x |\n"
    assert cell({"value": 0.123, "low": 0.1, "high": 1.0}) == "12.3 [10.0, 100.0]"
    assert cell(None) == ""
    assert measured_on(result("gpqa"), command=False) == "2026-01-02, commit abc, P, 2 cores"


def test_how_many_quotes_are_given_is_told_by_set_and_margin(tmp_path: Path) -> None:
    row = {"margin": 0.3, "quotes": 1.8, "precision": 0.7, "recall": 0.8}
    study = result("gpqa") | {
        "shipped": {"margin": 0.3, "floor": 0.6, "same_source": 0.04},
        "gold, dev": {"margin": [row | {"several recall": 0.65}]},
        "quotesum-dev": {"margin": [row | {"sem_f1": 0.55}]},
    }
    (tmp_path / "margins.json").write_text(json.dumps(study), encoding="utf-8")
    page = report.page(tmp_path)
    assert "more than 0.3 below the best" in page
    assert "| gold, dev | 0.3 | 1.80 | 70.0 | 80.0 |  | 65.0 |  |" in page
    assert "| quotesum-dev | 0.3 | 1.80 | 70.0 | 80.0 |  |  | 55.0 |" in page
