"""Turns of transcripts: every style is read, and nothing that only looks like one."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.models import Attribution
from gpqa.statements.turns import TurnsFound, find_turns
from gpqa.structure import parse_structure


def turns(text: str) -> TurnsFound:
    return find_turns(text, parse_structure(text))


def heard(text: str) -> list[tuple[str | None, str]]:
    """Label and words, a line a statement."""
    found = turns(text)
    return [
        (None if turn.named is None else text[slice(*turn.named)], text[slice(*span)])
        for turn in found.turns
        for span in turn.said
    ]


def left(text: str) -> list[str]:
    return [text[block.start : block.end] for block in turns(text).blocks_left]


# --- styles ----------------------------------------------------------------------------

HEARING = """\
Mr Keane: Can you tell us when you first heard of the flood?

Ms Abara: I heard of it on the Tuesday. We had no warning before that.

Mr Keane: And what did you do?

Ms Abara: I rang the council, and nobody answered.
"""


def test_a_hearing_is_its_turns() -> None:
    assert heard(HEARING) == [
        ("Mr Keane", "Can you tell us when you first heard of the flood?"),
        ("Ms Abara", "I heard of it on the Tuesday. We had no warning before that."),
        ("Mr Keane", "And what did you do?"),
        ("Ms Abara", "I rang the council, and nobody answered."),
    ]
    assert not left(HEARING)


def test_a_statement_shows_its_label_with_the_colon_and_who_is_named() -> None:
    first = turns(HEARING).statements[0]
    assert first.attribution is Attribution.TURN
    assert first.cue is not None
    assert first.named is not None
    assert HEARING[slice(*first.cue)] == "Mr Keane:"
    assert HEARING[slice(*first.named)] == "Mr Keane"
    assert HEARING[first.start : first.end].startswith("Can you tell")


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        ("GRAD A: ", "GRAD B: ", ("GRAD A", "GRAD B")),
        ("PARK: ", "OKORO: ", ("PARK", "OKORO")),
        ("Park: ", "Okoro: ", ("Park", "Okoro")),
        ("Marketing: ", "User Interface: ", ("Marketing", "User Interface")),
        ("**Jane Doe:** ", "**Tom Park:** ", ("Jane Doe", "Tom Park")),
        ("**Jane Doe**: ", "**Tom Park**: ", ("Jane Doe", "Tom Park")),
        ("Jane Doe:\n", "Tom Park:\n", ("Jane Doe", "Tom Park")),
        ("MR KEANE:\n", "THE CHAIR:\n", ("MR KEANE", "THE CHAIR")),
        ("[00:12:31] Speaker 1: ", "[00:12:40] Speaker 2: ", ("Speaker 1", "Speaker 2")),
        ("Jane Doe: (00:12)\n", "Tom Park: (00:20)\n", ("Jane Doe", "Tom Park")),
        ("Jane Doe (00:12):\n", "Tom Park (00:20):\n", ("Jane Doe", "Tom Park")),
        ("SPEAKER_00: ", "SPEAKER_01: ", ("SPEAKER_00", "SPEAKER_01")),
        ("Jane (laughing): ", "Tom (to the judge): ", ("Jane", "Tom")),
        ("Q1 Chair: ", "Dr Okoro: ", ("Chair", "Dr Okoro")),
        ("12. Jane Doe (Leeds) (Ind): ", "Tom Park (Bath) (Lab): ", None),
        (
            "The Secretary of State for Health (Jane Doe): ",
            "Tom Park (Bath) (Lab): ",
            ("The Secretary of State for Health (Jane Doe)", "Tom Park (Bath) (Lab)"),
        ),
        (
            "The Acting Chair (Mr. Tom Park): ",
            "Hon. Jane d'Abo: ",
            ("The Acting Chair (Mr. Tom Park)", "Hon. Jane d'Abo"),
        ),
        ("Mr O’Hara KC: ", "Professor Dame Doe: ", ("Mr O’Hara KC", "Professor Dame Doe")),
        ("The Witness: ", "Lead Counsel: ", ("The Witness", "Lead Counsel")),
        ("SEN. JANE DOE (R-OH): ", "THE PRESIDENT: ", ("SEN. JANE DOE (R-OH)", "THE PRESIDENT")),
        ("Interviewer: ", "Jane: ", ("Interviewer", "Jane")),
        ("- Jane Doe: ", "- Tom Park: ", ("Jane Doe", "Tom Park")),
        ("Jane Doe：", "Tom Park：", None),
    ],
)
def test_a_style_of_label_is_read(one: str, other: str, names: tuple[str, str] | None) -> None:
    words = [
        "I think that we should begin, if you are ready.",
        "Yes, thank you. I am ready.",
        "Where were you on the Tuesday?",
        "I was at home. My sister was with me.",
        "Did you call anybody?",
        "No, I did not.",
    ]
    if "：" in one:
        one, other = one + " ", other + " "
    text = "\n\n".join((other if n % 2 else one) + said for n, said in enumerate(words))
    assert [said for _, said in heard(text)] == words
    if names:
        assert [name for name, _ in heard(text)] == [*names] * 3
    assert not left(text)


def test_turns_on_lines_without_blank_lines_between_are_parted() -> None:
    text = HEARING.replace("\n\n", "\n")
    assert [who for who, _ in heard(text)] == ["Mr Keane", "Ms Abara"] * 2


def test_turns_in_wrapped_lines_are_parted_within_a_paragraph() -> None:
    text = """\
