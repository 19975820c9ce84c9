"""The documentation is checked like code."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.helpers_story import write_story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "docs" / "library.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page_run_in_their_order(
    page: Path, tmp_path: Path, model_cache: Path
) -> None:
    examples = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert examples
    env = os.environ | {"GPQA_CACHE": str(model_cache), "GPQA_INDEXES": str(tmp_path / "indexes")}
    subprocess.run(
        [sys.executable, "-m", "gpqa", "index"], env=env, cwd=tmp_path, check=True, timeout=120
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", "\n".join(examples)],
        env=env,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr


def test_the_command_reference_is_what_the_commands_say() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "cli_reference.py")],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == done.stdout, "run: make docs"


@pytest.fixture
def terminal(tmp_path: Path, model_cache: Path) -> Callable[[str], tuple[int, str]]:
    """Runs a line of a page as its reader would, in a home of their own."""
    command = tmp_path / "bin" / "gpqa"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m gpqa "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    env = {
        "PATH": f"{command.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",  # what goes to stdout and to stderr comes in the order written
        "HOME": str(tmp_path),
        "GPQA_CACHE": str(model_cache),
        "GPQA_INDEXES": str(tmp_path / "indexes"),
        "COLUMNS": "80",
    }

    def run(line: str) -> tuple[int, str]:
        done = subprocess.run(
            ["bash", "-c", line],
            env=env,
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=120,
        )
        return done.returncode, done.stdout.decode()

    return run


def commands_of(page: Path) -> Iterator[tuple[str, str]]:
    """Each command of a page's console blocks, with what the page says that it prints."""
    for block in re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            yield command, printed.strip("\n")


def is_as_shown(printed: str, shown: str) -> bool:
    """Whether it is what the page shows: a line "…" stands for any, one at a line's end for more.

    A page that shows nothing of a command says nothing of what it prints.
    """
    lines = [
        "(?:.*\n)*?"
        if line == "…"
        else re.escape(line.removesuffix("…")) + ".*\n"
        if line.endswith("…")
        else re.escape(line) + "\n"
        for line in shown.split("\n")
    ]
    return not shown or bool(re.fullmatch("".join(lines), printed.rstrip("\n") + "\n"))


@pytest.mark.parametrize("name", ["README.md", "docs/speakers.md"])
def test_questions_of_the_five_articles_print_what_a_page_shows(
    name: str, terminal: Callable[[str], tuple[int, str]]
) -> None:
    terminal('gpqa ask "first use"')
    asked = [
        (command, shown)
        for command, shown in commands_of(ROOT / name)
        if command.startswith('gpqa ask "') and shown
    ]
    assert asked
    for command, shown in asked:
        code, printed = terminal(command)
        assert code in {0, 3}, printed
        assert is_as_shown(printed, shown), f"{command}\n{printed}"


def test_the_way_of_a_journalist_prints_what_its_page_shows(
    tmp_path: Path, terminal: Callable[[str], tuple[int, str]]
) -> None:
    write_story(tmp_path / "library")
    ran = 0
    for command, shown in commands_of(ROOT / "docs" / "journalists.md"):
        if command.startswith("gpqa ") and not command.startswith("gpqa serve"):
            _, printed = terminal(command)
            assert is_as_shown(printed, shown), f"{command}\n{printed}"
            ran += 1
    assert ran > 10


def test_every_page_is_in_the_list_of_pages() -> None:
    listed = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert page.name == "README.md" or f"]({page.name})" in listed, page.name


def test_links_between_pages_lead_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
