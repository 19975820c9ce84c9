"""Sentences that need each other, quoted as one: always a stretch of the source as it stands.

A sentence is quoted with its neighbour where it cannot be read without it:

- its subject stands in the one before: "This would cost £5m" (:mod:`gpqa.anaphora`)
- the same quotation opens in one and closes in the other
- the next denies it, corrects it or takes it back: "They do not", "That is untrue"
  (:mod:`gpqa.denials`), also across a paragraph's end, or below the post that it is from
  (:mod:`gpqa.posts`)
- the next turns it in a few words: "I won't", or tells what who speaks did not say
  (:mod:`gpqa.turnabouts`)
- it takes back what was printed: with what puts that right (:mod:`gpqa.corrections`)
- it is one of several answers with their figures, or what was asked (:mod:`gpqa.tallies`)
- it stands in a quotation of a few short sentences: "It leaks. It has leaked since May."
- it is what a line that ends in a colon announces, an item of a list or a quotation:
  "Ministers ruled out:" must not be lost; nor is such a line quoted without its list

A sentence that stands in a turn is quoted from the first words of it: who speaks is shown
beside the quote, and so is the question that a short answer needs (:mod:`gpqa.replies`).

A denial in somebody else's words is no part of a quote, which is one person's: it is a quote
of its own, with the claim as what it replies to (:meth:`Neighbours.denial`). So is the verdict
of a fact-check, which stands further down (:mod:`gpqa.verdicts`).

And two neighbours that are both to be quoted are one quote, in the text's own order: so
they were written to be read, and who speaks is said once. Only the words of one person, or
of none, only in one paragraph (but for what a colon announces), and at most
:data:`gpqa.units.LONGEST` characters: a quote is no page.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from gpqa.anaphora import needs_the_one_before
from gpqa.contradictions import Contradictions
from gpqa.corrections import is_withdrawn
from gpqa.denied import claim_before
from gpqa.models import Attribution
from gpqa.replies import Question, find_reply, may_answer
from gpqa.store.tables import PassageRow
from gpqa.structure import Kind
from gpqa.surroundings import GAP, NEAR, Surroundings
from gpqa.tallies import find_tally
from gpqa.units import LONGEST, Unit, alone, weaker
from gpqa.verdicts import is_rating
from gpqa.voices import OWN_VOICE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gpqa.evidence import Evidence
    from gpqa.store import SentenceRow, Store
    from gpqa.voices import Voice

__all__ = ["Neighbours"]

_NOBODY = re.compile(
    r"""(?:(?i:so|very|too|a|the|great|good)\ ){0,2}
    (?: (?i:many|some|most|several|few|others?|various|numerous|certain|those)
        (?:\ [a-z-]{2,14}){0,3}
      | (?:(?i:the|its|their|his|her)\ )?(?:[A-Za-z][a-z-]{1,14}\ )?
        (?i:people|opponents|critics|sceptics|skeptics|supporters|defenders|detractors|believers
          |admirers|enthusiasts|advocates|observers|commentators|historians|rumou?rs?|legend
          |tradition|folklore))""",
    re.VERBOSE,
)
"""Whom a claim is ascribed to that nobody in particular makes."""


class Neighbours:
    """Which sentences stand beside which, among those that were found.

    ``admits`` tells whose words may be quoted: the denial of a claim too is only quoted in them.
    """

    def __init__(
        self,
        found: Iterable[Evidence],
        store: Store,
        admits: Callable[[Voice], bool] | None = None,
    ) -> None:
        self._store = store
        self._around = Surroundings(found, store, admits)
        self._contradictions = Contradictions(self._around)

    def whole(self, evidence: Evidence) -> Unit:
        """A sentence with the neighbours that it cannot be read without."""
        unit = self._with_breath(self._with_quotation(alone(evidence)))
        first = self._around.found(evidence)
        while unit.start <= first.begin and needs_the_one_before(first):
            before = self._around.beside(first, -1)
            wider = None if before is None else self._wider(unit, before)
            if wider is None:
                break
            unit, first = wider, before or first
        unit = self._with_list(self._with_lead_in(self._with_short_answer(unit)))
        unit = self._with_tally(unit)
        for _ in range(_DENIALS):
            denied = self._with_denial(unit)
            if denied is unit:
                break
            unit = denied
        return self._with_claim(self._with_what_stood(unit))

    def is_denied(self, evidence: Evidence) -> bool:
        """Whether what stands right after a sentence denies it, or a verdict was given on it."""
        return self._contradictions.denial_of(alone(evidence)) is not None

    def denial(self, unit: Unit) -> Unit | None:
        """What denies a quote right after it, in somebody else's words, or beyond its limit.

        Or the verdict on it, wherever that stands. It has the quote as what it replies to.
        """
        evidence = self._contradictions.denial_of(unit)
        if evidence is None or not self._around.may_quote(evidence):
            return None
        claim = Question(unit.anchor.source, unit.start, unit.end, unit.text, unit.anchor.voice)
        denial = self._with_breath(self._with_quotation(alone(evidence)))
        rates = is_rating(evidence.text)
        turn = claim.voice.attribution is Attribution.TURN
        if rates or (
            turn and not may_answer(evidence)
        ):  # "No.", "FALSE." are quoted with what follows
            for _ in range(_REASONS if rates else 1):
                after = self._next(denial)
                wider = None if after is None else self._wider(denial, after)
                if wider is None:
                    break
                denial = wider
        if denial.start < unit.end:
            denial = alone(evidence)
        anchor = replace(evidence, score=unit.anchor.score)
        return replace(denial, anchor=anchor, quoted=(), question=claim)

    def together(self, unit: Unit, other: Unit) -> Unit | None:
        """Two that overlap or stand side by side, as one; None where they may not be."""
        first, last = (unit, other) if unit.start <= other.start else (other, unit)
        if unit.anchor.source != other.anchor.source or not self._around.of_one_kind(
            unit.anchor, other.anchor
        ):
            return None
        if last.start > first.end and not self._around.same_paragraph(
            first.anchor, first.end, last.start
        ):
            return None
        end = max(first.end, last.end)
        if end - first.start > LONGEST:
            return None
        quoted = {e.start: e for e in (*unit.quoted, *other.quoted)}
        return Unit(
            max(unit.anchor, other.anchor, key=lambda e: e.score),
            tuple(quoted[start] for start in sorted(quoted)),
            first.start,
            end,
            self._store.text(unit.anchor.source, first.start, end),
            weaker(unit.attribution, other.attribution),
            first.question,
        )

    def _wider(self, unit: Unit, beside: Evidence) -> Unit | None:
        """With a neighbour that is there to be understood; None where that may not be."""
        both = self.together(unit, alone(beside))
        return None if both is None else replace(both, anchor=unit.anchor, quoted=unit.quoted)

    def _with_quotation(self, unit: Unit) -> Unit:
        """With the sentence in which its quotation opens or closes, where that is the next one."""
        anchor = unit.anchor
        if anchor.voice.attribution is not Attribution.DIRECT:
            return unit
        spans = [(a, b) for a, b in anchor.voice.spans if a < unit.end and b > unit.start]
        low = min((a for a, _ in spans), default=unit.start)
        high = max((b for _, b in spans), default=unit.end)
        for step, cut in ((1, high > unit.end), (-1, low < unit.start)):
            beside = self._around.beside(anchor, step) if cut else None
            if beside is None or not (
                beside.voice.attribution is Attribution.DIRECT and beside.start <= low < beside.end
                if step < 0
                else beside.start < high <= beside.end
            ):
                continue
            unit = self._wider(unit, beside) or unit
        return unit

    def _with_breath(self, unit: Unit) -> Unit:
        """With all of its quotation, where that is no more than a few short sentences.

        Those that say too little by themselves were not found: "It leaks."
        """
        anchor = unit.anchor
        if anchor.voice.attribution is not Attribution.DIRECT:
            return unit
        spans = [(a, b) for a, b in anchor.voice.spans if a < unit.end and b > unit.start]
        low = min((a for a, _ in spans), default=unit.start)
        high = max((b for _, b in spans), default=unit.end)
        if high - low > _BREATH or (low >= unit.start and high <= unit.end):
            return unit
        rows = self._around.rows(anchor.source, low, high)
        if not 1 < len(rows) <= _SENTENCES or not all(
            row.kind == anchor.kind and self._around.has_same_voice(row, unit) for row in rows
        ):
            return unit
        start, end = min(rows[0].start, unit.start), max(rows[-1].end, unit.end)
        if end - start > LONGEST or not all(
            self._around.same_paragraph(anchor, one.end, other.start)
            for one, other in pairwise(rows)
        ):
            return unit
        return replace(unit, start=start, end=end, text=self._store.text(anchor.source, start, end))

    def _with_denial(self, unit: Unit) -> Unit:
        """With the sentence after it that denies it, where that is no other person's.

        Where it is not certain who claims it, claim and denial are the source's own words.
        """
        denial = self._contradictions.denial_of(unit)
        if denial is None or self._around.text_between(unit, denial).strip():
            return unit
        end = self._with_breath(self._with_quotation(alone(denial))).end
        if end - unit.start > LONGEST:
            return unit
        anchor, attribution = unit.anchor, unit.attribution
        if self._around.of_one_kind(anchor, denial):
            attribution = weaker(attribution, denial.voice.attribution)
        elif denial.voice.attribution is None and _is_hearsay(anchor.voice):
            anchor, attribution = replace(anchor, voice=OWN_VOICE), None
        elif self._contradictions.writer_goes_on(unit, denial):
            attribution = Attribution.REPORTED
        else:
            return unit
        text = self._store.text(anchor.source, unit.start, end)
        return replace(unit, anchor=anchor, end=end, text=text, attribution=attribution)

    def takes_back_alone(self, unit: Unit) -> bool:
        """Whether a quote takes back what was printed, and nothing in it puts that right.

        What somebody is quoted as saying of a mistake is theirs, and takes nothing back.
        """
        anchor = unit.anchor
        return (
            anchor.voice.attribution not in {Attribution.DIRECT, Attribution.REPORTED}
            and is_withdrawn(anchor.text)
            and (unit.start, unit.end) == (anchor.begin, anchor.end)
            and self._contradictions.denial_of(unit) is None
        )

    def _with_what_stood(self, unit: Unit) -> Unit:
        """With the sentence before it, where it takes back what was printed and no more follows.

        "The driver is 64. We first gave his age as 46."
        """
        before = self._around.beside(unit.anchor, -1) if self.takes_back_alone(unit) else None
        return unit if before is None else self._wider(unit, before) or unit

    def _with_claim(self, unit: Unit) -> Unit:
        """With what somebody else claims right before it as what it replies to, if it denies it."""
        anchor = unit.anchor
        if unit.question is not None or unit.start != anchor.begin:
            return unit
        rows = self._around.rows(anchor.source, max(0, anchor.start - NEAR), anchor.start)
        before = [self._around.evidence(row) for row in rows if row.end <= anchor.start]
        claim = claim_before(self._store, anchor, before)
        if claim is None:
            return unit
        place = claim.source, claim.begin, claim.end
        question = Question(*place, claim.text[claim.begin - claim.start :], claim.voice)
        return replace(unit, question=question)

    def _with_tally(self, unit: Unit) -> Unit:
        """With the row of answers and figures that it is of, or that it asks for."""
        source = unit.anchor.source
        row = find_tally(self._store, source, unit.anchor.begin, unit.anchor.end)
        if row is None:
            return unit
        start, end = min(row[0], unit.start), max(row[1], unit.end)
        if end - start > LONGEST:
            return unit
        return replace(unit, start=start, end=end, text=self._store.text(source, start, end))

    def _next(self, unit: Unit) -> Evidence | None:
        """The sentence right after a quote in its paragraph, in the same words."""
        after = self._around.after(unit)
        if after is None or not self._around.same_paragraph(after, unit.end, after.start):
            return None
        return after if self._around.of_one_kind(unit.anchor, after) else None

    def _with_lead_in(self, unit: Unit) -> Unit:
        """With the line that announces it, where that ends in a colon."""
        source, kind = unit.anchor.source, unit.anchor.kind
        rows = self._rows_before(unit)
        between = []
        while rows and kind is Kind.BULLET and rows[-1].kind == Kind.BULLET:
            between.append(rows.pop())
        if not rows or not all(self._around.has_same_voice(row, unit) for row in between):
            return unit
        lead = rows[-1]
        if kind is not Kind.BULLET:
            gap = self._store.text(source, lead.end, unit.start)
            if gap.strip() or kind is not Kind.BODY:
                return unit
        text = self._store.text(source, lead.start, unit.end)
        if not text[: lead.end - lead.start].endswith(":") or not self._may_lead(lead, unit):
            return unit
        begin = self._around.voice(lead).label_end(text, lead.start)
        return replace(unit, start=lead.start + begin, text=text[begin:])

    def _with_list(self, unit: Unit) -> Unit:
        """With as much of the list that it announces as there is room for."""
        source = unit.anchor.source
        if not unit.text.endswith(":"):
            return unit
        rows = self._around.rows(source, unit.end, unit.start + LONGEST)
        end, listed = unit.end, ":"
        for row in rows:
            if row.start < unit.end:
                continue
            if row.kind not in {Kind.BULLET, Kind.BODY}:
                break
            text = self._store.text(source, row.start, row.end)
            is_item = row.kind == Kind.BULLET or (
                row.kind == Kind.BODY
                and (text[:1].islower() or _ITEM_ENDS.search(text) is not None)
            )
            if not is_item and not _ITEM_ENDS.search(listed):
                break
            if row.end - unit.start > LONGEST or not self._around.has_same_voice(row, unit):
                break
            end, listed = row.end, text
        if end == unit.end:
            return unit
        return replace(unit, end=end, text=self._store.text(source, unit.start, end))

    def _with_short_answer(self, unit: Unit) -> Unit:
        """From the short answer on with which its turn begins, and with its question.

        A short answer that is quoted for itself is quoted with the sentence after it.
        """
        anchor = unit.anchor
        reply = find_reply(self._store, anchor.source, unit.start, unit.end, anchor.voice)
        if reply is None or unit.end - reply.start > LONGEST:
            return unit
        text = self._store.text(anchor.source, reply.start, unit.end)
        unit = replace(unit, start=reply.start, text=text, question=reply.question)
        after = None if may_answer(anchor) else self._around.beside(anchor, 1)
        return unit if after is None else self._wider(unit, after) or unit

    def _rows_before(self, unit: Unit) -> list[SentenceRow]:
        """The sentences before a unit that would fit into a quote with it, in their order."""
        low = max(0, unit.end - LONGEST)
        if low >= unit.start or not (
            unit.anchor.kind is Kind.BULLET or self._text_before(unit).endswith(":")
        ):
            return []
        before = PassageRow(0, unit.anchor.source, low, unit.start, 0)
        rows = [
            r for r in self._store.sentences([before]) if low <= r.start and r.end <= unit.start
        ]
        return sorted(rows, key=lambda row: row.start)

    def _text_before(self, unit: Unit) -> str:
        start = max(0, unit.start - GAP)
        return self._store.text(unit.anchor.source, start, unit.start).rstrip()

    def _may_lead(self, lead: SentenceRow, unit: Unit) -> bool:
        """Whether a line is not somebody else's words."""
        number = unit.anchor.voice.number
        return number is None or self._around.voice(lead).number in {None, number}


def _is_hearsay(voice: Voice) -> bool:
    """Whether something is said by nobody in particular: "many people", "critics"."""
    if voice.attribution is not Attribution.REPORTED:
        return False
    return voice.speaker is None or _NOBODY.fullmatch(voice.speaker) is not None


_ITEM_ENDS = re.compile(r"[;,](?:\s(?:and|or))?\Z")
_REASONS = 2  # sentences after a verdict's word that are quoted with it
_DENIALS = 2  # sentences that deny a quote, one after the other, at most
_BREATH = 160  # code points of a quotation of one breath
_SENTENCES = 3  # of it
