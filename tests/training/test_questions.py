from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gpqa.testing import HashEncoder
from tests.helpers_index import build, open_library
from training.candidates import ask
from training.cases import load
from training.questions import Run, Stretch, runs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def place(start: int, end: int) -> dict[str, Any]:
    return {"source_id": "a", "start": start, "end": end}


def run_of(tmp_path: Path, name: str) -> Run:
    found = {run.name: run for run in runs(tmp_path, tmp_path / "gold", tmp_path / "indexes")}
    return found[name]


def test_a_gold_set_is_asked_in_its_split_alone(tmp_path: Path) -> None:
    common = {"question": "Who?", "answerable": True, "evidence": [place(5, 20)]}
    rows = [{"id": f"mill-0{n}", "split": ["dev", "test"][n % 2], **common} for n in range(4)]
    write(tmp_path / "gold" / "gold.jsonl", rows)
    asked = list(run_of(tmp_path, "gold.all").questions())
    assert [each.id for each in asked] == ["mill-00", "mill-02"]
    assert {each.group for each in asked} == {"mill"}
    assert asked[0].is_right(Stretch("a", 0, 20), "")
    assert not asked[0].is_right(Stretch("a", 20, 40), "")
    assert not asked[0].is_right(Stretch("b", 0, 20), "")


def test_each_witness_is_asked_and_so_is_one_of_another_day(tmp_path: Path) -> None:
    rows = [
        {"id": str(n), "question": f"What did {who} say when asked: Why?", "answerable": True,
         "plain_question": "Why?", "speaker": who, "surname": who.split()[-1],
         "evidence": [place(0, 9)], "about": f"day {n}"}
        for n, who in enumerate(["Ann Lee", "Bo Day", "Cy Fox"])
    ]  # fmt: skip
    write(tmp_path / "inquiry" / "gold.jsonl", rows)
    asked = list(run_of(tmp_path, "hearings.all").questions())
    assert [each.kind for each in asked] == ["answerable", "near-miss"] * 3
    for right, wrong in zip(asked[::2], asked[1::2], strict=True):
        own = str(rows[int(right.id)]["surname"])
        assert own in right.question
        assert own not in wrong.question
        assert right.group == wrong.group
    again = run_of(tmp_path, "hearings.all").questions()
    assert [each.question for each in again] == [each.question for each in asked]


TEXT = (
    "The mill at Leeds was built by Ann Lee in 1893. It burnt down twenty years later.\n\n"
    "A granary stands beside the river. Nobody has used it for storing barley since.\n"
)


def test_what_is_found_is_written_and_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.txt").write_text(TEXT, encoding="utf-8")
    build(tmp_path / "index", tmp_path / "documents")
    row = {
        "id": "mill-01",
        "split": "dev",
        "question": "When was the mill at Leeds built?",
        "answerable": True,
        "evidence": [place(0, 47)],
        "short_answers": ["1893"],
    }
    write(tmp_path / "gold" / "gold.jsonl", [row])
    with open_library(tmp_path / "index") as library:
        assert isinstance(library.encoder, HashEncoder)
        found = [ask(library, each) for each in questions(tmp_path)]
    write(tmp_path / "cache" / "candidates" / "gold.all.jsonl", found)
    (case,) = load(tmp_path / "cache", "gold.all", None)
    assert case.answerable
    assert [text for text, right in zip(case.texts, case.right, strict=True) if right] == [
        "The mill at Leeds was built by Ann Lee in 1893."
    ]
    assert not case.read.any()
    assert case.answers == ("1893",)


def questions(tmp_path: Path) -> Iterator[Any]:
    return run_of(tmp_path, "gold.all").questions()
