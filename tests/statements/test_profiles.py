"""Portraits: answers that name nobody are whose portrait it is, where nobody else can be meant."""

from __future__ import annotations

import pytest

from gpqa.passages import find_sentences
from gpqa.statements.profiles import find_portrait
from gpqa.statements.speech import find_speech
from gpqa.structure import parse_structure
from tests.helpers_text import assert_linear

HEADING = (
    "‘I row to forget’\n\nThe Friday interview: the ferry captain Nora Quill\n\nBy Tom Brook\n\n"
)
FIRST = "Nora Quill is early. “I was up with the gulls,” she says.\n\n"


def speaker(text: str, words: str) -> str | None:
    """Who is heard with these words."""
    blocks = parse_structure(text)
    speech = find_speech(text, blocks, find_sentences(text, blocks))
    said = {
        text[s.start : s.end]: person.name if person else None
        for s, person in zip(speech.statements, speech.people, strict=True)
    }
    return said[words]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Did she always want a boat? “Never in my whole life, no.”",
        "The captain Ada Storm taught her. Does she miss her? “Never in my whole life, no.”",
        "Is it true? A long silence. A gull cries. “Never in my whole life, no.”",
        "Who taught her to row?\n\n“Never in my whole life, no.”",
        "Her brother, Rhys, cannot swim. “Never in my whole life, no.”, she says.",
        "Quill was born on the water, near Fenwick. “Never in my whole life, no.”",
        "On bridges she is careful. “Never in my whole life, no.”",
    ],
)
def test_an_answer_without_a_name_is_the_portrayed_ones(paragraph: str) -> None:
    text = f"{HEADING}{FIRST}{paragraph}"
    assert speaker(text, "Never in my whole life, no.") == "Nora Quill"


@pytest.mark.parametrize(
    "paragraph",
    [
        "What does her mother say of that? “Never in my whole life, no.”",
        "Did she row? The waiter leans over. “Never in my whole life, no.”",
        "Quill looks at her mate, Ada Storm. “Never in my whole life, no.”",
        "The waiter comes back. “Never in my whole life, no.”",
    ],
)
def test_what_somebody_else_may_have_said_is_not(paragraph: str) -> None:
    text = f"{HEADING}{FIRST}{paragraph}"
    assert speaker(text, "Never in my whole life, no.") is None


def test_whoever_is_named_is_heard_in_a_portrait() -> None:
    text = f"{HEADING}{FIRST}Did she ever sink? “Twice, and I told her so,” says Ada Storm."
    assert speaker(text, "Twice, and I told her so,") == "Ada Storm"


@pytest.mark.parametrize(
    ("heading", "whose"),
    [
        (HEADING, "Nora Quill"),
        ("Lunch with Nora Quill\n\n", "Nora Quill"),
        ("The ferry\n\nI met Nora Quill on her boat.\n\n", "Nora Quill"),
        ("Interview: Nora Quill and Ada Storm\n\n", None),
        ("The ferry\n\nNora Quill has sold her boat.\n\n", None),
        ("Nora Quill interview: why I row\n\n", "Nora Quill"),
        ("The Friday interview\n\nNora Quill\n\n", "Nora Quill"),
        ("The ferry | Profile\n\nNora Quill\n\n", "Nora Quill"),
        ("A profile of Nora Quill\n\n", "Nora Quill"),
        ("An interview with Nora Quill\n\n", "Nora Quill"),
        ("Ada Storm defends the bridge\n\n", None),
        ("High-profile captain Nora Quill quits\n\n", None),
        ("Nora Quill raises the profile of the ferry\n\n", None),
        ("Police interview Nora Quill\n\n", None),
        ("Police interview with Nora Quill goes on\n\n", None),
        ("Nora Quill misses her job interview\n\n", None),
    ],
)
def test_a_portrait_is_of_one_whom_it_says_it_met(heading: str, whose: str | None) -> None:
    text = f"{heading}{FIRST}"
    portrait = find_portrait(text, parse_structure(text))
    assert (portrait and text[slice(*portrait.named)]) == whose


@pytest.mark.parametrize(
    "part", ["“I ", "Is it? “No.” ", "She is.\n\n“No, not me at all.”\n\n", "?"]
)
def test_the_work_is_linear(part: str) -> None:
    def hear(rest: str) -> None:
        text = f"{HEADING}{FIRST}{rest}"
        blocks = parse_structure(text)
        find_speech(text, blocks, find_sentences(text, blocks))

    assert_linear(hear, part, length=6000)
