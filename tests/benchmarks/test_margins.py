"""The curve by which it is chosen how many quotes are given."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import margins

from gpqa.evaluate.gold import read_gold
from tests.helpers_index import build, open_library

if TYPE_CHECKING:
    from pathlib import Path


def test_a_wider_margin_shows_no_less(tmp_path: Path) -> None:
    gold = read_gold(margins.GOLD, "dev")
    assert gold.documents is not None
    build(tmp_path / "index", gold.documents)
    some = {question.id for question in gold.questions[:12]}
    with open_library(tmp_path / "index") as library:
        found = margins.curves(gold.take(lambda question: question.id in some), library)
    rows = found["margin"]
    assert [row["margin"] for row in rows] == list(margins.MARGINS)
    assert rows[0]["quotes"] >= 1
    for narrow, wide in pairwise(rows):
        assert wide["characters"] >= narrow["characters"]
        assert 0 <= wide["precision"] <= 1
        assert 0 <= wide["recall"] <= 1
