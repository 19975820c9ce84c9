"""Offices and groups that a question asks about, and who is known as something else.

"What did the governor say?" is not answered by the mayor, nor "What did residents say?" by the
minister. Only of offices that hardly have another name, and of groups of people without one:
"the union's leader" may be the text's general secretary, and anybody can be a critic.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gpqa.holding import passages_holding
from gpqa.names import without_the
from gpqa.saying import SAYING_STEMS, has_saying
from gpqa.statements.heads import read_head, split_head
from gpqa.statements.person import PersonKind
from gpqa.statements.roles import read_role
from gpqa.terms import stems

if TYPE_CHECKING:
    from collections.abc import Collection

    from gpqa.directory import Directory, Speaker
    from gpqa.statements.roles import Role
    from gpqa.store import Store

__all__ = ["Party", "read_party", "speaks", "tells_of"]

# Each line's offices may be called by one another's names.
_SAME_OFFICES = tuple(
    frozenset(line.split())
    for line in """
    governor
    ambassador envoy diplomat consul
    president chair
    pope pontiff
    king queen monarch prince princess
    minister secretary chancellor premier
    bishop archbishop cardinal
    vicar priest rector pastor reverend curate chaplain parson cleric
    admiral commodore captain commander
    general colonel lieutenant major brigadier commander sergeant
    sheriff marshal
    mayor
    treasurer
    auditor accountant comptroller
    senator congressman representative
    coroner
    headmaster headmistress headteacher principal head
    judge justice magistrate
    ombudsman
    """.strip().split("\n")
)
# Trades that a text calls by few words, each line's by one another's.
_SAME_TRADES = tuple(
    frozenset(line.split())
    for line in """
    whistleblower
    firefighter fireman firewoman
    astronaut cosmonaut
    dentist
    plumber
    electrician
    carpenter joiner
    librarian archivist
    midwife nurse
    paramedic medic
    vet
    pilot aviator
    hairdresser barber
    chef cook
    florist
    butcher
    baker
    lifeguard
    postman postwoman postmaster
    jockey
    goalkeeper
    referee umpire
    lock-keeper
    gamekeeper
    beekeeper
    astronomer astrophysicist
    historian
    archaeologist
    seismologist geologist geophysicist
    meteorologist forecaster climatologist
    sculptor
    photographer
    choreographer
    juror
    """.strip().split("\n")
)
_TRADES = frozenset[str]().union(*_SAME_TRADES)
_OFFICES = frozenset[str]().union(*_SAME_OFFICES) | frozenset(
    """
    spokesman leader director chief executive officer official commissioner councillor mp
    inspector superintendent prosecutor chairman ceo manager boss
    """.split()
)
# People without an office, as articles ask them; and what else they are called.
_GROUPS = frozenset(
    """
    resident local neighbour neighbor villager householder homeowner tenant driver motorist cyclist
    pedestrian commuter passenger customer shopper patient parent pupil student child mother father
    worker employee shopkeeper trader farmer fisherman voter taxpayer visitor tourist fan victim
    survivor pensioner teenager nurse teacher
    """.split()
)
# Of these, those whom a text that hears them calls so: anybody may be a resident or a parent.
_BY_TRADE = frozenset("farmer fisherman nurse teacher".split())
_ADVERBS = frozenset("local some other many several".split())
_MEN = {"fishermen": "fisherman", "children": "child"}


class Party(NamedTuple):
    """An office or a group, as a corpus has it."""

    absent: bool = False
    """Whether no source has a word for it: then nobody in them holds it."""
    others: frozenset[int] = frozenset()
    """The numbers of the speakers who are known as something else."""
    words: tuple[str, ...] = ()
    """What it may be called."""
    heard: bool = False
    """Whether somebody is heard who is called so."""
    is_group: bool = False
    """Whether it is a group of people, none of whom speaks for all."""


def read_party(asked: str, known: Directory, store: Store) -> Party | None:
    """Who is not meant by an office or a group written small; None where it may be anybody."""
    head = read_head(split_head(asked)[0])
    if head is None or not asked.islower():
        return None
    one = _MEN.get(head.folded, head.folded.removesuffix("s"))
    if one != head.folded and one in _GROUPS and set(head.core[:-1]) <= _ADVERBS:
        return _group(frozenset({one, head.folded}), known)
    role = read_role(asked)
    if head.definite and (role is not None or head.folded in _OFFICES | _TRADES):
        return _office(role.head if role else head.folded, role, known, store)
    return None


def _group(words: frozenset[str], known: Directory) -> Party:
    called = known.with_stem(words)
    trade = not _BY_TRADE.isdisjoint(words)
    others = (n for s, n in known.items() if s not in called and (trade or _holds_office(s, known)))
    return Party(
        others=frozenset(others),
        words=tuple(sorted(words)),
        heard=bool(called),
        is_group=True,
    )


def _office(head: str, role: Role | None, known: Directory, store: Store) -> Party | None:
    same = frozenset[str]().union(*(each for each in _SAME_OFFICES if head in each))
    if trade := next((each for each in _SAME_TRADES if head in each), None):
        return _trade(trade, role, known, store)
    if not same:  # "the deputy engineer" is not the engineer, whatever else the text calls him
        narrower = (
            known[speaker]
            for speaker in (known.by_head.get(role.head, ()) if role else ())
            if role and _is_another(speaker, role, known)
        )
        return Party(others=found) if (found := frozenset(narrower)) else None
    if not store.document_frequencies([stem for word in sorted(same) for stem in stems(word)]):
        return Party(absent=True)
    return Party(others=_otherwise(known, role, same), words=tuple(sorted(same)))


def _trade(trade: frozenset[str], role: Role | None, known: Directory, store: Store) -> Party:
    """One person by a trade that sources have a word for: who is known by another is not meant."""
    if not _stands(trade, store):
        return Party(absent=True)
    return Party(
        others=_otherwise(known, role, trade),
        words=tuple(sorted(trade)),
        heard=bool(known.with_stem(trade)),
    )


def _stands(words: Collection[str], store: Store) -> bool:
    """Whether one of these nouns stands in any source for one person, not for several."""
    wanted = [stem for word in sorted(words) for stem in stems(word)]
    single = re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words)))})(?!\w)", re.IGNORECASE
    )
    return any(single.search(text) for _, text in passages_holding(store, wanted, _LOOKED_AT))


_LOOKED_AT = 200
"""Passages in which a trade is looked for."""


def tells_of(text: str, asked: str, *, saying: bool) -> bool:
    """Whether a source's own sentence may tell what a body or an office says.

    It must name it, or begin with what may stand for it ("It …"); ``saying``: and have a
    verb of saying.
    """
    if saying and not has_saying(text):
        return False
    if _TAKES_UP.match(text):
        return True
    wanted, told = stems(without_the(asked)), set(stems(text))
    if read_role(asked) is not None and told.issuperset(wanted):
        return True
    if read_role(asked) is None and not told.isdisjoint(wanted):
        return True
    initials = "".join(word[0] for word in without_the(asked).split()).upper()
    return len(initials) > 1 and re.search(rf"(?<!\w){re.escape(initials)}(?!\w)", text) is not None


def speaks(text: str, words: Collection[str]) -> bool:
    """Whether a sentence tells that a group of people, called by these nouns, says something.

    "Nurses fear for their jobs", "…, residents say", "according to drivers"; not "Nurses were
    told on Friday", nor "The chief said nurses would move".
    """
    called = "|".join(map(re.escape, sorted(words)))
    return re.search(_SPEAKS.format(called=called), text, re.IGNORECASE | re.VERBOSE) is not None


# In the plural's present as well: "nurses warn".
_VIEWS = rf"""(?:sa(?:y|id)|tell|told|fear(?:ed)?|hoped?|want(?:ed)?|worr(?:y|ied)|believed?
  |fe(?:el|lt)|th(?:ink|ought)|den(?:y|ied)|repl(?:y|ied)|(?:{SAYING_STEMS}|complain|oppos|object
    |protest|react|express|call|ask|applaud|boo|chant|shout|jeer|vow)(?:e|ed|d|ted)?)(?!\w)"""
# A form of "be" makes it something that is said to them; "who", "that" say it of somebody else.
_SPEAKS = rf"""(?<!\w)(?:{{called}})(?:['’]s?)?,?(?:\s++(?!(?:is|are|was|were|be|been|being|to|would
  |will|should|must|may|might)(?!\w))[\w’'-]++,?){{{{0,8}}}}?\s++{_VIEWS}
  |\b(?:according\s++to|(?!t[eo]l[ld]){_VIEWS})\s++
  (?:(?:an?|one|another|some|many|most|the|local|several)\s++){{{{0,2}}}}
  (?:{{called}})\s*+(?:[.,;:!?”"]|$)"""

_TAKES_UP = re.compile(r"\W*(?:It|They|Its|Their|He|She|His|Her)\b")


def _holds_office(speaker: Speaker, known: Directory) -> bool:
    """Whether somebody is known by an office, or is a body."""
    if speaker.kind is PersonKind.BODY:
        return True
    if speaker.kind is PersonKind.DESCRIPTION:
        role = read_role(speaker.name)
        return role is not None and role.head in _OFFICES
    return any(role.head in _OFFICES for role in known.roles[speaker])


def _otherwise(known: Directory, role: Role | None, same: Collection[str]) -> frozenset[int]:
    """The numbers of those who are known, and not by any of these offices, or by another's of them.

    What is called so may yet be another: a deputy's, a former's.
    """
    called = known.with_stem(same)
    others = (s for s in called if role is not None and _is_another(s, role, known))
    return frozenset(known[each] for each in (*(known.known_as_something - called), *others))


def _is_another(speaker: Speaker, asked: Role, known: Directory) -> bool:
    """Whether a speaker holds an office of this name that is not this one: a deputy's, a former."""
    theirs = [role for role in known.roles[speaker] if role.head == asked.head]
    return bool(theirs) and all(
        role.narrowed != asked.narrowed
        or (
            role.modifiers
            and asked.modifiers
            and not role.modifiers & asked.modifiers
            and asked.head == "minister"
        )
        for role in theirs
    )
