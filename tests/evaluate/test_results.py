"""Results as JSON, two runs compared, and the gate."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gpqa.errors import GpqaError, ResultsError
from gpqa.evaluate import Results, collect, gate, read_results
from gpqa.evaluate.compare import Verdict, compare
from gpqa.evaluate.gate import check, recorded
from gpqa.evaluate.gold import read_gold
from gpqa.evaluate.results import Step
from tests.evaluate.helpers_gold import ROWS, measured, quote, write_gold

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gpqa.evaluate.results import Evaluation
    from gpqa.evaluate.system import Attempt


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same questions ten times over: enough for a difference to be no chance."""
    rows = [row | {"id": f"{row['id']}-{n}"} for n in range(10) for row in ROWS]
    return write_gold(tmp_path_factory.mktemp("gold") / "large", rows)


def mute(attempt: Attempt) -> Attempt:
    return attempt._replace(answered=False)


def somewhere_else(attempt: Attempt) -> Attempt:
    return attempt._replace(quotes=(quote("snow", "Dr Snow stayed at home."),))


def test_results_round_trip_through_json(gold_folder: Path, tmp_path: Path) -> None:
    results = collect([measured(gold_folder)])
    file = tmp_path / "results.json"
    file.write_text(results.model_dump_json())
    assert read_results(file) == results
    value = json.loads(file.read_text())
    assert value["date"].endswith("+00:00")
    assert value["gpqa"]
    assert value["sets"][0]["system"]["generation"] == "gen-1"
    assert value["sets"][0]["system"]["fingerprint"] == "none"
    assert [record["id"] for record in value["sets"][0]["records"]] == [r["id"] for r in ROWS]
    with pytest.raises(Exception, match="frozen"):
        results.__setattr__("date", "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{", "is not JSON"),
        ("[]", "its format is None, not 1"),
        ('{"format": 2}', "its format is 2, not 1. Run gpqa eval again"),
        ('{"format": 1, "date": "", "gpqa": ""}', "sets: Field required"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_what_is_no_result_is_refused(tmp_path: Path, text: str, found: str) -> None:
    file = tmp_path / "results.json"
    file.write_text(text)
    with pytest.raises(ResultsError, match=found) as caught:
        read_results(file)
    assert str(file) in str(caught.value)


def test_a_result_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ResultsError, match="cannot be read: No such file"):
        read_results(tmp_path / "gone.json")
    (tmp_path / "bytes.json").write_bytes(b"\xff")
    with pytest.raises(ResultsError, match="not UTF-8"):
        read_results(tmp_path / "bytes.json")


# --- compare ---------------------------------------------------------------------------


def test_nothing_differs_from_itself(gold_folder: Path) -> None:
    results = collect([measured(gold_folder)])
    (comparison,) = compare(results, results)
    assert comparison.questions == 6
    assert comparison.unpaired == 0
    assert not comparison.changes
    assert {each.verdict for each in comparison.differences} == {Verdict.SAME}
    assert {each.name for each in comparison.differences} == {
        figure.name for figure in results.sets[0].figures
    }


def test_a_fall_is_told_from_noise_and_every_change_is_listed(large: Path) -> None:
    old, new = measured(large), measured(large, mute)
    (comparison,) = compare(collect([old]), collect([new]))
    verdicts = {each.name: each.verdict for each in comparison.differences}
    assert verdicts["silent_wrongly"] is Verdict.WORSE
    assert verdicts["correct"] is Verdict.WORSE
    assert verdicts["hit@1"] is Verdict.SAME
    silent = next(each for each in comparison.differences if each.name == "silent_wrongly")
    assert (silent.old, silent.new, silent.difference) == (0, 1, 1)
    assert (silent.low, silent.high, silent.n) == (1, 1, 40)
    assert len(comparison.changes) == 40
    assert {(each.old, each.new, each.better) for each in comparison.changes} == {
        (Step.FOUND, Step.WITHHELD, False)
    }
    (back,) = compare(collect([new]), collect([old]))
    assert {each.verdict for each in back.differences if each.name == "correct"} == {Verdict.BETTER}
    assert all(each.better for each in back.changes)


def only(question: str, change: Callable[[Attempt], Attempt]) -> Callable[[Attempt], Attempt]:
    """Break the answer that begins with those words."""
    return lambda attempt: (
        change(attempt)
        if attempt.quotes and attempt.quotes[0].text.startswith(question)
        else attempt
    )


def test_one_question_of_many_is_noise(gold_folder: Path) -> None:
    old = measured(gold_folder)
    new = measured(gold_folder, only("It snowed", somewhere_else))
    (comparison,) = compare(collect([old]), collect([new]))
    verdicts = {each.name: each.verdict for each in comparison.differences}
    assert verdicts["hit@1"] is Verdict.UNCLEAR
    assert [change.id for change in comparison.changes] == ["a4"]


def test_questions_that_changed_between_are_left_out(gold_folder: Path, tmp_path: Path) -> None:
    rows = [dict(row) for row in ROWS[:-1]]
    rows[0]["question"] = "Whence cholera?"
    rows[1]["evidence"] = [*rows[1]["evidence"], *ROWS[0]["evidence"]]
    new = measured(write_gold(tmp_path / "small", rows))
    (comparison,) = compare(collect([measured(gold_folder)]), collect([new]))
    assert comparison.questions == 3
    assert comparison.unpaired == 5


