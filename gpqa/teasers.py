"""Other articles' headlines in the middle of a text or below it, under "Most read:".

They are told by what stands above them, and by their form: short lines without a full stop,
one below the other. A list goes on as it began: where the gap between its lines grows, it has
ended. What stands above a text's first sentence is not looked at, where its title may follow.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.furniture import heads_teasers
from gpqa.paragraphs import BULLET

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from gpqa.sentences import Span

__all__ = ["find_teasers"]

_LONGEST = 120  # code points of a headline
_LONGEST_HEAD = 60
_FEWEST_WORDS = 3  # "Ann Lee" may head what she says
_HEADING = re.compile(r"#++[ \t]\s*+")
_NO_ENDS = frozenset(".!…:;,-–—。")
_STOPPED = re.compile(r"[.!?…][’”\"'»)\]*_]{0,4}\Z")


def find_teasers(
    text: str, paragraphs: Sequence[Span], fixed: Collection[int], comments: Collection[int]
) -> Iterator[int]:
    """The positions of other articles' headlines, and of the lines that stand above them.

    ``fixed`` are those that are furniture whatever stands around them, ``comments`` those of
    readers: of these a list is one only where it is long enough to be none of their words.
    """
    told = False  # whether a sentence of the text was met
    position = 0
    while position < len(paragraphs):
        start, end = paragraphs[position]
        sure = heads_teasers(_words(text, start, end)) if end - start <= _LONGEST_HEAD else False
        if sure is False or not told:
            told = told or _STOPPED.search(text, max(start, end - 6), end) is not None
            position += 1
            continue
        after = _after(text, paragraphs, position, fixed, comments)
        items = [at for at in range(position + 1, after) if at not in fixed]
        listed = bool(items) and BULLET.match(text, paragraphs[items[0]][0]) is not None
        alone = sure is None and not listed and after < len(paragraphs)
        fewest = 2 if alone or any(at in comments for at in items) else 1
        if len(items) >= fewest:
            yield from (position, *items)
        position = after


def _after(
    text: str,
    paragraphs: Sequence[Span],
    head: int,
    fixed: Collection[int],
    comments: Collection[int],
) -> int:
    """The position behind the last of the headlines below ``head``."""
    heading = _hashes(text, *paragraphs[head])
    widest: int | None = None
    listed: bool | None = None
    at = head + 1
    while at < len(paragraphs):
        start, end = paragraphs[at]
        gap = _breaks(text[paragraphs[at - 1][1] : start])
        if widest is not None and gap > max(widest, 1):
            break
        widest = gap
        if at in fixed:
            if at - 1 in comments:
                break  # the next reader's name
        else:
            item = BULLET.match(text, start, end)
            if listed is None:
                listed = item is not None
            hashes = _hashes(text, start, end)
            if listed is not (item is not None) or (hashes and not 0 < heading < hashes):
                break
            if not _is_headline(text[item.end() if item else start : end], listed=listed):
                break
        at += 1
    while at - 1 > head and at - 1 in fixed:
        at -= 1
    return at


def _breaks(gap: str) -> int:
    """How many lines end in a gap."""
    return max(gap.count("\n"), gap.count("\r"))


def _hashes(text: str, start: int, end: int) -> int:
    """Of which level a Markdown heading is; 0 for none."""
    found = _HEADING.match(text, start, end)
    return len(found[0].rstrip()) if found else 0


def _words(text: str, start: int, end: int) -> str:
    found = _HEADING.match(text, start, end)
    return text[found.end() if found else start : end]


def _is_headline(line: str, *, listed: bool) -> bool:
    if not line or len(line) > _LONGEST or line[0].islower() or line[-1] in _NO_ENDS:
        return False
    return listed or line.isdecimal() or len(line.split()) >= _FEWEST_WORDS
