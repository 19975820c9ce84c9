"""Whose words a sentence is, where statements begin and end inside of sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from gpqa.passages import Sentence
    from gpqa.statements.statement import Statement

__all__ = ["assign_voices"]

_MOST = 0.9
"""What share of everything said in a sentence one speaker must have said for it to be theirs."""


def assign_voices(
    sentences: Sequence[Sentence],
    statements: Sequence[Statement],
    speakers: Sequence[Hashable],
) -> list[int | None]:
    """For each sentence the position of the statement in whose words it is; None for none.

    Both are in the order of the text; ``speakers`` tells for each statement who said
    it. What is nested is part of the statement around it. Of a sentence in which two
    people speak at about equal length nobody is the speaker: it is quoted whole, and
    neither said all of it.
    """
    outer = [(position, s) for position, s in enumerate(statements) if not s.nested]
    voices: list[int | None] = []
    first = 0
    for sentence in sentences:
        while first < len(outer) and outer[first][1].end <= sentence.start:
            first += 1
        said: dict[Hashable, dict[int, int]] = {}
        at = first
        while at < len(outer) and outer[at][1].start < sentence.end:
            position, statement = outer[at]
            length = min(statement.end, sentence.end) - max(statement.start, sentence.start)
            said.setdefault(speakers[position], {})[position] = length
            at += 1
        voices.append(_loudest(said))
    return voices


def _loudest(said: dict[Hashable, dict[int, int]]) -> int | None:
    totals = {speaker: sum(lengths.values()) for speaker, lengths in said.items()}
    most = max(totals, key=lambda speaker: totals[speaker], default=None)
    if not totals or totals[most] < _MOST * sum(totals.values()):
        return None
    return max(said[most], key=lambda position: said[most][position])
