"""``gpqa mcp``: quotes for assistants, over the Model Context Protocol."""

from __future__ import annotations

from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gpqa.cli.options import complete_index, open_library
from gpqa.config import DEFAULT_INDEX, INDEX_VARIABLE, default_index
from gpqa.errors import MissingExtraError, UsageError
from gpqa.terminal import note

if TYPE_CHECKING:
    from gpqa.library import Library

__all__ = ["mcp"]

PORT = 4773


def mcp(
    index: Annotated[
        list[str] | None,
        typer.Option(
            "--index",
            "-i",
            metavar="NAME|PATH",
            # Told by hand: an option that may be repeated would cut a path at its spaces.
            help="An index to ask; may be repeated."
            f"  [env var: {INDEX_VARIABLE}; default: {DEFAULT_INDEX}]",
            show_default=False,
            autocompletion=complete_index,
        ),
    ] = None,
    http: Annotated[
        bool, typer.Option("--http", help="Serve HTTP on this machine alone, not stdio.")
    ] = False,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="With --http; 0 takes one that is free.")
    ] = PORT,
) -> int:
    """Let assistants quote the documents: tools to ask, search, read and verify.

    Over stdin and stdout, which an assistant's program starts by itself, or with
    --http at http://127.0.0.1:PORT/mcp. Assistants name these indexes and no others,
    and no paths. Needs: pip install 'gpqa[mcp]'
    """
    if find_spec("mcp") is None or find_spec("mcp_types") is None:
        raise MissingExtraError(
            "gpqa mcp needs the mcp package, 2.3 or newer: pip install 'gpqa[mcp]'"
        )
    from gpqa.mcp import server
    from gpqa.mcp.tools import Tools

    socket = server.listen(port) if http else None
    with ExitStack() as stack:
        libraries = _open(index or [default_index()], stack)
        made = server.make_server(Tools(libraries))
        if socket is None:
            server.run_stdio(made)
            return 0
        where = f"http://{server.HOST}:{socket.getsockname()[1]}{server.PATH}"
        note(f"assistants can ask {', '.join(libraries)} at {where}; Ctrl-C ends it")
        server.run_http(made, socket)
    return 0


def _open(names: list[str], stack: ExitStack) -> dict[str, Library]:
    """The indexes by the names that assistants use: no folder of this machine is among them."""
    libraries: dict[str, Library] = {}
    for name in dict.fromkeys(names):
        library = stack.enter_context(open_library(name))
        shown = Path(library.name).name
        if shown in libraries:
            raise UsageError(f"two of the indexes are called {shown!r}: give one another name")
        libraries[shown] = library
    return libraries
