from __future__ import annotations

import pytest

from gpqa.statements.joint import split_joint
from gpqa.statements.phrases import read_joint, read_phrase
from tests.helpers_text import assert_linear
from tests.statements.helpers_prose import subject_of
from tests.statements.helpers_speakers import people, speakers


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Ann Lee and Tom Park", ["Ann Lee", "Tom Park"]),
        ("Both Ann Lee and Tom Park", ["Ann Lee", "Tom Park"]),
        ("the clerk Ann Lee and her deputy, Tom Park", ["Ann Lee", "Tom Park"]),
        ("Ann Lee, of Unite, and Tom Park, of Shelter", ["Ann Lee", "Tom Park"]),
        ("Ann Lee, 44, and Tom Park, 52", ["Ann Lee", "Tom Park"]),
        ("Ann Lee, Tom Park and Mr Moss", ["Ann Lee", "Tom Park", "Mr Moss"]),
        ("Ann Lee, mother of Tom Park and Jo Park", []),
        ("Ann Lee of Marks and Sand", []),
        ("a spokesman for Ann Lee and Tom Park", []),
        ("Ann Lee and Tom Park’s lawyer", []),
        ("Marks and Sand Ltd", []),
    ],
)
def test_whom_words_name_together(words: str, names: list[str]) -> None:
    found = [one.name.display for one in read_joint(read_phrase(words).words) if one.name]
    assert found == names


def test_those_who_speak_together_are_known_each() -> None:
    text = "⟦Ann Lee and her clerk, Tom Park,⟧ said so. ⟦Lee⟧ wept. ⟦Park⟧ left."
    both, lee, park = people(text)
    assert both is not None
    assert lee is not None
    assert park is not None
    assert both.members == (lee.key, park.key)
    assert both.key not in {lee.key, park.key}


def test_both_are_the_two_who_spoke_just_before() -> None:
    text = "⟦Ann Lee and Tom Park⟧ said so.\n\n⟦Both⟧ denied that."
    assert speakers(text) == ["Ann Lee and Tom Park"] * 2
    assert speakers("Ann Lee and Tom Park were fined. ⟦Both⟧ denied it.") == [
        "Ann Lee and Tom Park"
    ]


@pytest.mark.parametrize(
    "before",
    ["", "⟦Ann Lee and Tom Park⟧ said so. Jo Moss wept. ", "⟦Ann Lee⟧ said so. ", "Ann Lee wept. "],
)
def test_both_are_nobody_where_two_are_not_plain(before: str) -> None:
    assert speakers(f"{before}⟦Both⟧ denied that.")[-1] is None


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ann Lee, of Unite, and Tom Park said so", "Ann Lee, of Unite, and Tom Park"),
        ("Ann Lee, who left, and Tom Park, 44, said so", "Ann Lee, who left, and Tom Park, 44"),
        ("The mayor, Ann Lee, and Tom Park said so", "The mayor, Ann Lee, and Tom Park"),
        ("He met the mayor, Ann Lee, and Tom Park said so", "Tom Park"),
        ("Ann Lee’s lawyer and Tom Park said so", "Ann Lee’s lawyer and Tom Park"),
        ("He met Ann Lee, the mayor, and Tom Park said so", "Tom Park"),
        ("He met Ann Lee and Tom Park said so", "Tom Park"),
        ("Ann Lee, the mayor, wept, and Tom Park said so", "Tom Park"),
    ],
)
def test_the_first_of_two_belongs_to_their_subject(text: str, subject: str) -> None:
    assert subject_of(text, "said") == subject


def test_long_lists_are_parted_in_linear_time() -> None:
    assert split_joint("Ann Lee and " * 30) == []
    assert_linear(lambda text: speakers(f"⟦{text}⟧ said no."), "Ann Lee, and ")
