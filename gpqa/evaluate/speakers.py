"""Figures on who is said to have said it.

Only of quotes at a place that answers: of others nobody noted who speaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.evaluate.evidence import AT
from gpqa.evaluate.places import covers
from gpqa.evaluate.results import Ratio
from gpqa.names import agrees, parse_name

if TYPE_CHECKING:
    from gpqa.evaluate.run import Outcome
    from gpqa.models import Quote

__all__ = ["same_person", "values"]


def same_person(found: str, expected: str) -> bool:
    """Whether a name that was found is the one expected, but for titles and letters behind it.

    "Jeremy Hunt" is "Right Hon. Jeremy Hunt MP (Chancellor)". A surname alone is not
    enough where the given name is known: the fullest name that the corpus gives is what
    is wanted. Where only a surname is expected, as in a transcript's "Mr Hunt", more is right.
    """
    if " ".join(found.casefold().split()) == " ".join(expected.casefold().split()):
        return True
    one, other = (parse_name(n.title() if n.islower() else n) for n in (found, expected))
    if one is None or other is None or not agrees(one, other):
        return False
    return bool(one.given) or not other.given


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
