"""From scored sentences to quotes: whole, best first, none twice, several sources heard."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from gpqa.edges import AROUND, has_marks, without_marks
from gpqa.highlight import highlight
from gpqa.joining import Neighbours
from gpqa.models import Attribution, Fate, Place, Quote
from gpqa.replies import tells_something
from gpqa.sameness import essence, only_repeats, same_words
from gpqa.structure import Kind
from gpqa.threads import date_at
from gpqa.units import alone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gpqa.evidence import Evidence
    from gpqa.replies import Question
    from gpqa.sentences import Span
    from gpqa.store import SourceRow, Store
    from gpqa.units import Unit
    from gpqa.voices import Voice

__all__ = [
    "CUT",
    "CUT_OF_ONE",
    "Choice",
    "Composed",
    "Cut",
    "choose",
    "compose",
    "facts_of",
    "fates",
    "quotes_of",
]


@dataclass(frozen=True, slots=True)
class Cut:
    """Where quoting stops, on the scale of :attr:`Evidence.score`."""

    margin: float
    """How far below the best a quote may score: beyond it, it would be padding."""
    margin_read: float
    """The same of a sentence that the scorer reads as an answer: what others say of it, and
    what contradicts the best, is no padding."""
    floor: float
    """Below this no quote follows the first."""
    same_source: float
    """What each quote that a source already gave costs its next: so that others are heard."""


CUT = Cut(margin=0.2, margin_read=0.35, floor=0.6, same_source=0.04)
CUT_OF_ONE = Cut(margin=0.3, margin_read=0.4, floor=0.6, same_source=0.04)
"""Where one person's words were asked for: all that they said on it is wanted, not a fact."""


@dataclass(slots=True)
class Composed:
    """A quote to be, and where else it stands."""

    unit: Unit
    also: list[Unit] = field(default_factory=list)


class Choice(NamedTuple):
    """A sentence that might have been quoted, and what became of it."""

    evidence: Evidence
    fate: Fate
    quote: int | None = None
    """The number, from 1, of the quote that it is in or whose words it repeats."""


def compose(
    found: Sequence[Evidence],
    store: Store,
    top: int,
    *,
    all_answer: bool = False,
    cut: Cut = CUT,
) -> tuple[Quote, ...]:
    """At most ``top`` quotes out of ``found``, which is ordered best first, and so is this.

    What is far below the best is left out, unless ``all_answer``: then nothing is padding.
    """
    return quotes_of(choose(found, store, top, all_answer=all_answer, cut=cut), store)


def quotes_of(chosen: Iterable[Composed], store: Store) -> tuple[Quote, ...]:
    """What was chosen, as quotes in the same order."""
    return tuple(_quote(each, store) for each in chosen)


def choose(
    found: Sequence[Evidence],
    store: Store,
    top: int,
    *,
    all_answer: bool = False,
    cut: Cut = CUT,
    admits: Callable[[Voice], bool] | None = None,
) -> list[Composed]:
    """What :func:`compose` quotes; the denial of a claim only in a voice that is admitted.

    Taken greedily: the best that is left, where every quote that a source
    already gave counts against its next one. Ties keep the order of ``found``.
    What a quote already says is no quote of its own. Where there are enough, neighbours
    are one quote, so that there is room for another. A headline comes after what tells the
    same in full. Where ``all_answer``, somebody's own words come before what is reported of
    them, and each in the text's order: nothing was asked that one would answer better.
    """
    if not found:
        return []
    may_follow = _Padding(found[0], cut, all_answer=all_answer)
    waiting = [found[0], *(evidence for evidence in found[1:] if may_follow(evidence))]
    waiting = _headlines_last(waiting, cut)
    beside = Neighbours(found, store, admits)
    chosen: list[Composed] = []
    heard: Counter[int] = Counter()
    while waiting:
        best = max(
            waiting,
            key=lambda e: (
                all_answer and not _is_reported(e.voice.attribution),
                e.score - cut.same_source * heard[e.source],
            ),
        )
        waiting.remove(best)
        if any(_says(each.unit, best, beside) for each in chosen) or _only_repeats(best, chosen):
            continue
        unit = beside.whole(best)
        if (chosen or waiting) and beside.takes_back_alone(unit):
            continue
        if len(chosen) < top or _close_up(chosen, beside):
            _add(chosen, unit, beside)
        elif not _widen(chosen, unit, beside):
            break
        heard[best.source] += 1
    for evidence in found:
        _note_place(chosen, evidence, beside)
    chosen.sort(key=lambda each: -each.unit.anchor.score)
    if all_answer:
        sources = {each.unit.anchor.source: -place for place, each in enumerate(chosen[::-1])}
        chosen.sort(
            key=lambda each: (
                _is_reported(each.unit.attribution),
                sources[each.unit.anchor.source],
                each.unit.start,
            )
        )
    return _with_denials(chosen, beside, top)


