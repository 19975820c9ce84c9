from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.nearmiss import Swap, article_of_speech, names_in, numbers_in, swap

PARAGRAPH = (
    "The council closed four of its libraries in the spring of that year. "
    "Readers in the northern towns lost the only branch within walking distance. "
    "A new bus service was promised to the villages that had none before. "
    "The archive of local newspapers was moved to the county museum."
)
OTHER = "Volcanic soil around the crater holds water well and is farmed by hand."


def test_a_swap_takes_whole_words_only() -> None:
    change = Swap("art", "music")
    assert change("art is a part of art") == "music is a part of music"
    assert not change.touches("a part of it")


def test_a_swap_takes_any_string_as_it_is() -> None:
    assert Swap("3.5", r"\1")("3.5 and 315") == r"\1 and 315"


@pytest.mark.parametrize("question", ["Who led Norway in 1905?", "What is the largest lake?"])
def test_a_swapped_question_asks_something_else(question: str) -> None:
    for seed in range(20):
        change = swap(question, ["Peru", "Chad", "Ann Lee"], ["harbour"], random.Random(seed))
        assert change is not None
        assert change(question) != question
        assert change.old != change.new


def test_where_nothing_can_be_swapped_nothing_is() -> None:
    assert swap("why is it so?", ["Peru"], [], random.Random(1)) is None


def test_names_are_no_question_words_and_numbers_are_whole() -> None:
    assert names_in("What did Ann Lee say in Oslo?") == ["Ann Lee", "Oslo"]
    assert numbers_in("In 1905, 3.5 of 12,000") == ["1905", "3.5", "12,000"]


@given(st.integers(0, 10_000))
def test_speech_that_is_made_is_labelled_by_its_own_sentences(seed: int) -> None:
    for made in article_of_speech(PARAGRAPH, OTHER, random.Random(seed)):
        pieces = [made.text[start:end] for start, end in made.sentences]
        assert " ".join(pieces) == made.text
        assert all(0 <= number < len(pieces) for number in made.evidence)
        assert bool(made.evidence) == (made.kind == "speech")


def test_every_kind_of_made_speech_turns_up() -> None:
    kinds = {
        made.kind
        for seed in range(60)
        for made in article_of_speech(PARAGRAPH, OTHER, random.Random(seed))
    }
    assert kinds == {
        "speech", "speech, other speaker", "speech, other topic", "speech, nobody there",
    }  # fmt: skip


def test_too_little_text_makes_no_speech() -> None:
    assert article_of_speech("One short line.", OTHER, random.Random(1)) == []
