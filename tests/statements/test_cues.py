from __future__ import annotations

import pytest
from hypothesis import given

from gpqa.statements.cues import find_cues
from gpqa.statements.words import Words
from tests.helpers_text import texts, unhurried
from tests.statements.helpers_prose import shown, words_of


def read(text: str) -> list[tuple[str | None, list[str | None]]]:
    """Who says what, in the order of the cues."""
    words = words_of(text)
    return [
        (shown(words, cue.named), [shown(words, piece) for piece in cue.contents])
        for cue in find_cues(words)
    ]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("“It is late,” said Mr Lee.", ["“It is late,”"]),
        ("“It is late,” Mr Lee said.", ["“It is late,”"]),
        ("It is late now, Mr Lee said.", ["It is late now"]),
        ("It is late now, said Mr Lee, the mayor.", ["It is late now"]),
        ("“Never,” Mr Lee said, “again.”", ["“Never,”", "“again.”"]),
        ("The bill, Mr Lee said, would pass.", ["The bill", "would pass"]),
        ("The bill, Mr Lee said, “would pass”.", ["The bill", "“would pass”"]),
        ("It was, Mr Lee admitted, a gamble.", ["It was", "a gamble"]),
        ("The bill was “a mess”, Mr Lee said.", ["The bill was “a mess”"]),
        ("The bill is dead, as Mr Lee said.", ["The bill is dead"]),
        ("As Mr Lee said, the bill is dead.", ["the bill is dead"]),
        ("The rule is a “sham,” as Mr Lee put it.", ["The rule is a “sham,”"]),
        ("The bill is dead, Mr Lee told MPs on Monday.", ["The bill is dead"]),
        ("“It is late,” Mr Lee was quoted as saying.", ["“It is late,”"]),
        ("“It is late,” the minutes quote Mr Lee as saying.", ["“It is late,”"]),
        (
            "It was late, he told MPs, but only if it rained.",
            ["It was late", "but only if it rained"],
        ),
        ("While it was late, Mr Lee said it was safe.", ["While it was late", "it was safe"]),
    ],
)
def test_what_was_said_may_stand_before_its_cue_or_around_it(text: str, pieces: list[str]) -> None:
    assert [contents for _, contents in read(text)] == [pieces]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        (
            "He admitted that it was late but said it was safe and argued that it would pass.",
            [("He", "it was late"), ("He", "it was safe"), ("He", "it would pass")],
        ),
        (
            "Mr Lee said it was late, but Ms Moss said it was early.",
            [("Mr Lee", "it was late"), ("Ms Moss", "it was early")],
        ),
        ("Ms Moss wants a vote now, Mr Lee said.", [("Mr Lee", "Ms Moss wants a vote now")]),
        ("Mr Lee said Ms Moss told him it was late.", [("Mr Lee", "Ms Moss told him it was late")]),
    ],
)
def test_each_cue_carries_its_own_and_nested_ones_are_not_read(
    text: str, cues: list[tuple[str, str]]
) -> None:
    assert read(text) == [(named, [content]) for named, content in cues]


def test_two_clauses_of_one_cue_are_two_pieces() -> None:
    assert read("He added it was late, and that it was safe.") == [
        ("He", ["it was late", "it was safe"])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "When asked about the leak, the senator laughed.",
        "Speaking in Leeds, Mr Lee said.",
        "On “The Hour,” Mr Lee laughed.",
        "The film, “The Man Who Said No”, won.",
        "",
    ],
)
def test_nothing_is_made_up(text: str) -> None:
    assert read(text) == []


def test_the_title_of_a_programme_is_not_what_was_said_on_it() -> None:
    assert read("On Sunday’s “The Hour,” Mr Lee said the bill was dead.") == [
        ("Mr Lee", ["the bill was dead"])
    ]


@unhurried
@given(texts)
def test_every_range_lies_within_the_sentence_and_holds_something(text: str) -> None:
    words = Words(text, (0, len(text)), [])
    for cue in find_cues(words):
        for first, stop in [(cue.first, cue.stop), cue.named, *cue.contents]:
            assert 0 <= first < stop <= len(words)
