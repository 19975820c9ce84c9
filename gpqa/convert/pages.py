"""Lines on pages into one text of paragraphs that knows where its pages begin.

The text is the lines' own words in their own order, with three things done to them,
each so that a sentence is a sentence again:

- A line's end inside a paragraph is a space. A hyphen there stays, unless the same
  document writes the word without one elsewhere: "fund-" and "ing" are "funding" only
  where "funding" stands somewhere too.
- Running heads, running feet and page numbers are left out: a line that stands apart
  at an end of its page and comes again, but for its digits, on most pages around; in a
  document of two or three pages, one that is the very same on two; and a bare number
  there that counts the pages.
- A sentence that goes on over a page or column goes on in the text; never into a line
  that stands apart as such furniture does, whether or not it could be told for such.

Numbers of lines in the margin are left out first: :mod:`gpqa.convert.numbered`.

Paragraphs part where the gap between two lines is wider than between others of that
size, where the size changes, at an indent after a full stop, and before the next item
of a list. Every step looks at lines once.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations, pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from gpqa.convert.numbered import drop_line_numbers, part_here

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Line", "drop_furniture", "join_pages"]


class Line(NamedTuple):
    """A line of a page: its words, where it begins (points, from below), its font's size."""

    text: str
    x: float
    y: float
    size: float


def join_pages(pages: Sequence[Sequence[Line]]) -> tuple[str, list[int]]:
    """The text of some pages, and where in it each of them begins."""
    unnumbered, numbered = drop_line_numbers(pages)
    kept = drop_furniture(unnumbered)
    text = _Text(kept, in_turns=numbered)
    starts: list[int | None] = []
    for page in kept:
        above: Line | None = None
        apart = text.find_apart(page)
        starts.append(None)
        for position, line in enumerate(page):
            place = text.add(line, above, apart=position in apart)
            if starts[-1] is None:
                starts[-1] = place
            above = line
    return text.finish(), _filled(starts, text.length)


def _filled(starts: Sequence[int | None], end: int) -> list[int]:
    """With a page without text beginning where the next one with text does."""
    found: list[int] = []
    for start in reversed(starts):
        end = end if start is None else start
        found.append(end)
    return found[::-1]


class _Text:
    """The text of lines that are added one after the other.

    Where it is ``in_turns``, they part as :mod:`gpqa.convert.numbered` says as well.
    """

    def __init__(self, pages: Sequence[Sequence[Line]], *, in_turns: bool = False) -> None:
        self.length = 0
        self._in_turns = in_turns
        self._gaps = _gaps(pages)
        self._usual = _usual_lengths(pages)
        self._known = _words(pages)
        self._parts: list[str] = []
        self._last: Line | None = None
        self._last_apart = False
        self._labelled = False  # whether the paragraph began with a list's label

    def find_apart(self, page: Sequence[Line]) -> set[int]:
        """Which lines of a page no sentence of another page or column may go on in or from."""
        return _apart(page, self._gaps, self._usual)

    def add(self, line: Line, above: Line | None, *, apart: bool = False) -> int:
        """Add a line; where it begins. ``above`` is the one before it on its page.

        ``apart`` says that it is one of those of :meth:`find_apart`.
        """
        goes_on = self._last is not None and self._belongs(self._last, line, above, apart=apart)
        if goes_on:
            before = _joined(self._parts[-1], line, self._known)
            between = " " if before is None else ""
            if before is not None:
                self.length += len(before) - len(self._parts[-1])
                self._parts[-1] = before
        else:
            between = "\n\n" if self._parts else ""
            self._labelled = _LABEL.match(line.text) is not None
        place = self.length + len(between)
        self._parts += [between, line.text]
        self.length = place + len(line.text)
        self._last, self._last_apart = line, apart
        return place

    def _belongs(self, last: Line, line: Line, above: Line | None, *, apart: bool) -> bool:
        """Whether a line is of the same paragraph as the one before it."""
        if self._in_turns and part_here(last.text, line.text):
            return False
        if above is None or line.y > above.y - 0.3 * above.size:  # a new page or column
            return not (apart or self._last_apart) and _goes_on(last, line, self._usual)
        return not _parts_here(above, line, self._gaps, labelled=self._labelled)

    def finish(self) -> str:
        """The text, with a line end after the last paragraph."""
        if self._parts:
            self._parts.append("\n")
            self.length += 1
        return "".join(self._parts)


# --- paragraphs ------------------------------------------------------------------------

