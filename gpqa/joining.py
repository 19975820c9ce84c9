"""Sentences that need each other, quoted as one: always a stretch of the source as it stands.

A sentence is quoted with its neighbour where it cannot be read without it:

- its subject stands in the one before: "This would cost £5m", "They refused", "It", "That
  is why"; but not "It is clear that", where "it" is nothing, nor "He said", where whoever
  speaks is named beside the quote
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
:data:`LONGEST` characters: a quote is no page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from gpqa.corrections import heads_corrections, is_withdrawn, puts_right
from gpqa.denials import denies, says_no
from gpqa.denied import claim_before
from gpqa.evidence import Evidence
from gpqa.models import Attribution
from gpqa.posts import REACH as POST
from gpqa.posts import find_post_end
from gpqa.rejections import turns_against
from gpqa.replies import ASKED, Question, find_reply, may_answer
from gpqa.store.tables import PassageRow
from gpqa.structure import Kind
from gpqa.tallies import find_tally
from gpqa.terms import find_terms
from gpqa.turnabouts import goes_on_about, is_turned
from gpqa.verdicts import REACH, find_checked, is_rating
from gpqa.voices import OWN_VOICE, find_voices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gpqa.store import SentenceRow, Store
    from gpqa.voices import Voice

__all__ = ["LONGEST", "Neighbours", "Unit", "alone", "needs_the_one_before"]

LONGEST = 600
"""Code points of a quote that was joined. A sentence alone may be longer."""

_OPENING = re.compile(r"[\s‘“’\"'«(\[•‣◦▪*–—-]*+(?:[^\W\d_][^:\n]{0,60}:\s+)?")
_LOOK = 120  # code points of a sentence's beginning that are read
_NEEDS = re.compile(
    r"""(?:(?:And|But|So|Yet)\ )?(?:
      (?:This|That|These|Those)\ (?:is|are|was|were|would|will|could|can|may|might|must|should
        |has|have|had|does|do|did|means?|meant|includes?|included|comes?|came|follow(?:s|ed)
        |include[sd]?|made|makes?|led|leads|took|takes|applies|applied|left|gave|gives)\b
    | (?:Th(?:is|at)|It)['’]s\b
    | (?:It|They|Both|Neither)\b | (?:The\ latter|The\ former|Doing\ so|Which)\b
    | (?:If|Were)\ (?:so|not)\b | Otherwise\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_PERSON = re.compile(r"(?:(?:And|But)\ )?(?:He|She)\b", re.IGNORECASE)
# "It is clear that", "it would be wrong to", "it was Hunt who": the subject comes later.
_EMPTY_IT = re.compile(
    r"""(?:(?:And|But|So|Yet)\ )?It(?:['’]s|\ (?:is|was|will|would|could|may|might|must|should|has
    |seems?|seemed|appears?|appeared|takes?|took|remains|became|emerged|turns?|turned|matters))\b
    .{0,80}?\b(?:that|to(?!\ (?:the|an?|his|her|their|our|my|its|th(?:is|at|ese|ose)|all)\b)
    |how|whether|what|why|when|who|if|emerged|time)\b""",
    re.VERBOSE | re.IGNORECASE,
)

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


@dataclass(frozen=True, slots=True)
class Unit:
    """What is quoted as one."""

    anchor: Evidence
    """The sentence that it is quoted for: the best of ``quoted``."""
    quoted: tuple[Evidence, ...]
    """The sentences that answer, in the text's order; others are there to be understood."""
    start: int
    end: int
    text: str
    attribution: Attribution | None
    question: Question | None = None
    """What somebody else asked, where it begins with too short an answer to say anything alone;
    or what somebody else said that it denies."""

    def overlaps(self, other: Unit) -> bool:
        """Whether both have characters in common."""
        same = self.anchor.source == other.anchor.source
        return same and self.start < other.end and other.start < self.end

    def holds(self, evidence: Evidence) -> bool:
        """Whether a sentence is a part of it."""
        same = self.anchor.source == evidence.source
        return same and self.start <= evidence.begin and evidence.end <= self.end


def alone(evidence: Evidence) -> Unit:
    """A sentence by itself."""
    attribution = evidence.voice.attribution
    begin = evidence.begin
    text = evidence.text[begin - evidence.start :]
    return Unit(evidence, (evidence,), begin, evidence.end, text, attribution)


def needs_the_one_before(evidence: Evidence) -> bool:
    """Whether a sentence's subject stands in the sentence before it."""
    begin = _OPENING.match(evidence.text)
    at = begin.end() if begin else 0
    head = evidence.text[at : at + _LOOK]
    shown = evidence.voice.attribution is not None and may_answer(evidence)
    if not shown and _PERSON.match(head):
        return True
    return _NEEDS.match(head) is not None and _EMPTY_IT.match(head) is None


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
        self._admits = admits
        self._denials: dict[tuple[int, int, int], Evidence | None] = {}
        ordered = sorted(found, key=lambda e: (e.source, e.start))
        self._ordered = ordered
        self._place = {(e.source, e.start): i for i, e in enumerate(ordered)}

    def whole(self, evidence: Evidence) -> Unit:
        """A sentence with the neighbours that it cannot be read without."""
        unit = self._with_breath(self._with_quotation(alone(evidence)))
        first = self._ordered[self._place[evidence.source, evidence.start]]
        while unit.start <= first.begin and needs_the_one_before(first):
            before = self._beside(first, -1)
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
        return self._denial_of(alone(evidence)) is not None

    def denial(self, unit: Unit) -> Unit | None:
        """What denies a quote right after it, in somebody else's words, or beyond its limit.

        Or the verdict on it, wherever that stands. It has the quote as what it replies to.
        """
        evidence = self._denial_of(unit)
        if evidence is None or not self._may_quote(evidence):
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
        if unit.anchor.source != other.anchor.source or not self._of_one_kind(
            unit.anchor, other.anchor
        ):
            return None
        if last.start > first.end and not self._same_paragraph(first.anchor, first.end, last.start):
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
            _weaker(unit.attribution, other.attribution),
            first.question,
        )

    def _wider(self, unit: Unit, beside: Evidence) -> Unit | None:
        """With a neighbour that is there to be understood; None where that may not be."""
        both = self.together(unit, alone(beside))
        return None if both is None else replace(both, anchor=unit.anchor, quoted=unit.quoted)

    def _beside(self, evidence: Evidence, step: int) -> Evidence | None:
        """The sentence right before or after in the same paragraph, found or too short for that."""
        source, start, end = evidence.source, evidence.start, evidence.end
        if step < 0:
            rows = [r for r in self._rows(source, max(0, start - _GAP), start) if r.end <= start]
        else:
            rows = [r for r in self._rows(source, end, end + _GAP) if r.start >= end][:1]
        if not rows:
            return None
        other = self._evidence(rows[-1])
        low, high = sorted((evidence, other), key=lambda e: e.start)
        return other if self._same_paragraph(low, low.end, high.start) else None

    def _same_paragraph(self, evidence: Evidence, start: int, end: int) -> bool:
        if start >= end:
            return start == end
        gap = self._store.text(evidence.source, start, end) if end - start < _GAP else "\n"
        return gap.isspace() and "\n" not in gap and "\r" not in gap

    @staticmethod
    def _of_one_kind(one: Evidence, other: Evidence) -> bool:
        """Whether both are the same kind of text and the same person's words, or nobody's."""
        mine, theirs = one.voice, other.voice
        if one.kind is not other.kind or mine.number != theirs.number:
            return False
        if mine.number is not None or mine.attribution is theirs.attribution is None:
            return True
        return mine.cue is not None and mine.cue == theirs.cue  # of the same turn: "A."

    def _with_quotation(self, unit: Unit) -> Unit:
        """With the sentence in which its quotation opens or closes, where that is the next one."""
        anchor = unit.anchor
        if anchor.voice.attribution is not Attribution.DIRECT:
            return unit
        spans = [(a, b) for a, b in anchor.voice.spans if a < unit.end and b > unit.start]
        low = min((a for a, _ in spans), default=unit.start)
        high = max((b for _, b in spans), default=unit.end)
        for step, cut in ((1, high > unit.end), (-1, low < unit.start)):
            beside = self._beside(anchor, step) if cut else None
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
        rows = self._rows(anchor.source, low, high)
        if not 1 < len(rows) <= _SENTENCES or not all(
            row.kind == anchor.kind and self._has_same_voice(row, unit) for row in rows
        ):
            return unit
        start, end = min(rows[0].start, unit.start), max(rows[-1].end, unit.end)
        if end - start > LONGEST or not all(
            self._same_paragraph(anchor, one.end, other.start) for one, other in pairwise(rows)
        ):
            return unit
        return replace(unit, start=start, end=end, text=self._store.text(anchor.source, start, end))

    def _with_denial(self, unit: Unit) -> Unit:
        """With the sentence after it that denies it, where that is no other person's.

        Where it is not certain who claims it, claim and denial are the source's own words.
        """
        denial = self._denial_of(unit)
        if denial is None or self._text_between(unit, denial).strip():
            return unit
        end = self._with_breath(self._with_quotation(alone(denial))).end
        if end - unit.start > LONGEST:
            return unit
        anchor, attribution = unit.anchor, unit.attribution
        if self._of_one_kind(anchor, denial):
            attribution = _weaker(attribution, denial.voice.attribution)
        elif denial.voice.attribution is None and _is_hearsay(anchor.voice):
            anchor, attribution = replace(anchor, voice=OWN_VOICE), None
        elif self._goes_on_about(unit, denial):
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
            and self._denial_of(unit) is None
        )

    def _with_what_stood(self, unit: Unit) -> Unit:
        """With the sentence before it, where it takes back what was printed and no more follows.

        "The driver is 64. We first gave his age as 46."
        """
        before = self._beside(unit.anchor, -1) if self.takes_back_alone(unit) else None
        return unit if before is None else self._wider(unit, before) or unit

    def _with_claim(self, unit: Unit) -> Unit:
        """With what somebody else claims right before it as what it replies to, if it denies it."""
        anchor = unit.anchor
        if unit.question is not None or unit.start != anchor.begin:
            return unit
        rows = self._rows(anchor.source, max(0, anchor.start - _NEAR), anchor.start)
        before = [self._evidence(row) for row in rows if row.end <= anchor.start]
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

    def _text_between(self, unit: Unit, after: Evidence) -> str:
        if after.start <= unit.end:
            return ""
        return self._store.text(after.source, unit.end, after.start)

    def _goes_on_about(self, unit: Unit, after: Evidence) -> bool:
        """Whether the writer goes on about whoever is quoted, in the same paragraph."""
        mine, theirs = unit.anchor.voice, after.voice
        return self._near(unit, after) and goes_on_about(after.text, mine, theirs)

    def _near(self, unit: Unit, after: Evidence) -> bool:
        """Whether no paragraph ends between a quote and the sentence after it."""
        return self._text_between(unit, after).count("\n") <= 1

    def _denial_of(self, unit: Unit) -> Evidence | None:
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
        rows = self._rows(source, low + checked.verdict, low + checked.verdict + 1)
        verdict = self._evidence(rows[0]) if rows else None
        if verdict is None or verdict.start < unit.end:
            return None
        if verdict.kind is Kind.COMMENT and unit.anchor.kind is not Kind.COMMENT:
            return None  # what a reader writes below is no verdict
        return verdict if self._may_quote(verdict) else None

    def _may_quote(self, evidence: Evidence) -> bool:
        """Whether a sentence is in words that may be quoted."""
        return self._admits is None or self._admits(evidence.voice)

    def _find_denial(self, unit: Unit) -> Evidence | None:
        beside = self._after(unit)
        for after in (beside, self._after_post(unit)):
            if after is None or after.kind is not unit.anchor.kind:
                continue
            goes_on = after is beside and self._goes_on_about(unit, after)
            if (self._may_quote(after) or goes_on) and self._is_denied(unit, after):
                return after
        return None

    def _after_post(self, unit: Unit) -> Evidence | None:
        """The sentence below the post that a quote is from."""
        source, begin = unit.anchor.source, unit.anchor.begin
        low = max(0, begin - POST)
        text = self._store.text(source, low, unit.end + POST)
        end = find_post_end(text, begin - low, unit.end - low)
        rows = [] if end is None else self._rows(source, low + end, low + end + _NEAR)
        return next((self._evidence(row) for row in rows if row.start >= unit.end), None)

    def _is_denied(self, unit: Unit, after: Evidence) -> bool:
        """Whether the sentence right after a quote says that it is not so, or turns it."""
        mine, theirs = unit.anchor.voice, after.voice
        said = after.text[after.begin - after.start :].lstrip(_QUOTING)
        turns = mine.attribution is theirs.attribution is Attribution.TURN
        same = mine.number == theirs.number
        if turns and mine.cue != theirs.cue and not same:
            return says_no(said)
        beside = self._same_paragraph(after, unit.end, after.start)
        if (is_rating(said) or heads_corrections(said)) and not beside:
            return False  # a verdict on the claim, not on what was found out about it
        last = unit.text[-_LOOK_BACK:].lstrip(_QUOTING)
        one = self._of_one_kind(unit.anchor, after)
        if self._near(unit, after) and is_turned(said, last, mine, theirs, one=one):
            return True
        if ASKED.search(last) and not says_no(said):
            return False
        named = same and mine.number is not None
        another = not named and mine.attribution is not Attribution.TURN
        against = turns and same and turns_against(said, last)
        righted = another and beside and puts_right(said, last)
        return against or righted or denies(said, last, another=another)

    def _next(self, unit: Unit) -> Evidence | None:
        """The sentence right after a quote in its paragraph, in the same words."""
        after = self._after(unit)
        if after is None or not self._same_paragraph(after, unit.end, after.start):
            return None
        return after if self._of_one_kind(unit.anchor, after) else None

    def _after(self, unit: Unit) -> Evidence | None:
        """The sentence right after a quote, found or not, where nothing stands between."""
        source = unit.anchor.source
        rows = [r for r in self._rows(source, unit.end, unit.end + _NEAR) if r.start >= unit.end]
        if not rows:
            return None
        row = rows[0]
        gap = self._store.text(source, unit.end, row.start)
        if not _BLANK.fullmatch(gap) or (not gap and row.start > unit.end):
            return None
        return self._evidence(row)

    def _evidence(self, row: SentenceRow) -> Evidence:
        """A sentence as it was found, or as one that was not."""
        source = row.source
        place = self._place.get((source, row.start))
        if place is not None:
            return self._ordered[place]
        text = self._store.text(source, row.start, row.end)
        terms = tuple(find_terms(text))
        voice = self._voice(row)
        span = source, row.start, row.end
        return Evidence(*span, Kind(row.kind), text, terms, (), 0.0, 0.0, 0.0, 0.0, voice)

    def _rows(self, source: int, start: int, end: int) -> list[SentenceRow]:
        """The sentences that a stretch of a text touches, in their order."""
        rows = self._store.sentences([PassageRow(0, source, start, end, 0)])
        touching = (row for row in rows if row.start < end and row.end > start)
        return sorted(touching, key=lambda row: row.start)

    def _with_lead_in(self, unit: Unit) -> Unit:
        """With the line that announces it, where that ends in a colon."""
        source, kind = unit.anchor.source, unit.anchor.kind
        rows = self._rows_before(unit)
        between = []
        while rows and kind is Kind.BULLET and rows[-1].kind == Kind.BULLET:
            between.append(rows.pop())
        if not rows or not all(self._has_same_voice(row, unit) for row in between):
            return unit
        lead = rows[-1]
        if kind is not Kind.BULLET:
            gap = self._store.text(source, lead.end, unit.start)
            if gap.strip() or kind is not Kind.BODY:
                return unit
        text = self._store.text(source, lead.start, unit.end)
        if not text[: lead.end - lead.start].endswith(":") or not self._may_lead(lead, unit):
            return unit
        begin = self._voice(lead).label_end(text, lead.start)
        return replace(unit, start=lead.start + begin, text=text[begin:])

    def _with_list(self, unit: Unit) -> Unit:
        """With as much of the list that it announces as there is room for."""
        source = unit.anchor.source
        if not unit.text.endswith(":"):
            return unit
        rows = self._rows(source, unit.end, unit.start + LONGEST)
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
            if row.end - unit.start > LONGEST or not self._has_same_voice(row, unit):
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
        after = None if may_answer(anchor) else self._beside(anchor, 1)
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
        start = max(0, unit.start - _GAP)
        return self._store.text(unit.anchor.source, start, unit.start).rstrip()

    def _has_same_voice(self, row: SentenceRow, unit: Unit) -> bool:
        """Whether a sentence is in the words of whoever a unit is quoted for, or in nobody's."""
        place = self._place.get((row.source, row.start))
        if place is not None:
            voice = self._ordered[place].voice
        elif row.statement is not None:
            voice = find_voices(self._store, [row.statement])[row.statement]
        else:
            return True
        return voice.speaker is None or voice.number == unit.anchor.voice.number

    def _may_lead(self, lead: SentenceRow, unit: Unit) -> bool:
        """Whether a line is not somebody else's words."""
        number = unit.anchor.voice.number
        return number is None or self._voice(lead).number in {None, number}

    def _voice(self, row: SentenceRow) -> Voice:
        """In whose words a sentence is."""
        if row.statement is None:
            return OWN_VOICE
        return find_voices(self._store, [row.statement])[row.statement]


