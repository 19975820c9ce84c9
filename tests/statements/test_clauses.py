from __future__ import annotations

import pytest

from gpqa.statements.clauses import (
    bracket_end,
    find_first,
    has_finite,
    is_adjunct,
    noun_phrase_end,
    verb_group,
)
from gpqa.statements.words import is_adverb
from tests.statements.helpers_prose import words_of


@pytest.mark.parametrize(
    ("text", "verb", "first", "traits"),
    [
        ("Mr Lee has also repeatedly said so", "said", "has", {"have"}),
        ("Mr Lee is saying so", "saying", "is", {"be"}),
        ("Mr Lee did not say so", "say", "did", {"do", "negated"}),
        ("Mr Lee wouldn’t say so", "say", "wouldn't", {"modal", "negated"}),
        ("Mr Lee wants to say so", "say", "say", {"infinitive"}),
        ("He’s said so", "said", "'s", {"have"}),
        ("He’s saying so", "saying", "'s", {"be", "have"}),
    ],
)
def test_a_verb_group_holds_its_auxiliaries_and_what_they_show(
    text: str, verb: str, first: str, traits: set[str]
) -> None:
    words = words_of(text)
    group = verb_group(words, words.low.index(verb))
    assert words.low[group.first] == first
    names = ("be", "have", "modal", "do", "negated", "infinitive")
    assert {name for name in names if getattr(group, name)} == traits


def test_a_possessive_is_no_auxiliary() -> None:
    words = words_of("the minister’s claim")
    assert verb_group(words, 3).first == 3


@pytest.mark.parametrize(
    ("text", "finite"),
    [
        ("the plan would fail", True),
        ("practices needed money", True),
        ("most voters want change", True),
        ("the retired colonel", False),
        ("a plan published on Monday", False),
        ("the man who was late", False),
        ("in London", False),
    ],
)
def test_a_finite_verb_is_told_from_participles_and_relative_clauses(
    text: str, finite: bool
) -> None:
    words = words_of(text)
    assert has_finite(words, 0, len(words)) is finite


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("the BBC that it was late", "the BBC"),
        ("reporters on Monday", "reporters"),
        ("the Royal College of Nurses he would", "the Royal College of Nurses"),
        ("Fox and Friends it was", "Fox and Friends"),
        ("them he would", "them"),
        ("his mother’s friends that", "his mother’s friends"),
    ],
)
def test_a_noun_phrase_ends_where_a_clause_or_another_begins(text: str, phrase: str) -> None:
    words = words_of(text)
    stop = noun_phrase_end(words, 0, len(words))
    assert text[: words.ends[stop - 1]] == phrase


@pytest.mark.parametrize("text", ["in a statement", "on Monday", "at a rally", "to reporters"])
def test_where_and_when_it_was_said_is_known(text: str) -> None:
    assert is_adjunct(words_of(text), 0)


def test_other_phrases_are_not_where_it_was_said() -> None:
    assert not is_adjunct(words_of("in the short term"), 0)
    assert not is_adjunct(words_of("at"), 0)


def test_adverbs_are_told_by_the_list_or_the_ending() -> None:
    assert is_adverb("also")
    assert is_adverb("repeatedly")
    assert not is_adverb("family")
    assert not is_adverb("fly")


def test_finding_gives_the_end_where_there_is_nothing() -> None:
    words = words_of("one, two")
    assert find_first(words, ",", 0, 3) == 1
    assert find_first(words, ",", 2, 3) == 3
    assert find_first(words, ",", 3, 3) == 3


def test_brackets_close_for_what_stands_in_them() -> None:
    words = words_of("Lee (Moss said no) and Park said yes")
    first, last = (i for i, word in enumerate(words.low) if word == "said")
    assert words.low[bracket_end(words, first, len(words))] == ")"
    assert bracket_end(words, last, len(words)) == len(words)
