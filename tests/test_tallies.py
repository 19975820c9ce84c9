from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from gpqa.library import Library
from gpqa.tallies import find_tally
from gpqa.testing import HashEncoder
from tests.helpers_evidence import Texts
from tests.helpers_index import build, put
from tests.test_joining import quoted

if TYPE_CHECKING:
    from pathlib import Path

POLL = "Would you join a boycott?** Yes 21%. No 63%. Don't know 16%. Letters were read."
ROW = POLL[: POLL.index(" Letters")]


@pytest.mark.parametrize("best", range(4))
def test_a_share_is_quoted_with_the_others_and_with_what_was_asked(best: int) -> None:
    scores = [0.1] * 5
    scores[best] = 1.5
    assert quoted(POLL, scores) == [ROW]


@pytest.mark.parametrize(
    "text",
    [
        "For: 12 votes. Against: 9 votes.",
        "For 12. Against 9.",
        "Agree (40%). Disagree (60%).",
        "Very happy – 7 per cent. Not happy – 80 per cent.",
    ],
)
def test_answers_and_their_figures_are_written_in_many_ways(text: str) -> None:
    assert find_tally(Texts(text).store, 1, 0, text.index(". ") + 1) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("Would you join a boycott? Most would. Yes 21%. Tea was served.", [0.1, 1.5, 0.1, 0.1]),
        ("Support rose by 21% in a year. It fell by 9% in May.", [1.5, 0.1]),
        ("The alarm was graded level 2. The first lorry came at 17.58.", [0.1, 1.5]),
        ("Will it rain? The barometer fell by 9 points.", [1.5, 0.1]),
    ],
)
def test_what_is_no_row_of_answers_is_quoted_by_the_sentence(
    text: str, scores: list[float]
) -> None:
    (first, *_) = quoted(text, scores)
    assert ". " not in first
    assert "? " not in first


def test_what_one_asks_and_another_answers_in_figures_is_not_one_quote(tmp_path: Path) -> None:
    text = "MR OAK: Do you back the new tram?\n\nMRS ELM: Yes 21%. No 63%.\n\nMR OAK: Thank you.\n"
    put(tmp_path / "in", {"hearing.txt": text})
    build(tmp_path / "index", tmp_path / "in")
    with Library.open(tmp_path / "index", encoder=HashEncoder()) as library:
        quotes = library.ask("What did Mr Oak say about the new tram?", min_confidence=0).quotes
    assert "Do you back the new tram?" in {quote.text for quote in quotes}
    assert not any("Yes" in quote.text for quote in quotes)


def test_another_paragraphs_row_is_not_joined() -> None:
    text = "Would you join a boycott?\n\nYes 21%. No 63%."
    assert quoted(text, [0.1, 1.5, 0.1]) == ["Yes 21%. No 63%."]


def test_time_is_linear() -> None:
    text = "Yes 2%. " * 20_000
    began = time.process_time()
    find_tally(Texts(text[:4_000]).store, 1, 0, 7)
    assert time.process_time() - began < 1
