"""The documentation is checked like code."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "docs"))

from picture import SIZE, find_chromium, take  # noqa: E402
from shown_output import PAGES as SHOWING  # noqa: E402
from shown_output import is_as_shown, open_terminal, renewed  # noqa: E402

if TYPE_CHECKING:
    from shown_output import Terminal
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


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Terminal:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GPQA_CACHE", str(model_cache))
        return open_terminal(tmp_path_factory.mktemp("home").resolve())


@pytest.mark.parametrize("name", SHOWING)
def test_a_page_shows_what_its_commands_print(name: str, terminal: Terminal) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    assert page == renewed(page, terminal), "run: make docs"


@pytest.mark.browser
@pytest.mark.skipif(find_spec("playwright") is None, reason="playwright is not installed")
@pytest.mark.skipif(find_spec("uvicorn") is None, reason="uvicorn is not installed")
def test_the_picture_of_the_page_can_be_taken_again(terminal: Terminal, tmp_path: Path) -> None:
    chromium = find_chromium()
    if chromium is None:
        pytest.skip("there is no Chromium on this machine")
    take(terminal, tmp_path / "serve.png", chromium)
    taken = (tmp_path / "serve.png").read_bytes()
    kept = (ROOT / "docs" / "images" / "serve.png").read_bytes()
    for picture in (taken, kept):
        assert picture.startswith(b"\x89PNG")
        assert struct.unpack(">II", picture[16:24]) == SIZE
    assert len(taken) > 50_000, "a page without an answer and an article is smaller"


def test_the_readme_begins_with_a_question_and_its_answer(terminal: Terminal) -> None:
    first = (ROOT / "README.md").read_text(encoding="utf-8").split("```")[1]
    command, _, shown = first.removeprefix("console\n$ ").partition("\n")
    assert command.startswith("gpqa ask ")
    assert terminal.run(command) == shown.strip("\n")


@pytest.mark.parametrize(
    ("printed", "shown", "same"),
    [
        ("a\nb", "a\nb", True),
        ("a\nb", "a", False),
        ("a\nb\nc", "a\n…", True),
        ("a\nb\nc", "a\n…\nc", True),
        ("a\nb\nc", "…\nb", False),
        ("a long line", "a …", True),
        ("a.c", "a…c", False),
        ("abc", "a.c", False),
    ],
)
def test_what_a_page_leaves_out_it_leaves_out_visibly(printed: str, shown: str, same: bool) -> None:
    assert is_as_shown(printed, shown) is same


def test_an_output_that_is_no_longer_true_is_renewed(terminal: Terminal) -> None:
    page = '```console\n$ gpqa ask "flurble gnarp"\nYes.\n$ gpqa serve\nhttp://x/\n```\n'
    told = renewed(page, terminal)
    assert "Yes." not in told
    assert told.startswith('```console\n$ gpqa ask "flurble gnarp"\nThe sources do not say.\n')
    assert told.endswith("$ gpqa serve\nhttp://x/\n```\n")


def test_every_page_is_in_the_list_of_pages() -> None:
    listed = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert page.name == "README.md" or f"]({page.name})" in listed, page.name


def test_links_between_pages_lead_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
