"""A folder of documents, the place of its index, and what a build reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gpqa import build as build_module
from gpqa.read import read_records, read_text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "documents"
    path.mkdir()
    return path


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files whose bytes a build asks for."""
    asked: list[str] = []
    text, records = read_text, read_records

    def spy_text(path: Path, **options: object) -> object:
        asked.append(path.name)
        return text(path, **options)  # type: ignore[arg-type]

    def spy_records(path: Path, **options: object) -> object:
        asked.append(path.name)
        return records(path, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(build_module, "read_text", spy_text)
    monkeypatch.setattr(build_module, "read_records", spy_records)
    return asked