MR KEANE: I want to ask you about the flood, and about the letter that you
sent to the council on the Tuesday, which I think you have before you now.
MS ABARA: Yes, I do have it. It is the letter that I wrote when we had been
without any news for the whole of the day, as I said to my own sister then.
MR KEANE: Thank you. Would you read the second paragraph of it to us, please,
beginning with the words that are marked on the copy which you were given?
"""
    assert [who for who, _ in heard(text)] == ["MR KEANE", "MS ABARA", "MR KEANE"]
    assert heard(text)[1][1].startswith("Yes, I do")
    assert heard(text)[1][1].endswith("own sister then.")
    assert not left(text)


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


def test_what_is_said_over_several_paragraphs_is_one_statement() -> None:
    text = HEARING.replace(
        "no warning before that.", "no warning.\n\nIt came at night.\n\nI slept."
    )
    who, words = heard(text)[1]
    assert who == "Ms Abara"
    assert (
        words == "I heard of it on the Tuesday. We had no warning.\n\nIt came at night.\n\nI slept."
    )


@pytest.mark.parametrize(
    "direction", ["(Laughter)", "[Applause]", "(The short adjournment)", "{vocalsound}", "(Pause.)"]
)
def test_a_stage_direction_is_said_by_nobody(direction: str) -> None:
    text = HEARING.replace("Mr Keane: And", f"{direction}\n\nMr Keane: And")
    assert heard(text) == heard(HEARING)
    assert not left(text)
    within = HEARING.replace("We had no", f"Yes.\n\n{direction}\n\nWe had no")
    assert [words for _, words in heard(within)][1:3] == [
        "I heard of it on the Tuesday. Yes.",
        "We had no warning before that.",
    ]
    assert len(turns(within).turns) == 4
    alone = HEARING.replace("And what did you do?", direction)
    assert len(turns(alone).turns) == 4
    assert len(heard(alone)) == 3


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


def test_whoever_speaks_between_questions_and_answers_ends_the_answer() -> None:
    text = EXAMINED.replace(
        "Q. Did you ring any", "LADY DOE: Speak up, please.\n\nQ. Did you ring any"
    )
    assert ("LADY DOE", "Speak up, please.") in heard(text)
    assert (None, "On the Tuesday.") in heard(text)


def test_a_label_with_nothing_after_it_says_nothing() -> None:
    text = HEARING.replace(" And what did you do?", "")
    assert len(turns(text).turns) == 4
    assert len(turns(text).statements) == 3


def test_a_speaker_who_comes_only_once_in_a_transcript_is_heard() -> None:
    text = HEARING + "\nHearings Manager: All rise, please.\n"
    assert heard(text)[-1] == ("Hearings Manager", "All rise, please.")


# --- questions and answers -------------------------------------------------------------

EXAMINED = """\
Questions from MR KEANE

Q. When did you first hear of the flood?

A. On the Tuesday.

Q. Did you ring anybody?

A. I rang the council.

BY MS ABARA:

Q. Did you ring again?

