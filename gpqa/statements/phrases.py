"""What the words that name a speaker are: a name, a pronoun, an office, a body, or other words.

The words are read by themselves here; whom they mean in their document is for
:mod:`gpqa.statements.people`. The head of a phrase decides: "Clinton’s
campaign" and "a spokesman for Hunt" name no person, "CNN’s Jake Tapper" and
"the council’s leader, Ann Lee" do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from gpqa.name_words import (
    BODY_HEADS,
    FUNCTION_WORDS,
    GIVEN,
    PARTIES,
    PERSON_NOUNS,
    PLACES,
    STATES,
    SUFFIXES,
    TITLES,
    Gender,
)
from gpqa.names import Name, fold, parse_name, strip_possessive
from gpqa.statements.mentions import Piece, is_acronym, is_person_noun, role_after, take_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Phrase",
    "PhraseKind",
    "Role",
    "read_phrase",
    "read_role",
    "role_gender",
    "role_key",
    "shorter_role",
    "state_of",
    "title_roles",
]


class PhraseKind(StrEnum):
    """What the words that name a speaker are."""

    NAME = "name"
    PRONOUN = "pronoun"
    ROLE = "role"  # one person by an office or a trade, definite: "the health secretary"
    BODY = "body"
    DESCRIPTION = "description"  # "a spokesman", "sources", "Clinton’s campaign"
    NOBODY = "nobody"  # "I", "you", "said": nothing that names a speaker


@dataclass(frozen=True, slots=True)
class Role:
    """An office or trade as it is compared: its head word and what narrows it."""

    head: str
    modifiers: frozenset[str]

    @property
    def narrowed(self) -> frozenset[str]:
        """The modifiers that make it another office: "deputy", "former", "vice"."""
        return self.modifiers & _OTHER_OFFICE


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words that name a speaker, read by themselves."""

    kind: PhraseKind
    words: str
    """The words on one line, without the marks around them."""
    name: Name | None = None
    roles: tuple[str, ...] = ()
    gender: Gender | None = None
    plural: bool = False
    strong: bool = False
    """Whether the words by themselves show a person."""

    @property
    def one_person(self) -> bool:
        """Whether words without a name stand for one person: "a spokesman for the council"."""
        return self.kind is PhraseKind.ROLE or (
            self.kind is PhraseKind.DESCRIPTION and not self.plural and _head_noun(self.words)
        )

    @property
    def of_somebody(self) -> bool:
        """Whether it is told by whose it is, which the words leave open: "our members".

        "Our Lady's Hospital", "Her Majesty" are called so by everybody.
        """
        if self.kind is not PhraseKind.DESCRIPTION or self.name:
            return False
        head = _split_head(self.words)[0]
        owner, _, owned = fold(head).partition(" ")
        if owner not in _OWNERS or owned.split(" ", 1)[0] in _STYLES:
            return False
        read = _read_head(head)
        return read is not None and (read.last[:1].islower() or _is_person_noun(read.last))


_SPACE = re.compile(r"\s++")
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_NOBODY = frozenset(
    """
    i me my we us our you your that which this these those what one everyone everybody nobody
    anyone someone who whom whose there here himself said says according to
    """.split()
)
_SMALL_BODIES = frozenset(["WHO", "US"])  # no pronouns in capitals
_REVEREND = re.compile(r"\A(?:the )?(?:(?:Most|Very|Right|Rt) )?(?=(?:Rev|Revd|Hon)\b)")
_MID_NOTE = re.compile(r" \([^()]{1,60}\)(?= [A-Z])")  # "his rival (and friend) Jo Lee"
_DETERMINERS = frozenset(
    """
    a an another some any many most several few both all no every each one two three four five six
    seven eight nine ten other various certain numerous dozens hundreds thousands more at his her
    my their your our its
    """.split()
)
_OWNERS = frozenset("my our your his her their its".split())
_STYLES = frozenset("lady lord majesty highness excellency honour holiness grace".split())
_BREAK = re.compile(r"(?:,|;|\s[-–—]{1,2}\s|\s--)")
_PREPOSITION = re.compile(
    r"\b(?:of|for|from|to|at|in|on|with|by|against|about|near|inside|within|behind|under|who|that|"
    r"which|whose)\b"
)
_BELONGS = re.compile(r" (?:of|from|at|in|with|for|on) ")
_AND = re.compile(r"\b(?:and|or|&)\s")
_PLURALS = frozenset(
    """
    people men women children voters sources experts critics officials republicans democrats
    reporters scientists friends readers users media
    """.split()
)


