"""Everybody who is heard, and by what each may be asked for.

A corpus of years has tens of thousands of speakers. To compare all of them with every
question takes longer than all else that answers it, so each way of asking has a table of its
own. A table is made when it is first wanted: most questions need one or two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from gpqa.names import Name, fold, strip_possessive, without_the
from gpqa.sentence_words import FUNCTION_WORDS
from gpqa.statements.heads import read_head, split_head, without_article
from gpqa.statements.person import READER, PersonKind
from gpqa.statements.roles import Role, read_role, role_key, same_head
from gpqa.terms import stems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = [
    "Described",
    "Directory",
    "Speaker",
    "order",
    "read_described",
    "roles_of",
    "without_any_article",
]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is heard or named, across all documents."""

    key: str
    """Tells the speakers of a corpus apart; the same for the same documents."""
    name: str
    """The fullest name in use: of those with a given name the one that most documents give."""
    kind: PersonKind
    parts: Name | None = None
    forms: tuple[str, ...] = ()
    """Every form that a document uses, sorted."""
    roles: tuple[str, ...] = ()
    """Every role that a document gives, sorted."""
    role_keys: tuple[str, ...] = ()
    """The same as they are compared, sorted."""
    document: str | None = None
    """The one document that knows this speaker, where nothing joins it to others."""
    members: tuple[str, ...] = ()
    """The keys of the speakers who speak together, where several do as one; sorted."""

    def __hash__(self) -> int:
        """Of the key alone: speakers are looked up by the thousand."""
        return hash(self.key)

    @property
    def called(self) -> tuple[str, ...]:
        """Name and forms."""
        return (self.name, *self.forms)

    @property
    def described(self) -> tuple[str, ...]:
        """Words that describe who has no name, or what who has one is."""
        return self.roles if self.parts else self.called


Table = Mapping[str, "tuple[Speaker, ...]"]


class Directory(Mapping[Speaker, int]):
    """Everybody who is heard, each with a number. What its tables give is in :func:`order`."""

    def __init__(self, numbers: Mapping[Speaker, int]) -> None:
        self._numbers = dict(numbers)

    @classmethod
    def of(cls, speakers: Iterable[Speaker]) -> Directory:
        """These speakers, numbered in their order; a directory as it is."""
        if isinstance(speakers, Directory):
            return speakers
        unique = {speaker.key: speaker for speaker in speakers}
        return cls({speaker: number for number, speaker in enumerate(unique.values())})

    def __getitem__(self, speaker: Speaker) -> int:
        """The number of a speaker."""
        return self._numbers[speaker]

    def __iter__(self) -> Iterator[Speaker]:
        """Every speaker, in the order in which they were given."""
        return iter(self._numbers)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._numbers)

    @cached_property
    def everyone(self) -> tuple[Speaker, ...]:
        """All of them."""
        return tuple(sorted(self._numbers, key=order))

    @cached_property
    def by_name(self) -> Table:
        """By their name, folded and without "the"."""
        return self._table(lambda each: (fold(without_the(each.name)),))

    @cached_property
    def by_form(self) -> Table:
        """Those without a name of their own, and readers, by what they are called, folded."""
        return self._table(
            lambda each: (
                (fold(without_any_article(form)) for form in each.called)
                if each.parts is None or READER.name in each.forms
                else ()
            )
        )

    @cached_property
    def by_surname(self) -> Table:
        """By their surname, as it is compared."""
        return self._table(lambda each: (each.parts.key,) if each.parts else ())

    @cached_property
    def by_word(self) -> Table:
        """By each word of what they are called and of their roles, as :func:`words_of` gives it."""
        return self._table(
            lambda each: (word for said in (*each.called, *each.roles) for word in words_of(said))
        )

    @cached_property
    def by_stem(self) -> Table:
        """By each stem of what they are called and of their roles."""
        return self._table(
            lambda each: (stem for said in (*each.called, *each.roles) for stem in stems(said))
        )

    @cached_property
    def by_role(self) -> Table:
        """By their roles, as these are compared."""
        return self._table(lambda each: each.role_keys)

    @cached_property
    def by_title(self) -> Table:
        """By each title before their name."""
        return self._table(lambda each: each.parts.titles if each.parts else ())

    @cached_property
    def by_head(self) -> Table:
        """By the noun of each role or title: "minister", "chair"."""
        return self._table(lambda each: (role.head for role in self.roles[each]))

    @cached_property
    def by_address(self) -> Table:
        """Who has no name, by the office that they are addressed by: "Mr Speaker"."""
        return self._table(lambda each: filter(None, (_addressed_role(each),)))

    @cached_property
    def by_initials(self) -> Table:
        """Bodies by the initials of their name, with its small words or without."""
        return self._table(
            lambda each: (
                (short for form in each.called for short in _initials(without_the(form)))
                if each.parts is None  # "the Health and Safety Executive" may be read as no body
                else ()
            )
        )

    @cached_property
    def by_noun(self) -> Table:
        """By the noun of what describes them."""
        return self._table(
            lambda each: (read.noun for read in map(read_described, each.described) if read)
        )

    @cached_property
    def by_letters(self) -> Table:
        """Who is called by a name, by its words in one order: "maureen platt"."""
        return self._table(
            lambda each: (
                () if each.kind is PersonKind.DESCRIPTION else (sorted_words(fold(each.name)),)
            )
        )

    @cached_property
    def by_part(self) -> Table:
        """The same, and by each part of it."""
        return self._table(
            lambda each: (
                ()
                if each.kind is PersonKind.DESCRIPTION
                else (
                    sorted_words(fold(each.name)),
                    *((each.parts.key, *map(fold, each.parts.given)) if each.parts else ()),
                )
            )
        )

    @cached_property
    def roles(self) -> Mapping[Speaker, tuple[Role, ...]]:
        """Everybody's roles and titles, as far as they are offices."""
        return {speaker: roles_of(speaker) for speaker in self.everyone}

    @cached_property
    def joint(self) -> tuple[Speaker, ...]:
        """Those who are several who speak as one."""
        return tuple(speaker for speaker in self.everyone if speaker.members)

    @cached_property
    def known_as_something(self) -> frozenset[Speaker]:
        """Those of whom it is known what they are: by a role or a title, as a body, described."""
        return frozenset(
            each
            for each in self.everyone
            if each.kind is PersonKind.BODY
            or (
                fold(each.name) != READER.name
                if each.kind is PersonKind.DESCRIPTION
                else self.roles[each]
            )
        )

    def with_words(self, text: str) -> list[Speaker]:
        """Those in whose names and roles all words of a text stand, in any order."""
        tables = [self.by_word.get(word, ()) for word in words_of(text)]
        if not tables:
            return []
        rest = [set(table) for table in sorted(tables, key=len)]
        return sorted(rest[0].intersection(*rest[1:]), key=order)

    def with_stem(self, words: Iterable[str]) -> set[Speaker]:
        """Those in whose names and roles one of these words stands, in whatever form."""
        return {
            speaker
            for word in words
            for stem in stems(word)
            for speaker in self.by_stem.get(stem, ())
        }

    def _table(self, keys: Callable[[Speaker], Iterable[str]]) -> Table:
        found: dict[str, list[Speaker]] = defaultdict(list)
        for speaker in self.everyone:
            for key in dict.fromkeys(keys(speaker)):
                found[key].append(speaker)
        return {key: tuple(speakers) for key, speakers in found.items()}


