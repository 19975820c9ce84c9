from __future__ import annotations

import time

import pytest

from gpqa.statements.mentions import find_mentions
from gpqa.structure import parse_structure


@pytest.mark.parametrize("unit", ["The mayor, Ann Lee, flew. ", "Ann Lee, who is mayor of Dale, "])
def test_the_time_grows_with_the_text(unit: str) -> None:
    text = unit * 4000
    begin = time.process_time()
    find_mentions(text, parse_structure(text))
    assert time.process_time() - begin < 20
