from __future__ import annotations

import gc
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.helpers_index import build, open_library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpqa.library import Library

# How long an example takes says how busy the machine is; what must be fast has a clock of its own.
settings.register_profile("gpqa", deadline=None)
settings.load_profile("gpqa")

SEEDS = Path(__file__).parent.parent / "seeds"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is marked ``alone`` is run from one folder (Makefile): elsewhere it would never be."""
    for item in items:
        if item.get_closest_marker("alone") and item.path.parent.name != "evaluate":
            raise pytest.UsageError(f"{item.nodeid} is marked alone outside tests/evaluate")


def pytest_collection_finish() -> None:
    """Thousands of tests stay until the end: the collector need not go through them each time.

    A fifth of the suite's time, and none of it what a test measures.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _no_waiting_for_the_disk() -> Iterator[None]:
    """No test can pull the plug, and most of a small build's time is fsync."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The five articles, to be read only."""
    return SEEDS


@pytest.fixture
def seed_folder(tmp_path: Path) -> Path:
    """A copy of the five articles, to be changed."""
    return Path(shutil.copytree(SEEDS, tmp_path / "articles"))


@pytest.fixture(scope="session")
def seed_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the five articles, built with HashEncoder, to be read only."""
    index = tmp_path_factory.mktemp("indexes") / "seeds"
    build(index, SEEDS)
    return index


@pytest.fixture(scope="session")
def seed_library(seed_index: Path) -> Iterator[Library]:
    """That index, open."""
    with open_library(seed_index) as library:
        yield library


@pytest.fixture(scope="session")
def model_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of exported models that holds the packaged one: exporting takes a while."""
    from gpqa.encoder import load_encoder

    folder = tmp_path_factory.mktemp("models")
    load_encoder(None, cache=folder, export=True)
    return folder
