"""The same person in several documents.

Linking goes by what the documents themselves give: a full name is one person
wherever it stands; a surname alone joins the only person of that name whom any
document gives in full; an office joins its only holder, where the document
names the holder too. Wherever two can be meant, the speaker stays the
document's own, under the name that the document uses.

Everything is grouped by surname, office or body first, so the work grows with
the number of speakers; nothing depends on the order in which they come.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from gpqa.directory import Speaker
from gpqa.name_words import NICKNAMES, PEER_TITLES
from gpqa.names import fold, fullness, is_initial, without_the
from gpqa.ranks import CIVIL_TITLES, KEPT_TITLES, ranks_agree, ranks_clash
from gpqa.statements.person import Person, PersonKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gpqa.given_names import Gender

__all__ = ["link", "names_one_body"]


Place = tuple[str, str]
"""A document's id and the key of a person in it."""


def link(people: Iterable[tuple[str, Person]]) -> dict[Place, Speaker]:
    """The speaker that each person of each document is.

    ``people`` are pairs of a document's id and a person of it, mentioned or
    speaking, in any order. The mapping has ``(document, person.key)`` for each.
    """
    unique = {(document, person.key): person for document, person in people}
    groups = _Groups()
    persons: dict[str, list[tuple[Place, Person]]] = defaultdict(list)
    others: list[tuple[Place, Person]] = []
    for place, person in sorted(unique.items(), key=lambda item: item[0]):
        if person.kind is PersonKind.PERSON and person.parts:
            persons[person.parts.key].append((place, person))
        else:
            others.append((place, person))
    for surname, members in persons.items():
        _link_surname(surname, members, groups)
    _link_bodies([entry for entry in others if entry[1].kind is PersonKind.BODY], groups)
    rest = [entry for entry in others if entry[1].kind is not PersonKind.BODY]
    _link_roles(rest, unique, groups)
    return groups.speakers(unique)


class _Groups:
    """Which group each person of a document belongs to."""

    def __init__(self) -> None:
        self.of: dict[Place, str] = {}

    def put(self, place: Place, group: str) -> None:
        self.of[place] = group

    def put_alone(self, place: Place) -> None:
        self.of[place] = f"document:{place[0]}\n{place[1]}"

    def speakers(self, people: Mapping[Place, Person]) -> dict[Place, Speaker]:
        """The groups as speakers."""
        members: dict[str, list[Place]] = defaultdict(list)
        joint: dict[str, set[str]] = defaultdict(set)
        for place, group in self.of.items():
            members[group].append(place)
            joint[group].update(self.of[place[0], key] for key in people[place].members)
        made = {
            group: _make_speaker(
                group, [(place[0], people[place]) for place in places], joint[group]
            )
            for group, places in members.items()
        }
        return {place: made[self.of[place]] for place in people}


def _make_speaker(group: str, members: list[tuple[str, Person]], joint: set[str]) -> Speaker:
    # An office that was joined to its holder is named after the holder.
    named = [person for _, person in members if person.kind is not PersonKind.DESCRIPTION]
    people = named or [person for _, person in members]
    best = people[0] if len(people) == 1 else _best_named(people)
    documents = {document for document, _ in members}
    local = group.startswith("document:")
    return Speaker(
        key=group,
        name=best.name,
        kind=best.kind,
        parts=best.parts,
        forms=tuple(sorted({form for _, person in members for form in person.forms})),
        roles=tuple(sorted({role for _, person in members for role in person.roles})),
        role_keys=tuple(sorted({key for person in people for key in person.role_keys})),
        document=next(iter(documents)) if local and len(documents) == 1 else None,
        members=tuple(sorted(joint)),
    )


def _best_named(people: list[Person]) -> Person:
    """The one with a full name, of those with the usual one, of those with the longest."""
    usual = Counter(person.name for person in people)
    return max(people, key=lambda person: (_is_full(person), usual[person.name], _size(person)))


def _is_full(person: Person) -> bool:
    return person.parts is not None and person.parts.is_full


def _size(person: Person) -> tuple[int, int, int, int, str]:
    return fullness(person.parts) if person.parts else (0, 0, 0, len(person.name), person.name)


# --- people -----------------------------------------------------------------------------


@dataclass(slots=True)
class _Cluster:
    """People of one surname and one given name."""

    group: str
    given: tuple[str, ...]
    genders: set[Gender]
    titles: set[str]
    silk: bool = False
    """Whether any document calls them a King's Counsel."""
    documents: set[str] = field(default_factory=set)

    @property
    def gender(self) -> Gender | None:
        return next(iter(self.genders)) if len(self.genders) == 1 else None

    def take(self, document: str, person: Person) -> None:
        """Take in somebody who belongs to it."""
        self.documents.add(document)
        self.titles.update(person.titles)
        self.silk = self.silk or _is_silk(person)
        if person.gender:
            self.genders.add(person.gender)


