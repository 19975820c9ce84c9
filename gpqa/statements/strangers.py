"""Who has come in since somebody was named, though nothing else is known of them.

A full name that no list knows, somebody's father, a man at the door: the next "he" may mean
them. A doubt costs a speaker, an oversight gives a wrong one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.names import fold, parse_name
from gpqa.statements.entity import Entity
from gpqa.statements.events import LOOK_BACK
from gpqa.statements.nameless import is_human, sex_of
from gpqa.statements.phrase_names import looks_like_person
from gpqa.statements.words import FINITE, PREPOSITIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.given_names import Gender
    from gpqa.sentences import Span
    from gpqa.statements.events import Event
    from gpqa.statements.paragraphs import Paragraphs

__all__ = ["FAR", "is_brought_in", "is_stranger"]

FAR = 2000  # code points: a pronoun's person is not sought farther than this
_CAPITAL = r"[^\W\d_a-z][\w’'-]{1,20}"
_FULL_NAME = re.compile(
    r"(?:(?<=[.!?”\"]\s)|(?<=[.!?”\"]\s\s)|(?<=\n)|\A)"
    rf"({_CAPITAL}(?:[ \u00a0](?:[A-Z]\.|{_CAPITAL})){{1,3}})"
    r"(?=,|[ \u00a0](?!and\b|&)[a-z])"
)


def is_stranger(
    gender: Gender | None, between: Span, paragraphs: Paragraphs, known: Sequence[Event]
) -> bool:
    """Whether a sentence in between begins with a full name that nothing else is known of.

    ``gender`` is the sex that it may have; None for any.

    In "Ann was there. Olwen Pryce of Unite laughed. “Never,” she said" it is Olwen who speaks.
    """
    end, start = between
    named = [event.start for event in known[-LOOK_BACK:]]
    keys = {e.entity.name.key for e in known[-LOOK_BACK:] if isinstance(e.entity, Entity)}
    for match in _FULL_NAME.finditer(paragraphs.text, max(end - 1, start - FAR, 0), start):
        begin, stop = match.span(1)
        if any(begin <= at < stop for at in named) or paragraphs.is_quoted(begin):
            continue
        name = parse_name(match[1])
        if name is None or name.titles or name.key in keys or not looks_like_person(name):
            continue
        if gender is None or name.gender in {gender, None}:
            return True
    return False


_SPACE = "[ \u00a0]"
_WORD = r"[\w’'-]{1,20}"
_WORDS = rf"({_WORD}(?:{_SPACE}{_WORD}){{0,3}})"
# The writer's own people: "when my father came", "I rang our late uncle".
_MINE = re.compile(rf"\b(?:[Mm]y|[Oo]ur){_SPACE}{_WORDS}")
# Whom the writer meets, or who is there: "I met a man", "There was a girl at the door".
_MET = re.compile(
    rf"(?:[.!?”\"]\s{{1,3}}|\n\s{{0,3}}|\A)(?:{_WORD},?{_SPACE}){{0,3}}?"
    rf"(?:I|[Ww]e|[Tt]here|It|This|[Hh]ere){_SPACE}(?:{_WORD},?{_SPACE}){{0,10}}?"
    rf"(?:an?|one|another|some){_SPACE}{_WORDS}"
)


def is_brought_in(
    gender: Gender, between: Span, paragraphs: Paragraphs, known: Sequence[Event]
) -> bool:
    """Whether the writer brings in somebody without a name who may be of that sex.

    In "The minister is late. When my father came here, he had nothing. He said" and in "I met a
    man in Hull. He said" it is not the minister who speaks.
    """
    end, start = between
    low = max(end - 1, start - FAR, 0)
    named = [event.start for event in known[-LOOK_BACK:]]
    for shape in (_MINE, _MET):
        for match in shape.finditer(paragraphs.text, low, start):
            begin, stop = match.span(1)
            person = _first_person(match[1])
            if person is None or sex_of(person) not in {gender, None}:
                continue
            # "my colleague Tom Lee" is whoever is named
            if not any(begin < at <= stop + 1 for at in named) and not paragraphs.is_quoted(begin):
                return True
    return False


def _first_person(words: str) -> str | None:
    """The noun that stands for a person, before any preposition or verb; None for none."""
    for word in words.split():
        if fold(word) in FINITE or fold(word) in PREPOSITIONS:
            return None
        if is_human(word):
            return word
    return None
