"""Turns of transcripts: every style is read, and nothing that only looks like one."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.models import Attribution
from gpqa.statements.turns import find_turns
from gpqa.structure import parse_structure
from tests.statements.helpers_turns import ARTICLE, HEARING, heard, left, turns

# --- styles ----------------------------------------------------------------------------


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


def test_a_label_with_nothing_after_it_says_nothing() -> None:
    text = HEARING.replace(" And what did you do?", "")
    assert len(turns(text).turns) == 4
    assert len(turns(text).statements) == 3


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


def test_whoever_speaks_between_questions_and_answers_ends_the_answer() -> None:
    text = EXAMINED.replace(
        "Q. Did you ring any", "LADY DOE: Speak up, please.\n\nQ. Did you ring any"
    )
    assert ("LADY DOE", "Speak up, please.") in heard(text)
    assert (None, "On the Tuesday.") in heard(text)


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


# --- marks around turns ----------------------------------------------------------------


def test_marks_that_open_before_each_label_are_no_part_of_what_is_said() -> None:
    text = ARTICLE.replace("\nOKORO:", '\n"OKORO:').replace("\nPARK:", '\n"PARK:')
    text = text.replace("No, they did not.", 'No, they did not."')
    assert heard(text) == heard(ARTICLE)


def test_a_quotation_that_is_all_of_a_turn_loses_its_marks() -> None:
    text = HEARING.replace("And what did you do?", "“And what did you do?”")
    assert heard(text) == heard(HEARING)


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


# --- whose an office is ----------------------------------------------------------------

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
    begun = time.process_time()
    find_turns(text, blocks)
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    "unit", ["A:\n", "A\n\n", "I\n", "Q. I\n", "Mr Keane: I do.\n", "Mr Keane: I do.\nsaid he:\n"]
)
def test_ten_times_the_lines_take_ten_times_as_long(unit: str) -> None:
    took = []
    for length in (30_000, 300_000):
        text = unit * (length // len(unit))
        blocks = parse_structure(text)
        begun = time.process_time()
        find_turns(text, blocks)
        took.append(time.process_time() - begun)
    assert took[1] < 40 * took[0] + 1


BLOG = """\
21.40

Minister Rosa Vale is speaking to reporters now. She says that nobody is hurt.

Q: Did the fence hold?

“It held for an hour. I saw it.”

Q: Is the bear asleep?

A: “So the vet tells me.”

21.55

The rain has stopped.
"""


def test_an_answer_in_marks_is_not_in_the_turn_of_its_question() -> None:
    assert [words for _, words in heard(BLOG)] == [
        "Did the fence hold?",
        "Is the bear asleep?",
        "So the vet tells me.",
    ]


def test_who_answers_a_few_questions_is_who_is_said_to_speak_right_above_them() -> None:
    assert heard(BLOG)[-1] == ("Rosa Vale", "So the vet tells me.")
    other = BLOG.replace("Rosa Vale is", "Rosa Vale and Tom Park are")
    assert heard(other)[-1] == (None, "So the vet tells me.")


def test_what_a_question_reads_out_before_an_answer_stays_in_it() -> None:
    text = BLOG.replace("“It held", "A: No.\n\nQ: Shall I read it?\n\n“It held").replace(
        "Q: Is the bear asleep?\n\n", ""
    )
    assert any("I saw it" in words for _, words in heard(text))
