"""Where a text names people: every mention, with what stands around it.

One pass over the capitalised words of a document's own blocks. What is found
is a name with the evidence for it; which mentions are one person's is for
:mod:`gpqa.statements.people`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from gpqa.name_words import (
    BODY_HEADS,
    FUNCTION_WORDS,
    GIVEN,
    MOODS,
    PARTIES,
    PERSON_NOUNS,
    PLACES,
    SAYING,
    SENTENCE_OPENERS,
    SUFFIXES,
    TITLES,
)
from gpqa.names import Name, fold, parse_name, strip_possessive
from gpqa.nicknames import NICKNAME
from gpqa.statements.words import FINITE
from gpqa.structure import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.sentences import Span
    from gpqa.structure import Block

__all__ = [
    "PERSONAL_TITLES",
    "Mention",
    "Piece",
    "find_mentions",
    "is_acronym",
    "is_person_noun",
    "name_behind_office",
    "quoted_spans",
    "role_after",
    "take_apart",
    "within",
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
_RUN = re.compile(
    rf"(?<![\w’'.\-])(?![QA]\.[ \u00a0]{{2}}){_NAME_WORD}"  # "A.  Ann Lee." answers
    rf"(?:(?:,(?=[ \u00a0][JS]r\b)|{NICKNAME})?[ \u00a0]{{1,2}}"
    rf"(?:{_PARTICLE}[ \u00a0]){{0,3}}{_NAME_WORD})"
    r"{0,11}"
)
_TOKEN = re.compile(r"[^\s]+")
_POSSESSIVE = re.compile(r"['’]s\Z|(?<=s)['’]\Z")

# --- a run of capitalised words ---------------------------------------------------------


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
        possessive = bool(_POSSESSIVE.search(word))
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

# --- mentions ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands; offsets are code points of the text."""

    start: int
    end: int
    block: int
    """Which of the blocks it stands in."""
    name: Name
    strong: bool
    """Whether words in or around it show that it is a person's."""
    roles: tuple[str, ...]
    """What the text calls the person there: "RCGP chair", "the secretary of state for health"."""
    subject: bool
    """Whether it seems to be its sentence's subject."""
    possessive: bool
    quoted: bool
    """Whether it stands in quotation marks: somebody else's mention."""


_SCANNED = frozenset({Kind.BODY, Kind.HEADLINE, Kind.BULLET, Kind.CAPTION})
_VERB_AFTER = re.compile(
    r"[ \u00a0](?:(?:also|then|later|now|never|still|again|[a-z]{2,12}ly)[ \u00a0])?([a-z]{2,15}+)"
)
_NOTE_AFTER = re.compile(r"[ \u00a0][(\[]([^()\[\]\n]{1,80})[)\]]")
_AGE_AFTER = re.compile(r",[ \u00a0]\d{1,3},")
_LOOK = 48
_PREPOSITIONS = frozenset(
    """
    of by to for with from about on against than at after before behind into over under between
    via like toward towards upon without including regarding despite
    """.split()
)
_VERBS = SAYING | frozenset(
    """
    is was has had will would could should can did does may might must says made took gave went
    came got held spoke won lost led ran met put set sat stood began became brought kept left felt
    sought fought drew chose found knew sent spent who made makes takes gives goes seems appears
    looks refused refuses tried tries
    """.split()
)


def find_mentions(text: str, blocks: Sequence[Block]) -> list[Mention]:
    """Every name of a person in the text's own blocks and captions, in order."""
    found: list[Mention] = []
    for number, block in enumerate(blocks):
        if block.kind not in _SCANNED:
            continue
        quotes: list[Span] | None = None
        for match in _RUN.finditer(text, block.start, block.end):
            run = match[0]
            begin = match.start()
            if " " in run:
                shift = name_behind_office(text[max(block.start, begin - _LOOK) : begin], run)
                run, begin = run[shift:], begin + shift
            if " " not in run and fold(run) in SENTENCE_OPENERS:
                continue
            for piece in take_apart(run):
                if quotes is None:
                    quotes = quoted_spans(text, block.start, block.end)
                found.append(_mention(text, block, number, begin, piece, quotes))
    return found


