"""Whether "he" or "she" can be somebody whose given name shows no sex.

In "Her editor, Kwame Osei, says she is vain" she is not the editor: somebody else is spoken of,
whom the next "she" may mean as well. And if the text goes on "He has found her asleep", Osei is
no woman. Such things only take a speaker away, and never give one.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from gpqa.statements.events import LOOK_BACK, recent
from gpqa.statements.nameless import is_human

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.given_names import Gender
    from gpqa.statements.entity import Entity
    from gpqa.statements.events import Event
    from gpqa.statements.paragraphs import Paragraphs
    from gpqa.statements.person import Person

__all__ = [
    "is_beside_another",
    "is_either",
    "is_other_sex",
    "is_told_by_another",
    "speaks_of_another",
]

_OTHER_SEX: dict[Gender, Gender] = {"m": "f", "f": "m"}
_PRONOUNS: dict[Gender, re.Pattern[str]] = {
    "m": re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE),
    "f": re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE),
}
_THEIR: dict[Gender, str] = {"m": "his", "f": "her"}
_SUBJECT: dict[Gender, str] = {"m": "he", "f": "she"}
_OBJECT: dict[Gender, str] = {"m": "him", "f": "her"}
_ANY_OF: dict[Gender, re.Pattern[str]] = {
    sex: re.compile(rf"\b{pronoun}\b", re.IGNORECASE) for sex, pronoun in _SUBJECT.items()
}
_FAR = 2000
_ANY = re.compile(r"(?:he|she)\b", re.IGNORECASE)
_SPACE = "[ \u00a0]"
_INSIDE = r"[^,.;:!?\n“”\"]"
# "Her editor, Osei", "his brother Osei"
_THEIRS: dict[Gender, re.Pattern[str]] = {
    sex: re.compile(
        rf"\b{pronoun}{_SPACE}(?:[\w’'-]{{1,20}}{_SPACE}){{0,4}}?([\w’'-]{{1,20}}),?{_SPACE}\Z",
        re.IGNORECASE,
    )
    for sex, pronoun in _THEIR.items()
}
_NAME = r"[^\W\d_a-z][\w’'-]{0,20}"
_BESIDE: dict[Gender, re.Pattern[str]] = {
    sex: re.compile(
        rf"(?:{_NAME}{_SPACE}){{0,3}}{_NAME},{_SPACE}{pronoun}{_SPACE}([\w’' -]{{2,60}})"
    )
    for sex, pronoun in _THEIR.items()
}
# "Osei, her editor,", "Osei, who edits her books,"
_TOLD_BY: dict[Gender, re.Pattern[str]] = {
    sex: re.compile(
        rf"{_INSIDE}{{1,60}},{_SPACE}(?:{pronoun}{_SPACE}|(?:who|whom|an?|the|one|once){_SPACE}"
        rf"{_INSIDE}{{0,60}}?\b{pronoun}\b)",
        re.IGNORECASE,
    )
    for sex, pronoun in _THEIR.items()
}
# "Osei coaches her.", "Osei has worked with her for years": never with herself
_ACTS_ON: dict[Gender, re.Pattern[str]] = {
    sex: re.compile(
        rf"(?:[^\W\d_a-z][\w’'-]{{0,20}}{_SPACE}){{1,4}}(?:[a-z]{{2,14}}{_SPACE}){{1,2}}"
        rf"(?:(?:to|of|with|for|about|at|on|by){_SPACE})?{pronoun}"
        rf"(?:[.,;:!?]|{_SPACE}(?:to|in|at|on|for|as|with|when|from|about|after|by|that|and)\b)"
    )
    for sex, pronoun in _OBJECT.items()
}
_SAYS: dict[Gender, re.Pattern[str]] = {
    sex: re.compile(
        rf"[^.!?\n“”\"]{{1,120}}?{_SPACE}[a-z]{{3,14}}{_SPACE}(?:that{_SPACE})?{pronoun}\b"
    )
    for sex, pronoun in _SUBJECT.items()
}
_GOES_ON = re.compile(
    rf"(?:[Hh]e|[Ss]he){_SPACE}(?:also{_SPACE}|then{_SPACE})?"
    r"(?:add|continu|went on|goes on|conclud)"
)
_REACH = 120
"""Code points before a name that are looked at."""


def speaks_of_another(gender: Gender, begin: int, start: int, text: str) -> bool:
    """Whether whoever is named at ``start``, in a sentence from ``begin`` on, is told by another.

    "Her editor, Kwame Osei", "Kwame Osei, her editor," and "Kwame Osei edits her." are told by
    some other woman.
    """
    before = _THEIRS[gender].search(text[max(begin, start - _REACH) : start])
    if before is not None and is_human(before[1]):
        return True
    words = re.findall(r"[\w’'-]+", text[start : start + _REACH])[:6]
    if words and words[0].lower() == _THEIR[gender]:
        small = takewhile(str.islower, words[1:])
        return any(map(is_human, small))
    told = _TOLD_BY[gender].match(text, start, start + 160)
    return told is not None or _ACTS_ON[gender].match(text, start, start + 160) is not None


def is_either(
    one: Entity | Person,
    gender: Gender,
    start: int,
    paragraphs: Paragraphs,
    known: Sequence[Event],
) -> bool:
    """Whether a paragraph's "she" may be ``one``, or whom the one before was told by.

    After "Her mother, Loveday, says she is vain." a new paragraph's "She" may be either of them.
    """
    block = paragraphs.at(start)
    own = [each for each in known[-LOOK_BACK:] if each.entity is one and each.start < start]
    text = paragraphs.text
    if not own or own[-1].block == block or _GOES_ON.match(text, start):
        return False
    begin = paragraphs.sentence(own[-1].block, own[-1].start)[0]
    told = speaks_of_another(gender, begin, own[-1].start, text)
    return told and _SAYS[gender].match(text, own[-1].start, own[-1].start + 240) is not None


def is_told_by_another(
    one: Entity, gender: Gender, start: int, paragraphs: Paragraphs, known: Sequence[Event]
) -> bool:
    """Whether ``one`` is only told of in the pronoun's sentence, by another of that sex.

    In "Her sister, Morwenna, was “the clever one”, she says" either may be the one who says so.
    """
    begin = paragraphs.sentence(paragraphs.at(start), start)[0]
    near = reversed(known[-LOOK_BACK:])
    here = [e for e in takewhile(lambda each: each.start >= begin, near) if e.entity is one]
    return not any(each.speaker for each in here) and any(
        _is_of(gender, begin, each.start, paragraphs.text) for each in here
    )


def _is_of(gender: Gender, begin: int, start: int, text: str) -> bool:
    """Whether somebody is called somebody's: "Her sister, Morwenna,", "Morwenna, her sister,"."""
    before = _THEIRS[gender].search(text[max(begin, start - _REACH) : start])
    behind = _BESIDE[gender].match(text, start, start + _REACH)
    nouns = [before[1]] if before else behind[1].split() if behind else []
    return any(map(is_human, nouns))


