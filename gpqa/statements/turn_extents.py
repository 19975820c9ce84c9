"""Where the turns of a transcript end: which parts of a text are in which turn.

A paragraph without a label goes on with the turn above it, or is an article's, an editor's or
nobody's. That depends on what the text is: the record of a hearing holds hardly anything else,
an article may hold an interview of a few turns and go on behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from gpqa.statements.congress import is_inserted, is_proceeding
from gpqa.statements.labels import Shape, read_examiner, read_witness
from gpqa.statements.turn_parts import LOOK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.statements.turn_parts import Part

__all__ = ["assign_parts", "settle_parts"]


# An article on what was said, rather than somebody who says it.
_ABOUT = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[A-Z]\w+)[ \u00a0](?:said|says|told|added|explained|continued"
    r"|tweeted|wrote|replied|asked|insisted|argued)\b|\b(?:said|says|added)[ \u00a0][A-Z]"
)
_EDITORIAL = re.compile(
    r"(?:this|the|our)\s(?:interview|conversation|transcript|discussion|q&a|session|event)\s"
    r"(?:was|has|is|will|took)\b|.{0,80}\bedited for\b|transcri(?:pt|bed|ption)\s(?:by|provided)"
    r"|(?-i:(?:[A-Z][\w.'’-]*+[ \u00a0]){2,4}(?:was|were)[ \u00a0])"
    r"(?:speaking|talking|interviewed)\b"
    r"|additional reporting|this article\b|follow\s\S+\son\b|question\s(?:put|agreed)\b"
    r"|(?:bill|motion|amendment)\s(?:accordingly|agreed)\b|the\s(?:house|meeting|hearing)\s"
    r"(?:divided|adjourned|rose)\b",
    re.IGNORECASE,
)
_NEAR = 3
"""Paragraphs without a label that may stand between two turns of an interview in an article."""

_MANY = 12
"""Turns of a text that is surely a record of what was said, and no article about it."""


def settle_parts(
    text: str, parts: list[Part], accepted: frozenset[str], *, congress: bool = False
) -> list[Part]:
    """The parts with the labels of speakers only; ``congress``: in a record of Congress."""
    capitals = [
        part.label.capitals
        for part in parts
        if part.label and not part.alone and part.label.key in accepted
    ]
    shouted = len(capitals) >= 4 and sum(capitals) >= 0.8 * len(capitals)
    chat = any(part.label and part.label.dated and part.label.key in accepted for part in parts)
    settled: list[Part] = []
    for part in parts:
        label = part.label
        if label is not None:
            key = f"{label.key}\n" if part.alone else label.key
            known = key in accepted
            # "PARK: …" speaks; "Park: no more talks" above it is the headline.
            if not known or (shouted and not label.capitals and label.shape < Shape.FORMAL):
                part.other = label.shape >= Shape.NAMED and not part.alone
                part.label, part.alone = None, False
        if part.label is None and "q" in accepted and not part.stage:
            part.examiner = read_examiner(text, part.start, part.end)
            part.witness = read_witness(text, part.start, part.end)
            part.stage = part.examiner is not None or part.witness is not None
        if part.label is None and _shouts(text, part.start, part.end):
            part.other = True
        if congress and part.label is None:
            inserted = is_inserted(text, part.start, part.end)
            part.other |= inserted or is_proceeding(text, part.start, part.end)
            part.stage &= not inserted
        if part.stamped and chat:  # "Ann added Tom"
            part.other = True
        if not (part.label or part.other) and settled and settled[-1].block == part.block:
            settled[-1].end = part.end  # a line of the paragraph, after all
        else:
            settled.append(part)
    return settled


def _shouts(text: str, start: int, end: int) -> bool:
    """Whether it is a short line in capitals, a heading: "DR OKORO (sworn)"."""
    if end - start > 80:
        return False
    letters = [sign for sign in text[start:end].partition("(")[0] if sign.isalpha()]
    return len(letters) >= 4 and all(map(str.isupper, letters))


def assign_parts(text: str, parts: Sequence[Part], *, record: bool = False) -> None:
    """Say of each part which turn it belongs to; ``record``: the text is one of what was said."""
    heads = [number for number, part in enumerate(parts) if part.label is not None]
    if not heads:
        return
    prose = [0]
    for part in parts:
        prose.append(prose[-1] + part.prose)
    gaps = [prose[after] - prose[head] for head, after in pairwise(heads)]
    lead = next((heads[n] for n, gap in enumerate(gaps) if gap <= _NEAR), heads[0])
    before = 0 if record else prose[lead]
    share = len(heads) / (len(heads) + prose[-1])
    sure = sum(parts[head].label.shape >= Shape.TITLED for head in heads) >= 0.5 * len(heads)  # type: ignore[union-attr]
    formal = sum(parts[head].label.shape is Shape.FORMAL for head in heads)  # type: ignore[union-attr]
    whole = (
        record
        or share >= 0.6
        or (not before and share >= 0.2)
        or (sure and len(heads) >= _MANY and share >= 0.05)
    )
    record = record or (whole and (len(heads) >= _MANY or formal >= max(2, 0.2 * len(heads))))
    stretch: list[int] = []
    for number, head in enumerate(heads):
        last = number + 1 == len(heads)
        until = len(parts) if last else heads[number + 1]
        stretch.append(head)
        if last:
            most = _trailing(gaps, before, whole=whole, sure=sure)
        else:
            most = until if whole or gaps[number] <= _NEAR else 0
        strict = not record or (last and (before > 0 or not sure))
        own = (1 + _NEAR if sure else 1) if whole and (record or not (last and before)) else 0
        manner = _Manner(strict=strict, last=last, own=own)
        joined = _go_on(text, parts, head, until, most, how=manner)
        if not whole and (last or not joined):
            _close(parts, stretch)
            stretch = []


def _trailing(gaps: Sequence[int], before: int, *, whole: bool, sure: bool) -> int:
    """How many paragraphs without a label may belong to the last turn of a text."""
    if not whole:
        return 0
    if not before and sure:
        return 1_000_000_000
    longer = sum(gap > 0 for gap in gaps) >= 0.4 * len(gaps)
    return max(gaps, default=0) if not before else int(longer)


@dataclass(frozen=True, slots=True)
class _Manner:
    """How the paragraphs without a label below a turn are judged."""

    strict: bool
    """Whether one that tells what somebody said is an article's, and ends the turn."""
    last: bool
    """Whether it is the text's last turn, which an editor's note may follow."""
    own: int
    """In how many paragraphs, from such a one on, "I" shows that it is the speaker's after all."""


