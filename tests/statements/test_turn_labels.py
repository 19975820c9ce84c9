"""Labels are speakers' where the whole text shows it, and what only looks like one is none."""

from __future__ import annotations

import pytest

from gpqa.structure import parse_structure
from tests.statements.helpers_turns import HEARING, heard, left, turns


def test_names_alone_on_lines_that_come_again_are_labels() -> None:
    text = "\n\n".join(
        f"{name}\n\n{words}"
        for name, words in [
            ("THE CHAIR", "Good morning, everyone. Shall we begin?"),
            ("MR KEANE", "Yes, thank you. I have two questions for you."),
            ("THE CHAIR", "Please go on, then."),
            ("MR KEANE", "Where were you when you heard?"),
            ("THE CHAIR", "I do not think that we need that."),
            ("MR KEANE", "Then I have no more questions, thank you."),
        ]
    )
    found = turns(text)
    assert [who for who, _ in heard(text)] == ["THE CHAIR", "MR KEANE"] * 3
    assert [text[slice(*turn.cue)] for turn in found.turns[:2]] == ["THE CHAIR", "MR KEANE"]


def test_a_speaker_who_comes_only_once_in_a_transcript_is_heard() -> None:
    text = HEARING + "\nHearings Manager: All rise, please.\n"
    assert heard(text)[-1] == ("Hearings Manager", "All rise, please.")


def test_a_list_by_letters_is_no_question_and_no_answer() -> None:
    text = "A. Take the road to Leeds.\n\nB. Turn left.\n\nA. Stop at the bridge.\n"
    assert not turns(text).turns


def test_the_lines_of_a_log_are_no_turns() -> None:
    stamp = "2023-02-07 18:03:11 "
    text = f"{stamp}Server: started.\n{stamp}ERROR: the disk is full.\n{stamp}Disk: mounted.\n"
    assert not turns(text * 3).turns


SHOW = """\
Hosts: Jane Doe and Tom Park
Guest: Dr Ola Roe, economist, University of Leeds

[00:00] Jane Doe: Welcome, Ola. Why are the buses late?

[00:01] Guest: I think that nobody pays for them.

[00:02] Tom Park: I never pay. Do you?

[00:03] Guest: I do, since you ask.
"""


def test_a_list_of_who_is_there_is_said_by_nobody() -> None:
    assert [who for who, _ in heard(SHOW)] == ["Jane Doe", "Guest", "Tom Park", "Guest"]
    assert left(SHOW)[0].startswith("Hosts:")


PROSE = "The council met on Tuesday. It heard that the bridge would cost more than was planned.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Note: the bridge is closed, and you should ask before you go.\n\n" + PROSE,
        PROSE + "Update: we have heard from the council.\n\n" + PROSE + "Update: they said no.\n",
        PROSE + "Correction: the mayor is Jane Doe.\n\nCorrection: I was wrong.\n\n",
        "London: the mayor says that we must wait.\n\n" + PROSE + "Paris: no news for you yet.\n",
        "Dr Okoro said: ‘\n\nI think that we are ready.’\n\nHe said: ‘We have no money.’\n\n" * 3,
        "Subject: your bridge\nFrom: Jane Doe\nTo: Tom Park\n\nI think you are right.\n\n" * 3,
        "Name: Jane\nAge: 12\nTown: Leeds\n\nName: Tom\nAge: 14\nTown: Bath\n\n" * 3,
        "Bridge: what you walk on.\n\nRiver: what is under it.\n\nBank: where you stand.\n",
        "Pros: you get there fast. I like it.\n\nCons: it costs you a lot.\n\n" * 4,
        "Background: We asked 20 people.\n\nMethods: We rang.\n\nResults: No answer.\n\n" * 3,
        "Problem: You are late.\n\nSolution: Set out before you are.\n\n" * 3,
        "Monday: We go.\n\nTuesday: Will you?\n\n" * 4,
        "Comfort: You sleep well on it.\n\nPrice: £3\n\nStyle: I like it.\n\n" * 4,
        "https://example.org/a\n\nhttps://example.org/b\n\nhttp://example.org/c\n\n" * 3,
        "10:30 I arrive.\n\n11:45 You leave.\n\n" * 3,
        "John 3:16 is what you know.\n\nGenesis 1:1 is what I know.\n\n" * 3,
        "‘We go,’ she said. ‘You stay.’\n\n‘No,’ he said: ‘I go, too.’\n\n" * 4,
        "The Latest: Trains run again.\n\n" + PROSE + "The Latest: You can travel.\n\n" + PROSE,
        "Fact Check: You were told this.\n\nEditor’s note: We were.\n\n" * 3,
        "Serves: 4\n\nIngredients: your own eggs.\n\nMethod: beat them well.\n\n" * 3,
        "In Leeds: we wait.\n\nIn Bath: you wait.\n\n" * 3,
        "Doe Says: We Will Not Go.\n\nPark Asks: Will You?\n\n" * 3,
        "Jane Doe: I knit.\n\n" + PROSE,
        "",
        "\n\n \n",
        ":",
        ": : :\n\n: yes you\n\n",
        "Mr Keane: yes.",
    ],
)
def test_what_only_has_a_colon_is_no_turn(text: str) -> None:
    found = turns(text)
    assert not found.turns
    assert list(found.blocks_left) == parse_structure(text)


