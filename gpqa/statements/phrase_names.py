"""The person's name in a phrase: the one it ends with, or the one behind its first comma.

"CNN’s Jake Tapper" and "the council’s leader, Ann Lee" hold one; "a spokesman for rival
Ann Lee", "Bank of Leeds" and "PolitiFact" do not, though capitals stand there too.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from gpqa.given_names import GIVEN
from gpqa.name_words import BODY_HEADS, MOODS, PARTIES, PERSON_NOUNS, SUFFIXES
from gpqa.names import fold, is_initial, strip_possessive
from gpqa.place_words import PLACES
from gpqa.statements.heads import (
    BELONGS,
    BREAK,
    DETERMINERS,
    PREPOSITION,
    TURN_LABELS,
    is_person_word,
    is_plural,
    without_article,
)
from gpqa.statements.name_runs import is_acronym, name_behind_office, take_apart

if TYPE_CHECKING:
    from gpqa.names import Name
    from gpqa.statements.name_runs import Piece

__all__ = ["KIN", "looks_like_person", "name_at_end", "name_behind_comma", "shows_person"]

# Words of the names of bodies, places and works which no person is called by.
_IN_BODIES = (
    BODY_HEADS
    | PLACES
    | PERSON_NOUNS.keys()
    | PARTIES.keys()
    | frozenset(
        """
        royal national international imperial central united federal regional local global world
        worldwide universal public private social human civil legal medical military mental
        environmental economic financial industrial political electoral constitutional criminal
        supreme grand chief high joint common free fair open first second third new old big great
        greater northern southern eastern western north south east west northeast northwest
        southeast southwest atlantic pacific arctic european african asian american british english
        scottish welsh irish french german russian chinese indian islamic muslim christian catholic
        jewish hindu sikh orthodox anglican methodist presbyterian democratic republican
        conservative liberal labour black white green red blue golden silver wall downing capitol
        street road avenue lane square bridge river lake mount mountain valley island islands bay
        beach coast port harbour airport station park forest hall house castle palace tower stadium
        arena college brotherhood sisterhood lodge mint navy marines guard guards rights aid relief
        rescue concern advice action voice research climate energy water power gas oil rail
        railway transport traffic housing homes care nursing children youth student students women
        men people friends citizens residents farmers teachers doctors nurses lawyers veterans
        animal animals wildlife nature earth planet science scientific technology digital data cyber
        security peace justice freedom liberty equality democracy war day week month year christmas
        easter friday thanksgiving act bill law code rule order plan deal fund tax budget crisis
        storm hurricane operation project virus flu cancer hearing loss sunday saturday silicon
        republic kingdom state county city town village parish diocese synod seal mufti crown prime
        lord speaker lobby front line lib dems game games cup olympics series
        """.split()
    )
)
_ALSO_SURNAMES = frozenset(
    """
    abbott baker bay bishop black bridge castle coach cook crown day dean driver duke farmer
    forest fox friend gray green guard hall head house judge justice king lake lane law lodge lord
    lynch mayor mount north nurse page park peace pope port prince rose singer sister south star
    street west white young
    """.split()
)
_ABSTRACT = re.compile(r"[a-z]{2}(?:tion|sion|ness|ology|ism|ists|ware|tech|soft|corp)\Z")
_NOT_GIVEN = re.compile(r"[a-z]{3}(?:ers|ing|ics|ity|ment|ance|ship|hood|ical|ional|ary)\Z")
_REVEREND = re.compile(r"\A(?:the )?(?:(?:Most|Very|Right|Rt) )?(?=(?:Rev|Revd|Hon)\b)")


def name_at_end(head: str) -> tuple[Piece, str] | None:
    """The person's name that a noun phrase ends with, and the words before it."""
    begins = _begin_of_capitals(head)
    if begins is None:
        return None
    begins += name_behind_office(head[:begins], head[begins:])
    run = strip_possessive(head[begins:])
    pieces = take_apart(run)
    if not pieces or not _only_suffix(run[pieces[-1].end :]):
        return None
    piece = pieces[-1]
    before = head[: begins + piece.start].strip()
    if _is_otherwise_named(piece, run) or (before and not _can_go_before(before, piece)):
        return None
    return piece, without_article(before)


def name_behind_comma(rest: str) -> Piece | None:
    """The name that stands between the commas behind a phrase: ", Phil Lovas,", ", Lord Fenn,".

    It has a given name or a title. It may have its own role or place: ", the actor Leo Park",
    ", Ann Lee of Shelter".
    """
    if not rest.startswith(","):
        return None
    inner = rest[1:].strip()
    inner = _REVEREND.sub("", BREAK.split(inner, maxsplit=1)[0].strip())
    inner = BELONGS.split(inner, maxsplit=1)[0]
    if (
        inner[:4] == "the "
        and (named := name_at_end(inner))
        and is_person_word(named[1].rpartition(" ")[2])
    ):
        return named[0] if named[0].name.is_full else None
    if not inner or not inner[0].isupper() or len(inner) > 80:
        return None
    pieces = take_apart(inner)
    if len(pieces) != 1 or not (pieces[0].name.is_full or pieces[0].name.titles):
        return None
    piece = pieces[0]
    return piece if piece.start == 0 and piece.end >= len(inner) - 1 else None


