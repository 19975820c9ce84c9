"""Line numbers in the margin of a plain text, as transcripts of hearings have them.

    14   Q.  Did you tell the operator?
    15   A.  I didn't.  I assumed the harbour office
    16       did that sort of thing.

The numbers count lines and are nobody's words, but a plain text is quoted as it is stored, so
none is taken out: the text is read through a copy of the same length in which they are white
space. In the copy a paragraph is one line, and paragraphs part as in a converted document whose
lines are numbered (:mod:`gpqa.convert.numbered`); what stands between two pages is white space,
too. Every offset is the same in both.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from gpqa.convert.numbered import part_here

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["clear_margins"]

_LINE = re.compile(r"[^\r\n]+")
_NUMBER = re.compile(r"[ \t\f\u00a0]{0,24}(?P<number>\d{1,4})(?:[ \t\u00a0]{1,40}(?=\S)|\s*\Z)")
_NUMBERED = re.compile(r"(?:\A|[\r\n])[ \t\f\u00a0]{0,24}\d")
_FEWEST = 6
"""Lines in a row that are numbered in a text that counts as numbered."""
_SHARE = 0.5
"""Of the lines that hold text."""
_WIDEST = 160
"""Code points: a paragraph a line may be numbered, too, as verses of the Bible are."""
_FLOWING = 0.1
"""Of the lines: those behind which a sentence goes on, and those in which one ends."""
_OPEN = re.compile(r"[\w’'”\")][ \t\u00a0]*\Z")
_LISTED = re.compile(r"(?:[,;]|\b(?:and|or))[ \t\u00a0]*\Z")
_ENDED = re.compile(r"[.!?][’”\"')\]]{0,3}(?:\s|\Z)")
_STOPPED = re.compile(r"[.!?:…–—-][’”\"')\]]{0,3}\Z")
_LABEL = re.compile(r"(?:[A-Z][\w.'’-]{0,30}[ \u00a0]){0,5}[A-Z][\w.'’-]{0,30}:(?:\s|\Z)")
_ARTICLE = re.compile(r"A[ \u00a0](?=\w)")  # and no answer's letter: "and / A walkway"
_BRACKETED = re.compile(r"\([^()]{1,80}\)\.?")
_PAGE = re.compile(r"\W{0,3}(?:[Pp]age\s)?\d{1,5}(?:\s(?:of|/)\s\d{1,5})?\W{0,3}")
_CENTRED = 10
"""Columns by which a heading stands further in than most lines do."""
_DIGITS = re.compile(r"\d+")
_MOST_BETWEEN = 4
"""Lines between two pages: what is longer is no page's head or foot."""


class _Line(NamedTuple):
    start: int
    end: int
    """Without the white space behind it."""
    number: int | None
    words: int
    """Where its words begin; ``end`` where it has none."""

    @property
    def blank(self) -> bool:
        return self.words >= self.end


def clear_margins(text: str) -> str:
    """``text`` with the numbers of its lines as white space; as it is where it has none.

    As long as ``text``, and the same in everything but white space, line numbers and the
    heads and feet of pages. Linear in the text's length.
    """
    if len(_NUMBERED.findall(text)) < _FEWEST:
        return text  # as nearly all are
    lines = list(_lines(text))
    every = list(_runs(lines))
    runs = [run for run in every if len(run) > 1]
    if not _is_numbered(text, lines, runs):
        return text
    # Of the last page one line may be left.
    single = [run for run in every if len(run) == 1 and lines[run[0]].number == 1]
    short = [run for run in single if not lines[run[0]].blank]
    return _cleared(text, lines, set(chain.from_iterable([*runs, *short])))


def _lines(text: str) -> Iterator[_Line]:
    """The lines that are not white space."""
    for match in _LINE.finditer(text):
        start, end = match.span()
        found = _NUMBER.match(text, start, min(end, start + _WIDEST))
        whole = end - start
        end -= whole - len(match[0].rstrip())
        if start >= end:
            continue
        if found:
            yield _Line(start, end, int(found["number"]), min(found.end(), end))
        else:
            yield _Line(start, end, None, start + whole - len(match[0].lstrip()))


def _runs(lines: Sequence[_Line]) -> Iterator[list[int]]:
    """The positions of lines whose numbers follow each other."""
    run: list[int] = []
    for position, line in enumerate(lines):
        if run and line.number == lines[run[-1]].number + 1 and run[-1] == position - 1:  # type: ignore[operator]
            run.append(position)
            continue
        yield run
        run = [] if line.number is None else [position]
    yield run


