"""What a whole text says of itself, above its first paragraphs: its title and its date.

A date is a text's own only where it plainly is: on a line of its own, after a byline's
word ("Published 22 May 2022"), at the end of a heading, or where minutes say when they
were held. One in running text is what the text is about, and is never taken.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from gpqa.comments import read_comments
from gpqa.days import CLOCK, DATE, DATED, TIME
from gpqa.structure import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpqa.structure import Block

__all__ = ["find_date", "find_title"]

_TOP = 12  # blocks that may hold the date
_KEYS = 42  # blocks that front matter may have
_SHORT = 120  # code points of a byline or a heading
_LONGEST_TITLE = 300  # code points
_MOST_NAMED = 6  # words: no fewer tell anything

# --- the title -------------------------------------------------------------------------

_FRONT_TITLE = re.compile(
    r"---[ \t]*\r?\n(?:(?!---)[^\r\n]*\r?\n){0,40}?title:[ \t]*"
    r"(?P<mark>[\"']?)(?P<title>[^\r\n]{1,300}?)(?P=mark)[ \t]*(?:\r|\n)",
    re.IGNORECASE,
)
_HASHES = re.compile(r"(#++)[ \t]\s*+")
# Who wrote it and when, and how a sitting began: about the text, not what it is called.
_NO_TITLE = re.compile(
    r"""\[.*\] | \(.*\) | (?P<mark>[*_]{1,2})[^*_].*(?P=mark)
    | (?:by|words|interview)\s[A-Z].*  |  (?:the\s)?(?:house|committee|council|court|board
      |assembly|senate|panel|inquiry|tribunal|meeting)\s
      (?:met|sat|assembled|convened|resumed|reassembled|opened|began|commenced)\b.*
    | (?:(?:first|last)\s)?(?:published|updated|broadcast|posted|dated|issued|recorded)\b.*\d.*""",
    re.VERBOSE | re.IGNORECASE,
)
_BYLINE = re.compile(r"[Bb][Yy]\s[A-Z]")
# An article called by a question or by what somebody said, and no turn or quotation.
_QUOTING = re.compile(r"[^.!?\"“”‘]{4,80}[\"“‘][^.\"“”]{3,80}[\"”’]")
_ALL_QUOTED = re.compile(r"[\"“‘'][^\"“”\n]{3,110}[\"”’']")
_QUOTE_OF = re.compile(r"[\"“][^\"“”\n]{3,110}[\"”]\s?[–—-]\s?[A-Z]")  # "…" – Jo Park, mayor
_ASKS_OR_QUOTES = ("?", "?’", "’", "”", '"', "'")
_SAID = re.compile(
    r"\b(?:said|says|say|asked|asks|told|wrote|writes|added|replied|answered|called|shouted)\b"
)


def find_title(text: str, blocks: list[Block]) -> str | None:
    """The text's title, verbatim; None where it has none.

    That of its front matter; of the headlines before its first paragraph the highest of
    Markdown's, else the first that reads as a sentence does, else the longest; else its first
    line, where that is or ends in a quotation, is a question above a byline or a date, or has
    a colon and another headline below it.
    """
    if match := _FRONT_TITLE.match(text):
        where = match.start("title")
        if any(b.kind is Kind.FURNITURE and b.start <= where < b.end for b in blocks[:_KEYS]):
            return match["title"]
    marked: list[tuple[int, str]] = []
    plain: list[str] = []
    for block in blocks:
        if _ends_head(text, block):
            break
        if block.kind is Kind.HEADLINE:
            mark = _HASHES.match(text, block.start, block.end)
            line = text[mark.end() if mark else block.start : block.end]
            if len(line) > _LONGEST_TITLE:
                continue
            if mark:
                marked.append((len(mark[1]), line))
            elif not _names_no_title(line):
                beside = _DATE_BESIDE.search(line)
                plain.append(line[: beside.start()] if beside else line)
    if marked:
        return min(marked, key=lambda each: each[0])[1]
    told = next(filter(_is_told, plain), None)
    return told or max(plain, key=len, default=None) or _quoting_title(text, blocks)


def _ends_head(text: str, block: Block) -> bool:
    """Whether a block is no headline, or a quotation above who said it, and when."""
    return (
        block.kind in {Kind.BODY, Kind.BULLET, Kind.COMMENT}
        or _QUOTE_OF.match(text, block.start, block.end) is not None
    )


def _is_told(line: str) -> bool:
    """Whether a headline says what happened: what stands below it says more of it.

    The names of a paper, an office or a section, which stand above it, do not.
    """
    words = line.split()
    return len(words) >= _MOST_NAMED and any(
        len(w) > 3 and w.isalpha() and w.islower() for w in words
    )


def _names_no_title(line: str) -> bool:
    if _issue(line) is not None or _LABELLED.match(line):
        return True
    match = _NO_TITLE.fullmatch(line)
    return match is not None and (line[:2].lower() != "by" or _BYLINE.match(line) is not None)


def _quoting_title(text: str, blocks: list[Block]) -> str | None:
    """A first line like ``The Night Bus, part 2: "Who killed it?"``, parted from the rest."""
    if len(blocks) < 2 or blocks[0].kind is not Kind.BODY:
        return None
    line = text[blocks[0].start : blocks[0].end]
    gap = text[blocks[0].end : blocks[1].start]
    if len(line) > _SHORT:
        return None
    if blocks[1].kind is Kind.FURNITURE and line.endswith(_ASKS_OR_QUOTES):
        return line
    if max(gap.count("\n"), gap.count("\r")) < 2:
        return None
    below = text[blocks[1].start : blocks[1].end]
    headed = blocks[1].kind is Kind.HEADLINE or _names_no_title(below[: _SHORT + 1])
    return line if _is_title(text, line, headed=headed) else None


def _is_title(text: str, line: str, *, headed: bool) -> bool:
    """Whether a first line is a title and no turn; ``headed`` where more of a head follows."""
    if headed and (_ALL_QUOTED.fullmatch(line) or _is_parted(text, line)):
        return True
    if not _QUOTING.fullmatch(line) or _SAID.search(line):
        return False
    label, colon, _ = line.partition(":")
    # A label that comes again is a speaker's.
    return not colon or text.count(label + colon) == 1


def _is_parted(text: str, line: str) -> bool:
    """Whether a first line is a headline with a colon, and no turn: "Dam: thousands flee"."""
    label, colon, rest = line.partition(": ")
    return (
        bool(colon)
        and len(rest.split()) >= _MOST_NAMED // 2
        and rest[:1].islower()
        and line[-1].isalnum()
        and text.count(label + colon.rstrip()) == 1
    )


# --- the date --------------------------------------------------------------------------

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MARKS = r"(?:\#{1,6}\s)?[*_(\[]{0,4}"
_DAY = rf"(?<!-)(?<![^\W_]){DATE.pattern}(?![^\W_](?<!T))"
_ALONE = re.compile(rf"[*_(\[]{{0,4}}{DATED.pattern}[*_)\]]{{0,4}}\.?", re.IGNORECASE)
# What says when the text itself was made known, or made.
_WORD = r"""(?:first\s|originally\s)?
    (?:published|broadcast|posted|issued|released|aired|transmitted|recorded|filed|delivered)
    (?:\sonline)?(?:\son)?\s*:?|dated?\s*:|dated|sent\s*:
    |date\sof\s(?:the\s)?(?:meeting|hearing|sitting|session|debate|interview|evidence|broadcast
      |recording|publication|issue|release|report|statement|judgment|decision)\s*:?
    |(?:meeting|hearing|interview|broadcast|publication|issue|release|report)\sdate\s*:?"""
_AGAIN = r"(?:last\s)?(?:updated|revised|modified|reviewed)(?:\son)?\s*:?"
# What a line may have in front of that, parted by white space alone.
_KICKER = (
    r"(?:live(?:\sblog)?|breaking(?:\snews)?|latest(?:\snews)?|exclusive|news|video)[\s:|·•–—-]+"
    r"|[A-Z][^.!?:\t\n]{1,40}?(?:\t|[ \u00a0]{3})\s*"
)
_LABELLED = re.compile(
    rf"(?:(?P<first>\A{_MARKS}(?:{_KICKER})?)|\A[Bb][Yy]\s.{{1,80}},\s|[|·•–—]\s?|\s-\s)"
    rf"(?:{_WORD}|(?P<again>{_AGAIN}))(?:\*\*|__)?\s*(?:{CLOCK}[\s,]+(?:on\s)?)?{_DAY}{TIME}",
    re.VERBOSE | re.IGNORECASE,
)
_BY_AND_DATE = re.compile(
    rf"By\s[A-Z].{{1,80}}[,|·•–—-]\s?{_DAY}{TIME}(?:\s?[|·•].{{1,60}})?\Z",
    re.IGNORECASE,
)
_OPEN = re.compile(r"[*_)\]]{0,3}\s*(?:\Z|[.|·•;–—]|-\s|(?<=\.\s)|(?:,\s)?by\s.{1,60}(?<!\.)\Z)")
_CLOSED = re.compile(r"[*_)\]]{0,3}\s*(?:\Z|[|·•])")
_RECORD = (
    r"\b(?:minutes|meeting|transcript|hearing|sitting|session|debate|evidence|proceedings"
    r"|interview|conference|statement|speech|broadcast|edition|issue|programme|bulletin"
    r"|newsletter|hansard|podcast|episode|press\s(?:release|notice|briefing))\b"
)
_IS_RECORD = re.compile(_RECORD, re.IGNORECASE)
# "Transcript of 3 May", "Hearing held on 3 May", but "The riots of 3 May".
_RECORD_OF = re.compile(
    rf"{_RECORD}(?:\s(?:held|taken|given|delivered|recorded|heard))?(?:\s(?:on|of|from|dated))?\Z"
    r"|\b(?:held|taken|delivered|recorded)\b.{0,80}\son\Z",
    re.IGNORECASE,
)
_DATES = re.compile(_DAY, re.IGNORECASE)
# In a column of its own: "PARKS COMMITTEE            11 April 2024".
_DATE_BESIDE = re.compile(rf"(?<=\S)(?:\t|[ \u00a0]{{3}})\s*{_DAY}\Z", re.IGNORECASE)
_ON = re.compile(r"(?:held\s)?on\s(?:the\s)?", re.IGNORECASE)
_END = re.compile(rf"{TIME}[)\]*_.]{{0,4}}\Z", re.IGNORECASE)
_LONGEST_MINUTES = 500  # code points of the sentence that says what they are minutes of
_MINUTES = re.compile(
    rf"{_MARKS}(?:(?:draft|unconfirmed|approved|confirmed|final|summary)\s)?"
    r"(?:minutes|notes?|record|transcript|(?:report\sof\s)?proceedings|agenda|notice|meeting"
    r"|at\sa\s(?:\w+\s){0,3}meeting)\b(?P<of>[^?!]{0,250}?)\bheld\b(?P<where>[^?!]{0,120}?)\bon\s"
    rf"(?:the\s)?{_DAY}{TIME}(?P<rest>(?:,?\s(?:at|in|from|via|by|commencing|starting|beginning)"
    r"\b[^?!]{0,150})?)[.:)*_]{0,3}\Z",
    re.IGNORECASE,
)
# What is said of the minutes of another meeting: "were approved".
_OF_ANOTHER = re.compile(
    r"\b(?:last|previous|preceding|prior|earlier|was|were|are|is|has|have|had|approved|agreed"
    r"|confirmed|signed|accepted|received|noted)\b",
    re.IGNORECASE,
)


def find_date(text: str, blocks: list[Block]) -> str | None:
    """The text's own date as ``YYYY-MM-DD``; None where none is plainly its own."""
    top = blocks[:_TOP]
    comments = read_comments(text, [(block.start, block.end) for block in top])
    if comments is not None and comments.headings:
        top = top[: comments.begin]  # below it, comments have dates
    for find in (_alone, _labelled, _headed, _published, _datelined, _held, _changed):
        for date in find(text, top):
            return date
    return None


