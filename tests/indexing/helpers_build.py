"""What the tests of building an index share: records, and how an index came out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.helpers_index import PARAGRAPHS, answers, build, contents, open_library

if TYPE_CHECKING:
    from pathlib import Path

    from gpqa.build_report import BuildReport

__all__ = ["A", "B", "C", "D", "E", "assert_as_if_fresh", "fates", "ids", "record"]

A, B, C, D, E = PARAGRAPHS


def record(identifier: str, text: str, **more: object) -> str:
    """A line of a ``.jsonl``."""
    return json.dumps({"_id": identifier, "text": text, **more}) + "\n"


def ids(index: Path) -> list[str]:
    """What the sources of an index are called."""
    with open_library(index) as library:
        return [info.id for info in library.sources()]


def fates(report: BuildReport) -> tuple[list[str], list[str], list[str], int]:
    """Sources added, changed and removed, and how many stayed."""
    return report.added, report.changed, report.removed, report.unchanged


def assert_as_if_fresh(index: Path, *paths: Path) -> None:
    """An index is what a build of these paths from nothing gives, and answers the same."""
    fresh = index.with_name(index.name + "-fresh")
    build(fresh, *paths, rebuild=True)
    assert contents(index) == contents(fresh)
    assert answers(index) == answers(fresh)
