from __future__ import annotations

import pytest

from gpqa.statements.nominal import find_according, find_nominal, find_passive
from tests.statements.helpers_prose import shown, words_of


@pytest.mark.parametrize(
    ("text", "named", "contents"),
    [
        ("The plan is dead, according to Mr Lee.", "Mr Lee", ["The plan is dead"]),
        ("According to Mr Lee, the plan is dead.", "Mr Lee", ["the plan is dead"]),
        ("The plan, according to Mr Lee, is dead.", "Mr Lee", ["The plan", "is dead"]),
        ("According to Ann Moss, the mayor, it is dead.", "Ann Moss, the mayor", ["it is dead"]),
        (
            "According to an aide, who knows him, the plan is dead.",
            "an aide, who knows him",
            ["the plan is dead"],
        ),
    ],
)
def test_according_to_names_its_speaker(text: str, named: str, contents: list[str]) -> None:
    words = words_of(text)
    (cue,) = find_according(words, [])
    assert shown(words, cue.named) == named
    assert [shown(words, piece) for piece in cue.contents] == contents


@pytest.mark.parametrize(
    ("text", "named", "content"),
    [
        ("Mr Lee was critical of the plan.", "Mr Lee", "the plan"),
        ("Mr Lee is confident that it will pass.", "Mr Lee", "it will pass"),
        ("Mr Lee is sure it will pass.", "Mr Lee", "it will pass"),
        ("Ms Moss repeated her view that it must go.", "her", "it must go"),
        ("Mr Lee’s view is that it must go.", "Mr Lee", "it must go"),
        ("Mr Lee’s claim that crime had fallen was denied.", "Mr Lee", "crime had fallen"),
        ("Contrary to his claim that it was late, it was early.", "his", "it was late"),
    ],
)
def test_adjectives_and_nouns_show_what_somebody_holds(text: str, named: str, content: str) -> None:
    words = words_of(text)
    (cue,) = find_nominal(words, [], [])
    assert shown(words, cue.named) == named
    assert [shown(words, piece) for piece in cue.contents] == [content]


def test_a_passive_names_its_speaker_after_by() -> None:
    words = words_of("The plan was heavily criticised by Labour on Monday.")
    (cue,) = find_passive(words, [])
    assert shown(words, cue.named) == "Labour"
    assert [shown(words, piece) for piece in cue.contents] == ["The plan"]


def test_a_passive_with_two_names_the_first_alone() -> None:
    words = words_of("The plan was criticised by Tom Park and defended by Ann Roe.")
    assert [shown(words, cue.named) for cue in find_passive(words, [])] == ["Tom Park"]


def test_who_put_a_motion_said_nothing_of_it() -> None:
    words = words_of("The motion was proposed by Tom Park and seconded by Ann Roe.")
    assert find_passive(words, []) == []


def test_what_somebody_was_told_by_another_is_the_others() -> None:
    words = words_of("The court was told by prosecutor Ann Roe that Pike had lied.")
    (cue,) = find_passive(words, [])
    assert shown(words, cue.named) == "prosecutor Ann Roe"
    assert [shown(words, piece) for piece in cue.contents] == ["Pike had lied"]


@pytest.mark.parametrize(
    "text",
    [
        "He was told by Mr Lee.",
        "The plan was criticised.",
        "The plan was improved by saying less.",
        "The plan would be criticised by Labour.",
        "It was clear of snow.",
        "The claim that it was late was denied.",
        "We welcome today's announcement that the river is clean.",
        "The paper ran Monday's claim that the river is clean.",
        "according to",
        "by by by",
        "",
    ],
)
def test_where_no_speaker_is_shown_there_is_no_cue(text: str) -> None:
    words = words_of(text)
    assert find_according(words, []) == []
    assert find_nominal(words, [], []) == []
    assert find_passive(words, []) == []


def test_what_another_cue_carries_is_left_alone() -> None:
    words = words_of("He said the plan was criticised by Labour.")
    assert find_passive(words, [(2, 8)]) == []


def test_a_paper_called_after_a_day_still_claims() -> None:
    words = words_of("It was USA Today's claim that the river is clean.")
    (cue,) = find_nominal(words, [], [])
    assert shown(words, cue.named) == "USA Today"
