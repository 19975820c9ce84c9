"""Passages: what is searched for; and the sentences in them: what is quoted.

A passage is a run of whole sentences of one part of a text, short enough for
the encoder. It is only for finding: what is shown is cut from the source on
sentence borders, so a passage's border never cuts a quote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from gpqa.greetings import find_formulas, greeting_end
from gpqa.sentences import MAX_SENTENCE, Span, split_sentences, trim
from gpqa.structure import QUOTABLE, Block, Kind
from gpqa.tables import find_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = [
    "LAYOUT",
    "MARKER",
    "Passage",
    "Sentence",
    "Unit",
    "find_sentences",
    "make_passages",
    "make_tiles",
    "measure",
]


LAYOUT = 7
"""Version of how texts are taken apart: blocks, sentences, passages. An index records
it; whatever gives other spans for any text means raising it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that may be quoted: ``text[start:end]``, from a block of that kind."""

    start: int
    end: int
    kind: Kind
    part: int
    """Which part of the text it stands in: a new number wherever something that
    may not be quoted comes between, at every headline, and for every comment."""
    statement: int | None = None
    """The number of the statement in whose speaker's words it is."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What passages are made of: a sentence, or a piece of one too long for the encoder."""

    start: int
    end: int
    part: int
    tokens: int


@dataclass(frozen=True, slots=True)
class Passage:
    """``text[start:end]``: consecutive units of one part."""

    start: int
    end: int


# --- sentences -------------------------------------------------------------------------

# What announces the words that follow: "Dr Vautrey said: ’" before a paragraph break.
_LEAD_IN = re.compile(r"(?::\s*[‘’“”\"'«]?|[‘“«])$")
STAGE = (
    r"[(\[](?:(?:long|short|the witness|witness|no|some|loud)[ ])?"
    r"(?:paus(?:e|es|ed|ing)|laugh(?:s|ter|ing)|inaudible|unclear|indicat(?:es|ed|ing)"
    r"|nod(?:s|ded|ding)|applause|interruption|interjection|sighs|cries|crying"
    r"|off[ -]mic(?:rophone)?|audible[ ]response"
    r"|(?:through|via)[ ](?:the[ ]|an[ ])?(?:interpreter|video[ ]?link))\.?[)\]]\.?"
)
"""What a record says of how words are said, in any case: "(Pause)."."""
_STAGE = re.compile(rf"(?:(?:[QA]\.?|[^\W\d_][^():\r\n]{{0,60}}:)\s{{0,8}})?{STAGE}", re.IGNORECASE)
_LONGEST_STAGE = 160
MARKER = re.compile(r"(?:[•‣◦▪●∙·*+-]|#{1,6})\s+")


def find_sentences(text: str, blocks: Sequence[Block]) -> list[Sentence]:
    """Every sentence of ``text`` that may be quoted, in order.

    A paragraph that only announces the next ("Dr Vautrey said: ’") is one
    sentence with the next one's first; so is a small table with a header. Bullets,
    ``#`` marks and how a letter greets and closes are left out.
    """
    found: list[Sentence] = []
    part = 0
    previous: Block | None = None
    tables = find_tables(text, blocks)
    formulas = find_formulas(text, blocks)
    within = -1  # the last block of the table that the next ones belong to
    for number, block in enumerate(blocks):
        if number <= within:
            previous = block
            continue
        if block.kind not in QUOTABLE or number in formulas:
            previous = None
            continue
        marker = MARKER.match(text, block.start, block.end)
        if block.kind is Kind.BODY:
            marker = None
        if previous is None or _opens_part(previous, block, marked=marker is not None):
            part += 1
        previous = block
        if number in tables:
            within = tables[number]
            found.append(Sentence(block.start, blocks[within].end, Kind.BODY, part))
            continue
        begin = marker.end() if marker else greeting_end(text, block.start, block.end)
        spans = split_sentences(text, begin, block.end)
        for position, span in enumerate(_with_stages(text, spans)):
            if position == 0 and found and _announces(text, found[-1], block.kind, part, span):
                found[-1] = Sentence(found[-1].start, span[1], block.kind, part)
            else:
                found.append(Sentence(*span, block.kind, part))
    return found