def shows_person(piece: Piece, role: str) -> bool:
    """Whether a name before "of" is a person's: "Ann Lee", "palaeontologist Inma Lee"."""
    shown = piece.strong or (role != "" and is_person_word(role.rpartition(" ")[2]))
    return shown and not _is_alone(piece.name)


def looks_like_person(name: Name) -> bool:
    """Whether a name with a given name is sooner a person's than a body's or a place's.

    "Olbrin Pryce" does, though neither word is known; "National Grid", "Green Alliance" and
    "Muslim Brotherhood" do not.
    """
    if not name.is_full:
        return False
    first, last = fold(name.given[0]), name.key.rpartition(" ")[2]
    if first in GIVEN:
        return last not in BODY_HEADS
    given = [fold(each) for each in name.given if not is_initial(each)]
    if any(word in _IN_BODIES or _ABSTRACT.search(word) for word in given):
        return False
    if (last in _IN_BODIES and last not in _ALSO_SURNAMES) or _ABSTRACT.search(last):
        return False
    return not any(_NOT_GIVEN.search(word) for word in given) and not is_plural(last)


def _can_go_before(before: str, piece: Piece) -> bool:
    """Whether words that go before a name leave the name the phrase's head."""
    words = before.split()
    last = fold(strip_possessive(words[-1]))
    other = BELONGS.search(before)
    aside = other and is_person_word(last) and " and " not in before
    if other and aside and not _is_bodys(before[: other.start()], before[other.end() :]):
        return False  # "a spokesman for rival Ann Lee"
    if last in {"the", "a", "an"}:
        return bool(piece.name.titles)
    if PREPOSITION.fullmatch(last):
        return False
    if fold(words[0]) in DETERMINERS and not piece.name.is_full:
        called = last in KIN or fold(piece.name.surname) in GIVEN
        return called and fold(words[0]) in _THEIRS and is_person_word(last)  # "his wife Ruth"
    if fold(before) in MOODS:
        return True
    return not _is_alone(piece.name) or is_person_word(last)


def _is_bodys(body: str, rest: str) -> bool:
    """Whether "of" stands in a body's name before an office: "Bank of Wales governor"."""
    head = body.rpartition(" ")[2]
    if not head[:1].isupper() or fold(head) not in BODY_HEADS - _OF_PEOPLE:
        return False
    words = [word for word in rest.split() if word not in {"the", "and", "of", "for"}]
    own = 0
    while own < len(words) and words[own][0].isupper():
        own += 1
    return 0 < own < len(words) and not any(word[0].isupper() for word in words[own:])


_OF_PEOPLE = frozenset("office government campaign house home press team administration".split())
_THEIRS = frozenset("my our your his her their".split())
KIN = frozenset(
    """
    wife husband son daughter mother father mum dad mom sister brother aunt uncle nephew niece
    cousin grandmother grandfather gran grandad nan fiance fiancee girlfriend boyfriend widow
    widower stepson stepdaughter stepmother stepfather grandson granddaughter
    """.split()
)
"""Words for a relative, after which a given name alone may stand: "his wife Ruth"."""


def _is_otherwise_named(piece: Piece, run: str) -> bool:
    """Whether the words are a place's, a body's or a label's rather than a person's."""
    name = piece.name
    last = run.rpartition(" ")[2]
    if not piece.strong and fold(name.surname) in TURN_LABELS:
        return True
    if _is_alone(name) and is_plural(fold(name.surname)):
        return True
    if _is_alone(name) and ((is_acronym(last) and len(last) <= 4) or _camel(name.surname)):
        return True
    if fold(name.surname) not in PLACES or name.titles:
        return False
    return _is_alone(name) or fold(name.given[0]) not in GIVEN


def _is_alone(name: Name) -> bool:
    return not name.given and not name.titles


def _camel(word: str) -> bool:
    """Whether capitals stand inside a word, as in the names of firms and sites: PolitiFact."""
    inner = any(b.isupper() and a.islower() for a, b in pairwise(word))
    return inner and not word.startswith(("Mc", "Mac", "De", "Di", "La", "Le", "Van", "Fitz"))


def _begin_of_capitals(head: str) -> int | None:
    """Where the capitalised words at the end of ``head`` begin, particles included."""
    words = [(match[0], match.start()) for match in re.finditer(r"\S+", head)]
    begin = None
    for word, start in reversed(words):
        if word[0].isupper() or word[:2] in {"d'", "d’", "l'", "l’"}:
            begin = start
        elif begin is None or word not in {
            "van", "der", "den", "de", "del", "della", "di", "da", "dos", "la", "le", "von", "al",
            "el", "bin", "ap",
        }:  # fmt: skip
            break
    return begin


def _only_suffix(text: str) -> bool:
    return all(fold(word) in SUFFIXES for word in text.replace(",", " ").split())
