"""A user's machine: the real command in real processes, with folders of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.helpers_shell import Shell


@pytest.fixture(scope="session")
def shell(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Shell:
    folder = tmp_path_factory.mktemp("home")
    env = {
        "PATH": os.environ["PATH"],
        # The code beside these tests, whichever checkout is installed.
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
        "HOME": str(folder),
        "GPQA_INDEXES": str(folder / "indexes"),
        "GPQA_CACHE": str(model_cache),
        "COLUMNS": "80",
    }
    return Shell(folder, env)


@pytest.fixture(scope="session")
def asked(shell: Shell) -> Shell:
    """The same, once the index of the seeds is built."""
    assert shell("ask", "what did Hunt say about funding?").returncode == 0
    return shell
