"""Who said what in running text: quotations and reported speech with their cues.

A sentence is read only where it holds quotation marks or one of the cue words.
What it says is found by :mod:`gpqa.statements.cues`; here the sentences are put
together around quotations, and a quotation without a cue of its own is given
that of the one it continues.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpqa.models import Attribution
from gpqa.sentences import trim
from gpqa.statements.cues import find_cues
from gpqa.statements.lexicon import CUE_WORDS
from gpqa.statements.quotations import Quotation, find_quotations
from gpqa.statements.statement import Statement
from gpqa.statements.words import QUOTED, Words
from gpqa.structure import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.passages import Sentence
    from gpqa.sentences import Span
    from gpqa.statements.candidates import Cue

__all__ = ["find_prose_statements"]

_SHORT_CUE = 400  # code points of a sentence that is a quotation's cue
_KINDS = frozenset({Kind.BODY, Kind.BULLET, Kind.HEADLINE})
_LABEL = re.compile(r"[^\W\d_][\w. ]{1,30}:|\(")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence, or several where one quotation spans their borders."""

    start: int
    end: int
    block: int
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    """Whom the latest statement came from, for what continues it."""

    cue: Span | None
    named: Span | None
    block: int
    unit: int
    direct: bool


def find_prose_statements(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]
) -> list[Statement]:
    """The statements in the paragraphs, bullets and headlines of ``text``, in order.

    ``blocks`` are those of :func:`gpqa.structure.parse_structure`, without any
    that another module answers for; ``sentences`` are those of
    :func:`gpqa.passages.find_sentences`. Takes time linear in the text's length.
    """
    prose = [block for block in blocks if block.kind in _KINDS]
    quotations = find_quotations(text, prose)
    found: list[Statement] = []
    latest: _Source | None = None
    units = list(_units(prose, sentences, quotations))
    for number, unit in enumerate(units):
        statements = _read(text, unit)
        if not statements and number + 1 < len(units) and _asks(text, unit):
            statements = _asked(text, unit, units[number + 1])
        if not statements and unit.quotations:
            statements = _signed(text, unit, units[number + 1 : number + 2])
        if not statements and unit.quotations:
            statements = list(_continued(text, unit, number, latest))
        if statements:
            direct = [s for s in statements if s.attribution is Attribution.DIRECT]
            last = (direct or statements)[-1]
            latest = _Source(
                last.cue, last.named, unit.block, number, last.attribution is Attribution.DIRECT
            )
            found += statements
    if units:
        found += _headline(text, units[0], found)
    return sorted(found, key=lambda s: (s.start, s.end))


_NAMED_HEADLINE = re.compile(r"((?:[A-Z][\w.’'-]*+ ){0,3}[A-Z][\w’'-]*+): (\S[^\n]{15,300})")


def _headline(text: str, unit: _Unit, found: Sequence[Statement]) -> Iterator[Statement]:
    """For "Lee: Tax Must Fall", where the text goes on to tell what somebody called Lee said."""
    match = _NAMED_HEADLINE.fullmatch(text, unit.start, unit.end)
    if match is None or any(s.start < unit.end for s in found):
        return
    name = match[1].split()[-1]
    if not any(s.named and name in text[slice(*s.named)].split() for s in found):
        return
    start, end = match.span(2)
    while text[end - 1] == ".":
        end -= 1
    quoted = tuple((q.start, q.end) for q in unit.quotations if q.outer[0] >= start)
    yield Statement(start, end, Attribution.REPORTED, match.span(1), match.span(1), quoted)


def _asks(text: str, unit: _Unit) -> bool:
    """Whether a unit is a quotation that ends in a mark that may stand within a sentence."""
    if not unit.quotations or not _alone(text, unit):
        return False
    last = unit.quotations[-1]
    return text[last.start : last.end].rstrip("'’\"”")[-1:] in {*"?!…"} and not last.continues