_QUOTED = re.compile(r"“[^”]*+(?:”|\Z)|\"[^\"]*+(?:\"|\Z)|(?<!\w)[‘'«].*+", re.DOTALL)
_OWN = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|me)\b(?!\.)")


def _is_own(text: str, part: Part) -> bool:
    """Whether a paragraph says "I" outside of quotation marks."""
    words = text[part.start : min(part.end, part.start + 4 * LOOK)]
    return _OWN.search(_QUOTED.sub(" ", words)) is not None


def _is_foreign(text: str, parts: Sequence[Part], number: int, until: int, how: _Manner) -> bool:
    """Whether a paragraph below a turn is an article's or an editor's rather than the speaker's."""
    part = parts[number]
    begin, end = part.start, min(part.end, part.start + LOOK)
    if (how.strict or how.last) and _EDITORIAL.match(text, begin, end):
        return True
    if not how.strict or not _ABOUT.search(text, begin, end):
        return False
    return not any(
        each.prose and _is_own(text, each) for each in parts[number : min(until, number + how.own)]
    )


def _go_on(
    text: str, parts: Sequence[Part], head: int, until: int, most: int, *, how: _Manner
) -> bool:
    """Give the turn the parts that go on with it; whether none is left before ``until``."""
    first = parts[head]
    label = first.label
    assert label is not None
    first.turn = head
    wanting = label.words >= first.end  # the label stands above what is said
    taken = 0
    for number in range(head + 1, until):
        part = parts[number]
        if part.stage:
            part.turn = head
            continue
        if not part.prose:
            return not any(each.prose for each in parts[number:until])
        if not wanting and (taken >= most or _is_foreign(text, parts, number, until, how)):
            return False
        part.turn = head
        taken, wanting = taken + (not wanting), False
    return True


def _close(parts: Sequence[Part], stretch: Sequence[int]) -> None:
    """Keep an interview within an article only where it is one: a label alone is not."""
    if len({parts[head].label.key for head in stretch}) >= 2:  # type: ignore[union-attr]
        return
    drop = set(stretch)
    for part in parts[stretch[0] :]:
        if part.turn in drop:
            part.turn = None