class _Class(NamedTuple):
    """What documents show of those whom they call by their surname alone."""

    gender: Gender | None
    ranks: frozenset[str]
    silk: bool


def _link_surname(surname: str, members: list[tuple[Place, Person]], groups: _Groups) -> None:
    """Join the people of one surname: full names first, then initials, then the surname alone."""
    full: dict[str, list[tuple[Place, Person]]] = defaultdict(list)
    initials: list[tuple[Place, Person]] = []
    bare: list[tuple[Place, Person]] = []
    for place, person in members:
        given = person.parts.given if person.parts else ()
        if not given:
            bare.append((place, person))
        elif is_initial(given[0]):
            initials.append((place, person))
        else:
            full[_first(given)].append((place, person))
    clusters: list[_Cluster] = []
    for first, entries in full.items():
        clusters.extend(_link_given(surname, first, entries, groups))
    if initials:
        clusters.extend(_link_initials(surname, initials, clusters, groups))
    if bare:
        _link_bare(surname, bare, clusters, groups)


def _first(given: tuple[str, ...]) -> str:
    """The first given name as it is compared: "Mike" with "Michael"."""
    folded = fold(given[0])
    return NICKNAMES.get(folded, folded)


def _link_given(
    surname: str, first: str, entries: list[tuple[Place, Person]], groups: _Groups
) -> list[_Cluster]:
    """Join people of one first and last name, apart by sex, generation and middle names."""
    genders = {person.gender for _, person in entries} - {None}
    generations = {_generation(person) for _, person in entries} - {""}
    middles = {_middle(person) for _, person in entries} - {()}
    split_middle = not _all_agree(middles)
    clusters: dict[str, _Cluster] = {}
    for place, person in entries:
        marks: list[str] = []
        doubtful = False
        for apart, own in (
            (len(genders) > 1, person.gender or ""),
            (len(generations) > 1, _generation(person)),
            (split_middle, " ".join(_middle(person))),
        ):
            if apart:
                marks.append(own)
                doubtful = doubtful or not own
        group = f"person:{surname}\n{first}" + "".join(f"\n{mark}" for mark in marks)
        if doubtful:
            groups.put_alone(place)
            group = groups.of[place]
        else:
            groups.put(place, group)
        cluster = clusters.setdefault(
            group, _Cluster(group, person.parts.given if person.parts else (), set(), set())
        )
        cluster.take(place[0], person)
    return list(clusters.values())


def _generation(person: Person) -> str:
    suffixes = person.parts.suffixes if person.parts else ()
    return next((suffix for suffix in suffixes if suffix in {"Jr", "Sr", "II", "III", "IV"}), "")


def _middle(person: Person) -> tuple[str, ...]:
    return tuple(map(fold, person.parts.given[1:])) if person.parts else ()


def _all_agree(middles: set[tuple[str, ...]]) -> bool:
    """Whether middle names can all be one person's: J., James, James R."""
    ordered = sorted(middles, key=lambda names: (len(names), len(names[0])))
    if not ordered:
        return True
    longest = ordered[-1]
    return all(
        short == long or (1 in {len(short), len(long)} and short[0] == long[0])
        for names in ordered
        for short, long in zip(names, longest, strict=False)
    )


def _link_initials(
    surname: str,
    entries: list[tuple[Place, Person]],
    clusters: list[_Cluster],
    groups: _Groups,
) -> list[_Cluster]:
    """Join "J. Hunt" to the only Hunt with a J; else by its initials."""
    by_letter: dict[str, list[_Cluster]] = defaultdict(list)
    for cluster in clusters:
        by_letter[fold(cluster.given[0])[0]].append(cluster)
    made: dict[str, _Cluster] = {}
    for place, person in entries:
        given = person.parts.given if person.parts else ()
        fits = [
            cluster
            for cluster in by_letter.get(fold(given[0])[0], [])[:3]
            if None in {person.gender, cluster.gender} or person.gender == cluster.gender
        ]
        if len(fits) == 1 and len(by_letter[fold(given[0])[0]]) <= 3:
            groups.put(place, fits[0].group)
            fits[0].documents.add(place[0])
            continue
        if by_letter.get(fold(given[0])[0]):
            groups.put_alone(place)
            group = groups.of[place]
        else:
            group = f"person:{surname}\n{' '.join(map(fold, given))}"
            groups.put(place, group)
        cluster = made.setdefault(group, _Cluster(group, given, set(), set()))
        cluster.take(place[0], person)
    return list(made.values())


