from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gpqa.library import Library
from gpqa.testing import HashEncoder
from tests.helpers_index import PARAGRAPHS, put

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {f"{name}.txt": text for name, text in zip("abcde", PARAGRAPHS, strict=True)}
    return put(tmp_path / "documents", files)


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Library:
    return Library.build([folder], tmp_path / "index", encoder=HashEncoder())[0]
