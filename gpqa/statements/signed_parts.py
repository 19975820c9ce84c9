"""Parts of a text that one person signs: a chair's letter in a report, a foreword, a greeting.

What stands around the part shows that it is somebody's own: "Dear shareholder,", a heading
("Foreword", "Chair's letter", "From the rector"), or "With every blessing," at its end; and it
says "I" or "we". And the name below must be a signature, no heading and no caption: an office
or "With every blessing," stands beside it, or it is a known person's that is set apart.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from gpqa.given_names import GIVEN
from gpqa.names import agrees, fold, parse_name
from gpqa.statements.letter_marks import (
    SIGNATURES,
    TO_EDITOR,
    YOURS,
    PageLetter,
    find_signature,
    is_ended,
    is_line,
    is_own,
    is_signed_too,
)
from gpqa.statements.phrase_names import looks_like_person
from gpqa.statements.phrases import PhraseKind, read_phrase
from gpqa.statements.roles import read_role
from gpqa.structure import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.names import Name
    from gpqa.sentences import Span
    from gpqa.structure import Block

__all__ = ["find_signed_parts"]

_DEAR = re.compile(r"[*_]{0,2}Dear\s[^.!?:,;\n]{2,60}[,:!–—-][*_]{0,2}")
# Of one who takes leave, on a line of its own: "With every blessing,", "Warmly,"; an address may
# have such lines, too ("The Old Forge,").
_CLOSES = re.compile(
    r"[*_]{0,2}(?:with|yours|every|god|best|warm\w*|kind\w*|many|much|thanks?|love|blessings?|peace"
    r"|sincerely|faithfully|fondly|cheers"
    r"|in\s(?:christ|friendship|solidarity|haste|peace|faith|hope|love|sympathy|gratitude))\b"
    r"[^.!?:;,\n\d]{0,40},[*_]{0,2}",
    re.IGNORECASE,
)
_PERSONAL = (
    r"(?:letter|message|foreword|review|statement|report|introduction|welcome|address|column|notes?"
    r"|remarks|reflections?|overview|update)"
)
_HEADING = re.compile(
    rf"(?:foreword|preface|(?:an?\s|the\s)?(?:personal\s)?(?:{_PERSONAL}|word)\s(?:from|by)\s"
    rf"(?P<by>.{{2,60}})"
    rf"|from\s(?:the|our|your)\s(?P<from>.{{2,40}})"
    rf"|(?:the\s|our\s|your\s)?(?P<of>[\w][\w ’'-]{{2,40}}?)['’]s?\s{_PERSONAL})",
    re.IGNORECASE,
)
_MARKS = "#*_> \t\u00a0"
_RULE = frozenset("-–—_*=~ ")
_OFFICES = 2
"""Lines below a name that say what somebody is, at most."""


class _Part(NamedTuple):
    """Paragraphs of which it is not told yet who signs them."""

    first: int
    shown: bool
    """Whether a greeting or the heading above shows that they are somebody's."""
    office: str = ""
    """Whose the heading says that they are: "Chair" of "Chair's letter"."""
    writer: Name | None = None
    """The same, by name: "A message from Ann Lee"."""


def find_signed_parts(text: str, blocks: Sequence[Block]) -> Iterator[PageLetter]:
    """The signed parts among ``blocks``, in order; the work is linear in the text's length."""
    part: _Part | None = None
    for number, block in enumerate(blocks):
        if block.kind is Kind.COMMENT or _is_rule(text, block):
            part = None
        elif _DEAR.fullmatch(text, block.start, block.end):
            addressed = TO_EDITOR.match(text, block.start, block.end)
            part = None if addressed else _Part(number + 1, shown=True)
        elif is_line(text, block) and not _takes_leave(text, block):
            if part is not None and (found := _signed(text, blocks, part, number)):
                yield found
            part = _headed(text, block, number, part)


def _is_rule(text: str, block: Block) -> bool:
    return block.kind is Kind.FURNITURE and _RULE.issuperset(text[block.start : block.end])


