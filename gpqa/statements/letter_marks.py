"""How letters and columns begin and end: greetings, closing formulas, signatures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gpqa.bracket_titles import BRACKETED
from gpqa.given_names import GIVEN
from gpqa.names import agrees, fold, parse_name
from gpqa.place_words import PLACES
from gpqa.statements.headings import named_at
from gpqa.structure import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.names import Name
    from gpqa.sentences import Span
    from gpqa.structure import Block

__all__ = [
    "DASH",
    "SIGNATURES",
    "TO_EDITOR",
    "YOURS",
    "PageLetter",
    "find_signature",
    "is_address",
    "is_ended",
    "is_line",
    "is_own",
    "is_signed_too",
]


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
TO_EDITOR = re.compile(
    r"[*_]{0,2}(?:(?:Dear\s)?(?:Sirs?|SIRS?|Madam|MADAM|Editor|EDITOR)|To\sthe\s[Ee]ditor|TO\sTHE\sEDITOR)"
    r"(?:(?:\sor\s|\sand\s|/)(?:Madam|Sir|MADAM))?[*_]{0,2}\s?(?:[,:–—]|-\s)[*_]{0,2}"
)
"""How a letter to an editor begins."""
DASH = re.compile(r"[–—~][ \t\u00a0]?|--?[ \t\u00a0]")
"""What may stand before a signature."""
_LONGEST_LINE = 80
_LONGEST_NAME = 60
_ENDED = re.compile(r"[.!?…][’”\"'»)\]*_]{0,4}\Z")
_NO_LINE_ENDS = frozenset(".!?…:;")
_NAME_END = re.compile(r"\s*(?:[(;,/|]|\s[-–—]\s|\Z)")
# "(Mrs) P. Lee" and "P. Lee (Mrs)": a writer's title is part of the name.
_TITLE = re.compile(rf"{BRACKETED}[ \u00a0]?")
_OWN = re.compile(r"(?<![\w.’'])(?:I|I['’]\w{1,3}|[Ww]e|[Ww]e['’]\w{1,3}|[Mm]y|[Oo]ur)(?![\w.])")
_QUOTED = re.compile(r"“[^”]{0,400}+(?:”|\Z)|\"[^\"]{0,400}+(?:\"|\Z)")
_LOOK = 2000
"""Code points of a paragraph that are looked at for "I" and "we"."""
_MARKS = '“‘"«'


def is_own(text: str, column: Sequence[Block]) -> bool:
    """Whether paragraphs are somebody's own words: ended, in no marks, with "I" or "we"."""
    if not is_ended(text, column[-1]) or text[column[-1].start] in _MARKS:
        return False
    return any(
        _OWN.search(_QUOTED.sub(" ", text[each.start : min(each.end, each.start + _LOOK)]))
        for each in column
    )


def is_ended(text: str, block: Block) -> bool:
    """Whether a paragraph ends as a sentence does."""
    return _ENDED.search(text[max(block.start, block.end - 8) : block.end]) is not None


def is_line(text: str, block: Block) -> bool:
    """Whether it is a short line, which no sentence ends."""
    if block.kind in {Kind.COMMENT, Kind.FURNITURE} or block.end - block.start > _LONGEST_LINE:
        return False
    return text[block.end - 1] not in _NO_LINE_ENDS and not is_ended(text, block)


def find_signature(text: str, block: Block) -> Span | None:
    """The name that a line begins with; None where it is no one person's in full."""
    dash = DASH.match(text, block.start, block.end)
    start = dash.end() if dash else block.start
    end = min(block.end, start + _LONGEST_NAME)
    while start < end and text[start] in "*_ \t":
        start += 1
    title = _TITLE.match(text, start, end)
    if stop := _NAME_END.search(text, title.end() if title else start, end):
        behind = _TITLE.match(text, stop.end() - 1, block.end)
        end = behind.end() if behind else stop.start()
    while end > start and text[end - 1] in "*_ \t":
        end -= 1
    name = parse_name(text[start:end])
    return (start, end) if name is not None and (name.given or name.titles) else None


SIGNATURES = 6
"""Lines below a signature that may hold another's: of a letter of several nobody is the writer."""


def is_signed_too(text: str, first: Span, start: int, end: int) -> bool:
    """Whether a line below the signature ``first`` is another person's: "Tom Park, Mill Trust"."""
    named = named_at(text, start, end)
    one = parse_name(text[slice(*first)])
    other = parse_name(text[slice(*named)]) if named else None
    if one is None or other is None or agrees(one, other):
        return False
    given = bool(other.given) and fold(other.given[0]) in GIVEN
    return bool(other.titles) or (given and not is_address(other))


_IN_ADDRESSES = frozenset("street road avenue keynes house mowbray".split())
# People are called so, too: only beside a place.
_ALSO_SURNAMES = frozenset(
    "lane park close drive way grove terrace crescent gardens court hill green".split()
)


def is_address(name: Name, *, placed: bool = False) -> bool:
    """Whether a name is a place's: "Milton Keynes", and, with another behind, "Mill Lane"."""
    last = name.key.rpartition(" ")[2]
    return last in _IN_ADDRESSES or last in PLACES or (placed and last in _ALSO_SURNAMES)
