"""Whose words: who is asked about, and in whose voice a sentence is."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from gpqa.bearers import silent_bearers
from gpqa.errors import UsageError
from gpqa.models import Attribution, SpeakerInfo, Statement
from gpqa.parties import read_party
from gpqa.statements.person import READER
from gpqa.terms import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gpqa.matching import Match, Speaker
    from gpqa.question import Question
    from gpqa.store import SourceRow, SpeakerRow, StatementRow, Store

__all__ = [
    "ANYONE",
    "OWN_VOICE",
    "Voice",
    "Whose",
    "find_voices",
    "is_named_only",
    "list_speakers",
    "list_statements",
    "nearest_names",
    "whose_words",
]


class Voice(NamedTuple):
    """Whose words a sentence is; all None for the source's own voice."""

    speaker: str | None = None
    """The fullest name that the corpus gives; None where it is not certain who."""
    attribution: Attribution | None = None
    cue: tuple[int, int] | None = None
    number: int | None = None
    """The speaker's number in the store."""
    spans: tuple[tuple[int, int], ...] = ()
    """The statement, its cue, and those of the same speaker next to it."""
    forms: tuple[str, ...] = ()
    """Every form that a source uses of the speaker."""

    def covers(self, start: int, end: int) -> bool:
        """Whether a place is in what the speaker says there, or in its cue."""
        return any(a <= start and end <= b for a, b in self.spans)

    def named_in(self, text: str) -> list[tuple[int, int]]:
        """Where a text names the speaker, in any form, as offsets into it."""
        return [
            match.span()
            for form in self.forms
            for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text, re.IGNORECASE)
        ]

    def label_end(self, text: str, start: int) -> int:
        """How much of a sentence, which begins at ``start`` of its source, is a turn's label.

        With all that stands before the first words: a time, a question's number, a stage
        direction. An opening quotation mark belongs to the words.
        """
        if self.attribution is not Attribution.TURN or self.cue is None:
            return 0
        cue_end = self.cue[1] - start
        if not 0 < cue_end < len(text):
            return 0
        said = (a - start for a, _ in self.spans if cue_end <= a - start < len(text))
        first = min(said, default=cue_end)
        if not _NOT_SAID.fullmatch(text, cue_end, first):
            first = cue_end
        first += len(text[first:]) - len(text[first:].lstrip())
        while first > cue_end and text[first - 1] in _OPENING_MARKS:
            first -= 1
        return first if first < len(text) else 0


_OPENING_MARKS = "“‘\"'«"
_NOT_SAID = re.compile(
    r"(?>(?:[\s“‘\"'«*_:.-]|\d\d?:\d\d(?::\d\d)?|\([^()]{0,120}\)|\[[^\[\]]{0,120}\]|\{[^{}]{0,60}\})*)"
)
"""What may stand between a label and the first words."""


OWN_VOICE = Voice()


def find_voices(store: Store, statements: Iterable[int]) -> dict[int, Voice]:
    """The voices of the statements of these numbers."""
    wanted = set(statements)
    # A sentence may hold several statements, numbered in a row; it is known by one of them.
    around = {number + step for number in wanted for step in range(-_BESIDE, _BESIDE + 1)}
    rows = {row.no: row for row in store.statements(sorted(around))}
    known = _rows(store, rows.values())
    voices = {}
    for number in wanted:
        row = rows[number]
        near = [rows.get(number + step) for step in range(-_BESIDE, _BESIDE + 1)]
        spans = [
            span
            for other in near
            if other and (other.source, other.speaker) == (row.source, row.speaker)
            for span in ((other.start, other.end), other.cue)
            if span is not None
        ]
        speaker = known.get(row.speaker)
        voices[number] = Voice(
            speaker and speaker.name,
            Attribution(row.attribution),
            row.cue,
            row.speaker,
            tuple(spans),
            () if speaker is None else tuple(json.loads(speaker.described).get("forms", ())),
        )
    return voices


_BESIDE = 2
"""How many statements before and after one may stand in its sentence."""


def _names(store: Store, rows: Iterable[StatementRow]) -> dict[int | None, str]:
    return {number: row.name for number, row in _rows(store, rows).items()}


def _rows(store: Store, rows: Iterable[StatementRow]) -> dict[int | None, SpeakerRow]:
    numbers = sorted({row.speaker for row in rows if row.speaker is not None})
    return {row.no: row for row in store.speakers(numbers)}


