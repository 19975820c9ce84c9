"""One progress bar for a run of many steps; a line a step where stderr is no terminal."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

__all__ = ["Bar", "IndexProgress"]


class Bar:
    """Steps of known weight, in seconds as one would guess them; each may tell how far it is."""

    def __init__(self, total: float) -> None:
        self._total = total
        self._done = 0.0
        self._weight = 0.0
        self._begun = 0.0
        self._name = ""
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
        """The next step."""
        self._name, self._weight, self._begun = name, weight, time.perf_counter()
        self.say(name, passing=True)

    def share(self, done: float, total: float) -> None:
        """How much of the step is done."""
        if self._progress is not None and total:
            now = self._done + self._weight * min(1.0, done / total)
            self._progress.update(self._task, completed=now)

    def end(self) -> None:
        """The step is done."""
        self._done += self._weight
        if self._progress is not None:
            self._progress.update(self._task, completed=self._done)
        else:
            seconds = time.perf_counter() - self._begun
            print(f"  {self._name}: {seconds:.1f} s", file=sys.stderr, flush=True)

    def say(self, text: str, *, passing: bool = False) -> None:
        """Tell: what is going on (``passing``), or what is to stay on the screen."""
        if self._progress is None:
            if not passing:
                print(text, file=sys.stderr, flush=True)
        elif passing:
            self._progress.update(self._task, description=text)
        else:
            self._progress.console.print(text, markup=False, highlight=False)


class IndexProgress:
    """:class:`gpqa.build.Progress` as the first ``part`` of a step."""

    def __init__(self, bar: Bar, part: float) -> None:
        self._bar = bar
        self._part = part
        self._total = 0
        self._done = 0

    def begin(self, documents: int, total: int) -> None:
        """See :class:`gpqa.build.Progress`."""
        del documents
        self._total = total

    def advance(self, amount: int, passages: int) -> None:
        """See :class:`gpqa.build.Progress`."""
        del passages
        self._done += amount
        self._bar.share(self._part * self._done, self._total)