def _alone(text: str, blocks: list[Block]) -> Iterator[str]:
    """Dates on a line of their own: "on 11 April 2024", too, below what was held."""
    before = ""
    for block in blocks:
        on = _ON.match(text, block.start, block.end)
        held = on and (before.casefold().startswith("held ") or _IS_RECORD.search(before))
        match = _ALONE.fullmatch(text, on.end() if on and held else block.start, block.end)
        if match and (date := _iso_date(match)):
            yield date
        before = text[block.start : min(block.end, block.start + _SHORT)]


def _labelled(text: str, blocks: list[Block], *, again: bool = False) -> Iterator[str]:
    """Dates after a byline's words: "Published 22 May 2022", "By Ann Lee, 22 May 2022"."""
    for line in _lines(text, blocks, _SHORT):
        match = _LABELLED.search(line)
        if match and (match["again"] is not None) is again:
            closing = _CLOSED if match["first"] is None else _OPEN
            if closing.match(line, match.end()) and (date := _iso_date(match)):
                yield date
        match = _BY_AND_DATE.match(line) if _BYLINE.match(line) else None
        if match and not again and (date := _iso_date(match)):
            yield date


def _changed(text: str, blocks: list[Block]) -> Iterator[str]:
    """Dates of a text's last change: "Updated: 22 May 2022"."""
    return _labelled(text, blocks, again=True)


