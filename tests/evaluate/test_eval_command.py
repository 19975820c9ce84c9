"""``gpqa eval`` with a real index: of a small set with a stand-in encoder, and of the seeds."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gpqa.cli import run
from gpqa.errors import GoldError, UsageError
from gpqa.evaluate import LibrarySystem, Step, evaluate, read_gold
from gpqa.evaluate.index import FOLDER
from gpqa.library import Library
from gpqa.testing import HashEncoder
from tests.evaluate.helpers_gold import ROWS, TEXTS, place, write_gold
from tests.helpers_index import build

if TYPE_CHECKING:
    from collections.abc import Callable

GOLD = Path(__file__).resolve().parents[2] / "eval" / "gold"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model_cache: Path) -> Path:
    """Folders of its own, with the exported model."""
    monkeypatch.setenv("GPQA_CACHE", str(model_cache))
    monkeypatch.setenv("GPQA_INDEXES", str(tmp_path / "indexes"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def gpqa(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    def call(*arguments: object) -> int:
        monkeypatch.setattr("sys.argv", ["gpqa", *map(str, arguments)])
        return run()

    return call


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GPQA_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / FOLDER


def test_a_set_is_asked_of_an_index_of_its_own_which_is_kept(
    gold_folder: Path, cache: Path
) -> None:
    told: list[tuple[int, int]] = []
    encoder = HashEncoder()
    first = evaluate(
        gold_folder, encoder=encoder, progress=lambda done, total: told.append((done, total))
    )
    assert told == [(n, 6) for n in range(1, 7)]
    assert len(list(cache.iterdir())) == 1
    assert first.system.sources == len(TEXTS)
    assert first.system.fingerprint == encoder.fingerprint
    assert first["verbatim"].value == first["whole"].value == 1
    again = HashEncoder()
    second = evaluate(gold_folder, encoder=again)
    assert not any(text in again.encoded for text in TEXTS.values())
    # Files of this very moment are looked at again, which makes a generation of its own.
    system = second.system.model_copy(update={"generation": first.system.generation})
    assert second.model_copy(update={"seconds": first.seconds, "system": system}) == first


def test_what_is_measured_is_what_the_library_answers(gold_folder: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    build(index, gold_folder / "documents")
    with Library.open(index, encoder=HashEncoder()) as library:
        evaluation = evaluate(gold_folder, index=library)
        system = LibrarySystem(library)
        for record in evaluation.records:
            answer = library.ask(record.question)
            assert record.answered == answer.answered
            assert record.confidence == answer.confidence
            if answer.answered:
                assert [g.text for g in record.given] == [q.text for q in answer.quotes]
            else:
                assert record.given, "what was withheld is shown"
        for name, text in TEXTS.items():
            assert system.text(name) == text
            spans = system.passages(name)
            assert spans == sorted(spans)
            assert {text[start:end] for start, end in spans}
        assert system.text("gone") is None
        assert system.passages("gone") == []


def test_what_is_not_in_the_index_is_said_to_be_so(gold_folder: Path, tmp_path: Path) -> None:
    build(tmp_path / "index", gold_folder / "documents" / "snow.txt")
    with Library.open(tmp_path / "index", encoder=HashEncoder()) as library:
        evaluation = evaluate(gold_folder, index=library)
    assert evaluation.steps[Step.NOT_INDEXED] == 3
    assert evaluation["passages/R@20"].value <= 1 / 4


def test_a_file_alone_is_checked_against_the_index(gold_folder: Path, tmp_path: Path) -> None:
    build(tmp_path / "index", gold_folder / "documents")
    wrong = dict(ROWS[0]) | {"evidence": [place("pump", "Cholera") | {"start": 1, "end": 8}]}
    good = Path(shutil.copy(gold_folder / "gold.jsonl", tmp_path / "mine.jsonl"))
    bad = tmp_path / "bad.jsonl"
    bad.write_text(json.dumps(wrong))
    with Library.open(tmp_path / "index", encoder=HashEncoder()) as library:
        assert len(evaluate(good, index=library).records) == 6
        with pytest.raises(GoldError, match=r"bad\.jsonl, line 1: evidence 1 is 'Cholera'"):
            evaluate(bad, index=library)
    with pytest.raises(UsageError, match="name the index to ask with --index"):
        evaluate(good, encoder=HashEncoder())


def test_a_document_that_cannot_be_read_is_noted(tmp_path: Path, cache: Path) -> None:
    folder = write_gold(tmp_path / "set")
    (folder / "documents" / "bad.txt").write_bytes(b"caf\xe9")
    (note,) = evaluate(folder, encoder=HashEncoder()).notes
    assert note.startswith("1 documents could not be read: ")
    assert "bad.txt" in note


# --- the command -----------------------------------------------------------------------


@pytest.mark.alone
def test_the_seeds_in_under_twenty_seconds(
    gpqa: Callable[..., int], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun = time.monotonic()
    assert gpqa("eval", GOLD, "--report", home / "report", "--runs", home / "runs", "--json") == 0
    assert time.monotonic() - begun < 20
    shown = capsys.readouterr()
    value = json.loads(shown.out)
    (evaluation,) = value["sets"]
    questions = GOLD.joinpath("gold.jsonl").read_bytes().count(b"\n")
    assert len(evaluation["records"]) == questions
    figures = {figure["name"]: figure["value"] for figure in evaluation["figures"]}
    assert figures["verbatim"] == figures["whole"] == 1
    assert sum(evaluation["steps"].values()) == questions
    assert {path.name for path in (home / "report").iterdir()} == {
        "report.html",
        "report.md",
        "results.json",
    }
    assert {path.suffix for path in (home / "runs").iterdir()} == {".run", ".qrels"}
    assert shown.err.count("gpqa: wrote ") == 3
    new = home / "report" / "results.json"
    assert gpqa("eval", "--compare", new, new) == 0
    assert f"gold: {questions} questions in both" in capsys.readouterr().out
    assert gpqa("eval", "--compare", new, new, "--json") == 0
    (comparison,) = json.loads(capsys.readouterr().out)["sets"]
    assert {each["verdict"] for each in comparison["differences"]} == {"same"}


def test_a_split_as_a_table(
    gpqa: Callable[..., int], gold_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gpqa("eval", gold_folder, gold_folder, "--split", "dev") == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("small (dev): 4 questions, 3 with an answer")
    assert shown.out.count("how questions ended") == 2
    assert not shown.err


@pytest.mark.parametrize(
    ("arguments", "code", "found"),
    [
        ((), 2, "name a gold set"),
        (("gone",), 1, "there is no gold set at gone"),
        (("{gold}", "--split", "train"), 2, "no question of"),
        (("{gold}", "--index", "none"), 1, "there is no index 'none'"),
        (("{gold}/gold.jsonl", "--index", "none"), 1, "there is no index 'none'"),
        (("--compare", "a.json", "b.json"), 1, "a.json cannot be read"),
        (("{gold}", "--compare", "a.json", "b.json"), 2, "--compare takes two results"),
        (("--compare", "a.json"), 2, "2 arguments"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    gpqa: Callable[..., int],
    gold_folder: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    code: int,
    found: str,
) -> None:
    filled = [argument.replace("{gold}", str(gold_folder)) for argument in arguments]
    assert gpqa("eval", *filled) == code
    shown = capsys.readouterr()
    assert found in shown.err
    assert not shown.out


def test_a_bad_gold_set_stops_before_anything_is_asked(
    gpqa: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_gold(tmp_path / "set", [ROWS[0], ROWS[0]])
    assert gpqa("eval", folder) == 1
    assert capsys.readouterr().err == (
        f"gpqa: {folder}/gold.jsonl, line 2: the id 'a1' is also on line 1\n"
    )


def test_the_gold_set_of_the_seeds_is_one() -> None:
    gold = read_gold(GOLD)
    dev, test = (read_gold(GOLD, split) for split in ("dev", "test"))
    assert len(gold.questions) == len(dev.questions) + len(test.questions)
    assert sum(question.answerable for question in gold.questions) >= 100
