from __future__ import annotations

import pytest

from gpqa.statements.aged import AGED
from tests.helpers_text import assert_linear
from tests.statements.helpers_speakers import speakers


@pytest.mark.parametrize(
    "words", ["the 19-year-old", "The 30-year-old Italian", "mum-of-two", "The baker, 51,"]
)
def test_words_with_an_age_are_told(words: str) -> None:
    assert AGED.fullmatch(words)


@pytest.mark.parametrize("words", ["a baker, 51", "his wife, 41", "The baker", "Ann Lee, 60"])
def test_whoever_is_new_or_named_is_not(words: str) -> None:
    assert not AGED.fullmatch(words)


@pytest.mark.parametrize("before", ["Ann Lee", "A friend", "Tom Lee"])
@pytest.mark.parametrize("aged", ["The baker, 60", "The baker, aged 60"])
def test_a_trade_with_an_age_is_not_whoever_spoke_just_before(before: str, aged: str) -> None:
    found = speakers(f"⟦{before}⟧ said: “It is late.” ⟦{aged}⟧, shrugged: “I am fine.”")
    assert found == [before, aged.replace("The", "the")]


@pytest.mark.parametrize("first", ["Ann Lee, 60,", "Driver Ann Lee", "Ann Lee, a driver,"])
def test_it_is_who_has_that_trade_or_that_age(first: str) -> None:
    text = f"{first} came in. ⟦Lee⟧ said: “It is late.” ⟦The driver, 60,⟧ shrugged: “I am fine.”"
    assert speakers(text) == ["Ann Lee", "Ann Lee"]


def test_it_is_nobody_of_another_age_or_sex() -> None:
    assert speakers("Ann Lee, 41, came in. ⟦The baker, 60,⟧ shrugged.") == ["the baker, 60"]
    assert speakers("Tom Lee came in. ⟦The actress, 60,⟧ shrugged.") == ["the actress, 60"]
    assert speakers("Tom Lee came in. ⟦The mum-of-two⟧ shrugged.") == ["the mum-of-two"]


def test_it_takes_up_who_was_just_brought_in_and_did_not_speak() -> None:
    assert speakers("Rosa Vale joined in June. ⟦The winger, 19,⟧ said no.") == ["Rosa Vale"]


def test_the_time_grows_with_the_text() -> None:
    for unit in ("a ", "the a, ", "Ann Lee, 60, "):
        assert_linear(lambda text: list(AGED.finditer(text)), unit)
