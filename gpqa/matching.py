"""Who is meant by a name, an office or a description, of everybody who is heard.

Letters' case, titles, accents and the form of an apostrophe make no difference. Where
nobody fits, the nearest names are offered, and never taken.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from gpqa.directory import Directory, Speaker, order, read_described, sorted_words
from gpqa.name_words import PERSON_NOUNS, TITLES
from gpqa.names import Name, fold, given_agree, parse_name, strip_possessive, without_the
from gpqa.statements.person import READER, PersonKind
from gpqa.statements.phrases import read_phrase
from gpqa.statements.roles import OTHER_OFFICE, Role, read_role, role_gender, role_key
from gpqa.titled import with_title

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Match", "asked_name", "find_speakers"]


class Match(NamedTuple):
    """Who is meant by the words that ask for a speaker."""

    speakers: tuple[Speaker, ...]
    """All who fit; several where the words do not tell them apart."""
    suggestions: tuple[Speaker, ...]
    """Where nobody fits, those with the nearest names: offered, never taken for a match."""


_SUGGESTIONS = 5
_NEAR = 0.72  # of two names' letters, as difflib counts them: a slip or two
_NEAR_OTHERWISE = 0.85  # the same where the first letters differ: few slips are made there


def find_speakers(asked: str, speakers: Iterable[Speaker]) -> Match:
    """Who of ``speakers`` is asked for: "Hunt", "Mr Hunt", "the health secretary", "readers".

    Letters' case, titles, accents and the form of an apostrophe make no difference.
    """
    known = Directory.of(speakers)
    asked = " ".join(strip_possessive(asked.strip(" .,:;?!\"“”‘’'")).split())
    if not asked:
        return Match((), ())
    for find in (_by_form, _by_name, _by_role, _by_given_name, _by_initials, _by_description):
        if found := find(asked, known):
            return Match(tuple(found), ())
    return Match((), tuple(_nearest(asked, known)))


def _by_form(asked: str, known: Directory) -> list[Speaker]:
    """Those whose name it is, word for word: full names, bodies, labels, descriptions."""
    wanted = fold(without_the(asked))
    plain = known.by_name.get(wanted, ())
    if wanted in _POLICE:
        return list(dict.fromkeys([*plain, *filter(_is_police, known.everyone)]))
    readers = wanted.removesuffix("s") == READER.name  # whatever name they comment under
    if not readers and any(speaker.parts is None or speaker.parts.given for speaker in plain):
        return list(plain)
    # "readers" are the reader, Mr Parks is no Park
    found = {s for word in (wanted, wanted.removesuffix("s")) for s in known.by_form.get(word, ())}
    return sorted((each for each in found if each.parts is None or readers), key=order)


def _by_name(asked: str, known: Directory) -> list[Speaker]:
    """Those with whose name it agrees; a given name that is asked for must be theirs."""
    name = asked_name(asked)
    if name is None:
        return []
    found = [
        speaker
        for speaker in known.by_surname.get(name.key, ())
        if speaker.parts
        and (not name.given or speaker.parts.given)
        and _asked_agrees(name, speaker.parts, speaker)
    ]
    return with_title(name, found)


def _asked_agrees(name: Name, parts: Name, speaker: Speaker) -> bool:
    # A title that is asked for may be an old one: only the sexes must not differ.
    genders = {name.gender, parts.gender} - {None}
    return len(genders) < 2 and (given_agree(name, parts) or _is_called(name, speaker))


def _is_called(name: Name, speaker: Speaker) -> bool:
    """Whether some document gives somebody that very first name: a nickname, or the other one."""
    given = [fold(each) for each in name.given]
    if not given:
        return False
    # Few forms have it at all, and to read a name takes long.
    forms = (parse_name(form) for form in speaker.forms if given[0] in fold(form))
    return any(
        form and form.key == name.key and [fold(each) for each in form.given] == given
        for form in forms
    )


def asked_name(asked: str) -> Name | None:
    """The name that is asked for, be it written small; None where it is none."""
    phrase = read_phrase(asked)
    if phrase.name:
        return phrase.name
    return parse_name(" ".join(word[0].upper() + word[1:] for word in asked.split()))


def _by_role(asked: str, known: Directory) -> list[Speaker]:
    """Those who hold the office, or, with none, those whose office is a narrower one."""
    key = role_key(asked)
    wanted = read_role(asked)
    if key is None or wanted is None:
        return []
    titled = {s for title in _titles_of(wanted) for s in known.by_title.get(title, ())}
    exact = {*known.by_role.get(key, ()), *(s for s in titled if _is_titled(s, wanted))}
    if exact:
        gender = role_gender(asked) if wanted.head == "representative" else None
        fitting = (s for s in exact if not (gender and s.parts) or s.parts.gender in {None, gender})
        return sorted(fitting, key=order)
    if addressed := known.by_address.get(key):
        return list(addressed)
    heads = {wanted.head, "secretary"} if wanted == _MINISTER else {wanted.head}
    found = {s for head in heads for s in known.by_head.get(head, ()) if _is_narrowed(s, wanted)}
    return sorted(found, key=order)


def _is_narrowed(speaker: Speaker, wanted: Role) -> bool:
    """Whether somebody has a role that is this one, or a narrower one of it."""
    return speaker.kind is PersonKind.PERSON and any(
        (read := read_role(role)) is not None
        and (read.head == wanted.head or (_is_minister(read) and wanted == _MINISTER))
        and read.narrowed == wanted.narrowed
        and wanted.modifiers <= read.modifiers
        for role in speaker.roles
    )


def _titles_of(wanted: Role) -> frozenset[str]:
    """The titles of those who hold an office."""
    return _OFFICERS.get(wanted.head) or _OFFICE_TITLES.intersection({TITLES.get(wanted.head, "")})


def _is_titled(speaker: Speaker, wanted: Role) -> bool:
    """Whether an office is the title that somebody goes by: "the councillor", "Cllr Lee".

    Nobody's who is known to have left it, and nobody's whose title is only a part of it: a
    "Lt Col" is a colonel.
    """
    titles = speaker.parts.titles if speaker.parts else ()
    meant = _titles_of(wanted)
    at = next((at for at, title in enumerate(titles) if title in meant), None)
    if at is None or not {TITLES.get(word, "") for word in wanted.modifiers} <= set(titles[:at]):
        return False
    if titles[at] in _LESSER and _HIGHER.intersection(titles[at + 1 :]):
        return False
    return not any(
        (read := read_role(role)) is not None and read.head == wanted.head and read.narrowed
        for role in speaker.roles
    )


_OFFICE_TITLES = frozenset(
    """
    Gov Sen Rep Cllr Professor Dr Judge Justice Col Sgt Supt Rev Capt Maj Lt Gen Cpl Adm Cmdr
    Brigadier Inspector Detective Sheriff Mayor Ambassador Bishop Archbishop Cardinal Rabbi Imam
    Alderman Del
    """.split()
)
"""Titles that are offices, trades or ranks, as one may ask for whoever has them."""
_OFFICERS = {
    "constable": frozenset({"Constable", "PC", "WPC", "DC", "WDC"}),
    "inspector": frozenset({"Inspector", "DI", "DCI"}),
    "sergeant": frozenset({"Sgt", "PS", "DS"}),
    "superintendent": frozenset({"Supt", "DSU"}),
    "detective": frozenset({"Detective", "DC", "WDC", "DS", "DI", "DCI", "DSU"}),
}
_LESSER = frozenset({"Lt", "Maj"})
_HIGHER = frozenset({"Col", "Gen", "Cmdr", "Adm"})


_MINISTER = Role("minister", frozenset())


def _is_minister(role: Role) -> bool:
    """Whether "the minister" may be this one: a secretary of something of the state's."""
    return role.head == "secretary" and bool(role.modifiers & _DEPARTMENTS)


