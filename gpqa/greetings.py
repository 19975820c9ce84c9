"""How letters and mails greet and close: lines that say nothing, and are no quotes.

Who signed a letter is read elsewhere (:mod:`gpqa.statements.letter_marks`); here it is only
told what answers no question.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.structure import Block

__all__ = ["find_formulas", "greeting_end"]

_LONGEST = 80  # code points of a line
_MARK = r"(?:>[ \t\u00a0]?){0,4}[*_]{0,2}"
_WHOM = r"[^\W\d_][^,.!?:;–—\n]{0,40}(?:\.\s[^\W\d_][^,.!?:;–—\n]{0,40})?"
_GREETING = re.compile(
    rf"{_MARK}(?:(?:Dear|DEAR)\s{_WHOM}\s?[,:!–—-]?|To\s[Ww]hom\s[Ii]t\s[Mm]ay\s[Cc]oncern[,:]?"
    rf"|(?:(?:Hi|Hello|Hey|Good\s(?:morning|afternoon|evening))(?:,?\s{_WHOM})?"
    r"|(?:Sirs?|Madam|Editor)(?:(?:\sor\s|\sand\s|/)(?:Madam|Sir))?)\s?[,:!–—-])[*_]{0,2}"
)
# "Dear Sir, The pool …": in one line with what is written.
_DEAR = re.compile(rf"{_MARK}Dear\s{_WHOM}\s?[,:–—][*_]{{0,2}}[ \t\u00a0]+(?=[“‘\"']?[A-Z])")
_YOURS = (
    r"(?i:yours(?:\s(?:faithfully|sincerely|truly|ever|respectfully|in\s\w{3,20}))?"
    r"|(?:(?:with|many|kind|best|warm|kindest|warmest|very)\s){0,3}(?:regards|wishes)"
    r"|sincerely(?:\syours)?|respectfully(?:\syours)?)"
)
_THANKS = (
    r"(?i:(?:(?:many|with)\s){0,2}thanks(?:\sand\s(?:(?:kind|best)\s)?(?:regards|wishes))?|cheers)"
)
_WORD = r"[A-Z][\w’'-]*\.?"
_NAME = rf"{_WORD}(?:\s(?:{_WORD}|de|van|von|der)){{0,4}}"
_NAMED = rf"(?:[,–—-]|[ \t]*\r?\n)\s?{_NAME}(?:,\s[^.!?\n]{{1,40}})?\.?"
_CLOSING = re.compile(
    rf"{_MARK}(?:{_YOURS}(?:[,.!–—-]|{_NAMED})?|{_THANKS},(?:\s{_NAME})?)[*_]{{0,2}}"
)
_SIGNATURE = re.compile(rf"{_MARK}(?:[–—~-]\s?)?{_NAME}[*_]{{0,2}}")


def find_formulas(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """The positions of the blocks that greet or close: no words that answer anything.

    A name alone right below one that closes is a signature.
    """
    found: set[int] = set()
    closed = False
    for position, block in enumerate(blocks):
        line = text[block.start : min(block.end, block.start + _LONGEST + 1)]
        closed_above, closed = closed, False
        if len(line) > _LONGEST:
            continue
        closed = _CLOSING.fullmatch(line) is not None
        if closed or _GREETING.fullmatch(line) or (closed_above and _SIGNATURE.fullmatch(line)):
            found.add(position)
    return frozenset(found)


def greeting_end(text: str, start: int, end: int) -> int:
    """Where the words begin behind a greeting on the same line; ``start`` where there is none."""
    found = _DEAR.match(text, start, end)
    return found.end() if found else start
