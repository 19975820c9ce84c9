from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from gpqa.models import Attribution
from gpqa.turnabouts import answers_at_once, goes_on_about, turns_back, unsays
from gpqa.voices import OWN_VOICE, Voice
from tests.helpers_index import library_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpqa.library import Library

# --- the words -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "I won't.",
        "I won’t.",
        "“I can't.",
        "We haven't, and we shan't.",
        "She's not the owner.",
        "But I'm not saying that it is.",
        "It wasn't the rain.",
        "I never have.",
        "They cannot.",
        "There is no such plan.",
        "That was nothing of mine.",
        "I have refused.",
        "Nobody is.",
        "Well, I do not think so.",
    ],
)
def test_a_few_words_turn_what_they_follow(sentence: str) -> None:
    assert turns_back(sentence, "Some tell me to sell the boat.")


@pytest.mark.parametrize(
    "sentence",
    [
        "I will.",
        "It was not only the rain.",
        "It was not until May that it rained.",
        "The mill has not been painted.",
        "Not many boats come here in winter.",
        "Isn't it?",
        "It wasn't the rain?",
        "I nodded.",
        f"I have not been to the harbour since {'the winter and ' * 6}spring.",
    ],
)
def test_others_are_only_the_next_sentence(sentence: str) -> None:
    assert not turns_back(sentence, "Some tell me to sell the boat.")


@pytest.mark.parametrize(
    ("claim", "turned"),
    [
        ("The mill was built in 1890.", False),
        ("Anglers say that the weir is closed.", True),
        ("If the weir is closed, the mill stops.", True),
    ],
)
def test_of_the_sources_own_voice_only_a_claim_or_a_condition_is_turned(
    claim: str, turned: bool
) -> None:
    assert turns_back("It has not been painted since.", claim, own=True) is turned


REED = ("Mrs Ada Reed", "Ada Reed", "Reed")


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("She did not believe it herself.", REED),
        ("Mrs Reed did not say that the pier was unsafe.", REED),
        ("Ada Reed has never suggested that it was.", REED),
        ("But he didn't mean the pier.", ("Jon Pike",)),
        ("The driver did not claim to have seen it.", ("a bus driver",)),
    ],
)
def test_what_a_speaker_did_not_say_is_told(sentence: str, names: tuple[str, ...]) -> None:
    assert unsays(sentence, names)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Mr Tom Reed did not say that the pier was unsafe.", REED),
        ("He did not believe that the pier was unsafe.", REED),
        ("He did not believe that the pier was unsafe.", ("Joan Reed",)),
        ("She did not believe that the pier was unsafe.", ("Tom Reed", "Reed")),
        ("The council did not say when it would open.", REED),
        ("Mrs Reed did not arrive until noon.", REED),
        ("She said that it was safe.", REED),
        ("The conductor did not claim to have seen it.", ("a bus driver",)),
    ],
)
def test_what_others_did_not_say_is_not(sentence: str, names: tuple[str, ...]) -> None:
    assert not unsays(sentence, names)


@pytest.mark.parametrize(
    ("kind", "theirs", "about"),
    [
        (Attribution.REPORTED, OWN_VOICE, True),
        (Attribution.DIRECT, OWN_VOICE, True),
        (Attribution.TURN, OWN_VOICE, False),
        (Attribution.REPORTED, Voice("Jo Oak", Attribution.REPORTED, None, 2), False),
    ],
)
def test_only_the_writer_goes_on_about_who_is_quoted(
    kind: Attribution, theirs: Voice, about: bool
) -> None:
    mine = Voice("Ada Reed", kind, None, 1, forms=REED)
    assert goes_on_about("She did not believe it.", mine, theirs) is about


@pytest.mark.parametrize(
    ("question", "sentence", "answers"),
    [
        ("I have been asked whether I saw the crack.", "I did, in May.", True),
        ("You ask me why I left.", "The pay was poor.", True),
        ("Would I do it again?", "Yes, tomorrow.", True),
        ("Would I do it again?", "The pay was poor.", False),
        ("I asked whether he saw the crack.", "The pay was poor.", True),
        ("He asked for the key.", "The pay was poor.", False),
    ],
)
def test_who_tells_what_they_were_asked_answers_next(
    question: str, sentence: str, answers: bool
) -> None:
    assert answers_at_once(sentence, question) is answers


