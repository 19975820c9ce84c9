from __future__ import annotations

import asyncio
import threading
import time

import pytest

from gpqa.serve.errors import BusyError, LateError
from gpqa.serve.workers import Workers


def test_a_job_gives_what_it_gives_and_raises_what_it_raises() -> None:
    async def scene() -> None:
        workers = Workers(1, 1, 5)
        assert await workers.run(lambda: 7) == 7
        with pytest.raises(ZeroDivisionError):
            await workers.run(lambda: 1 // 0)

    asyncio.run(scene())


def test_more_than_may_wait_are_told_so_at_once_and_later_ones_are_let_in_again() -> None:
    async def scene() -> None:
        workers = Workers(1, 1, 30)
        gate = threading.Event()
        waiting = [asyncio.create_task(workers.run(gate.wait)) for _ in range(2)]
        await asyncio.sleep(0.05)
        with pytest.raises(BusyError):
            await workers.run(lambda: None)
        gate.set()
        assert await asyncio.gather(*waiting) == [True, True]
        await asyncio.sleep(0.05)
        assert await workers.run(lambda: 1) == 1

    asyncio.run(scene())


def test_a_job_that_was_not_begun_by_its_deadline_never_is() -> None:
    async def scene() -> None:
        workers = Workers(1, 5, 0.1)
        begun = []
        first = asyncio.create_task(workers.run(lambda: time.sleep(0.4)))
        await asyncio.sleep(0)
        with pytest.raises(LateError):
            await workers.run(lambda: begun.append(1))
        with pytest.raises(LateError):
            await first
        await asyncio.sleep(0.5)
        assert not begun
        assert await workers.run(lambda: 2) == 2

    asyncio.run(scene())
