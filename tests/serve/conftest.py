"""A machine with two indexes, and a service that serves them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from gpqa import Library
from tests.helpers_documents import report
from tests.helpers_index import put
from tests.serve.helpers_serve import ARCHIVE, CHAPTERS, HOSTILE, Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def machine(
    tmp_path_factory: pytest.TempPathFactory, model_cache: Path, seeds: Path
) -> dict[str, str]:
    """The environment of a machine with the indexes ``harbour`` and ``seeds``."""
    home = tmp_path_factory.mktemp("machine")
    indexes = home / "indexes"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GPQA_INDEXES", str(indexes))
        patch.setenv("GPQA_CACHE", str(model_cache))
        Library.build(seeds, "seeds")[0].close()
        harbour = put(
            home / "harbour", {"bad</title><b>name.txt": HOSTILE, "long.txt": long_text()}
        )
        Library.build(harbour, "harbour")[0].close()
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "GPQA_INDEXES": str(indexes),
        "GPQA_CACHE": str(model_cache),
    }


@pytest.fixture(scope="session")
def archive(machine: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A service of one index, with a PDF that gives no date and words that stand twice."""
    pytest.importorskip("pypdf")
    pytest.importorskip("reportlab")
    home = tmp_path_factory.mktemp("archive")
    put(home / "files", {"inquiry.pdf": report(CHAPTERS, title="Inquiry"), **ARCHIVE})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GPQA_INDEXES", str(home / "indexes"))
        patch.setenv("GPQA_CACHE", machine["GPQA_CACHE"])
        Library.build(home / "files", "archive")[0].close()
    with Server(machine | {"GPQA_INDEXES": str(home / "indexes")}) as running:
        yield running


def long_text() -> str:
    """A million and a half of characters, a place to be found in the middle.

    Rows of signs are no words: they are indexed in no time, and shown like any text.
    """
    day = "The tide table of day {0} gives high water at noon.\n\n"
    half = "".join(day.format(number) + "* * * * * * *\n\n" * 800 for number in range(60))
    return f"{half}The lighthouse keeper counted seventeen schooners off the point.\n\n{half}"


@pytest.fixture(scope="session")
def server(machine: dict[str, str]) -> Iterator[Server]:
    """``gpqa serve`` as a person would start it."""
    with Server(machine) as running:
        yield running


@pytest.fixture(scope="module")
def library(machine: dict[str, str]) -> Iterator[Library]:
    """The index ``seeds`` of that machine, open in this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GPQA_CACHE", machine["GPQA_CACHE"])
        patch.setenv("GPQA_INDEXES", machine["GPQA_INDEXES"])
        with Library.open("seeds") as opened:
            yield opened
