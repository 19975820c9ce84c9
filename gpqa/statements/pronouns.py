"""Whom "he", "she", "they", "it" and "who" mean; nobody where two can be meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.name_words import PERSON_NOUNS, Gender
from gpqa.names import fold, parse_name
from gpqa.statements.entity import Entity
from gpqa.statements.events import LOOK_BACK, Event, Found, recent
from gpqa.statements.person import Person, PersonKind
from gpqa.statements.phrase_names import looks_like_person
from gpqa.statements.phrases import read_phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.sentences import Span
    from gpqa.statements.paragraphs import Paragraphs

__all__ = ["find_he_or_she", "find_they_or_it", "find_who", "gender_behind"]

_FAR = 2000  # code points: a pronoun's person is not sought farther than this
_SAYS_HE = re.compile(
    r"[ \u00a0](?:said|says|added|told \w+|believes|thinks|claimed|insisted|argued)"
    r"(?:[ \u00a0]that)?[ \u00a0](he|she)\b"
)
_SENTENCE_SUBJECT = re.compile(
    r"(?:[.!?”\"]\s{1,3}|\n\s{0,3})((?:The|A|An|My|His|Her|Their|Our|Its|Another|One)"
    r"(?:[ \u00a0][\w-]{1,20}){1,5})"
)
_OTHER_SUBJECT = re.compile(
    r"(?:[.!?”\"]\s{1,3}|\n\s{0,3})((?:The|A|An|My|His|Her|Our|Another|Mr|Mrs|Ms|Dr)[ \u00a0]\w)"
)
_CAPITAL = r"[^\W\d_a-z][\w’'-]{1,20}"
_FULL_NAME = re.compile(
    r"(?:(?<=[.!?”\"]\s)|(?<=[.!?”\"]\s\s)|(?<=\n)|\A)"
    rf"({_CAPITAL}(?:[ \u00a0](?:[A-Z]\.|{_CAPITAL})){{1,3}})"
    r"(?=,|[ \u00a0](?!and\b|&)[a-z])"
)
_HE_ACTS = re.compile(r"[.!?”\"]\s{1,3}He\b")
_SHE_ACTS = re.compile(r"[.!?”\"]\s{1,3}She\b")


def gender_behind(text: str, end: int) -> Gender | None:
    """The sex that "said he" or "says she" right behind a name shows."""
    pronoun = _SAYS_HE.match(text, end, end + 40)
    return ("m" if pronoun[1] == "he" else "f") if pronoun else None


# --- he and she -------------------------------------------------------------------------


def find_he_or_she(
    gender: Gender, start: int, paragraphs: Paragraphs, known: Sequence[Event]
) -> Found:
    """Whom "he" or "she" at ``start`` means, or None where it is in doubt.

    ``known`` are the events before it.
    """
    block = paragraphs.at(start)
    events = [
        event for event in recent(known, start, block) if event.entity.gender in {gender, None}
    ]
    if not events:
        return None
    sentence = paragraphs.sentence(block, start)
    here = [event for event in events if event.start >= sentence[0]]
    if here:
        found = _one_of(here, gender, [e for e in events if e.start < sentence[0]])
        in_passing = not any(event.subject and event.entity is found for event in here)
        stranger = in_passing and _is_stranger(gender, (sentence[0], start), paragraphs, known)
        return None if stranger else found
    last = events[-1]
    begin, end = paragraphs.sentence(last.block, last.start)
    nearest = [event for event in events if event.start >= begin]
    found = _one_of(nearest, gender, [event for event in events if event.start < begin])
    if found is None or _is_somebody_else(gender, (end, start), paragraphs, known):
        return None
    if _acts_between(nearest, found, gender, paragraphs.text, (end, sentence[0])):
        return None
    spoke = any(event.entity is found and event.speaker for event in nearest)
    if found.gender is None and not spoke and paragraphs.text[end : sentence[0]].strip():
        return None  # of unknown sex, and named in passing some sentences before
    return found


def _one_of(events: list[Event], gender: Gender, before: list[Event]) -> Found:
    """Whom a sentence is about, if it is about one person of that sex.

    ``events`` are those of the sentence, ``before`` those of the sentences before it.
    """
    people = {id(event.entity): event.entity for event in events}
    subjects = {id(event.entity): event.entity for event in events if event.subject}
    speakers = {id(event.entity): event.entity for event in events if event.speaker}
    if not subjects and len(people) == 1:
        # Named in passing: doubtful where the sentence before it had another subject.
        others = {id(event.entity) for event in before if event.subject} - set(people)
        subjects = {} if others else people
    if len(subjects) > 1 and len(speakers) == 1:
        subjects = speakers
    if len(subjects) != 1:
        return None
    (only,) = subjects.values()
    if only.gender == gender:
        return only
    # Somebody of unknown sex: only where nobody near is known to be of this one.
    return None if any(event.entity.gender == gender for event in (*events, *before)) else only


def _is_somebody_else(
    gender: Gender, between: Span, paragraphs: Paragraphs, known: Sequence[Event]
) -> bool:
    """Whether a sentence in between begins with somebody who has no name: "My mother"."""
    end, start = between
    named = {event.start for event in known[-LOOK_BACK:]}
    low = max(end - 1, start - _FAR)
    for match in _SENTENCE_SUBJECT.finditer(paragraphs.text, low, start):
        words = match[1].split()
        at = next((at for at, word in enumerate(words) if fold(word) in PERSON_NOUNS), None)
        if at is None or match.start(1) in named:
            continue
        if PERSON_NOUNS[fold(words[at])] in {gender, None} and not paragraphs.is_quoted(
            match.start(1)
        ):
            return True
    return _is_stranger(gender, between, paragraphs, known)


def _is_stranger(
    gender: Gender, between: Span, paragraphs: Paragraphs, known: Sequence[Event]
) -> bool:
    """Whether a sentence in between begins with a full name that nothing else is known of.

    In "Ann was there. Olwen Pryce of Unite laughed. “Never,” she said" it is Olwen who speaks.
    """
    end, start = between
    named = [event.start for event in known[-LOOK_BACK:]]
    keys = {e.entity.name.key for e in known[-LOOK_BACK:] if isinstance(e.entity, Entity)}
    for match in _FULL_NAME.finditer(paragraphs.text, max(end - 1, start - _FAR, 0), start):
        begin, stop = match.span(1)
        if any(begin <= at < stop for at in named) or paragraphs.is_quoted(begin):
            continue
        name = parse_name(match[1])
        if name is None or name.titles or name.key in keys or not looks_like_person(name):
            continue
        if name.gender in {gender, None}:
            return True
    return False


def _acts_between(
    events: list[Event], found: Entity | Person, gender: Gender, text: str, between: Span
) -> bool:
    """Whether a sentence in between begins with the pronoun, and two may be meant by it.

    In "Ann told Eve to go. She refused. “I am staying,” she said" it is Eve who speaks.
    """
    others = (event.entity for event in events if event.entity is not found)
    if not any(other.gender in {gender, None} for other in others):
        return False
    begin, end = between
    opening = _HE_ACTS if gender == "m" else _SHE_ACTS
    return opening.search(text, max(begin - 1, end - _FAR), end) is not None


# --- who --------------------------------------------------------------------------------


def find_who(start: int, text: str, known: Sequence[Event]) -> Entity | None:
    """The person right before ", who"."""
    if not known:
        return None
    last = known[-1]
    if not isinstance(last.entity, Entity):
        return None
    between = text[last.start : start].rstrip(" \u00a0,")
    return last.entity if fold(between).endswith(last.entity.name.key) else None


# --- they and it ------------------------------------------------------------------------


def find_they_or_it(
    last: Found, named: Span, start: int, paragraphs: Paragraphs, *, plural: bool
) -> Found:
    """The body or group that spoke last, for "they" (``plural``) and "it" at ``start``.

    ``last`` is who spoke just before, ``named`` the words for that speaker.
    """
    if last is None:
        return None
    if paragraphs.at(start) - paragraphs.at(named[0]) > 1:
        return None
    if _is_about_another(paragraphs, named[1], start):
        return None
    if isinstance(last, Entity):
        # "Oxfordal said so. It added": nobody of whom a given name or a title is known
        nameless = not (last.name.given or last.titles or last.roles or last.genders)
        last.thing = last.thing or (nameless and not plural)
        return last if last.thing else None
    if last.kind is PersonKind.BODY:
        return last
    return last if plural and read_phrase(last.name).plural else None


def _is_about_another(paragraphs: Paragraphs, end: int, start: int) -> bool:
    """Whether a sentence in between is about something else: "The report is damning."."""
    first = paragraphs.sentence(paragraphs.at(end), end)[1]
    last = paragraphs.sentence(paragraphs.at(start), start)[0]
    return any(
        not paragraphs.is_quoted(match.start(1))
        for match in _OTHER_SUBJECT.finditer(paragraphs.text, max(first - 1, last - _FAR), last)
    )
