"""Who a document shows: somebody with a name, a body, or somebody it only describes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gpqa.names import fold, parse_name

if TYPE_CHECKING:
    from gpqa.given_names import Gender
    from gpqa.names import Name

__all__ = ["READER", "Person", "PersonKind", "make_commenter"]


class PersonKind(StrEnum):
    """What a speaker is."""

    PERSON = "person"
    BODY = "body"  # NHS England, the government, The New York Times
    DESCRIPTION = "description"  # somebody without a name: "a spokesman", "sources"


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker, or somebody mentioned, as one document shows him, her or it."""

    key: str
    """Tells the people of one document apart."""
    name: str
    """The fullest form in this document: "Jeremy Hunt", "Mr Hunt", "NHS England"."""
    kind: PersonKind
    parts: Name | None = None
    """The name taken apart, of a person."""
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    """As the document gives them: "RCGP chair", "chief executive of NHS England"."""
    role_keys: tuple[str, ...] = ()
    """The same as they are compared, and the office that a description asks for."""
    gender: Gender | None = None
    """What titles, given names, roles and pronouns show."""
    forms: tuple[str, ...] = ()
    """The forms in which the document names it, in order of appearance."""
    members: tuple[str, ...] = ()
    """The keys of the people of the document who speak together, where several do as one."""

    @property
    def role(self) -> str | None:
        """The first role that the document gives, if any."""
        return self.roles[0] if self.roles else None


READER = Person(key="reader", name="reader", kind=PersonKind.DESCRIPTION, forms=("reader",))
"""Who writes comments under an article."""


def make_commenter(name: str) -> Person:
    """A reader who comments under a name of their own, or one that they gave themselves.

    Nothing shows that it is the person of that name whom an article or another page hears:
    a commenter is a description, and joined to nobody. Asked for as a reader, too.
    """
    shown = " ".join(name.split())
    parts = parse_name(shown)
    return Person(
        key=f"commenter:{fold(shown)}",
        name=shown,
        kind=PersonKind.DESCRIPTION,
        parts=parts if parts is not None and (parts.given or parts.titles) else None,
        forms=(shown, READER.name),
    )
