"""A person while a document is read: all that its mentions have shown so far."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gpqa.name_words import FEMALE_TITLES, MALE_TITLES, PARTIES
from gpqa.names import Name, agrees, fold, fuller, fullness
from gpqa.ranks import ranks_clash
from gpqa.statements.person import Person, PersonKind
from gpqa.statements.roles import (
    Role,
    read_role,
    role_gender,
    role_key,
    shorter_role,
    state_of,
    title_roles,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.given_names import Gender

__all__ = ["Entity"]

_MOST_ROLES = 8


@dataclass(slots=True, eq=False)
class Entity:
    """A person while the document is read."""

    name: Name
    number: int
    titles: dict[str, None] = field(default_factory=dict)
    sure: dict[str, None] = field(default_factory=dict)
    """The titles by which further names are judged: those gathered before the walk."""
    roles: dict[str, str] = field(default_factory=dict)  # key → as written
    offices: dict[Role, None] = field(default_factory=dict)
    forms: dict[str, None] = field(default_factory=dict)
    genders: set[Gender] = field(default_factory=set)
    called: set[Gender] = field(default_factory=set)
    """What the sentences behind the name go on with: too little to tell the sex by, enough to
    doubt that "she" is somebody who was "he"."""
    places: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    thing: bool = False
    """Whether "it" was said of it: a body with a name like a surname."""
    relative: bool = False
    """Whether only the words for a relative tell it from another of the surname."""
    awaited: bool = False
    """Whether a namesake is told of before it is named as a relative: the surname is theirs."""
    count: int = 0
    full: int = 0
    """How often with the given name."""
    nickname: str | None = None
    usual: Counter[Name] = field(default_factory=Counter)
    """The full names in use, without titles, and how often."""

    @property
    def key(self) -> str:
        """What tells the person from the others of the document."""
        return f"person:{self.number}"

    @property
    def gender(self) -> Gender | None:
        """What titles say, or else all other evidence where it agrees."""
        for title in self.sure:
            if title in MALE_TITLES:
                return "m"
            if title in FEMALE_TITLES:
                return "f"
        return next(iter(self.genders)) if len(self.genders) == 1 else None

    def can_be(self, name: Name) -> bool:
        """Whether a name agrees with all that is known."""
        sexed = self.gender is not None
        if not name.given and ranks_clash(set(name.titles), self.sure.keys(), sexed=sexed):
            return False
        own = self.name
        known = Name(own.surname, own.given, tuple(self.sure), own.suffixes, nickname=self.nickname)
        genders = {name.gender, self.gender} - {None}
        return len(genders) < 2 and agrees(known, name)

    def see(self, name: Name, roles: Sequence[str], *, counts: bool = True) -> None:
        """Take in one more mention, or (not ``counts``) the same one read another way."""
        if name.nickname:
            self.name = name
        elif self.nickname is None or name.given != (self.nickname,):
            self.name = fuller(self.name, name)
        self.count += counts
        self.full += counts and bool(name.given)
        if name.is_full and counts:
            self.usual[Name(name.surname, name.given, (), name.suffixes)] += 1
        self.titles.update(dict.fromkeys(name.titles))
        self.forms[name.written] = None
        if name.nickname:
            self.nickname = name.nickname
            self.forms[f"{name.nickname} {name.surname}"] = None
        if name.gender and (name.given or name.titles):
            self.genders.add(name.gender)
        notes = [role[1:-1] for role in roles if role.startswith("(")]
        for note in [*notes, *name.notes]:
            self.places.update(state_of(note).split())
            if party := PARTIES.get(fold(re.split(r"[-–,]", note)[0])):
                self.parties.add(party)
        written = [role for role in roles if not role.startswith("(")]
        for role in [*written, *title_roles(name, written)]:
            self._add_role(role)

    def _add_role(self, role: str) -> None:
        read = read_role(role)
        key = role_key(role)
        if read is None or key is None or len(self.roles) >= _MOST_ROLES:
            return
        if role.startswith("to "):  # "asked by Ann Lee, to serve as the minister": somebody else
            return
        self.roles.setdefault(key, _plain_role(role))
        self.offices[read] = None
        if short := shorter_role(role):
            self.offices[short] = None
        self.parties |= read.modifiers & set(PARTIES.values())
        if read.head in PARTIES.values():
            self.parties.add(read.head)
        if gender := role_gender(role):
            self.genders.add(gender)

    def finish(self) -> Person:
        """What came out."""
        titles = tuple(self.titles)
        name = self.name
        if self.usual:
            # An oath has all names, the rest of a hearing the usual ones.
            name = max(self.usual, key=lambda one: (self.usual[one], fullness(one)))
            name = Name(name.surname, name.given, titles, name.suffixes, self.name.notes)
        elif not name.given and titles and not name.titles:
            name = Name(name.surname, (), titles, name.suffixes, name.notes)
        return Person(
            key=self.key,
            name=name.display,
            kind=PersonKind.BODY if self.thing else PersonKind.PERSON,
            parts=None if self.thing else name,
            titles=titles,
            roles=tuple(dict.fromkeys(self.roles.values())),
            role_keys=tuple(self.roles),
            gender=self.gender,
            forms=tuple(self.forms),
        )


_ARTICLE = re.compile(r"\A(?:the|a|an|who is the|who was the)\s+", re.IGNORECASE)


def _plain_role(role: str) -> str:
    return _ARTICLE.sub("", role.rstrip(" .,;:"), count=1)
