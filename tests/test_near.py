from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.near import near_misses
from tests.helpers_text import FAMILIES, assert_linear, texts, thorough

TEXT = (
    "The minister said:\n  “We’ll  build\u00a0more\r\nhomes – and soon.” She did not say when.\n"
    "“we'll build more homes - and soon”, the leader said."
)


def found(words: str, text: str = TEXT) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[near.start : near.end], near.differs) for near in near_misses(text, words)]


@pytest.mark.parametrize(
    ("words", "differs"),
    [
        ("build\u00a0more homes", ("white space",)),
        ("THE MINISTER", ("letter case",)),
        ("We'll  build", ("quotation marks and dashes",)),
        ("homes — and soon", ("quotation marks and dashes",)),
        ("'She did not say when'", ("punctuation around",)),
        ("…she did not…", ("letter case", "punctuation around")),
    ],
)
def test_almost_the_words_are_found_with_what_differs(words: str, differs: tuple[str, ...]) -> None:
    assert found(words)[0][1] == differs


def test_every_place_is_the_sources_own_characters() -> None:
    places = [place for place, _ in found("We'll build more homes")]
    assert places == ["We’ll  build\u00a0more\r\nhomes", "we'll build more homes"]


def test_other_words_are_no_near_miss() -> None:
    for words in ("We'll build fewer homes", "“”", "   ", "said: more", "homes and soon"):
        assert found(words) == []


def test_words_that_stand_verbatim_are_no_near_miss() -> None:
    assert all(place != "The minister" for place, _ in found("The minister"))


def test_only_the_first_few_are_given() -> None:
    assert len(near_misses("Yes. " * 50, "YES")) == 3


@given(text=texts, data=st.data())
@thorough
def test_any_piece_with_its_white_space_widened_is_found_again(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = text[start:end].strip()
    wide = "  ".join(words.split(" "))
    if wide == words:
        return
    places = near_misses(text, wide, most=10_000)
    at = start + text[start:end].index(words)
    assert (at, at + len(words)) in [(near.start, near.end) for near in places]


@pytest.mark.parametrize("piece", FAMILIES.values(), ids=FAMILIES.keys())
def test_it_takes_time_in_proportion_to_the_text(piece: str) -> None:
    assert_linear(lambda text: near_misses(text, f"{piece} {piece}X"), piece)
