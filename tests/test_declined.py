from __future__ import annotations

import time

import pytest

from gpqa.declined import declined


@pytest.mark.parametrize(
    "text",
    [
        "The ship's owner, Saltmarsh Lines, declined to comment on the fire.",
        "Saltmarsh Lines did not respond to a request for comment.",
        "Saltmarsh Lines refused to discuss its plans.",
        "Nobody at Saltmarsh Lines could be reached.",
        "Saltmarsh Lines has not yet replied.",
        "Saltmarsh Lines did not return several calls.",
        "Neither the port nor Saltmarsh Lines would say who was at fault.",
        "Saltmarsh Lines was approached for comment.",
    ],
)
def test_who_would_not_speak_is_told_in_many_words(text: str) -> None:
    assert declined(text, "Saltmarsh Lines")
    assert declined(text, "saltmarsh lines")
    assert not declined(text, "Salt")


@pytest.mark.parametrize(
    "text",
    [
        "Saltmarsh Lines owns the ship.",
        "Saltmarsh Lines was founded in 1904.",
        "The head of Saltmarsh Lines was asked to speak at the fair.",
        "Saltmarsh Lines, which had not slept, was the first to respond.",
        "Saltmarsh Lines has no ships left, the papers say.",
        "",
        "Lines",
    ],
)
def test_what_is_told_of_them_otherwise_is_no_refusal(text: str) -> None:
    assert not declined(text, "Saltmarsh Lines")


@pytest.mark.parametrize("piece", ["a", "not ", "would not ", "Lines ", " ", "declined to "])
def test_no_text_takes_long(piece: str) -> None:
    begin = time.process_time()
    declined("Saltmarsh Lines " + piece * 1_000_000, "Saltmarsh Lines")
    assert time.process_time() - begin < 0.5
