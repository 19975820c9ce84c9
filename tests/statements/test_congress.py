"""Records of the American Congress are their turns, under the names that their headings give."""

from __future__ import annotations

import time

import pytest

from gpqa.passages import find_sentences
from gpqa.statements.congress import find_announced, is_inserted, is_proceeding
from gpqa.statements.speech import find_speech
from gpqa.statements.turns import find_turns
from gpqa.structure import parse_structure
from tests.statements.helpers_turns import heard, left, turns

SENATE = """\
[Senate Hearing 117-000]

                       THE STATE OF THE CANAL LOCKS

                          U.S. Senate,
                       Committee on Inland Waters,
                                                    Washington, DC.
    The committee met, pursuant to notice, at 9:30 a.m., in room SR-000,
Hon. Walter Pell [chairman of the committee] presiding.
    Present: Senators Pell [presiding], Ostrow, and Ruiz.

             OPENING STATEMENT OF HON. WALTER PELL

    The Chairman. Good morning. The committee will come to order. We ask
this morning why a lock on the Upper Canal has been shut for eleven months,
and we shall begin with Dr. Lindqvist.
    I do not wish to blame anybody. I wish to know who decided.

    STATEMENT OF MARTA LINDQVIST, PH.D., CHIEF ENGINEER,
              UPPER CANAL AUTHORITY

    Dr. Lindqvist. Thank you, Mr. Chairman. The gates are ninety years old.
    [The prepared statement of Dr. Lindqvist follows:]

    Prepared Statement of Marta Lindqvist, Chief Engineer
    The Authority was founded in 1931.

    Senator Ostrow. Did you tell the Authority that the gates would fail?
    Dr. Lindqvist. I told them in writing, twice.
    Senator Ruiz [presiding]. And did they answer?
    Dr. Lindqvist. They did not.
    [Whereupon, at 10:15 a.m., the hearing was adjourned.]
"""

HOUSE = """\
[Congressional Record Volume 168, Number 1]
[House]

                         CANAL LOCKS REPAIR ACT

  Mr. DEAN of Idaho. Mr. Speaker, I move to suspend the rules and pass the
bill (H.R. 0) to repair the locks.
  The Clerk read the title of the bill.
  The text of the bill is as follows:

       Be it enacted, that the locks be repaired.

  The SPEAKER pro tempore (Ms. Roth). The gentleman from Idaho is
recognized for as long as he may need, and so is the other gentleman.
  Mr. DEAN of Idaho. Madam Speaker, the locks are old, and we know it.
  Mrs. McNEIL. Will the gentleman yield to me?
  The SPEAKER pro tempore. Without objection, it is so ordered. I thank you.
  There was no objection.
"""


def named(text: str) -> list[tuple[str | None, str]]:
    blocks = parse_structure(text)
    speech = find_speech(text, blocks, find_sentences(text, blocks))
    return [
        (person.name if person else None, " ".join(text[said.start : said.end].split()))
        for said, person in zip(speech.statements, speech.people, strict=True)
    ]


def test_a_hearing_is_heard_under_the_names_of_its_headings() -> None:
    assert [who for who, _ in named(SENATE)] == [
        "Walter Pell",
        "Marta Lindqvist",
        "Senator Ostrow",
        "Marta Lindqvist",
        "Senator Ruiz",
        "Marta Lindqvist",
    ]


def test_a_turn_holds_its_paragraphs_whole() -> None:
    first = named(SENATE)[0][1]
    assert first.startswith("Good morning. The committee will come to order. We ask this")
    assert first.endswith("I wish to know who decided.")


def test_what_was_handed_in_and_headings_are_in_no_turn() -> None:
    rest = " ".join(left(SENATE))
    assert "The Authority was founded in 1931." in rest
    assert "STATEMENT OF MARTA" in rest
    assert "adjourned" not in " ".join(said for _, said in heard(SENATE))


def test_the_floor_is_heard_and_what_the_clerk_does_is_not_said() -> None:
    assert [(who, said.partition(",")[0]) for who, said in named(HOUSE)] == [
        ("Mr. Dean", "Mr. Speaker"),
        ("Ms. Roth", "The gentleman from Idaho is recognized for as long as he may need"),
        ("Mr. Dean", "Madam Speaker"),
        ("Mrs. McNeil", "Will the gentleman yield to me?"),
        ("Ms. Roth", "Without objection"),
    ]
    assert "The Clerk read the title of the bill." in left(HOUSE)


