"""Readers' comments under an article: where they begin, and which lines say whose they are.

A comment is headed by its writer's name and by when it was written, on two lines or on one:
"Ann K." and "12 March 2024 at 08:14" below it, "Ann K. says:", "Ann K. wrote on 12 March 2024:",
"Ann K. | 2 hours ago"; or by the name alone, as a heading with a colon: "### Ann K.:". The
first line under the heading of all comments shows that they are headed so; where it does not,
no line is taken for a name, and all comments stay readers'.

They go on to the end of the page; but where a time of day stands right above the heading of all,
as above a post of a live page, they end with that post: at the next such time.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from gpqa.days import CLOCK, STAMP, STAMPED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.sentences import Span

__all__ = ["CommentHeading", "Comments", "heads_comments", "read_comments"]


class CommentHeading(NamedTuple):
    """What stands above one comment."""

    cue: Span
    """All of it, without the white space around it."""
    named: Span | None
    """The writer's name; None where there is none ("Guest", a date alone)."""


class Comments(NamedTuple):
    """The comments of a text; positions are those of its paragraphs."""

    begin: int
    """Where the heading of all comments stands."""
    places: tuple[range, ...]
    """From each heading of comments on, what is the readers': all there is, but in posts."""
    around: frozenset[int]
    """What is no reader's words: headings, times and buttons."""
    headings: dict[int, CommentHeading]
    """By the position of the last line of each heading: a comment begins below it."""


_LONGEST = 120  # code points of a line that heads anything
_LONGEST_NAME = 60
_LONGEST_SHORT_FORM = 4  # "Snr."
_MOST_WORDS = 6  # of a name with a place: "Angry Pensioner of Upper Milbury"

_BEGIN = re.compile(
    r"(?:#{1,6}\s)?(?:(?:readers?['’]?s?\s+)?comments?\s*\(\d+\)"
    r"|(?:\d+\s+)?readers?['’]?s?\s+comments?:?|comments(?::|\s+below)?)",
    re.IGNORECASE,
)
# These begin comments only where a comment's heading follows: minutes count comments, too.
_MAY_BEGIN = re.compile(
    r"(?:#{1,6}\s)?(?:\d{1,6}\s(?:comments?|replies|responses|thoughts)(?:\s(?:to|on)\s.{1,90})?"
    r"|comments\s*[\[:·-]?\s*\d{1,6}\]?|(?:the\s)?(?:discussion|conversation)(?:\s*\(\d+\))?)",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"(?:[•·*|-]\s)?(?:(?:log\sin\sto\s)?reply(?:\sto\s.{1,40})?|like|liked|share|report|report\sabuse"
    r"|flag|quote|permalink|edited|recommend(?:\s\(\d+\))?|\(?edited\)?"
    r"|\d{1,6}\s(?:likes?|replies|reply|points?|(?:up|down)?votes?|recommendations?)"
    r"|sort(?:ed)?\sby\b.{0,40}|(?:newest|oldest|most\s\w{3,12})(?:\sfirst)?|all\scomments)",
    re.IGNORECASE,
)

_MARKS = r"(?:[•*+-]\s|\#{1,6}\s)?[*_]{0,2}"
_VERB = r"(?:says|said|writes|wrote|replies|replied|responds|responded|comments|commented|posted)"
_NAME = rf"(?P<name>@?[^\W_][^\n]{{0,{_LONGEST_NAME - 2}}}?)[*_]{{0,2}}"
_IS_NAME = re.compile(rf"{_MARKS}(?:(?:posted|comment|written)\s)?(?:[Bb]y:?\s)?{_NAME}")
_SAYS = re.compile(rf"{_MARKS}{_NAME}\s{_VERB}\s?:[*_]{{0,2}}")
_HEADED = re.compile(rf"\#{{1,6}}\s{_NAME}:")
_NAME_AND_STAMP = re.compile(
    rf"{_MARKS}(?:(?:posted|comment|submitted|written)\s)?(?:by:?\s)?{_NAME}"
    rf"(?:\s{_VERB})?(?:\s?[,|·•–—:-]\s?|\s)[(\[]?(?P<stamp>{STAMP})[)\]]?(?:\s{_VERB})?\s?:?[*_]{{0,2}}",
    re.IGNORECASE,
)
_STAMP_AND_NAME = re.compile(
    rf"{_MARKS}(?P<stamp>{STAMP}),?\s{_NAME}\s{_VERB}\s?:[*_]{{0,2}}", re.IGNORECASE
)
_SURE_STAMP = re.compile(r"\d{4}|\bago\b", re.IGNORECASE)
_NAME_ENDS = re.compile(r"\s*(?:[,|(\[·•]|\s[–—-]\s)")
_SMALL = frozenset("of from in at the and de da di van von der den la le el al bin ibn aka".split())
_NO_NAMES = frozenset(
    """
    the a an my our your his her their its this that these those i we you he she they it one in on
    at and but or so if as when what who why how some many all no not yes there here
    """.split()
)
_NOBODY = frozenset(
    """
    guest anonymous anon reader visitor user commenter deleted [deleted] unknown name-withheld
    """.split()
)


def heads_comments(line: str) -> bool:
    """Whether a line is the heading of all comments, whatever follows: "Comments (57)"."""
    return _BEGIN.fullmatch(line) is not None


