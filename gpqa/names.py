"""A person's name taken apart, and whether two names can be one person's.

Nothing here looks anyone up: names are compared by their parts alone, and a
part that is missing contradicts nothing. Who of several people is meant is for
those to decide who see the document (:mod:`gpqa.statements.people`) or the
corpus (:mod:`gpqa.linking`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from gpqa.bracket_titles import without_bracket
from gpqa.given_names import GIVEN, Gender
from gpqa.name_words import (
    BODY_HEADS,
    FEMALE_TITLES,
    MALE_TITLES,
    NICKNAMES,
    PARTICLES,
    PERSON_NOUNS,
    RANKS,
    SUFFIXES,
    TITLES,
)
from gpqa.nicknames import cut_nickname
from gpqa.ranks import ranks_agree
from gpqa.sentence_words import FUNCTION_WORDS

__all__ = [
    "Name",
    "agrees",
    "fold",
    "fuller",
    "fullness",
    "given_agree",
    "is_initial",
    "parse_name",
    "strip_possessive",
]

_LONGEST = 200  # code points: no name is longer
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\Z", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_](?>(?:[^\W\d_]|['’.\-\u0300-\u036f])*)")
_ELIDED = re.compile(r"[dl]['’](?=[^\W\d_a-z])")  # d'Entremont
_PART_BEGINS = re.compile(r"(?:^|(?<=[ '’\-])|(?<=^Mc))[^\W\d_]")
# "Mr President", "Madam Speaker": an office that is spoken to.
_ADDRESSED = frozenset(
    """
    president speaker chairman chairwoman chair secretary mayor ambassador minister moderator
    commissioner chancellor vice prime deputy universe
    """.split()
)
_ALSO_SURNAMES = frozenset("king prince bishop pope major judge justice cardinal earl".split())
# Before the first of several.
_SEVERAL = {"senators": "Senator", "councillors": "Councillor", "cllrs": "Cllr"}
# Behind these a letter alone is whoever must not be named: "Mrs X".
_BEFORE_LETTER = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr"})
_GENERATIONS = frozenset({"Jr", "Sr", "II", "III", "IV"})


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a name, as written but for capitals: "PENCE" is given as "Pence"."""

    surname: str
    """With its particles: "van der Meer", "O'Neill"; a given name where that stands alone."""
    given: tuple[str, ...] = ()
    """Given names and initials, in order: ("Harjit", "S.")."""
    titles: tuple[str, ...] = ()
    """In one spelling each, without full stops: ("Professor", "Sir"), ("Mr",)."""
    suffixes: tuple[str, ...] = ()
    """("KC",), ("MP",), ("Jr",)."""
    notes: tuple[str, ...] = ()
    """What stands in brackets behind it: ("Burnaby South, NDP",)."""
    titles_as_written: tuple[str, ...] = field(default=(), compare=False)
    """The same titles in the text's own spelling: ("Councillor",), ("Mr.",). Only for showing:
    names that differ in it alone are the same. Capitals and plurals are not kept."""
    nickname: str | None = field(default=None, compare=False)
    """What stands in quotation marks within it: Edwin "Buster" Lamb."""

    @property
    def display(self) -> str:
        """The plain form: without title where a given name is known, with it where not."""
        words = [*self.given] if self.given else [*self._shown_titles]
        words.append(self.surname)
        words.extend(suffix for suffix in self.suffixes if suffix in _GENERATIONS)
        return " ".join(words)

    @property
    def written(self) -> str:
        """All of it but the notes: "Professor Sir Chris Whitty"."""
        return " ".join([*self._shown_titles, *self.given, self.surname, *self.suffixes])

    @property
    def _shown_titles(self) -> tuple[str, ...]:
        return self.titles_as_written or self.titles

    @property
    def key(self) -> str:
        """The surname as it is compared."""
        return fold(self.surname)

    @property
    def gender(self) -> Gender | None:
        """What the titles, or else the first given name, say; None for nothing."""
        for title in self.titles:
            if title in MALE_TITLES:
                return "m"
            if title in FEMALE_TITLES:
                return "f"
        return GIVEN.get(fold(self.given[0])) if self.given else None

    @property
    def is_full(self) -> bool:
        """Whether a given name is spelled out."""
        return any(not is_initial(given) for given in self.given)


def fold(text: str) -> str:
    """``text`` as names are compared: no case, accents, full stops or curly apostrophes."""
    folded = text.replace("’", "'").replace(".", "").casefold()
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFKD", folded)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def strip_possessive(text: str) -> str:
    """``text`` without the ’s, or the bare apostrophe after s, at its end."""
    return _POSSESSIVE.sub("", text)


def is_initial(given: str) -> bool:
    """Whether a given name is only its first letter, or several: "J.", "G.K."."""
    bare = given.replace(".", "").replace("-", "")
    return len(bare) == 1 or ("." in given and len(bare) <= 3)


