from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.statements.nameless import find_nameless, is_human
from tests.helpers_text import assert_linear


def found(text: str) -> list[tuple[str, str | None, bool]]:
    return [
        (text[one.start :].split(maxsplit=1)[0], one.gender, one.aged)
        for one in find_nameless(text, 0, len(text))
    ]


@pytest.mark.parametrize(
    "noun",
    "landlord landlady villager crofter shopkeeper pupil sister-in-law nun bloke midwife".split(),
)
def test_nouns_for_people_are_told_by_list_and_ending(noun: str) -> None:
    assert is_human(noun)


@pytest.mark.parametrize("noun", "letter river newspaper door list year human tree report".split())
def test_things_that_end_like_people_are_none(noun: str) -> None:
    assert not is_human(noun)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("It rained. The landlord left.", ("The", "m", False)),
        ("A landlady left.", ("A", "f", False)),
        ("In the lane, a neighbour left.", ("a", None, False)),
        ("One had left.", ("One", None, False)),
        ("Ann Lee’s husband left.", ("Ann", "m", False)),
        ("The 19-year-old left.", ("The", None, True)),
        ("The nurse, 29, left.", ("The", None, True)),
        ("The nurse, aged 29, left.", ("The", None, True)),
    ],
)
def test_who_begins_a_sentence_is_found(text: str, who: tuple[str, str | None, bool]) -> None:
    assert found(text) == [who]


@pytest.mark.parametrize(
    "text",
    ["The lorry left.", "The rules empower us.", "He left.", "", "The", "We like the landlord.",
     "It was Mr. Lee’s day that the mayor chose.", "One lorry left."],
)  # fmt: skip
def test_things_and_those_within_a_sentence_are_not(text: str) -> None:
    assert found(text) == []


@given(st.text(alphabet="The landord,’s. \n“”19-year"))
def test_any_text_can_be_read_and_starts_lie_in_it(text: str) -> None:
    assert all(0 <= one.start < len(text) for one in find_nameless(text, 0, len(text)))


@pytest.mark.parametrize("unit", ["A", "The ", ". The", "Aa ", ".\n", "Aa-a’s ", "19-", "a, "])
def test_the_time_grows_with_the_text(unit: str) -> None:
    assert_linear(lambda text: list(find_nameless(text, 0, len(text))), unit)
