"""A progress bar for building an index."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Any, Self

__all__ = ["BuildProgress"]


class BuildProgress:
    """A progress bar on stderr with rate and time left; nothing where stderr is no terminal."""

    def __init__(self) -> None:
        self._progress: Any = None
        self._task: Any = None
        self._passages = 0

    def __enter__(self) -> Self:
        return self

    def begin(self, documents: int, total: int) -> None:
        """See :class:`gpqa.build_report.Progress`."""
        if not documents or not sys.stderr.isatty():
            return
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            Progress,
            TaskProgressColumn,
            TextColumn,
            TimeRemainingColumn,
        )

        self._progress = Progress(
            TextColumn("reading and encoding"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[passages]:,} passages, {task.fields[rate]:.0f}/s"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task("", total=total, passages=0, rate=0.0)
        self._progress.start()

    def advance(self, amount: int, passages: int) -> None:
        """See :class:`gpqa.build_report.Progress`."""
        if self._progress is None:
            return
        self._passages += passages
        elapsed = self._progress.tasks[0].elapsed or 0.0
        rate = self._passages / elapsed if elapsed else 0.0
        self._progress.update(self._task, advance=amount, passages=self._passages, rate=rate)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._progress is not None:
            self._progress.stop()
