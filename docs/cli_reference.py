"""Prints docs/cli.md: every command's own --help. `make docs` writes it; a test compares."""

from __future__ import annotations

import os

import typer
from typer.testing import CliRunner

from gpqa.cli import app


def reference() -> str:
    """The page, as Markdown."""
    os.environ["COLUMNS"] = "80"
    names = list(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    parts = ["# The command\n\nWritten by `make docs` from the commands' own `--help`.\n"]
    for name in ["", *names]:
        shown = CliRunner().invoke(app, [*filter(None, [name]), "--help"], prog_name="gpqa")
        parts.append(f"## gpqa {name}".rstrip() + f"\n\n```text\n{shown.output.strip()}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    print(reference(), end="")
