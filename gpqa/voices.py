"""In whose voice a sentence is: the source's own, or that of somebody whom it quotes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from gpqa.deeds import excludes, is_done_by_others, tells
from gpqa.models import Attribution
from gpqa.terms import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gpqa.store import SpeakerRow, StatementRow, Store

__all__ = ["OWN_VOICE", "Voice", "find_voices", "speaker_rows"]


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
    cues: tuple[tuple[int, int], ...] = ()
    """The cues of the statement, and of those of the same speaker next to it."""

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

    def told_with(self, verb: str, text: str, start: int) -> bool:
        """Whether a sentence, which begins at ``start``, tells with a verb what the speaker says.

        "Ms Lee promised a bridge", not "Ms Lee said that he had promised one".
        """
        wanted = set(stems(verb))
        cues = self._cues_in(text, start)
        return any(wanted.intersection(stems(text[a:b])) for a, b in cues)

    def tells_no_such_deed(self, verb: str, text: str, start: int) -> bool:
        """Whether a sentence cannot be what the speaker is asked for with this verb.

        Neither "Ms Lee warned of a flood" nor "Ms Lee said that Mr Park had promised a bridge"
        is a promise of hers.
        """
        cues = sorted(self._cues_in(text, start))
        told = " ".join(text[a:b] for a, b in cues)
        if tells(told, verb) or excludes(told, verb):
            return not tells(told, verb)
        said, done = "", 0
        for a, b in cues:
            said, done = f"{said}{text[done:a]} , ", max(done, b)
        return is_done_by_others(said + text[done:], verb)

    def _cues_in(self, text: str, start: int) -> Iterator[tuple[int, int]]:
        """Where a sentence, beginning at ``start``, tells that somebody speaks, in itself."""
        end = start + len(text)
        return ((a - start, b - start) for a, b in self.cues if start <= a < b <= end)

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
    known = speaker_rows(store, rows.values())
    voices = {}
    for number in wanted:
        row = rows[number]
        near = [rows.get(number + step) for step in range(-_BESIDE, _BESIDE + 1)]
        same = [o for o in near if o and (o.source, o.speaker) == (row.source, row.speaker)]
        spans = [
            span
            for other in same
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
            tuple(dict.fromkeys(other.cue for other in same if other.cue is not None)),
        )
    return voices


_BESIDE = 2
"""How many statements before and after one may stand in its sentence."""


def speaker_rows(store: Store, rows: Iterable[StatementRow]) -> dict[int | None, SpeakerRow]:
    """The speakers of statements, by their numbers in the store."""
    numbers = sorted({row.speaker for row in rows if row.speaker is not None})
    return {row.no: row for row in store.speakers(numbers)}