@lru_cache(maxsize=2**14)
def read_phrase(words: str) -> Phrase:
    """What ``words`` are, which name a speaker in some document."""
    words = _SPACE.sub(" ", words[:400]).strip(' \u00a0,;:–—-‘’“”"*_•')
    folded = fold(words)
    if not folded or not any(map(str.isalnum, folded)):
        return Phrase(PhraseKind.NOBODY, words)
    if folded in _HE or folded in _SHE:
        gender: Gender = "m" if folded in _HE else "f"
        return Phrase(PhraseKind.PRONOUN, words, gender=gender)
    if folded in _THEY or folded in _IT:
        return Phrase(PhraseKind.PRONOUN, words, plural=folded in _THEY)
    if words.removeprefix("The ").removeprefix("the ") in _SMALL_BODIES:
        return Phrase(PhraseKind.BODY, words)
    if folded in _NOBODY:
        return Phrase(PhraseKind.NOBODY, words)
    return _read_noun_phrase(words)


def _read_noun_phrase(words: str) -> Phrase:
    label = _label_with_holder(words)
    if label:
        return label
    words = _MID_NOTE.sub("", words)
    head, rest = _split_head(words)
    place = _BELONGS.search(head)
    titled = _name_at_end(head[: place.start()]) if place else None
    if place and titled and _shows_person(*titled):
        # "Ann Lee of the council", but not "Bishop of Leeds"
        head, rest = head[: place.start()], head[place.start() :] + rest
    if _joins_people(head) or re.match(r",? and (?:other|several|many|two|three)\b", rest):
        return Phrase(PhraseKind.DESCRIPTION, words, plural=True)
    named = _name_at_end(head)
    after, shown = role_after(words, len(head), len(words)) if rest else ([], False)
    if named:
        piece, role = named
        roles = tuple([role] * bool(role) + after)
        strong = piece.strong or shown or _is_person_noun(role.split()[-1] if role else "")
        return Phrase(PhraseKind.NAME, words, piece.name, roles, strong=strong)
    inner = _name_behind_comma(rest)
    if inner and _is_of_person(head):
        return Phrase(PhraseKind.DESCRIPTION, words)  # "a spokesman for the mayor, Ann Lee,"
    name = _holder_behind(head, rest, inner)
    if name:
        return Phrase(PhraseKind.NAME, words, name, (_without_article(head),), strong=True)
    own = _own_name(words, head, rest)
    return _other(own, head if own == words else own)


def _holder_behind(head: str, rest: str, inner: Piece | None) -> Name | None:
    """The name behind an office or kinship: "the chair, Ann Lee", "his daughter, Ruth"."""
    if inner and (_head_noun(head) or (inner.strong and _is_common(head))):
        return inner.name
    given = rest[1:].strip(" ,") if rest.startswith(",") else ""
    return parse_name(given) if _head_noun(head) and fold(given) in GIVEN else None


def _shows_person(piece: Piece, role: str) -> bool:
    """Whether a name before "of" is a person's: "Ann Lee", "palaeontologist Inma Lee"."""
    shown = piece.strong or (role != "" and _is_person_noun(role.rpartition(" ")[2]))
    return shown and not _is_alone(piece.name)


def _is_of_person(head: str) -> bool:
    """Whether a phrase is about somebody that belongs to another: "a spokesman for the mayor"."""
    cut = _BELONGS.search(head)
    return cut is not None and _head_noun(head[cut.end() :]) and _head_noun(head)


def _is_common(head: str) -> bool:
    """Whether a phrase's head is no name: "Mr Park’s counterpart at Shelter"."""
    cut = _BELONGS.search(head)
    return (head[: cut.start()] if cut else head).rpartition(" ")[2].islower()


def _own_name(words: str, head: str, rest: str) -> str:
    """A body's name without what it is called beside: "Unite" of "the union, Unite"."""
    if not rest.startswith(","):
        return words
    aside = rest[1:].strip(" ,")
    last = head.rpartition(" ")[2]
    if last[:1].isupper() and aside.split(" ", 1)[0] in _ASIDES:
        return head
    theirs = fold(head.split(" ", 1)[0]) in {"their", "its", "his", "her"}
    theirs = theirs and not _is_person_noun(last)
    if (theirs or fold(last) in BODY_HEADS) and last.islower() and _PROPER.fullmatch(aside):
        return aside
    return words


_ASIDES = frozenset("a an the its his her their which who whose part one home formerly".split())
_PROPER = re.compile(r"(?:[Tt]he )?[A-Z][\w’'&-]*+(?: (?:of |for |the |and )*[A-Z][\w’'&-]*+){0,6}")


