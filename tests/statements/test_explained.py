"""Minutes name somebody once with the initials that they go on with."""

from __future__ import annotations

import time

import pytest

from gpqa.statements.explained import find_explained, with_initials
from gpqa.statements.mentions import find_mentions
from gpqa.structure import parse_structure
from tests.helpers_speech import heard

HEAD = """\
Notes of the meeting

Present: Ruth Penhale (RP), Martin Hobbs (MH), Alan Teague (AT)

"""


def whose(text: str) -> dict[str, str]:
    found = find_explained(text, find_mentions(text, parse_structure(text)))
    return {letters: name.written for letters, name in found.items()}


def test_initials_in_brackets_behind_a_name_are_that_persons() -> None:
    assert whose(HEAD) == {"RP": "Ruth Penhale", "MH": "Martin Hobbs", "AT": "Alan Teague"}


@pytest.mark.parametrize(
    "text",
    [
        "Present: Ruth Penhale (MBE), chair.\n",  # no initials of hers
        "Present: Ruth Penhale (RP), Rowan Pike (RP).\n",  # two people's
        "It went to the Royal Parks (RP) in May.\n",  # a body's
        "Present: Ruth Penhale, chair. The RP was late.\n",  # not explained
    ],
)
def test_initials_are_nobodys_that_are_not_plainly_one_persons(text: str) -> None:
    assert whose(text) == {}


def test_who_speaks_by_initials_is_the_person() -> None:
    text = HEAD + "RP reported that delays had halved. MH asked whether it would last.\n"
    assert heard(text) == [
        ("Ruth Penhale", "delays had halved"),
        ("Martin Hobbs", "whether it would last"),
    ]


@pytest.mark.parametrize(
    "before", ["MH noted that the deficit had grown.", "MH gave a short report."]
)
def test_he_behind_initials_is_nobody_else_who_was_named_before(before: str) -> None:
    assert heard(HEAD + before + " He said the cap would be missed.\n")[-1] == (
        "Martin Hobbs",
        "the cap would be missed",
    )


def test_with_initials_adds_a_mention_for_each_in_order() -> None:
    text = HEAD + "RP said no. Ruth Penhale and RP's deputy left; the RPI rose.\n"
    blocks = parse_structure(text)
    mentions = find_mentions(text, blocks)
    found = with_initials(text, blocks, mentions, find_explained(text, mentions))
    below = [each for each in found if each.start >= len(HEAD)]
    letters = [each for each in below if text[each.start : each.end] == "RP"]
    assert [(each.subject, each.possessive) for each in letters] == [(True, False), (False, True)]
    assert [each.start for each in found] == sorted({each.start for each in found})


def test_without_initials_the_mentions_are_as_they_were() -> None:
    text = "Ann Lee said no.\n"
    mentions = find_mentions(text, parse_structure(text))
    assert with_initials(text, parse_structure(text), mentions, {}) == mentions


def test_initials_are_found_in_linear_time() -> None:
    text = HEAD + "RP and MH said that AT had left. " * 20000
    blocks = parse_structure(text)
    mentions = find_mentions(text, blocks)
    began = time.process_time()
    with_initials(text, blocks, mentions, find_explained(text, mentions))
    assert time.process_time() - began < 2
