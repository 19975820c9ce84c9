"""Who writes a letter, an e-mail or a memo: all that stands in it is theirs.

So is a column or a speech where all of a text is one (:mod:`gpqa.statements.own_texts`).

Its heading says so ("From: Ann Lee <ann@example.org>", with "To:", "Date:" or "Subject:" beside
it; "On 3 May 2022, Ann Lee wrote:"), or its end does ("Yours faithfully," and a name). Of a
chain of e-mails each is its own writer's. A letter whose writer is not plainly one person
with a name is nobody's: its text stays the source's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from gpqa.models import Attribution
from gpqa.names import parse_name
from gpqa.sentences import trim
from gpqa.statements.letter_marks import SIGNATURES, YOURS, is_signed_too
from gpqa.statements.letter_pages import above_letters, find_page_letters
from gpqa.statements.own_texts import find_own_text, find_statements_made
from gpqa.statements.statement import Statement
from gpqa.structure import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.sentences import Span

__all__ = ["Heading", "Letter", "LettersFound", "find_headings", "find_letters"]


@dataclass(frozen=True, slots=True)
class Letter:
    """What one person wrote."""

    cue: Span
    """Where it says who: the line of the heading, or the name at the end."""
    named: Span
    """The words that stand for the writer."""
    said: tuple[Span, ...]
    """What they wrote, without heading and end, and without what they only sent on."""
    paged: bool = False
    """Whether it stands among others on a page: whom it tells of may be heard in it, too."""
    whole: bool = False
    """Whether that is only hearsay, of which the writer makes a point: a letter to an editor."""
    alone: bool = False
    """Whether it is a column or a speech: so paged, and a quotation in it that nobody is named
    for is not the writer's."""


class LettersFound(NamedTuple):
    """The letters of a text, and what is left of it."""

    letters: tuple[Letter, ...]
    blocks_left: tuple[Block, ...]
    """In order: the blocks of which nothing is in a letter, or only in one of a page."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What is said in the letters."""
        return tuple(
            Statement(start, end, Attribution.TURN, letter.cue, letter.named)
            for letter in self.letters
            for start, end in letter.said
        )


def find_letters(text: str, blocks: Sequence[Block]) -> LettersFound:
    """The letters among ``blocks``, in the text's order; the work is linear in its length."""
    starts = [block.start for block in blocks]
    letters: list[Letter] = []
    headed, stretches = _stretches(text)
    paged = [] if headed else find_page_letters(text, blocks)
    if len(paged) > len(stretches):
        on_page = [
            Letter(
                each.cue, each.named, ((each.start, each.end),), paged=True, whole=each.to_editor
            )
            for each in paged
        ]
        above = _own_texts(text, above_letters(text, blocks, paged[0].start))
        return LettersFound((*above, *on_page), tuple(blocks))
    if not (headed or stretches) and (alone := _own_texts(text, blocks)):
        return LettersFound(tuple(alone), tuple(blocks))
    left = set(range(len(blocks)))
    for stretch in stretches:
        inside = range(bisect_left(starts, stretch.start), bisect_left(starts, stretch.end))
        own = [number for number in inside if _is_own(text, blocks[number], stretch)]
        if own:
            letters.append(Letter(stretch.cue, stretch.named, tuple(_said(text, blocks, own))))
            left.difference_update(own)
    return LettersFound(tuple(letters), tuple(blocks[number] for number in sorted(left)))


def _own_texts(text: str, blocks: Sequence[Block]) -> list[Letter]:
    """The statements that a text holds, each of one witness, or the column or speech that it is."""
    made = list(find_statements_made(text, blocks))
    only = None if made else find_own_text(text, blocks)
    return [
        Letter(each.cue, each.named, each.said, paged=True, alone=True)
        for each in ([only] if only else made)
    ]


class _Stretch(NamedTuple):
    """Where a letter's own words stand, and who writes them."""

    cue: Span
    named: Span
    start: int
    end: int
    sent_on: bool
    """Whether every line of it begins with ">"."""


_WRITTEN = frozenset({Kind.BODY, Kind.BULLET, Kind.HEADLINE})


def _is_own(text: str, block: Block, stretch: _Stretch) -> bool:
    """Whether a block of a letter is its writer's: not what they answer, nor what they sent on."""
    marks = _MARKS.match(text, block.start, block.end)
    depth = marks[0].count(">") if marks else 0
    return block.kind in _WRITTEN and depth == stretch.sent_on


def _said(text: str, blocks: Sequence[Block], own: Sequence[int]) -> list[Span]:
    """The spans of these blocks, those side by side as one."""
    said: list[Span] = []
    for place, number in enumerate(own):
        block = blocks[number]
        if place and own[place - 1] == number - 1:
            said[-1] = said[-1][0], block.end
        else:
            marks = _MARKS.match(text, block.start, block.end)
            said.append((marks.end() if marks else block.start, block.end))
    return said


# --- where letters begin and end -------------------------------------------------------

