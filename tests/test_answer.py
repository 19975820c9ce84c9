from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.answer import find, question_vector
from gpqa.confidence import THRESHOLD, confidence, confidence_parts, speaker_confidence
from gpqa.errors import QuestionError
from gpqa.library import Library
from gpqa.question import understand
from gpqa.testing import HashEncoder
from tests.helpers_index import build, open_library, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gpqa.models import Answer


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


@given(st.floats(-2, 3), st.one_of(st.none(), st.integers(0, 5000)))
def test_the_parts_of_a_confidence_make_the_whole(score: float, passages: int | None) -> None:
    parts, constant = confidence_parts(score, passages)
    odds = constant + sum(value * weight for value, weight in parts.values())
    whole = confidence(score) if passages is None else speaker_confidence(score, passages)
    assert 1 / (1 + np.exp(-odds)) == pytest.approx(whole)


# --- how sure is enough ----------------------------------------------------------------

ASKED = (
    "funding for general practice",
    "What did Hunt say about funding?",
    "What did Vautrey say about zebras?",
    "Why did Hunt resign?",
    "zebras in Kenya",
)


@pytest.mark.parametrize("question", ASKED)
def test_0_answers_whenever_anything_was_found(seed_library: Library, question: str) -> None:
    answer = seed_library.ask(question, min_confidence=0)
    assert answer.answered
    assert answer.quotes
    assert (answer.reason, answer.instead) == (None, None)


@pytest.mark.parametrize("question", ASKED)
def test_it_is_exactly_where_silence_ends(seed_library: Library, question: str) -> None:
    sure = find(seed_library.store, seed_library.encoder, question).confidence
    assert seed_library.ask(question, min_confidence=sure).answered
    above = seed_library.ask(question, min_confidence=np.nextafter(sure, 1))
    assert not above.answered
    assert above.quotes == ()
    assert above.reason == seed_library.ask(question, min_confidence=1).reason


@pytest.mark.parametrize("question", ASKED)
def test_how_sure_it_is_does_not_depend_on_how_sure_is_enough(
    seed_library: Library, question: str
) -> None:
    shares = [seed_library.ask(question, min_confidence=p).confidence for p in (0, 0.5, 1)]
    assert set(shares) == {seed_library.ask(question).confidence}


def test_whoever_is_never_heard_has_no_words_however_little_is_enough(
    seed_library: Library,
) -> None:
    answer = seed_library.ask("What did Chaand Nagpaul say about resources?", min_confidence=0)
    assert (answer.answered, answer.reason) == (False, "unknown_speaker")


def test_the_reason_is_the_same_however_much_is_enough(seed_library: Library) -> None:
    question = "What did Hunt say about funding?"
    assert seed_library.ask(question).answered
    assert seed_library.ask(question, min_confidence=1).reason == "speaker_did_not_say"
    assert seed_library.ask("funding", min_confidence=1).reason == "nothing_relevant"


def test_that_little_is_enough_takes_nobodys_turn_to_speak(tmp_path: Path) -> None:
    """What a body did not say well is looked for in the words of others, as ever."""
    put(
        tmp_path / "in",
        {
            "a.txt": (
                "The Royal Library Board said it welcomed the spring weather this year.\n\n"
                "The chair of the Royal Library Board, Ann Lee, said opening hours in Barford"
                " would be cut by half.\n"
            )
        },
    )
    build(tmp_path / "index", tmp_path / "in")
    question = "What did the Royal Library Board say about opening hours in Barford?"
    with open_library(tmp_path / "index") as library:
        shipped, lowered = library.ask(question), library.ask(question, min_confidence=0)
    assert shipped.answered
    assert lowered.quotes[0] == shipped.quotes[0]


# --- what is near ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def packaged(model_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The five articles as the command asks them, with the packaged model."""
    from gpqa.encoder import load_encoder
    from tests.conftest import SEEDS

    encoder = load_encoder(None, cache=model_cache, export=True)
    folder = tmp_path_factory.mktemp("packaged") / "index"
    build(folder, SEEDS, encoder=encoder)
    with Library.open(folder, encoder=encoder) as library:
        yield library


def nearest(answer: Answer) -> list[str]:
    assert answer.instead is not None
    return [passage.id for passage in answer.instead.passages]


def test_where_nothing_answers_the_nearest_passages_are_offered(packaged: Library) -> None:
    question = "Why did Hunt resign?"
    answer = packaged.ask(question)
    assert not answer.answered
    assert len(nearest(answer)) == 3
    looked_at = [each.id for each in packaged.search(question, top=20).passages]
    assert set(nearest(answer)) <= set(looked_at)
    assert answer.instead is not None
    for each in answer.instead.passages:
        assert packaged.source_text(each.source_id, each.start, each.end) == each.text


@pytest.mark.parametrize(
    "question",
    ["flurble gnarp wibble", "asdf qwer zxcv", "???", "How do I bake sourdough bread?", "xyzzy"],
)
def test_of_what_is_near_nothing_nothing_is_offered(packaged: Library, question: str) -> None:
    answer = packaged.ask(question)
    assert not answer.answered
    assert nearest(answer) == []


def test_where_somebody_did_not_say_it_anybodys_nearest_passages_are_offered(
    packaged: Library,
) -> None:
    for question in (
        "What did Chaand Nagpaul say about resources?",
        "What did Maureen Baker say about diabetes clinics?",
    ):
        answer = packaged.ask(question)
        assert not answer.answered
        assert nearest(answer)


def test_the_nearest_passage_is_the_one_with_the_best_sentence(packaged: Library) -> None:
    question = "How many new GPs were promised?"
    answer = packaged.ask(question, explain=True, min_confidence=1)
    assert answer.instead is not None
    assert answer.explanation is not None
    best = answer.explanation.sentences[0]
    assert best.text in answer.instead.passages[0].text


def test_an_answer_needs_nothing_instead(packaged: Library) -> None:
    assert packaged.ask("What did Hunt say about funding?").instead is None


def test_the_nearest_are_only_of_the_sources_asked(packaged: Library) -> None:
    only = "000_073de1677af4728d"
    for question in ("Why did Hunt resign?", "What did Nobody Known say about resources?"):
        answer = packaged.ask(question, source=only)
        assert answer.instead is not None
        assert {each.source_id for each in answer.instead.passages} <= {only}


def test_what_others_said_is_offered_for_how_well_it_answers_itself(tmp_path: Path) -> None:
    """Not because the one who was asked about said something near."""
    put(
        tmp_path / "in",
        {
            "a.txt": (
                "Ann Lee said the opening hours of the library in Barford were under review.\n\n"
                "Tom Park said it rained on the parade, and that the band played on.\n"
            )
        },
    )
    build(tmp_path / "index", tmp_path / "in")
    with open_library(tmp_path / "index") as library:
        question = "What did Ann Lee say about the opening hours of the library in Barford?"
        answer = library.ask(question, min_confidence=1)
    assert not answer.answered
    assert answer.instead is not None
    assert "Tom Park" not in {quote.speaker for quote in answer.instead.quotes}
