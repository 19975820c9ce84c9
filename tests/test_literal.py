from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from gpqa.literal import LITERAL, find_literal, quoted_in, without_quoted
from gpqa.question import understand
from tests.helpers_index import build, library_of, open_library, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gpqa.library import Library

FILES = {
    "ferry.txt": (
        "The ferry has not sailed since Monday. Mary Quill said: “It’s odd.”\n\n"
        "Tom Rask said: “No.”\n\n"
        "Eva Holm said that the ferry was rusty. “We knew it. I am not a sailor,” she said.\n\n"
        "Jon Poe said that no ferry was safe, and he called the repair “a botch from end to end”.\n"
    ),
    "other.txt": "Ida Berg said: “They are never there.” The quay was empty and the shops shut.\n",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with library_of(tmp_path_factory.mktemp("literal"), FILES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ('Who said "I am not a sailor"?', ("I am not a sailor",)),
        ("Who said “it’s odd”?", ("it’s odd",)),
        ("Who said 'it's odd'?", ("it's odd",)),
        ("Who said ‘it’s odd’?", ("it’s odd",)),
        ("Who said «never»?", ("never",)),
        ('Who said "we … knew it all along"?', ("knew it all along",)),
        ("What is the residents' view of the dogs' home?", ()),
        ('Who said "a" or "b", "a" or "c" or "d"?', ("a", "b", "c")),
        ('Who said ""?', ()),
        ('Who said "…"?', ()),
        ("Who's at the residents' home, and isn't it theirs?", ()),
    ],
)
def test_what_stands_in_quotation_marks_is_read(question: str, quoted: tuple[str, ...]) -> None:
    assert quoted_in(question) == quoted


def test_around_a_quotation_its_words_are_gone() -> None:
    assert without_quoted('Did Poe say "a botch"?').split() == ["Did", "Poe", "say", "?"]


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ('Who said "I am not a sailor"?', "Eva Holm"),
        ('Who said "i am not a sailor."?', "Eva Holm"),
        ("Who said “It's odd”?", "Mary Quill"),
        ('Who said "no"?', "Tom Rask"),
        ('Who said "They are never there"?', "Ida Berg"),
        ('Who called the repair "a botch from end to end"?', "Jon Poe"),
        ('Did Eva Holm say "I am not a sailor"?', "Eva Holm"),
        ('"a botch from end to end"', "Jon Poe"),
    ],
)
def test_the_very_words_come_first_and_are_sure(
    library: Library, question: str, speaker: str
) -> None:
    answer = library.ask(question)
    assert answer.quotes[0].speaker == speaker
    assert len({quote.speaker for quote in answer.quotes}) == 1
    assert answer.confidence >= LITERAL


@pytest.mark.parametrize(
    "question",
    [
        "What is the “ferry”?",
        'Why did Eva Holm say "I am not a sailor"?',
        "How many shops shut on the “quay”?",
    ],
)
def test_a_question_for_more_than_the_words_is_asked_as_it_is(question: str) -> None:
    assert understand(question).quoted == ()


def test_who_is_named_inside_a_quotation_is_not_who_is_asked_for() -> None:
    found = understand('Who said "the thing that Eva Holm said about the ferry is wrong"?')
    assert found.who is None
    assert found.asks_who


def test_words_that_somebody_else_said_are_not_who_is_asked_abouts(library: Library) -> None:
    answer = library.ask('Did Mary Quill say "I am not a sailor"?')
    assert all(quote.speaker == "Mary Quill" for quote in answer.quotes)
    assert answer.confidence < LITERAL


@pytest.mark.parametrize(
    "question",
    [
        "Who said the “botch from end to end” was painted green in 1990?",
        'Who told the bishop "I am not a sailor"?',
    ],
)
def test_what_is_asked_beside_the_words_has_to_be_there_too(
    library: Library, question: str
) -> None:
    assert library.ask(question).confidence < LITERAL


def test_a_single_word_is_looked_up_only_where_it_is_all_that_is_quoted(library: Library) -> None:
    found = find_literal(library.store, ["no"], None)
    assert [library.store.text(*span) for span in found.spans] == ["No"]


def test_common_words_are_found_without_any_that_is_indexed(library: Library) -> None:
    found = find_literal(library.store, ["they are never there"], None)
    assert [library.store.text(*span) for span in found.spans] == ["They are never there"]


@pytest.mark.parametrize("piece", ['"', "'", "‘", "“", "“ ", "'a ", '" …', "’"])
def test_no_question_takes_long_to_read(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    began = time.process_time()
    quoted_in(text)
    without_quoted(text)
    assert time.process_time() - began < 2


RADIO = """COAST RADIO, THE MORNING SHOW, 3 MAY

NORA BELL: Good morning. The harbour master has gone at last.

UNNAMED MAN: It is a scandal. He ought to have gone in the winter.

NORA BELL: "He ought to have gone in the winter." That was you, Captain Daly.

CAPTAIN DALY: It was not me.

NORA BELL: It sounded like you.

CAPTAIN DALY: He ought to have stayed.
"""


def test_who_says_words_comes_before_who_repeats_them_in_quotation_marks(tmp_path: Path) -> None:
    put(tmp_path / "in", {"radio.txt": RADIO})
    build(tmp_path / "index", tmp_path / "in")
    with open_library(tmp_path / "index") as library:
        quotes = library.ask('Who said "He ought to have gone in the winter"?').quotes
    assert quotes[0].speaker == "UNNAMED MAN"
