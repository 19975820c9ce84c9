from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.compose import compose
from gpqa.posts import find_post_end
from tests.helpers_evidence import Texts, sentences
from tests.helpers_text import thorough

POST = "I hear that the pier is on fire. Stay away."
DENIED = "The harbour master says that this is not true."


@pytest.mark.parametrize(
    "text",
    [
        "A post from a diver:\n\n{}\n\nMore.",
        "Live\n— Tom Reed (@treed) 3 May 2025\n{}\nMore.",
        "Live\n\n> — Tom Reed (@treed) 3 May 2025\n\n{}\n\nMore.",
        "Live\n\n{}\n\n— Tom Reed (@treed) 3 May 2025\n\nMore.",
    ],
)
def test_a_post_ends_where_the_text_goes_on(text: str) -> None:
    text = text.format(POST)
    start = text.index("I hear")
    end = find_post_end(text, start, start + 10)
    assert end is not None
    assert text[end:].strip() == "More."


@pytest.mark.parametrize("text", ["{}", "Live\n\n{}\n\nMore.", "A post:\n\n{}"])
def test_other_paragraphs_are_no_posts(text: str) -> None:
    text = text.format(POST)
    start = text.index("I hear")
    assert find_post_end(text, start, start + 10) is None


def quoted(text: str, scores: list[float]) -> list[str]:
    found = sorted(sentences(text, scores=scores), key=lambda e: -e.score)
    return [quote.text for quote in compose(found, Texts(text).store, 5)]


def test_a_rumour_in_a_post_is_quoted_with_its_denial() -> None:
    text = f"A post on Chirp from a diver:\n\n{POST}\n\n{DENIED} It was a barbecue."
    quotes = quoted(text, [0.1, 1.5, 0.1, 0.1, 0.1])
    assert "on fire" in quotes[0]
    assert quotes[1].startswith(DENIED)


def test_what_stands_below_any_other_paragraph_denies_its_last_sentence_alone() -> None:
    text = f"Pier news\n\n{POST}\n\n{DENIED} It was a barbecue."
    assert quoted(text, [0.1, 1.5, 0.1, 0.1, 0.1]) == [POST[: POST.index(" Stay")]]


@thorough
@given(st.text(alphabet="ab:@() —\n>", max_size=80), st.integers(0, 80))
def test_any_text_is_read(text: str, at: int) -> None:
    end = find_post_end(text, min(at, len(text)), min(at + 5, len(text)))
    assert end is None or 0 <= end <= len(text)


@pytest.mark.parametrize("unit", ["— a (@b) ", "a:\n\n", "(", "@", "\n"])
def test_long_runs_take_no_longer_than_their_length(unit: str) -> None:
    text = unit * 20_000
    start = time.process_time()
    find_post_end(text, len(text) // 2, len(text) // 2 + 5)
    assert time.process_time() - start < 2
