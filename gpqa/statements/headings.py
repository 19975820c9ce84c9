"""What stands above a text's first paragraph: title, byline, date, and where it was spoken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gpqa.names import agrees, parse_name
from gpqa.sentences import trim
from gpqa.statements.phrase_names import looks_like_person
from gpqa.structure import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from gpqa.names import Name
    from gpqa.sentences import Span
    from gpqa.structure import Block

__all__ = ["Heading", "Line", "Named", "find_heading", "named_at", "only_named", "only_one"]


class Line(NamedTuple):
    """A line without white space around it: ``text[start:end]``."""

    start: int
    end: int


class Heading(NamedTuple):
    """The lines above a text, without the marks of what is bold, in italics or a heading."""

    lines: tuple[Line, ...]
    blocks: int
    """How many blocks they are of."""


class Named(NamedTuple):
    """Whom a line names."""

    cue: Span
    """The line."""
    named: Span
    """The name in it."""


_TOP = 14  # blocks that may stand above a text
_STANDFIRST = 250  # code points of a sentence that may stand among them
_MOST_STANDFIRSTS = 2
_LONGEST_LINE = 160
_MOST = 2000  # code points of a block that are read
_LINE = re.compile(r"[^\r\n]++")
_MARKS = "#*_> \t\u00a0"
_NAME_END = re.compile(
    r"\s*(?:[(;,/|•·]|\s[-–—]+\s|\s(?:for|in|at|on|to|is|was|writes)\s|\Z)", re.IGNORECASE
)
_LONGEST_NAME = 60


def find_heading(text: str, blocks: Sequence[Block]) -> Heading:
    """The lines above the first paragraph of ``blocks``, at most some fourteen.

    A sentence or two may stand among them where a byline or a date comes below.
    """
    lines: list[Line] = []
    pending: list[Line] = []
    top = passed = 0
    for number, block in enumerate(blocks[:_TOP]):
        if block.kind in {Kind.BODY, Kind.BULLET, Kind.COMMENT} and (
            passed or not _is_line(text, block)
        ):
            passed += 1
            if passed > _MOST_STANDFIRSTS or block.end - block.start > _STANDFIRST:
                break
            pending += _lines(text, block)
            continue
        own = list(_lines(text, block))
        if passed and not (block.kind is Kind.FURNITURE or _is_name(text, own)):
            break
        lines += [*pending, *own]
        pending = []
        top = number + 1
    return Heading(tuple(lines), top)


def _is_line(text: str, block: Block) -> bool:
    """Whether a paragraph is a line that no sentence ends: "Ann Lee: speech to the union"."""
    short = block.end - block.start <= _LONGEST_LINE
    return short and block.kind is Kind.BODY and text[block.end - 1].isalnum()


def _lines(text: str, block: Block) -> Iterator[Line]:
    for match in _LINE.finditer(text, block.start, min(block.end, block.start + _MOST)):
        start, end = match.span()
        while start < end and text[start] in _MARKS:
            start += 1
        while end > start and text[end - 1] in _MARKS:
            end -= 1
        if start < end:
            yield Line(start, end)


def _is_name(text: str, lines: Sequence[Line]) -> bool:
    return any(_BY.match(text, line.start, line.end) or only_named(text, line) for line in lines)


_BY = re.compile(r"[Bb][Yy]:?[ \u00a0][^\W\d_a-z]")


def named_at(text: str, start: int, end: int) -> Span | None:
    """The full name that ``text[start:end]`` begins with; None where it is no one person's."""
    start, end = trim(text, start, end)
    while start < end and text[start] in _MARKS:
        start += 1
    stop = _NAME_END.search(text, start, min(end, start + _LONGEST_NAME))
    end = stop.start() if stop else min(end, start + _LONGEST_NAME)
    while end > start and text[end - 1] in "*_ .:":
        end -= 1
    name = parse_name(text[start:end])
    person = name is not None and name.is_full and (name.titles or looks_like_person(name))
    return (start, end) if person else None


def only_named(text: str, line: Line) -> Named | None:
    """Whom a line names that holds nothing but a name: "Ann Lee", "Rt Hon Ann Lee MP"."""
    named = named_at(text, *line)
    return None if named is None or named != line else Named(line, named)


def only_one(
    text: str, found: Iterable[Named], is_meant: Callable[[Name], bool] | None = None
) -> Named | None:
    """The only person among ``found``, or of several the only one who ``is_meant``; else None."""
    people: list[tuple[Name, Named]] = []
    for one in found:
        name = parse_name(text[slice(*one.named)])
        if name is not None and not any(agrees(name, other) for other, _ in people):
            people.append((name, one))
    if len(people) > 1 and is_meant is not None:
        people = [each for each in people if is_meant(each[0])]
    return people[0][1] if len(people) == 1 else None