def _is_numbered(text: str, lines: Sequence[_Line], runs: Sequence[Sequence[int]]) -> bool:
    """Whether the numbers count lines of sentences, rather than items, verses or rows."""
    if not any(len(run) >= _FEWEST for run in runs):
        return False
    own = sum(map(len, runs))
    if own < _SHARE * len(lines):
        return False
    flowing = ended = long = 0
    for run in runs:
        for position in run:
            line = lines[position]
            ended += _ENDED.search(text, line.words, line.end) is not None
            long += line.end - line.start > _WIDEST
        flowing += sum(_flows(text, lines[one], lines[other]) for one, other in pairwise(run))
    fewest = max(2, _FLOWING * own)
    return flowing >= fewest and ended >= fewest and long <= 0.05 * own


def _flows(text: str, line: _Line, after: _Line) -> bool:
    """Whether a sentence plainly goes on from one line to the next, and no list does."""
    if line.blank or after.blank or not text[after.words].islower():
        return False
    last = text[max(line.words, line.end - 5) : line.end]
    return _OPEN.search(last) is not None and _LISTED.search(last) is None


# --- the copy --------------------------------------------------------------------------


def _cleared(text: str, lines: Sequence[_Line], numbered: set[int]) -> str:
    furniture = set(_furniture(text, lines, numbered))
    kept = [n for n in range(len(lines)) if n not in furniture]
    indents = Counter(
        lines[n].words - lines[n].start for n in kept if n in numbered and not lines[n].blank
    )
    inner = indents.most_common(1)[0][0]
    spaced = _is_spaced(text, lines, numbered)
    pieces: list[str] = []
    at = 0
    before: int | None = None
    for number in kept:
        line = lines[number]
        begin = line.words if number in numbered else line.start
        if number in numbered and line.blank:
            before = None if before is None or not spaced else before
            continue
        if before == number - 1 and numbered.isdisjoint((before, number)):
            pieces.append(text[at : line.end])  # of a cover sheet, or an index at the end
        else:
            parted = before is None or _parts(
                text, lines, before, number, numbered=numbered, inner=inner, spaced=spaced
            )
            pieces += (_gap(begin - at, parted=parted), text[begin : line.end])
        at, before = line.end, number
    pieces.append(_gap(len(text) - at, parted=True))
    return "".join(pieces)


def _gap(length: int, *, parted: bool) -> str:
    """White space between two paragraphs, or between two words of one."""
    return ("\n\n" if parted else "")[:length].ljust(length)


def _furniture(text: str, lines: Sequence[_Line], numbered: set[int]) -> Iterator[int]:
    """The lines between two pages that are a number, or come again there."""
    between: list[list[int]] = [[]]
    for position in range(len(lines)):
        if position not in numbered:
            between[-1].append(position)
        elif between[-1]:
            between.append([])
    between = [each for each in between if len(each) <= _MOST_BETWEEN]
    again = Counter(
        _DIGITS.sub("0", text[slice(lines[n].words, lines[n].end)])
        for n in chain.from_iterable(between)
        if lines[n].number is None
    )
    for position in chain.from_iterable(between):
        line = lines[position]
        words = text[line.start : line.end].strip()
        repeated = line.number is None and again[_DIGITS.sub("0", words)] > 1
        if repeated or _PAGE.fullmatch(words):
            yield position


def _is_spaced(text: str, lines: Sequence[_Line], numbered: Iterable[int]) -> bool:
    """Whether an empty line stands below most lines, and parts nothing."""
    own = sorted(numbered)
    gaps = [
        text.count("\n", lines[one].end, lines[other].start) > 1 or lines[other].blank
        for one, other in pairwise(own)
        if other == one + 1
    ]
    return sum(gaps) >= 0.4 * len(gaps)


def _parts(
    text: str,
    lines: Sequence[_Line],
    before: int,
    number: int,
    *,
    numbered: set[int],
    inner: int,
    spaced: bool,
) -> bool:
    """Whether a paragraph ends between two lines."""
    if before not in numbered or number not in numbered:
        return True
    last, line = lines[before], lines[number]
    above, words = text[last.words : last.end], text[line.words : line.end]
    stopped = _STOPPED.search(above[-5:]) is not None
    parted = part_here(above, words) and (stopped or not _ARTICLE.match(words))
    if parted or (stopped and _LABEL.match(words)):
        return True
    if words[0].islower():
        return False
    if _BRACKETED.fullmatch(words) or _BRACKETED.fullmatch(above):
        return True
    if max(last.words - last.start, line.words - line.start) >= inner + _CENTRED:
        return True
    empty = text.count("\n", last.end, line.start) > 1
    return empty and not spaced and number == before + 1
