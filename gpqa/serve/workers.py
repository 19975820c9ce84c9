"""Threads that answer: a bounded number at work, a bounded number waiting, and a deadline."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from gpqa.serve.errors import BusyError, LateError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Workers"]

T = TypeVar("T")


class Workers:
    """Runs jobs in threads. To be used from one event loop."""

    def __init__(self, threads: int, waiting: int, deadline: float | None) -> None:
        """``deadline`` is in seconds, from :meth:`run` to its result; None: there is none."""
        self._most = threads + waiting
        self._deadline = deadline
        self._taken = 0
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="gpqa-answer")

    async def run(self, job: Callable[[], T]) -> T:
        """What ``job`` gives or raises.

        Raises :class:`~gpqa.serve.errors.BusyError` at once where too many wait, and
        :class:`~gpqa.serve.errors.LateError` at the deadline. A job that was not begun by
        then never is; one that was holds its thread until it ends.
        """
        if self._taken >= self._most:
            raise BusyError("too many questions are being answered: ask again in a moment")
        self._taken += 1
        ends = None if self._deadline is None else time.monotonic() + self._deadline
        loop = asyncio.get_running_loop()

        def work() -> T:
            if ends is not None and time.monotonic() > ends:
                raise LateError(_LATE)
            return job()

        future = self._threads.submit(work)
        future.add_done_callback(lambda _: _soon(loop, self._release))
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), self._deadline)
        except TimeoutError as error:
            raise LateError(_LATE) from error

    def _release(self) -> None:
        self._taken -= 1

    def close(self) -> None:
        """Begin no further job; those at work end by themselves."""
        self._threads.shutdown(wait=False, cancel_futures=True)


_LATE = "the answer took too long: ask again, or narrow it to fewer sources"


def _soon(loop: asyncio.AbstractEventLoop, call: Callable[[], None]) -> None:
    try:
        loop.call_soon_threadsafe(call)
    except RuntimeError:  # the loop ended before the job did
        return
