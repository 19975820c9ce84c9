from __future__ import annotations

import random
from typing import Any

import pytest

from training.corpora import HELD_OUT, Asked, Record, held_out
from training.data import Nearby, plain, swapped
from training.nearmiss import Swap

TEXT = "The mill was built in 1893. It burnt down in 1921. Nobody was hurt."


def asked(*answers: str, question: str = "When was the mill built?") -> Asked:
    return Asked("one", "squad2", question, "text", "squad/Mill", answers)


def window() -> dict[str, Any]:
    group = plain(TEXT, asked("1893"))
    assert group is not None
    found: dict[str, Any] = group["windows"][0]
    return found


def test_the_sentence_that_holds_the_answer_is_the_one_that_answers() -> None:
    made = window()
    assert made["labels"] == [1, 0, 0]
    assert TEXT[slice(*made["span"])] == "1893"


def test_of_several_answers_one_that_stands_there_is_marked() -> None:
    group = plain(TEXT, asked("in the year 1893", "1893"))
    assert group is not None
    assert TEXT[slice(*group["windows"][0]["span"])] == "1893"


def test_a_text_without_the_answer_is_no_example() -> None:
    assert plain(TEXT, asked("1850")) is None


@pytest.mark.parametrize("new", ["granary", "m", "the old mill by the bridge"])
def test_a_swap_in_a_text_keeps_every_offset_right(new: str) -> None:
    made = swapped(window(), Swap("mill", new))
    pieces = [made["text"][start:end] for start, end in made["sentences"]]
    assert pieces == [
        f"The {new} was built in 1893.",
        "It burnt down in 1921.",
        "Nobody was hurt.",
    ]
    assert made["text"][slice(*made["span"])] == "1893"


def test_a_swap_leaves_the_answer_as_it_is() -> None:
    made = swapped(window(), Swap("1893", "1900"))
    assert made["text"][slice(*made["span"])] == "1893"


def test_a_near_miss_answers_only_where_text_and_question_were_swapped_alike() -> None:
    other = Record("b", "Lima", "Ann saw Lima and Cusco. They say Quito is near.", "squad/Lima")
    near = Nearby([Record("a", "Mill", TEXT, "squad/Mill"), other])
    item = asked("1893", question="When was the mill at Leeds built?")
    text = {**window(), "text": TEXT.replace("The mill", "Leeds")}
    text["sentences"] = [[0, 24], [25, 47], [48, 64]]
    text["span"] = [text["text"].index("1893"), text["text"].index("1893") + 4]
    kinds = set()
    for seed in range(60):
        made = near.misses(item, {**window(), "windows": [text], "id": "one"}, random.Random(seed))
        for each in made:
            kinds.add(each["kind"])
            (own,) = each["windows"]
            answers = each["kind"] == "swapped both"
            assert (1 in own["labels"]) == answers
            assert (own["span"] is not None) == answers
            assert (each["question"] != item.question) == (each["kind"] != "swapped text")
    assert {"swapped question", "swapped text"} <= kinds


def test_what_is_held_out_does_not_change() -> None:
    assert all(held_out(f"squad/{name}") for name in HELD_OUT)
    assert not held_out("squad/Mill")
    assert [held_out(f"selqa/{n}") for n in range(5)] == [held_out(f"selqa/{n}") for n in range(5)]
    assert 50 < sum(held_out(f"selqa/{n}") for n in range(1000)) < 150
