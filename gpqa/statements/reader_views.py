"""What readers wrote to a paper, gathered in an article: "WHAT YOU SAID", each signed below.

A heading must show that it is theirs, and at least two must be signed: on a line below a
paragraph ("Ann Lee, Otley"), or at its end, behind a dash or in brackets. A signature is for
the one paragraph above it: what stands before that may be somebody's who did not sign.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from gpqa.given_names import GIVEN
from gpqa.names import fold, parse_name
from gpqa.statements.letter_marks import PageLetter, find_signature, is_ended, is_line
from gpqa.statements.phrase_names import looks_like_person
from gpqa.structure import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.sentences import Span
    from gpqa.structure import Block

__all__ = ["find_reader_views"]

_HEADING = re.compile(
    r"(?:what\s(?:you|(?:our\s)?readers)(?:(?:['’]ve|\shave|\shad)(?:\sbeen)?)?(?:\sto)?"
    r"\s(?:said?|saying|says?|think|thought|told\sus|wrote|made\sof\sit)(?:\s(?:about|on)\s.{1,40})?"
    r"|you\s(?:said|told\sus|wrote)"
    r"|your\s(?:views?|say|comments|letters|thoughts|feedback|reactions?|verdicts?|opinions?)"
    r"|have\syour\ssay|(?:our\s)?readers?['’]?s?\s(?:views?|say|wrote|write|respond|reply|reactions?"
    r"|letters|feedback|verdicts?|thoughts|opinions?))[:.!…]{0,3}",
    re.IGNORECASE,
)
_MARKS = "#*_ \t\u00a0"
_SIGNED = re.compile(
    r"(?P<said>[.!?…][’”\"'»]?)\s(?:[–—]\s?|-\s|\()(?P<named>[^.!?()\n]{4,60})\)?\Z"
)
_PLACE = re.compile(r",\s[^\W\d_a-z][^.!?:;\d]{2,40}\Z")
_LOOK = 80
"""Code points at a paragraph's end that may hold a signature."""
_FEWEST = 2


def find_reader_views(text: str, blocks: Sequence[Block]) -> Iterator[PageLetter]:
    """What each reader wrote, in order; the work is linear in the text's length."""
    number = 0
    while number < len(blocks):
        below = number + 1
        if _is_heading(text, blocks[number]):
            found, below = _below(text, blocks, below)
            if len(found) >= _FEWEST:
                yield from found
        number = below


def _is_heading(text: str, block: Block) -> bool:
    if block.kind is Kind.COMMENT or block.end - block.start > _LOOK:
        return False
    return _HEADING.fullmatch(text[block.start : block.end].strip(_MARKS)) is not None


def _below(text: str, blocks: Sequence[Block], begin: int) -> tuple[list[PageLetter], int]:
    """The signed paragraphs below a heading, and where the next heading stands."""
    found: list[PageLetter] = []
    for number, block in enumerate(islice(blocks, begin, None), begin):
        if text[block.start] == "#" or _is_heading(text, block):
            return found, number
        above = blocks[number - 1]
        if at_end := _SIGNED.search(text, max(block.start, block.end - _LOOK), block.end):
            if named := _named(text, at_end):
                end = at_end.end("said")
                found.append(PageLetter((end + 1, block.end), named, block.start, end))
        elif is_line(text, block) and number > begin and is_ended(text, above):
            named = find_signature(text, block)
            if named and _is_a_persons(text, named, block.end):
                cue = block.start, block.end
                found.append(PageLetter(cue, named, above.start, above.end))
    return found, len(blocks)


def _named(text: str, signed: re.Match[str]) -> Span | None:
    """The name of a signature at a paragraph's end, without the place behind it."""
    start, end = signed.span("named")
    comma = text.find(",", start, end)
    named = start, end if comma < 0 else comma
    return named if _is_a_persons(text, named, end) else None


def _is_a_persons(text: str, named: Span, end: int) -> bool:
    """Whether it is a person's name, by a title, a given name, or a place behind it."""
    name = parse_name(text[slice(*named)])
    if name is None or not looks_like_person(name):
        return False
    known = bool(name.titles) or (bool(name.given) and fold(name.given[0]) in GIVEN)
    return known or (bool(name.given) and _PLACE.match(text, named[1], end) is not None)
