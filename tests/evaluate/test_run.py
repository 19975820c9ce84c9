"""Asking every question: in order, one at a time or several, and broken off."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any, cast

import pytest

from gpqa.evaluate import read_gold
from gpqa.evaluate.run import ask_all
from gpqa.evaluate.system import Attempt
from tests.evaluate.helpers_gold import write_gold

if TYPE_CHECKING:
    from pathlib import Path

    from gpqa.evaluate.gold import GoldSet


class Slow:
    """A system that is silent, the longer the earlier a question comes."""

    def __init__(self, fails_at: int = -1) -> None:
        self.asked: list[str] = []
        self.threads: set[int] = set()
        self._fails_at = fails_at

    def ask(self, question: str) -> Attempt:
        self.asked.append(question)
        self.threads.add(threading.get_ident())
        if len(self.asked) - 1 == self._fails_at:
            raise RuntimeError(question)
        time.sleep(0.05 / len(self.asked))
        return Attempt(answered=False, confidence=0.0, reason="nothing_relevant")

    def text(self, source_id: str) -> str | None:
        return None


@pytest.fixture
def gold(tmp_path: Path) -> GoldSet:
    rows = [{"id": str(n), "question": f"Question {n}?", "answerable": False} for n in range(12)]
    return read_gold(write_gold(tmp_path / "set", rows))


def run(gold: GoldSet, system: Slow, at_once: int, **others: Any) -> list[str]:
    outcomes = ask_all(gold, cast("Any", system), at_once=at_once, **others)
    return [outcome.gold.question for outcome in outcomes]


@pytest.mark.parametrize("at_once", [1, 2, 5])
def test_outcomes_are_in_order_and_counted(gold: GoldSet, at_once: int) -> None:
    counted: list[int] = []
    found = run(gold, Slow(), at_once, progress=counted.append)
    assert found == [question.question for question in gold.questions]
    assert counted == list(range(1, len(found) + 1))


def test_one_at_a_time_is_asked_in_the_callers_thread(gold: GoldSet) -> None:
    system = Slow()
    run(gold, system, 1)
    assert system.threads == {threading.get_ident()}


@pytest.mark.parametrize("at_once", [1, 2])
def test_what_a_system_raises_is_raised_and_the_rest_not_asked(gold: GoldSet, at_once: int) -> None:
    system = Slow(fails_at=2)
    with pytest.raises(RuntimeError, match="Question 2"):
        run(gold, system, at_once)
    assert len(system.asked) < len(gold.questions)


@pytest.mark.parametrize("at_once", [1, 2])
def test_whoever_breaks_off_does_not_wait_for_the_rest(gold: GoldSet, at_once: int) -> None:
    system = Slow()

    def stop(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(gold, system, at_once, progress=stop)
    assert len(system.asked) <= 1 + 2 * at_once
