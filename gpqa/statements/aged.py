"""Whom words with an age stand for: "the 19-year-old", "the mum-of-two", "the driver, 60,".

They take up somebody who was just named. Behind the words of one person a trade with an age
brings in the next as often ("The driver, 60, shrugged"): then it is somebody only where the
text gave them that trade or that age.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.names import fold
from gpqa.statements.entity import Entity
from gpqa.statements.events import LOOK_BACK, Found, named_near
from gpqa.statements.nameless import is_human, sex_of
from gpqa.statements.strangers import is_stranger

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.statements.events import Event
    from gpqa.statements.paragraphs import Paragraphs

__all__ = ["AGED", "find_aged", "is_taken_up"]

AGED = re.compile(
    r"(?:[Tt]he )?(?:\d{1,3}-year-old(?: [\w-]{1,20}){0,2}"
    r"|[a-z]{3,8}[- ]of[- ](?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"|(?!(?:an?|one|another|his|her|their|my|our|its) )"
    r"(?P<trade>[a-z][a-z -]{2,40}), (?:aged |who is )?(?P<age>\d{1,3})\b,?)"
)
"""Words without a name for somebody who is told by an age."""
_BESIDE = re.compile(r"[^,.!?\n“”\"]{1,60},[ \u00a0](?:aged[ \u00a0])?(\d{1,3})(?=[,.;:])")
_NEAR = 2  # paragraphs


def find_aged(words: str, start: int, paragraphs: Paragraphs, known: Sequence[Event]) -> Found:
    """Whom the words with an age at ``start`` stand for: never one before another was named."""
    one = _just_before(words, start, paragraphs, known)
    if one is not None:
        return one
    near = named_near(known, paragraphs.at(start), _NEAR)
    if len(near) != 1:
        return None
    last = next(event for event in reversed(known) if event.entity is near[0])
    if not _fits(words, last, paragraphs.text, known, near=False):
        return None
    return None if is_stranger(None, (last.start, start), paragraphs, known) else near[0]


def is_taken_up(one: Found, start: int, paragraphs: Paragraphs, known: Sequence[Event]) -> bool:
    """Whether the words with an age that begin a sentence at ``start`` stand for ``one``."""
    words = AGED.match(paragraphs.text, start, start + 120)
    return words is not None and _just_before(words[0], start, paragraphs, known) is one


def _just_before(words: str, start: int, paragraphs: Paragraphs, known: Sequence[Event]) -> Found:
    """The only person whom the sentence before that at ``start`` names; None for two or none."""
    block = paragraphs.at(start)
    own = paragraphs.sentence(block, start)[0]
    if own <= 0:
        return None
    before = paragraphs.sentence(paragraphs.at(own - 1), own - 1)
    named = {
        id(event.entity): event
        for event in known[-LOOK_BACK:]
        if before[0] <= event.start < before[1] and not event.quoted
    }
    if len(named) != 1 or is_stranger(None, before, paragraphs, known):
        return None
    (event,) = named.values()
    return event.entity if _fits(words, event, paragraphs.text, known) else None


def _fits(words: str, last: Event, text: str, known: Sequence[Event], *, near: bool = True) -> bool:
    """Whether words with an age may stand for whoever was named last, by trade, sex and age."""
    one = last.entity
    told = AGED.fullmatch(words)
    if not isinstance(one, Entity):
        # "A pal said no. The star, 41, wept": another
        return told is None or told["trade"] is None
    sexes = {one.gender, *map(sex_of, _people(words))} - {None}
    if len(sexes) > 1:
        return False
    if told is None or told["trade"] is None:
        return True
    ages = set(_ages(one, text, known))
    if ages:
        return ages == {told["age"]}
    trade = fold(told["trade"].split()[-1])
    if any(trade in map(fold, role.split()) for role in one.roles.values()):
        return True
    return near and not any(
        e.speaker and e.entity is one and e.start >= last.start for e in known[-4:]
    )


def _people(words: str) -> Iterator[str]:
    """The nouns in words with an age that stand for a person: "mum" in "mum-of-two"."""
    for word in re.split(r"[ ,]|-of-", words):
        if is_human(word):
            yield word


def _ages(one: Entity, text: str, known: Sequence[Event]) -> Iterator[str]:
    """The ages that stand beside the name of somebody: "Ann Lee, 60,"."""
    for event in known[-LOOK_BACK:]:
        if event.entity is one:
            beside = _BESIDE.match(text, event.start, event.start + 100)
            if beside is not None:
                yield beside[1]
