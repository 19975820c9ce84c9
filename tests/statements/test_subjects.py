"""A subject is found before its verb, or there is none."""

from __future__ import annotations

import pytest

from gpqa.statements.subjects import antecedent
from tests.statements.helpers_prose import shown, subject_of, words_of


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("He said so", "He"),
        ("The White House on Tuesday said so", "The White House"),
        ("Mr Lee – a barrister – said so", "Mr Lee – a barrister"),
        (
            "The chair, Ann Lee (no kin, he writes, of Jo Lee), said so",
            "The chair, Ann Lee (no kin, he writes, of Jo Lee)",
        ),
        ("Channel 4 said so", "Channel 4"),
    ],
)
def test_the_subject_stands_before_the_verb(text: str, subject: str) -> None:
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
        ("In the third act Rosalind said so", "Rosalind"),
        ("At the end Ms Achebe said so", "Ms Achebe"),
        ("As the singer Rosalind said so", "the singer Rosalind"),
        ("For the boards, the Dyers' and Weavers' Guild said so", "the Dyers' and Weavers' Guild"),
    ],
)
def test_what_opens_a_sentence_is_no_part_of_a_name_behind_it(text: str, subject: str) -> None:
    assert subject_of(text, "said") == subject


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The panel also heard from care providers, who said no.", "care providers"),
        ("The review drew on evidence from nurses, who said no.", "nurses"),
        ("The plan was backed by nurses, who said no.", "nurses"),
        ("It was read by the head of law, who said no.", "the head of law"),
    ],
)
def test_who_is_never_what_they_were_heard_in(text: str, who: str) -> None:
    words = words_of(text)
    assert shown(words, antecedent(words, words.low.index("who"))) == who
