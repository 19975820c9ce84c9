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
from typing import TYPE_CHECKING

from gpqa.given_names import GIVEN, Gender
from gpqa.name_words import BODY_HEADS, PARTIES, PERSON_NOUNS, RANKS, TITLES
from gpqa.names import Name, fold, parse_name
from gpqa.sentence_words import FUNCTION_WORDS
from gpqa.statements.heads import (
    BELONGS,
    DETERMINERS,
    FORMAL_OFFICES,
    has_person_head,
    is_body,
    is_person_word,
    is_state_office,
    read_head,
    split_head,
    without_article,
    without_owner,
)
from gpqa.statements.joint import BOTH, split_joint
from gpqa.statements.name_roles import role_after
from gpqa.statements.name_runs import PERSONAL_TITLES
from gpqa.statements.phrase_names import (
    looks_like_person,
    name_at_end,
    name_behind_comma,
    shows_person,
)

if TYPE_CHECKING:
    from gpqa.statements.name_runs import Piece

__all__ = ["Phrase", "PhraseKind", "read_joint", "read_phrase"]


class PhraseKind(StrEnum):
    """What the words that name a speaker are."""

    NAME = "name"
    PRONOUN = "pronoun"
    ROLE = "role"  # one person by an office or a trade, definite: "the health secretary"
    BODY = "body"
    DESCRIPTION = "description"  # "a spokesman", "sources", "Clinton’s campaign"
    NOBODY = "nobody"  # "I", "you", "said": nothing that names a speaker


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
            self.kind is PhraseKind.DESCRIPTION and not self.plural and has_person_head(self.words)
        )

    @property
    def of_somebody(self) -> bool:
        """Whether it is told by whose it is, which the words leave open: "our members".

        "Our Lady's Hospital", "Her Majesty" are called so by everybody.
        """
        if self.kind is not PhraseKind.DESCRIPTION or self.name:
            return False
        head = split_head(self.words)[0]
        owner, _, owned = fold(head).partition(" ")
        if owner not in _OWNERS or owned.split(" ", 1)[0] in _STYLES:
            return False
        read = read_head(head)
        return read is not None and (read.last[:1].islower() or is_person_word(read.last))


_OWNERS = frozenset("my our your his her their its".split())
_STYLES = frozenset("lady lord majesty highness excellency honour holiness grace".split())
_SPACE = re.compile(r"\s++")
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_NOBODY = frozenset(
    """
    i me my we us our you your that which this these those what one everyone everybody nobody
    anyone someone people who whom whose there here himself said says according to
    """.split()
)
# How many, and no word for whom: "two thirds", "both", "some 40", "one in five".
_AMOUNTS = frozenset(
    """
    a the of in out all almost about around just nearly roughly only over under up to at least less
    fewer more than some many most few several both each every another other others neither none
    either half third thirds quarter quarters three-quarters two-thirds fifth fifths tenth tenths
    majority minority percent per cent two three four five six seven eight nine ten eleven twelve
    twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds dozen dozens thousand
    thousands million millions one them rest
    """.split()
)
_FIGURE = re.compile(r"\d[\d.,]*%?")


# What a page corrects, or shows of others without saying whose: "an earlier version of this
# article", "several posts on social media, one seen a million times"; not "a post by Ann Lee".
_OWN_PAGE = re.compile(
    r"(?:(?:(?i:an?|this|our|several|some|many|two|three|other"
    r"|the(?= earlier| previous| original))\s)?"
    r"(?:(?:earlier|previous|original|first|old|older|recent|viral|\w{3,6}day['’]?s?)\s){0,2}"
    r"(?:version|article|post|caption|headline|tweet)s?"
    r"|(?i:an?|this|our)\s(?:(?:earlier|previous|original)\s)?(?:story|graphic|picture caption))"
    r"(?:\s(?:of|in)\s(?:this|our|the)\s(?:article|story|post|page|report|piece|column)"
    r"|\son\s(?:social media|the internet|\w{1,10} ?\w{0,10}(?:,? \d{4})?)|\sonline)?"
    r"(?:, (?:one|some|each|all|most|many|including)\b.*)?"
)


def _is_amount(folded: str) -> bool:
    """Whether a phrase only tells how many: "6%", "both". A lone number may be a label."""
    words = folded.split()
    return all(word in _AMOUNTS or _FIGURE.fullmatch(word) for word in words) and (
        not words[0].isdigit() or len(words) > 1
    )


_SMALL_BODIES = frozenset(["WHO", "US"])  # no pronouns in capitals


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
    amount = _is_amount(folded) and folded not in BOTH
    if amount or folded in _NOBODY or _OWN_PAGE.fullmatch(words):
        return Phrase(PhraseKind.NOBODY, words)
    return _read_noun_phrase(words)


@lru_cache(maxsize=2**12)
def read_joint(words: str) -> tuple[Phrase, ...]:
    """The people whom ``words`` name together, "Ann Lee and her clerk, Tom Park"; or nobody."""
    for parts in split_joint(words):
        people = tuple(map(read_phrase, parts))
        named = any(each.name for each in people)
        if named and all(_is_one_of(each, words) for each in people):
            return people
    return ()


