"""Who the speakers of one document are: from the words that name them to persons.

The document is read once for the people it names; then the words beside each
statement ("Mr Hunt", "RCGP chair Maureen Baker", "the health secretary", "she")
are taken in their order and given to one of them. Where two people can be
meant, nobody is: no speaker is better than a wrong one.

How words find their person:

- a full name is itself; a short form is the one person of that name in the
  document, by title and given name where there are several, by nearness else;
- an office is the person that the document gives it to ("health secretary
  Jeremy Hunt", "Jeremy Hunt, secretary of state for health,");
- "he" and "she" are the last speaker or the last sentence's subject, unless
  somebody else of that sex came in between;
- "they" and "it" are the body or group that spoke just before;
- "a spokesman", "sources", "Clinton’s campaign" are themselves, nobody else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from gpqa.name_words import (
    BODY_HEADS,
    GIVEN,
    PERSON_NOUNS,
    Gender,
)
from gpqa.names import Name, fold, strip_possessive
from gpqa.sentences import split_sentences
from gpqa.statements.entity import Entity, holds
from gpqa.statements.mentions import Mention, find_mentions, is_acronym, quoted_spans, within
from gpqa.statements.person import Person, PersonKind
from gpqa.statements.phrases import Phrase, PhraseKind, read_phrase
from gpqa.statements.roles import Role, read_role, role_key, shorter_role
from gpqa.structure import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.sentences import Span
    from gpqa.structure import Block

__all__ = ["People", "mentioned_people", "read_people", "resolve_people"]


class People(NamedTuple):
    """Who a document's speakers are, and whom it mentions."""

    speakers: list[Person | None]
    """One for each span that was asked for, in order; None where it is in doubt."""
    mentioned: list[Person]
    """Every person that the document names, speaker or not, by first appearance."""


def resolve_people(
    text: str, blocks: Sequence[Block], spans: Sequence[Span]
) -> list[Person | None]:
    """The person that each of ``spans`` stands for, in the same order; None where in doubt.

    Spans are code points of ``text``, in any order; one may be given several times.
    """
    return read_people(text, blocks, spans).speakers


def mentioned_people(text: str, blocks: Sequence[Block]) -> list[Person]:
    """Every person that the document names, by first appearance."""
    return read_people(text, blocks).mentioned


def read_people(text: str, blocks: Sequence[Block], spans: Sequence[Span] = ()) -> People:
    """Both at once, reading the document once."""
    ordered = sorted(set(spans))
    people = _Document(text, blocks, ordered).people()
    of = dict(zip(ordered, people.speakers, strict=True))
    return People([of[span] for span in spans], people.mentioned)


# --- the people of a document -----------------------------------------------------------

_SAME_SURNAME = 24  # people of one surname that are compared: more are no document's
_BEFORE_GIVEN = frozenset({"Sir", "Dame", "Lady", "Lord", "Prince", "Princess", "Father", "Rabbi"})
"""Titles that stand before a given name alone: "Sir Keir"."""


class _Event(NamedTuple):
    """Somebody is named, or spoken of by an office or a pronoun."""

    start: int
    block: int
    entity: Entity | Person
    subject: bool
    speaker: bool
    """Whether it stands beside a statement, as its speaker."""
    quoted: bool
    by_given: bool = False
    """Whether only the given name stands there."""


_ASIDE = re.compile(
    r"(?: by|, (?:(?:in|at|to|for|from) )?(?:where|when|which|whom|whose))\s$", re.IGNORECASE
)
_FAR = 2000  # code points: a pronoun's person is not sought farther than this
_SENTENCE_SUBJECT = re.compile(
    r"(?:[.!?”\"]\s{1,3}|\n\s{0,3})((?:The|A|An|My|His|Her|Their|Our|Its|Another|One)"
    r"(?:[ \u00a0][\w-]{1,20}){1,5})"
)
_OTHER_SUBJECT = re.compile(
    r"(?:[.!?”\"]\s{1,3}|\n\s{0,3})((?:The|A|An|My|His|Her|Our|Another|Mr|Mrs|Ms|Dr)[ \u00a0]\w)"
)
_AGED = re.compile(r"(?:[Tt]he )?(?:\d{1,3}-year-old|[a-z]{3,8}[- ]of[- ](?:\d|[a-z]{3,5}))")
_HE_ACTS = re.compile(r"[.!?”\"]\s{1,3}He\b")
_SHE_ACTS = re.compile(r"[.!?”\"]\s{1,3}She\b")
_UNCLEAR: dict[Gender | None, Person] = {
    sex: Person(key="unclear", name="", kind=PersonKind.DESCRIPTION, gender=sex)
    for sex in ("m", "f", None)
}
"""Stands for one of several people of a name."""
_Found = Entity | Person | None
_PLURAL = ("ers", "ists", "crats", "icans")
_LOWER_WORD = re.compile(r"(?<![^\s“‘\"'(\[])[a-z]{3,20}+")
_ACRONYM = re.compile(r"[ \u00a0]\(([A-Z][A-Z&]{1,9}s?)\)")
_SAYS_HE = re.compile(
    r"[ \u00a0](?:said|says|added|told \w+|believes|thinks|claimed|insisted|argued)"
    r"(?:[ \u00a0]that)?[ \u00a0](he|she)\b"
)


