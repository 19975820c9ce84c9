"""How many quotes an answer has: what is lost and what is padding, by where quoting stops.

    python benchmarks/margins.py                     # the project's own gold set, its dev split
    python benchmarks/margins.py ../bench/quotesum-dev
    make bench DATA=folder PARTS=studies

Every question that can be answered is searched for once; then its quotes are composed with
other settings of gpqa.compose.Cut, everything else as shipped. To choose by: precision is the
share of quotes at a place that answers, recall the share of a question's places that its
first five quotes are at, F1 the harmonic mean of both. "several" are the questions with
places in more than one source: padding is hardest to tell from them.
"""

from __future__ import annotations

import argparse
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gpqa.answer import find
from gpqa.compose import CUT, compose
from gpqa.config import TOP
from gpqa.evaluate.evidence import sem_f1
from gpqa.evaluate.gold import read_gold
from gpqa.evaluate.index import open_index
from gpqa.evaluate.places import covers, places_of
from gpqa.evidence import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bar import Steps

    from gpqa import Library
    from gpqa.answer import Found
    from gpqa.compose import Cut
    from gpqa.evaluate.gold import GoldQuestion, GoldSet
    from gpqa.models import Quote

__all__ = ["measure"]

GOLD = Path(__file__).parent.parent / "eval" / "gold"
MARGINS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.42, 0.5, 0.6, 0.8, 1.2)
FLOORS = (-9.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8)
SAME_SOURCE = (0.0, 0.02, 0.04, 0.08, 0.12, 0.2)


class Case(NamedTuple):
    """A question with what was found."""

    gold: GoldQuestion
    found: Found


def measure(data: Path, work: Path, bar: Steps) -> dict[str, object]:
    """The curves on the project's own set, and on two of several sources, where they are there."""
    del work
    results: dict[str, object] = {"shipped": asdict(CUT)}
    sets = [
        ("gold, dev", GOLD, "dev"),
        ("clapnq-dev", data / "clapnq-dev", None),
        ("quotesum-dev", data / "quotesum-dev", None),
    ]
    for number, (name, path, split) in enumerate(sets):
        if path.is_dir():
            gold = read_gold(path, split)
            library, _ = open_index(gold)
            with library:
                results[name] = curves(gold, library)
        bar.share(number + 1, len(sets))
    return results


def curves(gold: GoldSet, library: Library) -> dict[str, list[dict[str, float]]]:
    """Figures by margin, by floor and by what a source's next quote costs."""
    cases = list(_cases(gold, library))
    cuts = {
        "margin": [replace(CUT, margin=value) for value in MARGINS],
        "floor": [replace(CUT, floor=value) for value in FLOORS],
        "same_source": [replace(CUT, same_source=value) for value in SAME_SOURCE],
    }
    return {
        name: [{name: getattr(cut, name), **_figures(cases, library, cut)} for cut in tried]
        for name, tried in cuts.items()
    }


def _cases(gold: GoldSet, library: Library) -> Iterator[Case]:
    for question in gold.questions:
        if question.answerable and (question.evidence or question.references):
            yield Case(
                question,
                find(
                    library.store,
                    library.encoder,
                    question.question,
                    scorer=library.scorer,
                    passages=CONTEXT,
                ),
            )


def _figures(cases: Sequence[Case], library: Library, cut: Cut) -> dict[str, float]:
    answers = [
        (
            case.gold,
            compose(
                case.found.evidence,
                library.store,
                TOP,
                all_answer=case.found.whose.any_words,
                cut=cut,
            ),
        )
        for case in cases
    ]
    figures = {
        "quotes": _mean([len(quotes) for _, quotes in answers]),
        "sources": _mean([len({quote.source_id for quote in quotes}) for _, quotes in answers]),
        "characters": _mean([sum(len(quote.text) for quote in quotes) for _, quotes in answers]),
    }
    placed = [(gold, quotes) for gold, quotes in answers if gold.evidence]
    several = [a for a in placed if len({place.source_id for place in a[0].evidence}) > 1]
    for name, some in (("", placed), ("several ", several)):
        if some:
            precision, recall = _precision(some), _mean([_recall(*each) for each in some])
            figures[f"{name}precision"] = precision
            figures[f"{name}recall"] = recall
            figures[f"{name}f1"] = 2 * precision * recall / ((precision + recall) or 1.0)
    quoted = [(gold, quotes) for gold, quotes in answers if gold.references]
    if quoted:
        figures["sem_f1"] = _mean([sem_f1(*each) for each in quoted])
    return {name: round(value, 4) for name, value in figures.items()}


def _precision(answers: Sequence[tuple[GoldQuestion, tuple[Quote, ...]]]) -> float:
    right = [
        any(covers(quote, place) for place in gold.evidence)
        for gold, quotes in answers
        for quote in quotes
    ]
    return _mean(right)


def _recall(gold: GoldQuestion, quotes: tuple[Quote, ...]) -> float:
    shown = places_of(quotes)
    return _mean([any(covers(found, place) for found in shown) for place in gold.evidence])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def main() -> None:
    """Print the curves of one set."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--split", help="of which questions (default: dev of the own set)")
    options = parser.parse_args()
    own = options.gold.resolve() == GOLD.resolve()
    gold = read_gold(options.gold, options.split or ("dev" if own else None))
    library, _ = open_index(gold)
    with library:
        found = curves(gold, library)
    for rows in found.values():
        names = list(rows[0])
        print("  ".join(f"{name:>12}" for name in names))
        for row in rows:
            print("  ".join(f"{row[name]:12.3f}" for name in names))
        print()


if __name__ == "__main__":
    main()
