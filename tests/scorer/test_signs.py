from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.answer import find
from gpqa.evidence import Weights
from gpqa.question import understand
from gpqa.scorer.answer_types import holds_type, question_type
from gpqa.scorer.signs import CHEAP, READ, cheap_signs, read_signs

if TYPE_CHECKING:
    from gpqa.answer import Found
    from gpqa.library import Library


def signs(library: Library, question: str) -> tuple[Found, dict[str, np.ndarray]]:
    found = find(library.store, library.encoder, question)
    weights = Weights(found.question, library.store)
    table = cheap_signs(weights, found.evidence, found.hits, library.store)
    assert table.shape == (len(found.evidence), len(CHEAP))
    assert np.isfinite(table).all()
    return found, {name: table[:, i] for i, name in enumerate(CHEAP)}


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who resigned?", "who"),
        ("In what year did it close?", "when"),
        ("How many doctors were promised?", "number"),
        ("how did it happen", None),
        ("Is the surgery open?", None),
        ("Why was it closed?", "why"),
        ("In which town is it?", "where"),
        ("Surgeries", None),
    ],
)
def test_a_question_says_what_kind_of_thing_it_asks_for(question: str, kind: str | None) -> None:
    assert question_type(question) == kind


@pytest.mark.parametrize(
    ("question", "holds", "holds_not"),
    [
        ("How many beds are there?", "There are forty beds.", "There are beds."),
        ("How many of the 12 wards closed?", "Of the 12 wards 3 closed.", "The 12 wards closed."),
        ("When did it close?", "It closed in May.", "It closed at last."),
        ("Who closed it?", "It was closed by Ann Lee.", "It was closed by somebody."),
        ("Where is it?", "It is in Leeds.", "It is nearby."),
        ("Why did it close?", "It closed because of rain.", "It closed."),
    ],
)
def test_a_sentence_holds_what_is_asked_for_or_does_not(
    question: str, holds: str, holds_not: str
) -> None:
    kind = question_type(question)
    assert holds_type(kind, holds, question) is True
    assert holds_type(kind, holds_not, question) is False


def test_where_any_words_may_answer_no_type_is_missing() -> None:
    assert holds_type(question_type("What was said?"), "Nothing.", "What was said?") is None


def test_a_number_that_is_asked_for_and_not_there_is_missed(seed_library: Library) -> None:
    found, table = signs(seed_library, "Were 98765 doctors promised to general practice?")
    assert not any("98765" in each.text for each in found.evidence)
    assert table["numbers missing"].min() == 1
    assert signs(seed_library, "Were doctors promised?")[1]["numbers missing"].max() == 0


def test_signs_repeat_what_evidence_says_of_itself(seed_library: Library) -> None:
    found, table = signs(seed_library, "What is said about funding for general practice?")
    assert table["score"].tolist() == [each.score for each in found.evidence]
    assert table["similarity"].tolist() == [each.similarity for each in found.evidence]


def test_nothing_found_gives_no_rows(seed_library: Library) -> None:
    weights = Weights(understand("funding"), seed_library.store)
    assert cheap_signs(weights, [], [], seed_library.store).shape == (0, len(CHEAP))
    assert read_signs(np.zeros((0, 3))).shape == (0, len(READ))


def test_ten_megabytes_of_one_letter_pass_in_seconds() -> None:
    assert question_type("a" * 10_000_000) is None
    assert holds_type("who", "A" * 10_000_000, "Who?") is False
    assert holds_type("when", "19" * 5_000_000, "When?") is False


logits = st.one_of(st.just(float("nan")), st.floats(-30, 30))


@given(st.lists(logits, min_size=1, max_size=30))
def test_one_sentence_leads_and_what_was_not_read_says_so(sentence: list[float]) -> None:
    judged = np.array([[value, value, value] for value in sentence])
    table = {name: read_signs(judged)[:, i] for i, name in enumerate(READ)}
    assert np.isfinite(read_signs(judged)).all()
    assert (table["unread"] == np.isnan(sentence)).all()
    assert table["first"].max() == 1
    assert (table["lead"] >= 0).sum() >= 1
    assert (table["lead"][table["first"] == 0] <= 0).all()


def test_a_sentence_that_was_cut_off_is_not_above_one_that_was_read() -> None:
    table = read_signs(np.array([[float("nan")] * 3, [-30.0, -30.0, -30.0]]))
    assert table[0, 0] == table[1, 0]
