"""Where requests become answers: the index at hand or a newer one, remembered, worked out once.

Everything here runs in one event loop and hands what takes time to threads.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from gpqa.serve.errors import LateError
from gpqa.serve.memory import Memory
from gpqa.serve.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from gpqa.library import Library
    from gpqa.serve.limits import Limits
    from gpqa.serve.models import IndexInfo
    from gpqa.serve.shelf import Shelf

__all__ = ["Desk"]

_READERS = 2
"""Threads for what only reads: a text slice does not wait behind questions."""


class Desk:
    """Answers as JSON. To be used from one event loop."""

    def __init__(self, shelf: Shelf, limits: Limits) -> None:
        self._shelf = shelf
        self._limits = limits
        self._memory = Memory(limits.remembered)
        self._at_work: dict[Hashable, asyncio.Task[bytes]] = {}
        self._opening: dict[str, asyncio.Task[Library]] = {}
        self._answering = Workers(limits.workers, limits.waiting, limits.deadline)
        self._reading = Workers(_READERS, limits.waiting, limits.deadline)
        self._openers = Workers(_READERS, limits.waiting, None)

    async def indexes(self) -> list[IndexInfo]:
        """Every index that can be asked; of one that is open, the generation that answers."""
        # Else the list would tell of a generation that the next request does not have yet.
        at_hand = map(self.library, self._shelf.all_held())
        await asyncio.gather(*at_hand, return_exceptions=True)
        return await self._reading.run(self._shelf.infos)

    async def answer(
        self, index: str | None, key: Hashable, work: Callable[[Library], str]
    ) -> bytes:
        """What ``work`` makes of an index, as UTF-8; remembered under ``key`` for its generation.

        Raises as :meth:`library` and :meth:`~gpqa.serve.workers.Workers.run` do.
        """
        return await self._remembered(self._answering, await self.library(index), key, work)

    async def made_of(
        self,
        index: str | None,
        key: Hashable,
        work: Callable[[Library], str],
        further: Callable[[Library, bytes], str],
    ) -> bytes:
        """What ``further`` makes of what :meth:`answer` gives, in the same generation."""
        library = await self.library(index)
        found = await self._remembered(self._answering, library, key, work)
        return await self._answering.run(lambda: further(library, found).encode())

    async def look_up(
        self, index: str | None, key: Hashable, work: Callable[[Library], str]
    ) -> bytes:
        """The same for what only reads, in threads of its own."""
        return await self._remembered(self._reading, await self.library(index), key, work)

    async def read(self, index: str | None, work: Callable[[Library], str]) -> bytes:
        """The same, not remembered: for what is read as fast as it is found again."""
        library = await self.library(index)
        return await self._reading.run(lambda: work(library).encode())

    async def _remembered(
        self, workers: Workers, library: Library, key: Hashable, work: Callable[[Library], str]
    ) -> bytes:
        whole = (*_identity(library), key)
        found = self._memory.get(whole)
        if found is not None:
            return found
        task = self._at_work.get(whole)
        if task is None:
            task = asyncio.create_task(workers.run(lambda: work(library).encode()))
            self._at_work[whole] = task
            task.add_done_callback(lambda done: self._finished(whole, done))
        return await asyncio.shield(task)  # others may wait for the same

    def _finished(self, key: Hashable, task: asyncio.Task[bytes]) -> None:
        self._at_work.pop(key, None)
        if not task.cancelled() and task.exception() is None:
            self._memory.put(key, task.result())

    async def library(self, index: str | None = None) -> Library:
        """The index of that name, newest generation; of a large one the one before, meanwhile.

        Raises :class:`~gpqa.errors.IndexNotFoundError` and what opening it raises.
        """
        name, folder = self._shelf.folder(index)
        held = self._shelf.held(name)
        if held is not None and self._shelf.is_current(name, folder):
            return held
        task = self._opening.get(name)
        if task is None:
            task = asyncio.create_task(self._openers.run(lambda: self._shelf.open(name, folder)))
            self._opening[name] = task
            task.add_done_callback(lambda done: self._opened(name, done))
        patience = self._limits.deadline if held is None else self._limits.patience
        try:
            return await asyncio.wait_for(asyncio.shield(task), patience)
        except TimeoutError:
            if held is None:
                raise LateError(f"the index {name} is still being opened: ask again") from None
            return held

    def _opened(self, name: str, task: asyncio.Task[Library]) -> None:
        self._opening.pop(name, None)
        if not task.cancelled():
            task.exception()  # whoever waited was told

    def close(self) -> None:
        """Begin nothing more."""
        for workers in (self._answering, self._reading, self._openers):
            workers.close()


def _identity(library: Library) -> tuple[str, ...]:
    """What tells an index from every other and from itself rebuilt: the hashes of its files."""
    manifest = library.store.manifest
    files = (manifest.files[name]["sha256"] for name in sorted(manifest.files))
    return library.name, manifest.generation, *files
