from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers_index import build, open_library, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gpqa.library import Library

ROOF = (
    "“The roof costs £4,000,” said Ann Lee. “We cannot pay for it.”\n\n"
    "The treasurer, Bob Ray, said the roof would last ten years."
)


@pytest.fixture
def text() -> str:
    return ROOF


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    put(tmp_path / "minutes", {"monday.txt": ROOF})
    build(tmp_path / "index", tmp_path / "minutes")
    with open_library(tmp_path / "index") as library:
        yield library
