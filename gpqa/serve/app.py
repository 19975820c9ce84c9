"""The whole service as one ASGI application: the addresses behind their guard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.serve.api import create_api
from gpqa.serve.desk import Desk
from gpqa.serve.guard import Guard
from gpqa.serve.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpqa.serve.shelf import Shelf

__all__ = ["create_app"]


def create_app(
    shelf: Shelf,
    *,
    host: str = "127.0.0.1",
    names: Iterable[str] = (),
    token: str | None = None,
    limits: Limits | None = None,
) -> Guard:
    """Serve the indexes of ``shelf`` to those who reach ``host``.

    ``names`` are other names that the machine is reached by; with ``token`` everything
    under ``/api`` needs it. Deadlines on connections are :mod:`gpqa.serve.protocol`'s.
    """
    limits = limits or Limits()
    return Guard(
        create_api(Desk(shelf, limits), limits), limits, host=host, names=names, token=token
    )
