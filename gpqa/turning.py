"""The words that turn what a sentence says, how far they reach, and what may be marked in it.

"The trust denied that the ward would close" holds the words "the ward would close". Quoted
whole it misleads nobody; with these words marked it does. So where marked words lie in the
reach of a negation, a denial, a condition or somebody else's claim, the mark takes in the
word that turns them, or there is none.

Reach is read from words and punctuation, without a parser, and rather too far than too
short: a mark that is longer than it need be costs little. Linear in the text's length.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from gpqa.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Span", "Turn", "find_turns", "turns_sense", "whole_mark"]

Span = tuple[int, int]

LONGEST_MARK = 160
"""Code points: what is marked beyond that is no longer told apart."""


class Turn(NamedTuple):
    """Words that turn others."""

    start: int
    end: int
    kind: str
    """``verbal`` or ``negative``, both negations, ``denial``, ``verdict``, ``condition`` or
    ``claim``."""
    reach: Span
    """The stretch that is turned, these words included."""
    tail: int
    """Where the words that must be marked with what stands before them end: "if the vote is
    lost" turns the clause before it, "if" alone tells nobody how."""


# --- the words -------------------------------------------------------------------------

_NEGATION = r"""
    (?P<verbal>\b(?:not|never|cannot|no\ longer(?!\ than))\b|[a-z]{2,8}n['’]t\b)
    (?!\ (?:only|just|merely|simply|least|to\ mention)\b)
  | (?P<negative>\b(?:
      (?<!/)no(?!\ (?:doubt|matter|\d))(?=\ \w)
    | none | nobody | nothing | nowhere | neither | nor | without
    | hardly | scarcely | barely | rarely | seldom | unable | lack(?:s|ed|ing)?\b(?:\ of)?
    | (?<!\ba\ )(?<!the\ )(?<!last\ )(?<!past\ )(?<!next\ )(?<!first\ )few(?!er)
    )\b)"""
_DENIAL = r"""(?P<denial>\b(?:
      den(?:y|ies|ied|ying|ials?) | refut(?:e[sd]?|ing) | rebut(?:s|ted|ting)?
    | reject(?:s|ed|ing|ions?)? | dismiss(?:es|ed|ing)? | (?:rul(?:e[sd]?|ing)\ out)
    | refus(?:e[sd]?|ing|als?) | declin(?:e[sd]?|ing)\ to | fail(?:s|ed|ing|ures?)?\ to
    | disput(?:e[sd]?|ing) | contradict(?:s|ed|ing)? | disown(?:s|ed|ing)?
    | (?<!\bno\ )doubt(?:s|ed|ing|ful)? | oppos(?:e[sd]?|ing|ition\ to) | object(?:s|ed|ing)?\ to
    | prevent(?:s|ed|ing)? | avoid(?:s|ed|ing)? | forb(?:id|ids|ade|idden)
    | stop(?:s|ped|ping)?\ short
    | scrap(?:s|ped|ping)? | abandon(?:s|ed|ing)? | shelv(?:e[sd]?|ing)
    | cancel(?:s|l?ed|l?ing)?
    | instead\ of | rather\ than | far\ from | short\ of | anything\ but
    )\b)"""
_VERDICT = r"""(?P<verdict>\b(?:
      false(?:ly|hoods?)? | untrue | wrong(?:ly|\ to|(?=[.,’”]))
    | (?<!\band\ )(?<!\bor\ )(?:is|was|are|were|be)\ wrong
    | mistak(?:es?|en(?:ly)?) | myths? | nonsense | unlikely | impossible | implausible
    | incorrect(?:ly)? | inaccurate | misleading | baseless | unfounded | rumou?rs?
    )\b)"""
_CONDITION = r"""
    (?P<condition>(?<!\bas\ )\bif\b(?!\ (?:any|anything)\b) | \bunless\b
    | \b(?:(?:provid(?:ed|ing)|assuming)\ that|suppos(?:e|ing)|imagine)\b(?!\ (?:by|to|with)\b)
    | (?<=,\ )provided\b(?!\ (?:by|to|with)\b)
    | \b(?:as|so)\ long\ as\b | \bin\ (?:the\ event|case)\b | \bon\ condition\b
    | (?:(?<=^)|(?<=^[“‘"'])|(?<=[,:]\ ))(?:[Ww]ere|[Hh]ad|[Ss]hould)(?=\ \w)
    )"""
