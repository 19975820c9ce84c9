from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from gpqa.library import Library
from gpqa.models import Answer, Fate
from gpqa.testing import HashEncoder
from tests.helpers_index import build, open_library, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gpqa.models import Considered, Contribution, Explanation

FUNDING = "what did Hunt say about funding?"
QUESTIONS = (
    FUNDING,
    "Who chairs the RCGP?",
    "funding for general practice",
    "Why did Hunt resign?",
    "Who said that doctors are needed?",
    "What did Richard Vautrey say?",
    "What did Maureen Baker say about vaccination?",
    "What did Barack Obama say about doctors?",
    "zebras in Kenya",
    "???",
)


@pytest.fixture(scope="module", params=["scorer", "no scorer"])
def library(request: pytest.FixtureRequest, seed_index: Path) -> Iterator[Library]:
    """The five articles, with the scorer and without."""
    if request.param == "scorer":
        opened = Library.open(seed_index, encoder=HashEncoder())
    else:
        opened = open_library(seed_index)
    with opened:
        yield opened


@pytest.fixture(scope="module")
def reading(seed_index: Path) -> Iterator[Library]:
    """The five articles with the scorer."""
    with Library.open(seed_index, encoder=HashEncoder()) as library:
        yield library


@cache
def asked(library: Library, question: str) -> Answer:
    """An answer with its explanation; many tests look at the same ones."""
    return library.ask(question, explain=True)


def explained(library: Library, question: str, **options: Any) -> Explanation:
    answer = library.ask(question, explain=True, **options) if options else asked(library, question)
    assert answer.explanation is not None
    return answer.explanation


def total(contributions: tuple[Contribution, ...], constant: float) -> float:
    return constant + sum(each.adds for each in contributions)


def place(each: object) -> tuple[object, ...]:
    return tuple(getattr(each, name) for name in ("source_id", "start", "end", "text"))


# --- what is told is what happened -----------------------------------------------------


@pytest.mark.parametrize("question", QUESTIONS)
def test_explaining_changes_nothing_else_of_an_answer(library: Library, question: str) -> None:
    plain, told = library.ask(question), asked(library, question)
    assert plain.explanation is None
    assert told.explanation is not None
    assert told.model_copy(update={"explanation": None}) == plain


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_each_sign_adds_is_the_whole_score(library: Library, question: str) -> None:
    for each in explained(library, question).sentences:
        assert total(each.contributions, each.constant) == pytest.approx(each.score, abs=2e-3)
        for one in each.contributions:
            assert one.adds == pytest.approx(one.value * one.weight, abs=2e-3)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_each_sign_adds_is_the_whole_confidence(library: Library, question: str) -> None:
    certainty = explained(library, question).certainty
    if certainty.contributions:
        odds = total(certainty.contributions, certainty.constant)
        assert 1 / (1 + math.exp(-odds)) == pytest.approx(certainty.confidence, abs=1e-3)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_sentence_that_was_found_has_one_fate(library: Library, question: str) -> None:
    explanation = explained(library, question)
    assert sum(explanation.fates.values()) == explanation.searched.sentences
    assert all(explanation.fates.values())
    for each in explanation.sentences:
        assert each.fate in explanation.fates
        assert each.why


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_quote_is_told_of_with_its_number_and_score(library: Library, question: str) -> None:
    answer = asked(library, question)
    assert answer.explanation is not None
    quoted = [each for each in answer.explanation.sentences if each.fate is Fate.QUOTED]
    assert {each.quote for each in quoted} == set(range(1, len(answer.quotes) + 1))
    for each in quoted:
        assert each.quote is not None
        quote = answer.quotes[each.quote - 1]
        assert each.source_id == quote.source_id
        assert quote.start <= each.start < each.end <= quote.end
        assert each.score <= quote.score
        assert each.why in {f"quoted as {each.quote}", f"part of quote {each.quote}"}