def test_headings_that_come_again_are_no_speakers() -> None:
    part = "KEY POINTS\n\nThe council met, and it was decided that the bridge is to be closed.\n\n"
    other = "WHAT IT COSTS\n\nThe council pays the half of it, and the county pays the rest.\n\n"
    assert not turns((part + other) * 4).turns


def test_a_reader_comment_is_no_turn() -> None:
    text = PROSE + "Readers' comments (4)\n\n" + HEARING
    assert not turns(text).turns


def test_a_colon_within_a_turn_is_no_label() -> None:
    text = HEARING.replace("We had", "\n\nOne thing: we had")
    assert heard(text)[1][1].endswith("One thing: we had no warning before that.")


# --- names that are words, too ---------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["Nora Case", "Hugh Page", "Ellen Price", "Tom March", "June Adair", "April Okoro"]
)
def test_a_name_of_which_one_word_is_a_things_too_is_a_speakers(name: str) -> None:
    text = HEARING + f"\n{name}: Why was I not told?\n\nMs Abara: You were away.\n"
    assert heard(text)[-2:] == [(name, "Why was I not told?"), ("Ms Abara", "You were away.")]


def test_a_numbered_question_shows_that_an_unknown_name_is_one() -> None:
    text = HEARING + "\nQ5 Wenzl Price: Why was I not told?\n\nMs Abara: You were away.\n"
    assert [who for who, _ in heard(text)[-2:]] == ["Wenzl Price", "Ms Abara"]


@pytest.mark.parametrize("label", ["Unit Price", "Test Case", "June Update", "April Results"])
def test_a_thing_named_once_is_no_speaker(label: str) -> None:
    text = HEARING + f"\n{label}: we had no more of it.\n"
    assert label not in {who for who, _ in heard(text)}


def test_forms_with_prices_and_cases_are_no_transcripts() -> None:
    entry = "Unit Price: what you pay.\n\nTest Case: is it open?\n\nSort Order: yours.\n\n"
    assert not turns(entry * 4).turns
    entry = "Grant Order: what you pay.\n\nBill Page: is it open?\n\nMax Price: yours.\n\n"
    assert not turns(entry * 4).turns


def test_a_short_form_whose_fields_begin_as_names_do_is_no_transcript() -> None:
    entry = "Grant Order: is it yours?\n\nBill Page: who is to pay?\n\n"
    assert not turns(entry * 2).turns
    assert not turns(f"{entry}Max Price: what you pay.\n\n" * 2).turns


def test_who_has_a_known_name_is_a_speaker_also_where_nobody_has_a_title() -> None:
    text = "Simon Case: Who paid for it?\n\nNora Page: I did.\n\n" * 2
    assert [who for who, _ in heard(text)] == ["Simon Case", "Nora Page"] * 2


def test_a_title_or_a_question_number_shows_a_name_that_a_field_may_begin_with() -> None:
    for label in ("Mr Grant Page", "Q5 Grant Page"):
        text = HEARING + f"\n{label}: Why was I not told?\n\nMs Abara: You were away.\n"
        assert [who for who, _ in heard(text)[-2:]] == [label.removeprefix("Q5 "), "Ms Abara"]


def test_the_items_of_a_list_by_roman_numbers_are_no_speakers() -> None:
    panels = "Witnesses\n\nI: Ann Lee, Leader.\n\nII: Tom Park, Director.\n\nIII: Ivor Rees.\n\n"
    assert {who for who, _ in heard(panels + HEARING)} == {"Mr Keane", "Ms Abara"}


# --- questions and answers -------------------------------------------------------------


def test_questions_and_answers_may_stand_before_a_gap_alone() -> None:
    text = """\
MS IDA FENN, called
Examined by MR COLE
Q    You kept the shop at the quay?
A    I did.
MR JUSTICE ORR: Alone?
A    With my son.
Cross-examined by MISS HALE
Q    You owed him £300?
A    He owed me that.
Re-examined by MR COLE
Q    Did he pay?
A    Never.
"""
    assert heard(text) == [
        ("MR COLE", "You kept the shop at the quay?"),
        ("MS IDA FENN", "I did."),
        ("MR JUSTICE ORR", "Alone?"),
        ("MS IDA FENN", "With my son."),
        ("MISS HALE", "You owed him £300?"),
        ("MS IDA FENN", "He owed me that."),
        ("MR COLE", "Did he pay?"),
        ("MS IDA FENN", "Never."),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Examination-in-chief by MR COLE",
        "Direct examination by MR COLE",
        "Cross-examined by MR COLE",
        "Cross examination by MR COLE",
        "Recross-examination by MR COLE",
        "Further re-examined by MR COLE",
        "Questioned by MR COLE",
        "Further questions from MR COLE:",
    ],
)
def test_who_examines_is_heard_however_it_is_called(heading: str) -> None:
    text = f"DR IDA FENN (sworn)\n\n{heading}\n\nQ. Were you there?\n\nA. I was.\n\nQ. Alone?\n"
    assert [who for who, _ in heard(text)] == ["MR COLE", "DR IDA FENN", "MR COLE"]