def _headed(text: str, blocks: list[Block]) -> Iterator[str]:
    """Dates at the end of the headings above the first paragraph.

    That of the title is one only where the title is a record's ("Press conference, 3 May
    2021"): other titles end in the date of what they are about.
    """
    title = find_title(text, blocks)
    beside = [each for each in blocks if _DATE_BESIDE.search(text[each.start : each.end][:_SHORT])]
    for block in blocks:
        if _ends_head(text, block):
            return
        line = text[block.start : block.end]
        dates = list(_DATES.finditer(line)) if len(line) <= _SHORT else []
        if len(dates) != 1 or not _END.match(line, dates[0].end()):
            continue
        before = line[: dates[0].start()].rstrip()
        # Several dates in a column are a table's.
        parted = before.endswith(tuple(",|·•–—-:([")) or beside == [block] == blocks[:1]
        own = before.endswith(tuple("|·•")) or title is None or not line.endswith(title)
        plain = (parted and (own or _IS_RECORD.search(before))) or _RECORD_OF.search(before)
        if plain and (date := _iso_date(dates[0])):
            yield date


_PAPER = (
    r"(?:gazette|times|herald|post|news|journal|chronicle|tribune|guardian|telegraph|observer|echo"
    r"|mail|express|mirror|standard|courier|examiner|advertiser|review|magazine|weekly|press|record"
    r"|argus|mercury|messenger|dispatch|despatch|bulletin|register|sentinel|inquirer|enquirer|globe"
    r"|reporter|leader|citizen|independent|monitor|newsletter|daily|today)"
)
_PUBLICATION = rf"(?:the\s)?(?:[^\W_][\w’'&-]{{1,20}}\s(?:&\s)?){{1,3}}{_PAPER}"
# Of a newspaper's name nothing but the day of this issue is told: "The Milbury Echo, 22 June 2023".
_PUBLISHED = re.compile(
    rf"{_MARKS}{_PUBLICATION}(?:\*\*|__)?(?:,|\s?[|·•–—(]|\s-)\s?(?:[^\d|]{{0,30}}?[,|]\s)??{_DAY}"
    r"[)\]*_.]{0,4}",
    re.IGNORECASE,
)


