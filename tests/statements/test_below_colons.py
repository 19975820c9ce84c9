from __future__ import annotations

from tests.statements.helpers_prose import said


def test_what_is_posted_below_she_says_is_said_whole() -> None:
    text = "Ms Lee was there. She writes:\n\n{}\n\nIt rained. Mr Park said it was wet.".format
    assert said(text("> The wall stands. Go home. It is late.")) == [
        ("She", "The wall stands. Go home. It is late."),
        ("Mr Park", "it was wet"),
    ]
    assert said(text("> The wall stands.\n\n> Go home. It is late."))[:2] == [
        ("She", "The wall stands."),
        ("She", "Go home. It is late."),
    ]
    assert said(text("The wall stands. Mr Roe said so. Go home."))[0] == (
        "She",
        "The wall stands. Mr Roe said so. Go home.",
    )


def test_what_is_posted_ends_before_a_heap() -> None:
    post = "> The wall stands.\n\n"
    far = "Ms Lee was there. She writes:\n\n" + post + "> " + "Go home. " * 600 + "\n\n" + post
    assert said(far) == [("She", "The wall stands.")]
    many = said("Ms Lee was there. She writes:\n\n" + post * 300)
    assert many == [("She", "The wall stands.")] * 200


def test_below_a_colon_what_holds_quotations_is_not_one_persons() -> None:
    text = "Ms Lee was there. She writes:\n\nThe wall stands. “No,” said Mr Roe. It rained."
    assert ("Mr Roe", "No,") in said(text)
    assert all("It rained" not in words for _, words in said(text))
