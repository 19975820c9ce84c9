"""Whom "he", "she", "they", "it" and "who" mean; nobody where two can be meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.names import fold
from gpqa.sentence_words import SAYING
from gpqa.statements.aged import is_taken_up
from gpqa.statements.entity import Entity
from gpqa.statements.events import LOOK_BACK, Event, Found, recent
from gpqa.statements.nameless import find_nameless, is_human
from gpqa.statements.person import Person, PersonKind
from gpqa.statements.phrases import read_phrase
from gpqa.statements.sexes import (
    is_beside_another,
    is_either,
    is_other_sex,
    is_told_by_another,
)
from gpqa.statements.strangers import FAR, is_brought_in, is_stranger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.given_names import Gender
    from gpqa.sentences import Span
    from gpqa.statements.paragraphs import Paragraphs

__all__ = [
    "find_he_or_she",
    "find_they_or_it",
    "find_who",
    "gender_behind",
]

_SAYS_HE = re.compile(
    r"[ \u00a0](?:said|says|added|told \w+|believes|thinks|claimed|insisted|argued)"
    r"(?:[ \u00a0]that)?[ \u00a0](he|she)\b"
)
_OTHER_SUBJECT = re.compile(
    r"(?:[.!?”\"]\s{1,3}|\n\s{0,3})((?:The|A|An|My|His|Her|Our|Another|Mr|Mrs|Ms|Dr)[ \u00a0]\w)"
)
_OWNS = re.compile(
    r"(?:[^\W\d_a-z][\w.-]{0,20}[ \u00a0]){0,4}[^\W\d_a-z][\w-]{1,20}(?:['’]s|(?<=s)['’])"
)
_ALTHOUGH = re.compile(r",[ \u00a0](?:although|though|but|while|and|yet)[ \u00a0]$")
_LED_BY = re.compile(
    r"(?:\A|[,;:–—][ \u00a0]|\b(?:and|but|when|once|then|yet|later|after|while)[ \u00a0])"
    r"(?:(?:[a-z]{2,12}ly|first|later|then|again|being|having been)[ \u00a0])?"
    r"(?:[a-z]{2,14}(?:-[a-z]{2,14})?ed|shown|told|given|sworn|driven|led|met|put|sent|taken|taught"
    r"|caught|held|brought|fought|sought|thrown|beaten|struck|seen|heard|left)[ \u00a0]"
    r"(?:[\w’'-]{1,20}[ \u00a0]){0,6}?by[ \u00a0]",
    re.IGNORECASE,
)
_NOT_LED = re.compile(r"[;:][ \u00a0]|['’]s[ \u00a0]|s['’][ \u00a0]")
_LED_FAR = 240
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
    found = _find(gender, start, paragraphs, known)
    if found is not None and is_either(found, gender, start, paragraphs, known):
        return None
    if not isinstance(found, Entity):
        return found
    place = start, paragraphs, known
    if is_told_by_another(found, gender, *place):
        return None
    if found.gender is None:
        if is_beside_another(found, gender, *place) or is_other_sex(found, gender, *place):
            return None
        found.called.add(gender)
    return found


def _find(gender: Gender, start: int, paragraphs: Paragraphs, known: Sequence[Event]) -> Found:
    """The same, before the words around the name are looked at."""
    block = paragraphs.at(start)
    sentence = paragraphs.sentence(block, start)
    agents = _agents(sentence[0], start, paragraphs.text, known)
    events = [
        event
        for event in recent(known, start, block)
        if event.entity.gender in {gender, None} and id(event.entity) not in agents
    ]
    if not events:
        return None
    here = [event for event in events if event.start >= sentence[0]]
    if here:
        goes_on = _goes_on(here, start, paragraphs.text)
        before = [] if goes_on else [e for e in events if e.start < sentence[0]]
        found = _one_of(here, gender, before)
        in_passing = not any(event.subject and event.entity is found for event in here)
        stranger = in_passing and _is_somebody_else(
            found, gender, (sentence[0], start), paragraphs, known
        )
        return None if stranger else found
    last = events[-1]
    begin, end = paragraphs.sentence(last.block, last.start)
    nearest = [event for event in events if event.start >= begin]
    found = _one_of(nearest, gender, [event for event in events if event.start < begin])
    leads = any(event.subject and event.entity is found for event in nearest)
    since = end if leads else begin
    if found is None or _is_somebody_else(found, gender, (since, start), paragraphs, known):
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
    rivals = [
        event
        for event in (*events, *before)
        if event.entity.gender == gender or _is_sooner_meant(event.entity, only)
    ]
    if any(event.block == events[-1].block for event in rivals):
        return None
    # Where a new paragraph began with somebody, those of the one before are out of sight.
    return only if not rivals or _has_begun(only, events, before) else None


def _is_sooner_meant(other: Entity | Person, only: Entity | Person) -> bool:
    """Whether another is known to be a person, and a bare name is not: "Weft said"."""
    return (
        isinstance(only, Entity)
        and isinstance(other, Entity)
        and other.gender is None
        and other.name.is_full
        and not (only.name.given or only.titles or only.roles)
    )


def _agents(begin: int, start: int, text: str, known: Sequence[Event]) -> set[int]:
    """By whom something was done to the "he" at ``start``, who is another; as ids.

    In "Cross-examined by Mr Lytton, he agreed" nobody is named as "he" between "by" and the
    comma: not Mr Lytton, and not those whom he asked about. Whose is named there may be meant:
    "Asked by Mr Lytton’s clerk, he agreed".
    """
    if text[max(0, start - 2) : start].rstrip(" \u00a0") != ",":
        return set()
    low = max(begin, start - _LED_FAR)
    before = text[low:start]
    named = {each.start for each in known[-LOOK_BACK:]}
    for match in _LED_BY.finditer(before):
        # Not of a name that ends like a participle, nor of a sentence whose beginning is cut.
        if match.start() == 0 and (low > begin or low in named):
            continue
        if not _NOT_LED.search(before, match.end()):
            led = range(low + match.end(), start)
            return {id(each.entity) for each in known[-LOOK_BACK:] if each.start in led}
    return set()


def _goes_on(here: list[Event], start: int, text: str) -> bool:
    """Whether a sentence's only speaker goes on: "Zhang says it works, although he admits"."""
    if len({id(event.entity) for event in here}) != 1 or not any(event.speaker for event in here):
        return False
    if not _ALTHOUGH.search(text, max(0, start - 24), start):
        return False
    words = text[max(here[0].start, start - FAR) : start].split()
    says = next((at for at, word in enumerate(words) if word in SAYING), len(words))
    return not any(is_human(word.strip(',.”"')) for word in words[says:])


