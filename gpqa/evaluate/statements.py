"""Figures on statements: whether what people say is found, all of it, and ascribed rightly.

**When is a statement found?** When it and a gold one overlap enough. Overlap is Jaccard's
over word tokens: the words that both hold by the words that either holds. Words, because
marks, brackets and the space around a quotation are nobody's choice of content, and two
annotators differ in them; positions in the text and not spellings, because a word said
twice is two words; Jaccard's, because it is 1 only for the same words and falls alike for
what is left out and for what is added, so that a whole paragraph does not stand for one
clause of it, nor the other way round. Two thresholds are used, as in the evaluation of the
Gender Gap Tracker (Asr et al., 2021, PLOS ONE 16(1), e0245533): 0.3, the right statement
was seen, and 0.8, its borders are right, too.

**One to one.** The pair with the most overlap is matched first, then the next of those that
are left; of equal pairs the one that comes first in the text. What is found twice is found
once and wrong once. What stands on both sides of one cue is one prediction.

**Who says it** is judged on what is matched at 0.3, as far as the gold set can tell. Where it
gives resolved names, these must be the same person's. Where it gives the words of the text,
those whose head is a name are judged ("Gov. Ann Lee" and "the governor, Ann Lee", but
neither "Lee's spokesman" nor "the Lee campaign"): the last name must be the same. Words
like "he" only show how often somebody was found for them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import numpy as np

from gpqa.evaluate.bootstrap import interval, ratio
from gpqa.evaluate.measures import STATEMENT_MEASURES
from gpqa.evaluate.results import (
    Figure,
    FoundStatement,
    Ratio,
    StatementRecord,
    Statements,
    Verdict,
    WantedStatement,
)
from gpqa.evaluate.source_names import is_pronoun, last_name, last_names, small_words
from gpqa.evaluate.speakers import same_person
from gpqa.evaluate.statement_gold import Names, StatementGold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from gpqa.evaluate.statement_gold import GoldDocument
    from gpqa.sentences import Span

__all__ = ["LOOSE", "STRICT", "Found", "Said", "StatementSource", "score_statements"]

LOOSE, STRICT = 0.3, 0.8
"""Overlap from which a statement is found, and from which its borders are right."""


class Found(Protocol):
    """A statement that was found."""

    @property
    def start(self) -> int:
        """Where it begins, in code points of the document's text."""
        ...

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        ...

    @property
    def speaker(self) -> str | None:
        """Who says it; None where nobody was found."""
        ...

    @property
    def cue(self) -> Span | None:
        """Where the text says who is speaking; None where nothing does."""
        ...


class _Placed(Found, Protocol):
    @property
    def source_id(self) -> str: ...


@runtime_checkable
class StatementSource(Protocol):
    """Whatever finds statements: an open library."""

    def statements(self, source_id: str | None = None) -> Sequence[_Placed]:
        """All statements of a source; of all sources without one."""
        ...


@dataclass(frozen=True, slots=True)
class Said:
    """The least that :func:`score_statements` needs of a statement."""

    start: int
    end: int
    speaker: str | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class _Prediction:
    """What is found by one cue: tokens, and the speaker."""

    span: Span
    tokens: frozenset[int]
    speaker: str | None


def score_statements(gold: StatementGold, found: Mapping[str, Iterable[Found]]) -> Statements:
    """Measure what was ``found``, by the ids of the gold set's documents.

    Of a document that is not among them nothing was found; others are left alone.
    Figures are sums over all documents; their intervals are over documents.
    """
    records = tuple(_score(each, gold.names, found.get(each.id, ())) for each in gold.documents)
    return Statements(gold=str(gold.path), records=records, figures=tuple(_figures(records)))


def _figures(records: Sequence[StatementRecord]) -> Iterator[Figure]:
    for name in STATEMENT_MEASURES:
        own = [record.values[name] for record in records if name in record.values]
        if not sum(value.of for value in own):
            continue  # nothing was found, say: no share of it can be right
        statistic = ratio([value.got for value in own], [value.of for value in own])
        value, low, high = interval(statistic, len(own))
        if not np.isnan([value, low, high]).any():
            yield Figure(name=name, value=value, low=low, high=high, n=len(own))


# --- one document ----------------------------------------------------------------------

_WORD = re.compile(r"\w++(?>(?:['’\-]\w++)*)")


def _score(document: GoldDocument, names: Names, found: Iterable[Found]) -> StatementRecord:
    words = [match.span() for match in _WORD.finditer(document.text)]
    starts, ends = [start for start, _ in words], [end for _, end in words]

    def tokens(spans: Iterable[Span]) -> frozenset[int]:
        """The words that the spans hold or touch."""
        return frozenset(
            number
            for start, end in spans
            for number in range(bisect_left(ends, start + 1), bisect_left(starts, end))
        )

    wanted = [tokens(each.spans) for each in document.statements]
    predictions = [
        _Prediction((own[0].start, max(each.end for each in own)), held, _speaker(own))
        for own in _by_cue(found)
        # Without a word nothing is said, and nothing could match.
        if (held := tokens((each.start, each.end) for each in own))
    ]
    pairs = _match(wanted, [each.tokens for each in predictions])
    return _record(document, names, predictions, pairs)


