from __future__ import annotations

import pytest

from gpqa.statements.person import PersonKind
from tests.statements.helpers_speakers import people, speakers


def test_who_follows_its_person() -> None:
    assert speakers("Ann Lee, ⟦who⟧ said no, left.") == ["Ann Lee"]
    assert speakers("Ann Lee left the hall, and those ⟦who⟧ said no stayed.") == [None]


def test_he_and_she_are_the_last_sentences_subject_of_that_sex() -> None:
    text = "Tom Lee met Ruth Moss. ⟦She⟧ said no. ⟦He⟧ said yes."
    assert speakers(text) == ["Ruth Moss", "Tom Lee"]


def test_a_pronoun_goes_on_with_the_last_speaker() -> None:
    text = "⟦Tom Lee⟧ said no.\n\n“It is late,” ⟦he⟧ said.\n\n“Very late.”\n\n⟦He⟧ added that."
    assert speakers(text) == ["Tom Lee"] * 3


def test_names_inside_a_quotation_do_not_take_the_pronoun() -> None:
    text = "⟦Tom Lee⟧ spoke.\n\n“I and Peter Moss are calm.”\n\nHowever, ⟦he⟧ said it was late."
    assert speakers(text)[1] == "Tom Lee"


def test_a_pronoun_that_two_can_be_meant_by_is_nobody() -> None:
    assert speakers("Tom Lee and Peter Moss spoke. ⟦He⟧ said no.")[0] is None
    assert speakers("Tom Lee spoke. It was said by Peter Moss. ⟦He⟧ said no.")[0] is None


def test_a_pronoun_without_anybody_before_it_is_nobody() -> None:
    assert speakers("⟦He⟧ said no. Tom Lee was there.") == [None]
    assert speakers("Ann Lee spoke. ⟦He⟧ said no.") == [None]


def test_a_spokesman_who_goes_on_stays_a_spokesman() -> None:
    text = "Tom Lee was there. ⟦A spokesman⟧ said no. ⟦He⟧ added that it was late."
    assert "Tom Lee" not in speakers(text)


def test_they_are_the_group_and_it_the_body_that_spoke_before() -> None:
    text = "⟦Wool Watch Institute⟧ said no. ⟦It⟧ added that.\n\n⟦Critics⟧ said so. ⟦They⟧ left."
    first, same, critics, they = people(text)
    assert first == same
    assert critics == they
    assert speakers("⟦Tom Lee⟧ said no. ⟦They⟧ left.")[1] is None


def test_it_shows_that_a_bare_name_is_a_bodys() -> None:
    first, second = people("⟦Wexel⟧ said no. ⟦It⟧ added that it was late.")
    assert first == second
    assert first is not None
    assert first.kind is PersonKind.BODY
    assert speakers("Ann Wexel was there. ⟦Wexel⟧ said no. ⟦It⟧ was late.")[1] is None


def test_somebody_without_a_name_in_between_makes_a_pronoun_doubtful() -> None:
    text = "⟦Ruth Moss⟧ spoke. My mother was there too. Even now ⟦she⟧ says no."
    assert speakers(text)[1] is None


def test_a_pronoun_never_goes_past_somebody_of_whom_only_the_name_is_known() -> None:
    said = "⟦Ann Lee⟧ praised it. ⟦Olwen Pryce of Unite⟧ said no. “Never,” ⟦she⟧ said."
    assert speakers(said) == ["Ann Lee", "Olwen Pryce", None]
    silent = "⟦Ann Lee⟧ praised it. Olwen Pryce of Unite laughed. “Never,” ⟦she⟧ said."
    assert speakers(silent) == ["Ann Lee", None]
    beside = "⟦Ann Lee⟧ praised it. Olwen Pryce of Unite laughed at Ann Lee when ⟦she⟧ said no."
    assert speakers(beside) == ["Ann Lee", None]


def test_a_pronoun_goes_past_bodies_places_and_the_other_sex() -> None:
    for between in (
        "Downing Street was full.",
        "Peter Moss laughed.",
        "Climate Change was on all lips.",
    ):
        text = f"⟦Ann Lee⟧ spoke. {between} “Never,” ⟦she⟧ said."
        assert speakers(text) == ["Ann Lee", "Ann Lee"]


def test_who_begins_a_sentence_is_whom_the_next_pronoun_means() -> None:
    text = "⟦The judge⟧ said it was over.\n\nOutside court, Sue Moss wept. “I won,” ⟦she⟧ said."
    assert speakers(text) == ["the judge", "Sue Moss"]
    text = "⟦The judge⟧ said it was over. Outside court, she saw Sue Moss. “I won,” ⟦she⟧ said."
    assert speakers(text)[1] is None


@pytest.mark.parametrize(
    "asked",
    [
        "When pressed by Peter Moss",
        "Cross-examined by Mr Moss",
        "Asked on the second day by Mr. Moss KC about the keys",
        "But, told by the chair, Peter Moss, to speak up",
    ],
)
def test_who_asks_is_not_the_one_who_is_asked(asked: str) -> None:
    assert speakers(f"⟦Tom Lee⟧ spoke. {asked}, ⟦he⟧ said no.")[-1] == "Tom Lee"
    assert speakers(f"{asked}, ⟦he⟧ said no.") == [None]
    assert speakers(f"Peter Moss rose. {asked}, ⟦he⟧ said no.") == [None]
    assert speakers(f"Tom Lee and Paul Gray came. {asked}, ⟦he⟧ said no.") == [None]


def test_whose_clerk_asks_may_be_the_one_who_is_asked() -> None:
    text = "⟦Tom Lee⟧ spoke. Asked by Peter Moss’s clerk, ⟦he⟧ said no."
    assert speakers(text)[-1] is None


def test_a_name_like_a_participle_is_asked_by_nobody() -> None:
    text = "Ned Moss came by. Fred by then was out, and, led by Tom Lee, ⟦he⟧ said no."
    assert speakers(text)[-1] != "Tom Lee"


def test_whose_office_a_preposition_governs_is_not_who_a_sentence_is_about() -> None:
    for asked in (
        "Questioned by the coroner, Peter Moss, he wept.",
        "He wept with a clerk, Peter Moss, near.",
    ):
        assert "Peter Moss" not in speakers(f"Tom Lee rose. {asked} “Never,” ⟦he⟧ said.")