class _Document:
    """One reading of a document."""

    def __init__(self, text: str, blocks: Sequence[Block], spans: Sequence[Span]) -> None:
        self._text = text
        self._blocks = blocks
        self._spans = spans
        self._starts = [block.start for block in blocks]
        self._phrases = [read_phrase(text[start:end]) for start, end in spans]
        self._mentions = find_mentions(text, blocks)
        self._entities: list[Entity] = []
        self._by_surname: dict[str, list[Entity]] = {}
        self._by_given: dict[str, list[Entity]] = {}
        self._exact: dict[tuple[str, tuple[str, ...]], list[Entity]] = {}
        self._events: list[_Event] = []
        self._sentences: dict[int, list[Span]] = {}
        self._quotes: dict[int, list[Span]] = {}
        self._lower: set[str] | None = None
        self._bodies: dict[str, Person] = {}
        self._descriptions: dict[str, Person] = {}
        self._of_somebody: set[str] = set()
        """The keys of those who are "our members" and nothing else. In the walk they are
        somebody, whom "they" and "she" may mean."""
        self._acronyms = self._read_acronyms() if spans else {}

    def people(self) -> People:
        """Find the people, then walk through the document."""
        self._gather_full_names()
        self._gather_surnames()
        found = self._walk()
        finished = {id(entity): entity.finish() for entity in self._entities}
        heard = [None if self._has_no_name(one) else one for one in found]
        speakers: list[Person | None] = [
            finished[id(one)] if isinstance(one, Entity) else one for one in heard
        ]
        return People(speakers, list(finished.values()))

    def _has_no_name(self, one: _Found) -> bool:
        """Whether somebody is known as "our members" alone: as whose, the words do not say."""
        return isinstance(one, Person) and one.key in self._of_somebody

    # --- who there is ---

    def _gather_full_names(self) -> None:
        """Everybody who is named with a given name, with evidence that it is a person."""
        spans = [
            span
            for span, phrase in zip(self._spans, self._phrases, strict=True)
            if phrase.kind is PhraseKind.NAME
        ]
        named = [
            (mention.start, mention.name, mention.roles, not within(spans, mention.start))
            for mention in self._mentions
            if mention.name.given and mention.strong and not self._is_doubtful(mention.name)
        ]
        for (start, _), phrase in zip(self._spans, self._phrases, strict=True):
            name = phrase.name
            if name and name.given and not self._is_doubtful(name):
                named.append((start, name, phrase.roles, True))
        # Known given names first: "Exercise Wren Ann Lee" is Ann Lee where she is named.
        named.sort(key=lambda entry: (fold(entry[1].given[0]) not in GIVEN, entry[0]))
        for _, name, roles, counts in named:
            plain = self._without_prefix(name)
            entity = self._enter(plain)
            entity.see(plain, roles, counts=counts)
            entity.sure.update(dict.fromkeys(plain.titles))

    def _without_prefix(self, name: Name) -> Name:
        """A name without the capitalised words before it, where it stands elsewhere without."""
        if fold(name.given[0]) in GIVEN:
            return name
        for at in range(1, len(name.given)):
            given = name.given[at:]
            if fold(given[0]) in GIVEN and (name.key, tuple(map(fold, given))) in self._exact:
                return replace(name, given=given)
        return name

    def _enter(self, name: Name) -> Entity:
        """The entity of a full name: one that it agrees with, or a new one."""
        exact = (name.key, tuple(map(fold, name.given)))
        for entity in self._exact.get(exact, ())[:_SAME_SURNAME]:
            if entity.can_be(name):
                return entity
        same = self._by_surname.setdefault(name.key, [])
        agreeing = [entity for entity in same[:_SAME_SURNAME] if entity.can_be(name)]
        entity = agreeing[0] if len(agreeing) == 1 else self._new(name)
        self._exact.setdefault(exact, []).append(entity)
        if name.given:
            known = self._by_given.setdefault(fold(name.given[0]), [])
            if entity not in known[:_SAME_SURNAME]:
                known.append(entity)
        return entity

    def _new(self, name: Name) -> Entity:
        entity = Entity(name, len(self._entities))
        self._entities.append(entity)
        self._by_surname.setdefault(name.key, []).append(entity)
        return entity

    def _gather_surnames(self) -> None:
        """Those who are only ever named without a given name: "Mr Keith", "Tompkins"."""
        short: list[tuple[int, Name]] = [
            (mention.start, mention.name)
            for mention in self._mentions
            if mention.name.titles and not mention.name.given
        ]
        for (start, _), phrase in zip(self._spans, self._phrases, strict=True):
            name = phrase.name
            if name and not name.given and (phrase.strong or not self._is_ordinary(name)):
                short.append((start, name))
        # Those with a title first: "Hunt" may be the Mr Hunt who comes later.
        short.sort(key=lambda entry: (not entry[1].titles, entry[0]))
        for _, name in short:
            same = self._by_surname.get(name.key, [])[:_SAME_SURNAME]
            fits = [entity for entity in same if entity.can_be(name)]
            if not fits and not self._is_given_name(name):
                fits = [self._new(name)]
            if len(fits) == 1:
                fits[0].sure.update(dict.fromkeys(name.titles))

    def _is_given_name(self, name: Name) -> bool:
        """Whether a single name is somebody's given name: "Ruth", "Sir Keir", never "Mr Keir"."""
        return set(name.titles) <= _BEFORE_GIVEN and bool(self._by_given.get(name.key))

    def _is_doubtful(self, name: Name) -> bool:
        """Whether only its place in a sentence makes it a name: "Pacific Rim, the region"."""
        if name.titles or fold(name.given[0]) in GIVEN:
            return False
        return self._is_ordinary(name)

    def _is_ordinary(self, name: Name) -> bool:
        """Whether a name without other evidence is made of words that the text uses otherwise."""
        words = [fold(word) for word in (*name.given, *name.surname.split())]
        if len(words) == 1 and self._by_surname.get(name.key):
            return False
        if len(words) == 1 and words[0].endswith(_PLURAL):
            return True
        if self._lower is None:
            self._lower = set(_LOWER_WORD.findall(self._text))
        lower = self._lower
        return all(word in lower or (word.endswith("s") and word[:-1] in lower) for word in words)

    def _read_acronyms(self) -> dict[str, str]:
        """The acronyms that the text explains: "Royal College of Nursing (RCN)"."""
        found: dict[str, str] = {}
        for match in _ACRONYM.finditer(self._text):
            letters = match[1].rstrip("s").replace("&", "")
            words = self._text[max(0, match.start() - 120) : match.start()].split()
            spelled = _spelled_out(words, letters)
            if spelled:
                found.setdefault(fold(match[1]), spelled)
        return found

    # --- the walk ---

    def _walk(self) -> list[_Found]:
        """Mentions and spans in the order of the text."""
        found: list[_Found] = []
        mentions = iter(self._mentions)
        mention = next(mentions, None)
        named = spoken = 0  # where the last span with a name ends, and the last of any kind
        for (start, end), phrase in zip(self._spans, self._phrases, strict=True):
            while mention is not None and mention.start < start:
                if mention.start >= named:
                    self._see_mention(mention, inside=mention.start < spoken)
                mention = next(mentions, None)
            one = self._resolve(phrase, start, end, found)
            found.append(one)
            spoken = max(spoken, end)
            if one is None and phrase.name:
                self._note_unclear(phrase.name, start, self._block_at(start))
            if phrase.kind is PhraseKind.NAME:
                named = max(named, end)
            if one is not None:
                self._see_span(one, phrase, start, end)
        return found

    def _see_mention(self, mention: Mention, *, inside: bool) -> None:
        name = mention.name
        hint = self._says_he(mention.end)
        entity = self._by_name(name, mention.block, hint)
        if self._blocks[mention.block].kind is Kind.CAPTION:
            return
        if entity is None:
            # A subject that may be either of two: whom "he" means after it is as unclear.
            if mention.subject and not inside and not mention.quoted:
                self._note_unclear(name, mention.start, mention.block)
            return
        by_given = not name.given and name.key != entity.name.key
        if not by_given and not (name.given and mention.strong):
            entity.see(name, mention.roles)
        if hint:
            entity.genders.add(hint)
        self._events.append(
            _Event(
                mention.start,
                mention.block,
                entity,
                subject=mention.subject and not inside,
                speaker=False,
                quoted=mention.quoted,
                by_given=by_given,
            )
        )

    def _note_unclear(self, name: Name, start: int, block: int) -> None:
        """Somebody is named who may be either of two people of that name."""
        if len(self._by_surname.get(name.key, ())) > 1:
            one = _UNCLEAR[name.gender]
            self._events.append(_Event(start, block, one, subject=True, speaker=True, quoted=False))

    def _see_span(self, one: Entity | Person, phrase: Phrase, start: int, end: int) -> None:
        name = phrase.name
        if isinstance(one, Entity):
            if name and not name.given and name.key == one.name.key:
                one.see(name, phrase.roles)
            if hint := self._says_he(end):
                one.genders.add(hint)
        elif one.kind is not PersonKind.DESCRIPTION or not phrase.one_person:
            return
        block = self._block_at(start)
        quoted = within(self._quotes_of(block), start)
        # "pressed by Ann Lee", "the hall, where Ann Lee": the sentence is about somebody else
        subject = not _ASIDE.search(self._text, max(0, start - 24), start)
        self._events.append(
            _Event(start, block, one, subject=subject, speaker=subject, quoted=quoted)
        )

    def _says_he(self, end: int) -> Gender | None:
        """The sex that "said he" or "says she" right behind a name shows."""
        pronoun = _SAYS_HE.match(self._text, end, end + 40)
        return ("m" if pronoun[1] == "he" else "f") if pronoun else None

    def _resolve(self, phrase: Phrase, start: int, end: int, before: list[_Found]) -> _Found:
        block = self._block_at(start)
        if not phrase.name and (known := self._known_surname(phrase)):
            return self._by_name(known, block, None)
        if phrase.kind is PhraseKind.NAME and phrase.name:
            entity = self._by_name(phrase.name, block, self._says_he(end))
            several = entity is None and self._by_surname.get(phrase.name.key)
            return entity if entity or several else self._description(phrase)
        if phrase.kind is PhraseKind.PRONOUN:
            if phrase.gender:
                one = self._antecedent(phrase.gender, start, block)
                return None if isinstance(one, Person) and one.key == "unclear" else one
            return self._group_before(before, start, plural=phrase.plural)
        if phrase.kind is PhraseKind.NOBODY:
            relative = fold(phrase.words) in {"who", "whom", "whose"}
            return self._before_who(start) if relative else None
        return self._without_name(phrase, block)

    def _known_surname(self, phrase: Phrase) -> Name | None:
        """A surname of the document that by itself looks like another word, or a body's name.

        "Best said", "Bishop said"; and, behind a rank in capitals, "PC Stone said".
        """
        rank, _, last = phrase.words.rpartition(" ")
        if rank and (
            phrase.kind is not PhraseKind.BODY or not is_acronym(rank) or fold(last) in BODY_HEADS
        ):
            return None
        return Name(last) if last[:1].isupper() and fold(last) in self._by_surname else None

    def _without_name(self, phrase: Phrase, block: int) -> Entity | Person:
        """Whom an office, a body's name or other words stand for."""
        if phrase.kind is PhraseKind.BODY:
            return self._body(phrase)
        holder = self._holder(phrase, block) if phrase.kind is PhraseKind.ROLE else None
        if _AGED.fullmatch(phrase.words):
            holder = self._only_one_near(block)
        return holder or self._description(phrase)

    # --- names ---

    def _by_name(self, name: Name, block: int, hint: Gender | None) -> Entity | None:
        """The one person of the document that a name stands for here.

        ``hint`` is the sex that the words behind it show.
        """
        if name.given:
            exact = (name.key, tuple(map(fold, name.given)))
            fits = [e for e in self._exact.get(exact, ())[:_SAME_SURNAME] if e.can_be(name)]
            if len(fits) == 1:
                return fits[0]
        same = self._by_surname.get(name.key, ())[:_SAME_SURNAME]
        fits = [entity for entity in same if entity.can_be(name)]
        if not fits and not name.given and self._is_given_name(name):
            fits = [
                entity
                for entity in self._by_given[name.key][:_SAME_SURNAME]
                if len({entity.gender, name.gender if name.titles else None} - {None}) < 2
            ]
            return fits[0] if len(fits) == 1 else None
        if len(fits) > 1 and name.titles:
            titled = [entity for entity in fits if set(name.titles) & set(entity.titles)]
            fits = titled or fits
        if len(fits) > 1:  # not one who is only named in somebody else's description
            fits = [entity for entity in fits if entity.count] or fits
        if len(fits) > 1 and hint:
            fits = [entity for entity in fits if entity.gender in {hint, None}]
        if len(fits) < 2:
            return fits[0] if fits else None
        return self._nearest(fits, block)

    def _nearest(self, fits: list[Entity], block: int) -> Entity | None:
        """Which of several people of one surname is meant: the last one named, if it is clear.

        A text that is mostly about one of them gives the others their given names,
        so the last one named is doubtful where the main one stands as near.
        """
        near: list[_Event] = []
        for event in reversed(self._events[-40:]):
            if block - event.block > 1:
                break
            # Who is called by the given name leaves the surname to another.
            if event.by_given:
                continue
            if event.entity in fits and all(event.entity is not one.entity for one in near):
                near.append(event)
        main = max(fits, key=lambda entity: (entity.count, -entity.number))
        second = max(entity.count for entity in fits if entity is not main)
        last = near[0].entity if near else None
        first = min(fits, key=lambda entity: entity.number)
        if main is first and main.count >= 2 * second and main.count >= 3:
            alone = len(near) < 2 and last in {None, main}
            far = main.count >= 4 * second and any(event.entity is main for event in near)
            return main if alone or far else None
        if not isinstance(last, Entity):
            return None
        if last is main and last is first and near[0].subject:
            return last
        # Neither stands out. Who keeps being given in full is not who goes by the surname.
        return last if len(near) == 1 and last.full < 2 else None

    # --- offices ---

    def _holder(self, phrase: Phrase, block: int) -> Entity | None:
        """The one person whom the document gives the office, if there is exactly one."""
        asked = read_role(phrase.roles[0]) if phrase.roles else None
        if asked is None or asked.head in _ANYBODY:
            return None
        fits = [entity for entity in self._entities if holds(entity, asked)]
        if not fits and (short := shorter_role(phrase.roles[0])):
            fits = [entity for entity in self._entities if holds(entity, short)]
        near = self._near(block, 2)
        if len(fits) > 1:
            exact = [entity for entity in fits if asked in entity.offices]
            fits = exact if len(exact) == 1 else fits
        if len(fits) > 1:
            fits = [entity for entity in fits if entity in near]
        if len(fits) != 1:
            return self._loosely(asked, near) if not fits else None
        if asked.head in _OFFICES and (asked.modifiers or asked.head not in _COMMON):
            return fits[0]
        return fits[0] if fits[0] in near else None

    def _loosely(self, asked: Role, near: list[Entity]) -> Entity | None:
        """Find who "the Ohio senator" is right after "Sen. Ann Lee", if there is no other."""
        if not near or asked.narrowed or asked.head not in _OFFICES:
            return None
        fits = [
            entity
            for entity in self._entities
            if any(office.head == asked.head and not office.narrowed for office in entity.offices)
        ]
        if len(fits) == 1 and fits[0] is near[0] and not fits[0].places:
            return fits[0] if asked.head in {"senator", "representative", "governor"} else None
        return None

    def _only_one_near(self, block: int) -> Entity | None:
        """Who "the 58-year-old" is: the only person named in this paragraph and the last two."""
        near = self._near(block, 2)
        return near[0] if len(near) == 1 else None

    def _near(self, block: int, reach: int) -> list[Entity]:
        """Who was named in this paragraph and the ``reach`` before it, last first."""
        near: dict[int, Entity] = {}
        for event in reversed(self._events[-60:]):
            if block - event.block > reach:
                break
            if not event.quoted and isinstance(event.entity, Entity):
                near.setdefault(id(event.entity), event.entity)
        return list(near.values())

    # --- pronouns ---

    def _antecedent(self, gender: Gender, start: int, block: int) -> _Found:
        """Whom "he" or "she" means, or None where it is in doubt."""
        events = [
            event for event in self._window(start, block) if event.entity.gender in {gender, None}
        ]
        if not events:
            return None
        sentence = self._sentence_at(block, start)
        here = [event for event in events if event.start >= sentence[0]]
        if here:
            return _one_of(here, gender, [e for e in events if e.start < sentence[0]])
        last = events[-1]
        begin, end = self._sentence_at(last.block, last.start)
        nearest = [event for event in events if event.start >= begin]
        found = _one_of(nearest, gender, [event for event in events if event.start < begin])
        if found is None or self._somebody_else(end, start, gender):
            return None
        if self._acts_between(nearest, found, gender, (end, sentence[0])):
            return None
        spoke = any(event.entity is found and event.speaker for event in nearest)
        if found.gender is None and not spoke and self._text[end : sentence[0]].strip():
            return None  # of unknown sex, and named in passing some sentences before
        return found

    def _acts_between(
        self, events: list[_Event], found: Entity | Person, gender: Gender, between: Span
    ) -> bool:
        """Whether a sentence in between begins with the pronoun, and two may be meant by it.

        In "Ann told Eve to go. She refused. “I am staying,” she said" it is Eve who speaks.
        """
        others = (event.entity for event in events if event.entity is not found)
        if not any(other.gender in {gender, None} for other in others):
            return False
        begin, end = between
        opening = _HE_ACTS if gender == "m" else _SHE_ACTS
        return opening.search(self._text, max(begin - 1, end - _FAR), end) is not None

    def _somebody_else(self, end: int, start: int, gender: Gender) -> bool:
        """Whether a sentence in between begins with somebody who has no name: "My mother"."""
        known = {event.start for event in self._events[-60:]}
        low = max(end - 1, start - _FAR)
        for match in _SENTENCE_SUBJECT.finditer(self._text, low, start):
            words = match[1].split()
            at = next((at for at, word in enumerate(words) if fold(word) in PERSON_NOUNS), None)
            if at is None or match.start(1) in known:
                continue
            if PERSON_NOUNS[fold(words[at])] in {gender, None} and not within(
                self._quotes_of(self._block_at(match.start(1))), match.start(1)
            ):
                return True
        return False

    def _window(self, start: int, block: int) -> list[_Event]:
        """What was named before ``start`` in this paragraph and the one before it.

        Paragraphs without a name of their own, a long quotation's, do not count.
        """
        window: list[_Event] = []
        blocks: set[int] = set()
        for event in reversed(self._events[-60:]):
            if event.start >= start or event.quoted:
                continue
            if block - event.block > 4 or (
                event.block not in blocks and len(blocks - {block}) > 0 and event.block != block
            ):
                break
            blocks.add(event.block)
            window.append(event)
        window.reverse()
        return window

    def _before_who(self, start: int) -> Entity | None:
        """The person right before ", who"."""
        if not self._events:
            return None
        last = self._events[-1]
        if not isinstance(last.entity, Entity):
            return None
        between = self._text[last.start : start].rstrip(" \u00a0,")
        return last.entity if fold(between).endswith(last.entity.name.key) else None

    def _group_before(self, before: list[_Found], start: int, *, plural: bool) -> _Found:
        """The body or group that spoke last, for "they" and "it"."""
        last = before[-1] if before else None
        if last is None:
            return None
        span = self._spans[len(before) - 1]
        if self._block_at(start) - self._block_at(span[0]) > 1:
            return None
        if self._another_subject(span[1], start):
            return None
        if isinstance(last, Entity):
            # "Oxfordal said so. It added": nobody of whom a given name or a title is known
            nameless = not (last.name.given or last.titles or last.roles or last.genders)
            last.thing = last.thing or (nameless and not plural)
            return last if last.thing else None
        if last.kind is PersonKind.BODY:
            return last
        return last if plural and read_phrase(last.name).plural else None

    def _another_subject(self, end: int, start: int) -> bool:
        """Whether a sentence in between is about something else: "The report is damning."."""
        first = self._sentence_at(self._block_at(end), end)[1]
        last = self._sentence_at(self._block_at(start), start)[0]
        return any(
            not within(self._quotes_of(self._block_at(match.start(1))), match.start(1))
            for match in _OTHER_SUBJECT.finditer(self._text, max(first - 1, last - _FAR), last)
        )

    # --- bodies and descriptions ---

    def _body(self, phrase: Phrase) -> Person:
        words = strip_possessive(phrase.words)
        plain = words[4:] if words.lower().startswith("the ") else words
        spelled = self._acronyms.get(fold(plain), plain)
        key = fold(spelled)
        person = self._bodies.get(key)
        if person is None:
            forms = [spelled] + ([plain] if plain != spelled else [])
            forms += [a for a, s in self._acronyms.items() if fold(s) == key and a != fold(plain)]
            forms = [
                form.upper() if form.islower() and form in self._acronyms else form
                for form in forms
            ]
            person = Person(
                key=f"body:{key}",
                name=spelled if any(map(str.isupper, spelled)) else words,
                kind=PersonKind.BODY,
                forms=tuple(dict.fromkeys(forms)),
            )
            self._bodies[key] = person
        return person

    def _description(self, phrase: Phrase) -> Person:
        words = phrase.words
        first, _, rest = words.partition(" ")
        name = f"{first.lower()} {rest}" if rest and first[1:].islower() and fold(first) in {
            "a", "an", "the", "some", "many", "one", "several", "two", "three", "other",
        } else words  # fmt: skip
        key = fold(name)
        person = self._descriptions.get(key)
        if person is None:
            role = phrase.roles[0] if phrase.kind is PhraseKind.ROLE and phrase.roles else None
            asked = role_key(role) if role else None
            person = Person(
                key=f"description:{key}",
                name=name,
                kind=PersonKind.DESCRIPTION,
                role_keys=(asked,) if asked else (),
                gender=phrase.gender,
                forms=(name,),
            )
            self._descriptions[key] = person
            if phrase.of_somebody:
                self._of_somebody.add(person.key)
        return person

    # --- places in the text ---

    def _block_at(self, position: int) -> int:
        return max(0, bisect_right(self._starts, position) - 1)

    def _sentence_at(self, block: int, position: int) -> Span:
        if not self._blocks:
            return 0, len(self._text)
        if block not in self._sentences:
            place = self._blocks[block]
            self._sentences[block] = split_sentences(self._text, place.start, place.end)
        sentences = self._sentences[block]
        at = max(0, bisect_right(sentences, (position, 1 << 60)) - 1)
        return sentences[at] if sentences else (position, position)

    def _quotes_of(self, block: int) -> list[Span]:
        if not self._blocks:
            return []
        if block not in self._quotes:
            place = self._blocks[block]
            self._quotes[block] = quoted_spans(self._text, place.start, place.end)
        return self._quotes[block]