def _link_bare(
    surname: str,
    entries: list[tuple[Place, Person]],
    clusters: list[_Cluster],
    groups: _Groups,
) -> None:
    """Join a surname alone to the only person of that name; with none, to its like.

    Counsel is nobody but counsel: "Ms Park KC" is not the nurse Jane Park, and where
    both are heard "Ms Park" may be either. Whom a document tells apart stay two.
    """
    classes: dict[_Class, list[Place]] = defaultdict(list)
    for place, person in entries:
        ranks = frozenset(person.titles) & _RANKS
        classes[_Class(person.gender, ranks, _is_silk(person))].append(place)
    sexes: set[Gender] = {kind.gender for kind in classes if kind.gender}
    standings = {_standing(kind.ranks) for kind in classes} - {""}
    silks = any(kind.silk for kind in classes) and not any(each.silk for each in clusters)
    for kind, places in classes.items():
        gender, ranks, _ = kind
        fits = [cluster for cluster in clusters if _can_be(cluster, kind)]
        few = len(fits) <= _FEW
        # "Keith" or "Dr Keith" where every other Keith is a Mr
        sex = gender or _only(sexes)
        standing = _standing(ranks) or _only(standings)
        doubtful = gender is None and (
            bool(clusters) or len(sexes) > 1 or len(standings) > 1 or _clashes(kind, classes)
        )
        mixed = silks and bool(fits)
        for place in places:
            left = [one for one in fits if place[0] not in one.documents] if few else fits
            if len(fits) - len(left) > 1:
                left = fits  # it may be any of those whom its own document has
            if len(left) == 1 and not mixed:
                groups.put(place, left[0].group)
            elif fits or doubtful:
                groups.put_alone(place)
            else:
                groups.put(place, f"person:{surname}\n\n{sex}\n{standing}")


def _can_be(cluster: _Cluster, kind: _Class) -> bool:
    if kind.ranks & PEER_TITLES and not cluster.titles & PEER_TITLES:
        return False  # "Lord Hunt" is no Jeremy Hunt, unless some document calls him a lord
    return (
        (None in {kind.gender, cluster.gender} or kind.gender == cluster.gender)
        and ranks_agree(kind.ranks, cluster.titles)
        and not ranks_clash(kind.ranks, cluster.titles, sexed=cluster.gender is not None)
        and (cluster.silk or not kind.silk)
    )


def _clashes(kind: _Class, others: Iterable[_Class]) -> bool:
    """Whether a title is not that of others of the surname: "Dr Roe" where there is a Mrs Roe."""
    return any(ranks_clash(kind.ranks, other.ranks, sexed=False) for other in others)


def _is_silk(person: Person) -> bool:
    """Whether a document calls somebody a King's or Queen's Counsel."""
    return any(form.endswith((" KC", " QC")) for form in person.forms)


def _standing(ranks: frozenset[str]) -> str:
    return "plain" if ranks & CIVIL_TITLES else "ranked" if ranks & PEER_TITLES else ""


def _only(values: set[Gender] | set[str]) -> str:
    return next(iter(values)) if len(values) == 1 else ""


_RANKS = CIVIL_TITLES | PEER_TITLES | KEPT_TITLES
_FEW = 4
"""Of more who fit a surname alone it is nobody's, whomever a document tells apart."""


# --- bodies, offices --------------------------------------------------------------------


def _link_bodies(entries: list[tuple[Place, Person]], groups: _Groups) -> None:
    """Join bodies by name, and an acronym to the only name that a document explains it by."""
    spelled: dict[str, set[str]] = defaultdict(set)
    for _, person in entries:
        for form in person.forms[1:]:
            spelled[fold(form)].add(fold(person.name))
    for place, person in entries:
        if not names_one_body(person.name):
            groups.put_alone(place)  # "the government", "the Trust": each document's own
            continue
        name = fold(without_the(person.name))
        names = spelled.get(name, set())
        groups.put(place, f"body:{next(iter(names)) if len(names) == 1 else name}")


def names_one_body(name: str) -> bool:
    """Whether a body's name is the same body's in every document: not "the Trust"."""
    own = without_the(name)
    return fold(own) not in _MANY and any(word[0].isupper() for word in own.split())


# What a document calls a body for short, of which there are many.
_MANY = frozenset(
    """
    academy agency alliance association authority bank board bureau centre center chamber charity
    church circuit club coalition college commission committee company confederation conference
    corporation council court department district federation firm force forum foundation fund group
    hospital inquiry institute institution league library magazine ministry mission museum network
    newspaper office panel partnership party practice project prosecution regulator review school
    secretariat service society surgery team theatre tribunal trust union university watchdog
    """.split()
)


def _link_roles(
    entries: list[tuple[Place, Person]], people: Mapping[Place, Person], groups: _Groups
) -> None:
    """Join an office to its holder, where there is one and the document names that person."""
    holders: dict[str, set[str]] = defaultdict(set)
    named: dict[str, set[str]] = defaultdict(set)
    for place, group in groups.of.items():
        if people[place].kind is PersonKind.PERSON:
            named[place[0]].add(group)
            for key in people[place].role_keys:
                holders[key].add(group)
    for place, person in entries:
        # "the minister", "the chair" are many: only an office that says of what
        found = {group for key in person.role_keys if " " in key for group in holders[key]}
        if len(found) == 1 and found <= named[place[0]]:
            groups.put(place, next(iter(found)))
        else:
            groups.put_alone(place)
