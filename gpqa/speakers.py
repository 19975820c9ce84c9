"""Whose words: who is asked about, and in whose voice a sentence is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from gpqa.models import Attribution, SpeakerInfo, Statement
from gpqa.terms import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gpqa.matching import Match, Speaker
    from gpqa.question import Question
    from gpqa.store import SourceRow, SpeakerRow, StatementRow, Store

__all__ = [
    "ANYONE",
    "OWN_VOICE",
    "Voice",
    "Whose",
    "find_voices",
    "list_speakers",
    "list_statements",
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


OWN_VOICE = Voice()


def find_voices(store: Store, statements: Iterable[int]) -> dict[int, Voice]:
    """The voices of the statements of these numbers."""
    rows = store.statements(sorted(set(statements)))
    names = _names(store, rows)
    return {
        row.no: Voice(names.get(row.speaker), Attribution(row.attribution), row.cue, row.speaker)
        for row in rows
    }


def _names(store: Store, rows: Iterable[StatementRow]) -> dict[int | None, str]:
    numbers = sorted({row.speaker for row in rows if row.speaker is not None})
    return {row.no: row.name for row in store.speakers(numbers)}


# --- who is asked about ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose words can answer a question."""

    speakers: tuple[int, ...] | None = None
    """Only those of these speakers, by their numbers in the store; None: anything can."""
    attributed: bool = False
    """Only what somebody said, whoever that is."""
    names: tuple[str, ...] = ()
    """Their names."""
    named: str | None = None
    """Who was asked for, as the question puts it."""
    unknown: bool = False
    """Whether the corpus never hears who was asked for."""
    certain: bool = True
    """Whether nothing but their own words will do: what a body or a report "says" an
    article tells in its own words as well."""
    nearest: tuple[str, ...] = ()
    """The names most like the one asked for, where that is unknown."""

    def admits(self, voice: Voice) -> bool:
        """Whether words in this voice can answer."""
        if self.speakers is not None:
            return voice.number in self.speakers
        return not self.attributed or voice.speaker is not None


ANYONE = Whose()


def whose_words(store: Store, question: Question, speaker: str | None = None) -> Whose:
    """Whose words can answer: those of ``speaker`` where given, else of who the question names."""
    asked = question.who if speaker is None else speaker
    if asked is None:
        return Whose(attributed=True) if question.asks_who else ANYONE
    known = _everybody(tuple(store.speakers()))
    match = _find(asked, known)
    if match.speakers:
        people = any(each.kind == "person" for each in match.speakers)
        return Whose(
            speakers=tuple(sorted(known[each] for each in match.speakers)),
            names=tuple(sorted({each.name for each in match.speakers})),
            named=asked,
            certain=speaker is not None or people or _is_reader(match),
        )
    if speaker is not None or _is_somebody(asked, store):
        nearest = tuple(dict.fromkeys(each.name for each in match.suggestions))
        return Whose(named=asked, unknown=True, nearest=nearest)
    return ANYONE


@lru_cache(maxsize=8)
def _everybody(rows: tuple[SpeakerRow, ...]) -> dict[Speaker, int]:
    from gpqa.statements.described import read_speaker

    return {read_speaker(row.described): row.no for row in rows}


def _find(asked: str, known: Iterable[Speaker]) -> Match:
    """Who is meant; of "Hunt and Dr Baker" both."""
    from gpqa.matching import Match, find_speakers

    words = asked.split()
    if words[:1] and words[0].casefold() in {"a", "an"}:
        asked = " ".join(words[1:])
    match = find_speakers(asked, known)
    if match.speakers:
        return match
    meant = [each for each in match.suggestions if is_slip(asked, each.name)]
    if len(meant) == 1:
        return Match((meant[0],), ())
    if " and " not in asked:
        return match
    several = [find_speakers(each, known) for each in asked.split(" and ")]
    return Match(
        tuple(dict.fromkeys(s for each in several for s in each.speakers)),
        tuple(dict.fromkeys(s for each in several for s in each.suggestions)),
    )


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


def _is_reader(match: Match) -> bool:
    from gpqa.statements.person import READER

    return all(each.name == READER.name for each in match.speakers)


def _is_somebody(asked: str, store: Store) -> bool:
    """Whether words that match no speaker are somebody's name all the same.

    Written small ("obama"), they are one where no document has the word.
    """
    from gpqa.statements.phrases import PhraseKind, read_phrase

    kind = read_phrase(asked).kind
    if kind is not PhraseKind.DESCRIPTION or not asked.islower():
        return kind is PhraseKind.NAME
    words = stems(asked)
    return bool(words) and not store.document_frequencies([words[-1]])


# --- who is heard ----------------------------------------------------------------------


def list_speakers(store: Store, sources: Sequence[int] | None = None) -> list[SpeakerInfo]:
    """Everybody who is heard, in these sources or all; those with most statements first."""
    heard: dict[str, dict[str, int]] = {}
    forms: dict[str, set[str]] = {}
    known = _everybody(tuple(store.speakers()))
    by_number = {number: speaker for speaker, number in known.items()}
    for source in _sources(store, sources):
        for row in store.statements_of(source.no):
            if row.speaker is None or row.nested:
                continue
            speaker = by_number[row.speaker]
            counts = heard.setdefault(speaker.name, {})
            counts[source.id] = counts.get(source.id, 0) + 1
            forms.setdefault(speaker.name, set()).update(speaker.forms)
    found = [
        SpeakerInfo(
            name=name,
            forms=tuple(sorted(forms[name] - {name})),
            statements=sum(counts.values()),
            sources=tuple(counts),
        )
        for name, counts in heard.items()
    ]
    return sorted(found, key=lambda each: (-each.statements, each.name))


def list_statements(
    store: Store, sources: Sequence[int] | None = None, speaker: str | None = None
) -> Iterator[Statement]:
    """Every statement, in these sources or all, by this speaker or anybody."""
    only: set[int] | None = None
    if speaker is not None:
        known = _everybody(tuple(store.speakers()))
        only = {known[each] for each in _find(speaker, known).speakers}
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
