"""Whom the text names above its turns is known again by a rank's initials, or in brackets."""

from __future__ import annotations

import pytest

from gpqa.passages import find_sentences
from gpqa.statements.speech import find_speech
from gpqa.structure import parse_structure
from tests.helpers_text import assert_linear
from tests.statements.helpers_turns import heard


def speakers(text: str) -> list[str | None]:
    """By whom each statement is, as the text names them in full."""
    blocks = parse_structure(text)
    speech = find_speech(text, blocks, find_sentences(text, blocks))
    return [None if person is None else person.name for person in speech.people]


PRESENT = """\
On the platform: Assistant Chief Fire Officer Olive Stannard; Chief Inspector Ravi Coombe

"""
QUESTIONS = """\
Q: When did the crane come down?
{0} At ten past six. We had closed the quay by then.

Q: Was anybody under it?
{1} No. I am glad to say that nobody was.
"""


@pytest.mark.parametrize(
    "letters",
    [
        ("A: (Stannard)", "A: (Coombe)"),
        ("A (Olive Stannard):", "A (Ravi Coombe):"),
        ("A. (Ms Stannard)", "A. (Mr Coombe)"),
    ],
)
def test_brackets_behind_a_letter_say_who_answers(letters: tuple[str, str]) -> None:
    text = PRESENT + QUESTIONS.format(*letters)

    assert speakers(text) == [None, "Olive Stannard", None, "Ravi Coombe"]
    assert heard(text)[1][1] == "At ten past six. We had closed the quay by then."


@pytest.mark.parametrize("aside", ["(Indicating)", "(Witness nods)", "(To Mr Coombe)"])
def test_other_brackets_behind_a_letter_name_nobody(aside: str) -> None:
    text = PRESENT + QUESTIONS.format(f"A: {aside}", f"A: {aside}")

    assert speakers(text) == [None] * 4


def test_a_question_put_to_one_of_those_who_answer_is_not_theirs() -> None:
    text = PRESENT + QUESTIONS.format("A: (Stannard)", "A: (Coombe)")
    text = text.replace("Q: Was", "Q: (Stannard) Was")

    assert speakers(text) == [None, "Olive Stannard", None, "Ravi Coombe"]


RANKED = """\
{0}: Good evening. The crane came down at ten past six, and we had closed the quay.

MS IDLE: Thank you. May I ask when it was last looked at?

{0}: In May.

MS IDLE: And who looked at it?
"""


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("ACFO STANNARD", "Olive Stannard"),  # the initials of her office
        ("CH INSP COOMBE", "Ravi Coombe"),
    ],
)
def test_a_rank_and_a_surname_are_who_the_text_names_with_them(label: str, name: str) -> None:
    assert speakers(PRESENT + RANKED.format(label))[0] == name


def test_the_office_may_stand_behind_the_name() -> None:
    present = "Present: Olive Stannard, Deputy Harbour Master\n\n"

    assert speakers(present + RANKED.format("DHM STANNARD"))[0] == "Olive Stannard"


def test_initials_of_another_office_name_nobody_else() -> None:
    assert "Olive Stannard" not in speakers(PRESENT + RANKED.format("RAF STANNARD"))


def test_a_rank_said_once_among_much_that_is_not_labelled_is_a_speakers() -> None:
    notice = "The quay stays shut to visitors.\n\n" * 8
    turns = RANKED.format("MS STANNARD") + "\nCH INSP COOMBE: We are looking for the driver.\n\n"

    assert "Ravi Coombe" in speakers(PRESENT + turns + notice)


@pytest.mark.parametrize("label", ["ACFO STANNARD: We shut it.", "A: (Vera Stannard) We shut it."])
def test_many_names_and_many_labels_are_read_in_linear_time(label: str) -> None:
    def read(heap: str) -> None:
        lines = heap.count("\n")
        heard("Olive Stannard was there.\n" * lines + heap)

    assert_linear(read, f"{label}\n", length=8000)
