from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.turning import LONGEST_MARK, find_turns, turns_sense, whole_mark
from tests.helpers_text import texts, thorough


def marked(text: str, answer: str, said: str = "") -> str | None:
    at = text.index(answer)
    cue = [(text.index(said), text.index(said) + len(said))] if said else []
    found = whole_mark(text, (at, at + len(answer)), cue)
    return None if found is None else text[slice(*found)]


NEGATED = [
    ("The trust denied that the ward would close.", "the ward would close", "denied"),
    ("The trust has never denied that wards would close.", "wards would close", "never denied"),
    ("Mr Lee did not promise five new wards.", "five new wards", "not promise"),
    ("Mr Lee didn’t promise five new wards.", "five new wards", "didn’t promise"),
    ("Mr Lee did not promise five new wards.", "Mr Lee", "Mr Lee did not"),
    ("No doctors will strike in March.", "doctors will strike", "No doctors"),
    ("Few doctors back the plan.", "doctors back the plan", "Few doctors"),
    ("The board refused to say that beds would go.", "beds would go", "refused"),
    ("He ruled out charging patients.", "charging patients", "ruled out"),
    ("It is not true that wards will shut.", "wards will shut", "not true that"),
    ("The claim that wards will shut was dismissed.", "wards will shut", "was dismissed"),
    ("It would be a mistake to close the ward.", "close the ward", "mistake to"),
    ("Closing the ward would be a mistake, he said.", "Closing the ward", "would be a mistake"),
    ("He failed to mend the roof.", "mend the roof", "failed to"),
    ("Nobody on the board backed the plan.", "backed the plan", "Nobody on"),
    ("They went without a doctor for a year.", "a doctor for a year", "without"),
    ("It was neither safe nor cheap.", "cheap", "nor"),
]
CONDITIONAL = [
    ("If the vote is lost, the ward will close.", "the ward will close", "If the vote"),
    ("The ward will close if the vote is lost.", "The ward will close", "if the vote is lost"),
    ("The ward will close unless money is found.", "The ward will close", "unless money is found"),
    ("Were the vote lost, the ward would close.", "the ward would close", "Were the vote"),
    ("Suppose the bank fails: savers are paid.", "savers are paid", "Suppose the bank"),
    ("The ward could close by May.", "close by May", "could close"),
    ("The ward might still be moved to Leeds.", "moved to Leeds", "might still be"),
    ("She was asked whether she would go.", "she would go", "whether"),
]
CLAIMED = [
    ("Labour claims the service is being sold, which Mr Lee rejected.", "the service is being sold",
     "which Mr Lee rejected"),
    ("Critics say the plan will fail.", "the plan will fail", "Critics say"),
    ("He was accused of hiding the report.", "hiding the report", "accused"),
    ("The board is allegedly in debt.", "is allegedly in debt", "allegedly"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "answer", "turning"), [*NEGATED, *CONDITIONAL, *CLAIMED])
def test_a_mark_takes_in_the_words_that_turn_it(text: str, answer: str, turning: str) -> None:
    mark = marked(text, answer)
    assert mark is not None
    assert turning in mark
    assert answer in mark


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("He denied knowing of it, but said the ward closed in May.", "the ward closed in May"),
        ("The ward did not open until 1990.", "1990"),
        ("The bridge, which cost £5m, was never used.", "£5m"),
        ("Not only doctors but nurses will strike.", "nurses will strike"),
        ("There is no doubt that the ward will close.", "the ward will close"),
        ("A few doctors back the plan.", "doctors back the plan"),
        ("At No 10 the plan was welcomed.", "the plan was welcomed"),
        ("The plan is not dead; the ward will close.", "the ward will close"),
        ("He said the ward would close in May.", "the ward would close in May"),
        ("If asked, Ann Lee will lead the board.", "Ann Lee"),
        ("The talks failed. The ward will close.", "The ward will close"),
    ],
)
def test_what_nothing_turns_is_marked_alone(text: str, answer: str) -> None:
    assert marked(text, answer) == answer


def test_a_claim_whose_speaker_is_shown_turns_nothing() -> None:
    text = "Mr Lee claimed that the ward was full."
    assert marked(text, "the ward was full") == "claimed that the ward was full"
    assert marked(text, "the ward was full", said="Mr Lee claimed") == "the ward was full"


def test_a_mark_that_would_be_too_long_is_none() -> None:
    far = "If " + "the trust, after long talks with the unions, " * 6 + "agrees, wards will close."
    assert len(far) > LONGEST_MARK
    assert marked(far, "wards will close") is None


def test_a_long_mark_that_nothing_turns_stays() -> None:
    long = "The trust " + "and the board " * 20 + "agreed"
    assert marked(f"{long}.", long) == long


PIECES = st.sampled_from(
    "if not never denied Critics-say the ward will close , ; but . unless “ ” refused claims "
    "which rejected would be wrong No nor no-one few until".split()
).map(lambda piece: piece.replace("-", " "))


@thorough
@given(st.lists(PIECES, min_size=1, max_size=30).map(" ".join) | texts, st.data())
def test_a_mark_only_grows_inside_its_text_and_once(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = whole_mark(text, (start, end))
    if found is None or start == end:
        return
    low, high = found
    assert 0 <= low <= high <= len(text)
    assert low <= start
    assert re.fullmatch(r"[,;\s]*+", text[high:end])
    for turn in find_turns(text):
        assert 0 <= turn.reach[0] <= turn.start < turn.end <= turn.tail <= len(text)


@pytest.mark.parametrize("piece", ["a", "if ", "not, ", "; but ", "no ", "’", "denied that "])
def test_reading_takes_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    begin = time.process_time()
    find_turns(text)
    turns_sense(text)
    whole_mark(text, (50_000, 50_010))
    assert time.process_time() - begin < 6
