from __future__ import annotations

import pytest

from gpqa.statements.subjects import (
    antecedent,
    find_subject,
    first_subject,
    head_noun,
    subject_after,
)
from tests.statements.helpers_prose import shown, words_of


def subject_of(text: str, verb: str) -> str | None:
    words = words_of(text)
    return shown(words, find_subject(words, words.low.index(verb)))


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("He said so", "He"),
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
        ("The White House on Tuesday said so", "The White House"),
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
    ("text", "subject"),
    [
        ("Mr Lee, a retired colonel, said so", "Mr Lee, a retired colonel"),
        ("In Leeds, Mr Lee, who is 52, said so", "Mr Lee, who is 52"),
        ("Ann Moss, 52, of Ashton, Kent, said so", "Ann Moss, 52, of Ashton, Kent"),
        ("Her lawyer, John Pike, said so", "Her lawyer, John Pike"),
        ("In Ohio, a senior aide, John Pike, said so", "a senior aide, John Pike"),
        ("Mr Lee, speaking in Leeds, said so", "Mr Lee"),
        ("Mr Lee – a barrister – said so", "Mr Lee – a barrister"),
        ("Lee, the minister, 52, said so", "Lee, the minister, 52"),
    ],
)
def test_what_stands_between_commas_belongs_to_the_subject(text: str, subject: str) -> None:
    assert subject_of(text, "said") == subject


@pytest.mark.parametrize("text", ["It rained, said so", "of said so", "the said so", "said so"])
def test_where_the_words_show_no_subject_there_is_none(text: str) -> None:
    assert subject_of(text, "said") is None


def test_who_takes_up_the_nearest_name() -> None:
    words = words_of("a question by Professor Ham, who asked")
    assert shown(words, antecedent(words, words.low.index("who"))) == "Professor Ham"


def test_who_takes_up_a_whole_phrase_that_ends_in_no_name() -> None:
    words = words_of("the critics of the plan who said")
    assert shown(words, antecedent(words, words.low.index("who"))) == "the critics of the plan"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Mr Lee went home and said so", "Mr Lee"),
        ("Speaking in Leeds, the health secretary rose and said so", "the health secretary"),
        ("However, she left and said so", "she"),
        ("A cook shot nine geese and then said so", "A cook"),
        ("The cook Ann Moss bet her house and said so", "The cook Ann Moss"),
    ],
)
def test_the_first_clause_lends_its_subject(text: str, subject: str) -> None:
    words = words_of(text)
    assert shown(words, first_subject(words, words.low.index("said"))) == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("said Mr Lee.", "Mr Lee"),
        ("said Ann Moss, head of the union, on Monday", "Ann Moss, head of the union"),
        ("said Mr Lee, adding that it was late", "Mr Lee"),
        ("said Mr Lee in a statement", "Mr Lee"),
        ("said Mr Lee, who leads the union", "Mr Lee, who leads the union"),
        ("said Mr Lee, who added that it was late", "Mr Lee"),
        ("said Mr Lee as he left", "Mr Lee"),
    ],
)
def test_a_subject_after_its_verb_ends_before_when_and_where(text: str, subject: str) -> None:
    words = words_of(text)
    assert shown(words, (1, subject_after(words, 1))) == subject


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


def test_a_first_clause_without_a_verb_that_shows_lends_nothing() -> None:
    words = words_of("The cook sings to Ann before and said so")
    assert first_subject(words, words.low.index("said")) is None


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Raging Sue, 61, said so", "Sue, 61"),
        ("Fuming Tom Pike, 33, said so", "Tom Pike, 33"),
        ("His wife Moira, 58, said so", "His wife Moira, 58"),
        ("Pal Moira, 58 said so", "Pal Moira, 58"),
        ("Tom, 60, and his wife Moira, 58, said so", "Tom, 60, and his wife Moira, 58"),
        ("Channel 4 said so", "Channel 4"),
        ("In Leeds, 47 said so", None),
        ("In 2019, 47 said so", None),
        ("47, said so", None),
    ],
)
def test_an_age_beside_a_name_is_no_subject(text: str, subject: str | None) -> None:
    assert subject_of(text, "said") == subject
