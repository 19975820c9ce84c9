"""The command: what is measured, what is left as it is, and what the results hold."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import outcome
import pytest
import report
import run
import sets
from bar import Bar, IndexProgress

from tests.evaluate.helpers_gold import ROWS, TEXTS, write_gold

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model_cache: Path) -> Path:
    """Results and page in a folder of their own."""
    monkeypatch.setenv("GPQA_CACHE", str(model_cache))
    monkeypatch.setattr(outcome, "RESULTS", tmp_path / "results")
    monkeypatch.setattr(report, "PAGE", tmp_path / "benchmarks.md")
    monkeypatch.setattr(sets, "OWN", tmp_path / "no-gold")  # it takes a while
    return tmp_path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of public sets, of which one is there."""
    write_gold(tmp_path / "data" / "squad2-dev")
    return tmp_path / "data"


def bench(monkeypatch: pytest.MonkeyPatch, data: Path, *options: str) -> int:
    work = data.parent / "work"
    command = ["run.py", "--data", str(data), "--work", str(work), "--parts", "sets", *options]
    monkeypatch.setattr(sys, "argv", command)
    return run.main()


def result(places: Path, system: str) -> dict[str, Any]:
    path = places / "results" / "squad2-dev" / f"{system}.json"
    value: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return value


OWN = ("--systems", "gpqa,bm25")


@pytest.mark.parametrize("name", ["qmsum-val", "beir-med", "beir-cran"])
def test_other_products_are_not_asked_where_a_lead_would_say_nothing(
    places: Path, data: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    write_gold(data / name)
    (data / "squad2-dev").rename(data / "unused")
    assert bench(monkeypatch, data, "--systems", "bm25,txtai") == 0
    made = sorted(path.stem for path in (places / "results" / name).iterdir())
    assert made == ["bm25"]


def test_a_run_measures_what_is_there_and_says_what_is_not(
    places: Path, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench(monkeypatch, data, *OWN) == 0
    told = capsys.readouterr().err
    assert "skipped beir-time: there is no " in told
    assert "0 results are up to date, 2 are to be measured" in told
    for system in ("gpqa", "bm25"):
        found = result(places, system)
        assert found["questions"] == len(ROWS)
        assert found["machine"]["cores"] > 0
        assert {"hit@1", "quotes/read@1000"} <= {each["name"] for each in found["figures"]}
    page = (places / "benchmarks.md").read_text(encoding="utf-8")
    assert "SQuAD 2.0" in page


def test_where_the_sets_lie_is_not_in_the_results(
    places: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench(monkeypatch, data, *OWN)
    files = [*(places / "results").rglob("*.json"), places / "benchmarks.md"]
    assert not [file for file in files if str(places) in file.read_text(encoding="utf-8")]


def test_no_text_of_a_set_is_in_the_results(
    places: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench(monkeypatch, data, *OWN)
    held = "".join(file.read_text("utf-8") for file in (places / "results").rglob("*.json"))
    assert not [text for text in TEXTS.values() if text[:20] in held]
    assert not [row for row in ROWS if row["question"] in held]


def test_what_is_there_is_not_measured_again(
    places: Path, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bench(monkeypatch, data, *OWN)
    path = places / "results" / "squad2-dev" / "gpqa.json"
    before = path.stat().st_mtime_ns
    bench(monkeypatch, data, *OWN)
    assert "2 results are up to date, 0 are to be measured" in capsys.readouterr().err
    assert path.stat().st_mtime_ns == before
    bench(monkeypatch, data, *OWN, "--fresh")
    assert path.stat().st_mtime_ns > before


def test_an_interrupted_run_goes_on_where_it_was(
    places: Path, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("measure.RankingSystem.ask", interrupt)
        with pytest.raises(KeyboardInterrupt):
            bench(patch, data, *OWN, "--jobs", "1")
    capsys.readouterr()
    bench(monkeypatch, data, *OWN)
    assert "1 results are up to date, 1 are to be measured" in capsys.readouterr().err


def test_other_questions_are_measured_again(
    places: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench(monkeypatch, data, *OWN)
    write_gold(data / "squad2-dev", list(ROWS[:3]))
    bench(monkeypatch, data, *OWN)
    assert result(places, "gpqa")["questions"] == 3


def test_other_systems_results_stay(
    places: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench(monkeypatch, data, *OWN)
    before = result(places, "bm25")
    bench(monkeypatch, data, "--systems", "gpqa", "--fresh")
    assert result(places, "bm25") == before


def test_what_fails_is_told_and_stops_nothing_else(
    places: Path, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("no such luck")

    monkeypatch.setattr("measure.GpqaSystem.ask", fail)
    assert bench(monkeypatch, data, *OWN) == 1
    assert "failed: squad2-dev, gpqa: " in (told := capsys.readouterr().err)
    assert "no such luck" in told
    assert result(places, "bm25")["questions"] == len(ROWS)


def test_a_system_that_cannot_be_installed_is_told(
    places: Path, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("external.sys.executable", "/no/such/python")
    assert bench(monkeypatch, data, "--systems", "txtai") == 1
    assert "failed: squad2-dev, txtai: txtai: " in capsys.readouterr().err


def test_statements_are_left_out_where_none_are_found(
    places: Path, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "polnear-dev").mkdir()
    row = {"_id": "n1", "text": "Ms Lee said no.", "attributions": []}
    (data / "polnear-dev" / "attributions.jsonl").write_text(json.dumps(row), encoding="utf-8")
    shutil.rmtree(data / "squad2-dev")
    assert bench(monkeypatch, data, *OWN) == 0
    assert "skipped polnear-dev" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["gqpa", "gpqa,nobody"])
def test_an_unknown_system_is_a_usage_error(
    data: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        bench(monkeypatch, data, "--systems", name)
    assert stopped.value.code == 2


def test_no_folder_of_sets_is_a_usage_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SystemExit) as stopped:
        bench(monkeypatch, tmp_path / "nothing")
    assert stopped.value.code == 2


def test_half_a_result_is_none(tmp_path: Path) -> None:
    path = tmp_path / "results" / "set" / "system.json"
    outcome.write(path, "key", "command", {"questions": 1})
    assert outcome.is_current(path, "key")
    assert not outcome.is_current(path, "another key")
    assert [each.name for each in path.parent.iterdir()] == ["system.json"]
    path.write_text(path.read_text("utf-8")[:40], encoding="utf-8")
    assert not outcome.is_current(path, "key")


def test_steps_are_told_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with Bar(2) as bar:
        bar.begin("first", 2)
        progress = IndexProgress(bar, 0.5)
        progress.begin(1, 10)
        progress.advance(5, 1)
        bar.say("something", passing=True)
        bar.end()
    assert capsys.readouterr().err.startswith("  first: ")