def _asked(text: str, unit: _Unit, following: _Unit) -> list[Statement]:
    """What a unit says with the next as its cue: "“Why?” Mr Lee asked the audience."""
    if following.block != unit.block or following.end - following.start > _SHORT_CUE:
        return []
    if following.quotations and following.quotations[0].outer[0] == following.start:
        return []
    both = _Unit(unit.start, following.end, unit.block, unit.quotations + following.quotations)
    last = unit.quotations[-1]
    return [s for s in _read(text, both) if s.start <= last.start and s.end <= last.end]


def _units(
    blocks: Sequence[Block], sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> Iterator[_Unit]:
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
        yield _Unit(start, end, block, tuple(inside))
        start = None
    if start is not None:
        yield _Unit(start, max(end, inside[-1].outer[1] if inside else end), block, tuple(inside))


def _read(text: str, unit: _Unit) -> list[Statement]:
    """The statements of a unit that have their cue in it."""
    if CUE_WORDS.isdisjoint(_WORD.findall(text[unit.start : unit.end].lower())):
        return []
    words = Words(text, (unit.start, unit.end), unit.quotations)
    statements: list[Statement] = []
    for cue in find_cues(words):
        statements += _statements(words, cue)
    return statements


def _statements(words: Words, cue: Cue) -> Iterator[Statement]:
    cue_span = words.span(cue.first, cue.stop)
    named = words.span(*cue.named)
    for first, stop in cue.contents:
        if stop - first == 1 and words.low[first] == QUOTED:
            quotation = words.quotations[first]
            yield Statement(quotation.start, quotation.end, Attribution.DIRECT, cue_span, named)
            continue
        start, end = words.span(first, stop)
        quoted = tuple(
            (q.start, q.end) for i in range(first, stop) if (q := words.quotations.get(i))
        )
        yield Statement(start, end, Attribution.REPORTED, cue_span, named, quoted)


def _continued(text: str, unit: _Unit, number: int, latest: _Source | None) -> Iterator[Statement]:
    """Quotations that are a unit by themselves, under the cue of what they continue."""
    if not _alone(text, unit) and not (
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
    if source is None and not _is_sentence(text, first):
        return
    for quotation in unit.quotations if _alone(text, unit) else (first,):
        yield Statement(
            quotation.start,
            quotation.end,
            Attribution.DIRECT,
            source.cue if source else None,
            source.named if source else None,
        )


# "… greatest shame." ― Sonya Hill, of Leeds
_SIGNATURE = re.compile(
    r"\s*+(?:[―—–-]{1,3})\s*+((?:[A-Z][\w.'’-]*+\s*+){1,5})(?:,[^\n]{0,80})?\.?\s*+"
)


def _signed(text: str, unit: _Unit, following: Sequence[_Unit]) -> list[Statement]:
    """A quotation with its speaker's name after a dash."""
    quotation = unit.quotations[-1]
    if quotation.outer[0] != unit.start or not _is_sentence(text, quotation):
        return []
    match = _SIGNATURE.fullmatch(text, quotation.outer[1], unit.end)
    if match is None and following and following[0].block == unit.block:
        match = _SIGNATURE.fullmatch(text, quotation.outer[1], following[0].end)
    if match is None or not match[1].strip():
        return []
    named = trim(text, *match.span(1))
    cue = trim(text, *match.span())
    return [Statement(quotation.start, quotation.end, Attribution.DIRECT, cue, named)]


def _alone(text: str, unit: _Unit) -> bool:
    """Whether nothing but quotations stands in a unit."""
    rest = unit.start
    for quotation in unit.quotations:
        if any(map(str.isalnum, text[rest : quotation.outer[0]])):
            return False
        rest = quotation.outer[1]
    return not any(map(str.isalnum, text[rest : unit.end]))


def _is_sentence(text: str, quotation: Quotation) -> bool:
    words = text[quotation.start : quotation.end]
    return (
        words[:1].isupper()
        and not _LABEL.match(words)
        and (words[-1:] in ".!?…" or quotation.continues)
        and len(words.split(maxsplit=4)) > 4
    )