def _label_with_holder(words: str) -> Phrase | None:
    """Read "The Chair (Hon. Ann Lee (Leeds, Lab.))": an office with its holder in brackets."""
    opening = words.find(" (")
    if opening < 0 or not words.endswith(")"):
        return None
    office, note = words[:opening], words[opening + 2 : -1]
    name = parse_name(note)
    if not name or not (name.titles and name.given):
        return None
    if not _head_noun(office) or parse_name(office):
        return None
    return Phrase(
        PhraseKind.NAME, words, name, (_without_article(office), *name.notes), strong=True
    )


def _split_head(words: str) -> tuple[str, str]:
    """The phrase before its first comma, dash or bracket, and the rest."""
    stop = len(words)
    match = _BREAK.search(words)
    if match:
        stop = match.start()
        tail = words[match.end() :].lstrip()
        if match[0] == "," and fold(tail.split(" ", 1)[0].rstrip(",")) in SUFFIXES:
            following = _BREAK.search(words, match.end())
            stop = following.start() if following else len(words)
    bracket = words.find(" (")
    if 0 < bracket < stop:
        stop = bracket
    bracket = words.find(" [")
    if 0 < bracket < stop:
        stop = bracket
    return words[:stop].rstrip(), words[stop:]


def _joins_people(head: str) -> bool:
    """Whether a phrase names several: "Hunt and Stevens", not "Bank of Trade and Industry"."""
    match = _AND.search(head)
    if not match:
        return False
    before, after = head[: match.start()].split(), head[match.end() :].split()
    if not before or not after:
        return False
    if fold(before[-1]) in TITLES or fold(after[-1]) in BODY_HEADS:
        return False
    # "culture and sport secretary Ann Lee": lower-case words joined inside a role
    return not (before[-1].islower() and after[0].islower() and after[-1][0].isupper())


def _name_at_end(head: str) -> tuple[Piece, str] | None:
    """The person's name that a noun phrase ends with, and the words before it."""
    begins = _begin_of_capitals(head)
    if begins is None:
        return None
    run = strip_possessive(head[begins:])
    pieces = take_apart(run)
    if not pieces or not _only_suffix(run[pieces[-1].end :]):
        return None
    piece = pieces[-1]
    before = head[: begins + piece.start].strip()
    if _is_otherwise_named(piece, run) or (before and not _can_go_before(before, piece)):
        return None
    return piece, _without_article(before)


def _is_alone(name: Name) -> bool:
    return not name.given and not name.titles


def _can_go_before(before: str, piece: Piece) -> bool:
    """Whether words that go before a name leave the name the phrase's head."""
    words = before.split()
    last = fold(strip_possessive(words[-1]))
    other = _BELONGS.search(before)
    if other and _is_person_noun(last) and " and " not in before:
        return False  # "a spokesman for rival Ann Lee"
    if last in {"the", "a", "an"}:
        return bool(piece.name.titles)
    if _PREPOSITION.fullmatch(last):
        return False
    if fold(words[0]) in _DETERMINERS and not piece.name.is_full:
        return False
    return not _is_alone(piece.name) or _is_person_noun(last)


def _is_otherwise_named(piece: Piece, run: str) -> bool:
    """Whether the words are a place's, a body's or a label's rather than a person's."""
    name = piece.name
    last = run.rpartition(" ")[2]
    if not piece.strong and fold(name.surname) in _NO_NAMES:
        return True
    if _is_alone(name) and _is_plural(fold(name.surname)):
        return True
    if _is_alone(name) and ((is_acronym(last) and len(last) <= 4) or _camel(name.surname)):
        return True
    if fold(name.surname) not in PLACES or name.titles:
        return False
    return _is_alone(name) or fold(name.given[0]) not in GIVEN


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
            "el", "bin",
        }:  # fmt: skip
            break
    return begin


def _only_suffix(text: str) -> bool:
    return all(fold(word) in SUFFIXES for word in text.replace(",", " ").split())


