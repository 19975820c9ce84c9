"""``gpqa serve``: the page and the service, on this machine."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gpqa.cli.options import build_default, complete_index, open_library
from gpqa.config import DEFAULT_INDEX, INDEX_VARIABLE
from gpqa.errors import GpqaError, MissingExtraError, UsageError
from gpqa.terminal import note

if TYPE_CHECKING:
    from gpqa.library import Library
    from gpqa.serve.shelf import Shelf

__all__ = ["serve"]

PORT = 4772
"""What "gpqa" is on the keys of a telephone."""
_SHORTEST = 16
"""Characters of a token: fewer can be tried out."""


def serve(
    index: Annotated[
        list[str] | None,
        typer.Option(
            "--index",
            "-i",
            metavar="NAME|PATH",
            # Told by hand: an option that may be repeated would cut a path at its spaces.
            help="An index to serve; may be repeated. Without it, all under indexes/."
            f"  [env var: {INDEX_VARIABLE}]",
            autocompletion=complete_index,
        ),
    ] = None,
    host: Annotated[
        str, typer.Option(help="The address to listen at. All but loopback need a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes one that is free.")] = PORT,
    token: Annotated[
        str | None,
        typer.Option(
            envvar="GPQA_TOKEN",
            help="What a request must bring along; better set in the environment.",
        ),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Another name that the service is reached by; may be repeated."
        ),
    ] = None,
) -> int:
    """Serve a page for the browser, and the same as an API, on this machine.

    The address is printed once requests are answered; Ctrl+C ends it. The API is
    described at /api/openapi.json. An index that is built again meanwhile is picked up.
    """
    _require_extra()
    from gpqa.serve.guard import is_loopback

    loopback = is_loopback(host)
    _check_token(token, needed=not loopback, host=host)
    names = index or list(filter(None, [os.environ.get(INDEX_VARIABLE)]))
    shelf = _shelf(names)
    from gpqa.serve.run import address_of, bind, run

    listening = bind(host, port)
    if not loopback:
        note("anybody who reaches this machine and has the token can ask: see docs/service.md")
    with suppress(KeyboardInterrupt):
        run(
            shelf,
            listening,
            host=host,
            names=allow_host or [],
            token=token,
            ready=lambda: _begin(address_of(listening, host), shelf),
        )
    return 0


def _begin(address: str, shelf: Shelf) -> None:
    """Say where it is, and open the first index: the page is there before the models are."""
    print(address, flush=True)
    threading.Thread(target=_open_first, args=(shelf,), daemon=True).start()


def _require_extra() -> None:
    if find_spec("fastapi") is None or find_spec("uvicorn") is None:
        raise MissingExtraError("gpqa serve needs FastAPI and uvicorn: pip install 'gpqa[serve]'")


def _check_token(token: str | None, *, needed: bool, host: str) -> None:
    if token is None:
        if needed:
            raise UsageError(
                f"{host} can be reached from other machines, so a token is needed:"
                ' GPQA_TOKEN="$(openssl rand -hex 24)" gpqa serve …'
            )
        return
    if len(token) < _SHORTEST or not token.isascii() or not token.isprintable() or " " in token:
        raise UsageError(
            f"a token is {_SHORTEST} letters, digits and signs or more, without a space"
        )


def _shelf(names: list[str]) -> Shelf:
    """The indexes, none of them open yet."""
    from gpqa.serve.shelf import Shelf
    from gpqa.store import generations

    if DEFAULT_INDEX in names or not (names or Shelf().folders()):
        build_default(DEFAULT_INDEX)
    shelf = Shelf(names, opener=_open)
    for folder in shelf.folders().values():
        if not generations.exists(folder):
            raise generations.missing(folder)
    return shelf


def _open(folder: Path) -> Library:
    from gpqa.scorer import load

    load.warm_up()  # while the index and its encoder are opened
    library = open_library(str(folder))
    with suppress(GpqaError):  # said again to whoever asks
        _ = library.scorer
    return library


def _open_first(shelf: Shelf) -> None:
    try:
        name, folder = shelf.folder(None)
        shelf.open(name, folder)
    except GpqaError as error:
        note(str(error))
