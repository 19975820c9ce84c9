from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.models import Attribution
from gpqa.spokespeople import body_spoken_for
from tests.helpers_index import library_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpqa.library import Library


@pytest.mark.parametrize(
    ("described", "body"),
    [
        ("A spokesman for Barford NHS Trust", "Barford NHS Trust"),
        ("A spokeswoman for the Ministry of Works", "the Ministry of Works"),
        ("A Ministry of Works spokesperson", "the Ministry of Works"),
        ("a senior Ministry of Works official", "ministry of works"),
        ("A report by the Harbour Institute", "Harbour Institute"),
        ("a Harbour Institute report on fares", "the Harbour Institute"),
        ("the chief executive of Barford NHS Trust", "Barford NHS Trust"),
        ("the Harbour Institute’s policy director", "the Harbour Institute"),
        ("A Ferrymen's Union spokesman", "the Ferrymen’s Union"),
        ("lawyers for the Harbour Institute", "the Harbour Institute"),
        ("A BMA press officer", "BMA"),
    ],
)
def test_whoever_is_heard_in_a_bodys_name_speaks_for_it(described: str, body: str) -> None:
    found = body_spoken_for(described, body)
    assert found is not None
    assert found in described


@pytest.mark.parametrize(
    ("described", "body"),
    [
        ("A former chair of the BMA", "BMA"),
        ("an ex-Ministry of Works official", "Ministry of Works"),
        ("Sources close to the Ministry of Works", "Ministry of Works"),
        ("A source in the Ministry of Works", "Ministry of Works"),
        ("A friend of the BMA chair", "BMA"),
        ("a critic of the BMA", "BMA"),
        ("a spokesman for critics of the BMA", "BMA"),
        ("a nurse at Barford NHS Trust", "Barford NHS Trust"),
        ("an NHS England officer", "NHS England"),
        ("A Ministry of Works and Pensions spokesman", "Ministry of Works"),
        ("A spokesman for the Ministry of Works and Pensions", "Ministry of Works"),
        ("A spokesman for the Ministry of Works Union", "Ministry of Works"),
        ("A Scottish Ministry of Works spokesman", "Ministry of Works"),
        ("An NHS England spokesman", "NHS"),
        ("A report on the Harbour Institute", "Harbour Institute"),
        ("a review of the Harbour Institute", "Harbour Institute"),
        ("a letter to the Harbour Institute", "Harbour Institute"),
        ("a poll by Dayview for the Harbour Institute", "Harbour Institute"),
        ("Harbour Institute", "Harbour Institute"),
        ("a spokesman", "Harbour Institute"),
        ("a spokesman for", ""),
        ("", "BMA"),
    ],
)
def test_whoever_is_only_told_of_beside_it_does_not(described: str, body: str) -> None:
    assert body_spoken_for(described, body) is None


@given(st.text(max_size=200), st.text(max_size=40))
def test_any_words_can_be_read(described: str, body: str) -> None:
    body_spoken_for(described, body)
    body_spoken_for(f"a spokesman for the {body}", body)
    body_spoken_for(f"{body} {described} spokesman", body)


# --- answers ---------------------------------------------------------------------------

FILES = {
    "wing.txt": (
        "The east wing of Barford Hospital will shut, its managers said.\n\n"
        "A Ministry of Works spokesperson said: “Repairs of the east wing are a matter for the"
        " hospital. We have paid £3m already.”\n\n"
        "Sources close to the Ministry of Works said the roof would fall in by Easter.\n\n"
        "A source in the ministry disputed this, saying the roof was sound.\n\n"
        "A former Ministry of Works official said the money had been wasted.\n"
    ),
    "fares.txt": (
        "A report by the Harbour Institute warned that the ferries would cost nearer £60m.\n\n"
        "Ann Lee, president of the Ferry Guild, said her garden was lovely this year.\n\n"
        "A spokesman for the Council said the piers were open.\n\n"
        "The Ferry Board said the piers were safe.\n\n"
        "A spokesman for the Ferry Board said the piers were shut.\n"
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with library_of(tmp_path_factory.mktemp("spokespeople"), FILES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did the Ministry of Works say?", "A Ministry of Works spokesperson"),
        ("what did the ministry of works say", "A Ministry of Works spokesperson"),
        ("What did the Ministry of Works say about repairs?", "A Ministry of Works spokesperson"),
        ("What did the Ministry of Works spokesperson say?", "A Ministry of Works spokesperson"),
        ("What did the Harbour Institute say?", "A report by the Harbour Institute"),
    ],
)
def test_a_body_never_heard_itself_is_heard_in_the_words_of_its_spokesperson_under_their_name(
    library: Library, question: str, speaker: str
) -> None:
    answer = library.ask(question)
    assert answer.answered
    assert answer.speakers == (speaker,)
    assert {quote.speaker for quote in answer.quotes} == {speaker}


def test_a_body_that_is_heard_answers_in_its_own_words_first(library: Library) -> None:
    answer = library.ask("What did the Ferry Board say?")
    assert {quote.speaker for quote in answer.quotes} == {"Ferry Board"}


def test_not_everything_that_a_bodys_president_says_is_said_in_its_name(library: Library) -> None:
    assert library.ask("What did the Ferry Guild say?").speakers == ()


def test_of_a_council_there_are_many(library: Library) -> None:
    assert library.ask("What did the Council say?").speakers == ()


def test_a_speaker_that_is_given_is_nobody_elses_voice(library: Library) -> None:
    assert library.ask("the wing", speaker="Ministry of Works").reason == "unknown_speaker"


def test_a_word_that_only_names_the_speaker_does_not_make_their_words_the_texts(
    library: Library,
) -> None:
    from gpqa.answer import find

    found = find(
        library.store, library.encoder, "What does the ministry think of it?", min_confidence=0
    )
    voices = {e.text: e.voice for e in (*found.evidence, *found.left_out)}
    words = "A source in the ministry disputed this, saying the roof was sound."
    assert voices[words].speaker == "A source in the ministry"
    assert voices[words].attribution is Attribution.REPORTED
