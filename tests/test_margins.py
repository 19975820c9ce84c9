"""Numbers that count a text's lines are read as white space; all other numbers are words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import hypothesis.strategies as st
import pytest
from hypothesis import given

from gpqa.margins import clear_margins
from gpqa.passages import find_sentences
from gpqa.statements.speech import find_speech
from gpqa.structure import parse_structure
from tests.helpers_index import build, open_library, put
from tests.helpers_text import assert_linear, texts, thorough

if TYPE_CHECKING:
    from pathlib import Path

HEARING = """\
 1                                      Tuesday, 4 June 2024
 2   (10.15 am)
 3   THE CHAIR:  Good morning.  Mr Ferris, please.
 4                   DR INES MARLOW (sworn)
 5               Questions from COUNSEL TO THE INQUIRY
 6   MR FERRIS:  Would you tell us your full name?
 7   A.  Ines Marlow.
 8   Q.  You wrote that the pump "made
 9       no difference to the quay".  Is that so?
10   A.  It is not so.  I now think that the pump was not, as I
11       believed,

                                  1
\f
 1       safe.  12 people
 2       rang me, and I did not
 3       answer.
 4   Q.  (Pause).  Thank you, Dr
 5       Marlow.
 6   MR FERRIS:  No more questions, my Lady.
 7   (11.02 am)
 8                      (A short break)
 9   (11.20 am)
10   THE CHAIR:  We go on.

                                  2
