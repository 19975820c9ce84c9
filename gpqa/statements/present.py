"""Labels that are read with the help of whom the text names above them, as those present.

The record of a press conference gives each name once, in full and with the office: "Assistant
Chief Fire Officer Ben Carr". Its labels then give a surname, behind the office's initials ("ACFO
CARR:") or in brackets behind a mere letter ("A: (Carr) No.", "A (Ben Carr): No."). Without the
name above, capitals and brackets are anything: "A: (Indicating) There."
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.given_names import GIVEN
from gpqa.names import agrees, fold, parse_name
from gpqa.statements.labels import Shape
from gpqa.statements.mentions import find_mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.names import Name
    from gpqa.sentences import Span
    from gpqa.statements.labels import Label
    from gpqa.statements.mentions import Mention
    from gpqa.statements.turn_parts import Part
    from gpqa.structure import Block

__all__ = ["name_ranked", "read_bracketed"]


_FEWEST_LETTERS = 2
_MOST = 40
"""Places looked at where a surname stands: each label looks at all."""


def name_ranked(text: str, blocks: Sequence[Block], parts: Sequence[Part]) -> dict[int, Span]:
    """Make labels of a rank and a surname as sure as titled ones, where somebody above has both.

    Where the rank is an office's initials, the words that name them above, by where the labels
    begin.
    """
    ranked = [
        (part, part.label)
        for part in parts
        if part.label is not None
        and not part.alone
        and part.label.capitals
        and part.label.shape is Shape.NAMED
        and " " in part.label.key
    ]
    if not ranked:
        return {}
    present = _present(text, blocks, ranked[0][1].start)
    full: dict[int, Span] = {}
    for part, label in ranked:
        rank, _, surname = text[label.start : label.end].rpartition(" ")
        own = present.get(fold(surname), [])
        if len(rank) < _FEWEST_LETTERS or len({mention.name.given for mention in own}) != 1:
            continue
        held = next(filter(None, (_holder(text, mention, rank) for mention in own)), None)
        if held is not None:
            full[label.start] = held
        if held is not None or _is_titled(text[label.start : label.end]):
            part.label = label._replace(shape=Shape.TITLED)
    return full


def _present(text: str, blocks: Sequence[Block], end: int) -> dict[str, list[Mention]]:
    """Whom the text names in full before ``end``, by their folded surnames."""
    found: dict[str, list[Mention]] = {}
    for mention in find_mentions(text, [block for block in blocks if block.end <= end]):
        own = found.setdefault(fold(mention.name.surname), [])
        if mention.name.given and len(own) < _MOST:
            own.append(mention)
    return found


def _is_titled(label: str) -> bool:
    name = parse_name(label)
    return name is not None and bool(name.titles) and not name.given


_LONGEST_OFFICE = 60
_APART = re.compile(r"[\n,;:.()]")
_CAPITALISED = re.compile(r"(?<!\w)[A-Z][\w'’-]*+")


def _holder(text: str, mention: Mention, rank: str) -> Span | None:
    """The words that name somebody, where ``rank`` is the initials of the office beside them."""
    behind_it = text[mention.end : mention.end + _LONGEST_OFFICE].lstrip(" ,(")
    if rank == _initials(_APART.split(behind_it, maxsplit=1)[0]):
        return mention.start, mention.end
    line = text[max(0, mention.start - _LONGEST_OFFICE) : mention.start]
    begin = mention.start - len(_APART.split(line)[-1])
    words = list(_CAPITALISED.finditer(text, begin, mention.end))
    at = "".join(word[0][0] for word in words).find(rank)
    behind = words[at + len(rank) :]
    return (behind[0].start(), mention.end) if at >= 0 and len(behind) > 1 else None


def _initials(office: str) -> str:
    return "".join(word[0][0] for word in _CAPITALISED.finditer(office))


# Behind the letter, before or after its mark: "A (Ben Carr):", "A: (Carr) ".
_BRACKET = re.compile(
    r"[*_]{0,3}[.:]?[*_]{0,3}[ \t\u00a0]{0,4}"
    r"\((?P<who>[A-Z][^(),\r\n]{1,40})(?:,[^()\r\n]{1,60})?\)[*_]{0,3}[.:]?[*_]{0,3}\s*+"
)


def read_bracketed(text: str, blocks: Sequence[Block], parts: Sequence[Part]) -> None:
    """Tell of questions and answers whose they are where brackets do: "A: (Carr) No."."""
    lettered: list[tuple[Part, Label, re.Match[str]]] = []
    for part in parts:
        label = part.label
        if label is not None and label.shape is Shape.ASKED:
            bracket = _BRACKET.match(text, label.end, part.end)
            if bracket is not None and bracket.end() < part.end:
                lettered.append((part, label, bracket))
    if not lettered:
        return
    present = _present(text, blocks, lettered[0][1].start)
    known = [
        (part, label, bracket, name)
        for part, label, bracket in lettered
        if (name := parse_name(bracket["who"])) and _is_somebody(name, present)
    ]
    answering = {name.key for _, label, _, name in known if label.key == "a"}
    for part, label, bracket, name in known:
        if label.key == "q" and name.key in answering:
            continue  # whom it is put to
        cue_end = max(label.cue_end, bracket.end("who") + 1)
        part.label = label._replace(who=bracket.span("who"), cue_end=cue_end, words=bracket.end())


def _is_somebody(name: Name, present: dict[str, list[Mention]]) -> bool:
    """Whether a name is that of somebody present, or in full one that can be nothing else."""
    own = present.get(fold(name.surname), [])
    known = bool(name.given) and fold(name.given[0]) in GIVEN
    return known or any(agrees(mention.name, name) for mention in own)
