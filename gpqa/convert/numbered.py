"""Pages whose lines are numbered in the margin, as transcripts of hearings are.

The numbers count lines and are nobody's words: they are left out, where most pages of a
document have them. In such a document every line is as far from the next, so paragraphs
part by what lines say: at a speaker's label, before and after a heading.

    14   Q.  Did you tell the operator?
    15   A.  I didn't.  I assumed the harbour office
    16       did that sort of thing.
    17   THE CHAIR:  Thank you.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.convert.pages import Line

__all__ = ["drop_line_numbers", "part_here"]

_FEWEST = 10
"""Lines in a row that are numbered, from 1, on a page that counts as numbered."""
_SHARE = 0.5
"""Of the pages that hold text."""
_NUMBER = re.compile(r"(\d{1,3})(?: (?=\S)|$)")
_TURN = re.compile(r"(?:[QA]\.?|(?:[A-Z][A-Z'’.()-]{0,30} ){0,6}[A-Z][A-Z'’.()-]{0,30}:)(?: |$)")


_HEADING = re.compile(
    r"(?:(?:cross-|re-)?examin(?:ation|ed)|(?:further )?questions) (?:by|from|in)\b.{0,80}",
    re.IGNORECASE,
)
_CAPITALS = 8
"""Letters of a heading in capitals, at least: "NHS." is the end of a sentence."""


def part_here(last: str, line: str) -> bool:
    """Whether a paragraph ends between two lines of such a page."""
    return _TURN.match(line) is not None or _is_heading(line) or _is_heading(last)


def _is_heading(line: str) -> bool:
    """Such as "MS FOLA ODUYA (sworn)" and "Cross-examination by MS HART"."""
    letters = [sign for sign in line.partition("(")[0] if sign.isalpha()]
    shouted = len(letters) >= _CAPITALS and all(map(str.isupper, letters))
    return shouted or _HEADING.fullmatch(line) is not None


def drop_line_numbers(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], bool]:
    """The pages without the numbers of their lines, and whether they had any."""
    runs = [_numbers(page) for page in pages]
    numbered = sum(bool(run) for run in runs)
    if not numbered or numbered < _SHARE * sum(bool(page) for page in pages):
        return [list(page) for page in pages], False
    return [list(_without(page, run)) for page, run in zip(pages, runs, strict=True)], True


def _numbers(page: Sequence[Line]) -> set[int]:
    """Which lines of a page are, or begin with, a number that counts them."""
    found: set[int] = set()
    for column in _columns(page):
        run: list[int] = []
        for at in column:
            match = _NUMBER.match(page[at].text)
            number = int(match[1]) if match else -1
            if number == len(run) + 1:
                run.append(at)
            elif number == 1:
                found.update(run if len(run) >= _FEWEST else ())
                run = [at]
        found.update(run if len(run) >= _FEWEST else ())
    return found


def _columns(page: Sequence[Line]) -> Iterator[list[int]]:
    """Lines that begin with a number, downwards, those together that begin at about one place."""
    order = sorted(
        (at for at, line in enumerate(page) if _NUMBER.match(line.text)),
        key=lambda at: page[at].x,
    )
    column: list[int] = []
    for at in order:
        if column and page[at].x - page[column[-1]].x > 1.5 * page[at].size:
            yield sorted(column, key=lambda at: -page[at].y)
            column = []
        column.append(at)
    if column:
        yield sorted(column, key=lambda at: -page[at].y)


def _without(page: Sequence[Line], numbers: set[int]) -> Iterator[Line]:
    for at, line in enumerate(page):
        rest = _NUMBER.sub("", line.text, count=1) if at in numbers else line.text
        if rest:
            yield line._replace(text=rest)