A. I did not.
"""


def test_questions_are_asked_by_whoever_examines_and_answers_have_no_name() -> None:
    assert [who for who, _ in heard(EXAMINED)] == [
        *["MR KEANE", None] * 2,
        "MS ABARA",
        None,
    ]
    found = turns(EXAMINED)
    assert EXAMINED[slice(*found.turns[0].cue)] == "Q."


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("DR FOLA OKORO (sworn)", "DR FOLA OKORO"),
        ("MS LEE (recalled)", "MS LEE"),
        ("Professor Jane Doe (affirmed, by video link)", "Professor Jane Doe"),
        ("14    SIR TOM PARK [continued]", "SIR TOM PARK"),
    ],
)
def test_answers_are_the_witness_s_who_was_called_last(heading: str, name: str) -> None:
    text = f"MR ALI ROE (affirmed)\n\n{EXAMINED}".replace("BY MS", f"{heading}\n\nBY MS")
    said = [who for who, _ in heard(text)]
    assert said == [*["MR KEANE", "MR ALI ROE"] * 2, "MS ABARA", name]


@pytest.mark.parametrize("line", ["The minutes (continued)", "He was (called)", "A. Yes (sworn)"])
def test_what_names_no_witness_calls_none(line: str) -> None:
    text = EXAMINED.replace("BY MS", f"{line}\n\nBY MS")
    assert None in [who for who, _ in heard(text)]
    assert not {"The minutes", "He was", "A. Yes"} & {who for who, _ in heard(text)}


@pytest.mark.parametrize("marks", [("Q:", "A:"), ("**Q:**", "**A:**"), ("Question:", "Answer:")])
def test_a_question_and_its_answer_name_nobody(marks: tuple[str, str]) -> None:
    words = ["What is rent?", "It is what you pay.", "Who is paid?", "The owner is."]
    text = "\n\n".join(f"{marks[n % 2]} {said}" for n, said in enumerate(words))
    assert heard(text) == [(None, said) for said in words]


def test_questions_of_the_press_are_nobodys_where_an_answer_has_a_name() -> None:
    text = """\
MS. ABARA:  Good afternoon, everyone. Who is first?

Q    Thank you. Will the bridge be built?

MS. ABARA:  I think so, yes.

Q    When?

MS. ABARA:  We will tell you when we know.
"""
    name = "MS. ABARA"
    assert [who for who, _ in heard(text)] == [name, None, name, None, name]
    assert heard(text)[1][1] == "Thank you. Will the bridge be built?"


def test_a_list_by_letters_is_no_question_and_no_answer() -> None:
    text = "A. Take the road to Leeds.\n\nB. Turn left.\n\nA. Stop at the bridge.\n"
    assert not turns(text).turns


# --- an interview in an article ----------------------------------------------------------

ARTICLE = """\
Okoro: no new bridge before winter

The mayor of Bexley has ruled out a new bridge before the winter, she told a local station.

She said the money had not come, and that the council was still waiting for it.

The station has published what was said:

OKORO: We have asked for the money, and I am still waiting.

PARK: When did you ask for it?

OKORO: I asked in March. I wrote to them again in May.

PARK: And they did not answer you?

OKORO: No, they did not.

The council said it had no record of a letter, and Park said he would ask again.

A spokesman declined to comment.
"""


def test_only_the_stretch_between_the_labels_is_taken() -> None:
    assert [who for who, _ in heard(ARTICLE)] == ["OKORO", "PARK", "OKORO", "PARK", "OKORO"]
    assert heard(ARTICLE)[-1][1] == "No, they did not."
    rest = left(ARTICLE)
    assert rest[0].startswith("Okoro: no new bridge")
    assert rest[-2].startswith("The council said")
    assert len(rest) == 6


def test_marks_that_open_before_each_label_are_no_part_of_what_is_said() -> None:
    text = ARTICLE.replace("\nOKORO:", '\n"OKORO:').replace("\nPARK:", '\n"PARK:')
    text = text.replace("No, they did not.", 'No, they did not."')
    assert heard(text) == heard(ARTICLE)


def test_a_quotation_that_is_all_of_a_turn_loses_its_marks() -> None:
    text = HEARING.replace("And what did you do?", "“And what did you do?”")
    assert heard(text) == heard(HEARING)


def test_a_note_by_the_editor_under_an_interview_is_not_the_speakers() -> None:
    text = "We met on a wet day in Leeds, where the exhibition opens next week to the public.\n\n"
    text += HEARING + "\nThis interview was edited for length.\n"
    assert heard(text) == heard(HEARING)
    assert left(text)[-1].startswith("This interview")


# --- formal records --------------------------------------------------------------------


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


# --- chats -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "stamp",
    [
        "[07/02/2023, 18:03:11] ",
        "07/02/2023, 18:03 - ",
        "2/7/23, 6:03\u202fPM - ",
        "[18:03, 07/02/2023] ",
        "[07.02.23 18:03] ",
        "2023-02-07 18:03 ",
        "\u200e[07/02/2023, 18:03:11] ",
    ],
)
def test_a_chat_with_dates_is_its_messages(stamp: str) -> None:
    words = [
        ("Jane Doe", "Have we heard from Tom"),
        ("Ola", "he says the roof comes first"),
        ("Jane Doe", "I thought so 🙄"),
        ("Ola", "Did we know that??"),
    ]
    text = "".join(f"{stamp}{who}: {said}\n" for who, said in words)
    assert heard(text) == words
    more = text.replace(f"{stamp}Ola: Did", f"{stamp}Jane Doe added Tom\n{stamp}Ola: Did")
    assert heard(more) == words  # that somebody was added is said by nobody


def test_the_lines_of_a_log_are_no_turns() -> None:
    stamp = "2023-02-07 18:03:11 "
    text = f"{stamp}Server: started.\n{stamp}ERROR: the disk is full.\n{stamp}Disk: mounted.\n"
    assert not turns(text * 3).turns


# --- who is there ----------------------------------------------------------------------

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


MEETING = """\
Members present: Dame Ola Roe (Chair); Tom Park; Jane Doe.