def test_time_is_linear() -> None:
    for text in ("I " * 50_000, "A" * 100_000, "The a " * 30_000, "' " * 50_000):
        began = time.process_time()
        turns_back(text, text, own=True)
        unsays(text, REED)
        answers_at_once(text, text)
        assert time.process_time() - began < 1


# --- in answers ------------------------------------------------------------------------

FILES = {
    "panel.txt": (
        "JO OAK: Will you sell the ferry?\n\n"
        "IDA MOSS: Friends have told me that I should sell the ferry. I won't.\n\n"
        "JO OAK: Is Mr Crane the arsonist?\n\n"
        "IDA MOSS: Mr Crane gave up an afternoon to help us. He was cold. He's not the arsonist.\n"
        "\nJO OAK: When was the slipway built?\n\n"
        "IDA MOSS: The slipway was built of oak in 1904. Boats use it.\n"
    ),
    "minutes.txt": (
        "Councillor Ann Lund said that anglers had told her that the weir would be closed. She did"
        " not believe it herself.\n\nThe meeting ended at nine.\n"
    ),
    "report.txt": (
        'Dr Abe Tarn wrote in May that the cellar was "very damp". Dr Tarn did not say that it'
        " was dangerous.\n\nThe cellar was dug in 1880. It has not been painted since.\n"
    ),
    "bell.txt": (
        "“My rivals say that I stole the bell. I didn’t. I sat in the tower with my dog for the"
        " whole of that long night, and nobody came to ask me about any of it until the Monday of"
        " the week after,” said Ned Hay.\n"
    ),
    "school.txt": (
        "“My sister teaches well,” said Ms Eve Lind. “She is a poor head of a school.”\n\n"
        "She does not agree. The school opened in 1960.\n"
    ),
    "mail.txt": (
        "From: Una Pike\nTo: Rob Pike\nDate: 3 May 2024\n\n"
        "> If the surveyors are right about the jetty we shall look foolish.\n"
        "> I'm not saying they are.\n"
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with library_of(tmp_path_factory.mktemp("turnabouts"), FILES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "quote", "speaker"),
    [
        ("Should Ida Moss sell the ferry?", "I should sell the ferry. I won't.", "Moss"),
        (
            "What did Councillor Lund say about the weir?",
            "would be closed. She did not believe it herself.",
            "Lund",
        ),
        (
            "What did Dr Tarn say about the cellar?",
            '"very damp". Dr Tarn did not say that it was dangerous.',
            "Tarn",
        ),
        ("Who stole the bell?", "say that I stole the bell. I didn’t.", "Hay"),
    ],
)
def test_what_a_speaker_turns_is_quoted_with_it(
    library: Library, question: str, quote: str, speaker: str
) -> None:
    (first, *_) = library.ask(question, min_confidence=0).quotes
    assert quote in first.text
    assert first.speaker is not None
    assert first.speaker.endswith(speaker)


def test_a_short_denial_answers_with_what_stands_before_it(library: Library) -> None:
    (first, *_) = library.ask("Who is not the arsonist?", min_confidence=0).quotes
    assert first.text.endswith("He was cold. He's not the arsonist.")


def test_in_a_quoted_mail_too(library: Library) -> None:
    quotes = library.ask("Are the surveyors right about the jetty?", min_confidence=0).quotes
    (found,) = [quote.text for quote in quotes if "jetty" in quote.text]
    assert found.endswith("I'm not saying they are.")


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("When was the slipway built of oak?", "The slipway was built of oak in 1904."),
        ("When was the cellar dug?", "The cellar was dug in 1880."),
    ],
)
def test_what_nothing_turns_is_quoted_alone(library: Library, question: str, quote: str) -> None:
    assert library.ask(question, min_confidence=0).quotes[0].text == quote


def test_in_the_next_paragraph_she_may_be_another(library: Library) -> None:
    quotes = library.ask("What did Eve Lind say about the school?", min_confidence=0).quotes
    assert quotes
    assert not any("agree" in quote.text for quote in quotes)
