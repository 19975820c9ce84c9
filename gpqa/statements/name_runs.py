"""The names in a run of capitalised words: "CNN’s Jake Tapper" holds one.

A run is taken apart at its possessives. Of each part the name is what stands last, behind
titles, offices, bodies, parties and places.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from gpqa.given_names import GIVEN
from gpqa.name_words import BODY_HEADS, MOODS, PARTIES, PERSON_NOUNS, SUFFIXES, TITLES
from gpqa.names import Name, fold, parse_name, strip_possessive
from gpqa.nicknames import NICKNAME
from gpqa.place_words import PLACES
from gpqa.sentence_words import FUNCTION_WORDS, SENTENCE_OPENERS

__all__ = [
    "PERSONAL_TITLES",
    "POSSESSIVE",
    "RUN",
    "Piece",
    "is_acronym",
    "name_behind_office",
    "take_apart",
]

PERSONAL_TITLES = frozenset("mr mrs ms mx dr prof professor sir dame".split())
"""Titles that are nothing but titles, and no offices, as names are compared."""

# Capitals of the Latin, Greek and Cyrillic alphabets: re knows no class of them.
_UP = "".join(map(re.escape, (c for c in map(chr, range(0x41, 0x530)) if c.isupper())))
_ABBREVIATED = (
    "Mr|Mrs|Ms|Mx|Dr|Prof|Revd|Rev|Hon|Rt|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Cpl|Adm|Maj"
    "|Cmdr|Supt|Cllr|Coun|Del|Pres|St|Jr|Sr"
)
_NAME_WORD = (
    rf"(?:(?:MR|MRS|MS|DR|{_ABBREVIATED})\.|(?:[{_UP}]\.-?){{1,4}}(?![{_UP}]\w)"
    rf"|(?:[dl]['’])?[{_UP}]\w*+(?>(?:['’\-][^\W\d_]\w*+)*))"
)
_PARTICLE = "(?:van|der|den|de|del|della|di|da|dos|du|la|le|von|zu|ter|bin|ibn|al|el|y)"
# At most a dozen words of bounded parts: every character is read once.
RUN = re.compile(
    rf"(?<![\w’'.\-])(?![QA]\.[ \u00a0]{{2}}){_NAME_WORD}"  # "A.  Ann Lee." answers
    rf"(?:(?:,(?=[ \u00a0][JS]r\b)|{NICKNAME})?[ \u00a0]{{1,2}}"
    rf"(?:{_PARTICLE}[ \u00a0]){{0,3}}{_NAME_WORD})"
    r"{0,11}"
)
_TOKEN = re.compile(r"[^\s]+")
POSSESSIVE = re.compile(r"['’]s\Z|(?<=s)['’]\Z")


class Piece(NamedTuple):
    """A name in a run of capitalised words; offsets are into the run."""

    start: int
    """Where the name begins, its titles included."""
    end: int
    """Where it ends, a possessive ’s not included."""
    name: Name
    strong: bool
    """Whether the run by itself shows a person: a title, a given name, a role before it."""
    role: str
    """The words before it in the run that say what the person is: "GPC", "House Speaker"."""
    possessive: bool


def is_acronym(word: str) -> bool:
    """Whether a word is capitals throughout, as the names of bodies are: NHS, RCGPs, A&E."""
    bare = word.rstrip("s")
    return (
        2 <= len(bare) <= 7
        and bare.replace("&", "").isupper()
        and "." not in bare
        and "'" not in bare
        and "’" not in bare
    )


@lru_cache(maxsize=2**14)
def take_apart(run: str) -> tuple[Piece, ...]:
    """The names in a run of capitalised words: "CNN’s Jake Tapper" holds one."""
    pieces: list[Piece] = []
    tokens = [(match[0], match.start()) for match in _TOKEN.finditer(run)]
    shouted = run.isupper()
    begin = 0
    for at, (word, _) in enumerate(tokens):
        possessive = bool(POSSESSIVE.search(word))
        if possessive or at == len(tokens) - 1:
            piece = _piece(run, tokens[begin : at + 1], possessive=possessive, shouted=shouted)
            if piece:
                if not piece.role and begin:
                    piece = piece._replace(role=run[: piece.start].strip())
                pieces.append(piece)
            begin = at + 1
    return tuple(pieces)


def _piece(
    run: str, tokens: list[tuple[str, int]], *, possessive: bool, shouted: bool
) -> Piece | None:
    """The name that a run, or its part up to a possessive, ends with."""
    first, last = 0, len(tokens)
    folded = [fold(strip_possessive(word)).rstrip(",") for word, _ in tokens]
    # "A. Lee" has an initial, "A Lee" an article.
    while first < last and folded[first] in SENTENCE_OPENERS and tokens[first][0][-1] != ".":
        first += 1
    # "Mr A" is whoever must not be named
    veiled = last - first > 1 and len(folded[last - 1]) == 1 and folded[last - 2] in PERSONAL_TITLES
    while (
        not veiled
        and last > first
        and folded[last - 1] in FUNCTION_WORDS
        and folded[last - 1] not in SUFFIXES
    ):
        if (
            folded[last - 1] in _SMALL_SURNAMES
            and last - first > 1
            and (folded[last - 2] in GIVEN or folded[last - 2] in PERSONAL_TITLES)
        ):
            break  # "Drew Best", "Ms March"
        last -= 1
    # "Ann Lee I", and "Ms Lee King's Counsel" without its comma
    idle = {"king", "queen"} if possessive else {"i", "mr", "mrs", "dr"}
    while not veiled and last - first > 1 + possessive and folded[last - 1] in idle:
        last -= 1
    if first == last:
        return None
    named = _name_begins(tokens, folded, first, last, shouted=shouted)
    if named is None:
        return None
    begin, strong = named
    start = tokens[begin][1]
    word, offset = tokens[last - 1]
    end = offset + len(strip_possessive(word))
    name = parse_name(run[start:end])
    if name is None:
        return None
    role = run[tokens[first][1] : start].strip() if begin > first else ""
    strong = strong or bool(name.titles) or bool(name.given and fold(name.given[0]) in GIVEN)
    return Piece(start, end, name, strong, role, possessive)


def _name_begins(
    tokens: list[tuple[str, int]], folded: list[str], first: int, last: int, *, shouted: bool
) -> tuple[int, bool] | None:
    """Which token a name begins with, and whether what is before it shows a person."""
    words = [word for word, _ in tokens]
    end = last
    while end > first + 1 and folded[end - 1] in SUFFIXES:
        end -= 1
    titled = any(word in PERSONAL_TITLES for word in folded[first : end - 1])
    if end - first == 2 and folded[first] in BODY_HEADS and folded[first] not in GIVEN:
        return None  # "Union Unite", "Charity Shelter"
    if folded[end - 1] in BODY_HEADS and not titled:
        return None
    begin = _behind_office(words, folded, first, end)
    if begin is not None:
        return begin, True
    if folded[end - 1] in PERSON_NOUNS:
        # "Ann Speaker" and "Dean" can be names, "Acting Speaker" cannot
        return (first, True) if end - first <= 2 and folded[first] in GIVEN else None
    begin = _behind_prefix(words, folded, first, end, shouted=shouted)
    return None if begin is None else (begin, False)


def _behind_office(words: list[str], folded: list[str], first: int, end: int) -> int | None:
    """Where the name begins after the last title, office or trade before the surname."""
    for at in range(end - 2, first - 1, -1):
        word = folded[at]
        if word in TITLES and (word not in GIVEN or words[at].endswith(".")):
            begin = at
            while begin > first and folded[begin - 1] in TITLES and folded[begin - 1] not in GIVEN:
                begin -= 1
            if begin > first and f"{folded[begin - 1]} {folded[begin]}" in _PAIRED_TITLES:
                begin -= 1
            double = begin > first and f"{folded[begin - 1]} {folded[begin]}" in _DOUBLE_OFFICES
            return at + 1 if double else begin  # an attorney general is no general
        if word in PERSON_NOUNS and word not in GIVEN:
            return at + 1
    return None


def _behind_prefix(
    words: list[str], folded: list[str], first: int, end: int, *, shouted: bool
) -> int | None:
    """Where the name begins after bodies, parties, nations and places: "NHS", "Democrat"."""
    begin = first
    for at in range(end - 1, first - 1, -1):
        if shouted:
            break
        if is_acronym(words[at]) and folded[at] not in GIVEN and folded[at] not in SUFFIXES:
            begin = at + 1
            break
    while begin < end - 1 and (
        folded[begin] in PARTIES
        or folded[begin] in _NATIONS
        or folded[begin] in MOODS
        or _DESCRIBES.search(folded[begin])
    ):
        begin += 1
    if begin + 2 < end and folded[begin + 1] in GIVEN and folded[begin] not in GIVEN:
        # "London Sadiq Khan": but a first name that is no known one may go before another
        before = folded[begin]
        begin += before in PLACES or before in BODY_HEADS or before in _PORTFOLIOS
    if begin >= end or (folded[end - 1] in PLACES and folded[begin] not in GIVEN):
        return None
    alone = end - begin == 1 and (folded[begin] in PARTIES or folded[begin] in _NATIONS)
    return None if alone else begin


# What a minister or a spokesman is for: no names, though written like one before a name.
_PORTFOLIOS = frozenset(
    """
    affairs agriculture aviation business childcare climate communications culture defence defense
    development digital disability economy education employment energy enterprise environment
    equality equalities exchequer expenditure families farming finance fisheries food foreign
    further gaeltacht health heritage higher home housing immigration industry infrastructure
    innovation integration interior international investment justice labour labor media opposition
    pensions planning policing public railways reform research rural schools science security skills
    social sport sports state technology tourism trade transport transportation treasury
    universities veterans water welfare women work works youth
    """.split()
)
_OFFICE_FOR = re.compile(
    r"\b(?:Minister|Secretary|Commissioner|Leader)(?: of State)? (?:for|of) (?:the )?"
    r"(?:[A-Z][\w-]{1,20},? ){0,4}(?:(?:and|of|&) (?:the )?)?\Z"
)


def name_behind_office(before: str, run: str) -> int:
    """Where the name begins in "Energy Carl Whelan", behind "Minister for "; else 0."""
    if not _OFFICE_FOR.search(before):
        return 0
    words = list(_TOKEN.finditer(run))
    at = 0
    while at + 2 < len(words) and fold(words[at][0].rstrip(",")) in _PORTFOLIOS:
        at += 1
    return words[at].start() if at else 0


_SMALL_SURNAMES = frozenset("best day good more march august read rather still".split())
_DESCRIBES = re.compile(r"-(?:based|born|winning|elect|led|of-[a-z]+)\Z")  # "Leeds-based"
_DOUBLE_OFFICES = frozenset({"attorney general", "surgeon general", "solicitor general"})
_PAIRED_TITLES = frozenset({"vice president", "chief justice", "lord justice", "ch insp"})
_NATIONS = frozenset(
    """
    american british english scottish welsh irish canadian australian french german italian
    spanish russian chinese japanese indian african european israeli iranian syrian iraqi turkish
    mexican latino christian muslim jewish catholic protestant black white nigerian polish dutch
    swedish greek ukrainian conservative libertarian liberal labour labor progressive
    """.split()
)