Questions 1 to 4

Examination of witnesses

Q1 Chair: Welcome. How long did you wait?

Dr Keane: I waited for an hour. I was not well.

Q2 Chair: Was anybody with you?

Dr Keane: No. I was alone.
"""


def test_an_office_is_the_one_person_s_to_whom_the_list_gives_it() -> None:
    assert [who for who, _ in heard(MEETING)] == ["Dame Ola Roe (Chair)", "Dr Keane"] * 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Tom Park;", "Tom Park (Chair);"),
        ("(Chair)", "(Deputy Chair)"),
        ("(Chair)", "(Chair of the Friends of Leeds)"),
        ("Questions 1 to 4", "Tom Park took the Chair"),
        ("I was alone.", "Ann Lee (Chair) had gone."),
    ],
)
def test_an_office_that_may_be_another_s_is_nobody_s_but_the_label_s(old: str, new: str) -> None:
    said = [who for who, _ in heard(MEETING.replace(old, new))]
    assert said == ["Chair", "Dr Keane"] * 2


# --- what is no turn -------------------------------------------------------------------

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


# --- invariants and bounds -------------------------------------------------------------

_PIECES = st.sampled_from(
    """Mr Keane: |MS ABARA:|Q. |A: |\n|\n\n|I think.| you?|(Laughter)|“|”|THE CHAIR|[00:01:02] |**
|said Jane|• |12. |Update: |\r\n|BY MS LEE:""".replace("**\n", "**").split("|")
)


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_whatever_the_text_spans_are_in_order_and_nothing_is_in_two_places(text: str) -> None:
    found = turns(text)
    spans = sorted(
        [
            *((s.start, s.end) for s in found.statements),
            *(turn.cue for turn in found.turns),
        ]
    )
    for start, end in spans:
        assert 0 <= start < end <= len(text)
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start
    for block in found.blocks_left:
        assert text[block.start : block.end].strip()
        assert all(end <= block.start or block.end <= start for start, end in spans)
    for turn in found.turns:
        for start, end in turn.said:
            assert text[start:end] == text[start:end].strip()


@given(st.text(alphabet="AQ:. \n(“I?*", max_size=200))
def test_no_text_is_refused(text: str) -> None:
    turns(text)


@pytest.mark.parametrize(
    "unit",
    ["A: ", ":", "Mr Keane: ", "Q. ", "“", "(", "[", "Aa ", "said", "a", "1. ", "(a", "Jo ("],
)
def test_ten_megabytes_of_one_thing_take_seconds(unit: str) -> None:
    text = unit * (10_000_000 // len(unit))
    blocks = parse_structure(text)
    begun = time.perf_counter()
    find_turns(text, blocks)
    assert time.perf_counter() - begun < 10


@pytest.mark.parametrize(
    "unit", ["A:\n", "A\n\n", "I\n", "Q. I\n", "Mr Keane: I do.\n", "Mr Keane: I do.\nsaid he:\n"]
)
def test_ten_times_the_lines_take_ten_times_as_long(unit: str) -> None:
    took = []
    for length in (30_000, 300_000):
        text = unit * (length // len(unit))
        blocks = parse_structure(text)
        begun = time.perf_counter()
        find_turns(text, blocks)
        took.append(time.perf_counter() - begun)
    assert took[1] < 40 * took[0] + 1