# --- who is asked about ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose words can answer a question."""

    speakers: tuple[int, ...] | None = None
    """Only those of these speakers, by their numbers in the store; None: anybody's."""
    names: tuple[str, ...] = ()
    """Their names."""
    any_words: bool = False
    """Whether anything that they said answers: nothing is asked but what they said."""
    attributed: bool = False
    """Only what somebody said, whoever that is."""
    besides: frozenset[int] | None = None
    """Only the source's own voice and these speakers."""
    without: frozenset[int] = frozenset()
    """Anybody's but these speakers'."""
    named: str | None = None
    """Who was asked for, as the question puts it."""
    unknown: bool = False
    """Whether the corpus never hears who was asked for."""
    unheard: bool = False
    """The same, though the sources may tell of it: that they would not comment."""
    declining: str | None = None
    """Of the source's own voice only what tells that somebody of this name would not speak."""
    telling: tuple[str, ...] = ()
    """Of the source's own voice only what has one of these words; all, where there are none."""
    nearest: tuple[str, ...] = ()
    """The names most like the one asked for, where that is unknown."""
    otherwise: Whose | None = None
    """Whose words may do where these do not answer: what a body or a report "says" an
    article tells in its own words, or in those of who speaks for it."""

    def admits(self, voice: Voice) -> bool:
        """Whether words in this voice can answer."""
        if self.speakers is not None:
            return voice.number in self.speakers
        if self.besides is not None:
            return voice.attribution is None or voice.number in self.besides
        if voice.number in self.without:
            return False
        return not self.attributed or voice.attribution is not None

    def tells(self, voice: Voice, text: str) -> bool:
        """Whether a sentence that these words admit is about who is asked for."""
        if voice.attribution is not None:
            return True
        if self.telling and not {s for w in self.telling for s in stems(w)} & set(stems(text)):
            return False
        if self.declining is None:
            return True
        from gpqa.declined import declined

        return declined(text, self.declining)


ANYONE = Whose()


def whose_words(
    store: Store,
    question: Question,
    speaker: str | None = None,
    sources: Sequence[int] | None = None,
) -> Whose:
    """Whose words can answer: those of ``speaker`` where given, else of who the question names.

    ``sources`` are those that may answer, where not all may.
    """
    given: object = speaker
    if speaker is not None and (not isinstance(given, str) or not given.strip()):
        raise UsageError(f"speaker is {speaker!r}; it must be somebody's name")
    asked = question.who if speaker is None else speaker
    if asked is None:
        return _of_nobody(question, store)
    known = _everybody(tuple(store.speakers()))
    match = _find(asked, known)
    if speaker is None and sources is not None and _is_described(asked, store):
        match = _heard_in(sources, match, known, store)
    is_sure = speaker is not None or question.is_sure
    if match.speakers and (is_sure or any(each.kind == "person" for each in match.speakers)):
        heard = {each: known[each] for each in match.speakers}
        return _heard(asked, heard, known, question, store, given=speaker is not None)
    if speaker is None and is_sure and (spokespeople := _spokespeople(asked, known)):
        return Whose(
            speakers=tuple(sorted(known[each] for each in spokespeople)),
            names=tuple(sorted({each.name for each in spokespeople})),
            any_words=question.topic is None,
            named=asked,
            otherwise=_told_by_others(asked, known),
        )
    if speaker is not None or (is_sure and _is_somebody(asked, store)):
        nearest = tuple(dict.fromkeys(each.name for each in match.suggestions))
        unknown = Whose(named=asked, unknown=True, nearest=nearest)
        return unknown if speaker is not None else _declining(unknown, question, known, store)
    if not is_sure:
        return Whose(attributed=True) if question.asks_who else ANYONE
    return _of_a_party(asked, known, question, store)


def _heard(
    asked: str,
    heard: Mapping[Speaker, int],
    known: Mapping[Speaker, int],
    question: Question,
    store: Store,
    *,
    given: bool,
) -> Whose:
    """The words of those who are heard, unless the sources call somebody else so.

    ``given``: whoever asks gave the name, and not the question.
    """
    # Those of many who comment are not told one by one.
    readers = _are_readers(heard)
    names = {READER.name} if readers and len(heard) > 1 else {each.name for each in heard}
    person = any(each.kind == "person" for each in heard)
    silent = silent_bearers(asked, heard, store) if person else None
    if silent is not None and silent.alone:
        return Whose(named=asked, unknown=True, nearest=tuple(sorted(names)))
    alone = given or person or readers
    return Whose(
        speakers=tuple(sorted(known[each] for each in _with_joint(heard, known))),
        names=tuple(sorted(names.union(silent.names if silent else ()))),
        any_words=question.topic is None and not given,
        named=asked,
        otherwise=None if alone else _told_by_others(asked, known),
    )


