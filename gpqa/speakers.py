"""Everybody who is heard, and all that they said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.bearers import silent_bearers
from gpqa.heard import everybody, find_heard, with_joint
from gpqa.models import Attribution, SpeakerInfo, Statement
from gpqa.turning import find_turns
from gpqa.voices import speaker_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.sentences import Span
    from gpqa.store import SourceRow, StatementRow, Store

__all__ = ["is_named_only", "list_speakers", "list_statements", "nearest_names"]


def list_speakers(store: Store, sources: Sequence[int] | None = None) -> list[SpeakerInfo]:
    """Everybody who is heard, in these sources or all; those with most statements first."""
    heard: dict[int, dict[str, int]] = {}
    for source in _sources(store, sources):
        for row in store.statements_of(source.no):
            if row.speaker is not None and not row.nested:
                counts = heard.setdefault(row.speaker, {})
                counts[source.id] = counts.get(source.id, 0) + 1
    known = {number: one for one, number in everybody(store).items()}
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
    match = find_heard(speaker, everybody(store))
    return list(dict.fromkeys(each.name for each in match.suggestions))


def is_named_only(store: Store, asked: str) -> bool:
    """Whether a source names somebody of that surname, and nobody is heard under it."""
    from gpqa.matching import asked_name

    name = asked_name(asked)
    if name is None or not store.names_somebody(name.key):
        return False
    known = everybody(store)
    if name.key in known.by_surname:
        heard = {each: known[each] for each in find_heard(asked, known).speakers}
        silent = silent_bearers(asked, heard, store)
        return silent is not None and silent.alone
    return True


def list_statements(
    store: Store, sources: Sequence[int] | None = None, speaker: str | None = None
) -> Iterator[Statement]:
    """Every statement, in these sources or all, by this speaker or anybody.

    What somebody denied is told with its cue: "The clerk denied having seen it".
    """
    only: set[int] | None = None
    if speaker is not None:
        known = everybody(store)
        only = {known[each] for each in with_joint(find_heard(speaker, known).speakers, known)}
    for source in _sources(store, sources):
        rows = [r for r in store.statements_of(source.no) if only is None or r.speaker in only]
        names = {number: each.name for number, each in speaker_rows(store, rows).items()}
        spans = _told(store, source.no, rows)
        texts = store.texts([(source.no, *span) for span in spans])
        for row, (start, end), text in zip(rows, spans, texts, strict=True):
            yield Statement(
                source_id=source.id,
                start=start,
                end=end,
                speaker=names.get(row.speaker),
                attribution=Attribution(row.attribution),
                cue=row.cue,
                nested=row.nested,
                text=text,
            )


def _told(store: Store, source: int, rows: Sequence[StatementRow]) -> list[Span]:
    """Where statements stand, with those cues without which they say the opposite."""
    cues = [row.cue for row in rows if row.cue and _stand_together(row.start, row.end, *row.cue)]
    cued = dict(zip(cues, store.texts([(source, *cue) for cue in cues]), strict=True))
    return [
        (min(row.start, row.cue[0]), max(row.end, row.cue[1]))
        if row.cue and _denies(cued.get(row.cue, ""))
        else (row.start, row.end)
        for row in rows
    ]


def _stand_together(start: int, end: int, cue_start: int, cue_end: int) -> bool:
    """Whether next to nothing stands between a statement and its cue, on either side."""
    return 0 <= start - cue_end <= _NEAR or 0 <= cue_start - end <= _NEAR


_NEAR = 24
"""Code points between a cue and what it introduces: "denied", early on Monday, "that"."""
_DENYING = frozenset({"verbal", "negative", "denial"})


def _denies(cue: str) -> bool:
    """Whether the verb of a cue denies what follows: no "who has never lost, said"."""
    return any(
        turn.kind in _DENYING and not _ASIDE.search(cue, turn.end) for turn in find_turns(cue)
    )


_ASIDE = re.compile(r"[,;:(–—-](?=\s)")


def _sources(store: Store, numbers: Sequence[int] | None) -> list[SourceRow]:
    if numbers is None:
        return store.sources()
    return sorted(map(store.source, dict.fromkeys(numbers)), key=lambda row: row.id)