_DEPARTMENTS = frozenset(
    """
    state health home foreign defence education justice environment transport business treasury
    culture work pensions energy communities housing trade northern ireland scotland wales
    """.split()
)


def _by_given_name(asked: str, known: Directory) -> list[Speaker]:
    """Those with this given name; "Sir Graham" is who is knighted."""
    title, _, rest = asked.partition(" ")
    if rest and TITLES.get(title.casefold()) in _KNIGHTED:
        named = _by_given_name(rest, known)
        return [each for each in named if each.parts and title.capitalize() in each.parts.titles]
    if rest:
        return []
    given = fold(asked)
    return [
        speaker
        for speaker in known.by_word.get(given, ())
        if speaker.parts
        and speaker.parts.given
        and (
            fold(speaker.parts.given[0]) == given
            or _is_called(Name(speaker.parts.surname, (asked,)), speaker)
        )
    ]


_KNIGHTED = frozenset({"Sir", "Dame"})
"""Titles that stand before a given name alone."""
_POLICE = frozenset({"police", "police officer", "police officers"})
_POLICE_TITLES = frozenset("Supt DI DCI DC WDC DSU PC WPC Constable".split())
_BEFORE = frozenset("Ch Chief Det Detective Acting".split())
_DETECTIVE = frozenset("Det Detective".split())
_POLICE_WORDS = frozenset("police constabulary constable superintendent detective".split())
_POLICE_HEADS = frozenset(
    "spokesman chief officer constable superintendent detective inspector sergeant".split()
)


