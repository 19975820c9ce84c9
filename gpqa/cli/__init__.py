"""The ``gpqa`` command: one module a subcommand, nothing heavy imported before it is needed.

Results go to stdout; progress, notes and errors to stderr. Exit codes: 0
answered, 1 error, 2 usage, 3 the sources do not say.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import Annotated

import typer

from gpqa import __version__
from gpqa.cli import (
    ask,
    config,
    eval,  # noqa: A004 - the command
    index,
    mcp,
    search,
    serve,
    show,
    speakers,
    verify,
)
from gpqa.config import INDEX_VARIABLE, index_folder, load_settings
from gpqa.errors import (
    ConfigError,
    GpqaError,
    IndexDamagedError,
    IndexFormatError,
    IndexNotFoundError,
    IndexWriteError,
    UnknownSourceError,
)
from gpqa.terminal import note

__all__ = ["app", "run"]

app = typer.Typer(
    name="gpqa",
    help=(
        "Ask a pile of documents a question; get back only what they say.\n\n"
        "Every answer is a verbatim quote with its source and place; where the documents"
        " do not say, gpqa says so (exit code 3). Without --index it asks the five articles"
        " that it comes with, or the index that GPQA_INDEX names.\n\n"
        '  gpqa ask "what did Hunt say about funding?"\n\n'
        "  gpqa index ~/hearings --name hearings\n\n"
        "  gpqa ask --index hearings …"
    ),
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help: instant, and the same everywhere
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("ask")(ask.ask)
app.command("search")(search.search)
app.command("show")(show.show)
app.command("speakers")(speakers.speakers)
app.command("verify")(verify.verify)
app.command("index")(index.index)
app.command("serve")(serve.serve)
app.command("mcp")(mcp.mcp)
app.command("eval")(eval.eval_)
app.command("config")(config.config)


_INTERRUPTED = 130
_LIKE = 0.75
"""Of difflib's ratio: from there on an option may well have been meant."""
_OUTPUT_FAILED = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EFBIG)
_ADVICE = {
    IndexDamagedError: "gpqa index --name NAME builds it again",
    IndexFormatError: "gpqa index --name NAME builds it again",
    IndexWriteError: "another place for indexes: --name FOLDER/, or GPQA_INDEXES",
    UnknownSourceError: "another index is asked with --index NAME; gpqa config lists them",
}
"""What can be done about an error that does not know what the index is called."""


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"gpqa {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None: ...


def run() -> int:
    """Run the command and give its exit code; errors of gpqa's own are one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # whatever the locale: quotes are full of “ and £
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = app(standalone_mode=False)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except typer.Exit as request:
        return request.exit_code
    except Exception as error:  # noqa: BLE001 - the command line library's errors have no root
        return _failed(error)
    if code == _INTERRUPTED:  # also how the command line library says so
        note("interrupted; nothing is left half-done")
    return code if isinstance(code, int) else 0


def _failed(error: Exception) -> int:
    """Say what went wrong and give the exit code for it; let a bug be seen."""
    if isinstance(error, GpqaError):
        note(str(error))
        for kind, advice in _ADVICE.items():
            if isinstance(error, kind):
                note(advice)
        if isinstance(error, IndexNotFoundError | ConfigError) and _is_of_environment(str(error)):
            note(f"{INDEX_VARIABLE} names it; gpqa config lists the indexes that there are")
        return error.exit_code
    if isinstance(error, BrokenPipeError):  # the reader, `head` say, had enough
        _forget_stdout()
        return 141
    if isinstance(error, OSError) and error.filename is None and error.errno in _OUTPUT_FAILED:
        _forget_stdout()
        note(f"the output cannot be written: {error.strerror}")
        return 1
    if hasattr(error, "show") and hasattr(error, "exit_code"):  # a usage error
        if near := getattr(error, "possibilities", None):  # else "--nope" is told of --speaker
            from difflib import get_close_matches

            asked = str(getattr(error, "option_name", ""))
            error.possibilities = get_close_matches(asked, near, cutoff=_LIKE)  # type: ignore[attr-defined]
        error.show()
        return int(error.exit_code)
    raise error


def _is_of_environment(message: str) -> bool:
    """Whether the index that cannot be asked is the one that the environment names."""
    named = os.environ.get(INDEX_VARIABLE)
    if not named:
        return False
    try:
        return str(index_folder(named, load_settings())) in message
    except ConfigError:
        return repr(named) in message


def _forget_stdout() -> None:
    """What could not be written is not tried again when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
