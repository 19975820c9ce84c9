from __future__ import annotations

from tests.statements.helpers_prose import said


def test_a_name_after_a_dash_signs_the_quotation() -> None:
    assert said("“He is a fine man and always was one.” — Jane Doe, Leeds") == [
        ("Jane Doe", "He is a fine man and always was one.")
    ]


def test_the_title_of_a_programme_says_nothing() -> None:
    assert not said("The Long Road, episode 8: “Who was it that paid for the road?”\n\nA talk.")


def test_somebody_of_an_age_may_say_a_few_words_behind_a_colon() -> None:
    text = "Al Roe, 44: “I saw it.” Amy Holt, 31, a cook, from Hull: “I did not.”"
    assert said(text) == [
        ("Al Roe, 44", "I saw it."),
        ("Amy Holt, 31, a cook, from Hull", "I did not."),
    ]
    assert said("Amy Holt (31): “Nothing.”") == [("Amy Holt (31)", "Nothing.")]
    assert said("The Long Road, 1999: “Who was there?”") == []
