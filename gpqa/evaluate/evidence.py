"""Figures on the quotes: whether they are at places that answer, at all of them, and no more.

Measured on the quotes that a question has, given or withheld: whether to withhold them
is measured by itself (:mod:`gpqa.evaluate.abstention`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.evaluate.places import covered, covers, places_of
from gpqa.evaluate.results import Ratio
from gpqa.evaluate.words import best_exact, best_f1, token_f1

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.evaluate.gold import GoldQuestion, Reference
    from gpqa.evaluate.run import Outcome
    from gpqa.models import Place, Quote

__all__ = ["AT", "highlighted", "sem_f1", "values"]

AT = 5
"""How many quotes count."""


def values(outcome: Outcome) -> dict[str, Ratio]:
    """What a question adds to each figure on evidence; nothing to those it is not about."""
    gold, quotes = outcome.gold, outcome.quotes[:AT]
    shares: dict[str, Ratio] = {}
    if gold.answerable and gold.evidence:
        hits = outcome.hits[:AT]
        shown = places_of(quotes)
        found = sum(any(covers(other, place) for other in shown) for place in gold.evidence)
        places = len(gold.evidence)
        wanted, got = covered(gold.evidence, shown)
        shares["hit@1"] = Ratio(got=float(any(hits[:1])))
        shares["hit@5"] = Ratio(got=float(any(hits)))
        shares["recall@5"] = Ratio(got=found / places)
        shares["capped_recall@5"] = Ratio(got=min(found, AT) / min(AT, places))
        shares["char_recall"] = Ratio(got=got / wanted)
        if quotes:
            given, right = covered(shown, gold.evidence)
            shares["char_precision"] = Ratio(got=right / given if given else 0.0)
    if gold.answerable and gold.short_answers:
        words = highlighted(quotes[0]) if quotes else ""
        shares["em"] = Ratio(got=best_exact(words, gold.short_answers))
        shares["f1"] = Ratio(got=best_f1(words, gold.short_answers))
    if gold.references:
        shares["sem_f1"] = Ratio(got=sem_f1(gold, quotes))
    return shares | _exactness(outcome)


def _exactness(outcome: Outcome) -> dict[str, Ratio]:
    """Whether quotes read as their sources do, wherever they are said to stand, and cut no word."""
    places: list[Quote | Place] = list(outcome.quotes)
    places += (place for quote in outcome.quotes for place in quote.also)
    count = len(places)
    if not count:
        return {}
    verbatim = whole = 0
    for quote, read in zip(places, (*outcome.reads, *outcome.also_reads), strict=True):
        if read is None:
            continue
        verbatim += read.text == quote.text
        ends = (read.before + read.text[:1], read.text[-1:] + read.after)
        whole += not any(len(end) == 2 and end.isalnum() for end in ends)
    return {
        "verbatim": Ratio(got=verbatim, of=count),
        "whole": Ratio(got=whole, of=count),
    }


def highlighted(quote: Quote) -> str:
    """The highlighted words of a quote, parted by spaces."""
    return " ".join(
        quote.text[start - quote.start : end - quote.start] for start, end in quote.highlight
    )


def sem_f1(gold: GoldQuestion, quotes: tuple[Quote, ...]) -> float:
    """QuoteSum's Sem-F1: per source, token F1 against the person who fits best; their mean.

    Schuster et al., "SEMQA: Semi-Extractive Multi-Source Question Answering", 2024. The
    sources are those that the people were given (a source that neither quotes counts as
    agreed); here the whole index is asked, so a source quoted beside them counts as 0.
    By this reading the set's own people, each against the others, have the 78.1 that is
    given for them.
    """
    people = [_by_source(person) for person in gold.references]
    given = _by_source([place for quote in quotes for place in quote.places])
    asked = gold.sources or tuple(dict.fromkeys(name for person in people for name in person))
    beside = sum(name not in asked for name in given)
    total = sum(
        max(token_f1(given.get(name, ""), person.get(name, "")) for person in people)
        for name in asked
    )
    return total / (len(asked) + beside)


def _by_source(parts: Sequence[Quote | Place | Reference]) -> dict[str, str]:
    texts: dict[str, list[str]] = {}
    for part in parts:
        texts.setdefault(part.source_id, []).append(
            part.text if hasattr(part, "text") else part.quote
        )
    return {name: " ".join(own) for name, own in texts.items()}