def _with_stages(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The sentences, a stage direction with the one behind it: "(Pause).  I did, sir."."""
    start: int | None = None
    for number, span in enumerate(spans):
        begin = span[0] if start is None else start
        short = span[1] - begin <= _LONGEST_STAGE and number + 1 < len(spans)
        start = begin if short and _STAGE.fullmatch(text, begin, span[1]) else None
        if start is None:
            yield begin, span[1]


def _opens_part(previous: Block, block: Block, *, marked: bool) -> bool:
    if Kind.COMMENT in {previous.kind, block.kind}:
        return previous.kind is not block.kind or marked
    return block.kind is Kind.HEADLINE and previous.kind is not Kind.HEADLINE


def _announces(text: str, last: Sentence, kind: Kind, part: int, span: Span) -> bool:
    return (
        last.part == part
        and last.kind is kind is Kind.BODY
        and span[1] - last.start <= MAX_SENTENCE
        and _LEAD_IN.search(text[max(last.start, last.end - 4) : last.end]) is not None
    )


# --- passages --------------------------------------------------------------------------


def measure(
    text: str,
    sentences: Sequence[Sentence],
    count_tokens: Callable[[Sequence[str]], Sequence[int]],
    limit: int,
) -> list[Unit]:
    """``sentences`` with their lengths for the encoder, none over ``limit`` tokens.

    A longer one is halved, at white space where there is some, until it fits.
    Only tables, lists without stops and scripts that the model spells letter
    by letter are ever that long; the sentence itself, to be quoted, stays whole.
    """
    units: list[Unit] = []
    counts = count_tokens([text[slice(*span)] for span in _with_bullets(sentences)])
    for sentence, count in zip(sentences, counts, strict=True):
        pending = [(sentence.start, sentence.end, count)]
        while pending:
            start, end, tokens = pending.pop()
            if tokens <= limit or end - start < 2:
                units.append(Unit(start, end, sentence.part, tokens))
                continue
            middle = _space_near(text, start, end)
            halves = [trim(text, middle, end), trim(text, start, middle)]
            lengths = count_tokens([text[slice(*half)] for half in halves])
            pending += [(*half, n) for half, n in zip(halves, lengths, strict=True)]
    return units


def _with_bullets(sentences: Sequence[Sentence]) -> Iterator[Span]:
    """Each sentence with the bullet before it, which a passage holds and must have room for."""
    previous: Sentence | None = None
    for sentence in sentences:
        same_part = previous and previous.part == sentence.part
        yield previous.end if previous and same_part else sentence.start, sentence.end
        previous = sentence


def _space_near(text: str, start: int, end: int) -> int:
    """The white space nearest below the middle of a range, or the middle itself."""
    middle = (start + end) // 2
    for position in range(middle, (start + middle) // 2, -1):
        if text[position].isspace():
            return position
    return middle


def make_passages(units: Sequence[Unit], *, budget: int, overlap: int) -> list[Passage]:
    """Group ``units`` into passages of at most ``budget`` tokens.

    Consecutive passages of one part share up to ``overlap`` tokens of whole
    units, so that what spans a border stands whole in one of them.
    """
    passages: list[Passage] = []
    for first, last in _parts(units):
        begin = first
        while True:
            stop, used = begin, 0
            while stop < last and (stop == begin or used + units[stop].tokens <= budget):
                used += units[stop].tokens
                stop += 1
            passages.append(Passage(units[begin].start, units[stop - 1].end))
            if stop == last:
                break
            # No more than leaves room for the next unit: each passage brings something new.
            room = min(overlap, budget - units[stop].tokens)
            previous, begin, shared = begin, stop, 0
            while begin - 1 > previous and shared + units[begin - 1].tokens <= room:
                begin -= 1
                shared += units[begin].tokens
    return passages


def make_tiles(units: Sequence[Unit], *, budget: int) -> list[Passage]:
    """Cut ``units`` into stretches of at most ``budget`` tokens, whatever parts they belong to."""
    tiles: list[Passage] = []
    used = 0
    for unit in units:
        if not tiles or used + unit.tokens > budget:
            tiles.append(Passage(unit.start, unit.end))
            used = 0
        tiles[-1] = Passage(tiles[-1].start, unit.end)
        used += unit.tokens
    return tiles


def _parts(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Runs of units of one part, as ranges of positions."""
    borders = [i for i, (a, b) in enumerate(pairwise(units), start=1) if a.part != b.part]
    return pairwise([0, *borders, len(units)]) if units else iter(())
