"""Several tasks at once, each in a process with cores of its own.

One process leaves cores idle: a ranking is one thread's work, and so is half of a question's
way. Whatever is measured so must not be a speed.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

    from bar import Bar, Steps

__all__ = ["Work", "at_once"]

_EVERY = 0.2  # seconds from one word of how far it is to the next


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
    """Do each of ``tasks``, begun in that order, ``jobs`` at a time; what went wrong.

    That is what ``do`` returns of a task, and where its process died; it raises nothing.
    """
    watch = _Watch(tasks, bar)
    context = get_context("fork")  # tasks hold what cannot be sent
    for cores in _shares(sorted(os.sched_getaffinity(0)), jobs):
        here, there = context.Pipe()
        worker = context.Process(target=_work, args=(watch.tasks, there, cores, do), daemon=True)
        worker.start()
        there.close()  # else its end would not be seen
        watch.give(here)
    while watch.at:
        for connection in wait(list(watch.at)):
            watch.hear(cast("Connection", connection))
    return watch.failed


class _Watch:
    """What the processes are at, and what went wrong."""

    def __init__(self, tasks: Sequence[Work], bar: Bar) -> None:
        self.tasks = tasks
        self.at: dict[Connection, Work] = {}
        self.failed: list[str] = []
        self._left = iter(range(len(tasks)))
        self._bar = bar

    def give(self, connection: Connection) -> None:
        """The next task to a process, or word that there is none."""
        number = next(self._left, None)
        if number is not None:
            task = self.at[connection] = self.tasks[number]
            self._bar.begin(task.name, task.weight)
        connection.send(number)

    def hear(self, connection: Connection) -> None:
        """Take in what a process tells, or that it is no more."""
        task = self.at[connection]
        try:
            kind, what = connection.recv()
        except EOFError:
            kind, what = "died", f"{task.name}: its process died"
        if kind == "share":
            done, total = what
            self._bar.share(done, total, task.name)
        elif kind == "say":
            self._bar.say(what)
        else:
            del self.at[connection]
            self._bar.end(task.name)
            self.failed += [what] if what else []
            if kind == "end":
                self.give(connection)


def _shares(cores: Sequence[int], jobs: int) -> list[list[int]]:
    """The cores, dealt out; to each at least one."""
    return [list(cores[number::jobs]) or [cores[number % len(cores)]] for number in range(jobs)]


def _work(
    tasks: Sequence[Any], told: Connection, cores: Sequence[int], do: Callable[..., Any]
) -> None:
    os.sched_setaffinity(0, cores)
    with suppress(KeyboardInterrupt, BrokenPipeError):  # whoever waits for this process says so
        while (number := told.recv()) is not None:
            told.send(("end", do(tasks[number], _Relay(told))))


class _Relay:
    """Tells the process with the bar."""

    def __init__(self, told: Connection) -> None:
        self._told = told
        self._last = 0.0

    def share(self, done: float, total: float) -> None:
        """How much of the step is done."""
        if time.monotonic() - self._last >= _EVERY:
            self._last = time.monotonic()
            self._told.send(("share", (done, total)))

    def say(self, text: str, *, passing: bool = False) -> None:
        """Tell what is to stay on the screen."""
        if not passing:
            self._told.send(("say", text))