def _by_cue(found: Iterable[Found]) -> list[list[Found]]:
    """Statements that one cue introduces, together; without a cue each by itself."""
    groups: dict[object, list[Found]] = {}
    order = sorted(found, key=lambda it: (it.start, it.end, it.speaker or "", it.cue or ()))
    for number, each in enumerate(order):
        key = number if each.cue is None else tuple(each.cue)
        groups.setdefault(key, []).append(each)
    return list(groups.values())


def _speaker(own: Sequence[Found]) -> str | None:
    return next((each.speaker for each in own if each.speaker is not None), None)


def _match(
    wanted: Sequence[frozenset[int]], found: Sequence[frozenset[int]]
) -> dict[int, tuple[int, float]]:
    """For each wanted statement that is found: which one matches, and by how much."""
    holders: dict[int, list[int]] = {}
    for number, tokens in enumerate(wanted):
        for token in tokens:
            holders.setdefault(token, []).append(number)
    pairs = []
    for mine, tokens in enumerate(found):
        common = Counter(number for token in tokens for number in holders.get(token, ()))
        for number, shared in common.items():
            overlap = shared / (len(tokens) + len(wanted[number]) - shared)
            if overlap >= LOOSE:
                pairs.append((-overlap, number, mine))
    matched: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for overlap, number, mine in sorted(pairs):
        if number not in matched and mine not in taken:
            matched[number] = mine, -overlap
            taken.add(mine)
    return matched


def _record(
    document: GoldDocument,
    names: Names,
    predictions: Sequence[_Prediction],
    pairs: dict[int, tuple[int, float]],
) -> StatementRecord:
    values: dict[str, Ratio] = {}
    for threshold in (LOOSE, STRICT):
        got = sum(overlap >= threshold for _, overlap in pairs.values())
        mine, theirs = len(predictions), len(document.statements)
        values[f"content_precision@{threshold}"] = Ratio(got=got, of=mine)
        values[f"content_recall@{threshold}"] = Ratio(got=got, of=theirs)
        values[f"content_f1@{threshold}"] = Ratio(got=2 * got, of=mine + theirs)
    wanted = []
    verdicts: Counter[Verdict | None] = Counter()
    pronouns = resolved = 0
    small = small_words(document.text) if names is Names.WRITTEN else frozenset()
    for number, statement in enumerate(document.statements):
        match, overlap = pairs.get(number, (None, 0.0))
        given = None if match is None else predictions[match].speaker
        verdict = None
        if match is not None:
            verdict = _judge(names, statement.speaker, given, small)
            verdicts[verdict] += 1
            if names is Names.WRITTEN and is_pronoun(statement.speaker or ""):
                pronouns += 1
                resolved += given is not None
        wanted.append(
            WantedStatement(
                spans=statement.spans,
                text=" … ".join(document.text[slice(*span)] for span in statement.spans),
                speaker=statement.speaker,
                overlap=overlap,
                given=given,
                verdict=verdict,
            )
        )
    judged = sum(verdicts[each] for each in Verdict)
    values["speaker_right"] = Ratio(got=verdicts[Verdict.RIGHT], of=judged)
    values["speaker_wrong"] = Ratio(got=verdicts[Verdict.WRONG], of=judged)
    if names is Names.WRITTEN:
        values["pronouns_resolved"] = Ratio(got=resolved, of=pronouns)
    matched = {mine for mine, _ in pairs.values()}
    return StatementRecord(
        source_id=document.id,
        wanted=tuple(wanted),
        beside=tuple(
            FoundStatement(
                start=each.span[0],
                end=each.span[1],
                text=document.text[slice(*each.span)],
                speaker=each.speaker,
            )
            for number, each in enumerate(predictions)
            if number not in matched
        ),
        values=values,
    )


# --- who says it -----------------------------------------------------------------------


def _judge(
    names: Names, wanted: str | None, given: str | None, small: Collection[str]
) -> Verdict | None:
    """Whether the right person is named; None where the gold set cannot tell."""
    if names is Names.RESOLVED:
        if wanted is None:  # nobody can be named, so that whoever is named is not right
            return None if given is None else Verdict.WRONG
        right = given is not None and same_person(given, wanted)
    else:
        accepted = last_names(wanted or "", small)
        if not accepted:
            return None
        right = given is not None and last_name(given) in accepted
    if given is None:
        return Verdict.NOBODY
    return Verdict.RIGHT if right else Verdict.WRONG
