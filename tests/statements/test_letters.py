"""Letters, e-mails and memos are their writers'; what is not plainly one's is nobody's."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.statements.letters import find_letters
from gpqa.structure import parse_structure

CHAIN = """\
From: Ann Lee <ann.lee@example.org>
Sent: 3 May 2022 10:12
To: Tom Park
Subject: RE: The ward

Tom,

I cannot sign this off. The ward was never inspected.

-----Original Message-----
From: "Tom Park" [mailto:tom@example.org]
To: Ann Lee
Subject: The ward

Could you approve the £40,000?

On Mon, 2 May 2022 at 09:01 AM Priti Shah <priti@example.org>
wrote:
> The builders want their money.
>> Who hired them?

Kind regards,
Tom
"""


def said(text: str) -> list[tuple[str, str]]:
    """The writers with what they wrote."""
    return [
        (text[slice(*letter.named)], text[start:end])
        for letter in find_letters(text, parse_structure(text)).letters
        for start, end in letter.said
    ]


def test_each_email_of_a_chain_is_its_own_writers() -> None:
    assert said(CHAIN) == [
        ("Ann Lee", "Tom,\n\nI cannot sign this off. The ward was never inspected."),
        ("Tom Park", "Could you approve the £40,000?"),
        ("Priti Shah", "The builders want their money."),
    ]


def test_the_heading_shows_who_writes() -> None:
    first, *_ = find_letters(CHAIN, parse_structure(CHAIN)).letters
    assert CHAIN[slice(*first.cue)] == "From: Ann Lee <ann.lee@example.org>"


def test_a_memos_fields_may_stand_apart() -> None:
    memo = (
        "MEMORANDUM\n\nTO: All heads\n\nFROM: Owen Hartley, Director of Finance\n\n"
        "DATE: 4 April 2021\n\nTravel costs have risen by 14%.\n"
    )
    assert said(memo) == [("Owen Hartley", "Travel costs have risen by 14%.")]


def test_a_letter_is_whose_name_stands_under_it() -> None:
    letter = (
        "Dear Secretary of State,\n\nWe have lost four doctors.\n\nPlease visit.\n\n"
        "Yours sincerely,\nDr Helen Marsh\nChair, Patients' Group\n"
    )
    assert said(letter) == [("Dr Helen Marsh", "We have lost four doctors.\n\nPlease visit.")]


def test_a_letter_may_begin_in_the_line_of_its_address() -> None:
    letter = (
        "Dear Sir – Your report on the Barford bypass is wrong in every figure that it gives.\n\n"
        "Yours faithfully\n\nAnn Lee\n"
    )
    assert said(letter)[0][1].startswith("Dear Sir – Your report")


@pytest.mark.parametrize(
    "text",
    [
        "From: Reuters\nDate: 3 May 2022\n\nThe ward was closed.\n",
        "From: press@example.org\nTo: all\n\nThe ward was closed.\n",
        "From: Ann Lee\n\nThe ward was closed.\n",  # a heading of one field is a byline, or a list
        "From: Leeds\nTo: York\n\nThe train leaves at nine.\n",
        "Dear Sir,\n\nThe ward was closed.\n\nYours faithfully,\nAnn Lee and Tom Park\n",
        "Dear diary\n\nThe ward was closed.\n",
        "The ward was closed.\n\nYours sincerely,\nAnn Lee\n",
    ],
)
def test_what_is_not_plainly_one_persons_is_nobodys(text: str) -> None:
    blocks = parse_structure(text)
    assert find_letters(text, blocks) == ((), tuple(blocks))


@pytest.mark.parametrize("between", ["\n", "\n\n", "\nChair, Mill Trust\n"])
def test_a_letter_that_several_sign_is_no_ones_alone(between: str) -> None:
    text = f"Dear Minister,\n\nWe object.\n\nYours sincerely,\n\nAnn Lee{between}Tom Park, Leeds\n"
    assert said(text) == []


@pytest.mark.parametrize(
    "below",
    ["Ann Lee MBE", "Chair, Mill Trust\n12 Mill Lane", "cc: Tom Park", "Tom Park has left."],
)
def test_what_else_stands_below_a_signature_is_no_second_one(below: str) -> None:
    text = f"Dear Minister,\n\nI object.\n\nYours sincerely,\n\nAnn Lee\n{below}\n"
    assert said(text) == [("Ann Lee", "I object.")]


def test_what_stands_before_the_heading_stays_the_sources() -> None:
    text = "The inquiry published this e-mail.\n\n" + CHAIN
    left = find_letters(text, parse_structure(text)).blocks_left
    assert text[left[0].start : left[0].end] == "The inquiry published this e-mail."


_PIECES = st.sampled_from(
    [
        *("From: ", "To: ", "Subject: ", "Ann Lee", "\n", "\n\n", "> ", " "),
        *("Dear Ann,", "Yours sincerely,", "The ward closed.", "-----Original Message-----"),
        "On 3 May 2022, Ann Lee wrote:",
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_no_character_is_two_peoples_and_no_block_is_lost(text: str) -> None:
    blocks = parse_structure(text)
    found = find_letters(text, blocks)
    spans = sorted(span for letter in found.letters for span in letter.said)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    left = set(found.blocks_left)
    for block in blocks:
        inside = any(start < block.end and block.start < end for start, end in spans)
        assert inside != (block in left)


@pytest.mark.parametrize(
    "piece", ["From: a\n", "> ", "On 1, a ", "Dear A", "From: Ann Lee\nTo: b\n\nx\n"]
)
def test_a_long_text_takes_no_more_than_its_length(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    blocks = parse_structure(text)
    began = time.process_time()
    find_letters(text, blocks)
    assert time.process_time() - began < 5