def _of_a_party(
    asked: str, known: Mapping[Speaker, int], question: Question, store: Store
) -> Whose:
    """Whose words tell what an office, a body or a group says that is no speaker."""
    if _is_a_party(asked):
        return _told_by_others(asked, known)
    party = read_party(asked, known, store)
    if party is None:
        return ANYONE
    if party.absent:
        return Whose(named=asked, unknown=True)
    return Whose(
        named=asked,
        without=party.others,
        unheard=not party.heard,
        telling=party.words if question.asks_saying else (),
    )


def _of_nobody(question: Question, store: Store) -> Whose:
    """Whose words a question wants that does not say; of a name alone that is heard, theirs."""
    if question.asks_who:
        return Whose(attributed=True)
    return (_bearing(question.asked, store) if question.is_bare else None) or ANYONE


def _bearing(words: str, store: Store) -> Whose | None:
    """The words of who bears a name that is all there is of a question; None where nobody does."""
    from gpqa.names import fold

    name = words.strip(' \t\r\n?!.,;:"“”')
    rows = tuple(store.speakers())
    if _words_of_names(rows).isdisjoint(fold(name).split()):
        return None  # as nearly always: nothing that reads names is loaded, nobody compared
    from gpqa.statements.phrases import PhraseKind, read_phrase

    known = _everybody(rows)
    if read_phrase(name).kind in {PhraseKind.ROLE, PhraseKind.BODY}:
        return None
    match = _find(name, known)
    if not match.speakers or any(each.parts is None for each in match.speakers):
        return None
    if name.islower() and _is_a_word(name, store):
        return None
    heard = {each: known[each] for each in match.speakers}
    silent = silent_bearers(name, heard, store)
    if silent is not None and silent.alone:
        return None
    return Whose(
        speakers=tuple(sorted(known[each] for each in _with_joint(heard, known))),
        names=tuple(sorted({each.name for each in heard}.union(silent.names if silent else ()))),
        any_words=True,
        named=name,
        otherwise=ANYONE,
    )


@lru_cache(maxsize=8)
def _words_of_names(rows: tuple[SpeakerRow, ...]) -> frozenset[str]:
    """The words of everybody's name, as they are compared."""
    from gpqa.names import fold

    return frozenset(word for row in rows for word in fold(row.name).split())


def _is_a_word(name: str, store: Store) -> bool:
    """Whether the sources write a single word small as well: "brown", "lee" of a ship."""
    if " " in name:
        return False
    small = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return any(small.search(text) for text in _passages_with(name, store))


def _passages_with(words: str, store: Store) -> list[str]:
    """The text of the passages that have most of these words."""
    numbers = [number for number, _ in store.search_words("passages", stems(words), _LOOKED_AT)]
    rows = store.passages(numbers)
    return store.texts([(row.source, row.start, row.end) for row in rows])


_LOOKED_AT = 50
"""Passages in which a name is looked for as it is written."""


def _declining(
    unknown: Whose, question: Question, known: Mapping[Speaker, int], store: Store
) -> Whose:
    """Nobody, but what tells that one who is named would not speak, or a firm's spokesman does.

    Firms are called like people: "Tidewater Freight".
    """
    from gpqa.declined import declined
    from gpqa.name_words import GIVEN
    from gpqa.names import fold, strip_possessive
    from gpqa.spokespeople import body_spoken_for
    from gpqa.statements.phrases import read_phrase

    name = strip_possessive(unknown.named or "")
    read = read_phrase(name).name
    firm = read and read.given and not read.titles and fold(read.given[0]) not in GIVEN
    besides = frozenset(
        number
        for speaker, number in known.items()
        if firm
        and not speaker.parts
        and any(body_spoken_for(form, name) for form in (speaker.name, *speaker.forms))
    )
    called = name if read is None or read.given else read.surname
    if not besides and not any(declined(text, called) for text in _passages_with(called, store)):
        return unknown
    return replace(
        unknown,
        unknown=False,
        unheard=True,
        besides=besides,
        declining=called,
        any_words=question.topic is None,
    )


def _is_described(asked: str, store: Store) -> bool:
    """Whether somebody is asked about by what they are: "the judge"."""
    from gpqa.statements.phrases import PhraseKind, read_phrase

    kind = read_phrase(asked).kind
    described = kind in {PhraseKind.ROLE, PhraseKind.DESCRIPTION}
    return described and not _is_somebody(asked, store)


