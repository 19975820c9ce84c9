from __future__ import annotations

import pytest

from tests.helpers_text import assert_linear
from tests.statements.test_speech import heard


@pytest.mark.parametrize(
    "text",
    [
        "In our spring number we said that Major Pell had opposed the bypass. He backed it.",
        "Last week we reported that Ann Orr was calling for a ban. She is not.",
        "* An earlier version of this article said that Ann Orr was calling for a ban.",
        "On Monday we wrongly said that Ann Orr supported the ban. She does not.",
        "In Tuesday’s paper Ann Orr was wrongly quoted as saying that the bypass was dead.",
        "In a report on Monday we quoted Ann Orr as saying that the bypass was dead.",
        "Editor’s note: This article said that Ann Orr opposed the bypass. She does not.",
        "Note added 9 May: In the first version of this note, the boy was given as aged 9.",
    ],
)
def test_what_is_taken_back_is_no_statement_of_whom_it_names(text: str) -> None:
    assert heard(f"Bypass news\n\n{text}\n") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "An earlier version of this article gave nine; Ann Orr said that it was six.",
            ("Ann Orr", "reported", "it was six"),
        ),
        (
            "Ann Orr, who read an earlier version of our plan, said that it was dull.",
            ("Ann Orr", "reported", "it was dull"),
        ),
        (
            "As we reported last week, Ann Orr said that the bypass was dead.",
            ("Ann Orr", "reported", "the bypass was dead"),
        ),
        (
            "Clarification: Ann Orr said that it was six.",
            ("Ann Orr", "reported", "it was six"),
        ),
        (
            "The note said that the key was lost.",
            ("the note", "reported", "the key was lost"),
        ),
    ],
)
def test_who_is_heard_beside_it_stays(text: str, said: tuple[str, str, str]) -> None:
    assert heard(f"Bypass news\n\n{text}\n") == [said]


LONG = "with her two dogs on a wet night in May, from the far end of the town by the bridge, " * 4


def test_a_long_sentence_is_read_where_its_cue_stands() -> None:
    assert heard(f"Readers came {LONG} when we said that Ann Orr had opposed the bypass.\n") == []


@pytest.mark.parametrize("turn", ["; ", ", whereas "])
def test_the_papers_words_end_far_into_a_long_sentence(turn: str) -> None:
    taken_back = f"An earlier version of this article gave nine, {LONG}"
    said = heard(f"{taken_back}{turn}Ann Orr said that it was six.\n")
    assert ("Ann Orr", "reported", "it was six") in said


@pytest.mark.parametrize("piece", ["we said that Ann Orr said ", "Ann Orr, wrongly quoted, said "])
def test_time_is_linear(piece: str) -> None:
    def read(text: str) -> None:
        heard(f"An earlier version of this article said {text}")

    assert_linear(read, piece)
