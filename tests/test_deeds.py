"""Which deeds, done by saying something, exclude each other."""

from __future__ import annotations

import pytest

from gpqa.deeds import is_another_deed, is_done_by_others


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("warned", "promise"),
        ("has urged", "promise"),
        ("promised", "warn"),
        ("praised", "criticise"),
        ("condemned", "praise"),
        ("admitted", "deny"),
        ("denied", "admit"),
    ],
)
def test_what_is_told_as_one_is_not_the_other(told: str, asked: str) -> None:
    assert is_another_deed(told, asked)


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("promised", "promise"),
        ("pledged", "promised"),
        ("said", "promise"),  # what was promised may be told so
        ("warned", "criticise"),  # a warning may be both
        ("demanded", "criticise"),
        ("warned", "say"),
        ("warned", "explain"),  # nothing that is known to be a deed
        ("", "promise"),
        ("warned", ""),
    ],
)
def test_what_may_be_both_is_not_excluded(told: str, asked: str) -> None:
    assert not is_another_deed(told, asked)


@pytest.mark.parametrize(
    "words",
    [
        "Ministers have promised a bridge",
        "We were promised a bridge",
        "Hunt pledged more",
        "I was glad that the council had promised it",
    ],
)
def test_what_others_did_is_told_and_not_done(words: str) -> None:
    assert is_done_by_others(words, "promise")


@pytest.mark.parametrize(
    "words",
    [
        "I promised one",
        "We’ve never promised it",
        "she had already promised a bridge",
        "the promise stands",
        "You will have your bridge",
        "",
    ],
)
def test_what_somebody_says_of_their_own_deeds_may_be_it(words: str) -> None:
    assert not is_done_by_others(words, "promise")


def test_a_deed_of_no_known_kind_is_known_by_its_word() -> None:
    assert is_done_by_others("The panel recommended it", "recommend")
    assert not is_done_by_others("The panel recommended it", "explain")
