from __future__ import annotations

import pytest

from gpqa.edges import has_marks, without_marks


def bare(text: str, quote: str | None = None) -> str:
    quote = text if quote is None else quote
    start = text.index(quote)
    low, high = without_marks(text, start, start + len(quote))
    return text[low:high]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("> The pool.", "The pool."),
        (">> Nested.", "Nested."),
        ("> - The pool costs £4.", "The pool costs £4."),
        ("**The pool.**", "The pool."),
        ("**_both_**", "both"),
        ("**X is *so* good.**", "X is *so* good."),
    ],
)
def test_marks_at_the_ends_are_left_out(text: str, words: str) -> None:
    assert has_marks(text)
    assert bare(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "**Cost**: it was high",
        "*A* said *B*.",
        "Pupil gets A*",
        "*Prices exclude VAT.",
        "_private is set.",
        ">5 litres were lost.",
        "5 * 3 = *",
        "**",
        "> ",
    ],
)
def test_marks_that_are_of_the_words_stay(text: str) -> None:
    assert bare(text) == text


def test_the_other_half_of_a_mark_may_stand_outside_of_the_quote() -> None:
    text = "**The pool closes. It was hard.**"
    assert bare(text, "**The pool closes.") == "The pool closes."
    assert bare(text, "It was hard.**") == "It was hard."
    assert bare("Ann’s **own** idea. An A*", "An A*") == "An A*"
    assert bare("## Why ##", "Why ##") == "Why"
