"""Who holds an office in a document: "the health secretary" is whom it calls so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.name_words import PARTIES
from gpqa.names import fold
from gpqa.statements.phrase_names import name_behind_comma
from gpqa.statements.roles import Role, read_role, shorter_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.names import Name
    from gpqa.sentences import Span
    from gpqa.statements.entity import Entity

__all__ = ["find_holder", "name_in_apposition"]

# Offices of which a document's people seldom hold two alike.
_OFFICES = frozenset(
    """
    president secretary minister chancellor chair director commissioner speaker justice
    senator governor mayor representative premier ambassador general bishop archbishop pope nominee
    candidate executive sheriff leader king queen prince princess professor superintendent coroner
    commander admiral attorney treasurer counsel economist
    """.split()
)
# Words for anybody: what comes after is seldom the one who was called so before.
_ANYBODY = frozenset(
    """
    witness member official resident reader patient student worker man woman boy girl person
    participant protester volunteer employee colleague friend player
    """.split()
)
# Of these a text may have one that it never names: alone they must have been named just before.
_COMMON = frozenset(
    """
    secretary director general professor executive candidate leader attorney counsel economist
    representative commander minister chair speaker
    """.split()
)


def find_holder(role: str, people: Sequence[Entity], near: Sequence[Entity]) -> Entity | None:
    """The one of ``people`` to whom the document gives an office, if there is exactly one.

    ``near`` are those who were named shortly before, last first.
    """
    asked = read_role(role)
    if asked is None or asked.head in _ANYBODY:
        return None
    fits = [entity for entity in people if _holds(entity, asked)]
    if not fits and (short := shorter_role(role)):
        fits = [entity for entity in people if _holds(entity, short)]
    if len(fits) > 1:
        exact = [entity for entity in fits if asked in entity.offices]
        fits = exact if len(exact) == 1 else fits
    if len(fits) > 1:
        fits = [entity for entity in fits if entity in near]
    if len(fits) != 1:
        return _holder_loosely(asked, people, near) if not fits else None
    if asked.head in _OFFICES and (asked.modifiers or asked.head not in _COMMON):
        return fits[0]
    return fits[0] if fits[0] in near or _is_of_record(role, asked, fits[0]) else None


_MEETING = frozenset("town parish borough city county district council committee".split())


def _is_of_record(role: str, asked: Role, holder: Entity) -> bool:
    """Whether a meeting's record gives somebody its own office: "The Clerk", "(Town Clerk)".

    Its offices have capitals, and are nobody else's: "Chair of Wool Watch" is a guest's.
    """
    if asked.head not in {"chair", "clerk"} or asked.modifiers or not role[0].isupper():
        return False
    written = (known for known in holder.roles.values() if known[0].isupper())
    return any(
        read is not None and read.head == asked.head and read.modifiers <= _MEETING
        for read in map(read_role, written)
    )


_OF_BODY = re.compile(r" (?:of|at|for) (?:the )?(?=[A-Z])")
_BEFORE, _BEHIND = 1500, 2000  # code points in which an office's holder may be named


def name_in_apposition(text: str, span: Span, role: str) -> Name | None:
    """Whom "the chief executive, Helen Marsh," names near "the chief executive of Wool Watch".

    ``span`` is where the words for the office of a body stand, ``role`` what they are
    without their article. None where the office of another body stands near, too.
    """
    cut = _OF_BODY.search(role)
    read = read_role(role[: cut.start()]) if cut else None
    if cut is None or read is None or read.head not in _OFFICES:
        return None
    office = re.escape(role[: cut.start()])
    low, high = max(0, span[0] - _BEFORE), span[1] + _BEHIND
    body = fold(role[cut.start() :])
    for other in re.finditer(rf"\b{office}(?= (?:of|at|for) )", text[low:high]):
        begin = low + other.end()
        if fold(text[begin : begin + len(role) - cut.start()]) != body:
            return None
    names = {}
    for match in re.finditer(rf"\b[Tt]he {office}(, [^,;.!?\n]{{3,60}}),", text[low:high]):
        if piece := name_behind_comma(match[1]):
            names[piece.name.key] = piece.name
    return next(iter(names.values())) if len(names) == 1 else None


def _holds(entity: Entity, asked: Role) -> bool:
    """Whether the document gives ``entity`` the office that is asked for."""
    if asked.head in PARTIES.values() and not asked.modifiers:
        return asked.head in entity.parties
    for office in entity.offices:
        if office.head != asked.head or office.narrowed != asked.narrowed:
            continue
        known = office.modifiers | entity.places | entity.parties
        if asked.modifiers <= known:
            return True
    return False


def _holder_loosely(asked: Role, people: Sequence[Entity], near: Sequence[Entity]) -> Entity | None:
    """Find who "the Ohio senator" is right after "Sen. Ann Lee", if there is no other."""
    if not near or asked.narrowed or asked.head not in _OFFICES:
        return None
    fits = [
        entity
        for entity in people
        if any(office.head == asked.head and not office.narrowed for office in entity.offices)
    ]
    if len(fits) == 1 and fits[0] is near[0] and not fits[0].places:
        return fits[0] if asked.head in {"senator", "representative", "governor"} else None
    return None