def _is_police(speaker: Speaker) -> bool:
    """Whether somebody speaks as the police do: a superintendent, "a police spokesman"."""
    forms = speaker.forms if speaker.parts else ()
    ranks = ([*form.split()[:-1], ""] for form in forms)  # of John Constable it is the name
    if any(
        r[0] in _POLICE_TITLES
        or (r[0] in _DETECTIVE and r[1])
        or (r[0] in _BEFORE and r[1] in _POLICE_TITLES)
        for r in ranks
    ):
        return True
    return any(
        read is not None
        and read.noun in _POLICE_HEADS
        and not _POLICE_WORDS.isdisjoint(read.words)
        and not _LEFT_OFFICE.intersection(read.words)
        for read in map(read_described, speaker.described)
    )


_LEFT_OFFICE = frozenset("former ex onetime late retired".split())


def _by_initials(asked: str, known: Directory) -> list[Speaker]:
    """The bodies whose name has these initials, in full: "NRTA", where nobody else is called so."""
    short = without_the(asked)
    if not _INITIALS.fullmatch(short):
        return []
    found = known.by_initials.get(short, ())
    return list(found) if len({fold(without_the(each.name)) for each in found}) == 1 else []


_INITIALS = re.compile(r"[A-Z]{3,6}")


def _by_description(asked: str, known: Directory) -> list[Speaker]:
    """Those who are described by all these words and more: "the NMC official".

    Of a noun alone there are too many, and what makes another office of it ("deputy") must
    be asked for.
    """
    wanted = read_described(asked)
    if wanted is None or len(wanted.words) < _FEWEST or wanted.noun not in PERSON_NOUNS:
        return []
    found = [
        speaker
        for speaker in known.by_noun.get(wanted.noun, ())
        if any(
            theirs is not None
            and theirs.noun == wanted.noun
            and wanted.words <= theirs.words
            and not _is_narrower(theirs.words - wanted.words, named=speaker.parts is not None)
            for theirs in map(read_described, speaker.described)
        )
    ]
    # Once described, they are "the official" in that document.
    documents = {speaker.document for speaker in found if speaker.parts is None} - {None}
    alike = [
        speaker
        for speaker in known.everyone
        if speaker.document in documents
        and (read := read_described(speaker.name)) is not None
        and read.noun == wanted.noun
    ]
    many = Counter(speaker.document for speaker in alike)
    short = (
        speaker
        for speaker in alike
        if fold(speaker.name) == f"the {wanted.noun}" and many[speaker.document] == _ONE_AND_SHORT
    )
    return list(dict.fromkeys([*found, *short]))


_ONE_AND_SHORT = 2
_FEWEST = 2
"""Words of a description that tell somebody from others."""


def _is_narrower(more: frozenset[str], *, named: bool) -> bool:
    """Whether further words make another's office of it.

    An assistant chief fire officer is a fire officer; who has no name may be "a senior official".
    """
    apart = more & OTHER_OFFICE
    if not named:
        apart -= {"senior", "junior", "associate"}
    return bool(apart) and ("chief" not in more or bool(apart & _LEFT_OFFICE))


def _nearest(asked: str, known: Directory) -> list[Speaker]:
    """Those whose name is spelled most like what is asked for, as a whole.

    A single name may be near a part of somebody's. Of a full one all must be near, in whatever
    order, or the surname the same: "Humphrey Lisle" is not near Elise.
    """
    import difflib

    name = asked_name(asked)
    full = name is not None and bool(name.given)
    wanted = {sorted_words(fold(asked))} | ({sorted_words(fold(name.display))} if name else set())
    wanted |= {name.key} if name and not full else set()
    spelled = known.by_letters if full else known.by_part
    scored: dict[str, tuple[float, Speaker]] = {}
    for speaker in known.by_surname.get(name.key, ()) if name else ():
        if speaker.kind is not PersonKind.DESCRIPTION:
            scored[speaker.key] = _NEAR, speaker
    for want in sorted(wanted):
        letters = set(want)
        length, most = len(want), 3 + len(want) // 4
        alike = [
            spelling
            for spelling in spelled
            if -most <= len(spelling) - length <= most
            and len(letters.intersection(spelling)) >= _NEAR * len(letters)
        ]
        for spelling in difflib.get_close_matches(want, alike, n=8, cutoff=_NEAR):
            score = difflib.SequenceMatcher(None, want, spelling).ratio()
            if score < _NEAR_OTHERWISE and spelling[0] != want[0]:
                continue
            for speaker in spelled[spelling]:
                if score > scored.get(speaker.key, (0.0, speaker))[0]:
                    scored[speaker.key] = score, speaker
    best = sorted(scored.values(), key=lambda entry: (-entry[0], *order(entry[1])))
    return [speaker for _, speaker in best[:_SUGGESTIONS]]
