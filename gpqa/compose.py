"""From scored sentences to quotes: whole, best first, none twice, several sources heard."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from gpqa.models import Fate, Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gpqa.evidence import Evidence
    from gpqa.store import Store

__all__ = ["Choice", "Composed", "choose", "compose", "fates", "may_answer", "quotes_of"]

# These three were set by eye, on questions to the five articles: evaluation is to
# replace them. _FLOOR is the score of which confidence gives one in ten.
_MARGIN = 0.42
"""How far below the best a quote may score: beyond it, it would be padding."""
_FLOOR = 0.6
"""Below this no quote follows the first."""
_SAME_SOURCE = 0.04
"""What each quote that a source already gave costs its next: so that others are heard."""
_FEWEST_TERMS = 2
"""A sentence with fewer content words ("Lovely.", "Mr Lee: Yes.") says nothing by itself."""
_LABEL = re.compile(r"[^\W\d_][^:\n]{0,60}:\s")
_HARMLESS = frozenset({"a", "an", "the", "that", "mr", "mrs", "ms", "dr", "said", "he", "she"})
"""Words that two reports of the same sentence may differ in."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A quote to be."""

    evidence: Evidence
    also: list[Evidence] = field(default_factory=list)
    """Sentences that were left out for saying the same."""


class Choice(NamedTuple):
    """A sentence that might have been quoted, and what became of it."""

    evidence: Evidence
    fate: Fate
    quote: int | None = None
    """The number, from 1, of the quote that it is in or whose words it repeats."""


def compose(
    found: Sequence[Evidence], store: Store, top: int, *, all_answer: bool = False
) -> tuple[Quote, ...]:
    """The quotes that :func:`choose` chooses."""
    return quotes_of(choose(found, top, all_answer=all_answer), store)


def quotes_of(chosen: Iterable[Composed], store: Store) -> tuple[Quote, ...]:
    """What was chosen, as quotes in the same order."""
    return tuple(_quote(each.evidence, store) for each in chosen)


def choose(found: Sequence[Evidence], top: int, *, all_answer: bool = False) -> list[Composed]:
    """At most ``top`` quotes out of ``found``, which is ordered best first, and so is this.

    What is far below the best is left out, unless ``all_answer``: then nothing is padding.

    Taken greedily: the best that is left, where every quote that a source
    already gave counts against its next one. Ties keep the order of ``found``.
    """
    if not found:
        return []
    least = _least(found, all_answer=all_answer)
    waiting = [found[0], *(evidence for evidence in found[1:] if evidence.score >= least)]
    chosen: list[Composed] = []
    heard: Counter[int] = Counter()
    while waiting and len(chosen) < top:
        best = max(waiting, key=lambda e: e.score - _SAME_SOURCE * heard[e.source])
        waiting.remove(best)
        same = next((each for each in chosen if _say_the_same(best, each.evidence)), None)
        if same is None:
            chosen.append(Composed(best))
            heard[best.source] += 1
        else:
            same.also.append(best)
    chosen.sort(key=lambda each: -each.evidence.score)
    return chosen


def fates(
    found: Sequence[Evidence], chosen: Sequence[Composed], *, all_answer: bool = False
) -> list[Choice]:
    """What became of each of ``found`` when ``chosen`` was chosen, in the same order."""
    least = _least(found, all_answer=all_answer) if found else 0.0
    quoted: dict[tuple[int, int], int] = {}
    repeated: dict[tuple[int, int], int] = {}
    for number, each in enumerate(chosen, start=1):
        quoted[each.evidence.source, each.evidence.start] = number
        repeated.update({(other.source, other.start): number for other in each.also})
    told = []
    for evidence in found:
        place = evidence.source, evidence.start
        if place in quoted:
            told.append(Choice(evidence, Fate.QUOTED, quoted[place]))
        elif place in repeated:
            told.append(Choice(evidence, Fate.SAME_WORDS, repeated[place]))
        else:
            fate = Fate.BEYOND_TOP if evidence.score >= least else Fate.TOO_WEAK
            told.append(Choice(evidence, fate))
    return told


def _least(found: Sequence[Evidence], *, all_answer: bool) -> float:
    """The score from which what follows the best is no padding."""
    return -math.inf if all_answer else max(_FLOOR, found[0].score - _MARGIN)


def may_answer(evidence: Evidence) -> bool:
    """Whether a sentence says enough to be quoted at all."""
    label = _LABEL.match(evidence.text)
    said = label.end() if label else 0
    return sum(term.start >= said for term in evidence.terms) >= _FEWEST_TERMS


def _say_the_same(one: Evidence, other: Evidence) -> bool:
    """Whether two sentences are word for word the same, but for words that never matter.

    Strict on purpose: "£5m" and "£6m", "for" and "against", "not" and nothing,
    or the same words in another order are other statements.
    """
    return _essence(one.text) == _essence(other.text)


def _essence(text: str) -> list[str]:
    words = re.findall(r"[\w£$€%+-]+(?:['’.,][\w]+)*", text.casefold())
    return [word for word in words if word not in _HARMLESS]


def _quote(evidence: Evidence, store: Store) -> Quote:
    source = store.source(evidence.source)
    voice = evidence.voice
    return Quote(
        text=evidence.text,
        source_id=source.id,
        start=evidence.start,
        end=evidence.end,
        speaker=voice.speaker,
        attribution=voice.attribution,
        cue=voice.cue,
        highlight=_highlight(evidence),
        score=round(evidence.score, 4),
        source_sha256=source.sha256,
        source_title=source.title,
        source_date=source.date,
    )


def _highlight(evidence: Evidence) -> tuple[tuple[int, int], ...]:
    """The words that answer; where none were told apart, the question's words in the sentence.

    Neighbours with only white space between are one.
    """
    if evidence.answer is not None:
        return (evidence.answer,)
    spans: list[tuple[int, int]] = []
    for term in evidence.matches:
        gap = (
            evidence.text[spans[-1][1] - evidence.start : term.start - evidence.start]
            if spans
            else ""
        )
        if gap.isspace():
            spans[-1] = (spans[-1][0], term.end)
        else:
            spans.append((term.start, term.end))
    return tuple(spans)
