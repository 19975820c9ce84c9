"""What the records of the American Congress say beside what is said in it.

Headings announce who speaks ("STATEMENT OF HELEN ABARA, PH.D., ACTING ADMINISTRATOR") where the
labels give but a surname, sentences tell what was done ("The Clerk read the title of the
bill."), and what was handed in stands between ("[The prepared statement follows:]"): nobody
says these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpqa.names import agrees, parse_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gpqa.names import Name
    from gpqa.sentences import Span
    from gpqa.structure import Block

__all__ = ["find_announced", "is_inserted", "is_proceeding", "without_state"]

_LOOK = 160
_MOST = 24  # people of one surname that are compared: more are no record's
_GAP = r"(?:[ \t\u00a0]|\r?\n[ \t]*)"
_WORD = r"[A-Z][\w.'’-]*+"
_HEAD = re.compile(
    rf"(?:(?:(?:opening|prepared|additional|closing|joint|further){_GAP}++)?"
    rf"(?:statements?|testimony|remarks){_GAP}++(?:submitted{_GAP}++)?(?:of|by){_GAP}++(?:the{_GAP}++)?"
    rf"|(?=hon(?:\.|orable)))"
    rf"(?-i:(?P<name>{_WORD}(?:{_GAP}{_WORD}){{1,6}}))",
    re.IGNORECASE,
)
_WITH = re.compile(
    rf"[,;]{_GAP}(?:and|accompanied{_GAP}by){_GAP}++(?-i:(?P<name>{_WORD}(?:{_GAP}{_WORD}){{1,6}}))",
    re.IGNORECASE,
)
_PROCEEDING = re.compile(
    r"(?:the\s(?:(?:assistant|senior|bill|legislative|reading|executive|deputy)\s){0,3}clerk\s"
    r"(?:read|called|proceeded|reported|designated|will|redesignated)\b"
    r"|the\s(?:text|amendment|resolution|letter|material|article|following)\b[^.?!]{0,120}"
    r"\b(?:as\sfollows|follows?)\s?:"
    r"|there\s(?:was|being)\sno\sobjection\.|the\s(?:[\w-]+\s){1,5}(?:was|were)\s(?:agreed\sto|taken"
    r"|passed|ordered|laid\son|read\sthe|announced|rejected|withdrawn)\b|a\smotion\sto\sreconsider\b"
    r"|the\s(?:yeas\sand\snays|result\sof\sthe)\b|(?:there)?upon,?\s(?:at\s\d|the\s)"
    r"|whereupon,|the\svote\swas\s|so\sthe\s[^.]{1,60}\bwas\b)",
    re.IGNORECASE,
)
_INSERTED = re.compile(
    r"[\[(](?:the|see|additional|a|an|text|attached|following)\b[^\[\]]{0,240}\bfollows?\s?[:.]{0,2}[\])]"
    r"[.:]?",
    re.IGNORECASE,
)
_OF_STATE = re.compile(r"\sof\s(?:the\s)?[A-Z][\w'’. -]*\Z")


def is_proceeding(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` tells what was done, or heads what somebody says or wrote."""
    told = _PROCEEDING.match(text, start, min(end, start + _LOOK))
    return told is not None or _heads(text, start, end)


def _heads(text: str, start: int, end: int) -> bool:
    """Whether a line heads a statement: "Prepared Statement of Helen Abara"."""
    if _HEAD.match(text, start, min(end, start + _LOOK)) is None:
        return False
    return text[start : start + _LOOK].isupper() or (
        end - start < _LOOK and text[end - 1] not in ".?!"
    )


def is_inserted(text: str, start: int, end: int) -> bool:
    """Whether it says that something written follows: "[The prepared statement follows:]"."""
    return end - start <= 2 * _LOOK and _INSERTED.fullmatch(text, start, end) is not None


def without_state(label: str) -> str:
    """A label without where its person comes from: "Mr. DOE" of "Mr. DOE of Ohio"."""
    return _OF_STATE.sub("", label)


@dataclass(frozen=True, slots=True)
class _Announced:
    span: Span
    name: Name


def find_announced(
    text: str, blocks: Sequence[Block], labels: Mapping[str, bool]
) -> dict[str, Span]:
    """The words of the headings that name in full whom each of ``labels`` stands for.

    Labels are without their full stops and states; whether they had a state, which only a
    member of Congress has, goes with them. One whose surname several people have who are
    announced is left out, and so is one that no heading fits.
    """
    by_surname: dict[str, list[_Announced]] = {}
    for block in blocks:
        for start, end in _names(text, block):
            name = parse_name(" ".join(text[start:end].split()))
            same = by_surname.setdefault(name.key, []) if name and name.is_full else None
            if name and same is not None and len(same) < _MOST:
                same.append(_Announced((start, end), name))
    found: dict[str, Span] = {}
    for label, member in labels.items():
        name = parse_name(label)
        fits = [] if name is None else by_surname.get(name.key, [])
        fits = [each for each in fits if not member or "Hon" in each.name.titles]
        if not fits or name is None:
            continue
        first = fits[0]
        if agrees(first.name, name) and all(agrees(first.name, each.name) for each in fits):
            found[label] = first.span
    return found


def _names(text: str, block: Block) -> Iterator[Span]:
    """Where a heading names whoever speaks next, and those with them."""
    head = _HEAD.match(text, block.start, min(block.end, block.start + _LOOK))
    if head is None:
        return
    yield head.span("name")
    if _heads(text, block.start, block.end):
        for match in _WITH.finditer(text, head.end(), min(block.end, block.start + 4 * _LOOK)):
            yield match.span("name")
