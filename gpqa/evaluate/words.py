"""Comparing answers word by word, as SQuAD's own script does.

Rajpurkar et al., "SQuAD: 100,000+ Questions for Machine Comprehension of Text", 2016,
and its ``evaluate-v2.0.py``: lower case, without punctuation, articles and extra space.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["best_exact", "best_f1", "exact", "token_f1", "words"]

_PUNCTUATION = str.maketrans("", "", string.punctuation + "“”‘’–—…")
"""The script knows ASCII only; typeset quotation marks and dashes are no words either."""
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")


def words(text: str) -> list[str]:
    """The words of a text that count."""
    return _ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split()


def exact(given: str, wanted: str) -> float:
    """1 where both have the same words in the same order, else 0."""
    return float(words(given) == words(wanted))


def token_f1(given: str, wanted: str) -> float:
    """The harmonic mean of the shares of words that are right and that were found, 0 to 1.

    Of two texts without words it is 1, of one it is 0.
    """
    mine, theirs = words(given), words(wanted)
    if not mine or not theirs:
        return float(mine == theirs)
    common = (Counter(mine) & Counter(theirs)).total()
    return 2 * common / (len(mine) + len(theirs))


def best_exact(given: str, wanted: Iterable[str]) -> float:
    """:func:`exact` against the answer that fits best."""
    return max(exact(given, answer) for answer in wanted)


def best_f1(given: str, wanted: Iterable[str]) -> float:
    """:func:`token_f1` against the answer that fits best."""
    return max(token_f1(given, answer) for answer in wanted)