@lru_cache(maxsize=2**14)
def parse_name(text: str) -> Name | None:
    """The parts of ``text`` if it has the form of a person's name, else None.

    A word that is capitalised is taken for a name unless it is known for
    something else; a surname alone is a name. Descriptions ("the health
    secretary", "Project Manager"), labels ("Grad A") and whatever ends like
    the name of a body give None.
    """
    if len(text) > _LONGEST:
        return None
    text, notes = _cut_brackets(without_bracket(text.strip().rstrip(":").strip()))
    text, nickname = cut_nickname(text)
    head, _, tail = text.partition(",")
    suffixes = _suffixes_after_comma(tail)
    words = strip_possessive(head.strip(" .‘’“”\"'") + ("." if head.endswith(".") else "")).split()
    while words and fold(words[0]) in {"the", "most"}:
        if len(words) < 2 or (fold(words[1]) not in TITLES):
            return None
        words = words[1:]
    titles, shown, words = _cut_titles(words)
    while len(words) > 1 and (suffix := SUFFIXES.get(fold(words[-1]))):
        if suffix in {"MS", "AM"} and not words[-1].isupper():
            break
        suffixes.insert(0, suffix)
        words.pop()
    given, surname = _split(words)
    anonymous = not given and len(titles) == 1 and titles[0] in _BEFORE_LETTER
    if not surname or not _can_be_name(given, surname, titles=bool(titles), anonymous=anonymous):
        return None
    if anonymous and is_initial(surname):
        surname = surname.rstrip(".")
    caps = all(_is_in_capitals(word) for word in words if len(word) > 1)
    if caps:
        given = [name if is_initial(name) else _uncapitalise(name) for name in given]
        surname = _uncapitalise(surname)
    return Name(
        surname, tuple(given), tuple(titles), tuple(suffixes), notes, tuple(shown), nickname
    )


def _cut_brackets(text: str) -> tuple[str, tuple[str, ...]]:
    """The text before its first bracket, and what stands in it."""
    opening = min((at for mark in "([" if (at := text.find(mark)) >= 0), default=-1)
    if opening < 0:
        return text, ()
    closing = max(text.rfind(")"), text.rfind("]"))
    note = text[opening + 1 : closing if closing > opening else len(text)].strip()
    return text[:opening].rstrip(), (note,) if note else ()


def _suffixes_after_comma(tail: str) -> list[str]:
    found: list[str] = []
    for part in tail.split(","):
        for word in part.split():
            suffix = SUFFIXES.get(fold(word))
            if suffix is None:
                return found
            found.append(suffix)
    return found


def _cut_titles(words: list[str]) -> tuple[list[str], list[str], list[str]]:
    """The titles that ``words`` begin with, in one spelling and as written; the words after."""
    titles: list[str] = []
    shown: list[str] = []
    at = 0
    while at < len(words) - 1:
        folded = fold(words[at]).rstrip(",")
        following = fold(words[at + 1])
        pair = f"{folded} {following}"
        if pair in {"right hon", "rt hon", "right honourable", "right honorable"}:
            title, step = "Right Hon", 2
        elif pair == "det con":
            title, step = "Det", 2
        elif pair in {"vice president", "chief justice", "lord justice", "prime minister"}:
            title, step = pair.title(), 2
        elif _is_rank(words, at):
            title, step = RANKS[words[at]], 1
        elif folded in TITLES and folded != "right":
            if GIVEN.get(folded, "") != "" and not words[at].endswith("."):
                # "Earl Warren", "Major Smith": a given name unless shown otherwise
                break
            title, step = TITLES[folded], 1
        else:
            break
        if at + step >= len(words):
            break
        titles.append(title)
        written = [_SEVERAL[folded]] if folded in _SEVERAL else words[at : at + step]
        shown.append(" ".join(_capitalised_title(word) for word in written))
        at += step
    return titles, shown, words[at:]


def _capitalised_title(word: str) -> str:
    return word if word in RANKS else word.rstrip(",").capitalize()


_NO_OFFICERS = frozenset("comics world gamer circuit universe united metro lite game games".split())


def _is_rank(words: list[str], at: int) -> bool:
    """Whether an officer's name follows a rank in capitals: "PC Rowe", never "DC Comics"."""
    if words[at] not in RANKS or len(words) - at > 4:
        return False
    following, last = words[at + 1], fold(words[-1])
    if last in BODY_HEADS or last in _NO_OFFICERS or not following[0].isupper():
        return False
    # In a label in capitals "DI MAIO" may be Mr Di Maio.
    return not following.isupper() or is_initial(following) or fold(words[at]) not in PARTICLES


def _split(words: list[str]) -> tuple[list[str], str]:
    """Given names and surname: the last word, with the particles before it."""
    if not words:
        return [], ""
    at = len(words) - 1
    while at > 0 and fold(words[at - 1]) in PARTICLES:
        # "De Blasio", "Bill de Blasio"; but "Al Gore", "Della Reese" have given names
        if at == 1 and words[0][0].isupper() and fold(words[0]) in GIVEN | {"al": None}:
            break
        at -= 1
    return words[:at], " ".join(words[at:])


