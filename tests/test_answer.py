from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.answer import find, question_vector
from gpqa.confidence import THRESHOLD, confidence
from gpqa.errors import QuestionError
from gpqa.question import understand
from gpqa.testing import HashEncoder

if TYPE_CHECKING:
    from gpqa.library import Library


def test_the_topic_is_half_of_what_a_statement_is_searched_by() -> None:
    encoder = HashEncoder()
    asked, topic = encoder.encode(["what did Hunt say about funding?", "funding?"])
    vector = question_vector(understand("what did Hunt say about funding?"), encoder)
    expected = (asked + topic) / np.linalg.norm(asked + topic)
    assert np.allclose(vector, expected, atol=1e-6)


def test_any_other_question_is_searched_by_itself() -> None:
    encoder = HashEncoder()
    (asked,) = encoder.encode(["Who chairs the RCGP?"])
    assert np.allclose(question_vector(understand("Who chairs the RCGP?"), encoder), asked)


@given(st.text(max_size=300))
def test_whatever_is_asked_the_answer_keeps_its_promises(
    seed_library: Library, question: str
) -> None:
    try:
        answer = seed_library.ask(question)
    except QuestionError:
        return
    assert answer.answered == bool(answer.quotes)
    assert (answer.reason is None) == answer.answered
    assert 0 <= answer.confidence <= 1
    for quote in answer.quotes:
        assert seed_library.source_text(quote.source_id, quote.start, quote.end) == quote.text
        assert all(quote.start <= a < b <= quote.end for a, b in quote.highlight)


def test_silence_is_below_the_threshold_and_speech_is_not(seed_library: Library) -> None:
    answers = [seed_library.ask(q) for q in ("funding for general practice", "zebras in Kenya")]
    assert [answer.answered for answer in answers] == [True, False]
    assert answers[0].confidence >= THRESHOLD > answers[1].confidence


def test_narrowed_to_a_source_no_other_is_even_looked_at(seed_library: Library) -> None:
    row = seed_library.store.sources()[2]
    found = find(seed_library.store, seed_library.encoder, "general practice", sources=[row.no])
    assert {hit.passage.source for hit in found.hits} == {row.no}
    assert {evidence.source for evidence in found.evidence} == {row.no}


@given(st.floats(-2, 3), st.floats(-2, 3))
def test_a_better_score_is_never_less_sure(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 < confidence(low) <= confidence(high) < 1


def test_the_threshold_is_where_the_documents_say_it_is() -> None:
    # The score at which half of such answers are right, as fitted.
    assert confidence(1.0) == pytest.approx(0.5, abs=0.01)