def _published(text: str, blocks: list[Block]) -> Iterator[str]:
    """Dates behind the name of the newspaper, on a line of their own."""
    for line in _lines(text, blocks, _SHORT):
        if (match := _issue(line)) and (date := _iso_date(match)):
            yield date


def _issue(line: str) -> re.Match[str] | None:
    """A line that holds a newspaper's name and a day, and nothing else."""
    match = _PUBLISHED.fullmatch(line) if len(line) <= _SHORT else None
    if match is None:
        return None
    named = line[: match.start(_day_group(match))]
    return match if _is_titled(named) else None


def _day_group(match: re.Match[str]) -> str:
    return next(group for group in ("d1", "m2", "y3") if match[group])


def _is_titled(words: str) -> bool:
    """Whether each word but the small ones has a capital, as in a newspaper's name."""
    return all(
        word[0].isupper() or len(word) <= 3 for word in re.findall(r"[^\W\d_][\w’']*", words)
    )


# --- datelines ---------------------------------------------------------------------------

_AGENCY = r"(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/)"
# In capitals, with a state behind it: "SANTA FE, N.M.", "SÃO PAULO", "LONDON and PARIS".
_CITY = r"[^\W\d_a-z][^\W\d_a-z]{1,24}+(?:[ .’'-][^\W\d_a-z]{1,24}+\.?){0,4}"
_STATE = r"(?:,\s[A-Z][\w.]{0,20}(?:\s[A-Z][\w.]{0,20})?)?"
_SHOUTED = re.compile(
    rf"{_MARKS}{_CITY}(?:(?:/|,?\sand\s){_CITY})?{_STATE}"
    rf"(?:,|\s(?=\()|\s?[–—-])\s?(?:{_AGENCY},?\s)?(?i:{_DAY})\.?(?:\*\*|__)?"
    rf"\s?(?:{_AGENCY}\s?)?(?:\*\*|__)?(?:[-–—]{{1,2}}|:)\s"
)
# In small letters only with the agency: a story may begin "Lisbon, 25 April 1974 – …".
_WIRED = re.compile(
    r"[A-Z][\w.’'-]{1,24}(?:\s[A-Z][\w.’'-]{1,24}){0,3}"
    rf"{_STATE},\s(?i:{_DAY})\.?\s?{_AGENCY}\s?(?:[-–—]{{1,2}}|:)\s"
)


