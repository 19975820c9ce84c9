from __future__ import annotations

import pytest

from gpqa.statements.person import PersonKind
from tests.statements.helpers_speakers import only, people, speakers


def test_an_office_is_the_person_to_whom_the_document_gives_it() -> None:
    text = "Wool secretary Ann Lee spoke. Tom Moss was there.\n\n⟦The wool secretary⟧ said no."
    assert speakers(text) == ["Ann Lee"]
    text = "Ann Lee, secretary of state for wool, spoke.\n\n⟦The wool secretary⟧ said no."
    assert speakers(text) == ["Ann Lee"]


def test_an_office_that_nobody_is_given_stays_a_description_that_says_which() -> None:
    person = only("Ann Lee spoke.\n\n⟦The wool secretary⟧ said no.")
    assert person.kind is PersonKind.DESCRIPTION
    assert person.role_keys == ("wool secretary",)


@pytest.mark.parametrize("office", ["former president", "deputy wool secretary", "mayor"])
def test_another_office_is_not_taken_for_it(office: str) -> None:
    text = f"President Ann Lee and wool secretary Tom Moss spoke.\n\n⟦The {office}⟧ said no."
    assert only(text).kind is PersonKind.DESCRIPTION


def test_an_office_that_two_hold_is_nobody() -> None:
    text = "Senator Ann Lee and Senator Tom Moss spoke. ⟦The senator⟧ said no."
    assert only(text).kind is PersonKind.DESCRIPTION


def test_a_former_holder_does_not_hold_the_office() -> None:
    text = "⟦Former wool secretary Ann Lee⟧ spoke.\n\n⟦The wool secretary⟧ said no."
    former, now = people(text)
    assert former is not None
    assert former.role_keys == ("former wool secretary",)
    assert now is not None
    assert now.kind is PersonKind.DESCRIPTION


def test_the_holder_of_a_bodys_office_may_be_named_later_under_a_shorter_one() -> None:
    text = "⟦The chief executive of Wool Watch⟧ said no.\n\n⟦The chief executive, Jo Dunn,⟧ left."
    assert speakers(text) == ["Jo Dunn", "Jo Dunn"]
    text = text.replace("left.", "left. The chief executive of Tea Watch stayed.")
    assert speakers(text) == ["the chief executive of Wool Watch", "Jo Dunn"]


def test_a_meetings_own_offices_are_held_by_those_present() -> None:
    text = "Present: Cllr Ann Moss (Chairman), Mr R. Foulds (Town Clerk)\n\n"
    below = text + "One.\n\nTwo.\n\nThree.\n\nFour.\n\n⟦The Clerk⟧ said no. ⟦The Chairman⟧ left."
    assert speakers(below) == ["R. Foulds", "Ann Moss"]
    guest = below.replace("(Chairman)", "(Chairman of Wool Watch)")
    assert speakers(guest) == ["R. Foulds", "the Chairman"]


def test_another_bodys_chief_is_not_the_one_who_was_named_so_far_back() -> None:
    text = "Ann Lee, chief nurse at Alder Hospital, spoke.\n\n" + "The ward was shut.\n\n" * 6
    text += "Wards at Marlow Infirmary were shut and ⟦the chief nurse⟧ said no."
    assert speakers(text)[-1] == "the chief nurse"


def test_a_trade_that_many_have_is_not_the_one_who_was_named_so_far_back() -> None:
    text = "Present: Gillian Frost, nurse.\n\n" + "The ward was shut.\n\n" * 6
    assert only(text + "⟦The nurse⟧ said no.").kind is PersonKind.DESCRIPTION