_LABEL = re.compile(r"[•‣◦▪●∙·–—*-][ \u00a0]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)][ \u00a0]")
_BULLETS = "•‣◦▪●∙"  # and nothing else: a dash or a number may stand in a sentence
_ENDS = re.compile(r"[.!?…。！？:;][’”\"'»›)\]]{0,3}$")
_STOPS = re.compile(r"[.!?…。！？:][’”\"'»›)\]]{0,3}$")


def _same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= 0.08 * max(one.size, other.size)


def _gaps(pages: Iterable[Sequence[Line]]) -> dict[int, float]:
    """For each size of type the usual distance from one line to the next, in points."""
    found: dict[int, Counter[float]] = {}
    for page in pages:
        for above, below in pairwise(page):
            gap = above.y - below.y
            if _same_size(above, below) and 0.5 * above.size < gap < 3 * above.size:
                found.setdefault(round(above.size), Counter())[round(gap * 2) / 2] += 1
    # Of two that are as frequent the narrower: the wider one is that between paragraphs.
    return {
        size: min(counted, key=lambda gap: (-counted[gap], gap)) for size, counted in found.items()
    }


def _usual_lengths(pages: Iterable[Sequence[Line]]) -> dict[int, float]:
    """For each size of type the usual number of characters on a line."""
    found: dict[int, list[int]] = {}
    for page in pages:
        for line in page:
            found.setdefault(round(line.size), []).append(len(line.text))
    return {size: median(lengths) for size, lengths in found.items()}


def _parts_here(above: Line, line: Line, gaps: dict[int, float], *, labelled: bool) -> bool:
    """Whether a paragraph ends between two lines of a page."""
    if not _same_size(above, line):
        return True
    usual = gaps.get(round(above.size), 1.2 * above.size)
    if above.y - line.y > 1.2 * usual + 0.5:
        return True
    if _LABEL.match(line.text) and (
        labelled or line.text[0] in _BULLETS or _ENDS.search(above.text)
    ):
        return True
    indented = 0.7 * line.size < line.x - above.x < 6 * line.size
    return indented and not labelled and _STOPS.search(above.text) is not None


def _goes_on(before: Line, line: Line, usual: dict[int, float]) -> bool:
    """Whether a sentence goes on from the last line of a page or column to the next one's first."""
    if not _same_size(before, line) or _STOPS.search(before.text) or _LABEL.match(line.text):
        return False
    if line.text[0].islower() or before.text[-1] in ",-\u2010\u00ad–":
        return True
    return _is_full(before, usual)  # such a line was not a heading's


def _is_full(line: Line, usual: dict[int, float]) -> bool:
    return len(line.text) >= 0.75 * usual[round(line.size)]


def _apart(page: Sequence[Line], gaps: dict[int, float], usual: dict[int, float]) -> set[int]:
    """Which lines stand apart at an end of their page and are no part of a paragraph.

    The last line of a paragraph may stand alone at the top, but then it ends as a sentence
    does, or begins in lower case; the first may stand alone at the foot, but then it is full.
    """
    found: set[int] = set()
    head = _edge(page, gaps, top=True)
    if head and not _ENDS.search(page[head[-1]].text) and not page[head[0]].text[0].islower():
        found.update(head)
    foot = _edge(page, gaps, top=False)
    if foot and not _is_full(page[foot[0]], usual):
        found.update(foot)
    return found


# --- words parted at a line's end ------------------------------------------------------

_HYPHENS = "-\u2010\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_PART_BEFORE = re.compile(r"[^\W\d_]{2,40}[-\u2010\u00ad]$")
_PART_AFTER = re.compile(r"[^\W\d_]{1,40}(?![\w-])")
_SUSPENDED = frozenset("and or nor to und oder bis et ou".split())
"""After a hyphen these go on with another word: "pre-" and "and post-war"."""


def _words(pages: Iterable[Sequence[Line]]) -> set[str]:
    """All words that stand whole on a line, folded; compounds as one word."""
    words: set[str] = set()
    for page in pages:
        for line in page:
            found = _WORD.findall(line.text)
            if line.text[-1] in _HYPHENS and found:
                found.pop()
            words.update(word.casefold() for word in found)
    return words


