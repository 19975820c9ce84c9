from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gpqa.question import understand
from gpqa.speakers import is_named_only
from gpqa.whose import whose_words
from tests.helpers_index import build, open_library, put

if TYPE_CHECKING:
    from pathlib import Path

    from gpqa.wanted import Whose

TRIAL = (
    "Peter Vane, 44, had taken the club's silver. Vane sold it in Leeds.\n\n"
    "His sister, Helen Vane, told the court that she knew nothing of the silver.\n\n"
    "Vane left without a word. He was sent to prison for a year.\n"
)


def ask(tmp_path: Path, files: dict[str, str], question: str) -> tuple[Whose, bool]:
    put(tmp_path / "in", files)
    build(tmp_path / "index", tmp_path / "in")
    with open_library(tmp_path / "index") as library:
        asked = understand(question)
        only = is_named_only(library.store, asked.who or "")
        return whose_words(library.store, asked), only


@pytest.mark.parametrize("question", ["What did Vane say about the silver?", "what did vane say?"])
def test_a_surname_is_not_hers_where_the_text_calls_only_him_so(
    tmp_path: Path, question: str
) -> None:
    found, only = ask(tmp_path, {"trial.txt": TRIAL}, question)
    assert found.unknown
    assert found.nearest == ("Helen Vane",)
    assert only


@pytest.mark.parametrize("question", ["What did Helen Vane say?", "What did Ms Vane say?"])
def test_a_name_that_tells_them_apart_is_hers(tmp_path: Path, question: str) -> None:
    found, _ = ask(tmp_path, {"trial.txt": TRIAL}, question)
    assert found.names == ("Helen Vane",)


def test_a_surname_that_both_are_called_by_names_both(tmp_path: Path) -> None:
    text = TRIAL + "\nAfter the trial Ms Vane said that she would sell the boat.\n"
    found, _ = ask(tmp_path, {"trial.txt": text}, "What did Vane say about the boat?")
    assert found.names == ("Helen Vane", "Peter Vane")
    assert not found.unknown


def test_who_has_the_surname_in_another_document_takes_nothing_away(tmp_path: Path) -> None:
    files = {
        "a.txt": "Helen Vane told the court that she knew nothing of the silver.",
        "b.txt": "Peter Vane won the race. Vane rode a grey horse.",
    }
    found, _ = ask(tmp_path, files, "What did Vane say about the silver?")
    assert found.names == ("Helen Vane",)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Mr Vane slept when the van burned. His cousin, Hugo Vane, said that it was old.",
            "What did Mr Vane say?",
        ),
        (
            "Hugo Vane said that the van was his. Councillor Olive Vane sat behind him.",
            "What did Councillor Vane say about the van?",
        ),
        (
            "First prize went to Mrs K. Vane. Major Vane said that the marrow was hollow.",
            "What did Mrs Vane say?",
        ),
        (
            "Professor Ikenna Vane said that the bees were well. Lady Vane kept the hives.",
            "What did Lady Vane say about the bees?",
        ),
    ],
)
def test_a_title_of_who_is_silent_is_not_a_namesakes(
    tmp_path: Path, text: str, question: str
) -> None:
    found, _ = ask(tmp_path, {"a.txt": text}, question)
    assert found.unknown


def test_a_title_that_a_text_gives_to_nobody_may_be_theirs(tmp_path: Path) -> None:
    found, _ = ask(tmp_path, {"trial.txt": TRIAL}, "What did Dr Helen Vane say?")
    assert found.names == ("Helen Vane",)
    found, _ = ask(tmp_path, {"trial.txt": TRIAL}, "What did Ms Vane say?")
    assert found.names == ("Helen Vane",)


def test_a_bare_surname_of_who_is_silent_is_a_topic(tmp_path: Path) -> None:
    found, _ = ask(tmp_path, {"trial.txt": TRIAL}, "Vane")
    assert found.speakers is None
