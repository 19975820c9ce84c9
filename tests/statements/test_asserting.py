"""What was said is told from what was not, or is only to be said."""

from __future__ import annotations

import pytest

from tests.helpers_speech import heard
from tests.statements.helpers_prose import cues


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mr Lee has denied that it was late.", [("denied", "Mr Lee")]),
        ("Mr Lee does not believe that it is late.", [("believe", "Mr Lee")]),
        ("Mr Lee went on to say that it was late.", [("say", "Mr Lee")]),
        ("Mr Lee denied having said that it was late.", [("denied", "Mr Lee")]),
    ],
)
def test_a_verb_that_tells_what_was_said_is_a_cue(
    text: str, found: list[tuple[str, str | None]]
) -> None:
    assert cues(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Mr Lee did not say that it was late.",
        "Mr Lee would not say that it was late.",
        "Mr Lee would say that it was late.",
        "It was said that it was late.",
        "Mr Lee is expected to win.",
        "To say that it was late is unfair.",
    ],
)
def test_a_verb_that_tells_of_nothing_said_is_no_cue(text: str) -> None:
    assert cues(text) == []


@pytest.mark.parametrize(
    "aside",
    [
        ", no kin, he asks us to say,",
        " (no kin, he asks us to add)",
        " – no kin, he asks us to note –",
    ],
)
def test_what_the_writer_is_asked_to_say_is_told_around_it(aside: str) -> None:
    assert [verb for verb, _ in cues(f"Mr Lee{aside} said that it was late.")] == ["said"]


def test_what_the_writer_is_asked_to_say_may_follow() -> None:
    assert cues("Mr Lee asked us to say that it was late.")[0] == ("asked", "Mr Lee")


@pytest.mark.parametrize(
    "text",
    ["He would say only that it was late.", "He would only confirm that it was late."],
)
def test_what_somebody_would_only_say_was_said(text: str) -> None:
    assert cues(text)


@pytest.mark.parametrize(
    "text",
    [
        "He would say that it was late.",
        "If asked, he would only say that it was late.",
        "He would only say that if it was late.",
        "He would not only say that it was late.",
        "He could only say that it was late.",
    ],
)
def test_what_somebody_would_say_was_not(text: str) -> None:
    assert cues(text) == []


def test_who_would_say_only_so_much_said_it_but_not_of_a_case_that_may_come() -> None:
    said = heard("Asked if the pool would shut, Ann Lee would say only that talks were going on.")
    assert said == [("Ann Lee", "talks were going on")]
    assert heard("The mayor would only confirm the closure once votes were counted.") == []