def _mention(  # noqa: PLR0917 - called in one place, once a name
    text: str, block: Block, number: int, run: int, piece: Piece, quotes: list[Span]
) -> Mention:
    start, end = run + piece.start, run + piece.end
    before = text[max(block.start, start - _LOOK) : start]
    left = before.split()[-1:] if before[-1:] in {" ", "\u00a0"} else []
    previous = left[0].lower() if left else ""
    roles: list[str] = []
    strong = piece.strong
    if piece.role:
        roles.append(piece.role)
    role_start = start - len(piece.role) - 1 if piece.role else start
    if (piece.role or is_person_noun(previous)) and (
        role := _role_before(text, block.start, role_start, piece.role)
    ):
        roles[:] = [role]
        strong = True
    elif previous.endswith(",") and (role := _office_before(text, block, start, end)):
        roles.append(role)
        strong = True
    if piece.name.given or piece.name.titles or strong:
        after, shown = role_after(text, end, block.end)
        strong = strong or shown
        roles.extend(after)
    verb = _VERB_AFTER.match(text, end, min(block.end, end + _LOOK))
    says = verb is not None and _is_verb(verb[1])
    told = verb is not None and verb[1] in SAYING and previous not in _PREPOSITIONS
    strong = strong or (bool(piece.name.given) and told)
    subject = (
        not piece.possessive
        and previous not in _PREPOSITIONS
        and (says or not previous or text[end : end + 1] == ",")
        and not (previous.endswith(",") and _is_governed(before))
    )
    quoted = within(quotes, start)
    return Mention(
        start, end, number, piece.name, strong, tuple(roles), subject, piece.possessive, quoted
    )


_GOVERNED = re.compile(
    rf"\b(?:{'|'.join(sorted(_PREPOSITIONS))}) "
    r"(?:the|an?|his|her|their|its|our|my|[\w-]{2,20}['’]s) "
    r"(?:[\w’'-]{1,20} ){0,3}?([\w-]{2,20}),[ \u00a0]\Z",
    re.IGNORECASE,
)


def _is_governed(before: str) -> bool:
    """Whether an office before a name belongs to a preposition: "asked by the mayor, Ann Lee,"."""
    match = _GOVERNED.search(before)
    return match is not None and is_person_noun(match[1])


def _is_verb(word: str) -> bool:
    return word in _VERBS or word.endswith("ed")


def _role_before(text: str, low: int, start: int, inner: str) -> str | None:
    """The words before a name that say what the person is: "RCGP chair" before "Maureen Baker".

    ``inner`` is the part of them that is already known from the capitalised run.
    """
    begin = max(low, start - 120)
    words = text[begin:start].split()
    if begin > low:
        del words[:1]  # perhaps cut
    if not inner and (not words or not is_person_noun(words[-1])):
        return None
    kept: list[str] = []
    for word in reversed(words[-9:]):
        folded = fold(word)
        if folded in FUNCTION_WORDS or folded in SAYING or not _ROLE_WORD.fullmatch(word):
            break
        if word.islower() and folded not in PERSON_NOUNS and folded.endswith(("ed", "ing")):
            break
        kept.insert(0, word)
    role = " ".join([*kept, *([inner] if inner else [])])
    return role if role and _head_noun(role) else None


_OFFICE_REACH = 120
_ARTICLES = frozenset("the its their our".split())
_CLOSED = re.compile(
    r",[ \u00a0](?:(?:also|then|later|now|still|[a-z]{2,12}ly)[ \u00a0])?([a-z]{2,15}+)"
)


def _office_before(text: str, block: Block, start: int, end: int) -> str | None:
    """The office in "The health secretary, Fiona Hale, flew in", of the name after it.

    Only of a subject: the comma that closes the aside has a verb after it. In a list of several
    people there is none.
    """
    closed = _CLOSED.match(text, end, min(block.end, end + _LOOK))
    if closed is None or not (closed[1] == "who" or closed[1] in FINITE or _is_verb(closed[1])):
        return None
    begin = max(block.start, start - _OFFICE_REACH)
    words = text[begin:start].split()
    if begin > block.start:
        del words[:1]  # perhaps cut
    words[-1] = words[-1].rstrip(",")
    for at in range(len(words) - 1, max(-1, len(words) - 10), -1):
        folded = fold(words[at])
        # "Veltran's chief executive"; the guild's clerk is clerk of that guild
        if folded in _ARTICLES or (words[at][0].isupper() and _POSSESSIVE.search(words[at])):
            break
        if not _ROLE_WORD.fullmatch(words[at]) or folded in SAYING | FINITE:
            return None
    else:
        return None
    if at and fold(words[at - 1]) in _PREPOSITIONS | {"and", "or", "in"}:
        return None  # "the wife of the mayor, Ann Lee, flew in"
    if not at and begin > block.start:
        return None
    role = words[at + 1 :]
    head = next((i for i, word in enumerate(role) if word in _PREPOSITIONS), len(role))
    return " ".join(role) if head and is_person_noun(role[head - 1]) else None


_ROLE_WORD = re.compile(r"[\w’'&\-/]{1,30}")


def _head_noun(role: str) -> bool:
    return any(is_person_noun(word) for word in role.split())


def is_person_noun(word: str) -> bool:
    """Whether a word stands for one person by office, trade or kin: "chair", "ex-minister"."""
    folded = fold(word).partition("-of-")[0]  # "mother-of-two"
    return folded in PERSON_NOUNS or (folded[:3] in {"ex-", "co-"} and folded[3:] in PERSON_NOUNS)


