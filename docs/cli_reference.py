"""Prints docs/cli.md: every command's own --help. `make docs` writes it; a test compares."""

from __future__ import annotations

import os

import typer
from typer.testing import CliRunner

from gpqa.cli import app

EXIT_CODES = (
    (
        0,
        (
            "done: answered; every quote holds (`verify`); every document was read (`index`); with"
            " `--nl`, every line was processed, and what each came to stands in its own"
        ),
    ),
    (
        1,
        (
            "it could not be done: no index, a file that cannot be read (the others are indexed), a"
            " receipt that does not hold or is none, with `--nl` a line that is no question (the"
            " others are answered); stderr says what, and what to do"
        ),
    ),
    (2, "the command is not understood: an option, a value, a source, an empty question"),
    (
        3,
        (
            "the sources do not say (`ask`), nothing was found (`search`), or nobody of that name"
            " is heard (`speakers --speaker`)"
        ),
    ),
    (130, "interrupted"),
    (141, "whoever read the output stopped reading (`\\| head`)"),
)


def reference() -> str:
    """The page, as Markdown."""
    os.environ["COLUMNS"] = "80"
    names = list(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    parts = ["# The command\n\nWritten by `make docs` from the commands' own `--help`.\n"]
    for name in ["", *names]:
        shown = CliRunner().invoke(app, [*filter(None, [name]), "--help"], prog_name="gpqa")
        parts.append(f"## gpqa {name}".rstrip() + f"\n\n```text\n{shown.output.strip()}\n```\n")
    rows = (f"| {code} | {meaning} |" for code, meaning in EXIT_CODES)
    table = "\n".join(["| code | means |", "|---|---|", *rows])
    return "\n".join([*parts, f"## Exit codes\n\n{table}\n"])


if __name__ == "__main__":
    print(reference(), end="")
