"""Which deeds, done by saying something, exclude each other, and whose they are."""

from __future__ import annotations

import time

import pytest

from gpqa.deeds import excludes, is_done_by_others
from gpqa.voices import Voice


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("warned", "promise"),
        ("has urged", "promise"),
        ("Ms Lee begged", "promised"),
        ("promised", "warn"),
        ("praised", "criticise"),
        ("condemned", "praise"),
        ("admitted", "deny"),
        ("denies", "admit"),
    ],
)
def test_what_is_told_as_one_is_not_the_other(told: str, asked: str) -> None:
    assert excludes(told, asked)


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("promised", "promise"),
        ("pledged", "promised"),
        ("said", "promise"),  # what was promised may be told so
        ("Critics said", "promise"),
        ("Appeal court judge Jon Marsh said", "promise"),
        ("warned but pledged", "promise"),
        ("warned", "criticise"),  # a warning may be both
        ("demanded", "criticise"),
        ("warned", "say"),
        ("warned", "explain"),  # nothing that is known to be a deed
        ("", "promise"),
        ("warned", ""),
    ],
)
def test_what_may_be_both_is_not_excluded(told: str, asked: str) -> None:
    assert not excludes(told, asked)


@pytest.mark.parametrize(
    "words",
    [
        "Ministers have promised a bridge",
        "Hunt pledged more",
        "I was glad that the council had promised it",
        "The Treasury has never promised it",
    ],
)
def test_what_others_did_is_told_and_not_done(words: str) -> None:
    assert is_done_by_others(words, "promise")


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("I promised one", "promise"),
        ("Having promised a bridge, I will build it", "promise"),
        ("I believe in it and have promised it", "promise"),
        ("All of us have promised a bridge", "promise"),
        ("The government I lead has promised a bridge", "promise"),
        ("We’ve never promised it", "promise"),
        ("I have always and repeatedly promised it", "promise"),
        ("she had already promised a bridge", "promise"),
        ("My government has promised £10m", "promise"),
        ("We are committed to building a bridge", "promise"),
        ("The promised bridge will open by May", "promise"),
        ("It will be rebuilt, as promised", "promise"),
        ("Places will be guaranteed", "promise"),
        ("the promise stands", "promise"),
        ("These claims are strenuously denied", "deny"),
        ("Patients were admitted to the ward", "admit"),
        ("Ministers have promised it", "explain"),
        ("", "promise"),
    ],
)
def test_what_somebody_says_of_their_own_deeds_may_be_it(words: str, asked: str) -> None:
    assert not is_done_by_others(words, asked)


TEXT = "Ms Lee pledged a bridge and warned of a flood, as Mr Park had promised."


@pytest.mark.parametrize(
    ("cues", "verb", "none"),
    [
        ([(0, 14)], "promise", False),
        ([(0, 6)], "promise", True),  # Mr Park's
        ([(0, 14), (28, 34)], "warn", False),
        ([(28, 34)], "praise", True),
        ([(28, 34)], "explain", False),
        ([], "praise", False),
        ([(60, 900)], "praise", False),  # another sentence's
    ],
)
def test_a_sentence_tells_no_such_deed(cues: list[tuple[int, int]], verb: str, none: bool) -> None:
    voice = Voice("Ms Lee", cues=tuple((a + 7, b + 7) for a, b in cues))
    assert voice.tells_no_such_deed(verb, TEXT, 7) is none


@pytest.mark.parametrize("piece", ["ed", "promised ", "I ", "A promised ", "has had ", "Aa-"])
def test_time_is_linear(piece: str) -> None:
    begin = time.process_time()
    is_done_by_others(piece * 20_000, "promise")
    excludes(piece * 20_000, "promise")
    assert time.process_time() - begin < 2
