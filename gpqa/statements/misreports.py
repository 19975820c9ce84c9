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
_LOOK = 300  # code points of a sentence that are read from its beginning, and before a cue
_FAR = 2000  # those before a cue in which the paper's words may end


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
        stop = named[0] if here else cue[0]
        label = here and _NOTE.match(text, begin, named[1])
        misquoted = here and _MISQUOTED.search(text, named[1], min(cue[1], named[1] + _LOOK))
        if not label and not misquoted and not _is_the_papers(text, begin, stop):
            yield statement


def _is_the_papers(text: str, begin: int, stop: int) -> bool:
    """Whether what a sentence goes on to tell at ``stop`` is what the publication said."""
    if _WE_SAID.search(text, max(begin, stop - _LOOK), stop):
        return True
    past = withdrawn_to(text[begin : min(stop, begin + _LOOK)])
    return past is not None and _TURNS.search(text, max(begin + past, stop - _FAR), stop) is None
