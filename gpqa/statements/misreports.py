"""What a publication takes back, or says that it said, is no statement of those whom it names.

"In our last issue we said that Mr Boyle had opposed the jetty": that is the paper's word, and
its mistake. Nobody heard Mr Boyle, and asked for what he said, nobody should be shown this.
So the statements are left out that stand behind words with which a publication takes back what
it printed (:mod:`gpqa.corrections`), or right behind its own "we said that"; and so is what only
the label of an editor's note seems to say, which is the text's own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from gpqa.corrections import withdrawn_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.passages import Sentence
    from gpqa.statements.statement import Statement

__all__ = ["without_misreports"]

# The paper's words end here: "An earlier version said 5; Ms Lee said 6."
_TURNS = re.compile(r";|\b(?:but|whereas|in fact)\b", re.IGNORECASE)
_WE_SAID = re.compile(
    r"\b(?:we|(?:this|our) (?:article|story|page|piece|report|post|column|newsletter))"
    r" (?:(?:have|had|has|then|also|first|earlier|originally) )?(?:said|reported|wrote|stated)"
    r" that (?:the |an? )?\Z",
    re.IGNORECASE,
)
_MISQUOTED = re.compile(
    r"\b(?:wrongly|incorrectly|mistakenly|erroneously|inaccurately|falsely)"
    r" (?:quoted|cited|reported)\b"
)
_NOTE = re.compile(
    r"[\s*_>\[(]{0,6}(?:(?:editor['’]s )?note|correction|clarification|update|addendum|erratum)\Z",
    re.IGNORECASE,
)
_LOOK = 300  # code points of a sentence before a cue that are read


def without_misreports(
    text: str, sentences: Sequence[Sentence], statements: Sequence[Statement]
) -> Iterator[Statement]:
    """The statements that somebody is heard with, and not only misreported."""
    starts = [sentence.start for sentence in sentences]
    for statement in statements:
        cue, named = statement.cue, statement.named
        if cue is None or named is None:
            yield statement
            continue
        at = bisect_right(starts, cue[0]) - 1
        begin = starts[at] if at >= 0 else cue[0]
        here = begin <= named[0]  # the words for the speaker may stand further up
        head = text[begin : named[0] if here else cue[0]][:_LOOK]
        label = here and _NOTE.match(text[begin : named[1]])
        misquoted = here and _MISQUOTED.search(text[named[1] : cue[1]])
        if not label and not misquoted and not _is_the_papers(head):
            yield statement


def _is_the_papers(head: str) -> bool:
    """Whether what a sentence goes on to tell is what the publication said."""
    if _WE_SAID.search(head):
        return True
    past = withdrawn_to(head)
    return past is not None and _TURNS.search(head, past) is None
