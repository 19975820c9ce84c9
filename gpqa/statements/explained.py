"""Whose initials a text goes on with: minutes name "Ruth Penhale (RP)" once, then "RP asked".

The initials are a mention of her like her surname: who says what beside them is she, and "she"
after them. They are somebody's only where they stand in brackets right behind one person's full
name, whose initials they are, and behind no other's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.statements.initials import fits
from gpqa.statements.mentions import Mention
from gpqa.statements.phrase_names import looks_like_person
from gpqa.structure import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.names import Name
    from gpqa.structure import Block

__all__ = ["find_explained", "with_initials"]

_BRACKET = re.compile(r"[ \u00a0]\(([A-Z]{2,4})[),]")
_SCANNED = frozenset({Kind.BODY, Kind.BULLET, Kind.HEADLINE})
_BEGINS = re.compile(r"[.!?;:\n]\s{1,3}\Z")
_DOES = re.compile(r"[ \u00a0][a-z]")


def find_explained(text: str, mentions: Sequence[Mention]) -> dict[str, Name]:
    """Whose initials those are that stand in brackets behind a person's name."""
    found: dict[str, Name | None] = {}
    for mention in mentions:
        bracket = _BRACKET.match(text, mention.end) if mention.name.is_full else None
        if bracket is None or not fits(bracket[1], mention.name):
            continue
        if mention.strong or looks_like_person(mention.name):
            known = found.setdefault(bracket[1], mention.name)
            if known and (known.key, known.given) != (mention.name.key, mention.name.given):
                found[bracket[1]] = None
    return {letters: name for letters, name in found.items() if name}


def with_initials(
    text: str, blocks: Sequence[Block], mentions: Sequence[Mention], whose: dict[str, Name]
) -> list[Mention]:
    """The mentions of a text together with those by initials alone, in order."""
    if not whose:
        return list(mentions)
    pattern = re.compile(rf"(?<![\w(&./-])(?:{'|'.join(sorted(whose))})(?![\w)&/-])")
    found = {}
    for number, block in enumerate(blocks):
        if block.kind not in _SCANNED:
            continue
        for match in pattern.finditer(text, block.start, block.end):
            start, end = match.span()
            before = text[max(block.start, start - 4) : start]
            opens = not before or _BEGINS.search(before) is not None
            subject = opens and _DOES.match(text, end, block.end) is not None
            owns = text[end : end + 2] in {"'s", "’s"}
            found[start] = Mention(
                start,
                end,
                number,
                whose[match[0]],
                strong=True,
                roles=(),
                subject=subject and not owns,
                possessive=owns,
                quoted=False,
            )
    others = (each for each in mentions if each.start not in found)
    return sorted([*others, *found.values()], key=lambda each: each.start)
