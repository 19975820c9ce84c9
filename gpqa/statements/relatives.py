"""Whose relative somebody with a title is: "Mrs Marr, his mother", "Anna’s father, Mr Marr".

A family shares its surname, so what the words for a relative say decides: whoever is
somebody's mother is not that somebody. Where it cannot be told whom they mean, it is another
person: a child that is dead must not be given its mother's words. "Mrs Marr, the mother" is the
one Kate Marr of the text, unless the Marr that it tells of before is dead or young.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpqa.name_words import FEMALE_TITLES, MALE_TITLES
from gpqa.names import fold
from gpqa.statements.phrase_names import KIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.names import Name
    from gpqa.statements.entity import Entity
    from gpqa.statements.mentions import Mention

__all__ = ["Owner", "find_owner", "is_relative_of"]

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
_TOLD = 2000
"""Code points before a relative in which a child may be told of."""


@dataclass(frozen=True, slots=True)
class Owner:
    """The words that say whose relative somebody is, folded."""

    word: str
    """"his", "her", "their", "the", or a name without its ’s."""
    of: frozenset[str]
    """The words behind "the mother of"."""
    bereaved: bool = False
    """Whether the text tells, not far above, of somebody of that surname who is dead or young."""

    @property
    def is_open(self) -> bool:
        """Whether the words do not say whose relative it is: "the mother"."""
        return self.word == "the" and not self.of

    def leaves(self, entity: Entity) -> bool:
        """Whether the relative may be ``entity``, who has the same surname and may be called so."""
        if entity.relative:
            return True
        if entity.gender is None:
            return False
        own = {fold(each) for each in entity.name.given}
        if self.of or self.word not in _PRONOUNS:
            return own.isdisjoint(self.of or {self.word})
        if self.is_open:  # those whose sex does not fit the title have another name
            return not self.bereaved
        return _PRONOUNS[self.word] != entity.gender

    def among(self, entities: Sequence[Entity]) -> list[Entity]:
        """Whom of those who may be meant the words leave; nobody for "the mother" of two women."""
        left = [entity for entity in entities if self.leaves(entity)]
        return [] if self.is_open and len(left) > 1 else left


def find_owner(mention: Mention, text: str) -> Owner | None:
    """Whose relative the words beside a title and surname make of somebody; None for nobody's."""
    name = mention.name
    if name.given or mention.possessive or not _FAMILY_TITLES.intersection(name.titles):
        return None
    found = _words_beside(mention, text)
    if found is None:
        return None
    start = mention.start
    of = found.groupdict().get("of") or ""
    word = fold(found["owner"])
    bereaved = word == "the" and _tells_of_child(text[max(0, start - _TOLD) : start], name.surname)
    owner = word.removesuffix("'s").removesuffix("'")
    return Owner(owner, frozenset(fold(of).split()), bereaved)


def is_relative_of(mention: Mention, namesake: Name, text: str) -> bool:
    """Whether somebody in full is made a relative of a namesake with a title: "His brother, Sam".

    "Mr Lyle’s brother, Sam Lyle" is his, too.
    """
    found = _words_beside(mention, text)
    if found is None or mention.possessive:
        return False
    word = fold(found["owner"])
    if word in _PRONOUNS:
        return namesake.gender is not None and _PRONOUNS[word] == namesake.gender
    return word.removesuffix("'s").removesuffix("'") == namesake.key


def _words_beside(mention: Mention, text: str) -> re.Match[str] | None:
    """The words right behind a name, or before it, that say whose relative somebody is."""
    start, end = mention.start, mention.end
    return _BEHIND.match(text, end, end + _LOOK) or _BEFORE.search(
        text[max(0, start - _LOOK) : start]
    )


def _tells_of_child(text: str, surname: str) -> bool:
    """Whether somebody of a surname is said to be dead, or under 20: "Anna Marr, 9, drowned"."""
    return any(
        _DEAD_OR_YOUNG.match(text, each.end())
        or _LATE.search(text[max(0, each.start() - _LOOK) : each.start()])
        for each in re.finditer(rf"\b{re.escape(surname)}\b", text)
    )


_DEAD_OR_YOUNG = re.compile(
    r",?[ \u00a0]\(?(?:aged[ \u00a0])?1?\d\b"
    r"|(?:,[^,.\n]{1,40},)?[ \u00a0]"
    r"(?:(?:who|is|was|has|had|been|found|shot|[a-z]{2,12}ly)[ \u00a0]){0,4}"
    r"(?:died|dead|killed|drowned|murdered|stabbed)\b"
)
_LATE = re.compile(
    r"\b(?:late|(?:death|murder|killing|funeral)[ \u00a0]of)[ \u00a0]"
    r"(?:[^\W\d_a-z][\w’'-]{0,20}[ \u00a0]){0,2}\Z"
)
