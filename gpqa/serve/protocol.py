"""Connections that are slow, silent or many: what uvicorn itself does not bound.

Of uvicorn's own settings none limits how long a request may take to arrive:
``timeout_keep_alive`` ends with a request's first byte, and ``limit_concurrency`` answers
everybody with 503 as soon as so many sockets are open, which is what somebody who opens
and trickles them wants. Here every connection has a deadline in each of its states, and
where too many are open, the one that has been waiting longest makes room.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

    from gpqa.serve.limits import Limits

__all__ = ["guarded"]

State = Literal["receiving", "answering", "idle"]


def guarded(limits: Limits) -> type[asyncio.Protocol]:
    """A protocol for uvicorn whose connections keep to ``limits`` together."""

    class Guarded(_GuardedProtocol):
        shared = _Connections(limits)

    return Guarded


@dataclass(slots=True)
class _Connections:
    """All connections of a server."""

    limits: Limits
    open: set[_GuardedProtocol] = field(default_factory=set)
    waiting: dict[_GuardedProtocol, None] = field(default_factory=dict)
    """Those on which nothing is being answered, the longest in their state first."""

    def has_room(self) -> bool:
        """Whether one more may come; the one that has been waiting longest goes for it."""
        if len(self.open) < self.limits.connections:
            return True
        oldest = next(iter(self.waiting), None)
        if oldest is None:
            return False
        self.forget(oldest)
        oldest.transport.abort()
        return True

    def forget(self, connection: _GuardedProtocol) -> None:
        """It is gone."""
        self.open.discard(connection)
        self.waiting.pop(connection, None)

    def seconds(self, state: State) -> float:
        """How long a connection may stay in a state."""
        if state == "receiving":
            return self.limits.receive
        return self.limits.send if state == "answering" else self.limits.idle


class _GuardedProtocol(H11Protocol):
    """One connection, in one of three states at a time, each with its deadline."""

    shared: ClassVar[_Connections]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._alarm: asyncio.TimerHandle | None = None
        self._entered: tuple[State, object] | None = None
        self._refused = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        if not self.shared.has_room():
            self._refused = True
            transport.abort()
            return
        self.shared.open.add(self)
        super().connection_made(transport)
        self._settle()

    def connection_lost(self, exc: Exception | None) -> None:
        self.shared.forget(self)
        self._unwatch()
        if not self._refused:
            super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if not self._refused and not self.transport.is_closing():
            super().data_received(data)
            self._settle()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._settle()

    def _state(self) -> State:
        if self.conn.their_state is h11.SEND_BODY or self.cycle is None:
            return "receiving"
        if not self.cycle.response_complete:
            return "answering"
        begun = self.conn.their_state is h11.IDLE and self.conn.trailing_data[0]
        return "receiving" if begun else "idle"

    def _settle(self) -> None:
        """Where the state is a new one, its deadline begins."""
        state = self._state()
        entered = state, self.cycle if state == "answering" else None
        if entered == self._entered:
            return
        self._entered = entered
        self.shared.waiting.pop(self, None)
        if state != "answering" and self in self.shared.open:
            self.shared.waiting[self] = None
        self._unwatch()
        self._alarm = self.loop.call_later(self.shared.seconds(state), self._expire)

    def _unwatch(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    def _expire(self) -> None:
        self._alarm = None
        self.transport.abort()