def _headed(text: str, block: Block, number: int, part: _Part | None) -> _Part:
    """What begins below a short line; one just below another goes on with what that shows."""
    line = text[block.start : block.end].strip(_MARKS)
    heading = _HEADING.fullmatch(line)
    if heading is None:
        empty = part is not None and part.first == number
        return part._replace(first=number + 1) if part and empty else _Part(number + 1, shown=False)
    whose = heading["by"] or heading["from"] or heading["of"] or ""
    office = whose if whose and _is_office(whose) else ""
    anybody = heading["of"] is None and heading["from"] is None
    writer = parse_name(whose) if whose and not office else None
    return _Part(number + 1, shown=anybody or office != "", office=office, writer=writer)


def _signed(text: str, blocks: Sequence[Block], part: _Part, at: int) -> PageLetter | None:
    """The letter that the name on the line ``at`` ends; None where it is no signature."""
    last = at
    while last > part.first and _takes_leave(text, blocks[last - 1]):
        last -= 1
    if last == part.first or not (part.shown or last < at):
        return None
    signature = find_signature(text, blocks[at])
    if signature is None or not is_own(text, blocks[part.first : last]):
        return None
    offices = list(_offices(text, blocks, at, signature))
    if _names_another(part, parse_name(text[slice(*signature)]), offices) or (
        last < at and _signed_by_several(text, blocks, at, signature)
    ):
        return None
    below = at + 1 + sum(1 for _ in _office_lines(text, blocks, at))
    if not (last < at or _ends(text, blocks, below)):
        return None
    if not (last < at or offices or _is_set_apart(text, blocks, at, signature)):
        return None
    cue = (blocks[at].start, blocks[at].end)
    return PageLetter(cue, signature, blocks[part.first].start, blocks[last - 1].end)


def _signed_by_several(text: str, blocks: Sequence[Block], at: int, signature: Span) -> bool:
    """Whether lines right below a signature are others': of several nobody is the writer."""
    for block in islice(blocks, at + 1, at + 1 + SIGNATURES):
        if not is_line(text, block):
            return False
        if is_signed_too(text, signature, block.start, block.end):
            return True
    return False


def _names_another(part: _Part, name: Name | None, offices: Sequence[str]) -> bool:
    """Whether the heading gives another name or office than the signature."""
    if part.writer is not None and (name is None or not agrees(name, part.writer)):
        return True
    return bool(part.office and offices) and not any(
        _is_same(part.office, each) for each in offices
    )


def _takes_leave(text: str, block: Block) -> bool:
    """Whether a line ends a letter: "Yours sincerely,", "With every blessing,"."""
    span = block.start, block.end
    return YOURS.fullmatch(text, *span) is not None or _CLOSES.fullmatch(text, *span) is not None


def _ends(text: str, blocks: Sequence[Block], at: int) -> bool:
    """Whether nothing goes on at a block: a heading below a name is another part's."""
    below = blocks[at] if at < len(blocks) else None
    return below is None or below.kind is Kind.FURNITURE or is_line(text, below)


def _offices(text: str, blocks: Sequence[Block], at: int, signature: Span) -> Iterator[str]:
    """What somebody is who signs: behind the name, and on the lines below."""
    behind = text[signature[1] : blocks[at].end].strip(_MARKS + ",(–—-)")
    if behind and _is_office(behind):
        yield behind
    yield from _office_lines(text, blocks, at)


def _office_lines(text: str, blocks: Sequence[Block], at: int) -> Iterator[str]:
    for block in islice(blocks, at + 1, at + 1 + _OFFICES):
        line = text[block.start : block.end].strip("*_ \t\u00a0")
        if not is_line(text, block) or not _is_office(line):
            return
        yield line


def _is_office(words: str) -> bool:
    return read_phrase(words).kind is PhraseKind.ROLE


def _is_same(office: str, other: str) -> bool:
    """Whether two offices may be one: "Chairman" and "Chair of the board" are."""
    one, two = read_role(office), read_role(other)
    return one is not None and two is not None and one.head == two.head


def _is_set_apart(text: str, blocks: Sequence[Block], at: int, signature: Span) -> bool:
    """Whether a bare name is a known person's, and no heading by what stands around it."""
    name = parse_name(text[slice(*signature)])
    if name is None or not (
        name.titles or (looks_like_person(name) and fold(name.given[0]) in GIVEN)
    ):
        return False
    marked = text[blocks[at].start] in "*_"
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    parted = below is None or _is_rule(text, below) or text[below.start] == "#"
    return (marked or parted) and is_ended(text, blocks[at - 1])
