"""Who cannot say anything has said nothing, and a noun is no verb."""

from __future__ import annotations

import pytest

from tests.statements.helpers_prose import cues


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Critics say that it is late.", [("say", "Critics")]),
        ("No 10 said that it was late.", [("said", "No 10")]),
        ("Tom Pike, the director, calls it a sham.", [("calls", "Tom Pike, the director")]),
        ("Its director, Ann Moss, calls it a sham.", [("calls", "Its director, Ann Moss")]),
        ("Council bosses threaten to go", [("threaten", "Council bosses")]),
    ],
)
def test_whoever_can_speak_says_it(text: str, found: list[tuple[str, str | None]]) -> None:
    assert cues(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "If he says that it is late, we go.",
        "I like the fair, whatever Mr Lee is telling people.",
        "Whichever paper Lee is telling people to read, I like the fair.",
        "The insurance claims were late.",
        "The report on the calls was late.",
        "This suggests that it was late.",
        "I think that it was late.",
        "Nobody said that it was late.",
        "The evidence suggests that it was late.",
        "No cook said that it was late.",
        "No 9 geese said that it was late.",
        "An earlier version of this article said that it was late.",
        "This article first said that it was late.",
        "Mayor permits challenge to plan",
        "THE COOK WHO HATES GEESE",
        "The cook who hates geese",
        "Old mill road gate says it is late.",
    ],
)
def test_what_cannot_speak_says_nothing(text: str) -> None:
    assert cues(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A queue of cooks who wanted to join was there.",
        "The clerk that hopes to move has a dog.",
        "The results gave evidence that it works.",
    ],
)
def test_what_somebody_is_after_or_a_thing_shows_is_not_said(text: str) -> None:
    assert cues(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The pathologist gave evidence that it was late.", [("gave", "The pathologist")]),
        ("Dr Moss, who wants to leave, is ill.", [("wants", "Dr Moss")]),
        ("Mr Lee accepts that it was late.", [("accepts", "Mr Lee")]),
        ("Mr Lee does not accept that it was late.", [("accept", "Mr Lee")]),
    ],
)
def test_a_witness_is_heard_and_what_is_accepted_is_said(
    text: str, found: list[tuple[str, str | None]]
) -> None:
    assert cues(text) == found
