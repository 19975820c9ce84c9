"""Whose relative somebody with a title is: "Mrs Marr, his mother", "Anna’s father, Mr Marr".

A family shares its surname, so what the words for a relative say decides: whoever is
somebody's mother is not that somebody. Where it cannot be told whom they mean, it is another
person: a child that is dead must not be given its mother's words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpqa.name_words import FEMALE_TITLES, MALE_TITLES
from gpqa.names import fold
from gpqa.statements.phrase_names import KIN

if TYPE_CHECKING:
    from gpqa.statements.entity import Entity
    from gpqa.statements.mentions import Mention

__all__ = ["Owner", "find_owner"]

_FAMILY_TITLES = (FEMALE_TITLES | MALE_TITLES) & {"Mr", "Mrs", "Ms", "Miss"}
_KIN = "|".join(sorted(KIN))
_OWNER = r"(?P<owner>[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[^\W\d_a-z][\w-]{1,20}(?:['’]s|(?<=s)['’]))"
_BEHIND = re.compile(
    rf",[ \u00a0]{_OWNER}[ \u00a0](?:[a-z-]{{1,14}}[ \u00a0]){{0,2}}?(?:{_KIN})"
    r"(?:-in-law)?\b(?:[ \u00a0]of[ \u00a0](?P<of>[^,.;\n]{1,60}))?"
)
_BEFORE = re.compile(
    rf"(?:\A|(?<=[\s“\"‘(])){_OWNER}[ \u00a0](?:[a-z-]{{1,14}}[ \u00a0]){{0,2}}?(?:{_KIN})"
    r"(?:-in-law)?,?[ \u00a0]\Z"
)
_LOOK = 100
_PRONOUNS = {"his": "m", "her": "f", "their": None, "the": None}


@dataclass(frozen=True, slots=True)
class Owner:
    """The words that say whose relative somebody is, folded."""

    word: str
    """"his", "her", "their", "the", or a name without its ’s."""
    of: frozenset[str]
    """The words behind "the mother of"."""

    def leaves(self, entity: Entity) -> bool:
        """Whether the relative may be ``entity``, who has the same surname and may be called so."""
        if entity.relative:
            return True
        if entity.gender is None:
            return False
        own = {fold(each) for each in entity.name.given}
        if self.of or self.word not in _PRONOUNS:
            return own.isdisjoint(self.of or {self.word})
        if self.word == "the":
            return False
        return _PRONOUNS[self.word] != entity.gender


def find_owner(mention: Mention, text: str) -> Owner | None:
    """Whose relative the words beside a title and surname make of somebody; None for nobody's."""
    name = mention.name
    if name.given or mention.possessive or not _FAMILY_TITLES.intersection(name.titles):
        return None
    start, end = mention.start, mention.end
    found = _BEHIND.match(text, end, end + _LOOK)
    if found is None:
        found = _BEFORE.search(text[max(0, start - _LOOK) : start])
    if found is None:
        return None
    of = found.groupdict().get("of") or ""
    word = fold(found["owner"])
    return Owner(word.removesuffix("'s").removesuffix("'"), frozenset(fold(of).split()))
