"""Figures on who is said to have said it.

Only of quotes at a place that answers: of others nobody noted who speaks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.evaluate.evidence import AT
from gpqa.evaluate.places import covers
from gpqa.evaluate.results import Ratio

if TYPE_CHECKING:
    from gpqa.evaluate.run import Outcome
    from gpqa.models import Quote

__all__ = ["same_person", "values"]

_TITLES = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|baroness)\b\.?\s+)+"
)


def same_person(one: str, other: str) -> bool:
    """Whether two names are the same but for case, spaces and titles.

    A surname alone is not: the fullest name that the corpus gives is what is wanted.
    """
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    return _TITLES.sub("", " ".join(name.casefold().split()))


def values(outcome: Outcome, *, noted: bool) -> dict[str, Ratio]:
    """What a question adds; ``noted``: whether the gold set names speakers anywhere.

    Where it does, a place without one is the source's own voice, and a quote there that
    names somebody is wrong; where it does not, nobody noted who speaks.
    """
    right = wrong = missing = somebody = everybody = 0
    for quote in outcome.quotes[:AT]:
        spoken = _speakers(quote, outcome) if noted else set()
        if not spoken:
            continue
        everybody += 1
        people = {name for name in spoken if name is not None}
        said = quote.speaker is not None and any(same_person(quote.speaker, p) for p in people)
        wrong += quote.speaker is not None and not said
        if None not in spoken:  # a place in nobody's words may be quoted without a speaker
            somebody += 1
            right += said
            missing += quote.speaker is None
    shares = {}
    if somebody:
        shares["speaker_accuracy"] = Ratio(got=right, of=somebody)
        shares["speaker_missing"] = Ratio(got=missing, of=somebody)
    if everybody:
        shares["speaker_wrong"] = Ratio(got=wrong, of=everybody)
    return shares


def _speakers(quote: Quote, outcome: Outcome) -> set[str | None]:
    """Who speaks at the places that a quote is at."""
    return {place.speaker for place in outcome.gold.evidence if covers(quote, place)}