def _one_of(events: list[_Event], gender: Gender, before: list[_Event]) -> _Found:
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


# Offices of which a document's people seldom hold two alike.
_OFFICES = frozenset(
    """
    president secretary minister chancellor chair director commissioner speaker justice
    senator governor mayor representative premier ambassador general bishop archbishop pope nominee
    candidate executive sheriff leader king queen prince princess professor superintendent coroner
    commander admiral attorney treasurer counsel economist
    """.split()
)
# Words for anybody: what comes after is seldom the one who was called so before.
_ANYBODY = frozenset(
    """
    witness member official resident reader patient student worker man woman boy girl person
    participant protester volunteer employee colleague friend player
    """.split()
)
# Of these a text may have one that it never names: alone they must have been named just before.
_COMMON = frozenset(
    """
    secretary director general professor executive candidate leader attorney counsel economist
    representative commander minister chair speaker
    """.split()
)


def _spelled_out(words: list[str], letters: str) -> str | None:
    """The words at the end of ``words`` whose capitals are ``letters``."""
    wanted = list(letters.casefold())
    for at in range(len(words) - 1, max(-1, len(words) - 12), -1):
        word = words[at]
        if word[:1].isupper() and not is_acronym(word) and wanted:
            if word[0].casefold() != wanted[-1]:
                return None
            wanted.pop()
            if not wanted:
                return " ".join(words[at:]).strip('“”"‘’(')
        elif (
            is_acronym(word)
            and wanted
            and [c.casefold() for c in word.rstrip("s")] == wanted[-len(word.rstrip("s")) :]
        ):
            del wanted[-len(word.rstrip("s")) :]
            if not wanted:
                return " ".join(words[at:])
        elif word.islower() and fold(word) not in {
            "of",
            "and",
            "for",
            "the",
            "in",
            "on",
            "to",
            "&",
        }:
            return None
    return None