def read_comments(text: str, paragraphs: Sequence[Span]) -> Comments | None:
    """The comments below a text, whose ``paragraphs`` are given; None where there are none.

    The work is linear in the text's length.
    """
    found: list[Comments] = []
    position = 0
    while position < len(paragraphs):
        following = position + 1
        start, end = paragraphs[position]
        sure = end - start <= _LONGEST and _BEGIN.fullmatch(text, start, end) is not None
        if sure or (end - start <= _LONGEST and _MAY_BEGIN.fullmatch(text, start, end)):
            after = _end(text, paragraphs, position)
            comments = _read(text, paragraphs, position, after)
            if sure or comments.headings:
                found.append(comments)
                following = after
        position = following
    return _together(found) if found else None


_POST_TIME = re.compile(CLOCK, re.IGNORECASE)


def _end(text: str, paragraphs: Sequence[Span], begin: int) -> int:
    """Where the comments end: in a post below a time of day, where the next such time stands."""
    if begin == 0 or _POST_TIME.fullmatch(text, *paragraphs[begin - 1]) is None:
        return len(paragraphs)
    first = _heading(text, paragraphs, begin + 1) if begin + 1 < len(paragraphs) else None
    if first is not None and first.layout is _Layout.LINES:
        return len(paragraphs)  # each comment has its own time
    times = (
        at
        for at in range(begin + 1, len(paragraphs))
        if _POST_TIME.fullmatch(text, *paragraphs[at])
    )
    return next(times, len(paragraphs))


def _together(found: Sequence[Comments]) -> Comments:
    """The comments of several posts as one."""
    return Comments(
        found[0].begin,
        tuple(place for each in found for place in each.places),
        frozenset().union(*(each.around for each in found)),
        {at: heading for each in found for at, heading in each.headings.items()},
    )


class _Layout(StrEnum):
    """How a page heads its comments."""

    SAYS = "says"  # "Ann says:"
    LINE = "line"  # "Ann, 12 March 2024"
    LINES = "lines"  # "Ann", or "Ann says:", and below it the time


class _Found(NamedTuple):
    """A comment's heading, of one line or two."""

    layout: _Layout
    lines: int
    heading: CommentHeading


def _read(text: str, paragraphs: Sequence[Span], begin: int, stop: int) -> Comments:
    """The comments below the heading of all at ``begin``, up to ``stop``."""
    around = {begin}
    headings: dict[int, CommentHeading] = {}
    layout: _Layout | None = None
    position = begin + 1
    while position < stop:
        start, end = paragraphs[position]
        if end - start <= _LONGEST:
            counted = position == begin + 1 and _MAY_BEGIN.fullmatch(text, start, end)
            if counted or _is_around(text, start, end, stamped=layout is not None):
                around.add(position)
                position += 1
                continue
            found = _heading(text, paragraphs, position)
            if found is not None and layout in {None, found.layout}:
                layout = found.layout
                around.update(range(position, position + found.lines))
                position += found.lines
                headings[position - 1] = found.heading
                continue
        if layout is None:  # the first comment has no heading: none has
            break
        position += 1
    return Comments(begin, (range(begin, stop),), frozenset(around), headings)


def _is_around(text: str, start: int, end: int, *, stamped: bool) -> bool:
    if _BUTTON.fullmatch(text, start, end) or _BEGIN.fullmatch(text, start, end):
        return True
    return stamped and STAMPED.fullmatch(text, start, end) is not None


def _heading(text: str, paragraphs: Sequence[Span], position: int) -> _Found | None:
    """The heading that begins here; None for none."""
    start, end = paragraphs[position]
    for pattern in (_STAMP_AND_NAME, _NAME_AND_STAMP):
        match = pattern.fullmatch(text, start, end)
        if match is not None and _is_dated(match) and (name := _name(text, match)) is not None:
            heading = CommentHeading((start, end), _unless_nobody(text, name))
            return _Found(_Layout.LINE, 1, heading)
    below = paragraphs[position + 1] if position + 1 < len(paragraphs) else None
    if below is not None and (
        below[1] - below[0] > _LONGEST or STAMPED.fullmatch(text, *below) is None
    ):
        below = None
    match = _SAYS.fullmatch(text, start, end) or _HEADED.fullmatch(text, start, end)
    if match is None and below is not None:
        match = _IS_NAME.fullmatch(text, start, end)
    name = _name(text, match) if match is not None else None
    if name is None:
        return None
    named = _unless_nobody(text, name)
    if below is None:
        return _Found(_Layout.SAYS, 1, CommentHeading((start, end), named))
    return _Found(_Layout.LINES, 2, CommentHeading((start, below[1]), named))


def _is_dated(match: re.Match[str]) -> bool:
    """Whether a name and a time on one line are parted, or it is no time of day alone.

    "Ready at 10:30" is nobody's heading.
    """
    between = match.string[match.end("name") : match.start("stamp")].strip("*_ \t")
    return bool(between) or _SURE_STAMP.search(match["stamp"]) is not None


def _name(text: str, match: re.Match[str]) -> Span | None:
    """The name that a heading gives, without a place or an office behind it; None for no name."""
    start, end = match.span("name")
    while start < end and text[start] in "@*_":
        start += 1
    if ends := _NAME_ENDS.search(text, start + 1, end):
        end = ends.start()
    words = text[start:end].split()
    if not words or len(words) > _MOST_WORDS or text[end - 1] in '!?…;:"”':
        return None
    ended = text[end - 1] == "." and len(words[-1]) > _LONGEST_SHORT_FORM  # "Bernd K." is not
    if ended or words[0].casefold() in _NO_NAMES:
        return None
    capitals = len(words) == 1 or all(w in _SMALL or not w[0].islower() for w in words)
    return (start, end) if capitals else None


def _unless_nobody(text: str, name: Span) -> Span | None:
    words = text[slice(*name)].casefold().split()
    return None if words[0] in _NOBODY or words[:2] == ["name", "withheld"] else name
