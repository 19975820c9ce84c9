"""Which sentence denies a quote: right after it, below the post that it is from, or a verdict.

Whether the words of a sentence deny another is told elsewhere (:mod:`gpqa.denials`,
:mod:`gpqa.turnabouts`, :mod:`gpqa.rejections`, :mod:`gpqa.corrections`, :mod:`gpqa.verdicts`);
here it is found which sentence to hold against which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.corrections import heads_corrections, puts_right
from gpqa.denials import denies, says_no
from gpqa.models import Attribution
from gpqa.posts import REACH as POST
from gpqa.posts import find_post_end
from gpqa.rejections import turns_against
from gpqa.replies import ASKED
from gpqa.structure import Kind
from gpqa.surroundings import NEAR
from gpqa.terms import find_terms
from gpqa.turnabouts import goes_on_about, is_turned
from gpqa.verdicts import REACH, find_checked, is_rating

if TYPE_CHECKING:
    from gpqa.evidence import Evidence
    from gpqa.surroundings import Surroundings
    from gpqa.units import Unit

__all__ = ["Contradictions"]


class Contradictions:
    """What denies the quotes of an answer; each is looked for once."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._store = around.store
        self._denials: dict[tuple[int, int, int], Evidence | None] = {}

    def writer_goes_on(self, unit: Unit, after: Evidence) -> bool:
        """Whether the writer goes on about whoever is quoted, in the same paragraph."""
        mine, theirs = unit.anchor.voice, after.voice
        return self._around.near(unit, after) and goes_on_about(after.text, mine, theirs)

    def denial_of(self, unit: Unit) -> Evidence | None:
        """The sentence right after a quote that denies it, or the verdict on it.

        In words that may be quoted.
        """
        key = unit.anchor.source, unit.start, unit.end
        if key not in self._denials:
            self._denials[key] = self._find_denial(unit) or self._find_verdict(unit)
        return self._denials[key]

    def _find_verdict(self, unit: Unit) -> Evidence | None:
        """The verdict of a fact-check on a claim, or on what says the same below it."""
        source = unit.anchor.source
        low = max(0, unit.start - REACH)
        text = self._store.text(source, low, unit.end + REACH)
        if low:  # from a line's beginning on
            skipped = text.find("\n") + 1
            low, text = low + skipped, text[skipped:]
        checked = find_checked(text, unit.start - low)
        if checked is None or low + checked.verdict < unit.end:
            return None
        first, last = checked.claim
        if not (low + first < unit.end and unit.start < low + last) and not (
            unit.anchor.voice.attribution is not None and _restates(unit, text[first:last])
        ):
            return None
        rows = self._around.rows(source, low + checked.verdict, low + checked.verdict + 1)
        verdict = self._around.evidence(rows[0]) if rows else None
        if verdict is None or verdict.start < unit.end:
            return None
        if verdict.kind is Kind.COMMENT and unit.anchor.kind is not Kind.COMMENT:
            return None  # what a reader writes below is no verdict
        return verdict if self._around.may_quote(verdict) else None

    def _find_denial(self, unit: Unit) -> Evidence | None:
        beside = self._around.after(unit)
        for after in (beside, self._after_post(unit)):
            if after is None or after.kind is not unit.anchor.kind:
                continue
            goes_on = after is beside and self.writer_goes_on(unit, after)
            if (self._around.may_quote(after) or goes_on) and self._is_denied(unit, after):
                return after
        return None

    def _after_post(self, unit: Unit) -> Evidence | None:
        """The sentence below the post that a quote is from."""
        source, begin = unit.anchor.source, unit.anchor.begin
        low = max(0, begin - POST)
        text = self._store.text(source, low, unit.end + POST)
        end = find_post_end(text, begin - low, unit.end - low)
        rows = [] if end is None else self._around.rows(source, low + end, low + end + NEAR)
        return next((self._around.evidence(row) for row in rows if row.start >= unit.end), None)

    def _is_denied(self, unit: Unit, after: Evidence) -> bool:
        """Whether the sentence right after a quote says that it is not so, or turns it."""
        mine, theirs = unit.anchor.voice, after.voice
        said = after.text[after.begin - after.start :].lstrip(_QUOTING)
        turns = mine.attribution is theirs.attribution is Attribution.TURN
        same = mine.number == theirs.number
        if turns and mine.cue != theirs.cue and not same:
            return says_no(said)
        beside = self._around.same_paragraph(after, unit.end, after.start)
        if (is_rating(said) or heads_corrections(said)) and not beside:
            return False  # a verdict on the claim, not on what was found out about it
        last = unit.text[-_LOOK_BACK:].lstrip(_QUOTING)
        one = self._around.of_one_kind(unit.anchor, after)
        if self._around.near(unit, after) and is_turned(said, last, mine, theirs, one=one):
            return True
        if ASKED.search(last) and not says_no(said):
            return False
        named = same and mine.number is not None
        another = not named and mine.attribution is not Attribution.TURN
        against = turns and same and turns_against(said, last)
        righted = another and beside and puts_right(said, last)
        return against or righted or denies(said, last, another=another)


_RESTATES = 0.5  # of a claim's content words, that a sentence holds which says the same


def _restates(unit: Unit, claim: str) -> bool:
    """Whether a quote says what a claim says, as far as words tell."""
    told = {term.stem for term in find_terms(unit.text)}
    claimed = {term.stem for term in find_terms(claim)}
    return len(claimed) > 1 and len(claimed & told) >= _RESTATES * len(claimed)


_QUOTING = "> "  # before a line of an e-mail that is quoted in another
_LOOK_BACK = 300  # code points of a claim that are read
