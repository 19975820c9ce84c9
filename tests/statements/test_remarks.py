"""What somebody else makes of what was told is theirs, and no part of what was told."""

from __future__ import annotations

import pytest

from tests.helpers_speech import heard


@pytest.mark.parametrize("noun", ["a figure", "a claim", "an estimate", "a figure that"])
def test_a_remark_by_another_ends_what_was_said(noun: str) -> None:
    text = f"Tom Lee said that it would cost £4m, {noun} Ruth Moss described as “nonsense”.\n"
    assert ("Tom Lee", "it would cost £4m") in heard(text)


def test_who_makes_a_remark_is_not_called_by_its_noun() -> None:
    text = "Tom Lee said that it would cost £4m, a claim Ms Moss called “absurd”.\n"
    assert heard(text) == [("Tom Lee", "it would cost £4m"), ("Ms Moss", "absurd")]
    assert heard("A view Ms Moss described as “odd” was heard.\n")[0][0] == "Ms Moss"


@pytest.mark.parametrize(
    "told",
    [
        "it would cost £4m, a figure that was higher than before",
        "he had heard a claim that Ms Moss called absurd",
        "it was a figure Ms Moss had found",
        "it would be hard, an idea of many",
    ],
)
def test_what_has_no_speaker_of_its_own_goes_on(told: str) -> None:
    assert ("Tom Lee", told) in heard(f"Tom Lee said {told}.\n")


def test_what_was_said_may_go_on_behind_a_remark() -> None:
    text = "Tom Lee said it cost £4m, a figure the union said was low, and that it was late.\n"
    assert ("Tom Lee", "it was late") in heard(text)
