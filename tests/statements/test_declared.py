"""Whoever names themselves in a statement's first words says what stands in it."""

from __future__ import annotations

import pytest

from tests.helpers_speech import heard
from tests.helpers_text import assert_linear

SAW = "1. I heard the pump stop at nine. The valve was shut.\n\n2. Nobody came."
WROTE = "I was asked to look at the pump. It had stopped.\n\nIn my view the valve was shut."


@pytest.mark.parametrize(
    "opening",
    [
        "WITNESS STATEMENT OF NORA JANE QUILL\n\nI, Nora Jane Quill, of Fenwick, WILL SAY:",
        "I, Nora Quill, plumber, of Mill House, Fenwick,\nstate as follows:",
        "AFFIDAVIT\n\nI, NORA QUILL, make oath and say as follows:",
        "1. I, Nora Quill, do solemnly and sincerely declare:",
    ],
)
@pytest.mark.parametrize("end", ["", "Signed: N. Quill\nDated: 4 May 2024", "Nora Quill, plumber"])
def test_a_sworn_statement_is_whoever_makes_it_s(opening: str, end: str) -> None:
    found = heard(f"{opening}\n\n{SAW}\n\n{end}")
    assert [words for _, words in found] == [SAW]
    assert found[0][0] in {"Nora Quill", "Nora Jane Quill"}


@pytest.mark.parametrize(
    "text",
    [
        f"1 INSPECTOR\n\nI am Nora Quill, pump inspector.\n\n{WROTE}\n\n16 May      N. Quill",
        f"My name is Nora Quill. I mend pumps.\n\n{WROTE}\n\nSigned Nora Quill",
    ],
)
def test_who_brings_themselves_in_and_signs_says_all_between(text: str) -> None:
    assert {who for who, _ in heard(text)} == {"Nora Quill"}
    assert WROTE in "".join(words for _, words in heard(text))


def test_what_others_said_is_theirs() -> None:
    text = (
        "I, Nora Quill, will say as follows:\n\n1. Mr Park told me that the valve was shut. "
        'I did not believe it.\n\n2. He said, "Go home." I stayed.\n\nSigned: N. Quill'
    )
    assert heard(text) == [
        ("Mr Park", "the valve was shut"),
        ("Nora Quill", "I did not believe it."),
        ("Mr Park", "Go home."),
        ("Nora Quill", "I stayed."),
    ]


def test_each_statement_of_a_bundle_is_its_own_witness_s() -> None:
    text = (
        "I, Nora Quill, will say as follows:\n\nI heard the pump.\n\nSigned: N. Quill\n\n"
        "The pump is of 1960.\n\n"
        "I, Tom Brook, will say as follows:\n\nI heard Ms Quill. She said it was late."
    )
    assert heard(text) == [
        ("Nora Quill", "I heard the pump."),
        ("Tom Brook", "I heard Ms Quill."),
        ("Nora Quill", "it was late"),
    ]


@pytest.mark.parametrize("line", ["Signed: ................", "Signature", "SIGNED BY ______"])
def test_a_line_left_empty_for_the_signature_ends_a_statement(line: str) -> None:
    rest = f"{line}\n\nDated: 4 May\n\nThe hearing went on, and I took notes."
    sworn = f"I, Nora Quill, will say as follows:\n\n{SAW}\n\n{rest}"
    assert heard(sworn) == [("Nora Quill", SAW)]
    begun = f"I am Nora Quill, a plumber.\n\n{WROTE}\n\n"
    printed = heard(f"{begun}{line}\n\nNora Quill\n\nThe hearing went on, and I took notes.")
    assert printed == [("Nora Quill", begun.strip())]
    assert all(who is None for who, _ in heard(f"{begun}{rest}"))


@pytest.mark.parametrize(
    "text",
    [
        # nobody signs, or somebody else does
        f"I am Nora Quill, a plumber.\n\n{WROTE}",
        f"I am Nora Quill, a plumber.\n\n{WROTE}\n\nTom Brook",
        # an oath that an article tells of
        f"I, Nora Quill, do solemnly swear that I shall serve the town.\n\n{WROTE}",
        # it is told of her
        f"I am Nora Quill, a plumber.\n\n{WROTE}\n\nMs Quill was right.\n\nNora Quill",
        # what she is called is a quotation, or no name
        f"“I am Nora Quill, a plumber.”\n\n{WROTE}\n\nNora Quill",
        f"I am sorry, and late.\n\n{WROTE}\n\nNora Quill",
        f"I, too, will say that it rained.\n\n{WROTE}",
    ],
)
def test_what_nobody_plainly_declares_is_nobodys(text: str) -> None:
    assert all(who is None for who, _ in heard(text))


@pytest.mark.parametrize(
    "piece",
    [
        "I am Al Lee, a cook.\n\n",
        "I, Al Lee, will say as follows:\n\nIt rained.\n\n",
        "I am Al Lee, a cook.\n\nI am Bo Park, a cook.\n\n",
        "I, Al ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    assert_linear(heard, piece)