def _can_be_name(given: list[str], surname: str, *, titles: bool, anonymous: bool = False) -> bool:
    last = surname.rpartition(" ")[2]
    last = last[2:] if _ELIDED.match(last) else last
    if len(given) > 5 or (len(last.replace(".", "")) < 2 and not anonymous):
        return False
    if not _WORD.fullmatch(last) or not last[0].isupper() or not all(map(_can_be_given, given)):
        return False
    folded = fold(last)
    if titles and not given and folded in _ADDRESSED:
        return False
    if titles or (given and fold(given[0]) in GIVEN):
        return True
    if folded in FUNCTION_WORDS or (given and fold(given[0]) in PERSON_NOUNS):
        return False
    also = not given and (folded in _ALSO_SURNAMES or folded in GIVEN)
    return also or not (folded in TITLES or folded in PERSON_NOUNS or folded in BODY_HEADS)


def _can_be_given(word: str) -> bool:
    folded = fold(word)
    if not _WORD.fullmatch(word) or not (word[0].isupper() or folded in PARTICLES):
        return False
    if folded == "privy":  # the Lord Privy Seal
        return False
    return folded not in FUNCTION_WORDS or is_initial(word)


_SMALL_IN_CAPITALS = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz)(?=[A-Z]{2})")


def _is_in_capitals(word: str) -> bool:
    """Whether a name is in capitals, as it is in records: "ROE", "McBAIN"."""
    small = _SMALL_IN_CAPITALS.match(word)
    return word.isupper() or (small is not None and word[small.end() :].isupper())


def _uncapitalise(name: str) -> str:
    """Give "PENCE" as "Pence", "O'NEILL" as "O'Neill", "MCCAIN" as "McCain"."""
    if len(name) < 2:
        return name
    if " " not in name and (small := _SMALL_IN_CAPITALS.match(name)):
        return small[0] + _uncapitalise(name[small.end() :])
    return _PART_BEGINS.sub(
        lambda match: match[0].upper(),
        name.lower().replace("mc", "Mc", 1) if name.startswith("MC") else name.lower(),
    )


# --- comparing -------------------------------------------------------------------------


def agrees(one: Name, other: Name) -> bool:
    """Whether both can be the same person's: nothing in one contradicts the other."""
    return (
        one.key == other.key
        and given_agree(one, other)
        and titles_agree(one, other)
        and _generations_agree(one, other)
    )


def given_agree(one: Name, other: Name) -> bool:
    """Whether the given names agree: equal, an initial of, short for, or missing."""
    if not one.given or not other.given:
        return True
    for some, others in ((one, other), (other, one)):
        if some.nickname and fold(some.nickname) == fold(others.given[0]):
            return True
    if _each_agrees(one.given, other.given):
        return True
    # "Mr Duncan Smith" for Iain Duncan Smith; "Edgar Hoover" for J. Edgar Hoover
    for short, long in ((one, other), (other, one)):
        if (
            len(short.given) < len(long.given)
            and (short.titles or is_initial(long.given[0]))
            and _each_agrees(short.given, long.given[-len(short.given) :])
        ):
            return True
    return False


def _each_agrees(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """First with first, then the middle names in order, as far as both have any."""
    return _one_agrees(some[0], others[0]) and all(
        _one_agrees(a, b) for a, b in zip(some[1:], others[1:], strict=False)
    )


def _one_agrees(some: str, other: str) -> bool:
    a, b = fold(some), fold(other)
    if is_initial(some) or is_initial(other):
        return a[0] == b[0]
    return a == b or NICKNAMES.get(a, a) == NICKNAMES.get(b, b)


def titles_agree(one: Name, other: Name) -> bool:
    """Whether the titles can be one person's.

    A knight or peer is "Mr" only where both given names are there.
    """
    genders = {one.gender, other.gender} - {None}
    if len(genders) > 1:
        return False
    if one.given and other.given:
        return True
    return ranks_agree(set(one.titles), set(other.titles))


def _generations_agree(one: Name, other: Name) -> bool:
    mine = _GENERATIONS & set(one.suffixes)
    theirs = _GENERATIONS & set(other.suffixes)
    return not mine or not theirs or mine == theirs


def fuller(one: Name, other: Name) -> Name:
    """The one of two that says more; the same one, whichever way round they come."""
    return max(one, other, key=fullness)


def fullness(name: Name) -> tuple[int, int, int, int, str]:
    """What :func:`fuller` compares: spelled given names, initials, titles, then spelling."""
    spelled = sum(not is_initial(given) for given in name.given)
    return (
        spelled,
        len(name.given) - spelled,
        len(name.titles),
        len(name.display),
        " ".join([name.written, *name.notes]),
    )


def without_the(name: str) -> str:
    """``name`` without its article: "the BBC" is called "BBC" too."""
    return name[4:] if name[:4].lower() == "the " else name
