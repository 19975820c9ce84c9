"""Interviews without labels: who answers is said elsewhere, or nobody does."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.statements.interviewed import find_interviewed
from gpqa.statements.interviews import find_interview
from gpqa.structure import parse_structure
from tests.helpers_speech import heard_by_themselves as heard

TALK = [
    ("How did you come to the ferry?", "I was seventeen. My uncle needed a hand."),
    ("Did you never want to leave?", "Once. I got as far as the station."),
    ("What is the worst of it?", "The fog. I have hit the pier twice in it."),
]


PAGES = (
    """\
Ann Lee

How do I apply?

You can apply online.

What do I need?

You need a bill.

When do you answer me?

We answer you in a week.
""",
    """\
Meet Ann Lee

**Do you ship?**

We do.

**Do you gift-wrap?**

Yes, we do.

**Do you take cards?**

We take all.
""",
)
ESSAY = """\
By Tom Park

I left the bank.

Was I mad?

I had a mortgage.

Would you have stayed?

I think you would.

What did it cost me?

I never counted.

Would you?

I would.
"""
TALE = """\
“Where were you?”

“I was out,” she said.

“Did you eat?”

“I did.”

“Will you stay?”

“I will.”
"""


def interview(title: str, *, mark: str = "", end: str = "") -> str:
    talk = "\n\n".join(f"{mark}{asked}{mark}\n\n{said}" for asked, said in TALK)
    return f"{title}\n\n{talk}\n\n{end}"


def answerers(text: str) -> list[str | None]:
    """Who gives the answers of TALK; empty where they are no interview's."""
    answers = {said for _, said in TALK}
    return [who for who, words in heard(text) if words in answers]


@pytest.mark.parametrize("mark", ["", "**", "__", "*"])
@pytest.mark.parametrize(
    ("title", "end"),
    [
        ("Ten minutes with Odile Marchand", ""),
        ("The last ferryman. We spoke to the ferryman Odile Marchand about fog.", ""),
        ("An interview with Odile Marchand\n\nInterview by Tom Park", ""),
        ("Tom Park interviews Odile Marchand about fifty years on the water.", ""),
        ("The ferry", "Odile Marchand was speaking to Tom Park."),
        ("The ferry", "Odile Marchand was interviewed by Tom Park."),
    ],
)
def test_answers_are_whose_interview_it_is(title: str, end: str, mark: str) -> None:
    assert answerers(interview(title, mark=mark, end=end)) == ["Odile Marchand"] * 3


def test_questions_are_of_whoever_asks() -> None:
    text = interview("The ferry", end="Odile Marchand was speaking to Tom Park.")
    assert [who for who, _ in heard(text)] == ["Tom Park", "Odile Marchand"] * 3


@pytest.mark.parametrize(
    "title",
    [
        "Talking fog",
        "Talking fog. Words: Tom Park",
        "Tom Park spoke to Odile Marchand about fog.",
        "We spoke to Odile Marchand and Tom Park.",
        "We spoke to Odile Marchand and her sister.",
        "Odile Marchand's ferry",
    ],
)
def test_where_it_is_not_plain_who_answers_nobody_does(title: str) -> None:
    assert answerers(interview(title, mark="**")) == [None] * 3
    assert set(answerers(interview(title))) <= {None}


def test_a_line_that_may_be_another_question_is_nobodys() -> None:
    text = interview("Ten minutes with Odile Marchand").replace(
        "Did you never",
        "You must have been cold.\n\nI was, often. My coat was stolen.\n\nDid you never",
    )
    said = {words: who for who, words in heard(text)}
    assert "You must have been cold." not in said
    assert said["I was, often. My coat was stolen."] == "Odile Marchand"


def test_a_bold_prompt_is_no_answer() -> None:
    text = interview("Ten minutes with Odile Marchand", mark="**").replace(
        "**Did you never",
        "**Tell me about the pier.**\n\nIt was rotten. I said so.\n\n**Did you never",
    )
    assert (None, "Tell me about the pier.") in heard(text)
    assert ("Odile Marchand", "It was rotten. I said so.") in heard(text)


def test_what_stands_below_the_last_answer_is_not_said() -> None:
    end = "Odile Marchand sails until June. Tickets cost four euros."
    assert not any(
        end[:20] in words for _, words in heard(interview("A talk with Odile Marchand", end=end))
    )


@pytest.mark.parametrize(
    "text",
    [
        *PAGES,
        ESSAY,
        TALE,
        "Where are you?\n\nI am here.\n\n",
        "?\n\n?\n\n?\n\n",
        "",
    ],
)
def test_what_only_has_questions_is_no_interview(text: str) -> None:
    assert not find_interview(text, parse_structure(text)).statements


def test_several_interviews_in_one_text_are_nobodys() -> None:
    one = interview("Ten minutes with Odile Marchand", mark="**")
    assert set(answerers(f"{one}\n\nTom Park, baker\n\n{interview('', mark='**')}")) <= {None}


# --- letters ---------------------------------------------------------------------------

ASKED = "\n\n".join(f"Q. {asked}\n\nA. {said}" for asked, said in TALK)


@pytest.mark.parametrize(
    ("above", "below", "who"),
    [
        ("The ferry", "Odile Marchand was speaking to Tom Park.", "Odile Marchand"),
        ("Ten questions for Odile Marchand", "", "Odile Marchand"),
        (
            "ODILE MARCHAND, having been first duly sworn, testified as follows:",
            "",
            "Odile Marchand",
        ),
        ("The ferry", "", None),
        ("Tom Park spoke to Odile Marchand.", "", None),
    ],
)
def test_answers_under_a_letter_are_whose_the_text_says(
    above: str, below: str, who: str | None
) -> None:
    assert answerers(f"{above}\n\n{ASKED}\n\n{below}") == [who] * 3


# --- invariants and bounds -------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        "Do you?\n\n",
        "I do.\n\n",
        "**Do you go?**\n\n",
        "# Why\n\n",
        "With Ann Lee\n\n",
        "“",
        "\n",
        "*",
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_statements_are_in_order_and_nothing_is_in_two_places(text: str) -> None:
    blocks = parse_structure(text)
    found = find_interview(text, blocks)
    end = 0
    for said in found.statements:
        assert end <= said.start < said.end <= len(text)
        end = said.end
    for block in found.blocks_left:
        assert all(said.end <= block.start or block.end <= said.start for said in found.statements)


@pytest.mark.parametrize("unit", ["a", "?", "Do you?\n\nI do.\n\n", "*", "**a?**\n\n", "Ann Lee "])
def test_long_texts_take_seconds(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    blocks = parse_structure(text)
    begun = time.process_time()
    find_interview(text, blocks)
    find_interviewed(text, blocks, blocks)
    assert time.process_time() - begun < 5
