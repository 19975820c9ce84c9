"""Holds the pages to what the commands on them print. `make docs` renews it; a test compares.

Every line "$ gpqa …" in a console block is run, in a home of its own with the example folder
in it, and what it prints (to stdout and stderr) has to be what stands under it. Nothing under it
claims nothing. A line "…" stands for any lines, an "…" at a line's end for the rest of it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from example_folder import write_folder

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "docs/explaining.md", "docs/journalists.md", "docs/speakers.md")
HOME = "/home/you"
"""What the reader's home is called on the pages."""

_BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(r"^\$ ", re.MULTILINE)
_NOT_RUN = re.compile(r"(?!gpqa )(?!printf )|gpqa (?:serve|mcp|eval)\b|.*~/hearings|.* hearings ")
"""Commands that install, that do not end, or that are of documents nobody has."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """A reader's terminal, in a home of their own."""

    home: Path
    cache: str
    """Where exported models lie."""

    @property
    def env(self) -> dict[str, str]:
        """What commands are run with."""
        return {
            "PATH": f"{self.home / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",  # stdout and stderr come in the order written
            "HOME": str(self.home),
            "GPQA_CACHE": self.cache,
            "GPQA_INDEXES": str(self.home / "indexes"),
            "COLUMNS": "80",
        }

    def run(self, command: str) -> str:
        """What a line prints."""
        done = subprocess.run(  # noqa: S603 - the pages' own commands
            ["/bin/sh", "-c", command],
            env=self.env,
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=300,
        )
        return done.stdout.decode().replace(str(self.home), HOME).strip("\n")


def open_terminal(home: Path) -> Terminal:
    """Fill a reader's home: the command, the example folder, the index of the five articles."""
    from gpqa.encoder import default_cache_dir

    gpqa = home / "bin" / "gpqa"
    gpqa.parent.mkdir()
    gpqa.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m gpqa "$@"\n', encoding="utf-8")
    gpqa.chmod(0o755)
    write_folder(home / "library")
    terminal = Terminal(home, str(default_cache_dir()))
    terminal.run("gpqa index")
    return terminal


def renewed(page: str, terminal: Terminal) -> str:
    """A page with what its commands print now, where that is not what it shows."""

    def block(match: re.Match[str]) -> str:
        first, *parts = _COMMAND.split(match[1])
        return first + "".join(f"$ {_renewed(part, terminal)}" for part in parts)

    return _BLOCK.sub(block, page)


def _renewed(part: str, terminal: Terminal) -> str:
    command, _, shown = part.partition("\n")
    if _NOT_RUN.match(command):
        return part
    printed = terminal.run(command)
    if not shown.strip() or is_as_shown(printed, shown.strip("\n")):
        return part
    return f"{command}\n{printed}\n"


def is_as_shown(printed: str, shown: str) -> bool:
    """Whether what was printed is what a page shows of it."""
    pattern = "".join(map(_pattern, shown.split("\n")))
    return bool(re.fullmatch(pattern, f"{printed}\n"))


def _pattern(line: str) -> str:
    if line == "…":
        return r"(?:.*\n)*?"
    if line.endswith("…"):
        return re.escape(line.removesuffix("…")) + r".*\n"
    return re.escape(line) + r"\n"


def main(*, write: bool) -> int:
    """Name the pages that show something else than is printed; with ``write``, renew them."""
    code = 0
    with tempfile.TemporaryDirectory() as folder:
        terminal = open_terminal(Path(folder).resolve())
        for name in PAGES:
            page = (ROOT / name).read_text(encoding="utf-8")
            now = renewed(page, terminal)
            if now != page:
                print(f"{name} shows something else than is printed", file=sys.stderr)
                code = 1
                if write:
                    (ROOT / name).write_text(now, encoding="utf-8")
    return 0 if write else code


if __name__ == "__main__":
    sys.exit(main(write="--write" in sys.argv))
