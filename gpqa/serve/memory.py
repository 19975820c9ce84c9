"""Answers kept ready: the same question to the same generation has the same answer."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

__all__ = ["Memory"]

_ENTRY = 512
"""Bytes that an entry takes besides its own."""


class Memory:
    """Least recently used first out, bounded in bytes. For one thread."""

    def __init__(self, most: int) -> None:
        """``most`` is in bytes, keys not counted; what is larger than a quarter is not kept."""
        self._most = most
        self._size = 0
        self._entries: OrderedDict[Hashable, bytes] = OrderedDict()

    def get(self, key: Hashable) -> bytes | None:
        """What was kept, if it still is."""
        found = self._entries.get(key)
        if found is not None:
            self._entries.move_to_end(key)
        return found

    def put(self, key: Hashable, value: bytes) -> None:
        """Keep ``value``, and let go of what was not asked for longest."""
        size = len(value) + _ENTRY
        if size > self._most // 4:
            return
        self._drop(key)
        self._entries[key] = value
        self._size += size
        while self._size > self._most:
            self._drop(next(iter(self._entries)))

    def _drop(self, key: Hashable) -> None:
        value = self._entries.pop(key, None)
        if value is not None:
            self._size -= len(value) + _ENTRY

    def __len__(self) -> int:
        return len(self._entries)
