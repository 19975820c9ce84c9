"""What a figure was measured on: it means nothing without."""

from __future__ import annotations

import datetime
import hashlib
import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

__all__ = ["CORES", "ROOT", "code_key", "describe"]

ROOT = Path(__file__).resolve().parent.parent
CORES = len(os.sched_getaffinity(0))
"""How many this process may use, before it leaves some to another."""
_MEASURED = ("gpqa", "benchmarks")


def describe() -> dict[str, object]:
    """Date, commit, processor and versions."""
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "commit": _commit(),
        "processor": _processor(),
        "cores": CORES,
        "python": platform.python_version(),
        "versions": {
            name: version(name)
            for name in ("faiss-cpu", "onnxruntime", "sentence-transformers", "tokenizers", "torch")
        },
    }


def code_key(*paths: Path) -> str:
    """A hash of these files, and of every Python file in these folders: what was measured.

    A commit would say less: it changes with every page of documentation, and not with
    what is not committed yet.
    """
    total = hashlib.sha256()
    for path in paths:
        files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
        for file in files:
            name = file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else file.name
            total.update(f"{name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def _commit() -> str:
    """The commit, with "-dirty" where the measured code is not as it was committed."""
    commit = _git("describe", "--always", "--exclude=*")
    return f"{commit}-dirty" if _git("status", "--porcelain", "--", *_MEASURED) else commit


def _git(*arguments: str) -> str:
    command = ["git", "-C", str(ROOT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor()
