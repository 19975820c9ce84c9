"""Systems in processes of their own: what they cut is found again, what they do is told."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import external
import pytest
from external import Driver, Environment, ExternalError, ExternalSystem, align, built_index
from sets import Source

DRIVER = """
import sys
sys.path.insert(0, {drivers!r})
from lines import Chunk, main

class Words:
    def build(self, documents, index, model, progress):
        print("noise on stdout")
        progress(0, len(documents))
        if any("refuse" in each["text"] for each in documents):
            raise ValueError("refused")
        return [
            Chunk(each["id"], part, None)
            for each in documents for part in each["text"].split("\\n\\n")
        ]

    def open(self, index, model):
        (index / "opened").write_text(model)

    def search(self, question, limit):
        if question == "die":
            import os
            os._exit(3)
        return [(1, 0.9), (0, 2.5)][:limit]

    def texts(self, question, limit):
        return ["two", "one"]

main(Words())
"""
SOURCES = [Source("a", "A title", "one  word\r\n \n\ntwo words"), Source("b", "", "three")]


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """A driver that the tests' own Python runs."""
    script = tmp_path / "words_driver.py"
    script.write_text(DRIVER.format(drivers=str(external.DRIVERS)), encoding="utf-8")
    monkeypatch.setattr(Environment, "python", Path(sys.executable))
    monkeypatch.setattr(Environment, "driver", script)
    monkeypatch.setattr(Environment, "model", lambda _: "the model")
    return Environment("words", tmp_path)


def ignore(done: int, total: int) -> None:
    """No progress to tell."""


def test_a_driver_builds_opens_and_answers(environment: Environment, tmp_path: Path) -> None:
    index = tmp_path / "index"
    told: list[tuple[int, int]] = []
    with Driver(environment) as driver:
        built_index(driver, SOURCES, index, lambda done, total: told.append((done, total)))
        driver.open(index)
        system = ExternalSystem(driver, "1.0", index, SOURCES, deep=False)
        attempt = system.ask("anything")
    assert told == [(0, 2)]
    assert (index / "opened").read_text(encoding="utf-8") == "the model"
    assert [quote.text for quote in attempt.quotes] == ["two words", "one  word"]
    assert all(SOURCES[0].text[q.start : q.end] == q.text for q in attempt.quotes)
    assert attempt.confidence == 0.9
    assert system.passages("a") == [(0, 9), (14, 23)]
    assert system.about.index == "words 1.0"
    assert system.lost == 0
    assert driver.peak_mb > 0


def test_an_index_that_is_there_is_not_built_again(
    environment: Environment, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    with Driver(environment) as driver:
        first = built_index(driver, SOURCES, index, ignore)
        (index / "chunks.jsonl").write_text("as it was", encoding="utf-8")
        assert built_index(driver, SOURCES, index, ignore) == first
    assert (index / "chunks.jsonl").read_text(encoding="utf-8") == "as it was"


def test_an_index_that_was_interrupted_is_begun_anew(
    environment: Environment, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    index.mkdir()
    (index / "half").write_text("of an index", encoding="utf-8")
    with Driver(environment) as driver:
        built_index(driver, SOURCES, index, ignore)
    assert not (index / "half").exists()


def test_what_a_driver_raises_is_told(environment: Environment, tmp_path: Path) -> None:
    with Driver(environment) as driver, pytest.raises(ExternalError, match="ValueError: refused"):
        built_index(driver, [Source("a", "", "refuse")], tmp_path / "index", ignore)
    assert not (tmp_path / "index" / "finished.json").exists()


def test_a_driver_that_dies_is_told(environment: Environment) -> None:
    with (
        pytest.raises(ExternalError, match="words ended during search"),
        Driver(environment) as driver,
    ):
        driver.search("die", 5)


def test_an_environment_that_cannot_be_made_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(external, "sys", type("", (), {"executable": "/no/such/python"}))
    with pytest.raises(ExternalError, match=r"txtai: .*No such file"):
        Environment("txtai", tmp_path / "txtai").ready(lambda _: None)


def test_chunks_are_found_though_white_space_was_changed() -> None:
    text = "Yes.\r\n\r\nWell,   it  was\nso.\n\nYes.\n\n No. "
    assert align(text, ["Yes.", "Well, it was so.", "Yes.", "No."]) == [
        (0, 4),
        (8, 27),
        (29, 33),
        (36, 39),
    ]


def test_what_stands_nowhere_has_no_place() -> None:
    assert align("one two", ["three", "", "two"]) == [None, None, (4, 7)]


def test_aligning_is_linear() -> None:
    text = "word  \n" * 150_000
    begin = time.perf_counter()
    spans = align(text, ["word word word"] * 50_000)
    assert spans[-1] is not None
    assert time.perf_counter() - begin < 10


def test_documents_are_written_as_drivers_read_them(tmp_path: Path) -> None:
    external.write_documents(SOURCES, tmp_path / "new" / "documents.jsonl")
    lines = (tmp_path / "new" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["text"] for line in lines] == [each.text for each in SOURCES]
