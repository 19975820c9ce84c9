"""Texts that one person speaks or writes from beginning to end: columns and speeches.

Above the first paragraph such a text says what it is and whose: "Opinion" and a byline;
"Speech to the party conference" under a name; "Remarks by Ann Lee". And it says "I" or "we":
a report under a byline is nobody's, and so is one of a speech, which names its speaker. Where
two people may be meant, or the text holds more than one text, nobody is.

What tells a column is in :mod:`gpqa.statements.opinions`, what a speech in
:mod:`gpqa.statements.delivered`; here is what both share, and how far the person's words go.
A statement whose first words name who makes it (:mod:`gpqa.statements.declared`) is that
person's, too, and a text may hold several.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gpqa.names import fold, parse_name
from gpqa.sentences import trim
from gpqa.statements.declared import find_declared
from gpqa.statements.delivered import ENDS, find_deliverer, heads_speech
from gpqa.statements.headings import Line, find_heading
from gpqa.statements.name_runs import PERSONAL_TITLES
from gpqa.statements.opinions import find_columnist, heads_opinion, is_about
from gpqa.statements.turn_parts import is_stage
from gpqa.structure import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.names import Name
    from gpqa.sentences import Span

__all__ = ["OwnText", "find_own_text", "find_statements_made"]


class OwnText(NamedTuple):
    """What one person says in a whole text."""

    cue: Span
    """The line that says whose the text is."""
    named: Span
    """The name in it."""
    said: tuple[Span, ...]
    """The paragraphs that are that person's, those side by side as one."""


_SAID = frozenset({Kind.BODY, Kind.BULLET})
_LONGEST = 200_000  # code points: longer texts are books
_LONGEST_LINE = 120
_LOOK = 3000  # of a paragraph, that are looked at for "I"
_QUOTED = re.compile(r"“[^”]{0,600}+(?:”|\Z)|\"[^\"]{0,600}+(?:\"|\Z)|(?<!\w)‘[^’]{0,300}+’")
_I = re.compile(r"(?<![\w.’'-])(?:I|I['’](?:m|d|ve|ll)|[Mm]y|[Mm]e|[Mm]yself)(?![\w.-])")
_WE = re.compile(r"(?<![\w.’'-])(?:[Ww]e|[Ww]e['’](?:re|d|ve|ll)|[Oo]ur|[Uu]s)(?![\w.-])")
_FEWEST = 2


def find_own_text(text: str, blocks: Sequence[Block]) -> OwnText | None:
    """The column or speech that ``blocks`` are; None where they are not plainly one's.

    The work is linear in the text's length.
    """
    if not blocks or blocks[-1].end - blocks[0].start > _LONGEST or _is_parted(text, blocks):
        return None
    heading = find_heading(text, blocks)
    below = blocks[heading.blocks :]
    spoken = find_deliverer(text, heading.lines)
    written = None if spoken else find_columnist(text, heading.lines, below)
    found = spoken or written
    if found is None:
        return None
    name = parse_name(text[slice(*found.named)])
    body = _body(text, below, name, spoken=spoken is not None)
    if name is None or _holds_another(text, below[1:]) or _is_of(text, body, name):
        return None
    if not (_is_spoken if spoken else _is_written)(text, body):
        return None
    return OwnText(found.cue, found.named, tuple(_joined(text, body)))


def find_statements_made(text: str, blocks: Sequence[Block]) -> Iterator[OwnText]:
    """The statements among ``blocks`` in whose first words somebody names themselves.

    The work is linear in the text's length.
    """
    for each in find_declared(text, blocks):
        own = blocks[each.blocks.start : each.blocks.stop]
        name = parse_name(text[slice(*each.named)])
        body = [one for one in own if one.kind in _SAID]
        if not body or name is None or _is_of(text, body, name):
            continue
        if each.sworn or _is_written(text, body):
            said = _joined(text, body)
            said[0] = trim(text, max(said[0][0], each.start), said[0][1])
            yield OwnText(each.cue, each.named, tuple(said))


def _is_parted(text: str, blocks: Sequence[Block]) -> bool:
    """Whether something that is said elsewhere stands between blocks."""
    end = blocks[0].start
    for block in blocks:
        if text[end : block.start].strip():
            return True
        end = block.end
    return False


def _body(text: str, below: Sequence[Block], name: Name | None, *, spoken: bool) -> list[Block]:
    """The paragraphs that may be the person's: not what is done, nor what is told of them."""
    body = []
    for block in below:
        if spoken and ENDS.match(text, block.start, block.end):
            break
        own = block.kind in _SAID and not is_stage(text, block.start, block.end)
        if own and not (name and is_about(text, block, name)):
            body.append(block)
    return body


def _holds_another(text: str, blocks: Sequence[Block]) -> bool:
    """Whether another text begins further down."""
    return any(
        block.end - block.start <= _LONGEST_LINE
        and (
            heads_opinion(text, Line(block.start, block.end))
            or heads_speech(text, Line(block.start, block.end))
        )
        for block in blocks
    )


def _is_of(text: str, body: Sequence[Block], name: Name) -> bool:
    """Whether a text is about the person whose it would be: it goes on with the name."""
    own = re.compile(
        rf"(?:(?P<before>[^\W\d_a-z][\w’'.-]{{1,20}})[ \u00a0])?\b{re.escape(name.surname)}\b"
    )
    titles = {fold(each) for each in (*name.given, *name.titles)}
    for block in body:
        for match in own.finditer(_plain(text, block)):
            before = fold(match["before"] or "")
            at = match.start()
            if _MYSELF.search(match.string[max(0, at - 60) : at]):
                continue
            if not before or before in titles or before.rstrip(".") in _STYLES:
                return True
    return False


_MYSELF = re.compile(
    r"\b(?:I am|I['’]m|I,|[Mm]y name(?: is|['’]s)|[Cc]all(?:ed)? me)[ \u00a0]"
    r"(?:[^\W\d_a-z][\w’'.-]{0,20}[ \u00a0]){0,3}\Z"
)
_STYLES = PERSONAL_TITLES | {"miss", "lady", "lord", "senator", "minister"}


def _plain(text: str, block: Block) -> str:
    """The beginning of a block without what stands in quotation marks."""
    return _QUOTED.sub(" ", text[block.start : min(block.end, block.start + _LOOK)])


def _is_written(text: str, body: Sequence[Block]) -> bool:
    """Whether somebody writes of what they think themselves: "I", more than once."""
    return sum(len(_I.findall(_plain(text, block))) for block in body) >= _FEWEST


def _is_spoken(text: str, body: Sequence[Block]) -> bool:
    """Whether somebody speaks to others throughout: "I" or "we" in many a paragraph."""
    plain = [_plain(text, block) for block in body]
    own = sum(bool(_I.search(each) or _WE.search(each)) for each in plain)
    return own >= min(_FEWEST, len(body) - 1) and own >= max(1, 0.25 * len(body))


def _joined(text: str, body: Sequence[Block]) -> list[Span]:
    """The spans of the paragraphs of a body, those side by side as one."""
    said: list[Span] = []
    for block in body:
        if said and not text[said[-1][1] : block.start].strip():
            said[-1] = said[-1][0], block.end
        else:
            said.append(trim(text, block.start, block.end))
    return said
