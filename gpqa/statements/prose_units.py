"""Running text in its units: sentences, joined where a quotation spans their borders."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.passages import Sentence
    from gpqa.statements.quotations import Quotation
    from gpqa.structure import Block

__all__ = ["SHORT_CUE", "Unit", "ends_as_sentence", "find_units", "is_alone", "is_sentence"]

SHORT_CUE = 400  # code points of a sentence that is a quotation's cue
_LABEL = re.compile(r"[^\W\d_][\w. ]{1,30}:|\(")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or several where one quotation spans their borders."""

    start: int
    end: int
    block: int
    quotations: tuple[Quotation, ...]


def find_units(
    blocks: Sequence[Block], sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> Iterator[Unit]:
    """Sentences in ``blocks``, joined where a quotation spans their borders."""
    at = 0
    block = 0
    start: int | None = None
    end = 0
    inside: list[Quotation] = []
    for sentence in sentences:
        while block < len(blocks) and blocks[block].end <= sentence.start:
            block += 1
        if block == len(blocks):
            break
        if sentence.start < blocks[block].start:
            continue  # in a block that is somebody else's
        if start is None:
            start = sentence.start
            inside = []
        while at < len(quotations) and quotations[at].outer[0] < sentence.end:
            if quotations[at].outer[0] >= start:
                inside.append(quotations[at])
            at += 1
        end = sentence.end
        if inside and inside[-1].outer[1] > end:
            continue
        yield Unit(start, end, block, tuple(inside))
        start = None
    if start is not None:
        yield Unit(start, max(end, inside[-1].outer[1] if inside else end), block, tuple(inside))


def is_alone(text: str, unit: Unit) -> bool:
    """Whether nothing but quotations stands in a unit."""
    rest = unit.start
    for quotation in unit.quotations:
        if any(map(str.isalnum, text[rest : quotation.outer[0]])):
            return False
        rest = quotation.outer[1]
    return not any(map(str.isalnum, text[rest : unit.end]))


def is_sentence(text: str, quotation: Quotation) -> bool:
    """Whether a quotation of several words is one, or more than one."""
    words = text[quotation.start : quotation.end]
    return (
        ends_as_sentence(text, quotation)
        and not _LABEL.match(words)
        and len(words.split(maxsplit=4)) > 4
    )


def ends_as_sentence(text: str, quotation: Quotation) -> bool:
    """Whether a quotation, however short, begins and ends as a sentence."""
    words = text[quotation.start : quotation.end]
    return words[:1].isupper() and (words[-1:] in ".!?…" or quotation.continues)
