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
