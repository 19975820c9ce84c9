"""Every figure as a value with a name: what it means, which way is better, where it is from."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from gpqa.errors import UsageError

__all__ = [
    "CURVES",
    "GROUPS",
    "HEADLINES",
    "MEASURES",
    "STATEMENT_MEASURES",
    "Measure",
    "measure",
]


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure. ``str(measure(name)) == name``."""

    name: str
    group: str
    meaning: str
    lower_is_better: bool = False
    headline: bool = False
    """Whether it is in the short tables and under the gate."""
    exact: bool = False
    """A promise: there is no noise in it, and any fall is one."""

    def __str__(self) -> str:
        return self.name

    def gain(self, new: float, old: float) -> float:
        """By how much ``new`` is better than ``old``; below 0 where it is worse."""
        return old - new if self.lower_is_better else new - old


_ALL = (
    # What people ask first.
    Measure(
        "correct",
        "overall",
        "answered with a first quote that answers, or silent where nothing does",
        headline=True,
    ),
    Measure(
        "squad2_em", "overall", "SQuAD 2.0's EM of the highlighted words; silence is an answer"
    ),
    Measure("squad2_f1", "overall", "SQuAD 2.0's F1 of the same"),
    Measure("passages/nDCG@10", "retrieval", "nDCG of the first 10 passages", headline=True),
    Measure("passages/R@5", "retrieval", "share of the passages that answer in the first 5"),
    Measure("passages/R@20", "retrieval", "the same in the first 20, which are looked at"),
    Measure(
        "passages/RR", "retrieval", "1 / rank of the first passage that answers (its mean: MRR)"
    ),
    Measure("documents/nDCG@10", "retrieval", "nDCG of the first 10 documents"),
    Measure("documents/R@10", "retrieval", "share of the relevant documents in the first 10"),
    Measure("documents/R@100", "retrieval", "the same in the first 100"),
    Measure("documents/RR", "retrieval", "1 / rank of the first relevant document (its mean: MRR)"),
    Measure("hit@1", "evidence", "the first quote is at a place that answers", headline=True),
    Measure("hit@5", "evidence", "one of the first five is", headline=True),
    Measure(
        "recall@5", "evidence", "share of all places that the first five are at", headline=True
    ),
    Measure("capped_recall@5", "evidence", "the same of as many places as five quotes could be at"),
    Measure(
        "char_precision", "evidence", "share of the quoted characters that answer", headline=True
    ),
    Measure("char_recall", "evidence", "share of the answering characters that are quoted"),
    Measure("em", "evidence", "the highlighted words of the first quote are a short answer"),
    Measure("f1", "evidence", "token F1 of these words and the best short answer", headline=True),
    Measure("sem_f1", "evidence", "QuoteSum's Sem-F1: mean over sources", headline=True),
    Measure(
        "verbatim",
        "evidence",
        "share of quotes that the source has, word for word, at that place",
        headline=True,
        exact=True,
    ),
    Measure(
        "whole",
        "evidence",
        "share of quotes that cut no word at either end",
        headline=True,
        exact=True,
    ),
    Measure(
        "auroc",
        "abstention",
        "how often an answerable question is surer than one that is not",
        headline=True,
    ),
    Measure(
        "aurc",
        "abstention",
        "area under the risk-coverage curve: mean share wrong over all coverages",
        lower_is_better=True,
        headline=True,
    ),
    Measure(
        "answered_wrongly",
        "abstention",
        "share of questions without an answer that are answered",
        lower_is_better=True,
        headline=True,
    ),
    Measure(
        "silent_wrongly",
        "abstention",
        "share of questions with an answer that are not answered",
        lower_is_better=True,
        headline=True,
    ),
    Measure(
        "ece",
        "abstention",
        "expected calibration error: how far confidence is from the share right",
        lower_is_better=True,
        headline=True,
    ),
    Measure(
        "speaker_accuracy",
        "speakers",
        "share of quotes of somebody's words that name that person",
        headline=True,
    ),
    Measure(
        "speaker_wrong",
        "speakers",
        "share of quotes that name somebody who did not say it",
        lower_is_better=True,
        headline=True,
    ),
    Measure(
        "speaker_missing",
        "speakers",
        "share of quotes of somebody's words that name nobody",
        lower_is_better=True,
    ),
)

MEASURES = {each.name: each for each in _ALL}
"""All figures by name, in the order of tables."""
GROUPS = tuple(dict.fromkeys(each.group for each in _ALL))
HEADLINES = tuple(each.name for each in _ALL if each.headline)
CURVES = frozenset({"auroc", "aurc", "ece"})
"""Figures of the set as a whole: they are no mean over questions."""


_STATEMENTS = (
    Measure(
        "content_precision@0.3",
        "statements",
        "share of the statements found that overlap one by 0.3 of the words of both",
        headline=True,
    ),
    Measure(
        "content_recall@0.3",
        "statements",
        "share of all statements that are so found",
        headline=True,
    ),
    Measure("content_f1@0.3", "statements", "harmonic mean of the two", headline=True),
    Measure("content_precision@0.8", "statements", "the same at 0.8: with the right borders"),
    Measure("content_recall@0.8", "statements", "the same at 0.8"),
    Measure("content_f1@0.8", "statements", "the same at 0.8", headline=True),
    Measure(
        "speaker_right",
        "statements",
        "share of those found at 0.3 that name who said it, where the set can tell",
        headline=True,
    ),
    Measure(
        "speaker_wrong",
        "statements",
        "share of the same that name somebody else",
        lower_is_better=True,
        headline=True,
    ),
    Measure(
        "pronouns_resolved",
        "statements",
        "share of those found whose speaker is a pronoun for which somebody is named",
    ),
)

STATEMENT_MEASURES = {each.name: each for each in _STATEMENTS}
"""Figures over documents, by name, in the order of tables. ``speaker_wrong`` is another
figure than that over quotes."""


def measure(name: str) -> Measure:
    """The figure of that name; raises :class:`~gpqa.errors.UsageError`."""
    try:
        return MEASURES[name]
    except KeyError:
        near = get_close_matches(name, MEASURES, n=3)
        hint = f"; did you mean {', '.join(near)}?" if near else f": {', '.join(MEASURES)}"
        raise UsageError(f"there is no figure {name!r}{hint}") from None
