"""Who of one surname bears the title that is asked for: "Councillor Pike" is not her brother."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.name_words import TITLES
from gpqa.names import parse_name
from gpqa.ranks import CIVIL_TITLES, ranks_clash
from gpqa.statements.phrase_names import KIN
from gpqa.statements.roles import read_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gpqa.directory import Speaker
    from gpqa.names import Name
    from gpqa.statements.person import Person

__all__ = ["bears", "with_title"]

_TELL_NOTHING = CIVIL_TITLES | {"Hon", "Right Hon", "Right"}
"""Titles that any namesake may be given as well."""


def with_title(name: Name, speakers: Sequence[Speaker]) -> list[Speaker]:
    """Those of a surname whom the title of a name leaves, if any of them bears it.

    Who is only ever called by the surname may be meant as well.
    """
    titles = frozenset(name.titles)
    wanted = titles - _TELL_NOTHING or titles
    if name.given or not any(bears(each, wanted) for each in speakers):
        return list(speakers)
    if wanted == titles <= _TELL_NOTHING:
        return [each for each in speakers if bears(each, wanted) or not _clashes(wanted, each)]
    return [
        each
        for each in speakers
        if bears(each, wanted) or (each.parts and not (each.parts.given or each.parts.titles))
    ]


def bears(one: Speaker | Person, titles: Iterable[str]) -> bool:
    """Whether any document gives somebody one of the titles, or the office: "a councillor"."""
    return not _titles_of(one).isdisjoint(titles)


def _clashes(titles: frozenset[str], one: Speaker) -> bool:
    sexed = one.parts is not None and one.parts.gender is not None
    return ranks_clash(titles, _titles_of(one), sexed=sexed)


def _titles_of(one: Speaker | Person) -> frozenset[str]:
    """Every title and office of somebody, as titles are spelled."""
    titles = set(one.parts.titles) if one.parts else set()
    for form in one.forms:
        if name := parse_name(form):
            titles.update(name.titles)
    for role in one.roles:
        read = read_role(role)
        if read and not read.narrowed and read.head in TITLES and read.head not in KIN:
            titles.add(TITLES[read.head])
    return frozenset(titles)