def _is_hearsay(voice: Voice) -> bool:
    """Whether something is said by nobody in particular: "many people", "critics"."""
    if voice.attribution is not Attribution.REPORTED:
        return False
    return voice.speaker is None or _NOBODY.fullmatch(voice.speaker) is not None


_ITEM_ENDS = re.compile(r"[;,](?:\s(?:and|or))?\Z")
_RESTATES = 0.5  # of a claim's content words, that a sentence holds which says the same


def _restates(unit: Unit, claim: str) -> bool:
    """Whether a quote says what a claim says, as far as words tell."""
    told = {term.stem for term in find_terms(unit.text)}
    claimed = {term.stem for term in find_terms(claim)}
    return len(claimed) > 1 and len(claimed & told) >= _RESTATES * len(claimed)


_REASONS = 2  # sentences after a verdict's word that are quoted with it
_DENIALS = 2  # sentences that deny a quote, one after the other, at most
_NEAR = 24  # code points after a quote in which the next sentence begins
# A numbered line of a transcript may begin in between.
_BLANK = re.compile(r"\s*+(?:(?<=[\n\r \t])\d{1,3}[ \t]++)?")
_QUOTING = "> "  # before a line of an e-mail that is quoted in another
_LOOK_BACK = 300  # code points of a claim that are read
_BREATH = 160  # code points of a quotation of one breath
_SENTENCES = 3  # of it
_GAP = 8  # code points of white space between two sentences of a paragraph, at most


def _weaker(one: Attribution | None, other: Attribution | None) -> Attribution | None:
    """What may be said of both: of a quotation and a report, that they are reported."""
    if {one, other} == {Attribution.DIRECT, Attribution.REPORTED}:
        return Attribution.REPORTED
    return one
