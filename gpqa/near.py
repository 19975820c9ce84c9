"""Words that almost stand in a text: but for white space, letters' case, quotation marks, dashes.

Nothing that is found here is verbatim, and nothing here decides that something is: it
helps somebody who has words that are not quite the source's to get at those that are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Near", "near_misses"]

_MARKS = str.maketrans(
    dict.fromkeys("‘’‚‛′`´", "'") | dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‐‑‒–—―−", "-")
)
_ALIKE = str.maketrans(
    {chr(code): alike for code, alike in _MARKS.items()}
    | dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000", " ")
    | {chr(code): " " for code in range(0x2000, 0x200B)}
    | {"İ": "i"}  # the one letter whose small form is two
)
_ENDS = " \"'‘’“”„«»….,;:!?-–—()[]"
"""What is put around words, or left off them, when they are quoted."""


@dataclass(frozen=True, slots=True)
class Near:
    """A place where almost the words stand: the text's own, from ``start`` to ``end``."""

    start: int
    end: int
    differs: tuple[str, ...]
    """In what: "white space", "letter case", "quotation marks and dashes", "punctuation around"."""


def near_misses(text: str, words: str, most: int = 3) -> list[Near]:
    """The first ``most`` places of ``text`` where ``words`` almost stand, none verbatim.

    In time proportional to the text.
    """
    squeezed = _Squeezed.of(text)
    for trimmed in (words.strip(), words.strip(_ENDS)):
        found = [
            Near(start, end, _differences(text[start:end], words))
            for start, end in squeezed.places(_Squeezed.of(trimmed).text, most)
            if text[start:end] != words
        ]
        if found:
            return found
    return []


@dataclass(frozen=True, slots=True)
class _Squeezed:
    """A text without what makes no difference, and the way back to it."""

    text: str
    where: list[int]
    """Where the one space of each run of several stands."""
    lost: list[int]
    """How many were left out before the first run, up to the second, and so on."""

    @classmethod
    def of(cls, text: str) -> _Squeezed:
        folded = text.translate(_ALIKE).lower()
        runs = [match.span() for match in re.finditer(r" {2,}", folded)]
        lost = [0, *accumulate(end - start - 1 for start, end in runs)]
        where = [start - before for (start, _), before in zip(runs, lost, strict=False)]
        return cls(re.sub(r" {2,}", " ", folded), where, lost)

    def places(self, wanted: str, most: int) -> list[tuple[int, int]]:
        """Where squeezed words stand, as places of the text itself."""
        places: list[tuple[int, int]] = []
        at = self.text.find(wanted) if wanted else -1
        while at >= 0 and len(places) < most:
            places.append((self._original(at), self._original(at + len(wanted) - 1) + 1))
            at = self.text.find(wanted, at + 1)
        return places

    def _original(self, place: int) -> int:
        return place + self.lost[bisect_left(self.where, place)]


def _differences(found: str, words: str) -> tuple[str, ...]:
    """What must be overlooked for the two to be the same."""
    steps: dict[str, Callable[[str], str]] = {
        "white space": lambda text: " ".join(text.split()),
        "letter case": str.casefold,
        "quotation marks and dashes": lambda text: text.translate(_MARKS),
        "punctuation around": lambda text: text.strip(_ENDS),
    }
    needed = []
    for name in steps:
        one, other = found, words
        for step, change in steps.items():
            if step != name:
                one, other = change(one), change(other)
        if one != other:
            needed.append(name)
    return tuple(needed)
