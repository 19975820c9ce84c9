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
        ("Does anyone other than Ode back the roof?", "Ode", "Does anyone back the roof?"),
        ("Has anybody but Ode promised a roof?", "Ode", "Has anybody promised a roof?"),
        ("Has anyone except Ode defended the roof?", "Ode", "Has anyone defended the roof?"),
        ("Is anyone besides Ode critical of the roof?", "Ode", "Is anyone critical of the roof?"),
        ("Did no one but Ode oppose the roof?", "Ode", "Did no one oppose the roof?"),
        ("Did others than Ode praise the roof?", "Ode", "Did others praise the roof?"),
        ("Not counting Ode, did anyone criticise it?", "Ode", "did anyone criticise it?"),
        ("Apart from Ode, which of the speakers criticised it?", "Ode",
         "which of the speakers criticised it?"),
        ("Other than Ode, what do speakers think of the roof?", "Ode",
         "what do speakers think of the roof?"),
        ("Everyone but Ode on the roof", "Ode", "Everyone on the roof"),
        ("quotes from anyone but Ode on the roof", "Ode", "quotes from anyone on the roof"),
        ("quotes on the roof from people other than Ode", "Ode", "quotes on the roof from people"),
        ("any quotes on the roof not from Ode?", "Ode", "any quotes on the roof ?"),
    ],
)  # fmt: skip
def test_who_is_left_out_is_no_part_of_the_question(text: str, who: str, rest: str) -> None:
    found = apart_from(text)
    assert found is not None
    assert (found.who, found.words) == (who, rest)
    assert understand(text).apart == who
    assert understand(text).who is None
    assert "Ode" not in understand(text).read


@pytest.mark.parametrize(
    "text",
    [
        "Who said anything other than that?",
        "Did anyone mention anything except the roof?",
        "Did Ode criticise others apart from Finch?",
        "Why did the board back all but one of them?",
        "Was the roof not from Spain?",
        "What did Ode say about people other than Finch?",
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
