"""All that belongs to a noun phrase is in it, and its head is told."""

from __future__ import annotations

import pytest

from gpqa.statements.noun_phrases import head_noun
from tests.statements.helpers_prose import subject_of, words_of


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Mr Lee said so", "Mr Lee"),
        ("Charity chief executive Anna Moss said so", "Charity chief executive Anna Moss"),
        ("The head of the union in Wales said so", "The head of the union in Wales"),
        (
            "A spokesman for the Department of Trade said so",
            "A spokesman for the Department of Trade",
        ),
        ("The minister’s own lawyer said so", "The minister’s own lawyer"),
        ("Mr Lee and Ms Moss said so", "Mr Lee and Ms Moss"),
        ("Ministers and judges said so", "Ministers and judges"),
        ("Many said so", "Many"),
        ("Sources close to her said so", "Sources close to her"),
        ("Rep. Ann Moss (D-Ohio) said so", "Rep. Ann Moss (D-Ohio)"),
        ("But Mr Lee said so", "Mr Lee"),
        ("The man accused of killing Jane Roe said so", "The man accused of killing Jane Roe"),
        ("The woman suing Tom Pike said so", "The woman suing Tom Pike"),
        ("As he arrived Tom Pike said so", "Tom Pike"),
        ("The 44-year-old said so", "The 44-year-old"),
        ("The father of two said so", "The father of two"),
        ("Lee and his team said so", "Lee and his team"),
        ("It was late when Mr Lee said so", "Mr Lee"),
        ("Speaking in Leeds yesterday Mr Lee said so", "Mr Lee"),
        ("But Wales’ Anna Moss said so", "Wales’ Anna Moss"),
        ("The Bakers’ and Millers’ Union said so", "The Bakers’ and Millers’ Union"),
        ("In a joint letter, Ann Moss and Tom Pike said so", "Ann Moss and Tom Pike"),
        ("On the quay in Hull, two cooks and a mate said so", "two cooks and a mate"),
        ("When it was late, Ann Moss and Tom Pike said so", "Ann Moss and Tom Pike"),
        (
            "Ann Moss of Hull, Tom Pike and Sue Roe said so",
            "Ann Moss of Hull, Tom Pike and Sue Roe",
        ),
        ("A No 10 aide said so", "A No 10 aide"),
    ],
)
def test_the_whole_noun_phrase_before_the_verb_is_the_subject(text: str, subject: str) -> None:
    assert subject_of(text, "said") == subject


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("the report of the committee", "report"),
        ("A watchdog report published last year", "report"),
        ("Mr Lee, a judge", "lee"),
        ("police", "police"),
    ],
)
def test_the_head_of_a_phrase_stands_before_what_is_joined_to_it(text: str, head: str) -> None:
    words = words_of(text)
    assert head_noun(words, (0, len(words))) == head
