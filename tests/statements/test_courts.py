"""The verbs of courts, views told by "in her view", and what stands between verb and words."""

from __future__ import annotations

import pytest

from tests.statements.helpers_prose import said


@pytest.mark.parametrize(
    ("text", "named", "content"),
    [
        ("Lord Vance holds that the duty was owed.", "Lord Vance", "the duty was owed"),
        ("The judge held that negligence was proved.", "The judge", "negligence was proved"),
        ("The tribunal ruled that it was late.", "The tribunal", "it was late"),
        ("Dr Coe considered that the leg would heal.", "Dr Coe", "the leg would heal"),
        ("Mr Poole deposed that he saw the van.", "Mr Poole", "he saw the van"),
        ("In her view the survey was stale.", "her", "the survey was stale"),
        ("In the opinion of Lord Kerr, it was stale.", "Lord Kerr", "it was stale"),
        ("In Ann Lee’s view, it was stale.", "Ann Lee", "it was stale"),
        ("Dr Coe was of the view that it would heal.", "Dr Coe", "it would heal"),
    ],
)
def test_what_courts_say(text: str, named: str, content: str) -> None:
    assert said(text) == [(named, content)]


@pytest.mark.parametrize(
    "text",
    [
        "He held that office for years.",
        "Ann Lee held that position until the war broke out.",
        "Ann Lee considered that offer when it came.",
        "Ann Lee read the letters held at a firm that went broke.",
        "In view of the rain, the match was off.",
        "In my view the survey was stale.",
        "In his opinion piece, the weather was the villain.",
    ],
)
def test_what_is_held_or_viewed_otherwise(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "between",
    [
        "on 4 July 2022",
        "in May 2019",
        "in her statement dated 4 March 2021",
        "last autumn",
        "this spring",
        "at [14]",
        "(at [22])",
    ],
)
def test_when_and_where_it_was_said_is_no_part_of_it(between: str) -> None:
    assert said(f"Ms Toll said {between} that the ward was full.") == [
        ("Ms Toll", "the ward was full")
    ]


def test_a_year_that_something_is_said_of_stays() -> None:
    assert said("Ms Toll said on Monday 2019 was a bad year.") == [
        ("Ms Toll", "2019 was a bad year")
    ]
    assert said("Ms Toll said last summer was hot.") == [("Ms Toll", "last summer was hot")]


def test_a_numbered_paragraph_leads_to_the_quotation_below_it() -> None:
    text = "4. Mr Poole left.\n\n5. Ms Toll said on 4 May 2021:\n\n“I saw it. It was open.”"
    assert said(text) == [("Ms Toll", "I saw it. It was open.")]