def test_two_of_one_name_are_not_made_one() -> None:
    text = HOUSE.replace("Mrs. McNEIL.", "Mr. DEAN of Utah.")
    assert {who for who, _ in named(text)} == {None, "Ms. Roth"}


def test_one_speech_to_the_chair_is_one_turn() -> None:
    text = """\
[Extensions of Remarks]

                            HON. OLGA ROTH

                              of idaho

                     in the house of representatives

  Ms. ROTH. Mr. Speaker, I rise today to honor Ada Lund, who has run the
food bank in Boise for thirty years, and has never asked for anything.
  She has fed eleven thousand people.
"""
    ((who, said),) = named(text)
    assert who == "Olga Roth"
    assert said.endswith("eleven thousand people.")


def test_a_heading_of_two_of_one_surname_names_neither() -> None:
    text = "STATEMENT OF ANN LEE, OF LEEDS\n\nSTATEMENT OF TOM LEE, OF BATH\n"
    assert not find_announced(text, parse_structure(text), {"Mx. LEE": False, "Dr. LEE": False})


def test_somebody_with_a_title_who_is_spoken_to_is_no_label() -> None:
    text = SENATE.replace("I told them", "Mr. Chairman. Senator. I told them")
    assert len(heard(text)) == len(heard(SENATE))


PROSE = "The council met on Tuesday. It heard that the bridge would cost more than was planned.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "No. HUNT. I do not think so.\n\nSt. JOHN. We are here.\n\n" * 4,
        "Dr. Lee. Born in 1950, he wrote nine books.\n\nMr. Roe. A painter of boats.\n\n" * 3,
        "Mr. Lee. Thank you for the tea.\n\nMs. Roe. Thank you for the cake.\n\n",
        "The President. The President holds office for six years.\n\n"
        "The Secretary. The Secretary keeps the minutes.\n\n" * 3,
        "J. B. LEE. I am here.\n\nA. C. ROE. We are here.\n\n" * 3,
        "I. THE CHAIRMAN. We are here.\n\nII. THE CLERK. You are there.\n\n",
        PROSE + "Dr. Lee. I never met him.\n\n" + PROSE,
        "We thanked\nDr. Lee. I think she knew.\nWe thanked\nMr. Roe. I think he knew.\n" * 3,
        "Mr. LEE.\n\nMr. ROE.\n\nMr. LEE.\n\nMr. ROE.\n\n",
    ],
)
def test_what_only_has_a_full_stop_is_no_turn(text: str) -> None:
    assert not turns(text).turns


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("The legislative clerk read as follows:", True),
        ("There was no objection.", True),
        ("The amendment was agreed to.", True),
        ("The text of the bill is as follows:", True),
        ("Prepared Statement of Ann Lee, Mayor of Leeds", True),
        ("The clerk in my office answered the letter.", False),
        ("The statement of Ann Lee shows that we were late.", False),
        ("Statements of the kind that we heard are no help.", False),
    ],
)
def test_what_the_record_tells_is_nobodys(line: str, *, told: bool) -> None:
    assert is_proceeding(line, 0, len(line)) is told


def test_what_follows_a_bracket_was_handed_in() -> None:
    line = "[The prepared statement of Dr. Lee follows:]"
    assert is_inserted(line, 0, len(line))
    assert not is_inserted("(Laughter.)", 0, 11)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Senator DOE (New South Wales—Minister for Roads) (14:03): ",
            "Mr KATT (Kennedy) (14:04): ",
        ),
        ("Hon. Jane Doe (Leeds North, Lib.): ", "Some hon. members: "),
        ("The Acting Speaker (Mrs. Jane Doe): ", "Mr. Park: "),
    ],
)
def test_the_forms_of_other_parliaments_are_read(one: str, other: str) -> None:
    words = ["I ask why it is shut.", "Hear, hear! We agree.", "You were told.", "We were not."]
    text = "\n\n".join((other if n % 2 else one) + said for n, said in enumerate(words))
    assert [said for _, said in heard(text)] == words


@pytest.mark.parametrize(
    "unit",
    ["Mr. DOE. I do.\n\n", "Mr. ", "The ", "STATEMENT OF ", "Mr. Doe of ", "  Mr. DOE. I\nwe\n"],
)
def test_a_long_text_takes_seconds(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    blocks = parse_structure(text)
    begun = time.process_time()
    find_turns(text, blocks)
    assert time.process_time() - begun < 5
