"""Where quotation marks open and close.

Marks are judged first by where they stand (after white space, before a
letter) and only then by which way they curl: people type the wrong one. Of
marks within marks only the outer pair is given. A quotation may run over
paragraphs: then each opens with a mark and only the last one closes.

The scan is linear: it reads each mark once, and looks ahead over a bounded
number of them for the mark that closes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpqa.sentences import trim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.sentences import Span
    from gpqa.structure import Block

__all__ = ["Quotation", "find_quotations"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: ``text[start:end]``, without the marks."""

    start: int
    end: int
    outer: Span
    """The same with its marks; equal to ``(start, end)`` at a side that has none."""
    continues: bool = False
    """Whether it has no closing mark because the next paragraph carries it on."""
    resumes: bool = False
    """Whether it carries on the quotation of the paragraph before."""


_LOOK = 60  # marks looked at for the one that closes
# Apostrophes between letters are not even candidates.
# Repeated marks are one: nobody means anything by ““.
_MARK = re.compile(r"([“”„«»\"])\1*+|''(?>(?:'')*)|``|‘++|(?<!\w)['’]|['’](?!\w)")
_SINGLE = frozenset("‘’'")
# Letters left out, not a quotation: ’90s, ’em, ’til, rock ’n’ roll.
_ELISION = re.compile(r"['’‘](?:\d0s\b|(?:em|til|tis|twas|cause|bout|n)\b)", re.IGNORECASE)
_BEFORE_OPENING = frozenset("([{—–-/“‘\"'«")
_DASHES = frozenset("—–-")
_GUILLEMETS = frozenset("«»")
_AFTER_CLOSING = frozenset(",;:!?)]")
"""Of the closing punctuation what no quotation begins with: it may with a dash or dots."""
_CLOSING_PUNCTUATION = frozenset(".,!?…;:)]—–-")


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    single: bool
    opens: bool
    closes: bool
    weak: bool = False
    """Closes only where nothing better does: "the GPs’ contract"."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    start: int
    end: int
    marks: list[_Mark]
    next_mark: str
    """The glyph that the next paragraph opens with; "" for none."""

    def is_carried_on(self, mark: _Mark) -> bool:
        """Whether the next paragraph opens with a mark of the same sort."""
        return bool(self.next_mark) and _is_single(self.next_mark) == mark.single


@dataclass(frozen=True, slots=True)
class _Pending:
    """A mark that opened in the paragraph before and is still open."""

    mark: _Mark
    left_behind: bool
    """Whether it stands alone at that paragraph's end, its words in the next."""


def find_quotations(text: str, blocks: Sequence[Block]) -> list[Quotation]:
    """The quotations in ``blocks``, in order, none within another."""
    found: list[Quotation] = []
    pending: _Pending | None = None
    for position, block in enumerate(blocks):
        opening = None
        if position + 1 < len(blocks):
            opening = _MARK.match(text, blocks[position + 1].start)
        marks = _marks(text, block.start, block.end)
        paragraph = _Paragraph(text, block.start, block.end, marks, opening[0] if opening else "")
        quotations = list(_in_paragraph(paragraph, pending))
        found += quotations
        pending = _still_open(paragraph, quotations) if position + 1 < len(blocks) else None
    return found


def _is_single(glyphs: str) -> bool:
    return glyphs[:1] in _SINGLE and not glyphs.startswith("''")


def _still_open(paragraph: _Paragraph, quotations: list[Quotation]) -> _Pending | None:
    """What the paragraph leaves open for the next."""
    last = quotations[-1] if quotations else None
    if last is not None and last.continues:
        opening = last.outer[0]
        single = _is_single(paragraph.text[opening : opening + 2])
        mark = _Mark(opening, opening + 1, single=single, opens=True, closes=False)
        return _Pending(mark, left_behind=False)
    if not paragraph.marks:
        return None
    mark = paragraph.marks[-1]
    used = last is not None and mark.start < last.outer[1]
    if used or not mark.opens or mark.end != paragraph.end:
        return None
    return _Pending(mark, left_behind=True)


def _in_paragraph(paragraph: _Paragraph, pending: _Pending | None) -> Iterator[Quotation]:
    marks = paragraph.marks
    position = 0
    if pending is not None and pending.left_behind and not _opens_itself(paragraph):
        quotation, position = _carried_over(paragraph, pending.mark)
        yield quotation
    while position < len(marks):
        mark = marks[position]
        if not mark.opens or mark.end >= paragraph.end:
            position += 1
            continue
        resumes = pending is not None and mark.start == paragraph.start
        close = _closing(marks, position, mark)
        if close is None:
            open_end = _open_ended(paragraph, mark, resumes=resumes)
            if open_end is not None:
                yield open_end
                return
            position += 1
            continue
        start, end = trim(paragraph.text, mark.end, marks[close].start)
        if start < end:
            yield Quotation(start, end, (mark.start, marks[close].end), resumes=resumes)
        position = close + 1


def _opens_itself(paragraph: _Paragraph) -> bool:
    marks = paragraph.marks
    return bool(marks) and marks[0].start == paragraph.start and marks[0].opens


