"""Small tables among a text's blocks, whose rows say nothing without the row above them all.

A row's figures mean what the header says, and a quote is one stretch of the source: so a
table with a header is quoted whole, where it is short enough for that. A longer one, or one
whose first row is not plainly a header, is left as its rows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.structure import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.structure import Block

__all__ = ["LONGEST_TABLE", "find_tables"]

LONGEST_TABLE = 600
"""Code points of a table that is quoted whole."""
_FEWEST_ROWS = 3  # with the header: two lines may be anything
_LONGEST_ROW = 300
_RULE = re.compile(r"[|:+= \t-]{3,}")
_GAP = re.compile(r"(?<=\S)(?:[ \u00a0]{2,}|[ \u00a0]*\t\s*)(?=\S)")
_FIGURE = re.compile(r"[^\w\n]{0,4}\d[\d., /:-]*[^\d\n]{0,12}")


def find_tables(text: str, blocks: Sequence[Block]) -> dict[int, int]:
    """The tables with a header: the number of each one's first block to that of its last."""
    tables = {}
    first = 0
    while first < len(blocks):
        head = _cells(text, blocks[first])
        if not head:
            first += 1
            continue
        rows = [head]
        ruled = False
        last = first
        for number in range(first + 1, len(blocks)):
            block = blocks[number]
            if text.count("\n", blocks[number - 1].end, block.start) > 2:
                break
            if block.kind is Kind.FURNITURE and _RULE.fullmatch(text, block.start, block.end):
                ruled = ruled or len(rows) == 1
                continue
            row = _cells(text, block)
            if not row or abs(len(row) - len(head)) > 1:
                break
            rows.append(row)
            last = number
        length = blocks[last].end - blocks[first].start
        if len(rows) >= _FEWEST_ROWS and length <= LONGEST_TABLE and (ruled or _heads(rows)):
            tables[first] = last
        first = last + 1
    return tables


def _cells(text: str, block: Block) -> list[str]:
    """What stands in the columns of a row; nothing where it is none."""
    # Its header stands alone above the rule, as a headline does.
    if block.kind not in {Kind.BODY, Kind.HEADLINE} or block.end - block.start > _LONGEST_ROW:
        return []
    line = text[block.start : block.end]
    if "\n" in line or "\r" in line:
        return []
    if line.count("|") > 1:
        return [cell.strip() for cell in line.strip("|").split("|")]
    cells = _GAP.split(line)
    # Two columns with spaces between may be a gap in prose, or a name and its page.
    return cells if len(cells) > 2 or "\t" in line else []


def _heads(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row is a header: it has no figures, and the columns below it have."""
    head, *below = rows
    if any(_FIGURE.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in head):
        return False
    return all(any(_FIGURE.fullmatch(cell) for cell in row[1:]) for row in below)


_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:[-–/]\d{2,4})?")
