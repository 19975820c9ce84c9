"""What the tests of who speaks share: texts in which the words for a speaker are ⟦marked⟧."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.statements.people import resolve_people
from gpqa.structure import parse_structure

if TYPE_CHECKING:
    from gpqa.statements.person import Person

__all__ = ["only", "people", "spans_of", "speakers"]


def spans_of(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its ⟦marks⟧, and the spans that they held."""
    spans: list[tuple[int, int]] = []
    plain = ""
    for part in text.split("⟦"):
        inner, mark, rest = part.partition("⟧")
        if mark:
            spans.append((len(plain), len(plain) + len(inner)))
            plain += inner + rest
        else:
            plain += part
    return plain, spans


def people(text: str) -> list[Person | None]:
    plain, spans = spans_of(text)
    return resolve_people(plain, parse_structure(plain), spans)


def speakers(text: str) -> list[str | None]:
    """The names of those whose ⟦words⟧ are marked."""
    return [person.name if person else None for person in people(text)]


def only(text: str) -> Person:
    (person,) = people(text)
    assert person is not None
    return person
