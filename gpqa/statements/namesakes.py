"""Which person of a document a name stands for, where several bear it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.name_words import BODY_HEADS, FEMALE_TITLES, MALE_TITLES
from gpqa.names import Name, fold
from gpqa.statements.entity import Entity
from gpqa.statements.name_runs import is_acronym
from gpqa.statements.phrases import PhraseKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.given_names import Gender
    from gpqa.statements.events import Event
    from gpqa.statements.phrases import Phrase
    from gpqa.statements.relatives import Owner
    from gpqa.statements.roster import Roster

__all__ = ["as_surname", "find_by_name"]

_SEXED = FEMALE_TITLES | MALE_TITLES
_LOOK_BACK = 40
"""How many events before a name are looked at."""


def find_by_name(
    name: Name,
    roster: Roster,
    events: Sequence[Event],
    block: int,
    hint: Gender | None,
    *,
    owner: Owner | None = None,
) -> Entity | None:
    """The one person of the document that a name stands for in a paragraph.

    ``events`` are those before it, ``hint`` is the sex that the words behind it show, ``owner``
    whose relative the words beside it make of the person.
    """
    if name.given:
        fits = roster.of_full_name(name)
        if len(fits) == 1:
            return fits[0]
    fits = roster.of_surname(name)
    if name.given:  # a son of whom nothing else is known is not "Mrs Marr, his mother"
        fits = [entity for entity in fits if not entity.relative or entity.name.given]
    if not fits and not name.given and roster.is_given_name(name):
        fits = roster.of_given_name(name)
        return fits[0] if len(fits) == 1 else None
    if owner is not None:
        fits = owner.among(fits)
    if len(fits) > 1:
        fits = _told_apart(name, fits)
    if len(fits) > 1:  # not one who is only named in somebody else's description
        fits = [entity for entity in fits if entity.count] or fits
    if len(fits) > 1 and hint:
        fits = [entity for entity in fits if entity.gender in {hint, None}]
    if len(fits) < 2:
        return fits[0] if fits else None
    return _nearest(fits, events, block)


def _told_apart(name: Name, fits: list[Entity]) -> list[Entity]:
    """Those who bear the titles, first of all those that show the sex: "Councillor Miss Holm"."""
    if not name.given:
        fits = [entity for entity in fits if not entity.awaited] or fits
    for titles in (_SEXED.intersection(name.titles), name.titles):
        if titled := [entity for entity in fits if not entity.titles.keys().isdisjoint(titles)]:
            return titled
    return fits


def _nearest(fits: list[Entity], events: Sequence[Event], block: int) -> Entity | None:
    """Which of several people of one surname is meant: the last one named, if it is clear.

    A text that is mostly about one of them gives the others their given names,
    so the last one named is doubtful where the main one stands as near.
    """
    near: list[Event] = []
    for event in reversed(events[-_LOOK_BACK:]):
        if block - event.block > 1:
            break
        # Who is called by the given name leaves the surname to another.
        if event.by_given:
            continue
        if event.entity in fits and all(event.entity is not one.entity for one in near):
            near.append(event)
    main = max(fits, key=lambda entity: (entity.count, -entity.number))
    second = max(entity.count for entity in fits if entity is not main)
    last = near[0].entity if near else None
    first = min(fits, key=lambda entity: entity.number)
    if main is first and main.count >= 2 * second and main.count >= 3:
        alone = len(near) < 2 and last in {None, main}
        far = main.count >= 4 * second and any(event.entity is main for event in near)
        return main if alone or far else None
    if not isinstance(last, Entity):
        return None
    if last is main and last is first and near[0].subject:
        return last
    # Neither stands out. Who keeps being given in full is not who goes by the surname.
    return last if len(near) == 1 and last.full < 2 else None


def as_surname(phrase: Phrase, roster: Roster) -> Name | None:
    """A surname of the document that by itself looks like another word, or a body's name.

    "Best said", "Bishop said"; and, behind a rank in capitals, "PC Stone said".
    """
    rank, _, last = phrase.words.rpartition(" ")
    if rank and (
        phrase.kind is not PhraseKind.BODY or not is_acronym(rank) or fold(last) in BODY_HEADS
    ):
        return None
    return Name(last) if last[:1].isupper() and roster.bearers(fold(last)) else None