def _name_behind_comma(rest: str) -> Piece | None:
    """The full name that stands between the commas behind a phrase: ", Phil Lovas,".

    It may have its own role or place: ", the actor Leo Park", ", Ann Lee of Shelter".
    """
    if not rest.startswith(","):
        return None
    inner = rest[1:].strip()
    inner = _REVEREND.sub("", _BREAK.split(inner, maxsplit=1)[0].strip())
    inner = _BELONGS.split(inner, maxsplit=1)[0]
    if (
        inner[:4] == "the "
        and (named := _name_at_end(inner))
        and _is_person_noun(named[1].rpartition(" ")[2])
    ):
        return named[0] if named[0].name.is_full else None
    if not inner or not inner[0].isupper() or len(inner) > 80:
        return None
    pieces = take_apart(inner)
    if len(pieces) != 1 or not pieces[0].name.is_full:
        return None
    piece = pieces[0]
    return piece if piece.start == 0 and piece.end >= len(inner) - 1 else None


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (word.endswith("s") and word[:-1] in PERSON_NOUNS)


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a phrase without a name, up to its first preposition."""

    first: str
    """Its first word, folded: perhaps an article."""
    core: tuple[str, ...]
    """Its words, without the article."""

    @property
    def last(self) -> str:
        return strip_possessive(self.core[-1])

    @property
    def folded(self) -> str:
        return fold(self.last)

    @property
    def definite(self) -> bool:
        return self.first == "the"

    @property
    def possessive(self) -> bool:
        return any(strip_possessive(word) != word for word in self.core[:-1])

    @property
    def plural(self) -> bool:
        return _is_plural(self.folded) or self.folded.endswith("men")

    @property
    def proper(self) -> bool:
        """Whether a word other than a sentence's first is capitalised."""
        skip = 0 if self.definite or len(self.core) == 1 else 1
        return any(word[0].isupper() for word in self.core[skip:])


def _read_head(head: str) -> _Head | None:
    bare = _without_article(head)
    if not bare:
        return None
    cut = _PREPOSITION.search(bare, len(bare.split(maxsplit=1)[0]))
    core = (bare[: cut.start()] if cut else bare).split()
    return _Head(fold(head.split(maxsplit=1)[0]), tuple(core)) if core else None


def _other(words: str, phrase: str) -> Phrase:
    """A phrase that names no person: an office, a body, or other words."""
    head = _read_head(phrase)
    if head is not None and (head.plural or head.first in _DETERMINERS):
        return Phrase(PhraseKind.DESCRIPTION, words, plural=head.plural)
    if head is None or all(fold(word) in FUNCTION_WORDS for word in head.core):
        return Phrase(PhraseKind.NOBODY, words)
    party = head.folded in PARTIES and len(head.core) == 1 and head.definite
    if head.folded in PERSON_NOUNS or party:
        office = head.definite or not head.possessive
        return Phrase(
            PhraseKind.ROLE if office else PhraseKind.DESCRIPTION,
            words,
            roles=(_without_article(words),),
            gender=PERSON_NOUNS.get(head.folded),
        )
    return Phrase(PhraseKind.BODY if _is_body(head) else PhraseKind.DESCRIPTION, words)


def _is_body(head: _Head) -> bool:
    """Whether words name a body: "NHS England", "The New York Times", "the government"."""
    folded, last = head.folded, head.last
    if _is_label(head) or folded in _NO_NAMES:
        return False
    if folded in _LOWER_BODIES and not head.possessive:
        return True
    if head.possessive and not last[:1].isupper():
        return False
    if folded in BODY_HEADS and (head.proper or head.definite) and folded not in _NEVER_BODIES:
        return True
    if not last[:1].isupper() or folded in _NEVER_BODIES:
        return False
    return head.definite or (head.core[0][0].isupper() and head.proper) or is_acronym(last)


def _is_label(head: _Head) -> bool:
    """Whether words label somebody without a name: "Grad A", "Counsel Inquiry"."""
    if len(head.core) > 1 and len(head.last) == 1:
        return True
    if not any(fold(word) in PERSON_NOUNS or fold(word) in TITLES for word in head.core):
        return False
    body = head.folded in BODY_HEADS and head.proper
    return not body or fold(head.core[0]) in _LABELS


_NO_NAMES = frozenset(
    """
    marketing interface user audience management design sales support team question answer voice
    operator caller chorus several unidentified unknown inaudible all both male female
    """.split()
)  # labels of a transcript's turns
_LABELS = frozenset({"counsel", "lead", "witness"})  # of hearings: whoever asks for the inquiry
_NEVER_BODIES = frozenset({"poll", "survey", "report", "campaign", "review", "team"})
_LOWER_BODIES = frozenset({"government", "police", "treasury", "labour", "parliament"})


def _is_person_noun(word: str) -> bool:
    return is_person_noun(strip_possessive(word))


def _head_noun(phrase: str) -> bool:
    cut = _PREPOSITION.search(phrase)
    words = (phrase[: cut.start()] if cut else phrase).split()
    return bool(words) and _is_person_noun(words[-1])


