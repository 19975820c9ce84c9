from __future__ import annotations

from tests.statements.helpers_prose import said, statements


def test_a_quotation_goes_on_after_the_sentence_of_its_cue() -> None:
    assert said("“We lost,” said Ann Moss, the mayor. “It was close. It hurt.”") == [
        ("Ann Moss, the mayor", "We lost,"),
        ("Ann Moss, the mayor", "It was close. It hurt."),
    ]


def test_a_quotation_over_paragraphs_belongs_to_whoever_began_it() -> None:
    text = (
        "Jane Holt, the party’s spokeswoman, said: “This is fantasy.\n\n"
        "“The numbers are going up.\n\n"
        "“He should be ashamed.”\n\n"
        "The department has been asked about it."
    )
    assert said(text) == [
        ("Jane Holt, the party’s spokeswoman", "This is fantasy."),
        ("Jane Holt, the party’s spokeswoman", "The numbers are going up."),
        ("Jane Holt, the party’s spokeswoman", "He should be ashamed."),
    ]


def test_a_quotation_in_the_paragraph_after_its_cue() -> None:
    text = "Union leader Dr Ida Moss said:\n\n“Many of us do this work already. It is hard.”"
    assert said(text) == [
        ("Union leader Dr Ida Moss", "Many of us do this work already. It is hard.")
    ]


def test_an_opening_mark_may_be_left_behind_in_the_paragraph_before() -> None:
    text = "Union leader Dr Ida Moss said: ’\n\nMany of us do this already. It is hard.’"
    assert said(text) == [("Union leader Dr Ida Moss", "Many of us do this already. It is hard.")]


def test_a_paragraph_of_quotation_goes_on_with_the_speaker_before_it() -> None:
    text = "Mr Lee said he was keeping “his word”.\n\n“A deal has two sides, so I want to be open.”"
    assert said(text)[-1] == ("Mr Lee", "A deal has two sides, so I want to be open.")


def test_a_quotation_that_nothing_shows_the_speaker_of_has_none() -> None:
    text = "“We cannot go on like this for another year.”\n\nThe hall fell silent after that."
    (found,) = statements(text)
    assert found.cue is None
    assert found.named is None


def test_another_speakers_paragraph_does_not_lend_its_name() -> None:
    text = (
        "Mr Lee said it was late.\n\nThe bill goes to the Lords in May. It has 40 clauses.\n\n"
        "“We cannot go on like this for another year.”"
    )
    assert said(text)[-1] == (None, "We cannot go on like this for another year.")
