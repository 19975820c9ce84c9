"""Speeches: what their headings say, and who holds them.

"Remarks by the mayor, Ann Lee", "Ann Lee’s speech to the union", "Delivered by Ann Lee"; or a
name on a line of its own, with "Speech to the union" or "Check against delivery" on another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.statements.headings import Line, Named, named_at, only_named, only_one
from gpqa.statements.mentions import find_mentions
from gpqa.statements.phrase_names import looks_like_person
from gpqa.structure import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.statements.mentions import Mention

__all__ = ["ENDS", "find_deliverer", "heads_speech"]

_MANNER = (
    r"(?:[Kk]eynote|[Oo]pening|[Cc]losing|[Pp]repared|[Ii]ntroductory|[Ww]elcom(?:e|ing)"
    r"|[Ff]arewell|[Cc]oncluding|[Aa]cceptance|[Ii]naugural|[Mm]aiden|[Cc]ommencement|[Bb]udget)\s"
)
_SPOKEN = (
    r"(?:[Ss]peech|SPEECH|[Rr]emarks|REMARKS|[Kk]eynote|[Ll]ecture|LECTURE|[Ss]ermon"
    r"|[Hh]omily|[Ee]ulogy|[Oo]ration|[Tt]estimony)"
)
# A body gives these to the press, too, and an address is also where it sits.
_ISSUED = r"(?:[Aa]ddress|ADDRESS|[Ss]tatement|STATEMENT)"
_SPEECH = rf"(?:{_MANNER})?(?:{_SPOKEN}|{_ISSUED})"
_HELD = (
    rf"(?:(?:{_MANNER})?{_SPOKEN}|{_MANNER}{_ISSUED}|(?:[Aa]ddress|ADDRESS)(?=\sto\s)"
    rf"|{_ISSUED}(?=\s(?:delivered|given|as\sdelivered)\b))"
)
_BY = re.compile(
    rf"\b{_SPEECH}(?:\s(?:as\s)?(?:\w+\s){{0,3}}(?:delivered|given|made|prepared))?"
    r"\s(?:(?i:by)|of|from)\s"
)
_DELIVERED_BY = re.compile(
    r"(?:delivered|given|spoken|presented)\sby:?\s|speaker:\s", re.IGNORECASE
)
_OF = re.compile(rf"(?:['’]s?)?(?:\s?[:|–—-])?\s(?:[\w-]{{1,20}}\s){{0,3}}?{_SPEECH}\b")
# The whole line says that it is a speech, and not whose.
_IS_SPEECH = re.compile(
    rf"(?:(?:(?i:full\s)?(?i:text|transcript)\sof\s(?:(?:the|a|his|her)\s)?)?{_HELD}"
    r"(?:\s(?:to|at|before|on|in|delivered|given|prepared|as|for)\b.{0,160})?"
    r"|(?i:delivered|given|spoken)\s(?:to|at|on|in|before)\b.{1,160}|(?i:delivered\son:?)"
    r"|(?i:check\sagainst\sdelivery|as\s(?:delivered|prepared\sfor\sdelivery|written)"
    r"|(?:.{0,60}\()?transcript\sof\sthe\sspeech.{0,80}|.{0,40}exactly\sas\s(?:it\swas\s)?delivered.{0,20}))[.)]?"
)
# Between "by" and the name: an office, never what is for somebody.
_OFFICE = re.compile(r"(?:(?!(?:at|to|for|in|on|about|and|honou?r)\b)[\w.,’'&-]{1,30}\s){0,12}\Z")
ENDS = re.compile(
    r"[-–—*#\s]{0,6}(?:ends?|end\sof\s(?:speech|transcript|remarks)|#\s?#\s?#)[-–—*#\s.]{0,6}\Z"
    r"|(?:[*_#\s]{0,6})(?:notes\sto\s(?:the\s)?editors?|editor['’]?s['’]?\snotes?|media\scontacts?"
    r"|press\soffice|for\s(?:more|further|media)\s(?:information|enquiries|inquiries)"
    r"|share\sthis\spage|updates\sto\sthis\spage|questions\sand\sanswers|q\s?&\s?a)\b.{0,160}",
    re.IGNORECASE,
)
"""What stands below a speech: whatever comes then is the page's."""


def heads_speech(text: str, line: Line) -> bool:
    """Whether a line says whose speech stands below it."""
    return any(True for _ in _called(text, line))


def find_deliverer(text: str, heading: Sequence[Line]) -> Named | None:
    """Who holds the speech below these lines; None for no speech, or where two may be meant."""
    found = [one for line in heading for one in _called(text, line)]
    if not found:
        marked = [line for line in heading if _IS_SPEECH.fullmatch(text, *line)]
        if not marked:
            return None
        rest = [line for line in heading if line not in marked]
        found = [one for line in rest if (one := only_named(text, line))]
        if not found:
            found = [one for line in rest for one in _mentioned(text, line)]
    return only_one(text, found)


def _called(text: str, line: Line) -> Iterator[Named]:
    """Those whose speech a line says it is."""
    if by := _DELIVERED_BY.match(text, *line):
        if named := named_at(text, by.end(), line.end):
            yield Named(line, named)
        return
    by = _BY.search(text, *line)
    for mention in _full_names(text, line):
        start, end = mention.start, mention.end
        held = by is not None and by.end() <= start and _OFFICE.match(text[by.end() : start])
        if held or (by is None and _OF.match(text, end, line.end)):
            yield Named(line, (start, end))
            return


def _mentioned(text: str, line: Line) -> Iterator[Named]:
    """Those whom a line names with an office: "From: the Treasury and The Rt Hon Ann Lee MP"."""
    if _REPORTED.match(text, *line):
        return
    for mention in _full_names(text, line):
        if mention.strong:
            yield Named(line, (mention.start, mention.end))


_REPORTED = re.compile(r"by:?\s|words:|photo|introduced|translated|published", re.IGNORECASE)


def _full_names(text: str, line: Line) -> list[Mention]:
    block = Block(Kind.BODY, *line)
    return [
        each
        for each in find_mentions(text, [block])
        if each.name.is_full and (each.strong or looks_like_person(each.name))
    ]
