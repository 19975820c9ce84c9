"""Letters pages and newsletters are their writers'; other short lines sign nothing."""

from __future__ import annotations

import pytest

from gpqa.passages import find_sentences
from gpqa.statements.speech import find_speech
from gpqa.structure import parse_structure
from tests.helpers_speech import heard
from tests.helpers_text import assert_linear

FIRST = "The bus never comes. I have stood there since Monday, and it rained."
SECOND = "The bus comes when I am at work. Put up a shelter!"


@pytest.mark.parametrize(
    "salute",
    ["SIR – ", "Sir: ", "SIR, ", "Dear Editor,\n", "To the Editor: ", "Dear Sir or Madam,\n\n"],
)
def test_each_letter_of_a_page_is_its_writers(salute: str) -> None:
    page = (
        f"Letters\n\nBuses\n\n{salute}{FIRST}\nNora Quill\nUpper Fenwick\n\nShelters\n\n"
        f"{salute}{SECOND}\nProf. Ada Brook (retired)\nDepartment of Rain, Fenwick College"
    )
    assert heard(page) == [("Nora Quill", FIRST), ("Ada Brook", SECOND)]


def test_a_letter_may_end_with_yours_and_a_place_on_the_name_s_line() -> None:
    page = (
        f"SIR – {FIRST}\n\nYours faithfully,\nNora Quill, Upper Fenwick\n\n"
        f"SIR – {SECOND}\n– Tom Brook"
    )
    assert heard(page) == [("Nora Quill", FIRST), ("Tom Brook", SECOND)]


@pytest.mark.parametrize(
    ("signed", "name"),
    [
        ("(Mrs) N. QUILL", "N. Quill"),
        ("Nora Quill (Miss)", "Nora Quill"),
        ("DR N. QUILL", "N. Quill"),
    ],
)
def test_a_title_may_stand_in_brackets(signed: str, name: str) -> None:
    page = f"SIR – {FIRST}\n{signed}\nUpper Fenwick\n\nSIR – {SECOND}\nTom Brook"
    assert heard(page) == [(name, FIRST), ("Tom Brook", SECOND)]


def test_a_column_above_the_letters_is_its_writers() -> None:
    column = (
        "I have kept frogs for nine years. The council says that they are loud.\n\n"
        "I do not hear them."
    )
    page = (
        f"OPINION\n\nWhose pond is it\n\nby Ida Storm\n\n{column}\n\n"
        "Ida Storm’s new book, My Pond, is out now.\n\n----------\n\nLETTERS TO THE EDITOR\n\n"
        f"Buses\n\nSIR – {FIRST} Ida Storm said that it was dry.\nNora Quill\n\n"
        f"SIR – {SECOND}\nTom Brook"
    )
    found = heard(page)
    assert found[0] == ("Ida Storm", "I have kept frogs for nine years.")
    assert ("Ida Storm", "I do not hear them.") in found
    assert ("Ida Storm", "it was dry") in found  # what is told of her elsewhere stays hers
    assert not any("new book" in words for _, words in found)
    assert [who for who, words in found if words.startswith((FIRST, SECOND))] == [
        "Nora Quill",
        "Tom Brook",
    ]


def test_a_report_above_the_letters_stays_nobodys() -> None:
    report = "The pond is full. I saw frogs, and I counted nine."
    page = f"Pond full\n\nby Ida Storm\n\n{report}\n\nLETTERS\n\nSIR – {FIRST}\nNora Quill"
    assert heard(page) == [("Nora Quill", FIRST)]


def test_a_letter_that_nobody_plainly_signs_is_nobodys() -> None:
    page = (
        f"SIR – {FIRST}\nName and address supplied\n\n"
        f"SIR – {SECOND}\nNora Quill and Tom Brook\n\nSIR – {FIRST}"
    )
    assert heard(page) == []


@pytest.mark.parametrize(
    "told",
    [
        "The mayor, Ida Storm, said the bus was punctual.",
        "My late aunt used to say that the bus was punctual.",
        "“The bus is punctual,” says Ida Storm.",
    ],
)
def test_a_letter_is_its_writers_as_a_whole_though_it_quotes_somebody(told: str) -> None:
    page = f"SIR – {told} It is not. {SECOND}\nNora Quill"
    assert heard(page)[0] == ("Nora Quill", f"{told} It is not. {SECOND}".rstrip())
    blocks = parse_structure(page)
    first, *others = find_speech(page, blocks, find_sentences(page, blocks)).statements
    assert not first.nested
    assert others
    assert all(each.nested for each in others)


def test_others_are_heard_in_a_newsletters_column_and_the_writer_around_them() -> None:
    told = "The mayor, Ida Storm, said the pond was full. It is not."
    page = f"Dear all,\n\n{told} {COLUMN}\n\nNora Quill, Chair\n\n"
    assert ("Ida Storm", "the pond was full") in heard(page)
    assert ("Nora Quill", f"It is not. {COLUMN}") in heard(page)


def test_what_the_writer_said_is_the_writer_s() -> None:
    page = "SIR – I said that it was late. I said no more.\nNora Quill"
    assert heard(page) == [("Nora Quill", "I said that it was late. I said no more.")]


COLUMN = "We have met twice. The pond is full, and our frogs are back."
OTHER = "I counted £40 in the tin. Four of you have not paid."


def test_the_columns_of_a_newsletter_are_those_who_sign_them() -> None:
    letter = f"From the chair\n\n{COLUMN}\n\nNora Quill, Chair\n\nMoney\n\n{OTHER}\n– Tom Brook\n"
    assert heard(letter) == [("Nora Quill", COLUMN), ("Tom Brook", OTHER)]


def test_one_column_needs_its_greeting() -> None:
    assert heard(f"From the chair\n\nDear all,\n\n{COLUMN}\n\nNora Quill, Chair") == [
        ("Nora Quill", COLUMN)
    ]
    assert heard(f"The pond\n\n{COLUMN}\n\nNora Quill, Chair") == []


@pytest.mark.parametrize(
    "text",
    [
        # a name above what is said, and below somebody else's
        f"Views\n\n{COLUMN}\n\nNora Quill, teacher\n\n{OTHER}\n\nTom Brook, baker\n\n{COLUMN}",
        # a name under a picture, a list of those present, no first person
        f"Pond\n\n{COLUMN}\n\nNora Quill\n\nMoney\n\n{OTHER}\n\nTom Brook\n",
        "Present\n\nThe board met at noon.\n\nNora Quill, Chair\nTom Brook, Clerk",
        "Pond\n\nThe pond is full.\n– Nora Quill\n\nMoney\n\nThe tin is empty.\n– Tom Brook",
        # a saying is its author's, not the page's
        "Pond\n\n“We are all frogs.”\n– Nora Quill\n\nMoney\n\n“I am a tin.”\n– Tom Brook",
        # a body signs, or an age stands behind the name
        f"Pond\n\n{COLUMN}\n– The committee\n\nMoney\n\n{OTHER}\n– Fenwick Council",
        f"Pond\n\n{COLUMN}\n\nNora Quill, 44\n\nMoney\n\n{OTHER}\n\nTom Brook, 51",
    ],
)
def test_ordinary_short_lines_are_no_signatures(text: str) -> None:
    assert heard(text) == []


@pytest.mark.parametrize(
    "piece", ["SIR – It rained.\n", "SIR – It rained.\nNora Quill\n", "Pond\n\nI am.\n– Al Lee\n"]
)
def test_time_is_linear(piece: str) -> None:
    assert_linear(heard, piece)