def _carried_over(paragraph: _Paragraph, opening: _Mark) -> tuple[Quotation, int]:
    """The quotation that opened at the end of the paragraph before, and the next mark's index."""
    close = _closing(paragraph.marks, -1, opening)
    if close is None:
        start, end = trim(paragraph.text, paragraph.start, paragraph.end)
        goes_on = paragraph.is_carried_on(opening)
        return Quotation(start, end, (opening.start, end), continues=goes_on), len(paragraph.marks)
    mark = paragraph.marks[close]
    start, end = trim(paragraph.text, paragraph.start, mark.start)
    return Quotation(start, end, (opening.start, mark.end)), close + 1


def _open_ended(paragraph: _Paragraph, mark: _Mark, *, resumes: bool) -> Quotation | None:
    """A quotation that nothing closes in its paragraph, where something shows that it is one."""
    goes_on = paragraph.is_carried_on(mark)
    before = paragraph.text[max(paragraph.start, mark.start - 2) : mark.start].rstrip()
    announced = not mark.single and before.endswith((":", ","))
    if not (goes_on or resumes or announced):
        return None
    start, end = trim(paragraph.text, mark.end, paragraph.end)
    return Quotation(start, end, (mark.start, end), continues=goes_on, resumes=resumes)


def _closing(marks: list[_Mark], position: int, opening: _Mark) -> int | None:
    """Index of the mark that closes ``opening``, which stands at ``position``."""
    depth = 1
    fallback: int | None = None
    for index in range(position + 1, min(position + 1 + _LOOK, len(marks))):
        mark = marks[index]
        if mark.single is not opening.single:
            continue
        if mark.closes and not (opening.single and mark.opens):
            if not mark.weak:
                depth -= 1
                if opening.single or depth == 0:
                    return index
            fallback = index if fallback is None else fallback
        elif mark.opens:
            if opening.single and fallback is not None:
                return fallback
            depth += 1
    return fallback


# --- what a mark can do where it stands ------------------------------------------------


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """The marks of a paragraph. A straight double one opens when none is open."""
    marks = []
    is_open = False
    guillemet = ""  # the one that is open
    for match in _MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        if _is_single(match[0]):
            mark = _single_mark(match, before, after, at_end=match.end() >= end)
            if mark is not None:
                marks.append(mark)
            continue
        glyph = match[0][0]
        opens, closes = _double_can(glyph, before, after, first=match.start() == start)
        if glyph in _GUILLEMETS:
            if before.isspace() or after.isspace():
                opens, closes = _spaced_can(glyph, before, after, guillemet) or (opens, closes)
            guillemet = glyph if opens else ""
        if opens and closes:
            opens, closes = not is_open, is_open
        is_open = opens
        marks.append(_Mark(*match.span(), single=False, opens=opens, closes=closes))
    return marks


def _double_can(glyph: str, before: str, after: str, *, first: bool) -> tuple[bool, bool]:
    """Whether a double mark opens, and whether it closes; both where nothing tells."""
    if first and glyph != "»":  # whatever it looks like: nothing is there to close
        return True, False
    free_before = before.isspace() or before in _BEFORE_OPENING
    free_after = after.isspace() or after in _CLOSING_PUNCTUATION
    if free_before and not after.isspace() and not (before in _DASHES and free_after):
        return True, False
    if not before.isspace() and not after.isalnum():
        return False, True
    return glyph not in "”»", glyph not in "“„«`"


def _spaced_can(glyph: str, before: str, after: str, opened: str) -> tuple[bool, bool] | None:
    """Whether a guillemet opens and closes that stands off from its words, as in French: « Yes ».

    None where it does not: »Yes« and «Yes» are told like any other mark. ``opened`` is the
    guillemet that is open there, "" for none.
    """
    if glyph == "»" and before.isspace() and not after.isalnum():
        closes = opened == "«" or after.isspace() or after in _AFTER_CLOSING
        return (False, True) if closes else None
    if glyph == "«" and after.isspace() and opened != "»":
        opens = before.isspace() or before in _BEFORE_OPENING or before == "’"
        return (True, False) if opens else None
    return None


def _single_mark(match: re.Match[str], before: str, after: str, *, at_end: bool) -> _Mark | None:
    """A single mark; None where it is an apostrophe."""
    text, start, end = match.string, match.start(), match.end()
    opens = before.isspace() or before in _BEFORE_OPENING
    opens = opens and (not after.isspace() or (at_end and start > 0))
    opens = opens and after not in _CLOSING_PUNCTUATION and not _ELISION.match(text, start)
    closes = not before.isspace() and not after.isalnum() and match[0] != "‘"
    if text[max(0, start - 2) : start].casefold() in {"'n", "’n"}:
        return None  # rock ’n’ roll
    if opens and before in {"“", '"'}:
        closes = False
    if not opens and not closes:
        return None
    # "the GPs’ contract", "goin’ home": the sentence goes on after it.
    possessive = before == "s" and text[end : end + 2].strip()[:1].isalnum()
    dropped = text[max(0, start - 2) : start] == "in"
    weak = closes and after.isspace() and (possessive or dropped)
    return _Mark(start, end, single=True, opens=opens, closes=closes, weak=weak)
