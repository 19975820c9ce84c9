from __future__ import annotations

import pytest

from gpqa.statements.person import PersonKind
from tests.statements.helpers_speakers import only, people, speakers


@pytest.mark.parametrize(
    "words",
    ["NHS Anglia", "The Ely Times", "the government", "Treasury", "WTU", "The King’s Fund",
     "Labour", "the Royal Institute of Wool", "France", "WoolWatch"],
)  # fmt: skip
def test_bodies_are_told_by_head_words_and_capitals(words: str) -> None:
    assert only(f"⟦{words}⟧ said no.").kind is PersonKind.BODY


def test_an_acronym_and_the_name_that_explains_it_are_one() -> None:
    text = "The ⟦Wool Traders Union⟧ (WTU) said no. ⟦The WTU⟧ added that."
    first, second = people(text)
    assert first is not None
    assert first == second
    assert first.name == "Wool Traders Union"


@pytest.mark.parametrize("words", ["Grad A", "Project Manager", "Counsel Inquiry", "The Witness"])
def test_labels_are_descriptions(words: str) -> None:
    assert only(f"⟦{words}⟧: Yes, it is late.").kind is PersonKind.DESCRIPTION


@pytest.mark.parametrize(
    "words",
    ["Our members", "our staff", "My colleagues", "Their customers", "Your readers", "His wife",
     "Its chairman", "Our Chairman", "Our members, who met on Friday,", "her NHS managers",
     "my father and mother", "its survey of 200 people"],
)  # fmt: skip
def test_words_that_leave_open_whose_they_are_are_nobodys_name(words: str) -> None:
    assert speakers(f"Ann Lee was there.\n\n⟦{words}⟧ said no.") == [None]


def test_whoever_is_meant_by_a_pronoun_after_such_words_has_no_name_either() -> None:
    text = (
        "⟦Ann Lee⟧ spoke.\n\n⟦Our members⟧ said no. ⟦They⟧ said so again.\n\n⟦Her mother⟧ said no."
    )
    assert speakers(text + " ⟦She⟧ left.") == ["Ann Lee", None, None, None, None]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Our chairman, Ann Lee,", "Ann Lee"),
        ("Our Lady’s Hospital", "Our Lady’s Hospital"),
        ("Our Lady of Peace School", "Our Lady of Peace School"),
        ("Her Majesty", "Her Majesty"),
        ("Ann Lee’s members", "Ann Lee’s members"),
        ("some members", "some members"),
    ],
)
def test_a_name_that_begins_like_them_is_one(words: str, name: str) -> None:
    assert speakers(f"⟦{words}⟧ said no.") == [name]