_CLAIM = r"""(?P<claim>\b(?:
      claim(?:s|ed|ing)?(?=\ that\b|\ to\ (?:be|have)\b|\ (?:the|there|he|she|they|it|we)\b)
    | alleg(?:e[sd]?|ing|ations?|edly) | accus(?:e[sd]?|ing|ations?)
    | purport(?:s|ed|edly)? | supposed(?:ly)? | so-called | pretend(?:s|ed|ing)?
    | insinuat(?:e[sd]?|ing|ions?) | suggestions?\ that | whether | as\ (?:if|though)
    | (?:critics|opponents|sceptics|skeptics|detractors|some|others|rivals)
      \ (?:of\ (?:\w+\ ){1,4})?(?:have\ )?
      (?:say|said|argued?|believed?|think|thought|feared?|warn(?:ed)?|suggest(?:ed)?|claim(?:ed)?)
    | asked\ (?:about|if|why|how)
    )\b)"""
_TURNING = re.compile(
    f"{_NEGATION}|{_DENIAL}|{_VERDICT}|{_CONDITION}|{_CLAIM}", re.VERBOSE | re.IGNORECASE
)
_NUMBER_TEN = re.compile(r"No\.?\s\d")  # Downing Street, and any numbered thing
_PASSIVE = re.compile(
    r"\b(?:(?:which|whom)(?:\s\w+){0,8}"
    r"|(?:that|was|were|been|be|being|is|are|has|have|had|got|who|he|she|they|it)(?:\s\w+){0,3})\s$"
)
"""What stands before a denial of something that was said before it: "…, which he rejected"."""

# --- how far they reach ----------------------------------------------------------------

_BREAK = re.compile(
    r";|(?<!nothing )(?<!anything )(?<!all )(?<!none )(?<!one )(?<!nobody )(?<!cannot )"
    r"\b(?:but|however)\b",
    re.IGNORECASE,
)
_NEXT_CLAUSE = re.compile(
    r",[’”\"']?\s(?:and|while|whereas|although|though|adding|saying|telling|insisting|arguing|yet)\b",
    re.IGNORECASE,
)
_NEXT_AFTER_NO = re.compile(r"\b(?:until|except|because)\b", re.IGNORECASE)
_COMMA = re.compile(r",[’”\"']?\s(?!(?:or|nor)\b)")
_ASIDE = 8  # code points between a negation and a comma that only lets somebody in
_CLAUSE_BEGINS = re.compile(
    r",|\b(?:that|which|who|whether|because|and|or|said|says|told|added|where|when|while|if|as)\b",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:could|would|might|may|should|must|ought\sto)"
    r"(?:\s(?:also|then|still|only|well|yet|be|have|been|get|[a-z]{2,14}ly)){0,4}\s$"
)
_OF_ANYTHING = frozenset({"verbal", "negative", "denial"})
_BARE = 4
_HOLDS = re.compile(
    r"\b(?:is|are|was|were|be|been|being|will|would|could|can|may|might|must|shall|should|ought"
    r"|has|have|had|do|does|did)\b",
    re.IGNORECASE,
)
_LOOK = 80  # code points looked at before a mark for its modal verb, before a denial for its object


def turns_sense(text: str) -> bool:
    """Whether any word of a text turns others."""
    return _TURNING.search(text) is not None


def find_turns(text: str, said: Sequence[Span] = ()) -> list[Turn]:
    """The turning words of a text in order, with their reach; ``said`` are cues that turn nothing.

    "The minister claimed …" is a claim, but where the minister is named as the speaker
    beside it, nobody takes it for more. "Critics say" and "alleged" stay what they are.
    """
    borders = _Borders(text)
    found = []
    for match in _TURNING.finditer(text):
        start, end = match.span()
        kind = match.lastgroup or ""
        claimed = match[0].lower().startswith("claim")
        if claimed and any(a <= start and end <= b for a, b in said):
            continue
        if _NUMBER_TEN.match(text, start):
            continue
        low, high = borders.around(start, end)
        tail = end
        if kind == "condition":
            comma = text.find(",", end, high)
            tail = high if comma < 0 else comma
        elif kind == "verdict":
            pass
        elif kind == "verbal":
            low = max(low, borders.clause_begin(start))
            high = min(high, borders.next_clause(end), borders.next_after_no(text, end))
        elif kind == "negative":
            low = start
            high = min(high, borders.next_clause(end), borders.next_after_no(text, end))
        elif kind == "denial" and _PASSIVE.search(text, max(0, start - _LOOK), start):
            high = min(high, borders.next_clause(end))
        else:  # an active denial, a claim: of what follows; ", critics say" of what is before
            trailing = not text[end:high].strip(" ,.’”\"'")
            low = low if trailing and kind == "claim" else start
            high = min(high, borders.next_clause(end))
        found.append(Turn(start, end, kind, (low, high), tail))
    return found


