"""Opinion columns: texts that call themselves so, and who writes them.

"Opinion" on a line of its own or before the title, a section in the front matter, "Ann Lee is
a columnist" below it. The writer is on the byline, or on a line of their own above or below.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.names import agrees, parse_name
from gpqa.statements.headings import Line, Named, named_at, only_named, only_one
from gpqa.structure import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.names import Name

__all__ = ["find_columnist", "heads_opinion", "is_about"]

_SECTION = (
    r"(?:opinions?|comment|commentary|op-?eds?|opinion\s(?:piece|column)|(?:guest|personal|weekly)\s"
    r"(?:column|essay|opinion|commentary|view)|column(?:ist)?|viewpoint|first\sperson|personal\sview"
    r"|comment\s(?:is\sfree|and\sanalysis|&\sanalysis)|opinion\s(?:and|&)\s\w+|in\smy\sview"
    r"|my\sview|the\s\w+\scolumn)"
)
_OPINION = re.compile(
    rf"(?:{_SECTION}"
    rf"|(?:opinion|comment|commentary|op-?ed|column|viewpoint)\s?(?:[|:•·–—]|-\s|/\s)\s?\S.*"
    rf"|.{{1,160}}\s[|•·–—-]\s(?:opinion|comment|op-?ed)"
    rf"|(?:section|category|categories|kicker|type|genre|tags?):\s*[\"'\[]{{0,2}}{_SECTION}[\"'\]]{{0,2}}"
    r"|(?:opinion|comment|commentary|column|essay)\sby\s.{4,80}"
    r"|[^.]{4,60},?\s(?:(?:\w+|the\s\w+)\s)?columnist)",
    re.IGNORECASE,
)
_OWN_VIEWS = re.compile(
    r"[^.]{0,80}\b(?:views?|opinions?)\s(?:and\s\w+\s)?expressed\b[^.]{0,60}\b(?:author|writer|own|my)\b"
    r"|(?:the\s)?(?:author|writer)\sis\b",
    re.IGNORECASE,
)
_COLUMNIST = re.compile(r"\b(?:is|was)\san?\s(?:[\w’'-]+\s){0,6}columnist\b")
# Of a list of a page's sections: there "Opinion" says nothing of this text.
_OTHER_SECTIONS = re.compile(
    r"(?:news|world|sports?|business|home|life(?:style)?|culture|weather|share|save|print|more"
    r"|tech(?:nology)?|travel|search|menu)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:opinion|comment|commentary|column|essay|words|written)\s)?by:?\s|author:\s*[\"']?",
    re.IGNORECASE,
)
_STYLED = re.compile(r"(?:\s*[,|–—-])?\s+(?:[\w’'-]+\s){0,4}columnist", re.IGNORECASE)
_OWNS = re.compile(r"['’]s\s")
_LONGEST_OWNER = 60
_NOTE = 500  # code points of what a paper tells of its writer
_FOOT = 4  # blocks at the end that may tell it


def heads_opinion(text: str, line: Line) -> bool:
    """Whether a line calls what stands below it an opinion."""
    return _OPINION.fullmatch(text, *line) is not None


def find_columnist(text: str, heading: Sequence[Line], below: Sequence[Block]) -> Named | None:
    """Who writes a column by the lines above it and the blocks ``below`` them; None for no column.

    None also where two people may be meant.
    """
    sections = any(_OTHER_SECTIONS.fullmatch(text, *line) for line in heading)
    shown = not sections and any(heads_opinion(text, line) for line in heading)
    foot = [block for block in below[-_FOOT:] if block.end - block.start <= _NOTE]
    if not (shown or any(_tells(text, block) for block in foot)):
        return None
    found = list(_on_bylines(text, heading)) or [*_alone(text, heading), *_signed(text, foot)]

    def is_told_of(name: Name) -> bool:  # "Ann Lee", and no line for what the column is about
        return any(is_about(text, block, name) for block in foot)

    return only_one(text, found, is_told_of)


def _tells(text: str, block: Block) -> bool:
    return (
        _OWN_VIEWS.match(text, block.start, block.end) is not None
        or _COLUMNIST.search(text, block.start, block.end) is not None
    )


def _on_bylines(text: str, heading: Sequence[Line]) -> Iterator[Named]:
    for line in heading:
        by = _BYLINE.match(text, *line)
        named = named_at(text, by.end(), line.end) if by else None
        if named is not None:
            yield Named(line, named)


def _alone(text: str, heading: Sequence[Line]) -> Iterator[Named]:
    """Names on lines of their own: "Ann Lee", "Ann Lee, Gazette columnist"."""
    for line in heading:
        if one := only_named(text, line):
            yield one
        elif (named := named_at(text, *line)) and _STYLED.fullmatch(text, named[1], line.end):
            yield Named(line, named)


_DASH = re.compile(r"[–—-]{1,2}\s?")


def _signed(text: str, foot: Sequence[Block]) -> Iterator[Named]:
    """Names below a column, on lines of their own."""
    for block in foot:
        dash = _DASH.match(text, block.start, block.end)
        line = Line(dash.end() if dash else block.start, block.end)
        if block.kind is not Kind.COMMENT and (one := only_named(text, line)):
            yield one


def is_about(text: str, block: Block, name: Name) -> bool:
    """Whether a short paragraph tells who somebody is: "Ann Lee is the author of …".

    Or what they have made: "Ann Lee’s new book, The Ferry, is out now".
    """
    if block.end - block.start > _NOTE:
        return False
    start = block.start
    while start < block.end and text[start] in "*_•–—- ":
        start += 1
    if _OWN_VIEWS.match(text, start, block.end):
        return True
    owns = _OWNS.search(text, start, min(block.end, start + _LONGEST_OWNER))
    named = named_at(text, start, owns.start() if owns else block.end)
    told = parse_name(text[slice(*named)]) if named else None
    return told is not None and agrees(told, name)
