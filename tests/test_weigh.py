from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from gpqa.answer import find
from gpqa.library import Library
from gpqa.scorer import Judgement
from gpqa.scorer.combination import Combination, Linear
from gpqa.scorer.signs import SIGNS
from gpqa.testing import HashEncoder
from tests.helpers_index import build, put

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from gpqa.scorer import Text

QUESTION = "What did the health secretary say about funding?"
ALONE = Combination(
    rank=Linear({"sentence": 1.0}, 0.0),
    sure=Linear({"sentence": 1.0}, 0.0),
    sure_of_speaker=Linear({"sentence": 1.0}, 0.0),
)


@dataclass
class LooksFor:
    """A scorer that takes one word for an answer, wherever it stands."""

    word: str
    combination: Combination = ALONE
    fingerprint: str = "looks for a word"
    questions: list[str] = field(default_factory=list)

    def judge(self, question: str, texts: Sequence[Text]) -> list[Judgement]:
        self.questions.append(question)
        return [self._judge(text) for text in texts]

    def _judge(self, text: Text) -> Judgement:
        held = [self.word in text.text[a:b] for a, b in text.sentences]
        at = [text.text.find(self.word, a) for a, _ in text.sentences]
        return Judgement(
            sentences=tuple(5.0 if each else -5.0 for each in held),
            answerable=5.0 if any(held) else -5.0,
            spans=tuple(
                (start, start + len(self.word)) if each else span
                for each, start, span in zip(held, at, text.sentences, strict=True)
            ),
            span_scores=tuple(5.0 if each else -15.0 for each in held),
        )


@pytest.fixture
def asked(seed_index: Path) -> Iterator[tuple[LooksFor, Library]]:
    scorer = LooksFor("upfront")
    with Library.open(seed_index, encoder=HashEncoder(), scorer=scorer) as library:
        yield scorer, library


def test_what_the_scorer_prefers_comes_first_and_its_words_are_marked(
    asked: tuple[LooksFor, Library],
) -> None:
    _, library = asked
    answer = library.ask(QUESTION)
    first = answer.quotes[0]
    assert "upfront" in first.text
    assert [first.text[a - first.start : b - first.start] for a, b in first.highlight] == [
        "upfront"
    ]
    assert answer.confidence == pytest.approx(0.9933, abs=1e-4)


def test_where_no_words_answer_those_of_the_question_are_marked(
    asked: tuple[LooksFor, Library],
) -> None:
    scorer, library = asked
    scorer.word = "hippopotamus"
    found = find(library.store, library.encoder, QUESTION, scorer=scorer)
    assert all(each.answer is None for each in found.evidence)
    quotes = found.quotes(library.store, 5)
    assert any(quote.highlight for quote in quotes)
    assert not found.answered


def test_the_scorer_reads_the_question_as_it_was_asked_though_a_topic_is_searched_for(
    asked: tuple[LooksFor, Library],
) -> None:
    scorer, library = asked
    library.ask("What did Jeremy Hunt say about funding?")
    assert scorer.questions[0] == "What did Jeremy Hunt say about funding?"


def test_every_sentence_has_its_signs_and_none_is_lost_or_new(
    asked: tuple[LooksFor, Library],
) -> None:
    scorer, library = asked
    read = find(library.store, library.encoder, QUESTION, scorer=scorer).evidence
    plain = find(library.store, library.encoder, QUESTION).evidence
    assert {(e.source, e.start, e.end) for e in read} == {(e.source, e.start, e.end) for e in plain}
    assert all(len(each.signs) == len(SIGNS) for each in read)
    assert [e.score for e in read] == sorted((e.score for e in read), reverse=True)


def test_without_a_topic_nothing_is_read(asked: tuple[LooksFor, Library]) -> None:
    scorer, library = asked
    assert library.ask("What did Jeremy Hunt say?").answered
    assert scorer.questions == []


def test_a_library_without_a_scorer_answers_too(seed_library: Library) -> None:
    assert seed_library.scorer is None
    found = find(seed_library.store, seed_library.encoder, QUESTION)
    assert all(each.signs == () for each in found.evidence)
    assert found.confidence > 0


def test_a_reply_is_found_by_what_was_asked_whatever_the_scorer_makes_of_it(
    tmp_path: Path,
) -> None:
    talk = (
        "MR GREY: Why were the surgeries closed in winter?\n\n"
        "MS LEE: There was no coal to be had, not for any money.\n\n"
        "MR GREY: Thank you for that.\n\n"
        "MS LEE: The surgeries opened again in spring, as everybody had hoped.\n"
    )
    put(tmp_path / "talk", {"talk.txt": talk})
    build(tmp_path / "index", tmp_path / "talk")
    scorer = LooksFor("Why were", Combination(Linear({"span": 0.001}, 0.0), ALONE.sure, ALONE.sure))
    with Library.open(tmp_path / "index", encoder=HashEncoder(), scorer=scorer) as library:
        found = find(
            library.store,
            library.encoder,
            "Why were the surgeries closed in winter?",
            scorer=scorer,
        )
    assert "coal" in found.evidence[0].text
    assert "Why were" not in found.evidence[1].text


def test_a_bare_topic_is_answered_by_its_words_and_by_what_reads_as_its_answer(
    asked: tuple[LooksFor, Library],
) -> None:
    scorer, library = asked
    answer = library.ask("upfront funding", explain=True)
    assert scorer.questions == ["upfront funding"]
    assert "funding" in answer.quotes[0].text
    unread = Library(library.folder, library.store, library.encoder, library.name, scorer=None)
    assert answer.confidence >= unread.ask("upfront funding").confidence
    assert answer.explanation is not None
    assert answer.explanation.certainty.contributions