def order(speaker: Speaker) -> tuple[str, str]:
    """By name; of one name by key."""
    return speaker.name, speaker.key


def words_of(text: str) -> list[str]:
    """The words of a name or a description as they are compared, without marks and ’s."""
    words = (fold(strip_possessive(word.strip(_MARKS))) for word in text.split())
    return [word for word in words if word]


_MARKS = " ,;:()[]“”\"‘’'"


def sorted_words(name: str) -> str:
    """A name's words in one order: "Platt Maureen" is "Maureen Platt"."""
    return " ".join(sorted(name.split()))


def without_any_article(form: str) -> str:
    """A form without "the"; one that tells by a name who it is, without "a" as well.

    "A BMA spokesman" is asked for as "the BMA spokesman"; of "a spokesman" there are many.
    """
    article, _, rest = form.partition(" ")
    named = any(word[0].isupper() for word in rest.split())
    return rest if article in {"A", "a", "An", "an"} and named else without_the(form)


def roles_of(speaker: Speaker) -> tuple[Role, ...]:
    """Somebody's roles and titles, as far as they are offices."""
    titles = speaker.parts.titles if speaker.parts else ()
    read = (read_role(each) for each in (*speaker.roles, *(title.lower() for title in titles)))
    return tuple(role for role in read if role is not None)


def _addressed_role(speaker: Speaker) -> str | None:
    """The office that a speaker without a name is addressed by: the Speaker, as "Mr Speaker"."""
    if speaker.parts is not None or speaker.kind is not PersonKind.DESCRIPTION:
        return None
    form, _, office = speaker.name.partition(" ")
    return role_key(office) if fold(form) in _FORMS_OF_ADDRESS else None


_FORMS_OF_ADDRESS = frozenset("mr mrs ms miss mx madam sir dame".split())


def _initials(name: str) -> set[str]:
    """The letters that a name's words begin with, with its small words and without."""
    words = [word for word in re.split(r"[\s-]+", name) if word[:1].isalpha()]
    if not words or not words[0][0].isupper():
        return set()
    large = "".join(word[0] for word in words if word[0].isupper())
    return {large, "".join(word[0].upper() for word in words)}


class Described(NamedTuple):
    """Words that describe somebody: their noun, and all that tell anything."""

    noun: str
    words: frozenset[str]


@lru_cache(maxsize=2**14)
def read_described(words: str) -> Described | None:
    """A description up to its first comma: "A senior NMC official, who did not …"."""
    phrase = split_head(words[:200])[0]
    head = read_head(phrase)
    if head is None:
        return None
    told = (fold(strip_possessive(word)) for word in without_article(phrase).split())
    core = [fold(strip_possessive(word)) for word in head.core]
    if len(core) > 1 and core[-1] in _BEHIND:
        core.pop()
    noun = same_head(core[-1])
    kept = {word for word in told if word not in FUNCTION_WORDS and word != core[-1]}
    return Described(noun, frozenset(kept | {noun}))


_BEHIND = frozenset("close familiar near aware present involved".split())
"""What may stand between a noun and whom it is of: "a source close to the board"."""
