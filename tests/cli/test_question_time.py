"""What a question may not cost."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.helpers_shell import Shell

HEAVY = ("torch", "transformers", "sentence_transformers", "sklearn", "scipy", "onnx", "rich")


def loaded_by(shell: Shell, *arguments: str) -> set[str]:
    code = (
        "import sys; sys.argv = ['gpqa', *sys.argv[1:]]\n"
        "from gpqa.cli import run\n"
        "code = run()\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)\n"
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=shell.env,
        cwd=shell.folder,
        capture_output=True,
        check=True,
    )
    return set(done.stderr.decode().split())


def test_asking_loads_neither_torch_nor_transformers(asked: Shell) -> None:
    loaded = loaded_by(asked, "ask", "what did Hunt say about funding?")
    assert "onnxruntime" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_asking_loads_no_other_form_of_an_answer_and_no_server(asked: Shell) -> None:
    code = (
        "import sys; sys.argv = ['gpqa', 'ask', 'funding']\n"
        "from gpqa.cli import run\nrun()\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=asked.env,
        cwd=asked.folder,
        capture_output=True,
        check=True,
    )
    loaded = done.stderr.decode().split()
    unwanted = ("gpqa.formats", "gpqa.mcp", "gpqa.adapters", "mcp", "starlette")
    assert not [name for name in loaded if name.startswith(unwanted)]


def test_help_loads_nothing_heavy(asked: Shell) -> None:
    loaded = loaded_by(asked, "--help")
    assert loaded.isdisjoint({*HEAVY, "numpy", "faiss", "onnxruntime", "pydantic", "sqlite3"})
