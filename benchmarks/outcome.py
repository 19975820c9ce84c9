"""The results under eval/results/: one JSON a measurement, with all that it rests on.

No text of a public set is in them: figures, counts, and what was measured on what.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from machine import ROOT, describe

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["RESULTS", "is_current", "path_of", "read", "write"]

RESULTS = ROOT / "eval" / "results"


def path_of(folder: Path, *names: str) -> Path:
    """Where a result lies: SET/SYSTEM.json, or NAME.json."""
    return folder.joinpath(*names[:-1], f"{names[-1]}.json")


def read(path: Path) -> dict[str, Any] | None:
    """A result; None where there is none, or none that can be read."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def is_current(path: Path, key: str) -> bool:
    """Whether the result there was measured with the same code, settings and data."""
    found = read(path)
    return found is not None and found.get("key") == key


def write(path: Path, key: str, command: str, values: Mapping[str, object]) -> None:
    """Write a result whole or not at all: an interrupted run leaves no half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(
        {"key": key, "command": command, "machine": describe()} | dict(values), indent=1
    )
    draft = path.with_suffix(f".{os.getpid()}.part")
    draft.write_text(f"{text}\n", encoding="utf-8")
    draft.replace(path)