def _heard_in(
    sources: Sequence[int], match: Match, known: Mapping[Speaker, int], store: Store
) -> Match:
    """Those who are heard in these sources.

    "The judge" of a document is not another one's, though nobody in this one is called so.
    """
    heard = (
        s
        for s in match.speakers
        if (scope := store.scope(sources, [known[each] for each in _with_joint([s], known)]))
        is None
        or scope.passages
    )
    return match._replace(speakers=tuple(heard))


def _told_by_others(asked: str, known: Mapping[Speaker, int]) -> Whose:
    """The source's own voice, and those who speak for the body that is asked about."""
    from gpqa.names import fold, without_the
    from gpqa.spokespeople import body_spoken_for, left_office

    body = fold(without_the(asked))
    return Whose(
        besides=frozenset(
            number
            for speaker, number in known.items()
            if any(
                f" {body} " in f" {fold(role)} " and not left_office(role) for role in speaker.roles
            )
            or (
                speaker.parts is None
                and any(body_spoken_for(form, asked) for form in (speaker.name, *speaker.forms))
            )
        )
    )


def _spokespeople(asked: str, known: Mapping[Speaker, int]) -> list[Speaker]:
    """Who is known as a body's voice alone, where that body itself is never heard.

    Nobody with a name of their own, whose other words may be theirs alone; nor anybody of
    "the Trust", which is another one in every document.
    """
    from gpqa.linking import names_one_body
    from gpqa.spokespeople import body_spoken_for
    from gpqa.statements.phrases import PhraseKind, read_phrase

    found = []
    for speaker in known:
        forms = () if speaker.parts else (speaker.name, *speaker.forms)
        bodies = filter(None, (body_spoken_for(form, asked) for form in forms))
        if any(
            names_one_body(body) and read_phrase(body).kind is PhraseKind.BODY for body in bodies
        ):
            found.append(speaker)
    return found


def _is_a_party(asked: str) -> bool:
    """Whether an office or a body is asked about by its name, whose words others' are not.

    Of "the group", "doctors" or "the article" anybody may tell. "The union leader", "the
    drivers' union" describe somebody whom the text may well call something else: its general
    secretary, the Brotherhood.
    """
    from gpqa.statements.phrases import PhraseKind, read_phrase

    return not asked.islower() and read_phrase(asked).kind in {PhraseKind.BODY, PhraseKind.ROLE}


@lru_cache(maxsize=8)
def _everybody(rows: tuple[SpeakerRow, ...]) -> dict[Speaker, int]:
    from gpqa.statements.described import read_speaker

    return {read_speaker(row.described): row.no for row in rows}


def _find(asked: str, known: Iterable[Speaker]) -> Match:
    """Who is meant; of "Hunt and Dr Baker" both, if both are known."""
    from gpqa.matching import Match, find_speakers

    first, _, rest = asked.partition(" ")
    if rest and first.casefold() in {"a", "an"}:
        asked = rest
    match = find_speakers(asked, known)
    if match.speakers:
        return match
    meant = [each for each in match.suggestions if is_slip(asked, each.name)]
    if len(meant) == 1:
        return Match((meant[0],), ())
    parts = _AND.split(asked)
    several = [find_speakers(each, known) for each in parts] if len(parts) > 1 else []
    if several and all(each.speakers for each in several):
        return Match(tuple(dict.fromkeys(s for each in several for s in each.speakers)), ())
    near = (s for each in (match, *several) for s in (*each.suggestions, *each.speakers))
    return Match((), tuple(dict.fromkeys(near)))


def _with_joint(found: Iterable[Speaker], known: Iterable[Speaker]) -> list[Speaker]:
    """With those who speak together: several whom one of them is of, and each of several."""
    wanted = list(found)
    keys = {each.key for each in wanted}
    several = {key for each in wanted for key in each.members}
    joint = (s for s in known if s.key in several or not keys.isdisjoint(s.members))
    return list(dict.fromkeys((*wanted, *joint)))


_AND = re.compile(r"\s+(?:and|or|&)\s+", re.IGNORECASE)
_SPELLED_OUT = 5
"""Letters of a name from which one more or less is a slip of the pen: "Ann" is not "Anna"."""


def is_slip(written: str, name: str) -> bool:
    """Whether one name of several is written with one letter wrong: "Jenifer Dixon".

    Only where the other names are right, and not at a name's beginning or end:
    "Paul" and "Paula", "Nixon" and "Dixon" are two people.
    """
    pairs = list(zip(written.casefold().split(), name.casefold().split(), strict=False))
    wrong = [(one, other) for one, other in pairs if one != other]
    if len(written.split()) != len(name.split()) or len(pairs) < 2 or len(wrong) != 1:
        return False
    one, other = wrong[0]
    if min(len(one), len(other)) < _SPELLED_OUT or one[0] != other[0] or one[-1] != other[-1]:
        return False
    shared = min(len(one), len(other))
    start = next((i for i in range(shared) if one[i] != other[i]), shared)
    rest, more = one[start:], other[start:]
    return (
        rest[1:] == more[1:]
        or rest[1:] == more
        or rest == more[1:]
        or (rest[:2] == more[1::-1] and rest[2:] == more[2:])
    )


