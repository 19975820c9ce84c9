"""Two people of one surname in a document, of whom only one is heard.

"What did Ashworth say?" means the treasurer Nigel Ashworth, whom the report calls Ashworth
throughout, and not his wife Carol, though her words are the only ones that it gives.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gpqa.holding import passages_holding
from gpqa.matching import asked_name
from gpqa.names import fold, given_agree, parse_name
from gpqa.statements.described import read_person
from gpqa.terms import stems
from gpqa.titled import bears

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from gpqa.directory import Speaker
    from gpqa.names import Name
    from gpqa.statements.person import Person
    from gpqa.store import Scope, Store

__all__ = ["Silent", "silent_bearers", "silent_namesakes"]


class Silent(NamedTuple):
    """Those who may be meant by a surname as well, and are never heard."""

    names: tuple[str, ...]
    alone: bool
    """Whether they alone are called by it: who is heard never speaks under it."""


def silent_bearers(asked: str, heard: Mapping[Speaker, int], store: Store) -> Silent | None:
    """Who else a surname alone may mean, in the sources that ``heard`` speak in; None for nobody.

    ``heard`` are those of that surname who are, with their numbers in the store.
    """
    name = asked_name(asked)
    if name is None or name.given or not heard:
        return None
    parts = [speaker.parts for speaker in heard]
    if any(
        each is None or not (each.given or each.titles) or each.key != name.key for each in parts
    ):
        return None
    rows = store.bearers(name.key)
    numbers = frozenset(heard.values())
    spoken_in = {source for source, number, _ in rows if number in numbers}
    silent = [
        (source, read_person(described))
        for source, number, described in rows
        if number is None and source in spoken_in
    ]
    if titled := _bearers_of_title(name, heard, [person for _, person in silent]):
        return Silent(titled, alone=True)
    if any(each and not each.given for each in parts):
        return None
    named: dict[str, set[int]] = {}
    for source, person in silent:
        if (
            person.parts
            and person.parts.given
            and not any(each and given_agree(person.parts, each) for each in parts)
            and any(_is_short(form, name) for form in person.forms)
            and len({name.gender, person.gender} - {None}) < 2
        ):
            named.setdefault(person.name, set()).add(source)
    if not named:
        return None
    others_in = set().union(*named.values())
    given = {fold(word) for each in parts if each for word in each.given}
    alone = spoken_in <= others_in and not any(
        _speaks_under(name.surname, given, numbers, source, store) for source in spoken_in
    )
    return Silent(tuple(sorted(named)), alone)


def _bearers_of_title(
    name: Name, heard: Iterable[Speaker], silent: Iterable[Person]
) -> tuple[str, ...]:
    """The names of those who bear the title that is asked for, if nobody who is heard does."""
    if not name.titles or any(bears(each, name.titles) for each in heard):
        return ()
    return tuple(sorted({each.name for each in silent if bears(each, name.titles)}))


def silent_namesakes(asked: str, heard: Mapping[Speaker, int], store: Store) -> bool:
    """Whether a first name alone is somebody else's: "Jean", where Jean Purdy is "Cllr Purdy".

    Another source calls somebody by it alone, and none of theirs calls ``heard`` so.
    """
    given = fold(asked.strip())
    parts = [speaker.parts for speaker in heard]
    if " " in given or not asked[:1].isupper():
        return False
    if not all(each and each.given and fold(each.given[0]) == given for each in parts):
        return False
    numbers = frozenset(heard.values())
    spoken_in = {
        source
        for key in {each.key for each in parts if each}
        for source, number, _ in store.bearers(key)
        if number in numbers
    }
    alone = re.compile(
        rf"(?<![\w’'-])(?<![A-Z]\.\s){re.escape(asked.strip())}(?!['’]?\w)(?!-\w)(?!\s+[A-Z])"
    )
    if _called_in(alone, asked, store, store.scope(sorted(spoken_in))):
        return False
    return bool(_called_in(alone, asked, store, None))


def _called_in(
    alone: re.Pattern[str], asked: str, store: Store, scope: Scope | None
) -> frozenset[int]:
    """The sources, of ``scope`` or of all, in which a pattern stands; in their nearest passages."""
    found = passages_holding(store, stems(asked), _LOOKED_AT, scope)
    return frozenset(row.source for row, text in found if alone.search(text))


_LOOKED_AT = 200
"""Passages in which a first name is looked for."""


def _is_short(form: str, asked: Name) -> bool:
    """Whether a form is the surname without a given name, as it is asked for: "Mr Ashworth"."""
    name = parse_name(form)
    if name is None or name.given or name.key != asked.key:
        return False
    return len({name.gender, asked.gender} - {None}) < 2


def _speaks_under(
    surname: str, given: Collection[str], numbers: Collection[int], source: int, store: Store
) -> bool:
    """Whether a source gives words of theirs to the surname without a given name."""
    bare = re.compile(
        rf"(?:([\w’'.-]{{1,40}})\s{{1,3}})?(?<!\w){re.escape(surname)}(?!\w)", re.IGNORECASE
    )
    cues = [
        (source, *row.cue)
        for row in store.statements_of(source)
        if row.speaker in numbers and row.cue
    ]
    return any(
        fold(match[1] or "") not in given
        for cue in store.texts(cues)
        for match in bare.finditer(cue[:_LONGEST_CUE])
    )


_LONGEST_CUE = 400  # code points
