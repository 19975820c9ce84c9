"""Interviews whose questions carry no label: a question, below it an answer, time and again.

The questions may be bold or plain. An article asks itself a question now and then, a page of
questions and answers says "you" in every answer, so much is wanted: three questions at least,
put to somebody ("you"), and answers that say "I". Of plain questions the text must also say
somewhere that it is an interview. What is doubtful within one, such as a short line that may be
another question, is nobody's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from gpqa.models import Attribution
from gpqa.sentences import trim
from gpqa.statements.interviewed import Interviewed, find_interviewed, names_another
from gpqa.statements.statement import Statement
from gpqa.structure import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.sentences import Span

__all__ = ["InterviewFound", "find_interview"]


class InterviewFound(NamedTuple):
    """What is said in an interview, and what is left of the text."""

    statements: tuple[Statement, ...]
    blocks_left: tuple[Block, ...]
    """In order: the blocks that are neither a question nor of an answer."""


_FEWEST = 3
_LONGEST = 400  # code points of a question
_SHORT = 200  # of a line that may be the interviewer's, too
_LOOK = 600
_SPOKEN = frozenset({Kind.BODY, Kind.BULLET})
_MARKS = re.compile(r"(?:#{1,6}[ \t]+)?(?P<mark>\*{1,3}|_{1,3})(?=\S)|#{1,6}[ \t]+")
_QUOTES = "“‘\"'«„"
_ASKS = re.compile(r"\?[”\"’)\]]?\Z")
_SENTENCE = re.compile(r"[.?!…:—–-][”\"’)\]]?\Z")
_QUOTED = re.compile(r"“[^”]*+(?:”|\Z)|\"[^\"]*+(?:\"|\Z)|(?<!\w)[‘'«].*+", re.DOTALL)
_I = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|[Mm]e|[Mm]yself|[Ww]e|[Ww]e['’]\w+|[Oo]ur|us)\b(?!\.)")
_ALONE_I = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|me)\b(?!\.)")
_YOU = re.compile(r"\b[Yy]ou(?:r|rs|rself|['’]\w+)?\b")
_SAID = re.compile(
    r"[”\"’'][ \u00a0](?:he|she|they|[A-Z]\w+)[ \u00a0](?:said|says|told|added|asked|replied)\b"
    r"|[”\"’'][ \u00a0](?:said|says|added|asked|replied)[ \u00a0]"
)
_ENDS = re.compile(
    r"(?:this|the|our)\s(?:interview|conversation|transcript|discussion|q&a)\s(?:was|has|is)\b"
    r"|.{0,80}\bedited for\b|interview(?:ed)?\sby\b|as told to\b|words:|photo",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Item:
    """A block of a text, as it looks."""

    block: Block
    inner: Span
    """Without the marks of what is bold, in italics or a heading."""
    words: str
    """The first of these."""
    bold: bool
    """Whether it is set apart as questions are, by such marks, and ends as a sentence does."""
    asks: bool
    parted: bool
    """Whether something that is said elsewhere stands between it and the block above."""

    @property
    def spoken(self) -> bool:
        """Whether it may be a question or of an answer."""
        return self.bold or self.block.kind in _SPOKEN

    @property
    def short(self) -> bool:
        return self.block.end - self.block.start <= _SHORT

    @property
    def own(self) -> bool:
        """Whether it says "I" or "we" outside of quotation marks."""
        return _says(self, _I)


def _says(item: _Item, word: re.Pattern[str]) -> bool:
    """Whether one of such words stands in it outside of quotation marks."""
    return word.search(_QUOTED.sub(" ", item.words)) is not None


def find_interview(text: str, blocks: Sequence[Block]) -> InterviewFound:
    """What is asked and answered among ``blocks``; the work is linear in their length."""
    nothing = InterviewFound((), tuple(blocks))
    items = []
    above = 0
    for block in blocks:
        items.append(_item(text, block, above))
        above = block.end
    bold = sum(item.bold and item.asks for item in items) >= _FEWEST
    asked = [n for n, item in enumerate(items) if item.asks and (item.bold or not bold)]
    if len(asked) < _FEWEST:
        return nothing
    first, last = asked[0], asked[-1]
    turns = list(_turns(items, asked, bold=bold))
    after = max((number for turn in turns for number in turn.said), default=last) + 1
    who = find_interviewed(text, blocks[:first], blocks[max(after, last + 1) :])
    named = who.answers if _is_one(text, items, turns, who) else None
    plain = who.said and named is not None
    if not (plain or bold) or not _is_interview(items, turns, asked, sure=plain and who.sure):
        return nothing
    taken: set[int] = set()
    statements: list[Statement] = []
    for turn in turns:
        own = who.asks if turn.asks else named
        taken.update(turn.said)
        for start, end in _spans(text, items, turn.said):
            statements.append(Statement(start, end, Attribution.TURN, own, own))
    left = tuple(block for number, block in enumerate(blocks) if number not in taken)
    return InterviewFound(tuple(statements), left)


def _item(text: str, block: Block, above: int) -> _Item:
    start, end = block.start, block.end
    marks = _MARKS.match(text, start, end)
    inner = start, end
    if marks is not None:
        closing = marks["mark"] or ""
        stop = end - len(closing)
        if marks.end() < stop and text.find(closing or "\n", marks.end(), end) in {stop, -1}:
            inner = marks.end(), stop
    bold = inner[0] > start and block.kind in _SPOKEN | {Kind.HEADLINE}
    words = text[inner[0] : min(inner[1], inner[0] + _LOOK)]
    bold = bold and _SENTENCE.search(words) is not None
    asks = (
        (bold or block.kind in _SPOKEN)
        and end - start <= _LONGEST
        and words[0] not in _QUOTES
        and _ASKS.search(words) is not None
    )
    parted = not text[above : min(start, above + _LOOK)].isspace()
    return _Item(block, inner, words, bold, asks, parted)


# --- who says which block --------------------------------------------------------------


class _Turn(NamedTuple):
    asks: bool
    said: list[int]


def _turns(items: Sequence[_Item], asked: Sequence[int], *, bold: bool) -> Iterator[_Turn]:
    """Questions and answers in order; what may be either is in neither."""
    first, last = asked[0], asked[-1]
    longest = 1  # paragraphs of an answer: the last one is no longer
    turn = _Turn(asks=True, said=[])
    for number in range(first, len(items)):
        item = items[number]
        if not item.spoken or (item.parted and number > first):
            yield turn
            turn = _Turn(asks=True, said=[])
            if number > last:
                return
        asks = _asks(item, turn, bold=bold) if number > first else True
        if not item.spoken or asks is None:
            continue
        if number > last and not turn.asks and _ends(item, len(turn.said), longest):
            break
        if asks is not turn.asks:
            longest = longest if turn.asks else max(longest, len(turn.said))
            yield turn
            turn = _Turn(asks=asks, said=[])
        turn.said.append(number)
    yield turn


def _asks(item: _Item, turn: _Turn, *, bold: bool) -> bool | None:
    """Whether a paragraph below a turn's is a question rather than an answer.

    None where it may be either.
    """
    if item.bold if bold else item.asks and not item.own:
        return True
    if turn.asks and not turn.said:
        return None  # an answer without its question
    if not bold and (item.asks or (not turn.asks and _may_prompt(item))):
        return None
    return False


def _may_prompt(item: _Item) -> bool:
    """Whether a paragraph of a plain answer may be whoever asks who goes on."""
    return item.short and (_YOU.search(item.words) is not None or not item.own)


def _ends(item: _Item, length: int, longest: int) -> bool:
    """Whether the last answer, of ``length`` paragraphs so far, does not go on with this one."""
    return length >= longest or not item.own or _ENDS.match(item.words) is not None


def _is_interview(
    items: Sequence[_Item], turns: Sequence[_Turn], asked: Sequence[int], *, sure: bool
) -> bool:
    """Whether questions are put to somebody who answers for themselves.

    ``sure``: whether the text says that it is an interview, and with whom. Else "we" is not
    enough: a firm's page of questions and answers says that.
    """
    answers = [turn.said for turn in turns if turn.said and not turn.asks]
    if len(answers) < _FEWEST:
        return False
    mine = _I if sure else _ALONE_I
    own = sum(any(_says(items[number], mine) for number in said) for said in answers)
    told = sum(any(_SAID.search(items[number].words) for number in said) for said in answers)
    to_you = sum(_YOU.search(items[number].words) is not None for number in asked)
    by_me = sum(_ALONE_I.search(items[number].words) is not None for number in asked)
    spread = (asked[-1] - asked[0]) / len(asked)
    return (
        own >= (0.3 if sure and to_you >= 0.6 * len(asked) else 0.6) * len(answers)
        and told <= 0.2 * len(answers)
        and to_you >= max(2, 0.4 * len(asked))
        and by_me <= 0.3 * len(asked)
        and spread <= 5
    )


def _is_one(text: str, items: Sequence[_Item], turns: Sequence[_Turn], who: Interviewed) -> bool:
    """Whether all questions are put to the same person.

    Of several interviews in one text each has a heading with somebody's name, or the same
    questions.
    """
    asked = [number for turn in turns if turn.asks for number in turn.said]
    if not asked or len({items[number].words for number in asked}) < len(asked):
        return False
    within = [
        item.block
        for item in items[asked[0] : asked[-1] + 1]
        if not item.spoken and item.block.end - item.block.start <= _SHORT
    ]
    return who.answers is None or not names_another(text, within, who.answers)


def _spans(text: str, items: Sequence[_Item], said: Sequence[int]) -> Iterator[Span]:
    """The words of these blocks, those side by side as one, without the marks of bold ones."""
    joined: list[Span] = []
    before = -2
    for number in said:
        start, end = trim(text, *items[number].inner)
        plain = not (items[number].bold or items[before].bold)
        if number == before + 1 and plain and not items[number].parted:
            joined[-1] = joined[-1][0], end
        elif start < end:
            joined.append((start, end))
        before = number
    yield from joined
