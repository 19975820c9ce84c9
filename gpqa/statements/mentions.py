"""Where a text names people: every mention, with what stands around it.

One pass over the capitalised words of a document's own blocks. What is found
is a name with the evidence for it; which mentions are one person's is for
:mod:`gpqa.statements.people`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpqa.names import Name, fold
from gpqa.sentence_words import SAYING, SENTENCE_OPENERS
from gpqa.statements.name_roles import (
    LOOK,
    PREPOSITIONS,
    is_person_noun,
    is_verb,
    office_before,
    role_after,
    role_before,
)
from gpqa.statements.name_runs import RUN, Piece, name_behind_office, take_apart
from gpqa.statements.quoted_spans import quoted_spans, within
from gpqa.structure import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.sentences import Span
    from gpqa.structure import Block

__all__ = ["Mention", "find_mentions"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands; offsets are code points of the text."""

    start: int
    end: int
    block: int
    """Which of the blocks it stands in."""
    name: Name
    strong: bool
    """Whether words in or around it show that it is a person's."""
    roles: tuple[str, ...]
    """What the text calls the person there: "RCGP chair", "the secretary of state for health"."""
    subject: bool
    """Whether it seems to be its sentence's subject."""
    possessive: bool
    quoted: bool
    """Whether it stands in quotation marks: somebody else's mention."""


_SCANNED = frozenset({Kind.BODY, Kind.HEADLINE, Kind.BULLET, Kind.CAPTION})
_VERB_AFTER = re.compile(
    r"[ \u00a0](?:(?:also|then|later|now|never|still|again|[a-z]{2,12}ly)[ \u00a0])?([a-z]{2,15}+)"
)


def find_mentions(text: str, blocks: Sequence[Block]) -> list[Mention]:
    """Every name of a person in the text's own blocks and captions, in order."""
    found: list[Mention] = []
    for number, block in enumerate(blocks):
        if block.kind not in _SCANNED:
            continue
        quotes: list[Span] | None = None
        for match in RUN.finditer(text, block.start, block.end):
            run = match[0]
            begin = match.start()
            if " " in run:
                shift = name_behind_office(text[max(block.start, begin - LOOK) : begin], run)
                run, begin = run[shift:], begin + shift
            if " " not in run and fold(run) in SENTENCE_OPENERS:
                continue
            for piece in take_apart(run):
                if quotes is None:
                    quotes = quoted_spans(text, block.start, block.end)
                found.append(_mention(text, block, number, begin, piece, quotes))
    return found


def _mention(  # noqa: PLR0917 - called in one place, once a name
    text: str, block: Block, number: int, run: int, piece: Piece, quotes: list[Span]
) -> Mention:
    start, end = run + piece.start, run + piece.end
    before = text[max(block.start, start - LOOK) : start]
    left = before.split()[-1:] if before[-1:] in {" ", "\u00a0"} else []
    previous = left[0].lower() if left else ""
    roles: list[str] = []
    strong = piece.strong
    if piece.role:
        roles.append(piece.role)
    role_start = start - len(piece.role) - 1 if piece.role else start
    if (piece.role or is_person_noun(previous)) and (
        role := role_before(text, block.start, role_start, piece.role)
    ):
        roles[:] = [role]
        strong = True
    elif previous.endswith(",") and (role := office_before(text, block, start, end)):
        roles.append(role)
        strong = True
    if piece.name.given or piece.name.titles or strong:
        after, shown = role_after(text, end, block.end)
        strong = strong or shown
        roles.extend(after)
    verb = _VERB_AFTER.match(text, end, min(block.end, end + LOOK))
    says = verb is not None and is_verb(verb[1])
    told = verb is not None and verb[1] in SAYING and previous not in PREPOSITIONS
    strong = strong or (bool(piece.name.given) and told)
    subject = (
        not piece.possessive
        and previous not in PREPOSITIONS
        and (says or not previous or text[end : end + 1] == ",")
        and not (previous.endswith(",") and _is_governed(before))
    )
    quoted = within(quotes, start)
    return Mention(
        start, end, number, piece.name, strong, tuple(roles), subject, piece.possessive, quoted
    )


_GOVERNED = re.compile(
    rf"\b(?:{'|'.join(sorted(PREPOSITIONS))}) "
    r"(?:the|an?|his|her|their|its|our|my|[\w-]{2,20}['’]s) "
    r"(?:[\w’'-]{1,20} ){0,3}?([\w-]{2,20}),[ \u00a0]\Z",
    re.IGNORECASE,
)


def _is_governed(before: str) -> bool:
    """Whether an office before a name belongs to a preposition: "asked by the mayor, Ann Lee,"."""
    match = _GOVERNED.search(before)
    return match is not None and is_person_noun(match[1])
