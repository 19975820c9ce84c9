"""Broken on purpose: each break pulls down the figures that should fall, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gpqa.evaluate.measures import MEASURES
from gpqa.evaluate.results import Step
from tests.evaluate.helpers_gold import TEXTS, measured, quote

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gpqa.evaluate.system import Attempt
    from gpqa.models import Quote


def each_quote(change: Callable[[Quote], Quote]) -> Callable[[Attempt], Attempt]:
    return lambda attempt: attempt._replace(quotes=tuple(map(change, attempt.quotes)))


def shifted(given: Quote) -> Quote:
    """One character on, the words as they were."""
    lit = tuple((start + 1, end + 1) for start, end in given.highlight)
    moved = {"start": given.start + 1, "end": given.end + 1, "highlight": lit}
    return given.model_copy(update=moved)


def cut(given: Quote) -> Quote:
    """One character less at the beginning, honestly quoted."""
    return given.model_copy(update={"start": given.start + 1, "text": given.text[1:]})


def altered(given: Quote) -> Quote:
    """A word put in the source's mouth."""
    return given.model_copy(update={"text": given.text.replace("e", "a", 1)})


def by_somebody_else(given: Quote) -> Quote:
    return given.model_copy(update={"speaker": "Maureen Baker"} if given.speaker else {})


def by_nobody(given: Quote) -> Quote:
    return given.model_copy(update={"speaker": None})


def by_somebody_always(given: Quote) -> Quote:
    return given.model_copy(update={"speaker": given.speaker or "Jeremy Hunt"})


def dark(given: Quote) -> Quote:
    return given.model_copy(update={"highlight": ()})


def whole_document(given: Quote) -> Quote:
    text = TEXTS[given.source_id]
    return given.model_copy(update={"text": text, "start": 0, "end": len(text)})


def always(attempt: Attempt) -> Attempt:
    return attempt._replace(answered=True)


def never(attempt: Attempt) -> Attempt:
    return attempt._replace(answered=False)


def too_modest(attempt: Attempt) -> Attempt:
    return attempt._replace(confidence=attempt.confidence / 2)


def unsure(attempt: Attempt) -> Attempt:
    return attempt._replace(confidence=0.5)


def lost_passages(attempt: Attempt) -> Attempt:
    """The best passage last."""
    first, *rest = attempt.ranking
    return attempt._replace(ranking=(*rest, first._replace(score=-1.0)))


def padded(attempt: Attempt) -> Attempt:
    return attempt._replace(quotes=(quote("snow", "Dr Snow stayed at home."), *attempt.quotes))


RANKS = {f"passages/{name}" for name in ("nDCG@10", "RR", "R@5")}
RANKS |= {f"documents/{name}" for name in ("nDCG@10", "RR")}
END_TO_END = {"correct", "squad2_em", "squad2_f1"}


@pytest.mark.parametrize(
    ("break_it", "fallen"),
    [
        (each_quote(shifted), {"verbatim", "whole", "char_precision", "char_recall"}),
        (each_quote(altered), {"verbatim"}),
        (each_quote(by_somebody_else), {"speaker_accuracy", "speaker_wrong"}),
        (each_quote(by_nobody), {"speaker_accuracy", "speaker_missing"}),
        (each_quote(by_somebody_always), {"speaker_wrong"}),
        (each_quote(whole_document), {"char_precision"}),
        (always, {"answered_wrongly", *END_TO_END}),
        (never, {"silent_wrongly", *END_TO_END}),
        (too_modest, {"ece"}),
        (unsure, {"auroc", "aurc", "ece"}),
        (lost_passages, RANKS),
        (lambda a: a._replace(ranking=()), {n for n in MEASURES if "/" in n}),
    ],
)
def test_a_break_shows_where_it_should(
    gold_folder: Path, break_it: Callable[[Attempt], Attempt], fallen: set[str]
) -> None:
    whole, broken = measured(gold_folder), measured(gold_folder, break_it)
    if fallen == RANKS:  # the passages of one document, all of them, are within the first 20
        assert broken["passages/R@20"].value == 1
    losses = {
        figure.name
        for figure in broken.figures
        if MEASURES[figure.name].gain(figure.value, whole[figure.name].value) < 0
    }
    gains = {
        figure.name
        for figure in broken.figures
        if MEASURES[figure.name].gain(figure.value, whole[figure.name].value) > 0
    }
    assert losses == fallen
    assert not gains


def test_an_unbroken_system_has_nothing_to_fall(gold_folder: Path) -> None:
    evaluation = measured(gold_folder)
    assert {figure.name for figure in evaluation.figures} == set(MEASURES) - {"sem_f1"}
    for figure in evaluation.figures:
        perfect = 0 if MEASURES[figure.name].lower_is_better else 1
        if figure.name == "aurc":  # who answers everything is wrong where nothing answers
            assert figure.value == pytest.approx((1 / 5 + 2 / 6) / 6)
            continue
        assert figure.value == figure.low == figure.high == perfect, figure
    assert evaluation.steps == {Step.FOUND: 4, Step.SILENT: 2}


def test_a_quote_cut_inside_a_word_is_still_verbatim_but_not_whole(gold_folder: Path) -> None:
    broken = measured(gold_folder, each_quote(cut))
    assert broken["verbatim"].value == 1
    # “Take begins with its mark: without it no word is cut. One of seven quotes.
    assert broken["whole"].value == pytest.approx(1 / 7)


def test_quotes_without_the_answering_words_lit(gold_folder: Path) -> None:
    broken = measured(gold_folder, each_quote(dark))
    assert broken["f1"].value == broken["em"].value == 0
    assert broken["squad2_f1"].value == pytest.approx(2 / 6)  # silence is right twice


def test_padding_in_front_costs_the_first_place_only(gold_folder: Path) -> None:
    broken = measured(gold_folder, padded)
    assert broken["hit@1"].value == 0
    assert broken["hit@5"].value == broken["recall@5"].value == 1
    assert broken.steps == {Step.NOT_FIRST: 4, Step.SILENT: 2}


def test_the_step_at_which_a_question_was_lost(gold_folder: Path) -> None:
    nowhere = (quote("snow", "Dr Snow stayed at home."),)
    breaks: dict[Step, Callable[[Attempt], Attempt]] = {
        Step.WITHHELD: never,
        Step.NOT_CHOSEN: lambda attempt: attempt._replace(quotes=nowhere),
        Step.NOT_RETRIEVED: lambda attempt: attempt._replace(quotes=nowhere, looked_at=()),
    }
    for step, break_it in breaks.items():
        assert measured(gold_folder, break_it).steps == {step: 4, Step.SILENT: 2}
    assert measured(gold_folder, always).steps == {Step.FOUND: 4, Step.SHOULD_BE_SILENT: 2}
