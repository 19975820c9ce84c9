"""What each paragraph of a text is: its words, or the furniture around them.

Nothing is removed: offsets count every character. A text is cut into blocks,
each with a kind, and later steps decide by the kind what may be quoted.

The rules look at a line's shape and place, never at a particular site. They
are cautious in one direction: what is taken for furniture or a caption can no
longer be quoted, so only a line that is short, unpunctuated or a known formula
is; everything doubtful stays ``body``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from gpqa.comments import read_comments
from gpqa.days import CLOCK, DATE, DATED, TIME
from gpqa.furniture import has_credit, is_button, is_notice
from gpqa.paragraphs import BULLET, find_paragraphs, is_asked, is_turn, is_unfinished
from gpqa.teasers import find_teasers

if TYPE_CHECKING:
    from gpqa.sentences import Span

__all__ = ["CLOCK", "DATE", "DATED", "QUOTABLE", "TIME", "Block", "Kind", "parse_structure"]


class Kind(StrEnum):
    """What a block of text is."""

    HEADLINE = "headline"  # the title, a subheading
    BODY = "body"  # the text's own paragraphs
    CAPTION = "caption"  # the words under a picture, and its alternative text
    BULLET = "bullet"  # an item of a list
    COMMENT = "comment"  # what a reader wrote under the article
    FURNITURE = "furniture"  # the page's own words: buttons, notices, slogans


QUOTABLE = frozenset({Kind.HEADLINE, Kind.BODY, Kind.BULLET, Kind.COMMENT})
"""The kinds that may be quoted. A caption repeats, shortened, what the text says."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, line or list item: ``text[start:end]``, without white space around it."""

    kind: Kind
    start: int
    end: int


def parse_structure(text: str) -> list[Block]:
    """The blocks of ``text`` in order, covering every character that is not white space."""
    paragraphs = list(find_paragraphs(text))
    kinds = [_own_kind(text[start:end]) for start, end in paragraphs]
    _mark_front_matter(text, paragraphs, kinds)
    _mark_bylines(text, paragraphs, kinds)
    _mark_comments(text, paragraphs, kinds)
    _mark_teasers(text, paragraphs, kinds)
    _mark_headlines(text, paragraphs, kinds)
    return [Block(kind, *span) for kind, span in zip(kinds, paragraphs, strict=True)]


# --- what a line is by itself ----------------------------------------------------------

_SHORT = 120  # code points: longer than any button
_LONGEST_NOTICE = 200
# A masthead's slogan, above the text: "At the heart of general practice since 1960".
_SLOGAN = re.compile(r"[^.]{0,60}\bsince (?:1[6-9]|20)\d\d", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:pictured?|photo(?:graph)?|image|caption|credit)s?\s?:\s.*", re.IGNORECASE
)
_MARKS = "*_()[] "  # around a day on a line of its own
_HASHES = re.compile(r"#++[ \t]\s*+")


def _own_kind(line: str) -> Kind:
    if _HASHES.match(line):
        return Kind.HEADLINE
    bullet = BULLET.match(line)
    words = line[bullet.end() :] if bullet else line
    if len(line) <= _LONGEST_NOTICE and is_notice(words):
        return Kind.FURNITURE
    if len(line) <= _SHORT:
        bare = words.strip(_MARKS)
        if is_button(words) or DATED.fullmatch(bare) or not any(map(str.isalnum, words)):
            return Kind.FURNITURE
        if _CAPTION.fullmatch(words) or has_credit(words):
            return Kind.CAPTION
    return Kind.BULLET if bullet else Kind.BODY


# --- what a line is by its place -------------------------------------------------------

_FENCE = "---"
_KEY = re.compile(r"[A-Za-z][\w .-]{0,40}:(?:\s.*)?|-\s.*|\[.*|#.*")
_MOST_KEYS = 40


def _mark_front_matter(text: str, paragraphs: list[Span], kinds: list[Kind]) -> None:
    """The keys and values above a Markdown text, between lines of hyphens."""
    if not paragraphs or text[slice(*paragraphs[0])] != _FENCE:
        return
    for position, (start, end) in enumerate(paragraphs[1 : _MOST_KEYS + 2], 1):
        if text[start:end] == _FENCE:
            kinds[: position + 1] = [Kind.FURNITURE] * (position + 1)
            return
        if not all(map(_KEY.fullmatch, text[start:end].splitlines())):
            return


