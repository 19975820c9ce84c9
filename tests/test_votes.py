"""Of a recorded vote only the side that is asked for answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gpqa.votes import is_another_side, side_asked
from tests.helpers_index import library_of
from tests.helpers_text import assert_linear

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("Who voted against?", "against"),
        ("Who voted against the motion?", "against"),
        ("how many voted no", "against"),
        ("Did Lee vote against it?", "against"),
        ("Which councillors voted in favour of the amendment?", "for"),
        ("who abstained", "neither"),
        ("Who voted for the homes?", ""),  # the motion may be to refuse them
        ("Who voted to refuse them?", ""),
        ("Who voted for and who voted against?", ""),
        ("How many voted for or against?", ""),
        ("Who has not voted for it?", ""),
        ("How did Councillor Lee vote?", ""),
        ("Who is against the homes?", ""),
        ("What is the vote for?", ""),
        ("What was the result of Monday's vote to close it?", ""),
    ],
)
def test_a_question_may_ask_for_one_side(question: str, side: str) -> None:
    assert side_asked(question) == side


@pytest.mark.parametrize(
    ("row", "side"),
    [
        ("Voting for: Councillors Brook and Quill.", "for"),
        ("**For (3):** Brook, Storm, Quill", "for"),
        ("| In favour | Brook, Storm |", "for"),
        ("Those in favour of the motion: Lee", "for"),
        ("Ayes: 212", "for"),
        ("Against – Lee, Okafor", "against"),
        ("Noes: 198", "against"),
        ("Not Contents: 120", "against"),
        ("Members voting against the motion: Lee", "against"),
        ("Abstentions: none.", "neither"),
    ],
)
def test_a_row_is_of_its_side(row: str, side: str) -> None:
    assert {each for each in ("for", "against", "neither") if not is_another_side(row, each)} == {
        side
    }


@pytest.mark.parametrize(
    "text",
    ["For years: nothing.", "Nobody spoke: they voted.", "Against the wall stood a chair.",
     "Voting was for and against.", "For the record, Lee said: no.",
     "No – I voted for Leave.", "Yes – we voted against it."],
)  # fmt: skip
def test_prose_is_no_row(text: str) -> None:
    assert not is_another_side(text, "neither")


@pytest.mark.parametrize(
    "row",
    ["For: Brook, Storm; Against: Lee, Okafor; Abstained: none.", "| For | Brook | Against | Lee |",
     "Votes for: 7, against: 2, abstentions: 1."],
)  # fmt: skip
def test_a_row_of_several_sides_is_of_each(row: str) -> None:
    assert not is_another_side(row, "against")


def test_whoever_is_absent_does_not_abstain() -> None:
    assert is_another_side("Absent: Lee", "neither")


def test_the_other_side_is_not_quoted(tmp_path: Path) -> None:
    minutes = (
        "The committee considered an application for 40 homes at Mill Lane.\n\n"
        "Councillor Brook proposed that it be refused. A recorded vote was requested.\n\n"
        "Voting for: Councillors Brook, Storm and Quill.\n\n"
        "Voting against: Councillors Lee and Okafor.\n\nThe motion was carried."
    )
    with library_of(tmp_path, {"minutes.txt": minutes}) as library:
        against = {each.text for each in library.ask("Who voted against?").quotes}
        for_it = {each.text for each in library.ask("Who voted for it?").quotes}
    rows = {line for line in minutes.split("\n\n") if line.startswith("Voting")}
    assert rows & against == {"Voting against: Councillors Lee and Okafor."}
    assert rows & for_it == {"Voting for: Councillors Brook, Storm and Quill."}


def test_a_long_line_is_read_in_linear_time() -> None:
    assert_linear(lambda text: is_another_side(text, "for"), "voted ")
    assert_linear(side_asked, "who voted ")