def fates(
    found: Sequence[Evidence],
    chosen: Sequence[Composed],
    *,
    all_answer: bool = False,
    cut: Cut = CUT,
) -> list[Choice]:
    """What became of each of ``found`` when ``chosen`` was chosen, in the same order."""
    if not found:
        return []
    may_follow = _Padding(found[0], cut, all_answer=all_answer)
    numbered = list(enumerate(chosen, start=1))
    told = []
    for evidence in found:
        quoted = next((n for n, each in numbered if each.unit.holds(evidence)), None)
        if quoted is not None:
            told.append(Choice(evidence, Fate.QUOTED, quoted))
            continue
        places = ((n, place) for n, each in numbered for place in each.also)
        same = next((n for n, place in places if place.holds(evidence)), None)
        if same is not None:
            told.append(Choice(evidence, Fate.SAME_WORDS, same))
        elif may_follow(evidence) and _only_repeats(evidence, chosen):
            told.append(Choice(evidence, Fate.REPEATS))
        else:
            fate = Fate.BEYOND_TOP if may_follow(evidence) else Fate.TOO_WEAK
            told.append(Choice(evidence, fate))
    return told


_TELLING = 4
"""Content words of a headline that tells something; others name what stands below them."""


def _headlines_last(waiting: Sequence[Evidence], cut: Cut) -> list[Evidence]:
    """Each headline scored below what its source says nearly as well in full.

    But for one that is a quotation: those are somebody's own words.
    """
    ranked = []
    for each in waiting:
        told = each.kind is Kind.HEADLINE and each.voice.attribution is not Attribution.DIRECT
        if told and len(each.terms) >= _TELLING:
            least = min(
                (
                    other.score
                    for other in waiting
                    if other.source == each.source
                    and other.kind is not Kind.HEADLINE
                    and other.score >= each.score - cut.margin
                ),
                default=each.score,
            )
            if least < each.score:
                each = replace(each, score=least - _BELOW)  # noqa: PLW2901
        ranked.append(each)
    return ranked


_BELOW = 1e-4


def _is_reported(attribution: Attribution | None) -> bool:
    """Whether words are not somebody's own."""
    return attribution not in {Attribution.DIRECT, Attribution.TURN}


class _Padding:
    """Tells what may follow the best sentence from what would be padding."""

    def __init__(self, best: Evidence, cut: Cut, *, all_answer: bool) -> None:
        self._all = all_answer
        self._least = max(cut.floor, best.score - cut.margin)
        self._least_read = max(cut.floor, best.score - cut.margin_read)

    def __call__(self, evidence: Evidence) -> bool:
        least = self._least_read if evidence.read_as_answer else self._least
        return self._all or evidence.score >= least


def _add(chosen: list[Composed], unit: Unit, beside: Neighbours) -> None:
    """One more quote, or more of one that it overlaps."""
    if any(each.unit.overlaps(unit) for each in chosen):
        if _widen(chosen, unit, beside):
            return
        unit = alone(unit.anchor)
        if any(each.unit.overlaps(unit) for each in chosen):
            return
    chosen.append(Composed(unit))


def _widen(chosen: list[Composed], unit: Unit, beside: Neighbours) -> bool:
    """Make one of the quotes wider by what stands beside it; whether any could be.

    Quotes that it overlaps become one with it: no two of them ever share a word.
    """
    overlapped = [each for each in chosen if each.unit.overlaps(unit)]
    for first in overlapped or chosen:
        both = beside.together(first.unit, unit)
        for other in overlapped:
            if both is not None and other is not first:
                both = beside.together(both, other.unit)
        if both is not None:
            first.unit = both
            chosen[:] = [each for each in chosen if each is first or each not in overlapped]
            return True
    return False


def _close_up(chosen: list[Composed], beside: Neighbours) -> bool:
    """Make one quote of two that stand side by side; whether there are any."""
    for one, other in combinations(chosen, 2):
        both = beside.together(one.unit, other.unit)
        if both is not None:
            one.unit = both
            chosen.remove(other)
            return True
    return False


def _with_denials(chosen: Sequence[Composed], beside: Neighbours, top: int) -> list[Composed]:
    """Each quote followed by what denies it in somebody else's words, at most ``top`` in all.

    Where there is room for one of the two, it is the denial: what it denies stands beside it.
    """
    told: list[Composed] = []
    added: list[Composed] = []
    for each in chosen:
        if len(told) >= top:
            break
        if any(each is other for other in told):
            continue
        denial = beside.denial(each.unit)
        if denial is None:
            told.append(each)
            continue
        follows = _as_reply(denial, [*chosen, *added])
        if any(follows is other for other in told):
            told.append(each)
        else:
            added.append(follows)
            told += [each, follows] if len(told) + 1 < top else [follows]
    return told


