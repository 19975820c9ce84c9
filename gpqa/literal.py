"""What a question puts in quotation marks, found word for word: 'Who said "It is eerie"?'.

Letters' case, the shape of marks and what stands between words make no difference; the
words and their order do. Common words are enough, of which no index is asked elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from gpqa.holding import passages_holding, with_texts
from gpqa.models import Attribution
from gpqa.terms import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gpqa.evidence import Evidence
    from gpqa.store import PassageRow, Scope, Store

__all__ = [
    "LITERAL",
    "Literal",
    "find_literal",
    "holds_rest",
    "is_marked",
    "literal_first",
    "quoted_in",
    "without_quoted",
]

LITERAL = 0.95
"""How sure a sentence at least is to answer where the words asked for stand in it. Set by
eye: one of them may be quoted by somebody else, or be a rumour's."""
_BONUS = 2.0
"""What such a sentence is better than any other."""
_REPEATED = 0.5
"""What it is less so where whoever speaks in turn quotes the words: they are another's."""

_LONGEST = 400
"""Code points of a quotation in a question, at most."""
_QUOTED = re.compile(
    rf"“([^“”]{{1,{_LONGEST}}})”"
    rf"|\"([^\"]{{1,{_LONGEST}}})\""
    rf"|«([^«»]{{1,{_LONGEST}}})»"
    rf"|(?<!\w)‘((?:[^‘’]|’(?=\w)){{1,{_LONGEST}}})’(?!\w)"
    rf"|(?<!\w)'((?:[^']|(?<=\w)'(?=\w)){{1,{_LONGEST}}})'(?!\w)"
)
_LEFT_OUT = re.compile(r"…|\.{3,}|\[[^\[\]]{0,80}\]")
_WORD = re.compile(r"\w++(?>(?:['’]\w++)*)")
_BETWEEN = r"\W{1,5}"
_MOST_WORDS = 80
_MARKED = re.compile(r"[“”\"«‘']\W{0,3}$")
_MARK_FOLLOWS = re.compile(r"\W{0,3}[”“\"»’']")
_MOST = 20
"""How many passages with the words are looked at."""
_LOOKED_AT = 2_000
"""Passages with the rarest of the words that are read through."""
_READ = 5_000_000
"""Code points that are read through where no word is rare."""
_MOST_PHRASES = 3
"""Quotations of a question that are looked up."""


@dataclass(frozen=True, slots=True)
class Literal:
    """Where words stand that a question quotes."""

    passages: tuple[PassageRow, ...] = ()
    spans: tuple[tuple[int, int, int], ...] = ()
    """Each with its source."""

    def within(self, source: int, start: int, end: int) -> tuple[int, int] | None:
        """The words in ``source[start:end]``, or as much of them as stands there."""
        for number, begin, stop in self.spans:
            if number == source and begin < end and stop > start:
                return max(begin, start), min(stop, end)
        return None


def quoted_in(text: str) -> tuple[str, ...]:
    """What stands in quotation marks, without them, and of what is left out the longest rest.

    The first three: whoever quotes more asks for more than words.
    """
    found = (next(filter(None, match.groups())) for match in _QUOTED.finditer(text))
    pieces = (max(_LEFT_OUT.split(each), key=len).strip() for each in found)
    told = dict.fromkeys(piece for piece in pieces if _WORD.search(piece))
    return tuple(islice(told, _MOST_PHRASES))


def without_quoted(text: str) -> str:
    """A text without what stands in quotation marks."""
    return _QUOTED.sub(" ", text)


def find_literal(store: Store, phrases: Iterable[str], scope: Scope | None) -> Literal:
    """Where any of ``phrases`` stands, in the passages of ``scope`` or in all.

    A single word only where it is all that is quoted: "No." in quotation marks.
    """
    passages: dict[int, PassageRow] = {}
    spans: dict[tuple[int, int, int], None] = {}
    for phrase in phrases:
        words = _WORD.findall(phrase)[:_MOST_WORDS]
        pattern = _pattern(words)
        for row, text in _read(store, phrase, pattern, scope):
            if len(passages) >= _MOST:
                break
            for match in pattern.finditer(text):
                if len(words) > 1 or is_marked(text, *match.span()):
                    passages[row.no] = row
                    spans[row.source, row.start + match.start(), row.start + match.end()] = None
    return Literal(tuple(passages.values()), tuple(spans))


def holds_rest(store: Store, literal: Literal, words: frozenset[str]) -> bool:
    """Whether all of these stems, too, stand in one of the passages that hold the quoted words.

    'Who said the "bedroom tax" was abolished in 1990?' asks for more than what it quotes.
    """
    if not words:
        return True
    return any(words <= set(stems(text)) for _, text in with_texts(store, literal.passages))


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    each = (re.escape(word).replace("’", "'").replace("'", "['’]") for word in words)
    return re.compile(rf"(?<!\w){_BETWEEN.join(each)}(?!\w)", re.IGNORECASE)


def is_marked(text: str, start: int, end: int) -> bool:
    """Whether words stand between quotation marks."""
    before = text[max(0, start - 4) : start]
    return bool(_MARKED.search(before) and _MARK_FOLLOWS.match(text, end))


def _read(
    store: Store, phrase: str, pattern: re.Pattern[str], scope: Scope | None
) -> Iterable[tuple[PassageRow, str]]:
    """The passages that may hold a phrase, each with its text."""
    if wanted := list(dict.fromkeys(stems(phrase))):
        counts = store.document_frequencies(wanted)
        rarest = min(wanted, key=lambda stem: counts.get(stem, 0))
        return passages_holding(store, [rarest], _LOOKED_AT, scope)
    numbers = _of_sources_with(pattern, store) if scope is None else scope.passages
    return with_texts(store, store.passages(numbers))


def _of_sources_with(pattern: re.Pattern[str], store: Store) -> list[int]:
    """The passages of the first sources that have a phrase without a word that is indexed."""
    numbers: list[int] = []
    left, sources = _READ, 0
    for source in store.sources():
        if left <= 0 or sources >= _MOST:
            break
        left -= source.length
        if pattern.search(store.text(source.no, 0, source.length)):
            scope = store.scope([source.no])
            numbers += scope.passages if scope else ()
            sources += 1
    return numbers


def literal_first(evidence: list[Evidence], literal: Literal) -> tuple[list[Evidence], bool]:
    """The evidence with what holds the very words asked for before all else; whether any does.

    What somebody says before what the source itself does, and in a turn their own words before
    those that they repeat in quotation marks.
    """
    found = []
    for each in evidence:
        span = literal.within(each.source, each.start, each.end)
        if span is None:
            found.append(each)
            continue
        bonus = _BONUS if each.voice.attribution is not None else _BONUS / 2
        start, end = span[0] - each.start, span[1] - each.start
        if each.voice.attribution is Attribution.TURN and is_marked(each.text, start, end):
            bonus -= _REPEATED
        found.append(replace(each, score=each.score + bonus, literal=bonus, answer=span))
    found.sort(key=lambda each: -each.score)
    return found, any(each.literal for each in found)
