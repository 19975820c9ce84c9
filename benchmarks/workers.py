"""Several tasks at once, each in a process with cores of its own.

One process leaves cores idle: a ranking is one thread's work, and so is half of a question's
way. Whatever is measured so must not be a speed.
"""

from __future__ import annotations

import os
import queue
import time
from contextlib import suppress
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bar import Bar, Steps

__all__ = ["Work", "at_once"]

_EVERY = 0.2  # seconds from one word of how far it is to the next
_PATIENCE = 1.0  # seconds between two looks whether a process still lives


class Work(Protocol):
    """What is to be done."""

    @property
    def name(self) -> str:
        """What it is called, unlike any other."""

    @property
    def weight(self) -> float:
        """Seconds, as one would guess."""


def at_once(
    tasks: Sequence[Work], jobs: int, bar: Bar, do: Callable[[Any, Steps], str | None]
) -> list[str]:
    """Do each of ``tasks``, the longest first, ``jobs`` at a time; what went wrong.

    That is what ``do`` returns of a task, and where its process died; it raises nothing.
    """
    tasks = sorted(tasks, key=lambda task: -task.weight)
    context = get_context("fork")  # tasks hold what cannot be sent
    waiting, told = context.Queue(), context.Queue()
    for number in (*range(len(tasks)), *[None] * jobs):
        waiting.put(number)
    watch = _Watch(tasks, bar)
    for cores in _shares(sorted(os.sched_getaffinity(0)), jobs):
        worker = context.Process(target=_work, args=(tasks, waiting, told, cores, do), daemon=True)
        worker.start()
        watch.living[worker.pid] = worker
    while watch.living:
        try:
            watch.hear(*told.get(timeout=_PATIENCE))
        except queue.Empty:
            watch.miss_the_dead()
    return watch.failed


class _Watch:
    """What the processes are at, and what went wrong."""

    def __init__(self, tasks: Sequence[Work], bar: Bar) -> None:
        self.living: dict[int | None, Any] = {}
        self.failed: list[str] = []
        self._tasks = tasks
        self._bar = bar
        self._at: dict[int, str] = {}

    def hear(self, pid: int, kind: str, what: Any) -> None:
        """Take in what a process tells."""
        if kind == "begin":
            self._at[pid] = self._tasks[what].name
            self._bar.begin(self._at[pid], self._tasks[what].weight)
        elif kind == "share":
            done, total = what
            self._bar.share(done, total, self._at[pid])
        elif kind == "say":
            self._bar.say(what)
        elif kind == "end":
            self._bar.end(self._at.pop(pid))
            self.failed += [what] if what else []
        else:
            self.living.pop(pid).join()

    def miss_the_dead(self) -> None:
        """Find out which processes ended without a word."""
        for pid in [pid for pid, worker in self.living.items() if not worker.is_alive()]:
            del self.living[pid]
            if pid in self._at:
                self.failed.append(f"{self._at[pid]}: its process died")


def _shares(cores: Sequence[int], jobs: int) -> list[list[int]]:
    """The cores, dealt out; to each at least one."""
    return [list(cores[number::jobs]) or [cores[number % len(cores)]] for number in range(jobs)]


def _work(
    tasks: Sequence[Any], waiting: Any, told: Any, cores: Sequence[int], do: Callable[..., Any]
) -> None:
    os.sched_setaffinity(0, cores)
    pid = os.getpid()
    with suppress(KeyboardInterrupt):  # whoever waits for this process says so
        while (number := waiting.get()) is not None:
            told.put((pid, "begin", number))
            told.put((pid, "end", do(tasks[number], _Relay(told, pid))))
        told.put((pid, "left", None))


class _Relay:
    """Tells the process with the bar."""

    def __init__(self, told: Any, pid: int) -> None:
        self._told = told
        self._pid = pid
        self._last = 0.0

    def share(self, done: float, total: float) -> None:
        """How much of the step is done."""
        if time.monotonic() - self._last >= _EVERY:
            self._last = time.monotonic()
            self._told.put((self._pid, "share", (done, total)))

    def say(self, text: str, *, passing: bool = False) -> None:
        """Tell what is to stay on the screen."""
        if not passing:
            self._told.put((self._pid, "say", text))
