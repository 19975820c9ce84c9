from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given

from gpqa.compose import compose
from gpqa.corrections import heads_corrections, is_withdrawn, puts_right
from gpqa.models import Attribution
from gpqa.voices import OWN_VOICE, Voice
from tests.helpers_evidence import Texts, sentences
from tests.helpers_text import texts, thorough

# --- what takes back -------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "In our April issue we said that the ferry was full.",
        "On Tuesday, May 6, we reported that the ferry was full.",
        "On page 4 of last week’s paper we gave the fare as £9.",
        "Last month we also said that the ferry was full.",
        "CORRECTION: On 6 May we said that the ferry was full.",
        "We wrongly said that the ferry was full.",
        "We first gave the captain's age as 46.",
        "We also said that the pier was sold.",
        "An earlier version of this story said that the ferry was full.",
        "* A previous version of this page misspelled the captain's name.",
        "The original version of these minutes gave the fare as £9.",
        "Note added 9 May: In the first version of this list the ferry was given as full.",
        "In the list first sent out, the ferry was given as full.",
        "The fare was wrongly given as £9.",
        "The captain was originally named as Mr Oak.",
        "A caption on page 3 incorrectly identified the ferry as the Tern.",
    ],
)
def test_what_takes_back_what_was_printed_is_told(sentence: str) -> None:
    assert is_withdrawn(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "In our view the ferry is full.",
        "Last year we said goodbye to the ferry.",
        "In March we gave £9,000 to the crew.",
        "We said that the ferry was full.",
        "An earlier version of the ferry was built of oak.",
        "An earlier version of this bill would have banned the ferry.",
        "An earlier version of this article was published in Pier Monthly.",
        "The list was first issued in May, and the ferry sank.",
        "This is the first version of the song.",
        "The captain was wrongly convicted.",
        "He was first named as captain in 1990.",
        "The ferry was full on Monday, and we said so.",
    ],
)
def test_what_is_only_told_of_the_past_takes_nothing_back(sentence: str) -> None:
    assert not is_withdrawn(sentence)


def test_a_correction_is_whatever_follows_but_for_the_next_mistake() -> None:
    claim = "Last week we said that Mrs Orr had sold the pier."
    assert puts_right("The harbour trust asks us to say that it is let.", claim)
    assert puts_right("It was her aunt who sold a hut.", f"{claim} She had not.")
    assert not puts_right("We also said that the tide was out.", claim)
    assert not puts_right("Rain is due on Friday.", f"{claim} She had not.")
    assert not puts_right("She had not.", "Mr Ray said that Mrs Orr had sold the pier.")


@pytest.mark.parametrize("line", ["CORRECTION.", "Corrections and clarifications", "**Erratum**"])
def test_a_heading_of_corrections_is_no_correction(line: str) -> None:
    assert heads_corrections(line)
    assert not heads_corrections("Correction: the fare is £9.")


# --- what is quoted --------------------------------------------------------------------


def quoted(text: str, scores: list[float]) -> list[str]:
    found = sorted(sentences(text, scores=scores), key=lambda e: -e.score)
    return [quote.text for quote in compose(found, Texts(text).store, 5)]


def test_a_withdrawn_figure_is_quoted_with_what_puts_it_right() -> None:
    text = (
        "In our May issue we gave the height of the tower as 95 metres. Mr Kerr's figure was for "
        "the hill it stands on. We also said that it was sold. Tea is served daily."
    )
    assert quoted(text, [1.5, 0.1, 0.1, 0.1]) == [text[: text.index(" We also")]]


def test_and_with_what_stands_before_it_where_nothing_follows() -> None:
    text = "The tower is 40 metres high. We first gave its height as 95.\n\nTea is served daily."
    assert quoted(text, [0.1, 1.5, 0.1]) == [text[: text.index("\n\n")]]


def test_alone_in_its_paragraph_it_is_no_answer_beside_another() -> None:
    text = "The tower is 40 metres.\n\nWe first gave its height as 95.\n\nTea is served daily."
    assert quoted(text, [1.4, 1.5, 0.1]) == ["The tower is 40 metres."]
    assert quoted(text, [0.1, 1.5, 0.1]) == ["We first gave its height as 95."]


@pytest.mark.parametrize(
    ("kind", "kept"), [(Attribution.REPORTED, True), (Attribution.DIRECT, True), (None, False)]
)
def test_what_somebody_says_of_a_mistake_is_an_answer(kind: Attribution | None, kept: bool) -> None:
    text = (
        "The tower is 40 metres.\n\nMr Kerr said the report had wrongly named him as the builder."
    )
    one, other = sentences(text, scores=[1.5, 1.4])
    said = OWN_VOICE if kind is None else Voice("Mr Kerr", kind, None, 1)
    quotes = compose([one, replace(other, voice=said)], Texts(text).store, 5)
    assert [quote.text for quote in quotes] == text.split("\n\n")[: 1 + kept]


def test_what_we_said_in_passing_is_quoted_alone() -> None:
    text = "We said that the tower would be 40 metres high. Tea is served daily."
    assert quoted(text, [1.5, 0.1]) == [text[: text.index(" Tea")]]


@thorough
@given(texts)
def test_any_text_is_read(text: str) -> None:
    is_withdrawn(text)
    puts_right(text, text or "a")
    heads_corrections(text)


@pytest.mark.parametrize("unit", ["In our ", "we also ", "an earlier version of this ", "* _ "])
def test_long_runs_take_no_longer_than_their_length(unit: str) -> None:
    start = time.process_time()
    for _ in range(50):
        is_withdrawn(unit * 10_000)
    assert time.process_time() - start < 5
