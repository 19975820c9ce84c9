"""Windows: what a scorer reads. The sentences that rank high, each with what stands around it.

A sentence alone does not say who "he" is; a whole passage costs more than it tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpqa.scorer.protocol import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.evidence import Evidence
    from gpqa.store import Store

__all__ = ["CHARACTERS", "WINDOWS", "Window", "cut_windows"]

CHARACTERS = 600
"""Longest window, in code points: some 140 tokens of English. A longer sentence stands alone."""
WINDOWS = 5
"""How many windows are read for a question."""


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring sentences of one source."""

    source: int
    start: int
    end: int
    members: tuple[int, ...]
    """Positions, in the evidence that it was cut from, of its sentences, in the text's order."""
    text: Text


def cut_windows(
    evidence: Sequence[Evidence],
    store: Store,
    *,
    limit: int = WINDOWS,
    characters: int = CHARACTERS,
) -> list[Window]:
    """At most ``limit`` windows around the best of ``evidence``, which is ordered best first.

    No sentence is in two windows. A window begins with the best sentence that is in none
    yet and takes in neighbours, after it and before it in turn, while they fit.
    """
    order = sorted(range(len(evidence)), key=lambda i: (evidence[i].source, evidence[i].start))
    place = {number: position for position, number in enumerate(order)}
    taken: set[int] = set()
    windows: list[Window] = []
    for best in range(len(evidence)):
        if len(windows) == limit:
            break
        if best in taken:
            continue
        low = high = place[best]
        growing = {1, -1}
        side = 1
        while growing:
            if side in growing:
                near = high + 1 if side > 0 else low - 1
                wider = min(low, near), max(high, near)
                if (
                    0 <= near < len(order)
                    and order[near] not in taken
                    and _fits(evidence[order[wider[0]]], evidence[order[wider[1]]], characters)
                ):
                    low, high = wider
                else:
                    growing.discard(side)
            side = -side
        members = tuple(order[low : high + 1])
        taken.update(members)
        windows.append(_window(evidence, members, store))
    return windows


def _fits(first: Evidence, last: Evidence, characters: int) -> bool:
    return first.source == last.source and last.end - first.start <= characters


def _window(evidence: Sequence[Evidence], members: tuple[int, ...], store: Store) -> Window:
    first, last = evidence[members[0]], evidence[members[-1]]
    spans = tuple((evidence[i].start - first.start, evidence[i].end - first.start) for i in members)
    return Window(
        first.source,
        first.start,
        last.end,
        members,
        Text(
            store.source(first.source).title,
            store.text(first.source, first.start, last.end),
            spans,
        ),
    )
