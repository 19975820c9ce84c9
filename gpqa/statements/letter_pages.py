"""Letters pages and newsletters: texts of several writers, each signed below what they wrote.

A letter to an editor is shown by how it begins ("SIR – …", "Dear Editor,") and by the name
under it. A newsletter's column has no such beginning: there a heading above, "I" or "we" in
it, a name with an office or behind a dash below it, and a second column of that kind (or
"Dear all,") must show it. A name alone under a text shows nothing: it may be a caption's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gpqa.names import parse_name
from gpqa.sentences import trim
from gpqa.structure import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.sentences import Span
    from gpqa.structure import Block

__all__ = ["YOURS", "PageLetter", "find_page_letters"]


class PageLetter(NamedTuple):
    """A letter or column: what its writer wrote stands in ``text[start:end]``."""

    cue: Span
    """The line that it is signed with."""
    named: Span
    """The name in it."""
    start: int
    end: int
    to_editor: bool = False
    """Whether it is a letter to an editor: of what it quotes its writer answers for all."""


YOURS = re.compile(
    r"(?:yours(?:\s(?:faithfully|sincerely|truly|ever|respectfully|in\s\w{3,20}))?|(?:(?:kind|best|warm)"
    r"(?:est)?\s)?(?:regards|wishes)|sincerely(?:\syours)?|respectfully(?:\syours)?"
    r"|with\s(?:kind|best|many|warm)\s\w{3,12})[,.!–—-]?\s*+",
    re.IGNORECASE,
)
"""How a letter ends, above the name."""
_TO_EDITOR = re.compile(
    r"[*_]{0,2}(?:(?:Dear\s)?(?:Sirs?|SIRS?|Madam|MADAM|Editor|EDITOR)|To\sthe\s[Ee]ditor|TO\sTHE\sEDITOR)"
    r"(?:(?:\sor\s|\sand\s|/)(?:Madam|Sir|MADAM))?[*_]{0,2}\s?(?:[,:–—]|-\s)[*_]{0,2}"
)
_TO_ALL = re.compile(
    r"Dear\s(?:all|everyone|friends?|members?|neighbours?|neighbors?|colleagues|parents|residents"
    r"|readers?|supporters?|families|parishioners|fellow\s\w{3,20})\b.{0,40}[,:!]",
    re.IGNORECASE,
)
_LONGEST_LINE = 80
_LONGEST_NAME = 60
_ENDED = re.compile(r"[.!?…][’”\"'»)\]*_]{0,4}\Z")
_NO_LINE_ENDS = frozenset(".!?…:;")
_DASH = re.compile(r"[–—~][ \t\u00a0]?|--?[ \t\u00a0]")
_NAME_END = re.compile(r"\s*(?:[(;,/|]|\s[-–—]\s|\Z)")
# What somebody is, behind the name: "Chair", "on behalf of the committee"; no age.
_OFFICE = re.compile(r",\s[^\W\d_][^\d.!?:;]{2,60}\Z")
_OWN = re.compile(r"(?<![\w.’'])(?:I|I['’]\w{1,3}|[Ww]e|[Ww]e['’]\w{1,3}|[Mm]y|[Oo]ur)(?![\w.])")
_QUOTED = re.compile(r"“[^”]{0,400}+(?:”|\Z)|\"[^\"]{0,400}+(?:\"|\Z)")
_LOOK = 2000
"""Code points of a paragraph that are looked at for "I" and "we"."""
_MARKS = '“‘"«'


def find_page_letters(text: str, blocks: Sequence[Block]) -> list[PageLetter]:
    """The letters or columns among ``blocks``, in order; the work is linear in the text."""
    return list(_letters(text, blocks)) or _columns(text, blocks)


def _letters(text: str, blocks: Sequence[Block]) -> Iterator[PageLetter]:
    """Letters to an editor: from how each begins to the first short line below it."""
    begun: int | None = None
    start = 0
    for number, block in enumerate(blocks):
        if salute := _TO_EDITOR.match(text, block.start, block.end):
            alone = salute.end() == block.end
            begun = number + alone
            start, _ = trim(text, salute.end(), len(text))
        elif begun is not None and number > begun and _is_line(text, block):
            if YOURS.fullmatch(text, block.start, block.end):
                continue
            last = number
            while last > begun and YOURS.fullmatch(
                text, blocks[last - 1].start, blocks[last - 1].end
            ):
                last -= 1
            named = _named(text, block)
            if named is not None and last > begun and _is_ended(text, blocks[last - 1]):
                yield PageLetter(
                    (block.start, block.end), named, start, blocks[last - 1].end, to_editor=True
                )
            begun = None  # signed, or not plainly one's


def _columns(text: str, blocks: Sequence[Block]) -> list[PageLetter]:
    """Columns between a heading and a name with an office, or a name behind a dash."""
    found = []
    greeted = False
    first: int | None = None  # below the last short line
    to_all = False
    for number, block in enumerate(blocks):
        if _TO_ALL.fullmatch(text, block.start, min(block.end, block.start + _LONGEST_LINE)):
            first, to_all = number + 1, True
        elif _is_line(text, block):
            below = blocks[number + 1] if number + 1 < len(blocks) else None
            ends = below is None or _is_line(text, below)
            if first is not None and first < number and ends and _signs(text, block):
                named = _named(text, block)
                if named is not None and _is_own(text, blocks[first:number]):
                    start, end = blocks[first].start, blocks[number - 1].end
                    found.append(PageLetter((block.start, block.end), named, start, end))
                    greeted |= to_all
            first, to_all = number + 1, False
    return found if greeted or len(found) > 1 else []


def _signs(text: str, block: Block) -> bool:
    if _DASH.match(text, block.start, block.end):
        return True
    return _OFFICE.search(text[block.start : block.end]) is not None


def _is_own(text: str, column: Sequence[Block]) -> bool:
    """Whether paragraphs are somebody's own words: ended, in no marks, with "I" or "we"."""
    if not _is_ended(text, column[-1]) or text[column[-1].start] in _MARKS:
        return False
    return any(
        _OWN.search(_QUOTED.sub(" ", text[each.start : min(each.end, each.start + _LOOK)]))
        for each in column
    )


def _is_ended(text: str, block: Block) -> bool:
    return _ENDED.search(text[max(block.start, block.end - 8) : block.end]) is not None


def _is_line(text: str, block: Block) -> bool:
    """Whether it is a short line, which no sentence ends."""
    if block.kind in {Kind.COMMENT, Kind.FURNITURE} or block.end - block.start > _LONGEST_LINE:
        return False
    return text[block.end - 1] not in _NO_LINE_ENDS and not _is_ended(text, block)


def _named(text: str, block: Block) -> Span | None:
    """The name that a line begins with; None where it is no one person's in full."""
    dash = _DASH.match(text, block.start, block.end)
    start = dash.end() if dash else block.start
    end = min(block.end, start + _LONGEST_NAME)
    while start < end and text[start] in "*_ \t":
        start += 1
    if stop := _NAME_END.search(text, start, end):
        end = stop.start()
    while end > start and text[end - 1] in "*_ \t":
        end -= 1
    name = parse_name(text[start:end])
    return (start, end) if name is not None and (name.given or name.titles) else None
