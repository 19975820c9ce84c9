"""A turn goes on as long as its speaker does, and no further."""

from __future__ import annotations

from tests.statements.helpers_turns import ARTICLE, HEARING, heard, left


def test_what_is_said_over_several_paragraphs_is_one_statement() -> None:
    text = HEARING.replace(
        "no warning before that.", "no warning.\n\nIt came at night.\n\nI slept."
    )
    who, words = heard(text)[1]
    assert who == "Ms Abara"
    assert (
        words == "I heard of it on the Tuesday. We had no warning.\n\nIt came at night.\n\nI slept."
    )


def test_a_heading_between_turns_is_nobodys() -> None:
    text = HEARING.replace("Mr Keane: And", "The evening of the flood\n\nMr Keane: And")
    assert heard(text) == heard(HEARING)
    assert left(text) == ["The evening of the flood"]


def test_a_heading_in_capitals_ends_a_turn_also_behind_a_number() -> None:
    text = HEARING.replace("Mr Keane: And", "2      DR OKORO (sworn)\n\nMr Keane: And")
    assert heard(text) == heard(HEARING)


def test_what_an_article_says_of_the_speakers_ends_a_turn() -> None:
    text = HEARING.replace("Mr Keane: And", "The room was silent as she said it.\n\nMr Keane: And")
    assert heard(text) == heard(HEARING)


def test_only_the_stretch_between_the_labels_is_taken() -> None:
    assert [who for who, _ in heard(ARTICLE)] == ["OKORO", "PARK", "OKORO", "PARK", "OKORO"]
    assert heard(ARTICLE)[-1][1] == "No, they did not."
    rest = left(ARTICLE)
    assert rest[0].startswith("Okoro: no new bridge")
    assert rest[-2].startswith("The council said")
    assert len(rest) == 6


def test_a_note_by_the_editor_under_an_interview_is_not_the_speakers() -> None:
    text = "We met on a wet day in Leeds, where the exhibition opens next week to the public.\n\n"
    text += HEARING + "\nThis interview was edited for length.\n"
    assert heard(text) == heard(HEARING)
    assert left(text)[-1].startswith("This interview")


def test_a_minister_who_speaks_once_is_no_part_of_the_turn_before() -> None:
    text = """\
The debate on buses was opened in the afternoon, before a House that was far from full.

Tom Park (Bath) (Lab): Will the Minister tell us when the buses will run again?

My constituents wait for them.

The Parliamentary Under-Secretary of State for Transport (Jane Doe): They run in May.
"""
    assert [who for who, _ in heard(text)][-1].startswith("The Parliamentary")  # type: ignore[union-attr]
    assert heard(text)[0][1].endswith("wait for them.")


RECORD = """\
Ann Roe (Leeds) (Lab): I beg to move the motion.

The Minister told us in May that all was well. I do not agree with her.

My constituents are sick of it.

Tom Park (Bath) (Con): Will she give way?

Ann Roe: I will, since you ask.
"""


def test_what_a_speaker_says_of_others_is_in_the_turn() -> None:
    assert [who for who, _ in heard(RECORD)] == [
        "Ann Roe (Leeds) (Lab)",
        "Tom Park (Bath) (Con)",
        "Ann Roe",
    ]
    assert heard(RECORD)[0][1].endswith("sick of it.")


def test_the_last_turn_goes_on_where_the_speaker_says_i() -> None:
    own = HEARING + "\nMrs Lee said that she would come. I waited for her until ten.\n"
    assert heard(own)[-1][1].endswith("until ten.")
    article = HEARING + "\nMrs Lee said later: “I am sorry for what I did.”\n"
    assert heard(article) == heard(HEARING)