# Everything is possessive or bounded, and looked for at the beginning of a line alone.
_SPACE = r"[ \t\u00a0]"
_LINE = re.compile(r"[^\r\n]++")
_MARKS = re.compile(rf"(?:>{_SPACE}?){{1,8}}")
_FIELD = re.compile(
    rf"(?:>{_SPACE}?){{0,8}}[*_]{{0,2}}(?P<key>from|to|cc|bcc|sent|date|subject|re|reply-to|importance"
    rf"|attachments?|ref|copy|copies)[*_]{{0,2}}{_SPACE}?:[*_]{{0,2}}{_SPACE}*+(?P<value>.*)",
    re.IGNORECASE,
)
_BESIDE = frozenset({"to", "sent", "date", "subject", "re", "cc"})
"""What stands beside "From:" in the heading of a letter."""
_MOST_BETWEEN = 2
"""Lines that go on with a field, at most: a list of those it is sent to."""
# In one line, or wrapped into two: "On Tue, 3 May 2022 at 10:12 AM Ann Lee <ann@…>\nwrote:".
_WROTE = re.compile(
    rf"(?:>{_SPACE}?){{0,8}}On{_SPACE}[^\r\n]{{4,160}}?(?:\r?\n(?:>{_SPACE}?){{0,8}}[^\r\n]{{0,80}}?)?"
    rf"(?:[,>]|\d(?:{_SPACE}?[AaPp]\.?[Mm]\.?)?)\s(?P<name>[^\W\d_][^,<>\d\r\n]{{2,60}}?)"
    r"(?:\s{1,3}[<\[(][^<>\[\]()\s]{3,80}[>\])])?\s{1,3}wrote:"
)
_PARTED = re.compile(
    rf"(?:>{_SPACE}?){{0,8}}(?:-{{2,20}}{_SPACE}?(?:original|forwarded)\ message{_SPACE}?-{{2,20}}"
    r"|begin\ forwarded\ message:|_{20,80}|={20,80})\s*+",
    re.IGNORECASE,
)
_DEAR = re.compile(r"Dear\s[A-Z]|(?:Sir|Madam|Sirs|SIR)(?:\sor\sMadam)?\s?[,:;–—-]")
_NAME_END = re.compile(r"\s*(?:[<\[(;,/|]|\s[-–—]\s|\Z)")
_LONGEST_NAME = 60
_LONGEST_WROTE = 400


class Heading(NamedTuple):
    """A line, or several, behind which another letter begins."""

    start: int
    end: int
    cue: Span | None
    named: Span | None
    quoted: bool = False
    """Whether what it heads is marked by ">"."""


def _stretches(text: str) -> tuple[bool, list[_Stretch]]:
    """Whether there are headings; the letters with one, or where none is, the one signed."""
    headings = list(find_headings(text))
    if not headings:
        signed = _signed(text)
        return False, [] if signed is None else [signed]
    stretches = []
    for number, heading in enumerate(headings):
        end = headings[number + 1].start if number + 1 < len(headings) else len(text)
        if heading.cue is not None and heading.named is not None:
            stretch = _Stretch(heading.cue, heading.named, heading.end, end, heading.quoted)
            stretches.append(stretch)
    return True, stretches


def find_headings(text: str) -> Iterator[Heading]:
    """Where letters begin, and where they end without another's heading; linear in the length."""
    fields: list[re.Match[str]] = []
    between = 0
    for line in _LINE.finditer(text):
        start, end = trim(text, *line.span())
        if start == end:
            continue
        field = _FIELD.fullmatch(text, start, end)
        if field is not None:
            if any(field["key"].casefold() == each["key"].casefold() for each in fields):
                yield from _heading(text, fields)
                fields = []
            fields.append(field)
            between = 0
            continue
        between += 1
        if fields and (between > _MOST_BETWEEN or _ends_fields(text, fields, start)):
            yield from _heading(text, fields)
            fields = []
        if _PARTED.fullmatch(text, start, end):
            yield Heading(start, end, None, None)
        elif match := _WROTE.match(text, start, start + _LONGEST_WROTE):
            marked = text[match.end() : match.end() + 8].lstrip().startswith(">")
            yield Heading(*match.span(), match.span(), _named(text, *match.span("name")), marked)
    yield from _heading(text, fields)


def _ends_fields(text: str, fields: Sequence[re.Match[str]], start: int) -> bool:
    """Whether an empty line parts a line from the fields before it: it is no part of them."""
    return text.count("\n", fields[-1].end(), start) > 1


def _heading(text: str, fields: Sequence[re.Match[str]]) -> Iterator[Heading]:
    keys = {field["key"].casefold(): field for field in fields}
    sender = keys.get("from")
    if sender is None or not _BESIDE & keys.keys():
        return
    start, end = fields[0].start(), fields[-1].end()
    marked = text[start] == ">"
    named = _named(text, *sender.span("value"))
    yield Heading(start, end, sender.span(), named, marked)


def _named(text: str, start: int, end: int) -> Span | None:
    """The name at the beginning of what a field holds; None where it is no person's in full."""
    while start < end and text[start] in "\"'“‘*_ \t":
        start += 1
    stop = _NAME_END.search(text, start, min(end, start + _LONGEST_NAME))
    end = stop.start() if stop else min(end, start + _LONGEST_NAME)
    while end > start and text[end - 1] in "\"'”’*_ \t":
        end -= 1
    name = parse_name(text[start:end])
    return (start, end) if name is not None and (name.given or name.titles) else None


def _signed(text: str) -> _Stretch | None:
    """The one letter of a text that begins "Dear …" and ends "Yours …" and with one name."""
    begin: int | None = None
    until: int | None = None
    signed: _Stretch | None = None
    below = 0
    for line in _LINE.finditer(text):
        start, end = trim(text, *line.span())
        if start == end:
            continue
        if signed is not None:
            below += 1
            if below > SIGNATURES or text[end - 1] in ".!?:":
                break
            if is_signed_too(text, signed.named, start, end):
                return None
        elif until is not None:
            named = _named(text, start, end)
            if begin is None or named is None:
                return None
            signed = _Stretch((start, end), named, begin, until, sent_on=False)
        elif begin is None and _DEAR.match(text, start, end):
            # "Dear Sir – Your report …" begins with what is said.
            begin = end if end - start < _LONGEST_NAME else start
        elif begin is not None and YOURS.fullmatch(text, start, end):
            until = start
    return signed