@pytest.mark.parametrize("question", QUESTIONS)
def test_sentences_are_the_sources_own_best_first(library: Library, question: str) -> None:
    sentences = explained(library, question).sentences
    for each in sentences:
        assert library.source_text(each.source_id, each.start, each.end) == each.text
        assert each.passage is not None
        assert each.passage.start < each.end
        assert each.passage.end > each.start
    weighed = [each.score for each in sentences if each.fate not in LEFT_OUT]
    assert weighed == sorted(weighed, reverse=True)
    assert sum(each.fate is not Fate.QUOTED for each in sentences) <= 13
    assert len(sentences) == len({place(each) for each in sentences})


LEFT_OUT = {Fate.OTHER_VOICE, Fate.TOO_SHORT}


def test_the_same_question_is_explained_in_the_same_bytes(library: Library) -> None:
    first, second = (library.ask(FUNDING, explain=True).model_dump_json() for _ in range(2))
    assert first == second
    assert Answer.model_validate_json(first).model_dump_json() == first


def test_an_explained_answer_is_a_receipt_all_the_same(library: Library) -> None:
    assert library.verify(library.ask(FUNDING, explain=True)).valid


# --- what was searched for -------------------------------------------------------------


def test_words_are_told_as_asked_with_what_they_count(library: Library) -> None:
    searched = explained(library, "Doctors, doctor burnout?").searched
    assert [(each.word, each.stem) for each in searched.words] == [
        ("Doctors", "doctor"),
        ("burnout", "burnout"),
    ]
    assert searched.words[1].weight > searched.words[0].weight > 0
    assert searched.text == "Doctors, doctor burnout?"


@pytest.mark.parametrize(
    ("question", "speaker", "whose"),
    [
        (FUNDING, None, "Jeremy Hunt's alone: the question names “Hunt”"),
        ("funding", "hunt", "Jeremy Hunt's alone, as asked for"),
        ("What did Hunt say?", None, "Jeremy Hunt's alone, and any of them: the question names"),
        ("Who said it?", None, "anybody's, as long as the source shows who"),
        ("What did Chaand Nagpaul say?", None, "nobody's: nobody called “Chaand Nagpaul” is heard"),
        (
            "What did Hunt and Vautrey say of GPs?",
            None,
            "Jeremy Hunt's and Richard Vautrey's alone",
        ),
        ("Who chairs the RCGP?", None, "anybody's"),
    ],
)
def test_whose_words_were_looked_for_is_told_with_the_reason(
    library: Library, question: str, speaker: str | None, whose: str
) -> None:
    searched = explained(library, question, speaker=speaker).searched
    assert searched.whose.startswith(whose)


def test_only_passages_that_hold_somebodys_words_are_counted(library: Library) -> None:
    everybody = explained(library, "funding").searched
    vautrey = explained(library, "funding", speaker="Vautrey").searched
    assert vautrey.speakers == ("Richard Vautrey",)
    assert vautrey.passages <= vautrey.among < everybody.among
    assert everybody.among == library.store.manifest.counts["passages"]


def test_of_somebody_never_heard_nothing_was_looked_at(library: Library) -> None:
    explanation = explained(library, "What did Chaand Nagpaul say about resources?")
    assert (explanation.searched.passages, explanation.sentences, explanation.fates) == (0, (), {})
    assert explanation.certainty.confidence == 0


def test_the_threshold_that_counted_is_told(library: Library) -> None:
    assert explained(library, FUNDING, min_confidence=0.25).certainty.threshold == 0.25
    of_anybody = explained(library, "funding").certainty.threshold
    assert 0 < of_anybody < 1


# --- each fate -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Minutes that hold every fate."""
    folder = tmp_path_factory.mktemp("minutes")
    put(
        folder / "in",
        {
            "monday.txt": (
                "The village school roof will cost four thousand pounds.\n\n"
                "The village school roof cost was met by a loan from the village bank.\n\n"
                "Ann Lee said the village school roof had leaked since the winter.\n\n"
                "The brass band played in the park and nobody minded the rain.\n\n"
                "Roof?\n"
            ),
            "tuesday.txt": "The village school roof will cost four thousand pounds!\n",
        },
    )
    build(folder / "index", folder / "in")
    with open_library(folder / "index") as library:
        yield library


