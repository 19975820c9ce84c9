"""When a stretch of a source counts as a place that answers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gpqa.models import Quote

__all__ = ["Stretch", "covered", "covers", "overlap", "places_of"]


class Stretch(Protocol):
    """Code points ``start`` to ``end`` of a source."""

    @property
    def source_id(self) -> str:
        """Of which source."""
        ...

    @property
    def start(self) -> int:
        """Its first code point."""
        ...

    @property
    def end(self) -> int:
        """One after its last."""
        ...


def overlap(one: Stretch, other: Stretch) -> int:
    """How many code points two stretches share."""
    if one.source_id != other.source_id:
        return 0
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def covers(found: Stretch, place: Stretch) -> bool:
    """Whether ``found`` is at ``place``: they share at least half of the shorter one.

    So a sentence has a short answer inside it, a sentence lies inside a paragraph that
    answers, and two ways of cutting sentences agree; touching is not enough. That a quote
    is no longer than it should be is measured by itself (``char_precision``).
    """
    shorter = min(found.end - found.start, place.end - place.start)
    return shorter > 0 and 2 * overlap(found, place) >= shorter


def places_of(quotes: Iterable[Quote]) -> list[Stretch]:
    """Where the words of quotes are shown to stand: their own places, and the others they name."""
    return [place for quote in quotes for place in quote.places]


def covered(stretches: Sequence[Stretch], by: Iterable[Stretch]) -> tuple[int, int]:
    """How many code points ``stretches`` have, each once, and how many of them ``by`` has too."""
    mine, others = _merged(stretches), _merged(by)
    total = sum(end - start for spans in mine.values() for start, end in spans)
    shared = sum(
        max(0, min(end, b) - max(start, a))
        for source, spans in mine.items()
        for start, end in spans
        for a, b in others.get(source, ())
    )
    return total, shared


def _merged(stretches: Iterable[Stretch]) -> dict[str, list[tuple[int, int]]]:
    """Per source, stretches that do not overlap."""
    by_source: dict[str, list[tuple[int, int]]] = {}
    for stretch in stretches:
        by_source.setdefault(stretch.source_id, []).append((stretch.start, stretch.end))
    merged = {}
    for source, spans in by_source.items():
        spans.sort()
        kept = [spans[0]]
        for start, end in spans[1:]:
            if start <= kept[-1][1]:
                kept[-1] = (kept[-1][0], max(kept[-1][1], end))
            else:
                kept.append((start, end))
        assert all(a[1] < b[0] for a, b in pairwise(kept))
        merged[source] = kept
    return merged