def _are_readers(heard: Iterable[Speaker]) -> bool:
    return all(READER.name in {each.name, *each.forms} for each in heard)


def _is_somebody(asked: str, store: Store) -> bool:
    """Whether words that match no speaker are somebody's name all the same.

    Written small ("obama"), they are one where a document names somebody so, or where
    they look like nothing else and no document has the word.
    """
    from gpqa.name_words import GIVEN
    from gpqa.names import fold
    from gpqa.statements.phrases import PhraseKind, read_phrase

    parts = _AND.split(asked)
    if len(parts) > 1:
        return any(read_phrase(part).kind is PhraseKind.NAME for part in parts)
    kind = read_phrase(asked).kind
    if kind is not PhraseKind.DESCRIPTION or not asked.islower():
        return kind is PhraseKind.NAME
    words = [fold(word) for word in asked.split()]
    if len(words) > 1 and words[0] in GIVEN:
        return True
    if len(words) > 1 or _ORDINARY.search(words[0]):
        return False
    return store.names_somebody(words[0]) or not store.document_frequencies(stems(words[0]))


_ORDINARY = re.compile(r"(?:s|tion|sion|ment|ing|ity|ness|ism|ship|ance|ence|ure|age)$")
"""How a word ends that is hardly a name."""


# --- who is heard ----------------------------------------------------------------------


def list_speakers(store: Store, sources: Sequence[int] | None = None) -> list[SpeakerInfo]:
    """Everybody who is heard, in these sources or all; those with most statements first."""
    heard: dict[int, dict[str, int]] = {}
    for source in _sources(store, sources):
        for row in store.statements_of(source.no):
            if row.speaker is not None and not row.nested:
                counts = heard.setdefault(row.speaker, {})
                counts[source.id] = counts.get(source.id, 0) + 1
    known = {number: one for one, number in _everybody(tuple(store.speakers())).items()}
    found = [
        SpeakerInfo(
            name=known[number].name,
            forms=tuple(form for form in known[number].forms if form != known[number].name),
            statements=sum(counts.values()),
            sources=tuple(counts),
        )
        for number, counts in heard.items()
    ]
    return sorted(found, key=lambda each: (-each.statements, each.name, each.sources))


def nearest_names(store: Store, speaker: str) -> list[str]:
    """The names of those who are heard that are most like this one, where it is nobody's."""
    match = _find(speaker, _everybody(tuple(store.speakers())))
    return list(dict.fromkeys(each.name for each in match.suggestions))


def is_named_only(store: Store, asked: str) -> bool:
    """Whether a source names somebody of that surname, and nobody is heard under it."""
    from gpqa.matching import asked_name

    name = asked_name(asked)
    if name is None or not store.names_somebody(name.key):
        return False
    known = _everybody(tuple(store.speakers()))
    if any(each.parts and each.parts.key == name.key for each in known):
        heard = {each: known[each] for each in _find(asked, known).speakers}
        silent = silent_bearers(asked, heard, store)
        return silent is not None and silent.alone
    return True


def list_statements(
    store: Store, sources: Sequence[int] | None = None, speaker: str | None = None
) -> Iterator[Statement]:
    """Every statement, in these sources or all, by this speaker or anybody."""
    only: set[int] | None = None
    if speaker is not None:
        known = _everybody(tuple(store.speakers()))
        only = {known[each] for each in _with_joint(_find(speaker, known).speakers, known)}
    for source in _sources(store, sources):
        rows = [r for r in store.statements_of(source.no) if only is None or r.speaker in only]
        names = _names(store, rows)
        texts = store.texts([(source.no, row.start, row.end) for row in rows])
        for row, text in zip(rows, texts, strict=True):
            yield Statement(
                source_id=source.id,
                start=row.start,
                end=row.end,
                speaker=names.get(row.speaker),
                attribution=Attribution(row.attribution),
                cue=row.cue,
                nested=row.nested,
                text=text,
            )


def _sources(store: Store, numbers: Sequence[int] | None) -> list[SourceRow]:
    if numbers is None:
        return store.sources()
    return sorted(map(store.source, dict.fromkeys(numbers)), key=lambda row: row.id)
