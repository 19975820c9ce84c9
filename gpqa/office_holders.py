"""Who holds an office that several documents have, each of somebody else.

"The Minister" of one report is the minister for transport, whom it introduces so once; that
another has a Minister Olive Hart, of whom no more is told, does not make every minister her.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.holding import passages_holding
from gpqa.names import fold
from gpqa.statements.person import PersonKind
from gpqa.statements.roles import read_role, same_head
from gpqa.terms import stems

if TYPE_CHECKING:
    from collections.abc import Collection

    from gpqa.directory import Directory, Speaker
    from gpqa.statements.roles import Role
    from gpqa.store import Store

__all__ = ["holders_elsewhere"]


def holders_elsewhere(
    asked: str, heard: Collection[Speaker], known: Directory, store: Store
) -> dict[Speaker, int]:
    """Who else is called by an office that is asked for by its noun alone: "the minister".

    In the sources where ``heard``, who hold it by that very name, do not speak, and that call
    somebody so: the one there who is heard and holds an office of that name.
    """
    wanted = read_role(asked)
    if wanted is None or wanted.modifiers:
        return {}
    narrower = {
        speaker: known[speaker]
        for speaker in known.by_head.get(wanted.head, ())
        if speaker not in heard and _holds(speaker, wanted)
    }
    if not narrower:
        return {}
    exact = {known[speaker] for speaker in heard}
    alone: set[int | None] = set()
    for source in _calling(asked, wanted, store):
        speaking = {row.speaker for row in store.statements_of(source)}
        holders = speaking.intersection(narrower.values())
        if len(holders) == 1 and speaking.isdisjoint(exact):
            alone |= holders
    return {speaker: number for speaker, number in narrower.items() if number in alone}


def _holds(speaker: Speaker, wanted: Role) -> bool:
    """Whether somebody holds an office of this name, be it narrower; not a deputy's or a former."""
    read = (read_role(role) for role in speaker.roles if speaker.kind is PersonKind.PERSON)
    return any(role and role.head == wanted.head and not role.narrowed for role in read)


def _calling(asked: str, wanted: Role, store: Store) -> set[int]:
    """The sources that call somebody by the noun alone: "the Minister", not "the Minister for"."""
    return {
        row.source
        for row, text in passages_holding(store, stems(asked), _LOOKED_AT)
        if any(same_head(fold(match[1])) == wanted.head for match in _THE.finditer(text))
    }


_THE = re.compile(r"(?<!\w)[Tt]he\s{1,3}([\w-]{2,30}+)(?!\s{1,3}(?:(?:for|of)\b|[A-Z]))")
_LOOKED_AT = 200
"""Passages in which the office is looked for."""