_NAME = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,3}"
_BYLINE = re.compile(
    rf"By\s{_NAME}(?:(?:,|\sand|\s&)\s{_NAME}){{0,5}}(?:(?:,|\s[|·–—-])\s.{{1,60}})?"
)
_TOP = 6  # paragraphs: who wrote a text is said above it


def _mark_bylines(text: str, paragraphs: list[Span], kinds: list[Kind]) -> None:
    """Below the title: "By Ann Lee and Tom Park"."""
    for position, (start, end) in list(enumerate(paragraphs[:_TOP]))[1:]:
        if end - start <= _SHORT and _BYLINE.fullmatch(text, start, end):
            kinds[position] = Kind.FURNITURE


def _mark_comments(text: str, paragraphs: list[Span], kinds: list[Kind]) -> None:
    """Everything after "Readers' comments (57)" is a reader's, not the article's.

    But for the lines that say whose: names, times and buttons are nobody's words.
    """
    comments = read_comments(text, paragraphs)
    if comments is None:
        return
    for position in chain.from_iterable(comments.places):
        if position in comments.around:
            kinds[position] = Kind.FURNITURE
        elif kinds[position] is not Kind.FURNITURE:
            kinds[position] = Kind.COMMENT


def _mark_teasers(text: str, paragraphs: list[Span], kinds: list[Kind]) -> None:
    """The headlines of other articles, below "Most read:"."""
    numbered = list(enumerate(kinds))
    fixed = {position for position, kind in numbered if kind in {Kind.FURNITURE, Kind.CAPTION}}
    comments = {position for position, kind in numbered if kind is Kind.COMMENT}
    for position in list(find_teasers(text, paragraphs, fixed, comments)):
        kinds[position] = Kind.FURNITURE


# Where questions have letters, answers have.
_QUESTIONS = re.compile(r"(?:\A|[\r\n])[ \t]*+Q(?:[.:]\s|[ \t]{2,})")


def _mark_headlines(text: str, paragraphs: list[Span], kinds: list[Kind]) -> None:
    """Short lines without a full stop among paragraphs: headlines, or a picture's caption.

    Before the first paragraph such a line is a headline. Further down, two of
    them together with a bare name among them are a picture's alternative text
    and its caption; one alone is a subheading. A text of nothing but such
    lines (a note, a poem) is all body.
    """
    asked = _QUESTIONS.search(text) is not None
    titled = [
        kind is Kind.BODY and _title_shaped(text[start : min(end, start + _SHORT + 1)], asked=asked)
        for kind, (start, end) in zip(kinds, paragraphs, strict=True)
    ]
    prose = [
        position
        for position, kind in enumerate(kinds)
        if kind in {Kind.BODY, Kind.BULLET} and not titled[position]
    ]
    if not prose:
        return
    position = 0
    while position < len(kinds):
        if not titled[position]:
            position += 1
            continue
        run = position
        while run < len(kinds) and titled[run]:
            run += 1
        lines = [text[slice(*paragraphs[i])] for i in range(position, run)]
        named = any(map(_is_bare_name, lines))
        if position > prose[0] and named:
            kind = Kind.CAPTION if len(lines) <= 3 else Kind.BODY
        elif position > prose[0] and len(lines) > 1:
            kind = Kind.BODY  # an address, a table, verse: not recognised, so kept
        else:
            kind = Kind.HEADLINE
        for offset, line in enumerate(lines):
            above = position < prose[0] and _SLOGAN.fullmatch(line)
            kinds[position + offset] = Kind.FURNITURE if above else kind
        position = run


def _title_shaped(line: str, *, asked: bool) -> bool:
    if len(line) > _SHORT or is_turn(line) or is_unfinished(line) or not line[0].isprintable():
        return False
    if line[0] == line[-1] == "|":  # a table's row
        return False
    if asked and is_asked(line):  # "A.  I never saw them", but "A. Introduction" elsewhere
        return False
    return line[-1] not in ".!?…:;,-–—“”‘’«»\"'。！？" and not line[0].islower()


_COLUMNS = re.compile(r"\t|[ \u00a0]{3}")  # a row of a table is no name


def _is_bare_name(line: str) -> bool:
    words = line.split()
    return (
        _COLUMNS.search(line) is None
        and 2 <= len(words) <= 4
        and all(word[0].isupper() and word.isalpha() for word in words)
    )