ROOF = "What will the village school roof cost?"


def fates(explanation: Explanation) -> dict[str, Considered]:
    return {each.text: each for each in explanation.sentences}


def test_what_is_not_quoted_is_told_why(minutes: Library) -> None:
    told = fates(explained(minutes, ROOF))
    best = told["The village school roof will cost four thousand pounds."]
    assert (best.fate, best.quote) == (Fate.QUOTED, 1)
    same = told["The village school roof will cost four thousand pounds!"]
    assert (same.fate, same.quote, same.why) == (
        Fate.SAME_WORDS,
        1,
        "the same words as quote 1",
    )
    band = told["The brass band played in the park and nobody minded the rain."]
    assert (band.fate, band.quote, band.why) == (
        Fate.TOO_WEAK,
        None,
        "too weak to follow the best",
    )


def test_what_comes_after_the_last_quote_asked_for_is_said_to(minutes: Library) -> None:
    explanation = explained(minutes, ROOF, top=1)
    beyond = [each for each in explanation.sentences if each.fate is Fate.BEYOND_TOP]
    assert [each.why for each in beyond[:1]] == ["beyond the 1 asked for"]
    assert explanation.fates[Fate.QUOTED] == 1


def test_what_somebody_else_said_is_named_where_it_was_nearer(minutes: Library) -> None:
    explanation = explained(minutes, "What did Ann Lee say about the village school roof cost?")
    told = fates(explanation)
    assert told["Ann Lee said the village school roof had leaked since the winter."].quote == 1
    other = told["The village school roof cost was met by a loan from the village bank."]
    assert (other.fate, other.why) == (Fate.OTHER_VOICE, "not in Ann Lee's words")
    assert explanation.fates[Fate.OTHER_VOICE] >= 2


def test_a_sentence_of_one_word_is_too_short(minutes: Library) -> None:
    assert explained(minutes, ROOF).fates[Fate.TOO_SHORT] == 1


def test_where_nothing_is_answered_nothing_was_quoted(minutes: Library) -> None:
    answer = minutes.ask(ROOF, explain=True, min_confidence=1)
    assert not answer.answered
    assert answer.explanation is not None
    best = answer.explanation.sentences[0]
    assert (best.fate, best.quote, best.why) == (Fate.NOT_SURE, None, "not sure enough to answer")
    assert Fate.QUOTED not in answer.explanation.fates
    assert all(each.quote is None for each in answer.explanation.sentences)


def test_what_nobody_read_says_so_and_what_was_read_has_its_scores(reading: Library) -> None:
    sentences = explained(reading, "What about general practice?", top=50).sentences
    assert any(each.scorer for each in sentences)
    for each in sentences:
        signs = {one.sign for one in each.contributions}
        assert (each.scorer is None) == bool("unread" in signs or each.fate in LEFT_OUT)


def test_without_a_scorer_nothing_was_read(seed_library: Library) -> None:
    for each in explained(seed_library, "general practice").sentences:
        assert each.scorer is None
        assert each.score == each.sentence.score


def test_a_question_put_again_and_its_reply_say_what_that_cost_and_earned(tmp_path: Path) -> None:
    put(
        tmp_path / "in",
        {
            "hearing.txt": (
                "Mr Keane: Who paid for the village school roof?\n\n"
                "Ms Ode: It was the bishop, with help from his brother.\n\n"
                "Mr Keane: Thank you for coming here today.\n"
            )
        },
    )
    build(tmp_path / "index", tmp_path / "in")
    with open_library(tmp_path / "index") as library:
        explanation = explained(library, "Who paid for the village school roof?")
        signs = {
            each.text: {one.sign for one in each.contributions} for each in explanation.sentences
        }
    assert "echo" in signs["Mr Keane: Who paid for the village school roof?"]
    assert "reply" in signs["Ms Ode: It was the bishop, with help from his brother."]