def is_other_sex(
    one: Entity, gender: Gender, start: int, paragraphs: Paragraphs, known: Sequence[Event]
) -> bool:
    """Whether a sentence in between calls ``one`` by the pronoun of the other sex, perhaps.

    In "“It is over,” Osei says now. Has he told her? “He has,” she says" Osei may be "he". Where
    somebody is near who is known to be of that sex, it is that one.
    """
    other = _OTHER_SEX[gender]
    near = recent(known, start, paragraphs.at(start))
    last = next((each for each in reversed(near) if each.entity is one), None)
    if last is None or any(each.entity.gender == other for each in near):
        return False
    since = paragraphs.sentence(last.block, last.start)[1]
    until = paragraphs.sentence(paragraphs.at(start), start)[0]
    return any(
        not paragraphs.is_quoted(match.start())
        for match in _ANY_OF[other].finditer(paragraphs.text, max(since, until - _FAR), until)
    )


def is_beside_another(
    one: Entity, gender: Gender, start: int, paragraphs: Paragraphs, known: Sequence[Event]
) -> bool:
    """Whether the pronoun at ``start`` may be of another than ``one``, whose sex nothing shows."""
    if _OTHER_SEX[gender] in one.called:
        return True
    text = paragraphs.text
    near = [
        each
        for each in known[-LOOK_BACK:]
        if each.entity is one and not each.quoted and each.start < start
        if not _ANY.match(text, each.start)
    ]
    for each in near[:1] + near[-1:]:
        begin = paragraphs.sentence(each.block, each.start)[0]
        if speaks_of_another(gender, begin, each.start, text):
            return True
        # "She met Osei": another is the subject
        if not each.subject and any(
            not paragraphs.is_quoted(match.start())
            for match in _PRONOUNS[gender].finditer(text, begin, each.start)
        ):
            return True
    return False
