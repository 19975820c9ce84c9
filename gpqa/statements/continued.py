"""Whose a quotation is that has no cue of its own: that of the one it continues.

Or of whoever the sentence just before it brings in: "Mr Park laughed. “She never pays.”".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpqa.models import Attribution
from gpqa.statements.opening_subjects import first_subject
from gpqa.statements.phrases import PhraseKind, read_phrase
from gpqa.statements.prose_units import SHORT_CUE, Unit, is_alone, is_sentence
from gpqa.statements.statement import Statement
from gpqa.statements.words import QUOTED, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.sentences import Span

__all__ = ["Source", "continued", "turns_to"]


@dataclass(frozen=True, slots=True)
class Source:
    """Whom the latest statement came from, for what continues it."""

    cue: Span | None
    named: Span | None
    block: int
    unit: int
    direct: bool


def turns_to(text: str, units: Sequence[Unit], number: int, latest: Source | None) -> Source | None:
    """Who is heard where a sentence before the quotation brings in somebody else.

    "“It is fair,” said Ms Lee. Mr Park laughed. “She never pays.”" is Mr Park's: the sentence
    just before it is its cue. Where others come in between, nobody is.
    """
    unit = units[number]
    if number and _answers(text, units[number - 1], unit):
        return None
    for at in range(number - 1, max(-1, number - 4, latest.unit if latest else -1), -1):
        before = units[at]
        if before.block != unit.block or before.end - before.start > SHORT_CUE:
            break
        if is_alone(text, before):
            continue
        subject = _subject(text, before)
        phrase = read_phrase(text[slice(*subject)]) if subject is not None else None
        if subject is None or phrase is None:
            return None
        if phrase.kind is PhraseKind.PRONOUN and latest is not None:
            continue
        if latest is not None and latest.named and _names(text, latest.named, subject):
            continue
        person = phrase.one_person or phrase.kind in {PhraseKind.NAME, PhraseKind.PRONOUN}
        if at == number - 1 and person and is_sentence(text, unit.quotations[0]):
            return Source((before.start, before.end), subject, before.block, at, direct=False)
        return None
    return latest


def _answers(text: str, before: Unit, unit: Unit) -> bool:
    """Whether one quotation follows right on a question: "“Did I?” “You did.”" is two people's."""
    return (
        before.block == unit.block
        and bool(before.quotations)
        and before.quotations[-1].outer[1] == before.end
        and text[before.quotations[-1].end - 1] == "?"
        and unit.quotations[0].outer[0] == unit.start
    )


def _subject(text: str, unit: Unit) -> Span | None:
    """The words that a sentence is about; None where its grammar does not show them."""
    words = Words(text, (unit.start, unit.end), unit.quotations)
    subject = first_subject(words, len(words)) if len(words) else None
    if subject is None or subject[1] >= len(words) or words.low[subject[1]] == QUOTED:
        return None
    return words.span(*subject)


def _names(text: str, named: Span, subject: Span) -> bool:
    """Whether both are the same name, by their last words: "Ann Lee", "Lee"."""
    one, other = text[slice(*named)].split(), text[slice(*subject)].split()
    return bool(one and other) and one[-1].strip(",") == other[-1].strip(",")


def continued(text: str, unit: Unit, number: int, latest: Source | None) -> Iterator[Statement]:
    """Quotations that are a unit by themselves, under the cue of what they continue."""
    if not is_alone(text, unit) and not (
        latest is not None
        and latest.direct
        and latest.block == unit.block
        and unit.quotations[0].outer[0] == unit.start
        and len(text[unit.quotations[0].start : unit.quotations[0].end].split(maxsplit=4)) > 4
    ):
        return
    first = unit.quotations[0]
    source = latest
    if source is not None:
        near = source.unit >= number - (3 if source.block == unit.block else 1)
        near = near and source.block >= unit.block - 1
        if not near and not first.resumes:
            source = None
    if source is None and not is_sentence(text, first):
        return
    for quotation in unit.quotations if is_alone(text, unit) else (first,):
        yield Statement(
            quotation.start,
            quotation.end,
            Attribution.DIRECT,
            source.cue if source else None,
            source.named if source else None,
        )