class _Borders:
    """Where what turns a sentence stops doing so."""

    def __init__(self, text: str) -> None:
        ends = [end for _, end in split_sentences(text)]
        self._breaks = sorted({0, len(text), *ends, *(m.start() for m in _BREAK.finditer(text))})
        self._clauses = [m.start() for m in _NEXT_CLAUSE.finditer(text)]
        self._after_no = [m.start() for m in _NEXT_AFTER_NO.finditer(text)]
        self._commas = [m.start() for m in _COMMA.finditer(text)]
        self._begins = [m.end() for m in _CLAUSE_BEGINS.finditer(text)]
        self._end = len(text)

    def around(self, start: int, end: int) -> Span:
        """The breaks on either side."""
        low = self._breaks[bisect_right(self._breaks, start) - 1]
        return low, self._first(self._breaks, end)

    def next_clause(self, at: int) -> int:
        """Where the next main clause begins."""
        return self._first(self._clauses, at)

    def next_after_no(self, text: str, at: int) -> int:
        """Where a clause begins to which a "not" before it does not reach.

        The first comma, but for one right after it: "did not, he said, resign".
        """
        comma = self._first(self._commas, at)
        if comma - at < _ASIDE:
            comma = self._first(self._commas, text.find(",", comma + 1) + 1 or self._end)
        return min(comma, self._first(self._after_no, at))

    def clause_begin(self, at: int) -> int:
        """Where the clause around ``at`` begins."""
        place = bisect_right(self._begins, at)
        return self._begins[place - 1] if place else 0

    def _first(self, places: Sequence[int], at: int) -> int:
        place = bisect_left(places, at)
        return places[place] if place < len(places) else self._end


def whole_mark(text: str, mark: Span, said: Sequence[Span] = ()) -> Span | None:
    """``mark`` widened by the words that turn it; None where that would be too much to mark.

    All spans are into ``text``. What no word turns stays as it is.
    """
    start, end = _with_modal(text, mark)
    turns = find_turns(text, said)
    if _is_bare(text[start:end]):
        turns = [turn for turn in turns if turn.kind in _OF_ANYTHING]
    while True:
        if end - start > max(LONGEST_MARK, mark[1] - mark[0]):
            return None
        wider = list(_needed(turns, start, end))
        if not wider:
            return _trimmed(text, start, end)
        start = min(start, *(a for a, _ in wider))
        end = max(end, *(b for _, b in wider))


def _needed(turns: Sequence[Turn], start: int, end: int) -> Iterator[Span]:
    """What a mark has to take in."""
    for turn in turns:
        low, high = turn.reach
        if low < end and high > start:
            stop = turn.tail if turn.start >= end or turn.tail <= end else turn.end
            if turn.start < start or stop > end:
                yield turn.start, stop


def _is_bare(marked: str) -> bool:
    """Whether marked words are a name, a number or one word: nothing that could be so or not.

    Whoever is denied to have come did not come. But who might come is asked for, and is he.
    """
    words = marked.split()
    if len(words) <= 1:
        return True
    return (
        len(words) <= _BARE
        and any(word[0].isdigit() or word[0].isupper() for word in words[1:])
        and not _HOLDS.search(marked)
    )


def _with_modal(text: str, mark: Span) -> Span:
    """With "could", where the mark begins at the verb behind it: "could close" is no "close"."""
    modal = _MODAL.search(text, max(0, mark[0] - _LOOK), mark[0])
    return (modal.start(), mark[1]) if modal else mark


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return start, end
