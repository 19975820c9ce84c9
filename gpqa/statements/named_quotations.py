"""A quotation with a name before or behind it and no word for saying.

"Ann Lee, of Shelter: “…”", and "“…” — Ann Lee".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.models import Attribution
from gpqa.sentences import trim
from gpqa.statements.phrases import PhraseKind, read_phrase
from gpqa.statements.prose_units import Unit, ends_as_sentence, is_sentence
from gpqa.statements.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.structure import Block

__all__ = ["announced", "signed"]

# "… greatest shame." ― Sonya Hill, of Leeds
_SIGNATURE = re.compile(
    r"\s*+(?:[―—–-]{1,3})\s*+((?:[A-Z][\w.'’-]*+\s*+){1,5})(?:,[^\n]{0,80})?\.?\s*+"
)


def announced(text: str, units: Sequence[Unit], number: int, block: Block) -> list[Statement]:
    """A paragraph that is a name and a quotation: "Ann Lee, of Shelter: “…”".

    With an age, a few words will do, and the next may follow in the same paragraph: "Ann Lee, 44:
    “I saw it.” Tom Park, 51, a baker, from Leeds: “So did I.”".
    """
    unit = units[number]
    quotation = unit.quotations[0]
    colon = text.rfind(":", unit.start, quotation.outer[0])
    far = colon == -1 or colon - unit.start > _LONGEST_NAME
    if far or any(map(str.isalnum, text[colon : quotation.outer[0]])):
        return []
    start, end = trim(text, unit.start, colon)
    aged = _AGED.fullmatch(text, start, end)
    short = aged is not None and ends_as_sentence(text, quotation)
    if not short and not is_sentence(text, quotation):
        return []
    if unit.start != block.start and not (aged and _follows_quotation(units, number)):
        return []
    phrase = read_phrase(text[start : aged.end(1) if aged else end])
    named = phrase.kind is PhraseKind.BODY or (phrase.name is not None and phrase.name.is_full)
    if not named or not text[start].isupper():
        return []
    if phrase.kind is PhraseKind.BODY and (
        not text[: block.start].strip() or _NUMBERED.search(text, start, end)
    ):
        return []  # a title: "The Long Road, part 2: “Who was there?”"
    return [
        Statement(quotation.start, quotation.end, Attribution.DIRECT, (start, end), (start, end))
    ]


def _follows_quotation(units: Sequence[Unit], number: int) -> bool:
    """Whether the sentence before ends with a quotation."""
    before = units[number - 1] if number else None
    return bool(before and before.quotations and before.quotations[-1].outer[1] == before.end)


# Somebody of an age, and what else is told: "Paul Weir, 44, a baker, from Leeds", "Al Roe (9)".
_AGED = re.compile(
    r"((?:[A-Z][\w.’'-]*+ ){1,3}[A-Z][\w’'-]*+)"
    r"(?:, (?:aged )?\d{1,3}| \((?:aged )?\d{1,3}\b[^()\n]{0,60}\))"
    r"(?:,? [^:\n]{1,80})?"
)
_LONGEST_NAME = 90
_NUMBERED = re.compile(r",[^,]{1,40}?\d{1,6}\Z")
_INITIAL = re.compile(r"\b[A-Z]\.?\s*+\Z")


def signed(text: str, unit: Unit, following: Sequence[Unit]) -> list[Statement]:
    """A quotation with its speaker's name after a dash."""
    quotation = unit.quotations[-1]
    if quotation.outer[0] != unit.start or not is_sentence(text, quotation):
        return []
    match = _SIGNATURE.fullmatch(text, quotation.outer[1], unit.end)
    if match is not None and _INITIAL.search(match[1]):  # "― Ann P. Lee" is read as two sentences
        line = text.find("\n", unit.end, unit.end + 80)
        match = _SIGNATURE.fullmatch(text, quotation.outer[1], max(line, unit.end)) or match
    if match is None and following and following[0].block == unit.block:
        match = _SIGNATURE.fullmatch(text, quotation.outer[1], following[0].end)
    if match is None or not match[1].strip():
        return []
    named = trim(text, *match.span(1))
    cue = trim(text, *match.span())
    return [Statement(quotation.start, quotation.end, Attribution.DIRECT, cue, named)]
