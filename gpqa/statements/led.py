"""Whose a paragraph is that a name and a colon lead to, where no word for saying does.

The name stands at the end of the paragraph above, behind a sentence of its own ("More from the
quay. Station manager Olive Stannard:"), or, in minutes, before an answer to the question above
("Mr Pole: It was, and I opposed it."). The same is a letter's greeting, a heading and an entry of
a list, so what follows must be in quotation marks or say "I" or "we".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.models import Attribution
from gpqa.names import parse_name
from gpqa.sentences import split_sentences
from gpqa.statements.labels import Shape, read_label
from gpqa.statements.phrases import PhraseKind, read_phrase
from gpqa.statements.quotations import find_quotations
from gpqa.statements.statement import Statement, StatementsFound
from gpqa.statements.words import FINITE
from gpqa.structure import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.sentences import Span

__all__ = ["find_led"]

_SPOKEN = frozenset({Kind.BODY, Kind.BULLET})
_LONGEST_NAME = 90
_LOOK = 400
_LONGEST_SAID = 4000
_OWN = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|[Ww]e|[Ww]e['’]\w+|[Oo]ur)\b(?!\.)")
_SPEAKS = re.compile(r"\b(?:I|I['’]\w+|[Ww]e|[Ww]e['’]\w+)\b(?!\.)")
_MARKS = re.compile('[“”"]')
_ASKS = re.compile(r"\b(?:asked|enquired|inquired|queried)\b|\?[”\"’']?\Z")
_NO_NAME = FINITE | frozenset("by with to from for about".split())


def find_led(text: str, blocks: Sequence[Block]) -> StatementsFound:
    """What ``blocks`` lead to with a name and a colon; linear in their length."""
    found: list[Statement] = []
    left: list[Block] = []
    for at, block in enumerate(blocks):
        above = blocks[at - 1] if at else None
        said = None
        if above is not None and {block.kind, above.kind} <= _SPOKEN:
            said = _below_name(text, above, block) or _answer(text, above, block)
        if said is None:
            left.append(block)
        else:
            found.append(said)
    return StatementsFound(tuple(found), tuple(left))


def _below_name(text: str, above: Block, block: Block) -> Statement | None:
    """A paragraph below one whose last sentence is but somebody's name."""
    if text[above.end - 1] != ":" or block.end - block.start > _LONGEST_SAID:
        return None
    *before, last = split_sentences(text, max(above.start, above.end - _LOOK), above.end)
    named = last[0], last[1] - 1
    if not before or not _is_name(text[slice(*named)]):
        return None
    span = _spoken(text, block, has_office=bool(read_phrase(text[slice(*named)]).roles))
    return Statement(*span, Attribution.DIRECT, named, named) if span else None


def _is_name(words: str) -> bool:
    if len(words) > _LONGEST_NAME or not _NO_NAME.isdisjoint(words.casefold().split()):
        return False
    phrase = read_phrase(words)
    return phrase.kind is PhraseKind.NAME and phrase.strong and words[:1].isupper()


def _spoken(text: str, block: Block, *, has_office: bool) -> Span | None:
    """What is said in a paragraph: its only quotation, or all of it where it has none.

    Without marks who says "I" or "we" may as well be who wrote the page, and the name above the
    heading of a list: an author's, whose book we read. An officer is hardly named for that.
    """
    if not _MARKS.search(text, block.start, block.end):
        own = has_office and _SPEAKS.search(text, block.start, block.end) is not None
        return (block.start, block.end) if own else None
    quotations = find_quotations(text, [block])
    whole = [quotation.outer for quotation in quotations] == [(block.start, block.end)]
    return (quotations[0].start, quotations[0].end) if whole else None


def _answer(text: str, above: Block, block: Block) -> Statement | None:
    """An answer under its label, below the question: minutes give some word for word."""
    label = read_label(text, block.start, block.end)
    if label is None or label.shape is not Shape.TITLED or label.words >= block.end:
        return None
    name = parse_name(text[label.start : label.end])
    answers = (
        name is not None
        and name.titles
        and _ASKS.search(text, max(above.start, above.end - _LOOK), above.end)
        and text[block.end - 1] in ".!?"
        and not _MARKS.search(text, label.words, block.end)
        and _OWN.search(text, label.words, block.end)
    )
    if not answers or block.end - block.start > _LONGEST_SAID:
        return None
    cue = label.start, label.cue_end
    return Statement(label.words, block.end, Attribution.TURN, cue, label.named)
