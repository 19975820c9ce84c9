"""Who was named or spoken of so far: what the words that follow are understood by."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gpqa.statements.entity import Entity
from gpqa.statements.person import Person, PersonKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.given_names import Gender

__all__ = ["LOOK_BACK", "UNCLEAR", "Event", "Found", "named_near", "recent"]

Found = Entity | Person | None
"""Whom words stand for: somebody with a name, somebody without, or nobody for certain."""
UNCLEAR: dict[Gender | None, Person] = {
    sex: Person(key="unclear", name="", kind=PersonKind.DESCRIPTION, gender=sex)
    for sex in ("m", "f", None)
}
"""Stands for one of several people of a name."""
LOOK_BACK = 60
"""How many events before a place are looked at."""


class Event(NamedTuple):
    """Somebody is named, or spoken of by an office or a pronoun."""

    start: int
    block: int
    entity: Entity | Person
    subject: bool
    speaker: bool
    """Whether it stands beside a statement, as its speaker."""
    quoted: bool
    by_given: bool = False
    """Whether only the given name stands there."""


def named_near(events: Sequence[Event], block: int, reach: int) -> list[Entity]:
    """Who was named in this paragraph and the ``reach`` before it, last first."""
    near: dict[int, Entity] = {}
    for event in reversed(events[-LOOK_BACK:]):
        if block - event.block > reach:
            break
        if not event.quoted and isinstance(event.entity, Entity):
            near.setdefault(id(event.entity), event.entity)
    return list(near.values())


def recent(events: Sequence[Event], start: int, block: int) -> list[Event]:
    """What was named before ``start`` in this paragraph and the one before it.

    Paragraphs without a name of their own, a long quotation's, do not count.
    """
    window: list[Event] = []
    blocks: set[int] = set()
    for event in reversed(events[-LOOK_BACK:]):
        if event.start >= start or event.quoted:
            continue
        if block - event.block > 4 or (
            event.block not in blocks and len(blocks - {block}) > 0 and event.block != block
        ):
            break
        blocks.add(event.block)
        window.append(event)
    window.reverse()
    return window