def _datelined(text: str, blocks: list[Block]) -> Iterator[str]:
    """The date of a news agency's or a press release's first words: "OSLO, 3 May 2021 –"."""
    for block in blocks:
        if block.kind is not Kind.BODY:
            continue
        for dateline in (_SHOUTED, _WIRED):
            match = dateline.match(text, block.start, block.end)
            if match and (date := _iso_date(match)):
                yield date
                return
        if block.end - block.start > _SHORT:
            return


def _held(text: str, blocks: list[Block]) -> Iterator[str]:
    """Dates on which what a text is the minutes of was held."""
    for line in _lines(text, blocks[: _TOP // 2], _LONGEST_MINUTES):
        match = _MINUTES.match(line)
        if match is None or len(list(_DATES.finditer(line))) > 1:
            continue
        if any(_OF_ANOTHER.search(match[part]) for part in ("of", "where", "rest")):
            continue
        if date := _iso_date(match):
            yield date


def _lines(text: str, blocks: list[Block], longest: int) -> Iterator[str]:
    """What nobody else wrote, as far as it is short."""
    for block in blocks:
        if block.kind is not Kind.COMMENT and block.end - block.start <= longest:
            yield text[block.start : block.end]


def _iso_date(match: re.Match[str]) -> str | None:
    day, month, year = (
        match[f"{part}1"] or match[f"{part}2"] or match[f"{part}3"] for part in "dmy"
    )
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].casefold()) + 1
    try:
        return datetime.date(int(year), number, int(day)).isoformat()
    except ValueError:  # 31 June
        return None
