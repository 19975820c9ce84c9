"""The people of one document, found again by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.names import fold
from gpqa.statements.entity import Entity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.names import Name

__all__ = ["Roster"]

_MOST = 24  # people of one name that are compared: more are no document's
_BEFORE_GIVEN = frozenset({"Sir", "Dame", "Lady", "Lord", "Prince", "Princess", "Father", "Rabbi"})
"""Titles that stand before a given name alone: "Sir Keir"."""


class Roster:
    """Everybody whom a document names."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        """In the order in which they were added."""
        self._by_surname: dict[str, list[Entity]] = {}
        self._by_given: dict[str, list[Entity]] = {}
        self._in_full: dict[tuple[str, tuple[str, ...]], list[Entity]] = {}

    def add(self, name: Name) -> Entity:
        """A new person."""
        entity = Entity(name, len(self.entities))
        self.entities.append(entity)
        self._by_surname.setdefault(name.key, []).append(entity)
        return entity

    def enter(self, name: Name) -> Entity:
        """The person of a name with a given name: the one that it agrees with, or a new one."""
        if known := self.of_full_name(name):
            return known[0]
        agreeing = self.of_surname(name)
        entity = agreeing[0] if len(agreeing) == 1 else self.add(name)
        self._in_full.setdefault(_full(name), []).append(entity)
        self._enter_given(name.given[0], entity)
        if name.nickname:
            self._in_full.setdefault((name.key, (fold(name.nickname),)), []).append(entity)
            self._enter_given(name.nickname, entity)
        return entity

    def _enter_given(self, given: str, entity: Entity) -> None:
        same = self._by_given.setdefault(fold(given), [])
        if entity not in same[:_MOST]:
            same.append(entity)

    def is_known_in_full(self, name: Name) -> bool:
        """Whether somebody was entered with that given name and surname."""
        return _full(name) in self._in_full

    def is_given_name(self, name: Name) -> bool:
        """Whether a single name is somebody's given name: "Ruth", "Sir Keir", never "Mr Keir"."""
        return set(name.titles) <= _BEFORE_GIVEN and bool(self._by_given.get(name.key))

    def bearers(self, key: str) -> Sequence[Entity]:
        """Everybody of a surname, which is given as names are compared."""
        return self._by_surname.get(key, ())

    def of_full_name(self, name: Name) -> list[Entity]:
        """Those who were entered with that given name and surname, and agree with the rest."""
        same = self._in_full.get(_full(name), ())[:_MOST]
        return [entity for entity in same if entity.can_be(name)]

    def of_surname(self, name: Name) -> list[Entity]:
        """Those of the surname who agree with the rest of a name."""
        return [entity for entity in self.bearers(name.key)[:_MOST] if entity.can_be(name)]

    def of_given_name(self, name: Name) -> list[Entity]:
        """Those whose given name a single name is, unless its title shows another sex."""
        gender = name.gender if name.titles else None
        return [
            entity
            for entity in self._by_given.get(name.key, ())[:_MOST]
            if len({entity.gender, gender} - {None}) < 2
        ]


def _full(name: Name) -> tuple[str, tuple[str, ...]]:
    return name.key, tuple(map(fold, name.given))
