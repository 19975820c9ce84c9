from __future__ import annotations

import pytest
from hypothesis import given

from gpqa.statements.colons import find_announced
from gpqa.statements.words import Words
from tests.helpers_text import texts, thorough
from tests.statements.helpers_prose import said, shown, words_of


def announced(text: str) -> list[str | None]:
    words = words_of(text)
    return [shown(words, cue.named) for cue in find_announced(words, [])]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ann Reed was unmoved: “Nobody told me.”", "Ann Reed"),
        ("Doyle is confident: “The law is clear.”", "Doyle"),
        ("John Kerr shrugged: “It happens.”", "John Kerr"),
        ("She smiled broadly: “It happens!”", "She"),
        ("He is confident of winning: “The law is clear. These are not.”", "He"),
        ("The manager looked furious: “We were robbed.”", "The manager"),
        ("A spokesman was blunt: “We will not pay.”", "A spokesman"),
        ("Her sister, Mary Reed, has no doubts: “He did it.”", "Her sister, Mary Reed"),
        ("Outside court, Mr Lee was in no doubt: “Justice was done.”", "Mr Lee"),
        ("The vote passed, but Ms Roe remained defiant: “We go on.”", "Ms Roe"),
        ("Dr Penn was not impressed: “Is that all?”", "Dr Penn"),
        ("Her uncle, Al Reed, was more forgiving: “They did try.”", "Her uncle, Al Reed"),
        ("Al Reed was far less charitable: “They never try.”", "Al Reed"),
        ("Ms Roe remained gracious: “We go on.”", "Ms Roe"),
        ("Ms Roe was combative: “We go on.”", "Ms Roe"),
        ("Al Reed had a different view: “They did try.”", "Al Reed"),
        ("Ms Roe took the opposite view: “We go on.”", "Ms Roe"),
        ("Dr Penn has a message for the board: “Come and see.”", "Dr Penn"),
        ("Dr Penn had this to say: “Come and see.”", "Dr Penn"),
    ],
)
def test_a_mood_or_look_before_a_colon_shows_who_speaks(text: str, who: str) -> None:
    assert announced(text) == [who]


@pytest.mark.parametrize(
    "text",
    [
        "The sign above the door was clear: “No dogs.”",
        "The message is simple: “We are closed.”",
        "The law is clear: “A home must be fit to live in.”",
        "Advice is clear: “Stay at home.”",
        "The council is confident: “We will win.”",
        "Mr Kerr was happy with the reply: “Yes, we will.”",
        "Mr Kerr was proud of the sign on his door: “Keep out.”",
        "Mr Kerr was told: “Keep out.”",
        "Mr Kerr opened the letter: “Keep out.”",
        "Mr Kerr was furious when he got there: “Keep out.”",
        "Mr Kerr would be furious: “Keep out.”",
        "Mr Kerr did not smile: “Keep out.”",
        "Mr Kerr is sure: “no dogs”",
        "Mr Kerr was the first: “Keep out.”",
        "Mr Kerr was Scottish: “Keep out.”",
        "Mr Kerr was alive: “Keep out.”",
        "Mr Kerr was unavailable: “Keep out.”",
        "Mr Kerr was given a different answer: “Keep out.”",
        "Mr Kerr received a message: “Keep out.”",
        "Mr Kerr had a sign on his door: “Keep out.”",
        "Mr Kerr would have a different view: “Keep out.”",
        "The law takes a different view: “Keep out.”",
        "The novel was generous: “It is a good life.”",
        "Nobody was sure: “It is late.”",
        "It was clear: “It is late.”",
        "Nurses were furious: “Nobody told us.”",
        "Kerr: “Nobody told us.”",
        "Mr Kerr was unmoved: nobody told him.",
        "Furious: “Nobody told us.”",
        ": “Nobody told us.”",
    ],
)
def test_a_things_mood_or_a_text_is_nobodys_voice(text: str) -> None:
    assert announced(text) == []


def test_what_another_cue_carries_is_left_to_it() -> None:
    words = words_of("Mr Kerr was unmoved: “Nobody told me.”")
    assert find_announced(words, [(0, len(words))]) == []


def test_the_quotation_is_listed_whole() -> None:
    text = "He is confident of winning: “The law is clear. A home must be dry. These are not.”"
    assert said(text)[-1] == ("He", "The law is clear. A home must be dry. These are not.")


@thorough
@given(texts)
def test_every_range_lies_within_the_sentence(text: str) -> None:
    words = Words(text, (0, len(text)), [])
    assert find_announced(words, []) == []
