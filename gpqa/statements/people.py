"""Who the speakers of one document are: from the words that name them to persons.

The document is read once for the people it names; then the words beside each
statement ("Mr Hunt", "RCGP chair Maureen Baker", "the health secretary", "she")
are taken in their order and given to one of them. Where two people can be
meant, nobody is: no speaker is better than a wrong one.

How words find their person, and which module knows:

- a full name is itself; a short form is the one person of that name in the
  document, by title and given name where there are several, by nearness else
  (``gather``, ``roster``, ``namesakes``);
- an office is the person that the document gives it to ("health secretary
  Jeremy Hunt", "Jeremy Hunt, secretary of state for health,"; ``offices``);
- "he" and "she" are the last speaker or the last sentence's subject, unless
  somebody else of that sex came in between; "they" and "it" are the body or
  group that spoke just before (``events``, ``pronouns``);
- "Ann Lee and Tom Park" are both, and so are "both" after them (``joint``);
- "a spokesman", "sources", "Clinton’s campaign" are themselves, nobody else
  (``unnamed``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from gpqa.names import fold
from gpqa.statements.acronyms import read_acronyms
from gpqa.statements.aged import AGED, find_aged
from gpqa.statements.called import CALLED, read_called
from gpqa.statements.entity import Entity
from gpqa.statements.events import UNCLEAR, Event, Found, named_near, recent
from gpqa.statements.explained import find_explained, with_initials
from gpqa.statements.gather import gather
from gpqa.statements.heads import read_head, split_head
from gpqa.statements.joint import BOTH
from gpqa.statements.mentions import Mention, find_mentions
from gpqa.statements.nameless import is_human
from gpqa.statements.namesakes import as_surname, find_by_name
from gpqa.statements.offices import find_holder, name_in_apposition
from gpqa.statements.paragraphs import Paragraphs
from gpqa.statements.person import Person, PersonKind
from gpqa.statements.phrases import Phrase, PhraseKind, read_joint, read_phrase
from gpqa.statements.pronouns import (
    find_he_or_she,
    find_they_or_it,
    find_who,
    gender_behind,
)
from gpqa.statements.relatives import find_owner
from gpqa.statements.sexes import speaks_of_another
from gpqa.statements.unnamed import Unnamed
from gpqa.statements.unwrapped import unwrap
from gpqa.structure import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gpqa.given_names import Gender
    from gpqa.names import Name
    from gpqa.sentences import Span
    from gpqa.statements.relatives import Owner
    from gpqa.statements.roster import Roster
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
    text, blocks, spans = unwrap(text, blocks, spans)
    ordered = sorted(set(spans))
    phrases = [read_phrase(text[start:end]) for start, end in ordered]
    mentions = find_mentions(text, blocks)
    initials = find_explained(text, mentions)
    mentions = with_initials(text, blocks, mentions, initials)
    roster = gather(text, mentions, *_each_one(ordered, phrases))
    unnamed = Unnamed(read_acronyms(text) if ordered else {})
    walk = _Walk(Paragraphs(text, blocks), roster, unnamed, initials)
    captions = {number for number, block in enumerate(blocks) if block.kind is Kind.CAPTION}
    found = walk.through(mentions, ordered, phrases, captions)
    finished = {id(entity): entity.finish() for entity in roster.entities}
    speakers: dict[Span, Person | None] = {}
    for span, one in zip(ordered, found, strict=True):
        if isinstance(one, Entity):
            speakers[span] = finished[id(one)]
        else:
            speakers[span] = None if one and unnamed.is_of_somebody(one) else one
    return People([speakers[span] for span in spans], list(finished.values()))


def _each_one(spans: Sequence[Span], phrases: Sequence[Phrase]) -> tuple[list[Span], list[Phrase]]:
    """The same with everybody whom words for several name in full or with a title."""
    each: list[tuple[Span, Phrase]] = []
    for span, phrase in zip(spans, phrases, strict=True):
        joint = () if phrase.name else read_joint(phrase.words)
        each.append((span, phrase))
        each += [(span, one) for one in joint if one.name and (one.name.given or one.name.titles)]
    return [span for span, _ in each], [phrase for _, phrase in each]


# --- the way through a document ---------------------------------------------------------

_ASIDE = re.compile(
    r"(?: by|, (?:(?:in|at|to|for|from) )?(?:where|when|which|whom|whose))\s$", re.IGNORECASE
)
_FRONTED = re.compile(
    r"(?:(?:In|At|On|Outside|Inside|After|Before|Behind|Beside|Near|During|By|From|Then|Later|Now)"
    r"(?:[ \u00a0][\w’'-]{1,20}){0,4},\s)?"
)
_DOES = re.compile(
    r"[ \u00a0](?!(?:and|or|but|nor|of|in|at|on|from|for|to|with|by|as|who|whom|whose|that)\b)"
    r"(?!which\b)[a-z]"
)
_AND_SUBJECT = re.compile(
    r"(?:[^\W\d_a-z][\w.’'-]{0,20}[ \u00a0]){1,5}and[ \u00a0]"
    r"(?:[^\W\d_a-z][\w.’'-]{0,20}[ \u00a0]){0,4}[^\W\d_a-z][\w’'-]{0,20}(?=[ \u00a0][a-z])"
)


def _is_one(phrase: Phrase) -> bool:
    """Whether words without a name stand for one person: "the landlord", "the 19-year-old"."""
    if phrase.one_person or AGED.fullmatch(phrase.words):
        return True
    head = read_head(split_head(phrase.words)[0])
    joined = head is None or "and" in head.core
    return head is not None and not (joined or phrase.plural) and is_human(head.last)


class _Walk:
    """One way through a document: who was named up to here says whom the next words mean."""

    def __init__(
        self,
        paragraphs: Paragraphs,
        roster: Roster,
        unnamed: Unnamed,
        initials: Mapping[str, Name],
    ) -> None:
        self._paragraphs = paragraphs
        self._text = paragraphs.text
        self._roster = roster
        self._unnamed = unnamed
        self._initials = initials
        self._events: list[Event] = []
        self._owners: dict[int, Owner] = {}  # by where the relative's name begins
        self._relatives: list[int] = []

    def through(
        self,
        mentions: Sequence[Mention],
        spans: Sequence[Span],
        phrases: Sequence[Phrase],
        captions: set[int],
    ) -> list[Found]:
        """Whom each of ``spans`` stands for; mentions and spans in the order of the text.

        Nobody speaks in the blocks that are ``captions``: they only say who there is.
        """
        for each in mentions:
            if owner := find_owner(each, self._text):
                self._owners[each.start] = owner
        self._relatives = sorted(self._owners)
        found: list[Found] = []
        coming = iter(mentions)
        mention = next(coming, None)
        named = spoken = 0  # where the last span with a name ends, and the last of any kind
        last: tuple[Found, Span] = (None, (0, 0))
        for (start, end), phrase in zip(spans, phrases, strict=True):
            while mention is not None and mention.start < start:
                if mention.start >= named:
                    self._see_mention(
                        mention,
                        inside=mention.start < spoken,
                        caption=mention.block in captions,
                    )
                mention = next(coming, None)
            one = self._resolve(phrase, start, end, last)
            found.append(one)
            last = one, (start, end)
            spoken = max(spoken, end)
            if one is None and phrase.name:
                self._note_unclear(phrase.name, start, self._paragraphs.at(start))
            if phrase.kind is PhraseKind.NAME:
                named = max(named, end)
            if one is not None:
                self._see_span(one, phrase, start, end)
        return found

    # --- what is taken in ---

    def _see_mention(self, mention: Mention, *, inside: bool, caption: bool) -> None:
        """Somebody is named, perhaps ``inside`` the words for a speaker."""
        if caption:
            return
        name = mention.name
        hint = gender_behind(self._text, mention.end)
        owner = self._owners.get(mention.start)
        entity = find_by_name(name, self._roster, self._events, mention.block, hint, owner=owner)
        if entity is None:
            # A subject that may be either of two: whom "he" means after it is as unclear.
            if mention.subject and not inside and not mention.quoted:
                self._note_unclear(name, mention.start, mention.block)
            return
        entity.awaited = False
        by_given = not name.given and name.key != entity.name.key
        if not by_given and not (name.given and mention.strong):
            entity.see(name, mention.roles)
        if hint and not self._is_of_another(entity, hint, mention.start):
            entity.genders.add(hint)
        self._events.append(
            Event(
                mention.start,
                mention.block,
                entity,
                subject=(mention.subject or self._opens_sentence(mention)) and not inside,
                speaker=False,
                quoted=mention.quoted,
                by_given=by_given,
            )
        )

    def _is_of_another(self, one: Entity, gender: Gender, start: int) -> bool:
        """Whether "she" in "… Kwame Osei says she is vain" may be another than the one named."""
        block = self._paragraphs.at(start)
        begin = self._paragraphs.sentence(block, start)[0]
        near = (e.entity for e in recent(self._events, start, block) if e.entity is not one)
        return speaks_of_another(gender, begin, start, self._text) or any(
            other.gender == gender for other in near
        )

    def _opens_sentence(self, mention: Mention) -> bool:
        """Whether a name and a verb begin a sentence: "Outside court, Ann Lee wept"."""
        if mention.possessive or not _DOES.match(self._text, mention.end, mention.end + 24):
            return False
        begin = self._paragraphs.sentence(mention.block, mention.start)[0]
        return _FRONTED.fullmatch(self._text, begin, mention.start) is not None

    def _note_unclear(self, name: Name, start: int, block: int) -> None:
        """Somebody is named who may be either of two people of that name."""
        if len(self._roster.bearers(name.key)) > 1:
            one = UNCLEAR[name.gender]
            self._events.append(Event(start, block, one, subject=True, speaker=True, quoted=False))

    def _see_span(self, one: Entity | Person, phrase: Phrase, start: int, end: int) -> None:
        """Somebody speaks."""
        name = phrase.name
        if isinstance(one, Entity):
            one.awaited = False
            if name and not name.given and name.key == one.name.key:
                one.see(name, phrase.roles)
            hint = gender_behind(self._text, end)
            if hint and not self._is_of_another(one, hint, start):
                one.genders.add(hint)
        elif one.kind is not PersonKind.DESCRIPTION or not _is_one(phrase):
            return
        elif phrase.words.partition(" ")[0].lower() in {"one", "another"}:
            one = UNCLEAR[None]  # "One caller said …": one of several
        # "pressed by Ann Lee", "the hall, where Ann Lee": the sentence is about somebody else
        subject = not _ASIDE.search(self._text, max(0, start - 24), start)
        self._events.append(
            Event(
                start,
                self._paragraphs.at(start),
                one,
                subject=subject,
                speaker=subject,
                quoted=self._paragraphs.is_quoted(start),
            )
        )

    # --- what is found ---

    def _resolve(self, phrase: Phrase, start: int, end: int, last: tuple[Found, Span]) -> Found:
        """Whom a phrase stands for; ``last`` is who spoke before, and the words for that one."""
        block = self._paragraphs.at(start)
        initials = self._initials.get(phrase.words)
        if not phrase.name and (known := initials or as_surname(phrase, self._roster)):
            return find_by_name(known, self._roster, self._events, block, None)
        if phrase.kind is PhraseKind.NAME and phrase.name:
            hint = gender_behind(self._text, end)
            owner = self._owner_in(start, end)
            entity = find_by_name(phrase.name, self._roster, self._events, block, hint, owner=owner)
            several = entity is None and self._roster.bearers(phrase.name.key)
            return entity if entity or several else self._unnamed.description(phrase)
        if phrase.kind is PhraseKind.PRONOUN:
            if phrase.gender:
                one = find_he_or_she(phrase.gender, start, self._paragraphs, self._events)
                return None if isinstance(one, Person) and one in UNCLEAR.values() else one
            return find_they_or_it(*last, start, self._paragraphs, plural=phrase.plural)
        if phrase.kind is PhraseKind.NOBODY:
            relative = fold(phrase.words) in {"who", "whom", "whose"}
            return find_who(start, self._text, self._events) if relative else None
        return self._without_name(phrase, (start, end), last)

    def _owner_in(self, start: int, end: int) -> Owner | None:
        """Whose relative the person is whose name stands in a span."""
        at = bisect_left(self._relatives, start)
        if at == len(self._relatives) or self._relatives[at] >= end:
            return None
        return self._owners[self._relatives[at]]

    def _called(self, phrase: Phrase, end: int) -> Name | None:
        """What the text calls somebody without a name, whose words end at ``end``."""
        if inside := CALLED.search(phrase.words):
            is_one = _is_one(read_phrase(phrase.words[: inside.start()]))
            return read_called(inside) if is_one else None
        behind = CALLED.match(self._text, end, end + 140)
        return read_called(behind) if behind and _is_one(phrase) else None

    def _without_name(self, phrase: Phrase, span: Span, last: tuple[Found, Span]) -> Found:
        """Whom an office, a body's name or other words in a span stand for."""
        block = self._paragraphs.at(span[0])
        holder: Found = None
        if fold(phrase.words) in BOTH:
            holder = self._both(span[0], last)
        elif members := self._members(phrase, block):
            return self._unnamed.joint(phrase, [each.key for each in members])
        elif name := self._called(phrase, span[1]):
            holder = find_by_name(name, self._roster, self._events, block, None)
        elif AGED.fullmatch(phrase.words):
            holder = find_aged(phrase.words, span[0], self._paragraphs, self._events)
        elif phrase.kind is PhraseKind.BODY:
            return self._unnamed.body(phrase)
        elif phrase.kind is PhraseKind.ROLE and phrase.roles:
            near = named_near(self._events, block, 2)
            holder = find_holder(phrase.roles[0], self._roster.entities, near)
            if holder is None and (name := name_in_apposition(self._text, span, phrase.roles[0])):
                holder = find_by_name(name, self._roster, self._events, block, None)
        if holder is None and fold(phrase.words) in {"both", "both of them"}:
            return None
        return holder or self._unnamed.description(phrase)

    def _members(self, phrase: Phrase, block: int) -> list[Entity]:
        """Who is known of the several whom a phrase names together."""
        members: dict[str, Entity] = {}
        several = () if phrase.name else read_joint(phrase.words)
        for each in several:
            name = each.name
            if name is None:
                continue
            one = find_by_name(name, self._roster, self._events, block, None)
            if one is None:
                continue
            # "her husband Tom" is no other Tom of the text
            called = name.given or name.titles or one.name.key == name.key
            if called or " " not in each.words:
                members[one.key] = one
        # Of surnames alone each must be somebody's: "Marks and Spencer" are no Ann Marks.
        bare = all(" " not in each.words for each in several)
        return [] if bare and len(members) < len(several) else list(members.values())

    def _both(self, start: int, last: tuple[Found, Span]) -> Person | None:
        """The two who spoke together just before "both", or are the last sentence's subject."""
        one, span = last
        if isinstance(one, Person) and len(one.members) == 2:
            named = [e for e in self._events if span[1] <= e.start < start and not e.quoted]
            same = find_they_or_it(one, span, start, self._paragraphs, plural=True)
            if same is one and not named:
                return one
        block = self._paragraphs.at(start)
        own = self._paragraphs.sentence(block, start)[0]
        if own <= 0 or block - self._paragraphs.at(own - 1) > 1:
            return None
        begin, end = self._paragraphs.sentence(self._paragraphs.at(own - 1), own - 1)
        subject = _AND_SUBJECT.match(self._text, begin, end)
        if subject is None:
            return None
        phrase = read_phrase(subject[0])
        members = self._members(phrase, block)
        there = {id(e.entity) for e in self._events if begin <= e.start < end and not e.quoted}
        if len(members) != 2 or there - set(map(id, members)):
            return None
        return self._unnamed.joint(phrase, [each.key for each in members])