_THE = frozenset("the his her their".split())


def _is_one_of(one: Phrase, words: str) -> bool:
    """Whether a part of ``words`` names a person: in full, or else where nothing else stands."""
    if one.name is None:
        alone = "," not in words and not BELONGS.search(words)
        ours = words.startswith(one.words) or fold(one.words.partition(" ")[0]) in _THE
        return alone and ours and (one.kind is PhraseKind.BODY or one.one_person)
    if one.name.titles or looks_like_person(one.name):
        return True
    if fold(one.words.partition(" ")[0]) in _THE:
        return True  # "Ann Lee and her husband Tom"
    return " " not in one.words and "," not in words and not BELONGS.search(words)


# --- phrases with a noun ----------------------------------------------------------------

_MID_NOTE = re.compile(r" \([^()]{1,60}\)(?= [A-Z])")  # "his rival (and friend) Jo Lee"
_AND = re.compile(r"\b(?:and|or|&)\s")
_JOINED = re.compile(
    r",? and (?:other|several|many|two|three)\b|, \d{1,3},? and (?:(?:his|her|their) |[A-Z])"
)
_ASIDES = frozenset("a an the its his her their which who whose part one home formerly".split())
_PROPER = re.compile(r"(?:[Tt]he )?[A-Z][\w’'&-]*+(?: (?:of |for |the |and )*[A-Z][\w’'&-]*+){0,6}")


def _read_noun_phrase(words: str) -> Phrase:
    if known := _label_with_holder(words) or _state_office(words) or _officer(words):
        return known
    words = _MID_NOTE.sub("", words)
    head, rest = split_head(words)
    place = BELONGS.search(head)
    titled = name_at_end(head[: place.start()]) if place else None
    several = False
    if place and titled and (shows_person(*titled) or _is_member(place[0], *titled)):
        # "Ann Lee of the council", but not "Bishop of Leeds"
        several = _joins_another(head[place.start() :])
        head, rest = head[: place.start()], head[place.start() :] + rest
    several = several or _joins_people(head)
    if several or _JOINED.match(rest) or (" and " in rest and read_joint(words)):
        return Phrase(PhraseKind.DESCRIPTION, words, plural=True)
    named = name_at_end(head)
    after, shown = role_after(words, len(head), len(words)) if rest else ([], False)
    if named:
        piece, role = named
        roles = tuple([role] * bool(role) + after)
        strong = piece.strong or shown or is_person_word(role.split()[-1] if role else "")
        return Phrase(PhraseKind.NAME, words, piece.name, roles, strong=strong)
    inner = name_behind_comma(rest)
    if inner and _is_of_person(head):
        return Phrase(PhraseKind.DESCRIPTION, words)  # "a spokesman for the mayor, Ann Lee,"
    name = _holder_behind(head, rest, inner)
    if name:
        return Phrase(PhraseKind.NAME, words, name, (without_article(head),), strong=True)
    own = _own_name(words, head, rest)
    return _other(own, head if own == words else own)


def _label_with_holder(words: str) -> Phrase | None:
    """Read "The Chair (Hon. Ann Lee (Leeds, Lab.))": an office with its holder in brackets."""
    opening = words.find(" (")
    if opening < 0 or not words.endswith(")"):
        return None
    office, note = words[:opening], words[opening + 2 : -1]
    name = parse_name(note)
    if not name or not (name.given and (name.titles or _is_formal(office, name))):
        return None
    state = is_state_office(office)
    if not state and (not has_person_head(office) or parse_name(office)):
        return None
    return Phrase(PhraseKind.NAME, words, name, (without_article(office), *name.notes), strong=True)


def _state_office(words: str) -> Phrase | None:
    """Read "the Lord Privy Seal", which is nobody's name."""
    if not is_state_office(words):
        return None
    return Phrase(PhraseKind.ROLE, words, roles=(without_article(words),))


def _officer(words: str) -> Phrase | None:
    """Read "PC Rowe of Leeds police": behind a rank in capitals, which are a body's else."""
    if words.partition(" ")[0] not in RANKS:
        return None
    head, rest = split_head(words)
    place = BELONGS.search(head)
    name = parse_name(head[: place.start()] if place else head)
    if name is None or not name.titles:
        return None
    after = role_after(words, len(head), len(words))[0] if rest else []
    return Phrase(PhraseKind.NAME, words, name, tuple(after), strong=True)


def _is_formal(office: str, holder: Name) -> bool:
    """Whether an office before a holder without a title is a record's: "The Minister for Wool".

    "The Actor (Harry Lime)" plays him, and "The Member (West Wool)" sits for a place.
    """
    head = read_head(office) if office.startswith("The ") else None
    if head is None or not looks_like_person(holder):
        return False
    formal = head.folded in FORMAL_OFFICES or office.endswith(" Presiding Officer")
    return head.last[0].isupper() and (is_state_office(office) or formal)


