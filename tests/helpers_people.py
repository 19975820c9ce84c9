"""What the tests of linking and matching share: people as documents show them."""

from __future__ import annotations

from gpqa.linking import link
from gpqa.names import parse_name
from gpqa.statements.person import Person, PersonKind
from gpqa.statements.roles import role_key

__all__ = ["body", "description", "linked", "person", "same"]


def person(text: str, *roles: str, key: str = "") -> Person:
    parts = parse_name(text)
    assert parts is not None
    return Person(
        key=key or f"person:{text}",
        name=parts.display,
        kind=PersonKind.PERSON,
        parts=parts,
        titles=parts.titles,
        roles=roles,
        role_keys=tuple(k for role in roles if (k := role_key(role))),
        gender=parts.gender,
        forms=(text,),
    )


def body(name: str, *forms: str) -> Person:
    return Person(f"body:{name}", name, PersonKind.BODY, forms=(name, *forms))


def description(words: str) -> Person:
    key = role_key(words)
    keys = (key,) if key else ()
    return Person(f"d:{words}", words, PersonKind.DESCRIPTION, role_keys=keys, forms=(words,))


def linked(*people: tuple[str, Person]) -> list[str]:
    """The name of each person's speaker."""
    found = link(people)
    return [found[document, one.key].name for document, one in people]


def same(*people: tuple[str, Person]) -> bool:
    found = link(people)
    return len({found[document, one.key].key for document, one in people}) == 1
