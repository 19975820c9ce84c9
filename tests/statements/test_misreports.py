from __future__ import annotations

import pytest

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
