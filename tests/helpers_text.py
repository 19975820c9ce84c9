"""What the tests of text handling share: hostile texts, and a clock for linear time."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

import hypothesis.strategies as st
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable

thorough = settings(max_examples=300)
"""For properties that many examples can break."""
brief = settings(max_examples=60)
"""For those of which one example takes long."""

_PIECES = [
    *""". .. ... … ! ? !? 。 ？ : ; , ' " ‘ ’ “ ” « » ( ) [ ] { } * _ # ## - – — • ‣ + & / \\
    a I A É é ß ﬁ ﷺ م 你好 word Word words, Mr Mr. Dr. U.S. e.g. No. 10 p.m. Inc. 1. 1.1. (a)
    iv. 8.5 10,000 GPs A&E King’s It’s said: said:’ Jeremy Hunt The He""".split(),
    "21 May 2015",
    "2015-02-30",
    "Readers' comments (3)",
    "Report this comment",
    "Share this article",
    "80x101px",
]
_SPACES = [
    " ",
    "  ",
    "\u00a0",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x85",
    "\u2028",
]
_ODD = ["\x00", "\x1b[31m", "\u202e", "\u200b", "\u0301", "\u00ad", "\ufeff", "\U0001f600", "\x7f"]

texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from([*_PIECES, *_SPACES * 4, *_ODD]), max_size=80).map("".join),
    st.lists(st.sampled_from(_PIECES), max_size=60).map(" ".join),
)
"""Texts of every kind of character, and texts of what the scanners look at."""

long_texts = st.builds(lambda text, times: text * times, texts, st.integers(1, 60))

FAMILIES = {
    "one letter": "a",
    "dots": ".",
    "stops": ". ",
    "ellipses": "… ",
    "initials": "x J. ",
    "spaced ellipses": ". . .x",
    "quotation marks": '"',
    "closing marks": ".’",
    "bullets": "• ",
    "bulleted lines": "• a\n",
    "newlines": "\n",
    "carriage returns": "\r",
    "wrapped lines": "word word word word word word word word word\n",
    "short lines": "a\n",
    "digits and dots": "1.",
    "digits and commas": "1,",
    "dotted letters": "a.",
    "apostrophes": "a'",
    "accents": "e\u0301",
    "brackets": "[",
    "closing brackets": ")",
    "hashes": "#",
    "colons": ":",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "Chinese stops": "。",
    "NULs": "\x00",
}
"""Texts that make careless scanners quadratic, one piece of each."""


def assert_linear(scan: Callable[[str], object], piece: str, *, length: int = 30_000) -> None:
    """Four times the text takes about four times as long; sixteen times would be quadratic.

    The best of a few runs counts, since other programs only ever make a run slower.
    """
    # A last letter, since a run that reaches the end is where some scanners are quick.
    short, long = ((piece * (n // len(piece) + 1))[:n] + "x" for n in (length, 4 * length))
    once, four = _seconds(scan, short), _seconds(scan, long)
    for _ in range(4):
        if four < max(8 * once, 0.002):
            return
        once, four = min(once, _seconds(scan, short)), min(four, _seconds(scan, long))
    raise AssertionError(f"{length} characters take {once:.4f} s, four times as many {four:.4f} s")


def _seconds(scan: Callable[[str], object], text: str) -> float:
    # Going through the whole suite's objects for garbage would be counted as the scan's.
    gc.disable()
    try:
        begin = time.process_time()
        scan(text)
        return time.process_time() - begin
    finally:
        gc.enable()


def assert_covers(text: str, spans: list[tuple[int, int]]) -> None:
    """The spans are in order, apart, trimmed, and hold all that is not white space."""
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()
