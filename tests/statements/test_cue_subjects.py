"""A verb without a subject before it has one from elsewhere in the sentence."""

from __future__ import annotations

import pytest

from tests.statements.helpers_prose import cues


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“It is late,” said Mr Lee.", [("said", "Mr Lee")]),
        ("Mr Lee rose and said that it was late.", [("said", "Mr Lee")]),
        ("Mr Lee left, saying that it was late.", [("saying", "Mr Lee")]),
        ("Saying that it was late, Mr Lee left.", [("saying", "Mr Lee")]),
        ("Mr Lee sent a letter saying it was late.", [("saying", "Mr Lee")]),
        (
            "Mr Lee has written to 30 towns demanding to know why.",
            [("written", "Mr Lee"), ("demanding", "Mr Lee")],
        ),
        (
            "The umpire, Jo Bax, wrote to clubs saying it was late.",
            [("wrote", "The umpire, Jo Bax"), ("saying", "The umpire, Jo Bax")],
        ),
        ("Ms Roe had emailed staff insisting that it was late.", [("insisting", "Ms Roe")]),
        ("Mr Lee is recorded as saying that it was late.", [("saying", "Mr Lee")]),
        ("Mr Lee was quoted by a paper as saying it was late.", [("saying", "Mr Lee")]),
        ("The minutes quote Mr Lee as saying it was late.", [("saying", "Mr Lee")]),
        (
            "The Moss Trust, a charity, published figures suggesting it was late.",
            [("suggesting", "The Moss Trust, a charity")],
        ),
    ],
)
def test_a_verb_without_a_subject_of_its_own_has_another_s(
    text: str, found: list[tuple[str, str | None]]
) -> None:
    assert cues(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The minutes did not quote Mr Lee as saying that it was late.",
    ],
)
def test_whoever_is_not_quoted_says_nothing(text: str) -> None:
    assert cues(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ann Moss, told of this later, is calm.",
        "Ann Moss, asked about the bill, is calm.",
        "Ann Moss, warned that it was late, is calm.",
    ],
)
def test_what_was_done_to_somebody_is_none_of_their_words(text: str) -> None:
    assert cues(text) == []


def test_a_name_between_commas_is_still_a_verbs_subject() -> None:
    text = "From the back the cook, Ann Moss, mocked the plan."
    assert [verb for verb, _ in cues(text)] == ["mocked"]


@pytest.mark.parametrize(
    "subject",
    ["Shelter's chief, Ann Moss,", "Shelter's Ann Moss", "the mayor's office", "Ann's mother"],
)
def test_whoever_belongs_to_another_is_not_that_one(subject: str) -> None:
    text = f"Praising the plan, {subject} left."
    assert cues(text) == [("praising", subject.rstrip(","))]


def test_a_verb_cut_short_owns_nothing() -> None:
    assert cues("Praising the plan, Ann's late again.") == [("praising", "Ann")]
