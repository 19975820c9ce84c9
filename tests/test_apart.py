"""Whose words a question leaves out."""

from __future__ import annotations

import pytest

from gpqa.apart import apart_from
from gpqa.question import understand


@pytest.mark.parametrize(
    ("text", "who", "rest"),
    [
        ("Apart from Ode, who spoke about the roof?", "Ode", "who spoke about the roof?"),
        ("Besides Ode, who mentioned the roof?", "Ode", "who mentioned the roof?"),
        ("Who, apart from Ms Ode, mentioned the roof?", "Ms Ode", "Who mentioned the roof?"),
        ("Who mentioned the roof apart from Ode?", "Ode", "Who mentioned the roof ?"),
        ("What did people other than Ode say about the roof?", "Ode",
         "What did people say about the roof?"),
        ("What did everyone but Ode say about it all, the roof?", "Ode",
         "What did everyone say about it all, the roof?"),
    ],
)  # fmt: skip
def test_who_is_left_out_is_no_part_of_the_question(text: str, who: str, rest: str) -> None:
    found = apart_from(text)
    assert found is not None
    assert (found.who, found.words) == (who, rest)
    assert understand(text).apart == who
    assert understand(text).who is None


@pytest.mark.parametrize(
    "text",
    [
        "What did Ode mention other than the roof?",
        "Apart from the roof, what did Ode talk about?",
        "What is apart from the house?",
        "Who said so?",
        "",
        "except",
    ],
)
def test_what_is_put_to_somebody_leaves_nobody_out(text: str) -> None:
    assert apart_from(text) is None


def test_what_others_say_of_somebody_leaves_them_out() -> None:
    found = apart_from("What did others say about Ode?")
    assert found is not None
    assert found.who == "Ode"


@pytest.mark.parametrize(
    ("text", "who", "topic"),
    [
        ("what did Ode, Finch and Lee say about the roof", "Ode and Finch and Lee", "the roof"),
        ("what did both Ode and Finch say about the roof", "Ode and Finch", "the roof"),
        ("What did Ode, the warden, say about the roof?", "Ode", "the roof"),
        ("according to Ode how much would it cost", "Ode", "how much would it cost"),
        ("is Ode for or against the roof", "Ode", "the roof"),
        ("from Ode's point of view, is it dear", "Ode", "is it dear"),
        ("what are the views of Ann Ode on the roof", "Ann Ode", "the roof"),
        ("tell me about Ode's position on the roof", "Ode", "the roof"),
        ("anything from Ode on the roof", "Ode", "the roof"),
        ("Ode quotes on the roof", "Ode", "the roof"),
        ("what promises did Ode make", "Ode", "promises"),
    ],
)
def test_who_is_asked_in_further_forms(text: str, who: str, topic: str) -> None:
    question = understand(text)
    assert (question.who, question.topic) == (who, topic)
