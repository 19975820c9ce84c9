"""What a press release says as "we" is its sender's, where it names one and only one."""

from __future__ import annotations

import time

import pytest

from gpqa.models import Attribution
from gpqa.passages import find_sentences
from gpqa.statements.releases import find_release, find_release_statements
from gpqa.statements.speech import find_speech
from gpqa.structure import parse_structure

BODY = """\
12 May 2023

River money welcomed

We are delighted by the grant. The river is 40 miles long. We shall plant 12,000 reeds.

Maria Ellwood, who leads the Fenland Trust, said: "We start in September."
"""


def said_as_we(text: str) -> list[tuple[str | None, str]]:
    """Who says what as "we" in a text, by the rule for releases alone."""
    blocks = parse_structure(text)
    speech = find_speech(text, blocks, find_sentences(text, blocks))
    release = find_release(text, blocks)
    return [
        (person.name if person else None, text[said.start : said.end])
        for said, person in zip(speech.statements, speech.people, strict=True)
        if release and said.named == release.named and said.attribution is Attribution.TURN
    ]


@pytest.mark.parametrize(
    ("masthead", "sender"),
    [
        ("NEWS RELEASE – Fenland Trust", "Fenland Trust"),
        ("Press release from the Fenland Trust", "Fenland Trust"),
        ("FENLAND TRUST PRESS RELEASE", "FENLAND TRUST"),
        ("Fenland Trust\nPRESS RELEASE", "Fenland Trust"),
        ("PRESS RELEASE\nIssued by the Fenland Trust", "Fenland Trust"),
        ("Statement from the Fenland Trust on the river", "Fenland Trust"),
        ("Statement from the Campaign for Fens on the river", "Campaign for Fens"),
        ("Statement issued by Marlow Water following the leak", "Marlow Water"),
    ],
)
def test_we_is_the_sender_that_the_masthead_names(masthead: str, sender: str) -> None:
    assert [
        (who and who.removeprefix("the "), what)
        for who, what in said_as_we(f"{masthead}\n\n{BODY}")
    ] == [
        (sender, "We are delighted by the grant."),
        (sender, "We shall plant 12,000 reeds."),
    ]


@pytest.mark.parametrize(
    "masthead",
    [
        "PRESS RELEASE",
        "JOINT PRESS RELEASE – Fenland Trust",
        "PRESS RELEASE – Fenland Trust and Vale Council",
        "Press release from Fenland Trust, Oxfam and Shelter",
        "Statement from Oxfam on behalf of Shelter",
        "Statement from the chief executive",
        "PRESS RELEASE – Fenland Trust\nIssued by Luther Communications",
        "Press Release: Trust Appeals To Council",  # a headline, which nothing repeats
        "Council rejects press release",
        "LATEST PRESS RELEASE",
        "Statement",
    ],
)
def test_we_is_nobody_where_not_exactly_one_sender_is_named(masthead: str) -> None:
    assert said_as_we(f"{masthead}\n\n{BODY}") == []


HEAD = "Statement from Marlow Water on the leak\n\nWe have mended the main.\n\n"


@pytest.mark.parametrize(
    "rest",
    [
        # behind a colon, and without marks
        "The director, Ann Lee, said:\n\nWe were too slow, and we are sorry.\n\nWe knew of it.",
        "Case study\n\nI was ill in May. We lost our home.",
        "We know that Tom Park said he would pay us.",
        "The director, Ann Lee, said: “We were too slow.”",
        "ENDS\n\nWe use cookies to make this page better for you.",
        "Dear customers,\n\nWe were too slow.",
        "Jane, Milbury: We had no water.\n\nWe wept.",
        "Q: What are we to do?\n\nA: We will pay you.",
        "Customers need not claim.",
    ],
)
def test_what_may_be_anothers_is_not_the_senders(rest: str) -> None:
    assert said_as_we(HEAD + rest + "\n") == [("Marlow Water", "We have mended the main.")]


def test_a_second_statement_on_the_page_makes_it_doubtful() -> None:
    text = HEAD + "Statement from Vale Council\n\nWe have no view.\n"
    assert said_as_we(text) == []


@pytest.mark.parametrize(
    "below",
    [
        "ENDS\n\nNotes to editors\n\nAbout Cambria Homes\n\nWe supply 40,000 homes.\n",
        "Notes to editors\n\nWe supply 40,000 homes.\n",
        "About Cambria Homes\n\nWe supply 40,000 homes.\n",
        "What residents told us\n\nWe have been without water for days.\n",
    ],
)
def test_what_stands_below_of_others_is_not_the_senders(below: str) -> None:
    assert said_as_we(HEAD + below) == said_as_we(HEAD)


def test_a_papers_own_piece_on_a_statement_is_not_the_senders() -> None:
    text = "Statement by Marlow Water\n\nBy Jane Smith\n\nWe asked Marlow Water to comment.\n"
    assert said_as_we(text) == []


def test_what_the_senders_own_paper_says_is_the_senders() -> None:
    text = HEAD + "Our survey found that three in four homes were dry.\n"
    assert said_as_we(text)[1:] == [
        ("Marlow Water", "Our survey found that three in four homes were dry.")
    ]


LETTER = """\
Open letter on buses

Dear Minister,

We urge you to keep the grant.

Yours sincerely,

"""


def test_an_open_letter_is_the_bodys_that_alone_signs_it() -> None:
    text = LETTER + "The Rural Buses Alliance\n"
    assert said_as_we(text) == [("Rural Buses Alliance", "We urge you to keep the grant.")]


@pytest.mark.parametrize(
    "signed",
    [
        "The Rural Buses Alliance\nThe Coach Drivers' Union",
        "The Rural Buses Alliance\n\nTom Park",
        "The Rural Buses Alliance and the Coach Drivers' Union",
        "The drivers",
    ],
)
def test_an_open_letter_of_several_is_nobodys(signed: str) -> None:
    assert said_as_we(LETTER + signed + "\n") == []


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "We are sorry for the leak. “We” is all of us.\n\n" * 4000,
        HEAD + "“We are sorry, " * 20000,
        "Statement from " + "Marlow on " * 20000,
        "PRESS RELEASE\n" * 20000,
        HEAD + "Ann Lee said we are late and “we” are sorry. " * 5000,
    ],
)
def test_releases_are_found_in_linear_time(text: str) -> None:
    blocks = parse_structure(text)
    sentences = find_sentences(text, blocks)
    began = time.process_time()
    find_release_statements(text, blocks, sentences, [])
    assert time.process_time() - began < 3


def test_a_long_statement_that_holds_many_is_still_its_speakers() -> None:
    inner = " ".join(f"Tom Park said no {n}." for n in range(80))
    text = HEAD + f"“{inner} We agree with it,” said Ann Lee.\n"
    assert said_as_we(text) == said_as_we(HEAD)
