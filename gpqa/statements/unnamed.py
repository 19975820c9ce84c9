"""Speakers who are no named person: bodies, and those whom a document only describes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gpqa.names import fold, strip_possessive
from gpqa.statements.person import Person, PersonKind
from gpqa.statements.phrases import PhraseKind
from gpqa.statements.roles import role_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gpqa.statements.phrases import Phrase

__all__ = ["Unnamed"]


class Unnamed:
    """The bodies and descriptions of one document: the same words are the same speaker."""

    def __init__(self, acronyms: Mapping[str, str]) -> None:
        self._acronyms = acronyms
        self._bodies: dict[str, Person] = {}
        self._descriptions: dict[str, Person] = {}
        self._of_somebody: set[str] = set()

    def body(self, phrase: Phrase) -> Person:
        """The body that a phrase names, be it by the acronym that the document explains."""
        words = strip_possessive(phrase.words)
        plain = words[4:] if words.lower().startswith("the ") else words
        spelled = self._acronyms.get(fold(plain), plain)
        key = fold(spelled)
        person = self._bodies.get(key)
        if person is None:
            person = Person(
                key=f"body:{key}",
                name=spelled if any(map(str.isupper, spelled)) else words,
                kind=PersonKind.BODY,
                forms=self._forms(plain, spelled),
            )
            self._bodies[key] = person
        return person

    def _forms(self, plain: str, spelled: str) -> tuple[str, ...]:
        """What a body is called: as it is spelled out, as it stands, and by its acronyms."""
        key = fold(spelled)
        forms = [spelled] + ([plain] if plain != spelled else [])
        forms += [a for a, s in self._acronyms.items() if fold(s) == key and a != fold(plain)]
        forms = [
            form.upper() if form.islower() and form in self._acronyms else form for form in forms
        ]
        return tuple(dict.fromkeys(forms))

    def description(self, phrase: Phrase) -> Person:
        """Somebody who is known by these words alone: "a spokesman", "the wool secretary"."""
        name = _without_opening_capital(phrase.words)
        key = fold(name)
        person = self._descriptions.get(key)
        if person is None:
            role = phrase.roles[0] if phrase.kind is PhraseKind.ROLE and phrase.roles else None
            asked = role_key(role) if role else None
            person = Person(
                key=f"description:{key}",
                name=name,
                kind=PersonKind.DESCRIPTION,
                role_keys=(asked,) if asked else (),
                gender=phrase.gender,
                forms=(name,),
            )
            self._descriptions[key] = person
            if phrase.of_somebody:
                self._of_somebody.add(person.key)
        return person

    def joint(self, phrase: Phrase, members: Sequence[str]) -> Person:
        """Several who speak as one, of whom those with the keys ``members`` are known."""
        one = self.description(phrase)
        key = f"{one.key}\n{','.join(members)}"
        return self._descriptions.setdefault(key, replace(one, key=key, members=tuple(members)))

    def is_of_somebody(self, one: Person) -> bool:
        """Whether somebody is known as "our members" alone: as whose, the words do not say.

        While a document is read they are somebody, whom "they" and "she" may mean.
        """
        return one.key in self._of_somebody


_OPENERS = frozenset("a an the some many one several two three other".split())


def _without_opening_capital(words: str) -> str:
    """A description with a small letter first, where only its sentence gave it a capital."""
    first, _, rest = words.partition(" ")
    if rest and first[1:].islower() and fold(first) in _OPENERS:
        return f"{first.lower()} {rest}"
    return words