def _joined(last: str, line: Line, known: set[str]) -> str | None:
    """The line before as it is to be where its last word goes on in this one; None if not."""
    before = _PART_BEFORE.search(last[-42:])
    after = _PART_AFTER.match(line.text)
    if before is None:
        return None
    if last[-1] == "\u00ad":  # a soft hyphen is there for this alone
        return last[:-1]
    if after is not None and after[0] in _SUSPENDED:
        return None
    if after is None or not after[0][0].islower():
        return last  # "Jean-" and "Claude", "GP-" and "led's": the hyphen is the word's own
    if (before[0][:-1] + after[0]).casefold() in known:
        return last[:-1]
    return last


# --- running heads, feet and page numbers ----------------------------------------------

_DEPTH = 2
"""Lines at each end of a page that may be furniture, where a gap parts them from the rest."""
_FEWEST = 3
"""A head that stands on fewer pages is none, unless they are all of the pages, or all but one."""
_SHARE = 0.4
"""Of the pages from its first to its last: left and right pages may have heads of their own."""
_LONGEST = 150  # code points of a running head
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"\W{0,3}(?:page|seite|p\.)?\s{0,3}(\d{1,5})(?:\s{0,3}(?:of|von|/)\s{0,3}\d{1,5})?\W{0,3}",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"\b(?:page|seite|p\.)\s{0,3}\d{1,5}(?:\s{0,3}(?:of|von|/)\s{0,3}\d{1,5})?", re.IGNORECASE
)
_NEAR = 4.0  # points that a head may be higher or lower than on other pages


def drop_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without running heads, running feet and page numbers."""
    gaps = _gaps(pages)
    dropped: list[set[int]] = [set() for _ in pages]
    for top in (True, False):
        edges = [_edge(page, gaps, top=top) for page in pages]
        for depth in range(_DEPTH):
            lines = [
                page[edge[depth]] if depth < len(edge) else None
                for page, edge in zip(pages, edges, strict=True)
            ]
            for number in _repeated(lines) | _counting(lines):
                dropped[number].add(edges[number][depth])
    return [
        [line for position, line in enumerate(page) if position not in gone]
        for page, gone in zip(pages, dropped, strict=True)
    ]


def _edge(page: Sequence[Line], gaps: dict[int, float], *, top: bool) -> list[int]:
    """Which lines stand apart at the upper or lower end of a page, the outermost first."""
    order = sorted(range(len(page)), key=lambda at: page[at].y, reverse=top)
    for count in range(1, _DEPTH + 1):
        if count >= len(order):
            return []
        outer, inner = page[order[count - 1]], page[order[count]]
        usual = gaps.get(round(inner.size), 1.2 * inner.size)
        if abs(outer.y - inner.y) > 1.4 * usual or not _same_size(outer, inner):
            return order[:count]
    return []


def _repeated(lines: Sequence[Line | None]) -> set[int]:
    """On which pages the line is one that comes again and again, at about the same height."""
    places: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if line and len(line.text) <= _LONGEST and not _NUMBER.fullmatch(line.text):
            places.setdefault(_DIGITS.sub("#", line.text.casefold()), []).append(number)
    found = _repeated_twice(lines)
    for numbers in places.values():
        heights = sorted(line.y for number in numbers if (line := lines[number]) is not None)
        middle = heights[len(heights) // 2]
        level = [n for n in numbers if (line := lines[n]) and abs(line.y - middle) <= _NEAR]
        if len(level) >= _FEWEST and len(level) >= _SHARE * (level[-1] - level[0] + 1):
            found.update(level)
    return found


def _repeated_twice(lines: Sequence[Line | None]) -> set[int]:
    """The same in a document that has no more than two pages, or two and one without.

    Two lines prove less than three: they have to be the very same, at the same height, in
    the same size, but for a number that is said to be the page's. "Annex 1" and "Annex 2"
    are headings.
    """
    there = [(number, line) for number, line in enumerate(lines) if line]
    if len(lines) > _FEWEST:
        return set()
    for (one, above), (other, line) in combinations(there, 2):
        if (
            len(line.text) <= _LONGEST
            and _PAGE.sub("#", above.text) == _PAGE.sub("#", line.text)
            and abs(above.y - line.y) <= 1
            and _same_size(above, line)
        ):
            return {one, other}
    return set()


def _counting(lines: Sequence[Line | None]) -> set[int]:
    """On which pages the line is a number that counts them."""
    offsets: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        if line is not None and (match := _NUMBER.fullmatch(line.text)):
            offsets.setdefault(int(match[1]) - number, []).append(number)
    return {number for numbers in offsets.values() if len(numbers) > 1 for number in numbers}
