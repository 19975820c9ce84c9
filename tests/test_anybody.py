"""Who is nobody in particular."""

from __future__ import annotations

import pytest

from gpqa.anybody import is_anybody
from gpqa.question import understand


@pytest.mark.parametrize(
    "who",
    [
        "anyone", "no one", "nobody", "everybody in the hall", "anyone but Ode", "nobody but Ode",
        "somebody else", "others", "the others", "others apart from Ode", "people other than Ode",
        "all speakers", "each speaker", "one of the speakers", "either of them", "both sides",
        "two of the other witnesses", "most people", "several", "a speaker", "another witness",
    ],
)  # fmt: skip
def test_nobody_in_particular_is_nobody_whose_words_are_asked_for(who: str) -> None:
    assert is_anybody(who)
    assert understand(f"Did {who} criticise the roof?").who is None
    assert understand(f"Why does {who} oppose the roof?").who is None


@pytest.mark.parametrize(
    "who",
    [
        "the speaker", "the witness", "Ode", "one of the nurses", "someone close to the board",
        "the report", "the board", "most nurses", "both Ode and Finch", "an engineer", "No 10", "",
        "the other engineer", "Anyonette Ode",
    ],
)  # fmt: skip
def test_who_may_be_somebody_is_looked_for(who: str) -> None:
    assert not is_anybody(who)


@pytest.mark.parametrize(
    "text",
    [
        "What did the speakers say about the roof?",
        "What did all of them say about the roof?",
        "What do most people think about the roof?",
        "Did one of the speakers mention the roof?",
        "Everyone on the roof",
        "Give me quotes on the roof",
        "Any quotes about the roof from anyone?",
        "statements by other people on the roof",
    ],
)
def test_what_asks_of_nobody_in_particular_is_put_alike(text: str) -> None:
    question = understand(text)
    assert question.text == "the roof"
    assert question.read == "What was said about the roof?"
    assert question.who is None


def test_what_merely_wants_to_be_told_is_read_as_asked() -> None:
    assert understand("Tell me about the roof").read == "Tell me about the roof"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("quotes on the roof from Ode", "Ode"),
        ("quotes on the roof", None),
        ("The speaker on the roof", "The speaker"),
    ],
)
def test_of_whom_quotes_are_wanted_is_asked(text: str, who: str | None) -> None:
    assert understand(text).who == who