def _as_reply(denial: Unit, chosen: Sequence[Composed]) -> Composed:
    """A denial as a quote: the one that is quoted already, with what it denies, or a new one."""
    given = [each for each in chosen if each.unit.overlaps(denial)]
    if not given:
        return Composed(denial)
    first = min(given, key=lambda each: each.unit.start)
    unit = first.unit
    if unit.start >= denial.start and len(given) == 1 and unit.end <= denial.end:
        unit = replace(denial, anchor=unit.anchor, quoted=unit.quoted)
    if unit.start == denial.start:
        first.unit = replace(unit, question=unit.question or denial.question)
    return first


def _says(unit: Unit, evidence: Evidence, beside: Neighbours) -> bool:
    """Whether a sentence is in a quote, word for word, here or elsewhere."""
    return unit.holds(evidence) or any(_same(evidence, each, beside) for each in unit.quoted)


def _same(one: Evidence, other: Evidence, beside: Neighbours) -> bool:
    """Whether two sentences say the same: "No." says something else to every question.

    Nor are the same words the same where only one of their sources denies them.
    """
    return (
        tells_something(one)
        and same_words(one, other)
        and beside.is_denied(one) == beside.is_denied(other)
    )


def _only_repeats(evidence: Evidence, chosen: Sequence[Composed]) -> bool:
    """Whether a sentence is a headline of what is quoted in full."""
    return only_repeats(evidence, [other for each in chosen for other in each.unit.quoted])


def _note_place(chosen: Sequence[Composed], evidence: Evidence, beside: Neighbours) -> None:
    """Note a sentence as another place of the quote whose words it has."""
    if any(each.unit.holds(evidence) for each in chosen):
        return
    for each in chosen:
        if any(place.holds(evidence) for place in each.also):
            return
        if any(_same(evidence, other, beside) for other in each.unit.quoted):
            whole, unit = beside.whole(evidence), each.unit
            same = _essence(whole) == _essence(unit)
            each.also.append(whole if same else alone(evidence))
            return


def _essence(unit: Unit) -> tuple[str, ...]:
    return essence(unit.text, unit.start, unit.anchor.voice)


def _quote(composed: Composed, store: Store) -> Quote:
    unit = composed.unit
    source = store.source(unit.anchor.source)
    voice = unit.anchor.voice
    start, end = _bare(store, source, (unit.start, unit.end), unit.text)
    marked = ((max(start, a), min(end, b)) for each in unit.quoted for a, b in highlight(each))
    return Quote(
        text=unit.text[start - unit.start : end - unit.start],
        source_id=source.id,
        start=start,
        end=end,
        speaker=voice.speaker,
        attribution=unit.attribution,
        cue=voice.cue,
        highlight=tuple((low, high) for low, high in marked if low < high),
        score=round(unit.anchor.score, 4),
        **facts_of(store, unit.anchor.source, start, end),
        reply_to=None if unit.question is None else _question(unit.question, store),
        also=tuple(_place(each, store) for each in composed.also),
    )


def _place(unit: Unit, store: Store) -> Place:
    return _place_at(
        unit.anchor.source, (unit.start, unit.end), unit.text, unit.anchor.voice, store
    )


def _question(question: Question, store: Store) -> Place:
    span = question.start, question.end
    return _place_at(question.source, span, question.text, question.voice, store)


def _place_at(number: int, span: Span, text: str, voice: Voice, store: Store) -> Place:
    source = store.source(number)
    start = span[0]
    low, high = _bare(store, source, span, text)
    return Place(
        source_id=source.id,
        start=low,
        end=high,
        text=text[low - start : high - start],
        speaker=voice.speaker,
        **facts_of(store, number, low, high),
    )


def _bare(store: Store, source: SourceRow, span: Span, text: str) -> Span:
    """A quote's place without the marks of mail and Markdown at its ends."""
    if not has_marks(text):
        return span
    start, end = span
    first = max(0, start - AROUND)
    around = store.text(source.no, first, min(source.length, end + AROUND))
    low, high = without_marks(around, start - first, end - first)
    return first + low, first + high


def facts_of(store: Store, number: int, start: int, end: int) -> dict[str, Any]:
    """What quotes and other places say of their source, and of where in it they are, alike."""
    source = store.source(number)
    page, page_end = pages_at(store, source, start, end)
    return {
        "source_sha256": source.sha256,
        "source_title": source.title,
        "source_date": date_at(store, source, start),
        "source_date_of_file": bool(source.date_of_file),
        "source_author": source.author,
        "source_site": source.site,
        "source_url": source.url,
        "page": page,
        "page_end": page_end,
        "converter": source.converter,
        "converted_sha256": source.text_sha256,
    }


def pages_at(
    store: Store, source: SourceRow, start: int, end: int
) -> tuple[int | None, int | None]:
    """The pages that a place begins and ends on, counted from 1; None of a source without."""
    if not source.converter:
        return None, None
    starts = store.pages(source.no)
    # A page is the last that begins before the character.
    return bisect_right(starts, start) or None, bisect_right(starts, end - 1) or None
