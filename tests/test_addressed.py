from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from gpqa.addressed import addressed_by, replies_of_others
from gpqa.answer import find
from gpqa.heard import everybody
from gpqa.library import Library
from gpqa.question import understand
from gpqa.testing import HashEncoder
from gpqa.whose import whose_words
from tests.helpers_index import build, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


FILES = {
    "interview.txt": (
        "IRIS MOLE: Good morning. The harbour dredger sank on Tuesday for the second time.\n\n"
        "BERTRAM OAKES: Good morning to you. It did, and everybody aboard was brought off.\n\n"
        "IRIS MOLE: Will you step down?\n\n"
        "BERTRAM OAKES: No. It would not raise one plank of that boat.\n\n"
        "IRIS MOLE: Do you want your brother to apologise?\n\n"
        "BERTRAM OAKES: Yes. He owes it to the crew.\n\n"
        "IRIS MOLE: Are you ever going to dive again, and when?\n\n"
        "BERTRAM OAKES: Not while I have breath.\n"
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    base: Path = tmp_path_factory.mktemp("addressed")
    put(base / "in", FILES)
    build(base / "index", base / "in")
    with Library.open(base / "index", encoder=HashEncoder()) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "named", "topic"),
    [
        ("Will Bertram Oakes step down?", "Bertram Oakes", "step down"),
        ("Why won't Oakes step down", "Oakes", "step down"),
        ("Did Iris Mole see the dredger?", "Iris Mole", "see the dredger"),
        ("Will Oakes?", None, None),
        ("Will Hanna Oakes step down?", None, None),
        ("Will the dredger sink?", None, None),
        ("What will Oakes do?", None, None),
    ],
)
def test_whom_a_question_tells_of_is_told_by_their_name(
    library: Library, question: str, named: str | None, topic: str | None
) -> None:
    found = addressed_by(question, everybody(library.store))
    assert (found and found.named, found and found.topic) == (named, topic)


def test_what_they_replied_to_a_you_answers_of_them_with_what_was_asked(library: Library) -> None:
    quote = library.ask("Will Bertram Oakes step down?").quotes[0]
    assert quote.speaker == "Bertram Oakes"
    assert quote.text == "No. It would not raise one plank of that boat."
    assert quote.reply_to is not None
    assert quote.reply_to.text == "Will you step down?"


def test_what_somebody_replies_of_themselves_tells_nothing_of_another(library: Library) -> None:
    quotes = library.ask("Will Iris Mole step down?", min_confidence=0).quotes
    assert quotes
    assert not any("plank" in quote.text for quote in quotes)


@pytest.mark.parametrize(
    ("question", "topic", "replies"),
    [
        ("Will Bertram Oakes step down?", "step down", True),
        ("Is Oakes going to dive again?", "dive again", True),
        ("Will Bertram Oakes apologise?", "apologise", False),  # what is asked is of his brother
        ("Has Bertram Oakes sunk the dredger?", "sunk the dredger", False),
    ],
)
def test_only_what_was_put_to_them_in_these_words_is_replied_to(
    library: Library, question: str, topic: str, replies: bool
) -> None:
    search = find(library.store, library.encoder, question, min_confidence=0)
    turns = [each for each in search.evidence if each.voice.speaker == "Bertram Oakes"]
    none = frozenset[int]()
    assert bool(replies_of_others(library.store, turns, none, "nobody", topic)) is replies


def test_who_is_told_of_is_asked_for_nowhere_else(library: Library) -> None:
    found = whose_words(library.store, understand("Will Bertram Oakes step down?"))
    assert found.speakers is None
    assert found.otherwise is not None
    assert found.otherwise.names == ("Bertram Oakes",)
    assert whose_words(library.store, understand("Will the boat sink?")).otherwise is None


@pytest.mark.parametrize("piece", ["will ", "why did ", "Oakes ", "x", "?"])
def test_no_question_takes_long_to_read(library: Library, piece: str) -> None:
    known = everybody(library.store)
    begin = time.process_time()
    addressed_by((f"Will {piece * 10_000}")[:10_000], known)
    assert time.process_time() - begin < 0.25
