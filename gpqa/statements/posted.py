"""Words set apart from a text, with the name of whose they are on a line of its own below.

A quotation that is drawn out, and a post that a page shows as it stood elsewhere:

    “I was never asked.”                 The dam has burst. Pray for us all.
    — Olive Stannard, crane driver       — Rex Odell (@odell) May 2, 2025

An agency or a reporter may sign an article so, too, whose last paragraph is a quotation. So
a name is only taken where nothing above the quotation shows that it goes on with another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.models import Attribution
from gpqa.statements.quotations import find_quotations
from gpqa.statements.statement import Statement, StatementsFound
from gpqa.structure import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.sentences import Span

__all__ = ["find_posted"]


_SPOKEN = frozenset({Kind.BODY, Kind.BULLET})
_MARKER = re.compile(r"(?:>[ \t\u00a0]?){1,4}")
_DASH = r"(?:[―—–]|-{2,3})[ \u00a0]?"
_SIGNATURE = re.compile(
    rf"{_DASH}(?P<name>[A-Z][\w.'’-]*+(?:[ \u00a0][A-Z][\w.'’-]*+){{0,4}})"
    r"(?P<role>,[ \u00a0][^\n]{2,100})?\.?"
)
_HANDLE = re.compile(
    rf"{_DASH}(?P<name>[^\W\d_][^()\n]{{1,60}}?)[ \u00a0]\(@\w{{1,30}}\)[ \u00a0,·|]{{0,3}}"
    r"(?=[^\n]{0,40}\b\d{4}\b)[^\n]{0,60}"
)
# Whose the article is, rather than the words: "— Reuters, London", "— Ann Lee, reporter".
_CREDIT = re.compile(
    r"\b(?:Reuters|AFP|AP|UPI|PA|Associated[ \u00a0]Press|Press[ \u00a0]Association|Bloomberg"
    r"|(?i:report(?:er|ing)|correspondent|staff[ \u00a0]writer))\b"
)
_LONGEST_SIGNATURE = 200
_LONGEST_POST = 600
_MOST = 12
"""Paragraphs of one quotation."""
_MARKS = re.compile('[“”"]')


def find_posted(text: str, blocks: Sequence[Block]) -> StatementsFound:
    """What stands among ``blocks`` above the name of whose it is; linear in their length."""
    found: list[Statement] = []
    taken: set[int] = set()
    shown = [n for n, block in enumerate(blocks) if _MARKER.fullmatch(text, *_span(block)) is None]
    own = [_unmarked(text, blocks[number]) for number in shown]
    for at, block in enumerate(own):
        if not at or block.end - block.start > _LONGEST_SIGNATURE or at in taken:
            continue
        post = _HANDLE.fullmatch(text, block.start, block.end)
        match = post or _SIGNATURE.fullmatch(text, block.start, block.end)
        if match is None:
            continue
        said = _post(text, own, at, post["name"]) if post else _quotation(text, own, at, match)
        if not said or not taken.isdisjoint(said):
            continue
        for number, (start, end) in said.items():
            named = match.span("name")
            found.append(Statement(start, end, Attribution.DIRECT, _span(block), named))
            taken.add(number)
        taken.add(at)
    inside = {shown[at] for at in taken}
    left = tuple(block for number, block in enumerate(blocks) if number not in inside)
    return StatementsFound(tuple(sorted(found, key=lambda s: s.start)), left)


def _span(block: Block) -> Span:
    return block.start, block.end


def _unmarked(text: str, block: Block) -> Block:
    """A block without the marks of what is quoted in a Markdown text: "> "."""
    marker = _MARKER.match(text, block.start, block.end)
    return Block(block.kind, marker.end(), block.end) if marker else block


def _post(text: str, blocks: Sequence[Block], at: int, name: str) -> dict[int, Span]:
    """The paragraph above whose poster is ``name``: the one below, where the text announces it."""
    announced = text[blocks[at - 1].end - 1] == ":"
    number = at + 1 if announced else at - 1
    if number == len(blocks):
        return {}
    post = blocks[number]
    words = text[post.start : min(post.end, post.start + _LONGEST_POST + 1)]
    # What tells of the poster, or quotes them, is the article's.
    articles = _MARKS.search(words) or name.rsplit(maxsplit=1)[-1] in words
    if post.kind not in _SPOKEN or len(words) > _LONGEST_POST or articles:
        return {}
    return {number: _span(post)}


def _quotation(
    text: str, blocks: Sequence[Block], at: int, signature: re.Match[str]
) -> dict[int, Span]:
    """The paragraphs above that are one quotation and nothing else."""
    first = at - 1
    while at - first < _MOST and _goes_on(text, blocks, first):
        first -= 1
    quotations = find_quotations(text, blocks[first:at])
    spans = list(map(_span, blocks[first:at]))
    short = len(text[blocks[first].start : blocks[at - 1].end].split(maxsplit=4)) <= 4  # a saying
    readers = any(block.kind is Kind.COMMENT for block in blocks[first : at + 1])
    if short or readers or [quotation.outer for quotation in quotations] != spans:
        return {}
    if first and not _begins_anew(text, blocks, first, signature, last=at + 1 == len(blocks)):
        return {}
    return {first + n: (each.start, each.end) for n, each in enumerate(quotations)}


def _goes_on(text: str, blocks: Sequence[Block], number: int) -> bool:
    """Whether a paragraph goes on with a quotation that the one above leaves open."""
    if not number or text[blocks[number].start] not in '“"':
        return False
    above = blocks[number - 1]
    return text[above.start] == text[blocks[number].start] and text[above.end - 1] not in '”"'


def _begins_anew(
    text: str, blocks: Sequence[Block], first: int, signature: re.Match[str], *, last: bool
) -> bool:
    """Whether a quotation is no more of what the paragraph above it tells."""
    above = blocks[first - 1]
    if above.kind is Kind.HEADLINE:
        return True
    if last or text[above.end - 1] == ":" or _CREDIT.search(signature[0]):
        return False
    told = signature["role"] is not None
    full = " " in signature["name"].replace("\u00a0", " ")
    return told or (full and _MARKS.search(text, above.start, above.end) is None)