_APPOSITION = re.compile(
    r"(?:,|[ \u00a0](?:--|–|—))[ \u00a0]"
    r"((?:(?:the|a|an|its|their|another|who[ ](?:is|was)[ ](?:the|a|an))[ ])?(?!who[ ])[\w’'&./\-]+"
    r"(?>(?:[ \u00a0][\w’'&./\-]+){0,13}))"
)
_STOP_WORDS = frozenset(
    """
    who which that said says told has had is was will would whose where when while but because
    """.split()
)


def role_after(text: str, end: int, limit: int) -> tuple[list[str], bool]:
    """The roles that follow a name that ends at ``end``, and whether a person is shown.

    ", secretary of state for health," and " [chief executive of NHS England]" give
    roles; " (R-Ga.)" and ", 59," show only a person.
    """
    roles: list[str] = []
    shown = False
    note = _NOTE_AFTER.match(text, end, min(limit, end + 90))
    if note:
        end = note.end()
        if _leads_to_person(note[1]):
            roles.append(note[1])
            shown = True
        else:
            shown = bool(re.match(r"[A-Z][a-z]{0,3}\.?[-–,][ A-Z]", note[1]))
            if shown:
                roles.append(f"({note[1]})")
    age = _AGE_AFTER.match(text, end, min(limit, end + 8))
    if age:
        shown = True
        end = age.end() - 1
    office = _elected_to(text, end, limit) or _apposition(text, end, limit)
    if office is not None:
        roles.append(office)
        shown = True
    return roles, shown


def _apposition(text: str, end: int, limit: int) -> str | None:
    """What a person is called after the comma: "the mayor of Dale"."""
    match = _APPOSITION.match(text, end, min(limit, end + 200))
    if match is None:
        return None
    words = match[1].split()
    for at, word in enumerate(words):
        if fold(word) in _STOP_WORDS and at:
            if words[0] == "the" and fold(word) not in {"who", "which", "that"}:
                return None  # "Asked about Mr Lee, the mayor said"
            words = words[:at]
            break
        if word[-1] == "." and len(word) > 4:  # a sentence's end
            words = words[: at + 1]
            break
    phrase = " ".join(words)
    # ", succeeding the chair Ann Lee" says what somebody did
    acts = words[0].endswith(("ed", "ing"))
    return phrase if not acts and _leads_to_person(phrase) else None


_ELECTED = re.compile(
    r",[ ]who[ ](?:is|was[ ](?:re-)?(?:elected|appointed|named)(?:[ ]as)?)[ ](?:the[ ])?"
    r"([a-z][\w’' \-]{1,100})"
)
_NO_LONGER = frozenset("until before but resigned left lost stood".split())


def _elected_to(text: str, end: int, limit: int) -> str | None:
    """The office in ", who was elected mayor of Dale last May"; None for one that was left."""
    match = _ELECTED.match(text, end, min(limit, end + 160))
    if match is None:
        return None
    words = match[1].split()
    head = next((i for i, word in enumerate(words[:4]) if is_person_noun(word)), None)
    if head is None or not _NO_LONGER.isdisjoint(words):
        return None
    if any(fold(w) in FUNCTION_WORDS or w.endswith(("ed", "ing", "ly")) for w in words[:head]):
        return None  # "who is suing the mayor", "who is hardly leader"
    stop = head + 1
    while words[stop : stop + 1] and is_person_noun(words[stop]):  # "chief executive"
        stop += 1
    if words[stop : stop + 1] in (["of"], ["for"]):
        stop += 1
        while words[stop : stop + 1] and (words[stop] == "the" or words[stop][0].isupper()):
            stop += 1
        if words[stop - 1] in {"of", "for", "the"}:
            return None  # of what is not shown
    return " ".join(words[:stop])


def _leads_to_person(phrase: str) -> bool:
    """Whether the head of a phrase, its last noun before a preposition, is a person."""
    head = ""
    for word in phrase.split()[:9]:
        folded = fold(strip_possessive(word)).rstrip(",;")
        if folded in _PREPOSITIONS and head:
            break
        head = folded
        if folded in PERSON_NOUNS and not word[0].isupper():
            return True
    return head in PERSON_NOUNS or head in TITLES


# --- quotation marks --------------------------------------------------------------------

_QUOTED = re.compile(
    r"“[^”]*+(?:”|\Z)|\"[^\"]*+(?:\"|\Z)|(?<!\w)[‘’'](?=[\w\[])(?>(?:[^‘’']|(?<=\w)['’](?=\w))*)(?:['’]|\Z)"
)


def quoted_spans(text: str, start: int, end: int) -> list[Span]:
    """What stands in quotation marks in ``text[start:end]``; an open mark reaches to the end."""
    return [match.span() for match in _QUOTED.finditer(text, start, end)]


def within(spans: list[Span], position: int) -> bool:
    """Whether ``position`` lies in one of the ordered ``spans``."""
    at = bisect_right(spans, (position, 1 << 60)) - 1
    return at >= 0 and spans[at][0] <= position < spans[at][1]
