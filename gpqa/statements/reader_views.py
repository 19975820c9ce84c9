"""What readers wrote to a paper, gathered in an article: "WHAT YOU SAID", each signed below.

A heading must show that it is theirs, and at least two must be signed: on a line below a
paragraph ("Ann Lee, Otley"), or at its end, behind a dash or in brackets. A signature is for
the one paragraph above it: what stands before that may be somebody's who did not sign.

A name on a line may as well stand above what somebody wrote, or be a caption's. So lines sign
only where the last thing below the heading is a signature and the first is none; and whoever the
article names, or is shown with an office or an agency, signs nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.given_names import GIVEN
from gpqa.names import fold, parse_name
from gpqa.statements.letter_marks import (
    PageLetter,
    find_signature,
    is_address,
    is_ended,
    is_line,
    is_signed_too,
)
from gpqa.statements.phrase_names import looks_like_person
from gpqa.statements.phrases import PhraseKind, read_phrase
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
    r"|your\s(?:views?|comments|letters|thoughts|feedback|reactions?|verdicts?|opinions?)"
    r"|(?:our\s)?readers?['’]?s?\s(?:views?|say|wrote|write|respond|reply|reactions?"
    r"|letters|feedback|verdicts?|thoughts|opinions?))[:.!…]{0,3}",
    re.IGNORECASE,
)
_MARKS = "#*_ \t\u00a0"
_SIGNED = re.compile(r"(?P<said>[.!?…])\s(?:[–—]\s?|-\s|\()(?P<named>[^.!?()\n]{4,60})\)?\Z")
# Behind the name nothing, or a place: no office, agency, age of a picture.
_PLACE = re.compile(r",\s[^\W\d_a-z][^.!?:;/|,\d]{2,40}")
_LOOK = 80
"""Code points at a paragraph's end that may hold a signature."""
_FEWEST = 2


def find_reader_views(text: str, blocks: Sequence[Block]) -> Iterator[PageLetter]:
    """What each reader wrote, in order; the work is linear in the text's length."""
    named_above: frozenset[str] | None = None
    number = 0
    while number < len(blocks):
        below = number + 1
        if _is_heading(text, blocks[number]):
            if named_above is None:
                named_above = frozenset(re.findall(r"\w+", text[: blocks[number].start]))
            below = _end(text, blocks, number)
            found = _section(text, blocks, range(number + 1, below), named_above)
            if len(found) >= _FEWEST:
                yield from found
        number = below


def _is_heading(text: str, block: Block) -> bool:
    if block.kind in {Kind.COMMENT, Kind.FURNITURE} or block.end - block.start > _LOOK:
        return False
    return _HEADING.fullmatch(text[block.start : block.end].strip(_MARKS)) is not None


def _end(text: str, blocks: Sequence[Block], heading: int) -> int:
    """Where what stands below a heading ends: at the next of its kind, or at the text's end."""
    depth = _depth(text, blocks[heading])
    for number in range(heading + 1, len(blocks)):
        block = blocks[number]
        level = _depth(text, block)
        if _is_heading(text, block) or block.kind is Kind.FURNITURE:
            return number
        if level and level <= (depth or level):
            return number
        if is_line(text, block) and text[block.start : block.end].isupper():
            return number
    return len(blocks)


def _depth(text: str, block: Block) -> int:
    head = text[block.start : block.start + 7]
    return len(head) - len(head.lstrip("#"))


def _section(
    text: str, blocks: Sequence[Block], section: range, named_above: frozenset[str]
) -> list[PageLetter]:
    """The signed paragraphs of a section, in order."""
    ended: list[PageLetter] = []
    lined: list[PageLetter] = []
    last = section.start
    for number in section:
        block = blocks[number]
        if block.kind is Kind.COMMENT:
            continue
        if at_end := _SIGNED.search(text, max(block.start, block.end - _LOOK), block.end):
            if named := _named(text, at_end, named_above):
                end = at_end.end("said")
                ended.append(PageLetter((end + 1, block.end), named, block.start, end))
        elif named := _signature(text, block, named_above):
            last = number
            above = blocks[number - 1]
            if number == section.start:
                return ended  # names stand above
            if is_ended(text, above) and not _by_several(text, blocks, number, named):
                cue = block.start, block.end
                lined.append(PageLetter(cue, named, above.start, above.end))
    closed = last == section.stop - 1
    return sorted([*ended, *(lined if closed else ())], key=lambda each: each.start)


def _signature(text: str, block: Block, named_above: frozenset[str]) -> Span | None:
    """The name that a line signs with; None for any other line or paragraph."""
    named = find_signature(text, block) if is_line(text, block) else None
    return named if named and _is_a_readers(text, named, block.end, named_above) else None


def _named(text: str, signed: re.Match[str], named_above: frozenset[str]) -> Span | None:
    """The name of a signature at a paragraph's end, without the place behind it."""
    start, end = signed.span("named")
    comma = text.find(",", start, end)
    named = start, end if comma < 0 else comma
    return named if _is_a_readers(text, named, end, named_above) else None


def _by_several(text: str, blocks: Sequence[Block], at: int, named: Span) -> bool:
    """Whether another's signature stands right below one: of several nobody is the writer."""
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if below is None or not is_line(text, below):
        return False
    return is_signed_too(text, named, below.start, below.end)


def _is_a_readers(text: str, named: Span, end: int, named_above: frozenset[str]) -> bool:
    """Whether it is a person's name, by a title, a given name or a place, and nobody else's."""
    name = parse_name(text[slice(*named)])
    if name is None or not looks_like_person(name) or name.surname in named_above:
        return False
    behind = text[named[1] : end].rstrip(" *_)")
    placed = _PLACE.fullmatch(behind) is not None
    if (behind and not placed) or is_address(name, placed=placed):
        return False
    if placed and read_phrase(behind.lstrip(", ")).kind is PhraseKind.ROLE:
        return False
    return bool(name.titles) or (bool(name.given) and (placed or fold(name.given[0]) in GIVEN))
