"""Who a text says is there: "Hosts: Ann Lee and Tom Park", "Present: Ann Lee (Chair)".

Such lines stand above a transcript and are said by nobody, though they look like turns. And
they are where an office has a name: in the turns below, the chair may be "Chair" alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.names import Name, agrees, fold, parse_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gpqa.sentences import Span

__all__ = ["announces_people", "find_holders", "lists_people"]

_LONGEST = 600
"""Code points of a list of names: more is a speech."""
_OTHERS = frozenset(
    """
    host hosts cohost cohosts co-host co-hosts guest guests panel panelists panellists speakers
    moderators presenters participants interviewers interviewees reporters narrators attendees
    producer producers officers members witnesses councillors trustees directors observers
    """.split()
)
"""What stands before such a list and is no office of one person, or none at all."""
_SPOKEN = re.compile(
    r"[?!]|\b(?:I|I['’]\w+|[Ww]e|[Yy]ou|[Yy]our|[Mm]y|me|us|[Yy]es|[Nn]o|[Tt]hanks?|[Pp]lease"
    r"|[Ww]elcome|[Ss]orry|[Hh]ello|is|are|was|were|has|have|will|do|does|did)\b"
)
_APART = re.compile(r"[;,\n]|[ \u00a0](?:and|&|with)[ \u00a0]")
_HEADED = re.compile(r"[ \t]*+[A-Z][\w &-]{2,40}:")
_BRACKETS = re.compile(r"\([^()\n]{0,120}\)")
_MOST_WORDS = 8  # of what somebody in a list is: "professor of law in the University of Leeds"


def announces_people(key: str) -> bool:
    """Whether the label of this ``key`` may stand before a list of people: "guests"."""
    return key.rpartition(" ")[2] in _OTHERS


def lists_people(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is nothing but people's names, and what they are.

    "Ann Lee, of Shelter, and Tom Park" is; "Ann Lee, please go on." is not.
    """
    words = text[start:end].strip()
    if not words or len(words) > _LONGEST or _SPOKEN.search(words):
        return False
    bare = "\n".join(_HEADED.sub("", line, count=1) for line in words.split("\n"))
    pieces = [piece.strip() for piece in _APART.split(_BRACKETS.sub("", bare.rstrip(".")))]
    pieces = [piece for piece in pieces if piece]
    if not pieces or not _is_somebody(pieces[0]):
        return False
    if words.endswith("."):  # "Chair: Ann Lee." calls her
        return len(pieces) > 1 and all(map(_is_somebody, pieces))
    return all(len(piece.split()) <= _MOST_WORDS and ". " not in piece[4:] for piece in pieces[1:])


def _is_somebody(words: str) -> bool:
    name = parse_name(words)
    return name is not None and bool(name.given or name.titles)


# --- who holds an office ----------------------------------------------------------------

_NAME = r"(?<![\w.'’-])(?P<name>[A-Z][\w.'’-]*+(?>[ \u00a0][A-Z][\w.'’-]*+){0,6})"
_BRACKET = re.compile(
    rf"{_NAME}[ \u00a0]\((?P<office>[A-Za-z][\w -]{{2,40}})(?:,[^()\n]{{0,80}})?\)"
)
_COMMA = re.compile(rf"{_NAME},[ \u00a0](?P<office>[A-Z][\w -]{{2,40}})(?=[;.,\n]|\Z)")
# Of a committee of Congress: "Hon. Ann Lee [chairwoman of the subcommittee] presiding".
_PRESIDES = re.compile(
    rf"{_NAME},?\s[\[(]?(?:the\s)?(?P<office>(?i:chair(?:man|woman|person)?))"
    r"(?:\sof\sthe\s(?:full\s|select\s)?(?i:(?:sub)?committee|commission))?[\])]?,?\s{1,3}presiding\b"
)
_HEADS = {"chairman": "chair", "chairwoman": "chair", "chairperson": "chair"}
# They make no other office of it: "(Town Clerk)" is the clerk, "(Deputy Clerk)" is not.
_OF_THE_BODY = frozenset(
    "the town parish borough county city council committee board meeting panel session".split()
)
_CHANGES = re.compile(
    r"\b(?:in|took|takes|left|leaves|vacated|resumed)\s(?:the\s)?chair\b", re.IGNORECASE
)
_ANYBODYS = frozenset("witness member guest student audience man woman boy girl".split())
"""That one of these is named shows nothing of the next."""


def find_holders(text: str, front: int, offices: Iterable[str]) -> dict[str, Span]:
    """The words that name who holds each of ``offices``, where exactly one person does.

    ``front`` is where the first turn begins. Before it the text must give the office to
    somebody ("Ann Lee (Chair)"), and nowhere to anybody else. Offices are the keys of labels;
    those of nobody, or of several, are left out.
    """
    wanted: dict[str, list[str]] = {}
    for key in offices:
        office = _plain(key)
        if office and office.rpartition(" ")[2] not in _ANYBODYS:
            wanted.setdefault(office, []).append(key)
    if wanted and _CHANGES.search(text):
        wanted.pop("chair", None)
    if not wanted:
        return {}
    given: dict[str, list[tuple[Span, Name]]] = {}
    for match in (
        *_BRACKET.finditer(text),
        *_COMMA.finditer(text, 0, front),
        *_PRESIDES.finditer(text, 0, front),
    ):
        office = _plain(match["office"])
        name = parse_name(match["name"]) if office in wanted else None
        if name is not None and (name.given or name.titles):
            given.setdefault(office, []).append((match.span(), name))
    found: dict[str, Span] = {}
    for office, people in given.items():
        span = min(span for span, _ in people)
        if span[1] <= front and _is_one([name for _, name in people]):
            found |= dict.fromkeys(wanted[office], span)
    return found


def _plain(office: str) -> str:
    """An office as it is compared: "The Town Clerk" is "clerk"."""
    words = fold(office).split()
    while len(words) > 1 and words[0] in _OF_THE_BODY:
        del words[0]
    return " ".join(_HEADS.get(word, word) for word in words)


def _is_one(names: Sequence[Name]) -> bool:
    longest = max(names, key=lambda name: len(name.given))
    return all(agrees(longest, name) for name in names)