_MEMBER = frozenset([" of ", " from ", " at "])


def _is_member(link: str, piece: Piece, before: str) -> bool:
    """Whether an unknown full name stands before its body's: "Olwen Pryce of Unite".

    Of bodies' own names those without "the" before them hardly go on so, and those that do
    are made of other words ("Age Concern of Wales").
    """
    return not before and link in _MEMBER and looks_like_person(piece.name)


_COUPLES = PERSONAL_TITLES | {"miss", "lord", "lady"}


def _joins_people(head: str) -> bool:
    """Whether a phrase names several: "Hunt and Stevens", not "Bank of Trade and Industry"."""
    match = _AND.search(head)
    if not match:
        return False
    before, after = head[: match.start()].split(), head[match.end() :].split()
    if not before or not after:
        return False
    if fold(before[-1]) in _COUPLES and fold(after[0]) in _COUPLES:
        return True  # "Mr and Mrs Cole"
    named = before[-1].islower() and after[0][0].isupper() and after[-1][0].isupper()
    if (fold(before[-1]) in TITLES and not named) or fold(after[-1]) in BODY_HEADS:
        return False
    # "culture and sport secretary Ann Lee": lower-case words joined inside a role
    return not (before[-1].islower() and after[0].islower() and after[-1][0].isupper())


def _joins_another(place: str) -> bool:
    """Whether another full name follows whose the first is: "of Unite and Tom Park of Shelter"."""
    match = _AND.search(place)
    other = BELONGS.split(place[match.end() :], maxsplit=1)[0] if match else ""
    named = name_at_end(other)
    return named is not None and looks_like_person(named[0].name)


def _holder_behind(head: str, rest: str, inner: Piece | None) -> Name | None:
    """The name behind an office or kinship: "the chair, Ann Lee", "his daughter, Ruth"."""
    if inner and _may_be_whose(head, inner):
        return None
    if inner and (has_person_head(head) or (inner.strong and _is_common(head))):
        return inner.name
    given = rest[1:].strip(" ,") if rest.startswith(",") else ""
    return parse_name(given) if has_person_head(head) and fold(given) in GIVEN else None


_FOR_SOME = re.compile(
    r"\b(?:spokes[a-z]+|lawyer|solicitor|representative|agent)s? for (?:the|its|their|his|her) "
    r"(?:[a-z-]+ ){0,3}[a-z-]+\Z"
)


def _may_be_whose(head: str, inner: Piece) -> bool:
    """Whether a name may be whom somebody speaks for: "a spokesman for the maker, Acme Iron".

    That is behind a common noun, unless the name is surely a person's.
    """
    name = inner.name
    known = bool(name.titles) or (bool(name.given) and fold(name.given[0]) in GIVEN)
    return not known and _FOR_SOME.search(head) is not None


_TO = re.compile(r" (?:to|under|by) ")


def _is_of_person(head: str) -> bool:
    """Whether a phrase is about somebody that belongs to another: "a spokesman for the mayor"."""
    head = without_owner(head)
    cut = BELONGS.search(head) or _TO.search(head)
    return cut is not None and has_person_head(head[cut.end() :]) and has_person_head(head)


def _is_common(head: str) -> bool:
    """Whether a phrase's head is no name: "Mr Park’s counterpart at Shelter"."""
    cut = BELONGS.search(head)
    return (head[: cut.start()] if cut else head).rpartition(" ")[2].islower()


def _own_name(words: str, head: str, rest: str) -> str:
    """A body's name without what it is called beside: "Unite" of "the union, Unite"."""
    if not rest.startswith(","):
        return words
    aside = rest[1:].strip(" ,")
    last = head.rpartition(" ")[2]
    if last[:1].isupper() and aside.split(" ", 1)[0] in _ASIDES:
        return head
    if has_person_head(head):
        return words  # "a spokesman for the trust, Barford NHS" is not the trust
    theirs = fold(head.split(" ", 1)[0]) in {"their", "its", "his", "her"}
    theirs = theirs and not is_person_word(last)
    if (theirs or fold(last) in BODY_HEADS) and last.islower() and _PROPER.fullmatch(aside):
        return aside
    return words


def _other(words: str, phrase: str) -> Phrase:
    """A phrase that names no person: an office, a body, or other words."""
    head = read_head(phrase)
    if head is not None and (head.plural or head.first in DETERMINERS):
        return Phrase(PhraseKind.DESCRIPTION, words, plural=head.plural)
    if head is None or all(fold(word) in FUNCTION_WORDS for word in head.core):
        return Phrase(PhraseKind.NOBODY, words)
    party = head.folded in PARTIES and len(head.core) == 1 and head.definite
    if head.folded in PERSON_NOUNS or party:
        office = head.definite or not head.possessive
        return Phrase(
            PhraseKind.ROLE if office else PhraseKind.DESCRIPTION,
            words,
            roles=(without_article(words),),
            gender=PERSON_NOUNS.get(head.folded),
        )
    return Phrase(PhraseKind.BODY if is_body(head) else PhraseKind.DESCRIPTION, words)
