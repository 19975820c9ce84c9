"""One progress bar for a run of many steps; a line a step where stderr is no terminal."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

__all__ = ["Bar", "IndexProgress", "Steps"]


class Steps(Protocol):
    """Whoever is told of a step: a bar, or what passes it on to one."""

    def share(self, done: float, total: float) -> None:
        """How much of the step is done."""

    def say(self, text: str, *, passing: bool = False) -> None:
        """Tell: what is going on (``passing``), or what is to stay on the screen."""


class Bar:
    """Steps of known weight, in seconds as one would guess them; each may tell how far it is.

    Several may go on at once, told by their names; where none is given, the last that began.
    """

    def __init__(self, total: float) -> None:
        self._total = total
        self._done = 0.0
        self._steps: dict[str, _Step] = {}
        self._progress: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import (
                BarColumn,
                Progress,
                TaskProgressColumn,
                TextColumn,
                TimeRemainingColumn,
            )

            self._progress = Progress(
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                TaskProgressColumn(),
                TimeRemainingColumn(),
                console=Console(stderr=True),
            )
            self._task = self._progress.add_task("", total=self._total)
            self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def begin(self, name: str, weight: float) -> None:
        """Another step."""
        self._steps[name] = _Step(weight, time.perf_counter())
        self.say("; ".join(self._steps), passing=True)

    def share(self, done: float, total: float, name: str | None = None) -> None:
        """How much of the step is done."""
        if self._steps and total:
            self._steps[self._named(name)].share = min(1.0, done / total)
            self._show()

    def end(self, name: str | None = None) -> None:
        """The step is done."""
        name = self._named(name)
        step = self._steps.pop(name)
        self._done += step.weight
        self._show()
        if self._progress is None:
            seconds = time.perf_counter() - step.begun
            print(f"  {name}: {seconds:.1f} s", file=sys.stderr, flush=True)

    def say(self, text: str, *, passing: bool = False) -> None:
        """Tell: what is going on (``passing``), or what is to stay on the screen."""
        if self._progress is None:
            if not passing:
                print(text, file=sys.stderr, flush=True)
        elif passing:
            self._progress.update(self._task, description=text)
        else:
            self._progress.console.print(text, markup=False, highlight=False)

    def _named(self, name: str | None) -> str:
        return next(reversed(self._steps)) if name is None else name

    def _show(self) -> None:
        if self._progress is not None:
            now = self._done + sum(step.weight * step.share for step in self._steps.values())
            self._progress.update(self._task, completed=now)


@dataclass(slots=True)
class _Step:
    weight: float
    begun: float
    share: float = 0.0


class IndexProgress:
    """:class:`gpqa.build_report.Progress` as the first ``part`` of a step."""

    def __init__(self, bar: Steps, part: float) -> None:
        self._bar = bar
        self._part = part
        self._total = 0
        self._done = 0

    def begin(self, documents: int, total: int) -> None:
        """See :class:`gpqa.build_report.Progress`."""
        del documents
        self._total = total

    def advance(self, amount: int, passages: int) -> None:
        """See :class:`gpqa.build_report.Progress`."""
        del passages
        self._done += amount
        self._bar.share(self._part * self._done, self._total)
