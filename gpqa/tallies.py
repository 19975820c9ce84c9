"""How people answered, in figures: "Yes 21%. No 63%. Don't know 16%.", one with the others.

One share alone says the opposite of what all of them do, and none says anything without what was
asked. So such a row of short sentences, each an answer and its figure, is quoted whole, and with
the question that stands right before it.

Linear in the stretch that is looked at, which has a limit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.store.tables import PassageRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.sentences import Span
    from gpqa.store import SentenceRow, Store

__all__ = ["find_tally"]

_LOOK = 400
"""Code points before and behind a sentence in which its row stands."""
_DECOR = r"[\s*_“‘\"'•–—-]{0,6}+"
_FIGURE = r"\d{1,9}(?:[.,]\d{1,6}){0,3}"
# With its unit, or in brackets or behind a colon; a bare figure only behind a single word.
_SHARE = re.compile(
    rf"""{_DECOR}(?:
      [^\W\d_][^\d.!?%\n]{{0,40}}?[\s:=(–—-]{{1,4}}+{_FIGURE}
        \s?(?:%|per\ ?cent|percent|votes?)\)?
      |[^\W\d_][^\d.!?%\n]{{0,40}}?(?::\s?|\s?\(){_FIGURE}\)?
      |[^\W\d_]{{1,12}}\s{_FIGURE})[.;*_]{{0,4}}""",
    re.VERBOSE | re.IGNORECASE,
)
_ASKS = re.compile(r"\?[’”\"'»)\]*_]{0,6}$")


def find_tally(store: Store, source: int, start: int, end: int) -> Span | None:
    """The whole row of answers and figures that ``source[start:end]`` is of, or asks for.

    With the question before it; None where there is no row of at least two.
    """
    near = PassageRow(0, source, max(0, start - _LOOK), end + _LOOK, 0)
    rows = sorted(store.sentences([near]), key=lambda row: row.start)
    touched = [number for number, row in enumerate(rows) if row.start < end and row.end > start]
    if not touched:
        return None
    line = _Line(store, rows)
    first = last = touched[0]
    if line.asks(first) and line.follows(first + 1):
        first = last = first + 1
    if not line.has_share(first):
        return None
    while line.goes_on(first) and line.has_share(first - 1):
        first -= 1
    while line.goes_on(last + 1) and line.has_share(last + 1):
        last += 1
    if first == last or last < touched[-1]:
        return None
    if line.goes_on(first) and line.asks(first - 1):
        first -= 1
    return rows[first].start, rows[last].end


class _Line:
    """Sentences that stand near each other, in their order."""

    def __init__(self, store: Store, rows: Sequence[SentenceRow]) -> None:
        self._store = store
        self._rows = rows
        self._texts = [store.text(row.source, row.start, row.end) for row in rows]

    def has_share(self, number: int) -> bool:
        """Whether there is such a sentence, and it is an answer and its figure."""
        return number < len(self._rows) and _SHARE.fullmatch(self._texts[number]) is not None

    def asks(self, number: int) -> bool:
        """Whether a sentence ends as a question."""
        return _ASKS.search(self._texts[number]) is not None

    def follows(self, number: int) -> bool:
        """Whether a sentence is the next after the one before it, in the same person's words."""
        if not 0 < number < len(self._rows):
            return False
        before, row = self._rows[number - 1], self._rows[number]
        return before.statement == row.statement and not self._gap(number).strip()

    def goes_on(self, number: int) -> bool:
        """Whether it is, and in the same paragraph."""
        return self.follows(number) and self._gap(number).count("\n") <= 1

    def _gap(self, number: int) -> str:
        row = self._rows[number]
        return self._store.text(row.source, self._rows[number - 1].end, row.start)
