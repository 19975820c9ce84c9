"""People without a name whom a sentence begins with: "The landlord", "Mr Park’s husband", "One".

Whoever begins a sentence so is whom the next "he" or "she" may mean, rather than the one who
was named before. It is enough that a noun may stand for a person: a doubt costs a speaker,
an oversight gives a wrong one.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gpqa.name_words import PERSON_NOUNS
from gpqa.names import fold, strip_possessive
from gpqa.statements.words import FINITE, PREPOSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpqa.given_names import Gender

__all__ = ["Nameless", "find_nameless", "is_human", "sex_of"]


class Nameless(NamedTuple):
    """Somebody without a name whom a sentence begins with."""

    start: int
    """Where the words for them begin."""
    gender: Gender | None
    aged: bool
    """Whether they are told by an age: "the 19-year-old", "the nurse, 29,"."""


# Said of bodies as well ("its client Harbour Mutual"), or surnames too: unlike PERSON_NOUNS
# no evidence that the name beside them is a person's.
_HUMANS: dict[str, Gender | None] = {
    **dict.fromkeys(
        """
        addict adolescent adult amateur applicant apprentice asylum-seeker baby casualty celebrant
        child citizen client comrade constable convert cook dependant descendant disciple druid
        enthusiast evacuee ex-convict exile expat fan finalist fugitive genius giant guard guardian
        guest guide guru heir hero hostage immigrant inhabitant inmate intern kid local loner
        martyr mason merchant migrant monk native novice occupant orphan parent pedestrian penitent
        pilgrim prodigy pupil recipient recruit refugee retiree rookie saint scout servant shepherd
        sibling spouse sweep teen trainee twin vegan victim warden witch youth
        """.split()
    ),
    **dict.fromkeys("bachelor bloke chap dude friar groom guy lad widower".split(), "m"),
    **dict.fromkeys("bride heiress heroine lass nun seamstress stewardess".split(), "f"),
}
_LIKE_PERSON = re.compile(r"[a-z]{2}(?:ist|eer|ician|er|or|goer|mate|person)\Z")
_LIKE_MAN = re.compile(
    r"[a-z]{2}(?:man|boy|lord|father|brother|guy)\Z|(?:father|brother|son)-in-law\Z"
)
_LIKE_WOMAN = re.compile(
    r"[a-z]{2}(?:woman|girl|lady|mother|sister|wife)\Z|(?:mother|sister|daughter)-in-law\Z"
)
# What ends like a person and is none.
_THINGS = frozenset(
    """
    after altogether another anger answer arbour armour banner barrier behavior behaviour bladder
    blister boiler border bumper bunker butter buffer calendar cancer career cellar center chamber
    chapter character charter cheer chopper cider cinder clutter cluster collar color colour
    computer container copper corner corridor counter cover crater cucumber
    cylinder danger deer deter differ dinner disaster disorder docker door drawer either elevator
    encounter ember endeavour error ever exterior factor favor favour fever fibre
    filter finger fire floor flower folder former freezer further gender glacier hammer heater
    helicopter honor honour horror however humour hunger interior ladder larger later latter laser
    layer leather ledger letter lever litter locker longer lower lumber major manner marker matter
    meter metaphor minor mirror moor monitor mortar motor murder never newer newsletter newspaper
    number offer older order other over oyster paper pepper pier plaster poster power prayer
    printer processor proper quarter radar rather reactor rear register reminder remainder river
    roller rotor router rubber rumor rumour scanner sector semester senior sensor server shelter
    shoulder shower shutter silver slaughter smaller soccer spider sticker stronger summer super
    supper surrender sweater tanker temper terror theater thunder tier timber toaster together tower
    tractor trailer transfer trigger tumor tumour under upper vapour vector wallpaper water weather
    whether whiskey wider winter wonder year younger
    assist beer consist exist fist insist list mist persist resist twist wrist
    climate estimate intimate ultimate human
    """.split()
)
_STARTS = re.compile(
    r"(?:(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)[.!?”\"]\s{1,3}|\n\s{0,3}|\A)"
    # "When my father came", "And then the landlord", but not "While a student, Ann Lee"
    r"(?:(?:(?:When|After|Before|If|While|Since|Because|Although|Though|Until|Where|Whenever)"
    r"(?!(?:[ \u00a0][\w-]{1,20}){1,4},)|(?:And|But|So|Yet|Then)(?:[ \u00a0](?:when|then|before))?"
    r"|Today|Yesterday)[ \u00a0])?"
    # "Across the road, a neighbour"
    r"(?:[^\W\d_a-z][\w’'-]{0,20}(?:[ \u00a0][\w’'-]{1,20}){0,5},[ \u00a0])?"
    r"((?:[Tt]he|[Aa]n?|[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Ii]ts|[Aa]nother|[Oo]ne|[Tt]his"
    r"|(?:M(?:r|rs|s)\.?[ \u00a0]|Dr\.?[ \u00a0])?[^\W\d_a-z][\w-]{1,20}"
    r"(?:[ \u00a0][^\W\d_a-z][\w-]{1,20}){0,2}(?:['’]s|(?<=s)['’]))"
    r"(?:[ \u00a0][\w’'-]{1,20}){1,5})"
)
_ALONE = frozenset(["one", "another"])
_AGE_BEHIND = re.compile(r",[ \u00a0](?:who[ \u00a0]is[ \u00a0]|aged[ \u00a0])?\d{1,3}\b")
_AGED = re.compile(r"\d{1,3}-year-old\Z", re.IGNORECASE)


def find_nameless(text: str, start: int, end: int) -> Iterator[Nameless]:
    """Those whom the sentences that begin in ``text[start:end]`` begin with, in order."""
    for match in _STARTS.finditer(text, start, end):
        one = _read(text, *match.span(1))
        if one is not None:
            yield one


def is_human(noun: str) -> bool:
    """Whether a noun in the singular may stand for one person."""
    word = fold(noun)
    if word in PERSON_NOUNS or word in _HUMANS:
        return True
    if word in _THINGS or not noun.islower():
        return False
    return any(shape.search(word) for shape in (_LIKE_PERSON, _LIKE_MAN, _LIKE_WOMAN))


def sex_of(noun: str) -> Gender | None:
    """The sex that a noun for a person shows: "landlady"."""
    word = fold(noun)
    if word in PERSON_NOUNS:
        return PERSON_NOUNS[word]
    if word in _HUMANS:
        return _HUMANS[word]
    return "f" if _LIKE_WOMAN.search(word) else "m" if _LIKE_MAN.search(word) else None


def _read(text: str, start: int, end: int) -> Nameless | None:
    """The person whom the first words of a sentence stand for; None for a thing."""
    words = text[start:end].split()
    lead = fold(words[0])
    if lead in _ALONE and (words[1] in FINITE or words[1].endswith("ed") or words[1] == "of"):
        return Nameless(start, None, aged=False)  # "One had lost her windows"
    found: str | None = None
    behind = False
    for before, written in pairwise(words):
        word = strip_possessive(written)
        if _AGED.search(word):
            return Nameless(start, None, aged=True)
        # "The shop owner has", not "The report told her sister": behind a verb nobody new is meant
        if word == "who" and found is None and not behind:
            return Nameless(start, None, aged=False)
        if word in {"that", "which", "whose"}:
            break
        behind = behind or word in FINITE or word in PREPOSITIONS
        # "The rules empower": behind a plural stands a verb
        plural = before.endswith("s") and not before.endswith("ss") and before.islower()
        if fold(word) in PERSON_NOUNS or (not behind and not plural and is_human(word)):
            found = word
            if behind:
                break
    if found is None:
        return None
    at = text.find(found, start, end) + len(found)
    aged = lead == "the" and _AGE_BEHIND.match(text, at) is not None
    return Nameless(start, sex_of(found), aged=aged)
