from __future__ import annotations

import pytest
from hypothesis import given

from gpqa.statements.words import QUOTED, Words
from tests.helpers_text import FAMILIES, assert_linear, texts, thorough
from tests.statements.helpers_prose import words_of


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("He didn’t go.", ["he", "didn't", "go", "."]),
        ("She’s the minister’s aide", ["she", "'s", "the", "minister", "'s", "aide"]),
        ("Mr. Lee left the U.S. at 8:30 p.m.", "mr. lee left the u.s. at 8:30 p.m.".split()),
        ("It cost £1,250.50, or 12%.", "it cost £ 1,250.50 , or 12% .".split()),
        ("an off-the-cuff A&E remark", ["an", "off-the-cuff", "a&e", "remark"]),
        ("Then Kelly rose early", ["then", "Kelly", "rose", "early"]),
        ("Mr Long and Ms Rose said", ["mr", "Long", "and", "ms", "Rose", "said"]),
        ("Tully, who knew", ["Tully", ",", "who", "knew"]),
        ("Finally, he said", ["finally", ",", "he", "said"]),
        ("The WHO told US envoys who knew", ["the", "WHO", "told", "US", "envoys", "who", "knew"]),
        ("one -- two — three", ["one", "--", "two", "—", "three"]),
    ],
)
def test_text_is_cut_into_words_and_marks(text: str, low: list[str]) -> None:
    assert words_of(text).low == low


def test_a_quotation_is_one_word() -> None:
    words = words_of("He said “a lot of things” then.")
    assert words.low == ["he", "said", QUOTED, "then", "."]
    assert words.span(2, 3) == (8, 25)


def test_the_closing_punctuation_is_found_within_inner_marks() -> None:
    words = words_of("“I would say, ‘That is absurd,’” she added.")
    assert words.closing(0) == ","


def test_may_and_will_are_names_where_a_capital_says_so() -> None:
    assert words_of("Theresa May may go").low == ["theresa", "May", "may", "go"]


@thorough
@given(texts)
def test_tokens_are_in_order_and_hold_all_but_white_space(text: str) -> None:
    words = Words(text, (0, len(text)), [])
    at = 0
    for start, end in zip(words.starts, words.ends, strict=True):
        assert not text[at:start].strip()
        assert start < end
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize("piece", [*FAMILIES.values(), "a.b.", "a-", "a'", "12,", "’s"])
def test_it_takes_linear_time(piece: str) -> None:
    assert_linear(lambda text: Words(text, (0, len(text)), []), piece)
