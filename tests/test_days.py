from __future__ import annotations

import re

import pytest

from gpqa.days import CLOCK


@pytest.mark.parametrize(
    "zone",
    ["Z", "GMT", "EST", "EDT", "ET", "CST", "PDT", "MT", "CET", "CEST", "EEST", "AEST", "IST"],
)
def test_a_time_of_day_takes_its_zone_with_it(zone: str) -> None:
    assert re.fullmatch(CLOCK, f"10:30 {zone}", re.IGNORECASE)


@pytest.mark.parametrize("word", ["estate", "establish", "etching", "Easter", "Mets"])
def test_a_word_that_begins_like_a_zone_is_none(word: str) -> None:
    match = re.match(CLOCK, f"10:30 {word}", re.IGNORECASE)
    assert match is not None
    assert match[0] == "10:30"
