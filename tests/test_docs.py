"""The documentation is checked like code."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

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


def test_the_readme_shows_what_the_command_prints(tmp_path: Path, model_cache: Path) -> None:
    env = os.environ | {
        "GPQA_CACHE": str(model_cache),
        "GPQA_INDEXES": str(tmp_path),
        "COLUMNS": "80",
    }
    done = subprocess.run(
        [sys.executable, "-m", "gpqa", "ask", "what did Hunt say about funding?"],
        env=env,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert done.stdout in (ROOT / "README.md").read_text(encoding="utf-8")


def test_links_between_pages_lead_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