def test_a_split_is_compared_with_the_whole_set_and_the_rest_is_left_out(tmp_path: Path) -> None:
    rows = [row | {"split": "dev" if n < 4 else "test"} for n, row in enumerate(ROWS)]
    whole = measured(write_gold(tmp_path / "small", rows))
    dev, test = (
        whole.model_copy(
            update={"split": name, "records": tuple(r for r in whole.records if r.id in ids)}
        )
        for name in ("dev", "test")
        for ids in [{row["id"] for row in rows if row["split"] == name}]
    )
    for old, new in ((whole, dev), (dev, whole)):
        (comparison,) = compare(collect([old]), collect([new]))
        assert (comparison.questions, comparison.unpaired) == (4, len(ROWS) - 4)
        assert comparison.split == "dev"
    with pytest.raises(ResultsError, match=r"small \(dev\), the other small \(test\)"):
        compare(collect([dev]), collect([test]))


def test_sets_that_have_nothing_in_common(gold_folder: Path, large: Path) -> None:
    old, new = collect([measured(gold_folder)]), collect([measured(large)])
    with pytest.raises(ResultsError, match="the one has small, the other large"):
        compare(old, new)


# --- gate ------------------------------------------------------------------------------


def fallen(old: Evaluation, new: Evaluation) -> set[str]:
    return {each.name for each in check(recorded(old).sets[0], new) if each.fell}


def test_the_gate_is_open_where_nothing_fell(large: Path) -> None:
    assert not fallen(measured(large), measured(large))
    assert not fallen(measured(large, mute), measured(large))


def test_the_gate_names_what_fell(large: Path) -> None:
    assert fallen(measured(large), measured(large, mute)) == {"silent_wrongly", "correct"}
    changed = measured(large, only("It snowed", somewhere_else))
    assert {"hit@1", "hit@5", "recall@5"} <= fallen(measured(large), changed)


def test_noise_does_not_close_the_gate_but_a_broken_promise_does(gold_folder: Path) -> None:
    old = measured(gold_folder)
    assert not fallen(old, measured(gold_folder, only("It snowed", somewhere_else)))

    def misquote(attempt: Attempt) -> Attempt:
        first, *rest = attempt.quotes
        return attempt._replace(quotes=(first.model_copy(update={"text": "Ten days."}), *rest))

    assert fallen(old, measured(gold_folder, only("It snowed", misquote))) == {"verbatim"}


def test_other_questions_are_held_against_the_recorded_interval(
    large: Path, tmp_path: Path
) -> None:
    rows = [row | {"id": f"other-{row['id']}"} for row in ROWS]
    other = write_gold(tmp_path / "large", rows)
    assert not fallen(measured(large), measured(other))
    assert fallen(measured(large), measured(other, mute)) == {"silent_wrongly", "correct"}


def test_a_figure_that_is_not_measured_any_more_fell(large: Path, tmp_path: Path) -> None:
    answerable = [row | {"id": f"{row['id']}-0"} for row in ROWS if row["answerable"]]
    new = measured(write_gold(tmp_path / "large", answerable))
    assert fallen(measured(large), new) == {"auroc", "aurc", "ece", "answered_wrongly"}


def test_the_gate_as_a_command(
    gold_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    now: list[Callable[[Attempt], Attempt]] = [lambda attempt: attempt]

    def evaluate(gold: Path, *, split: str, index: str | None) -> Evaluation:
        assert (split, index) == ("dev", None)
        read_gold(gold, split)
        return measured(gold, now[0])

    monkeypatch.setattr(gate, "evaluate", evaluate)
    baseline = tmp_path / "baseline.json"
    call = [str(gold_folder), str(baseline)]
    assert gate.main(call) == 1
    assert "baseline.json cannot be read" in capsys.readouterr().err
    assert gate.main([*call, "--record"]) == 0
    assert str(gold_folder.parent) not in baseline.read_text()
    assert baseline.read_text().count("\n") > len(ROWS)  # a question a line
    assert read_results(baseline).sets[0].records[0].values.keys() >= {"hit@1", "correct"}
    assert gate.main(call) == 0
    now[0] = lambda attempt: attempt._replace(
        quotes=tuple(q.model_copy(update={"text": "!"}) for q in attempt.quotes)
    )
    capsys.readouterr()
    assert gate.main(call) == 1
    shown = capsys.readouterr()
    assert "WORSE verbatim           100.0 → 0.0; it may not fall at all" in shown.out
    assert "ok    auroc" in shown.out
    assert "verbatim got worse by more than noise" in shown.err
    with pytest.raises(SystemExit) as usage:
        gate.main([])
    assert usage.value.code == 2
    both = Results.model_validate_json(baseline.read_text())
    baseline.write_text(
        both.model_copy(update={"sets": both.sets * 2}).model_dump_json(), encoding="utf-8"
    )
    assert gate.main(call) == 1
    assert "holds 2 gold sets" in capsys.readouterr().err
    assert issubclass(ResultsError, GpqaError)
