from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from gpqa.inquiries import puts_question, suits, wants_questions
from gpqa.models import Attribution
from gpqa.voices import Voice
from tests.helpers_index import library_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpqa.library import Library

FILES = {
    "harbour.txt": (
        "Mrs Ada Lunn asked whether the Board had thought of tolls for the swing bridge.\n\n"
        "Captain Roe said that tolls for the swing bridge would empty the quay.\n\n"
        "Mr Bevis Hart, asked whether he had sold the crane, said that he had sold nothing.\n"
    ),
    "hearing.txt": (
        "MS DALE: Were the mooring ropes ever replaced after the storm?\n\n"
        "MR TEASDALE: The mooring ropes were replaced in the spring after the storm.\n\n"
        "MS DALE: And who paid for them in the end, Mr Teasdale?\n\n"
        "MR TEASDALE: The insurers paid for nearly all of them.\n"
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with library_of(tmp_path_factory.mktemp("inquiries"), FILES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("Who asked about the tolls?", True),
        ("Who has asked whether the ropes were replaced?", True),
        ("Who asked the board why the quay was shut?", True),
        ("Who rejected the tolls?", False),
        ("Who else denied it?", False),
        ("Who asked for a new rope?", None),
        ("Who asked them to leave?", None),
        ("Who said that the tolls would rise?", None),
        ("Who talked about the tolls?", None),
        ("What did Roe ask about the tolls?", None),
    ],
)
def test_only_who_asked_wants_a_question_and_only_a_stand_wants_none(
    question: str, wants: bool | None
) -> None:
    assert wants_questions(question) is wants


@pytest.mark.parametrize(
    ("cue", "text", "puts"),
    [
        ("Mrs Lunn asked", "Mrs Lunn asked whether there would be tolls.", True),
        ("Lunn asked the Board", "In May Lunn asked the Board why it was so.", True),
        ("asked Mrs Lunn", "“Will there be tolls?” asked Mrs Lunn.", True),
        ("Mrs Lunn said", "Mrs Lunn said: “Why should we pay?”", True),
        ("Mrs Lunn asked", "Mrs Lunn asked for a smaller toll.", False),
        ("Hart, asked whether he knew, said", "Hart, asked whether he knew, said no.", False),
        ("asked", "Mr Hart, asked whether he knew, said that he did not.", False),
        ("Hart, asked by Dean, said", "Hart, asked by Dean, said why he had gone.", False),
        ("Roe said", "Roe said that nobody had asked whether it was safe.", False),
    ],
)
def test_who_asks_is_told_from_who_is_asked_and_answers(cue: str, text: str, puts: bool) -> None:
    at = 700 + text.index(cue)
    voice = Voice("Somebody", Attribution.REPORTED, (at, at + len(cue)), 1)
    assert puts_question(text, 700, voice) is puts
    assert suits(text, 700, voice, asking=True) is puts


def test_a_question_asked_in_earnest_may_take_a_stand() -> None:
    voice = Voice("Ada Lunn", Attribution.TURN, (0, 9), 1)
    assert suits("How can anybody want tolls?", 20, voice, asking=False)


def test_a_question_is_no_stand_and_an_answer_is_nobodys_question(library: Library) -> None:
    assert [q.speaker for q in library.ask("Who asked about tolls for the bridge?").quotes] == [
        "Ada Lunn"
    ]
    against = library.ask("Who opposed tolls for the swing bridge?", min_confidence=0)
    assert against.quotes[0].speaker == "Captain Roe"
    assert "Ada Lunn" not in {q.speaker for q in against.quotes}
    asked = library.ask("Who asked whether the mooring ropes were replaced?", min_confidence=0)
    assert {q.speaker for q in asked.quotes} == {"Ms Dale"}


@pytest.mark.parametrize("piece", ["who asked ", "who has ", " asked", "asked a ", "? ", '"”', "."])
def test_no_text_takes_long_to_read(piece: str) -> None:
    text = (piece * 60_000)[:60_000]
    begin = time.process_time()
    wants_questions(text[:10_000])
    puts_question(text, 0, Voice("Ann", Attribution.REPORTED, (0, len(text) // 2), 1))
    assert time.process_time() - begin < 0.25
