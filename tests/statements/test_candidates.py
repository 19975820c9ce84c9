"""Cue verbs are found, and names and other words are none."""

from __future__ import annotations

import pytest

from tests.statements.helpers_prose import cues


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mr Lee said that it was late.", [("said", "Mr Lee")]),
        ("Theresa May said that it was late.", [("said", "Theresa May")]),
        ("Minister Says It Is Late", [("says", "Minister")]),
    ],
)
def test_cue_verbs_are_found_with_their_subjects(
    text: str, found: list[tuple[str, str | None]]
) -> None:
    assert cues(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The United States was late.",
        "That is what he said it was.",
    ],
)
def test_what_nobody_said_is_no_cue(text: str) -> None:
    assert cues(text) == []


def test_a_sentence_of_nothing_but_cues_is_cut_short() -> None:
    assert len(cues("he said " * 200)) < 50


def test_a_noun_behind_a_preposition_is_no_verb_of_the_subject_before_its_clause() -> None:
    text = "Every patient in Kent who is ill will be seen under plans to be told today."
    assert cues(text) == []
    assert cues("Practices in Leeds plan to close.") == [("plan", "Practices in Leeds")]
