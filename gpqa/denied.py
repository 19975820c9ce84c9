"""What a denial denies: the sentence right before it, which somebody else says.

"Councillor Quill denied this" is hers and holds nothing of what she denied. Where her words are
asked for, it is found by the claim before it, and quoted with that as what it replies to.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gpqa.denials import denies
from gpqa.models import Attribution
from gpqa.statements.lexicon import WHAT_WAS_TOLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.evidence import Evidence
    from gpqa.store import Store
    from gpqa.wanted import Whose

__all__ = ["claim_before", "pass_on_to_denials"]

_COST = 0.05
"""What a denial scores below the claim that it is found by, like any reply."""
_GAP = 8
"""Code points of white space between the two, at most."""


def _is_denial_of(denial: Evidence, claim: Evidence, between: str) -> bool:
    """Whether a sentence that is told of somebody denies the one before it, which is not theirs.

    ``between`` stands between them; in another paragraph it may be another claim that is meant.
    """
    voice = denial.voice
    if voice.attribution is not Attribution.REPORTED or voice.number is None:
        return False
    if claim.voice.number == voice.number or claim.kind is not denial.kind:
        return False
    beside = not between or (between.isspace() and "\n" not in between and "\r" not in between)
    return beside and (_holds_nothing(denial) or denies(denial.text, claim.text))


def _holds_nothing(denial: Evidence) -> bool:
    """Whether all that is told is a word for what was told before: "Ann Lee, the chair, denies it".

    Only of a denial that is a statement.
    """
    text, start = denial.text, denial.start
    return any(
        text[a - start : b - start].casefold() in WHAT_WAS_TOLD
        for a, b in denial.voice.spans
        if start <= a
    )


def pass_on_to_denials(found: list[Evidence], store: Store, whose: Whose) -> list[Evidence]:
    """A claim does not answer what somebody else said of it; their denial of it does."""
    if whose.speakers is None or whose.asking:
        return found
    ordered = sorted(found, key=lambda e: (e.source, e.start))
    passed = list(ordered)
    for position, (claim, denial) in enumerate(pairwise(ordered)):
        if (
            claim.source == denial.source
            and denial.voice.number in whose.speakers
            and 0 <= denial.start - claim.end <= _GAP
            and claim.score - _COST > denial.score
            and _is_denial_of(denial, claim, _between(store, claim, denial))
        ):
            passed[position + 1] = denial.found_by(claim, _COST)
    return passed


def claim_before(store: Store, denial: Evidence, before: Sequence[Evidence]) -> Evidence | None:
    """The claim that a sentence denies, the last of those before it; None for none."""
    claim = before[-1] if before else None
    if claim is None or not 0 <= denial.start - claim.end <= _GAP:
        return None
    return claim if _is_denial_of(denial, claim, _between(store, claim, denial)) else None


def _between(store: Store, claim: Evidence, denial: Evidence) -> str:
    return store.text(claim.source, claim.end, denial.start) if claim.end < denial.start else ""
