"""The plain rankings: out of an index's own passages, words and vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ablation import WithoutReplies
from systems import OWN, RANKINGS, GpqaSystem, RankingSystem, Watched

from gpqa.evaluate import evaluate
from tests.evaluate.helpers_gold import write_gold
from tests.helpers_index import build, open_library, put

if TYPE_CHECKING:
    from pathlib import Path

    from gpqa.library import Library

QUESTION = "what did Hunt say about funding?"


@pytest.mark.parametrize("ranking", RANKINGS)
def test_a_ranking_quotes_sentences_as_they_stand(seed_library: Library, ranking: str) -> None:
    system = RankingSystem(seed_library, ranking)
    attempt = system.ask(QUESTION)
    assert attempt.answered
    assert 0 <= attempt.confidence <= 1
    assert len(attempt.quotes) == 5
    assert len(system.shown(QUESTION, attempt).quotes) == 10
    for quote in attempt.quotes:
        text = system.text(quote.source_id)
        assert text is not None
        assert text[quote.start : quote.end] == quote.text
    scores = [passage.score for passage in attempt.ranking]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("ranking", RANKINGS)
def test_a_ranking_gives_the_same_twice(seed_library: Library, ranking: str) -> None:
    first = RankingSystem(seed_library, ranking).ask(QUESTION)
    assert RankingSystem(seed_library, ranking).ask(QUESTION) == first


@pytest.mark.parametrize("ranking", RANKINGS)
def test_a_question_without_a_known_word_is_no_error(seed_library: Library, ranking: str) -> None:
    attempt = RankingSystem(seed_library, ranking).ask("xyzzy plugh")
    assert (len(attempt.quotes) > 0) == (ranking != "bm25")


def test_words_decide_by_bm25(seed_library: Library) -> None:
    best = RankingSystem(seed_library, "bm25").ask("guesswork").quotes[0]
    assert "guesswork" in best.text


def test_without_its_reply_rule_gpqa_quotes_the_question_itself(tmp_path: Path) -> None:
    talk = (
        "Ms Lee: Why were the surgeries closed in winter?\n\n"
        "Mr Roe: Because nobody had ordered any coal in time.\n\n"
        "Ms Lee: Thank you for coming here today, that was all.\n"
    )
    put(tmp_path / "talk", {"talk.txt": talk})
    build(tmp_path / "index", tmp_path / "talk")
    question = "Why were the surgeries closed in winter?"
    with open_library(tmp_path / "index") as library:
        with_it = GpqaSystem(library, ten=True).ask(question)
        without = WithoutReplies(library, ten=True)
        attempt = without.ask(question)
        shown = without.shown(question, attempt)
        again = GpqaSystem(library, ten=True).ask(question)
    assert "coal" in with_it.quotes[0].text
    assert "Why were" in attempt.quotes[0].text
    assert shown.quotes[0] == attempt.quotes[0]
    assert again == with_it  # the rule is back


@pytest.mark.parametrize("system", OWN)
def test_every_system_can_be_evaluated(tmp_path: Path, system: str) -> None:
    gold = write_gold(tmp_path / "set")
    build(tmp_path / "index", gold / "documents")
    with open_library(tmp_path / "index") as library:
        asked = GpqaSystem(library, ten=True) if system == "gpqa" else None
        watched = Watched(asked or RankingSystem(library, system))
        evaluation = evaluate(gold, system=watched)
    assert len(watched.shown) == len(evaluation.records)
    assert evaluation["verbatim"].value == 1
    assert all(len(each.quotes) <= 10 for each in watched.shown)