def test_answers_to_questions_under_names_are_not_the_questioners() -> None:
    text = """\
MR COLE: When did you see the gate?
A.  I saw it at ten.
MR COLE: And the siren?
A.  I heard it at eleven.
THE CHAIRMAN: Speak up.
"""
    assert heard(text) == [
        ("MR COLE", "When did you see the gate?"),
        (None, "I saw it at ten."),
        ("MR COLE", "And the siren?"),
        (None, "I heard it at eleven."),
        ("THE CHAIRMAN", "Speak up."),
    ]


def test_a_choice_of_answers_by_letters_is_the_speakers() -> None:
    text = HEARING + "\nMr Keane: Which was it?\nA. Red.\nB. Blue.\n"
    text += "\nMr Keane: And then?\nA. Red.\nB. Blue.\n\nMs Abara: Neither.\n"
    assert {who for who, _ in heard(text)} == {"Mr Keane", "Ms Abara"}


def test_the_first_to_speak_below_counsels_heading_asks_the_questions() -> None:
    text = """\
DR IDA FENN (sworn)

Questions from COUNSEL TO THE INQUIRY

THE CHAIR: Do sit down, Dr Fenn.

MS ODUYA: Your full name, please?

A. Ida Fenn.

Q. You wrote the report?

A. I did.

Questions from THE CHAIR

LADY ORR: Is it damp there?

A. It is.

Q. Always?

Questions from MR COLE

Q. Were you paid?
"""
    assert [who for who, _ in heard(text)] == [
        "THE CHAIR", "MS ODUYA", "DR IDA FENN", "MS ODUYA", "DR IDA FENN",
        "LADY ORR", "DR IDA FENN", "LADY ORR", "MR COLE",
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["*", "**", "***", "_", "__"])
def test_labels_may_be_bold_or_in_italics(mark: str) -> None:
    text = "\n\n".join(
        f"**Q{n}** {mark}{who}:{mark} {words}"
        for n, (who, words) in enumerate(
            [
                ("Chair", "How long do you wait?"),
                ("Lord Orr", "It is 70 days."),
                ("Chair", "Is that long?"),
                ("Lord Orr", "I think so."),
            ]
        )
    )
    assert [who for who, _ in heard(text)] == ["Chair", "Lord Orr", "Chair", "Lord Orr"]


# --- what nobody says ------------------------------------------------------------------


def test_a_pages_number_is_nobodys_and_ends_no_turn() -> None:
    text = HEARING.replace("Tuesday. We", "Tuesday.\n\n12\n\nWe")
    text = f"11\n\n{text}\n\n13\n\nMr Keane: Thank you."
    words = [said for who, said in heard(text) if who == "Ms Abara"]
    assert words[:2] == ["I heard of it on the Tuesday.", "We had no warning before that."]
    assert words[-1] == "I rang the council, and nobody answered."


def test_a_pause_before_the_words_is_not_said() -> None:
    text = HEARING.replace("I rang", "(Pause).  I rang")
    assert heard(text)[-1] == ("Ms Abara", "I rang the council, and nobody answered.")
    kept = HEARING.replace("I rang", "(This was later.) I rang")
    assert heard(kept)[-1][1].startswith("(This")


def test_an_initial_before_another_is_no_answer() -> None:
    text = (
        "Q. Who wrote it?\n\nA. I did.\n\nQ. When?\n\nA. In May.\n\nA. J. Orr said it was good.\n"
    )
    assert "J. Orr said it was good." not in [said for _, said in heard(text)]


TIMED = """\
{0} (0:07)
What made you leave the choir?

{1} (0:11)
I could not read the new hymn book, and nobody would tell me so.

{0} (0:19)
Do you miss it?
"""


@pytest.mark.parametrize(
    "names",
    [("Ruth Aldous", "Ken"), ("**Ruth Aldous**", "**Ken**"), ("*Ruth Aldous*", "*Ken*")],
)
def test_a_name_and_a_time_on_a_line_of_their_own_label_what_stands_below(
    names: tuple[str, str],
) -> None:
    plain = [name.strip("*") for name in names]

    assert heard(TIMED.format(*names)) == [
        (plain[0], "What made you leave the choir?"),
        (plain[1], "I could not read the new hymn book, and nobody would tell me so."),
        (plain[0], "Do you miss it?"),
    ]


def test_chapters_with_their_times_are_nobodys() -> None:
    chapters = """\
The Founding (0:00)
We hear how the choir began in a barn.

The Fire (4:31)
The barn burns down, and you will not guess who did it.

Two Choirs (12:05)
Our listeners vote on which of them was right.
"""

    assert heard(chapters) == []
