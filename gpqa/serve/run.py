"""Running the service: bound, listening, and gone again without dropping a request."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import uvicorn

from gpqa.errors import UsageError
from gpqa.serve.app import create_app
from gpqa.serve.limits import Limits
from gpqa.serve.protocol import guarded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gpqa.serve.shelf import Shelf

__all__ = ["address_of", "bind", "run"]

_GRACE = 5
"""Seconds that requests have to end in, once the service is told to."""
_BACKLOG = 1024


def bind(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 is any that is free. Raises UsageError."""
    try:
        kind, _, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(kind, socket.SOCK_STREAM)
    except (OSError, UnicodeError, OverflowError) as error:
        raise UsageError(f"{host} is no address of this machine: {error}") from error
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        listening.close()
        raise UsageError(
            f"{host}:{port} cannot be served: {error}; --port 0 takes one that is free"
        ) from error
    return listening


def address_of(listening: socket.socket, host: str) -> str:
    """What to open in a browser on this machine."""
    port = listening.getsockname()[1]
    if host in {"0.0.0.0", "::", ""}:  # noqa: S104 - only compared with
        host = socket.gethostname()
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def run(
    shelf: Shelf,
    listening: socket.socket,
    *,
    host: str,
    names: Iterable[str] = (),
    token: str | None = None,
    limits: Limits | None = None,
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Serve until interrupted or told to end. ``ready`` is called when requests are answered."""
    limits = limits or Limits()
    config = uvicorn.Config(
        create_app(shelf, host=host, names=names, token=token, limits=limits),
        http=guarded(limits),
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        log_level="error",
        access_log=False,  # what people ask is nobody else's business
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=limits.head,
        timeout_keep_alive=limits.idle,
        timeout_graceful_shutdown=_GRACE,
    )
    _Server(config, ready).run(sockets=[listening])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()
