from __future__ import annotations

import time

import pytest
from hypothesis import given

from gpqa.errors import QuestionError
from gpqa.question import MAX_QUESTION, understand
from gpqa.terms import stems
from tests.helpers_text import FAMILIES, texts, thorough

# --- what is no question ---------------------------------------------------------------


WORDLESS = ["", " ", "\n\t\r\n", "\u00a0\u2003", "\x00\x1b"]


@pytest.mark.parametrize("text", WORDLESS)
def test_without_a_word_there_is_no_question(text: str) -> None:
    with pytest.raises(QuestionError, match="empty"):
        understand(text)


def test_a_document_is_no_question() -> None:
    with pytest.raises(QuestionError, match=r"has 100,000 characters; the limit is 10,000"):
        understand("why " * 24_999 + "why?")


def test_a_question_up_to_the_limit_is_one() -> None:
    assert understand("x" * MAX_QUESTION).text == "x" * MAX_QUESTION
    with pytest.raises(QuestionError, match="limit"):
        understand("x" * (MAX_QUESTION + 1))


@pytest.mark.parametrize(
    ("text", "position"), [("Why\ud800?", 3), ("\udfff why", 0), ("a\udc80b", 1)]
)
def test_half_a_surrogate_pair_is_no_text(text: str, position: int) -> None:
    with pytest.raises(QuestionError, match=f"surrogate pair at position {position}"):
        understand(text)


# --- what a question asks for ----------------------------------------------------------


@thorough
@given(texts)
def test_any_text_is_a_question_or_an_error_of_ours(text: str) -> None:
    try:
        question = understand(text)
    except QuestionError:
        assert not any(map(str.isalnum, text)) or len(text) > MAX_QUESTION
        return
    assert question.asked == text.strip()
    # "0’ words" asks for somebody's words, and is searched for as every way of asking that.
    assert question.text in {question.asked, f"What did {question.who} say?"}
    assert len(set(question.stems)) == len(question.stems)
    assert set(question.stems) <= set(stems(text))
    assert question.who in {None, "readers"} or question.who in text
    assert not (question.who and question.asks_who)


def test_white_space_around_a_question_is_dropped_and_inside_it_kept() -> None:
    assert understand("  Why\n  not?\n").text == "Why\n  not?"


def test_stems_are_each_once_in_order_and_without_words_that_only_ask() -> None:
    question = understand("What did Mr Hunt say about GPs, GP's funding and funded hospitals?")
    assert question.stems == ("hunt", "gp", "fund", "hospit")


def test_a_question_of_function_words_has_no_stems_and_is_no_error() -> None:
    assert understand("Who is it?").stems == ()


# --- time ------------------------------------------------------------------------------

HOSTILE = {
    **{name: f"why {piece * MAX_QUESTION}" for name, piece in FAMILIES.items()},
    "spaces after did": "did" + " " * MAX_QUESTION,
    "spaces before say": "did x" + " " * MAX_QUESTION,
    "spaces after about": "did x say about" + " " * MAX_QUESTION,
    "did": "did " * MAX_QUESTION,
    "did say": "did x say " * MAX_QUESTION,
    "has had": "has\nhad\n" * MAX_QUESTION,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_question_takes_long_to_understand(text: str) -> None:
    begin = time.process_time()
    understand(text[: MAX_QUESTION - 1] + "x")
    assert time.process_time() - begin < 0.25


@pytest.mark.parametrize("text", ["diabetes", "GP contract", "beds in hospitals", "Burnout?"])
def test_a_bare_topic_is_told_from_a_question(text: str) -> None:
    assert understand(text).is_bare


@pytest.mark.parametrize(
    "text",
    [
        "Who resigned?",
        "what about diabetes",
        "???",
        "Hunt said what",
        "beds " * 5,
        "of the",
        "x" * 300,
    ],
)
def test_a_question_is_no_bare_topic(text: str) -> None:
    assert not understand(text).is_bare
