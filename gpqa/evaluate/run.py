"""Asking every question of a gold set, and seeing at which step each answer was lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from gpqa.evaluate.places import covers
from gpqa.evaluate.results import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gpqa.evaluate.gold import GoldQuestion, GoldSet
    from gpqa.evaluate.places import Stretch
    from gpqa.evaluate.system import Attempt, System
    from gpqa.models import Quote

__all__ = ["Outcome", "Read", "ask_all", "look_at"]


class Read(NamedTuple):
    """What a source reads at a quote's offsets, and the characters on either side."""

    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question, what came of it, and what its sources read there."""

    gold: GoldQuestion
    attempt: Attempt
    reads: tuple[Read | None, ...]
    """At each quote; None where the source is unknown."""
    also_reads: tuple[Read | None, ...]
    """At each of the other places of the quotes, in their order."""
    step: Step

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes, given or withheld, best first."""
        return self.attempt.quotes

    @property
    def hits(self) -> list[bool]:
        """Of each quote, whether it is at a place that answers."""
        return [any(covers(quote, place) for place in self.gold.evidence) for quote in self.quotes]

    @property
    def right(self) -> bool | None:
        """Whether the first quote answers; None where no place is known that would."""
        if not self.gold.answerable:
            return False
        return self.hits[:1] == [True] if self.gold.evidence else None


def ask_all(
    gold: GoldSet,
    system: System,
    progress: Callable[[int], None] | None = None,
    at_once: int = 1,
) -> list[Outcome]:
    """Ask every question, in order; ``progress`` is told after each how many are done.

    ``at_once`` are in hand at a time, for a system that several threads may ask; of one at a
    time all is asked in the caller's own thread.
    """

    def ask(question: GoldQuestion) -> Outcome:
        return look_at(question, system.ask(question.question), system)

    outcomes: list[Outcome] = []
    with _side_by_side(at_once) as each:
        for outcome in each(ask, gold.questions):
            outcomes.append(outcome)
            if progress:
                progress(len(outcomes))
    return outcomes


@contextmanager
def _side_by_side(at_once: int) -> Iterator[Callable[..., Iterator[Outcome]]]:
    if at_once == 1:
        yield map
        return
    threads = ThreadPoolExecutor(at_once, thread_name_prefix="gpqa-question")
    try:
        yield threads.map
    finally:  # whoever breaks off does not wait for all that was still to be asked
        threads.shutdown(cancel_futures=True)


def look_at(question: GoldQuestion, attempt: Attempt, system: System) -> Outcome:
    """Compare what came of a question with what was wanted."""
    reads = tuple(_read(quote, system) for quote in attempt.quotes)
    also = tuple(_read(place, system) for quote in attempt.quotes for place in quote.also)
    return Outcome(question, attempt, reads, also, _step(question, attempt, system))


def _read(quote: Stretch, system: System) -> Read | None:
    text = system.text(quote.source_id)
    if text is None:
        return None
    start, end = quote.start, quote.end
    return Read(text[max(0, start - 1) : start], text[start:end], text[end : end + 1])


def _step(question: GoldQuestion, attempt: Attempt, system: System) -> Step:
    if not question.answerable:
        return Step.SHOULD_BE_SILENT if attempt.answered else Step.SILENT
    if question.evidence:
        indexed = any(
            (text := system.text(place.source_id)) is not None
            and text[place.start : place.end] == place.quote
            for place in question.evidence
        )

        def good(found: Stretch) -> bool:
            return any(covers(found, place) for place in question.evidence)

    elif question.grades:
        indexed = any(system.text(source) is not None for source in question.grades)

        def good(found: Stretch) -> bool:
            return found.source_id in question.grades

    else:
        return Step.UNKNOWN
    return _lost(attempt, good) if indexed else Step.NOT_INDEXED


def _lost(attempt: Attempt, good: Callable[[Stretch], bool]) -> Step:
    if not _any(attempt.quotes, good):
        looked = _any(attempt.looked_at, good)
        return Step.NOT_CHOSEN if looked else Step.NOT_RETRIEVED
    if not attempt.answered:
        return Step.WITHHELD
    return Step.FOUND if good(attempt.quotes[0]) else Step.NOT_FIRST


def _any(found: Iterable[Stretch], good: Callable[[Stretch], bool]) -> bool:
    return any(map(good, found))