def _without_article(phrase: str) -> str:
    first, _, rest = phrase.partition(" ")
    return rest if fold(first) in {"the", "a", "an", "their", "its", "our"} else phrase


# --- offices ----------------------------------------------------------------------------

_OTHER_OFFICE = frozenset(
    """
    former ex vice deputy vice-presidential assistant acting interim shadow junior senior associate
    running elect co outgoing incoming next late retired permanent
    """.split()
)
_PREFIX = re.compile(r"\b(vice|ex|co)-", re.IGNORECASE)
_SHORT_OFFICES = {"pm": "prime minister", "ceo": "chief executive"}
_SAME_HEAD = {
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "congressman": "representative",
    "congresswoman": "representative",
    "rep": "representative",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "sen": "senator",
    "senators": "senator",
    "gov": "governor",
    "gen": "general",
    "adviser": "advisor",
    "businesswoman": "businessman",
}
_TITLE_ROLES = {
    "President": "president",
    "Vice President": "vice president",
    "Prime Minister": "prime minister",
    "Sen": "senator",
    "Rep": "representative",
    "Gov": "governor",
    "Mayor": "mayor",
    "Justice": "justice",
    "Judge": "judge",
    "Gen": "general",
    "Professor": "professor",
    "Ambassador": "ambassador",
    "Sheriff": "sheriff",
    "Bishop": "bishop",
    "Archbishop": "archbishop",
    "Pope": "pope",
}
_WORDS = re.compile(r"[\w’'&.\-]+")
_HEAD_PREPOSITIONS = frozenset("of for at in to on from with by".split())


@lru_cache(maxsize=2**14)
def read_role(role: str) -> Role | None:
    """An office as it is compared: "secretary of state for health" is the health secretary."""
    folded = [
        fold(strip_possessive(word)) for word in _WORDS.findall(_PREFIX.sub(r"\1 ", role[:200]))
    ]
    folded = [word for word in folded if word not in {"the", "a", "an", "its", "their", "our"}]
    folded = [part for word in folded for part in _SHORT_OFFICES.get(word, word).split()]
    cut = next(
        (at for at, word in enumerate(folded) if at and word in _HEAD_PREPOSITIONS), len(folded)
    )
    core, rest = folded[:cut], folded[cut:]
    if not core:
        return None
    head = core[-1]
    if head not in PERSON_NOUNS and head not in TITLES and head not in PARTIES:
        return None
    modifiers = {PARTIES.get(word, word) for word in core[:-1]}
    modifiers |= {word for word in rest if word not in FUNCTION_WORDS and word != "state"}
    head = _SAME_HEAD.get(head, PARTIES.get(head, head))
    return Role(head, frozenset(modifiers))


_BODY_NAME = re.compile(
    r" (?:of|for|at) (?:the )?([A-Z][\w’'&-]*+(?: (?:of |for |the |and |in )?[A-Z][\w’'&-]*+){2,7})"
)


@lru_cache(maxsize=2**14)
def shorter_role(role: str) -> Role | None:
    """The office with its body's initials: "chair of the Royal College of GPs" is RCGP chair.

    None where no body's name of three words or more stands in it.
    """
    match = _BODY_NAME.search(role[:200])
    read = read_role(role[: match.start()]) if match else None
    if match is None or read is None:
        return None
    words = [word for word in match[1].split() if word[0].isupper()]
    if not any(fold(word) in BODY_HEADS for word in words):
        return None
    letters = "".join(word.rstrip("s") if is_acronym(word) else word[0] for word in words)
    return Role(read.head, read.modifiers | {letters.casefold()})


def role_key(role: str) -> str | None:
    """The office as one string, the same for all its wordings: "health secretary"."""
    read = read_role(role)
    return " ".join([*sorted(read.modifiers), read.head]) if read else None


def role_gender(role: str) -> Gender | None:
    """The sex that a role's head word shows: "spokeswoman for the chairman", "eldest son"."""
    head = _read_head(role)
    return PERSON_NOUNS.get(head.folded) if head else None


def title_roles(name: Name, before: Sequence[str] = ()) -> list[str]:
    """The offices that a name's titles give, with what stands before them: "Former" "President"."""
    found = []
    for title in name.titles:
        if role := _TITLE_ROLES.get(title):
            prefix = next((words for words in before if not _head_noun(words)), "")
            found.append(f"{prefix} {role}".strip())
    return found


def state_of(note: str) -> str:
    """The American state in a politician's brackets: "R-S.C." is south carolina's."""
    place = re.split(r"[-–,]", note)[-1]
    return STATES.get(fold(place).replace(" ", ""), "")