"""
THOUGHT = "I now think that the pump was not, as I believed, safe."


def sentences(text: str) -> list[str]:
    clear = clear_margins(text)
    return [text[s.start : s.end] for s in find_sentences(clear, parse_structure(clear))]


def said(text: str) -> list[tuple[str | None, str]]:
    clear = clear_margins(text)
    blocks = parse_structure(clear)
    speech = find_speech(clear, blocks, find_sentences(clear, blocks))
    return [
        (who.name if who else None, " ".join(clear[each.start : each.end].split()))
        for each, who in zip(speech.statements, speech.people, strict=True)
    ]


def test_a_sentence_goes_on_over_numbered_lines_and_pages() -> None:
    found = sentences(HEARING)
    assert 'Q.  You wrote that the pump "made\n 9       no difference to the quay".' in found
    assert "12 people\n 2       rang me, and I did not\n 3       answer." in found
    over = next(each for each in found if each.startswith("I now think"))
    assert over.split()[-1] == "safe."
    assert not [each for each in found if each[0].isdigit() and not each.startswith("12 people")]


def test_who_says_what_is_heard_without_the_numbers() -> None:
    assert said(HEARING) == [
        ("THE CHAIR", "Good morning. Mr Ferris, please."),
        ("Mr Ferris", "Would you tell us your full name?"),
        ("Ines Marlow", "Ines Marlow."),
        ("Mr Ferris", 'You wrote that the pump "made no difference to the quay". Is that so?'),
        (
            "Ines Marlow",
            f"It is not so. {THOUGHT} 12 people rang me, and I did not answer.",
        ),
        ("Mr Ferris", "Thank you, Dr Marlow."),
        ("Mr Ferris", "No more questions, my Lady."),
        ("THE CHAIR", "We go on."),
    ]


def test_a_line_that_begins_with_an_article_goes_on() -> None:
    text = HEARING.replace(" 2       rang me, and I", " 2       A grade men rang me, and I")
    text = text.replace("12 people\n", "12\n")
    assert "12\n 2       A grade men rang me, and I did not\n 3       answer." in sentences(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", "\r"])
def test_line_ends_of_any_kind_are_read(end: str) -> None:
    text = HEARING.replace("\n", end)
    assert said(text) == said(HEARING)


@pytest.mark.parametrize(
    "text",
    [
        "1  eggs\n2  flour\n3  milk\n4  butter\n5  salt\n6  sugar\n7  water\n",
        "1 Apologies\n2 Minutes of the last meeting\n3 Finance\n4 Roads\n5 Trees\n6 Dates\n7 End\n",
        "1  Fry the onions.\n2  Add the rice.\n3  Stir it.\n4  Wait.\n5  Add salt.\n6  Serve.\n",
        "1  the buyer,\n2  the seller,\n3  the agent, and\n4  their heirs.\n5  the land.\n6  it.\n",
        "1  Ashby  8  6\n2  Corley  8  5\n3  Denton  8  4\n4  Elm  8  3\n5  Fen  8  2\n6  Po  8\n",
        "".join(
            f"{n}  In the year {n} the king sat down, and it was good.\n" for n in range(1, 30)
        ),
        "1. The pump was\n2. not safe. It was\n3. old. It\n4. failed. We\n5. left. We\n6. ran.\n",
        "In 2019\n12 boats sank. The\nharbour office said it had\n3 reports of it.\n",
        "",
    ],
)
def test_numbers_of_lists_tables_and_verses_are_words(text: str) -> None:
    assert clear_margins(text) == text


def test_only_white_space_numbers_and_page_furniture_are_cleared() -> None:
    clear = clear_margins(HEARING)
    assert len(clear) == len(HEARING)
    assert all(a == b or a.isspace() or a.isdigit() for a, b in zip(HEARING, clear, strict=True))
    assert "12 people" in clear
    assert "10.15 am" in clear


def test_the_name_of_a_hearing_on_every_page_is_nobodys_words() -> None:
    page = "\n  The Quay Inquiry   Day {}\n\n"
    text = HEARING.replace("\n\n                                  1\n", page.format(1))
    text = text.replace("\n\n                                  2\n", page.format(2))
    assert said(text)[:7] == said(HEARING)[:7]


def test_what_stands_around_the_numbered_pages_is_as_it_was() -> None:
    cover = "THE QUAY INQUIRY\n\nThis is what was said on the fourth day,\nin full.\n\n"
    clear = clear_margins(cover + HEARING)
    assert clear.startswith(cover.rstrip())
    assert clear[len(cover) :].split() == clear_margins(HEARING).split()


def test_a_quote_is_the_texts_own_characters(tmp_path: Path) -> None:
    put(tmp_path, {"docs/quay.txt": HEARING})
    build(tmp_path / "index", tmp_path / "docs")
    with open_library(tmp_path / "index") as library:
        answer = library.ask("What did Ines Marlow say about the pump that she believed safe?")
        text = library.source_text("quay")
    assert text == HEARING
    assert answer.quotes
    assert all(text[each.start : each.end] == each.text for each in answer.quotes)


DAM = """ 1 Wednesday 3 May 2023
 2 MR VANCE:  Good morning. We turn to the gates and to
 3     what was known of them on the night of the flood.
 4 Q.  Was the dam safe on that night, Ms Orr, as far as
 5     you knew?
 6 A.  The chairman said that the dam was safe on the night.
 7     That is untrue, and he knew it when he said it to us
 8     all in the hall.
 9 Q.  Who else was there?
10 A.  Nobody else was there, only the three of us and the
11     clerk who took the minutes.
"""


def test_a_denial_on_the_next_numbered_line_is_told(tmp_path: Path) -> None:
    put(tmp_path, {"docs/dam.txt": DAM})
    build(tmp_path / "index", tmp_path / "docs")
    with open_library(tmp_path / "index") as library:
        answer = library.ask("Was the dam safe on the night?")
    assert any(quote.text.startswith("That is untrue") for quote in answer.quotes)


@thorough
@given(texts)
def test_any_text_keeps_its_length(text: str) -> None:
    assert len(clear_margins(text)) == len(text)


@given(st.text(alphabet="1 2\n.aQ:A", max_size=200))
def test_numbered_lines_of_any_kind_keep_all_words(text: str) -> None:
    clear = clear_margins(text)
    assert len(clear) == len(text)
    assert [c for c in clear if c.isalpha()] == [c for c in text if c.isalpha()]


@pytest.mark.parametrize("piece", ["1", " ", "a", "1 a b.\n", "\n", " 1   Q.  And the\n", "(", "A"])
def test_takes_linear_time(piece: str) -> None:
    assert_linear(clear_margins, piece)
