from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.evaluate.helpers_gold import write_gold

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def gold_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six questions on three small documents, to be read only."""
    return write_gold(tmp_path_factory.mktemp("gold") / "small")