def _has_begun(only: Entity | Person, events: list[Event], before: list[Event]) -> bool:
    """Whether a paragraph is about one person from its first name on, who is its subject."""
    block = events[-1].block
    inside = [event for event in (*before, *events) if event.block == block]
    first = inside[0]
    return (
        isinstance(only, Entity) and first.subject and all(event.entity is only for event in inside)
    )


def _is_somebody_else(
    found: Found, gender: Gender, between: Span, paragraphs: Paragraphs, known: Sequence[Event]
) -> bool:
    """Whether a sentence in between begins with somebody else than ``found``: "My mother"."""
    end, start = between
    named = {event.start for event in known[-LOOK_BACK:]}
    for one in find_nameless(paragraphs.text, max(end - 1, start - FAR, 0), start):
        if paragraphs.is_quoted(one.start) or one.gender not in {gender, None}:
            continue
        if one.start in named and not _is_owner(one.start, paragraphs.text):
            continue
        if not one.aged or not is_taken_up(found, one.start, paragraphs, known):
            return True
    if is_brought_in(gender, between, paragraphs, known):
        return True
    return is_stranger(gender, between, paragraphs, known)


def _is_owner(start: int, text: str) -> bool:
    """Whether whoever is named at ``start`` only says whose somebody is: "Ann Lee’s husband"."""
    return _OWNS.match(text, start, start + 100) is not None


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
    return opening.search(text, max(begin - 1, end - FAR), end) is not None


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

    Or the one person of a sex that is not told, where "they" say "I".

    ``last`` is who spoke just before, ``named`` the words for that speaker.
    """
    if last is None:
        return None
    if paragraphs.at(start) - paragraphs.at(named[0]) > 1:
        return None
    if _is_about_another(paragraphs, named[1], start):
        return None
    if plural and _speaks_as_one(paragraphs, start):
        alone = _nobody_between(paragraphs.text, named[1], start)
        return last if alone and _may_be_they(last) else None
    if isinstance(last, Entity):
        # "Oxfordal said so. It added": nobody of whom a given name or a title is known
        nameless = not (last.name.given or last.titles or last.roles or last.genders)
        last.thing = last.thing or (nameless and not plural)
        return last if last.thing else None
    several = last.kind is PersonKind.BODY or (plural and read_phrase(last.name).plural)
    return last if several else None


def _may_be_they(one: Entity | Person) -> bool:
    """Whether somebody is one person whose sex the text does not tell: "a senior nurse"."""
    if isinstance(one, Entity):
        return not (one.genders or one.thing)
    told = read_phrase(one.name)
    return told.one_person and not told.gender


_MARKED = re.compile(r"[“\"‘][^”\"’]*+[”\"’]?")
_PLAIN_WORD = re.compile(r"[a-z]++", re.IGNORECASE)
_BETWEEN = 600  # code points that are read


def _nobody_between(text: str, end: int, start: int) -> bool:
    """Whether no person and no group is named outside marks from ``end`` to ``start``."""
    if start - end > _BETWEEN:
        return False
    words = _PLAIN_WORD.findall(_MARKED.sub(" ", text[end:start]).lower())
    return not any(is_human(word) or is_human(word.removesuffix("s")) for word in words)


def _speaks_as_one(paragraphs: Paragraphs, start: int) -> bool:
    """Whether "they" at ``start`` said something with "I": "“I am tired,” they said".

    Whoever says so is one person, whose sex is not told; of a group or a body nobody is it.
    """
    begin = paragraphs.sentence(paragraphs.at(start), start)[0]
    before = paragraphs.text[max(begin, start - FAR) : start].rstrip()
    return before[-1:] in _CLOSES and _FIRST_PERSON.search(before) is not None


_CLOSES = frozenset("\"'”’")
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|[Mm]yself|I['’](?:m|ve|d|ll))\b")


def _is_about_another(paragraphs: Paragraphs, end: int, start: int) -> bool:
    """Whether a sentence in between is about something else: "The report is damning."."""
    first = paragraphs.sentence(paragraphs.at(end), end)[1]
    last = paragraphs.sentence(paragraphs.at(start), start)[0]
    return any(
        not paragraphs.is_quoted(match.start(1))
        for match in _OTHER_SUBJECT.finditer(paragraphs.text, max(first - 1, last - FAR), last)
    )
