"""Writes docs/benchmarks.md out of eval/results/.

    python benchmarks/report.py            # `make bench` ends with it

The figures are only ever copied: what a run wrote is what the page says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import outcome
import page_goals
import page_sets
import page_speed
import page_studies
from machine import ROOT
from measure import SYSTEMS
from sets import SETS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["PAGE", "main", "page"]

PAGE = ROOT / "docs" / "benchmarks.md"

INTRODUCTION = """# Benchmarks

How good and how fast gpqa is on public data, beside plain rankings and beside what one would
pick instead. Written by `python benchmarks/report.py` from `eval/results/`; measured with

```console
$ make bench DATA=folder                 # every set, every system: about half an hour on 2 cores
$ make bench DATA=folder SYSTEMS=gpqa    # gpqa alone; the others' results stay, with their dates
```

where `folder` holds the public sets in the form of [evaluation](evaluation.md). They are no part
of the project: their licences differ. What is measured already, with the same code and data, is
not measured again (`FRESH=1` does), so an interrupted run goes on where it was.

How good gpqa is on its own five articles is told by `gpqa eval eval/gold`.
"""
GLANCE = """## At a glance

How often a place that answers is read within the first 1,000 characters shown (of documents
without places: nDCG@10); more below.
"""
LOST = """## Where gpqa's answers are lost

How questions ended: the first step at which an answer was lost, as
[evaluation](evaluation.md#where-questions-are-lost) defines them. *Retrieved but not chosen* is
the choice of sentences, *not retrieved* the search, *chosen but withheld* and *answered, should be
silent* the confidence. Where only documents are judged, a quote of a relevant one counts.
"""
_STUDIES: dict[str, tuple[Callable[[Any], str], ...]] = {
    "quality": (page_studies.retrieval, page_studies.sentences),
    "calibration": (page_studies.calibration,),
    "calibration-speakers": (page_studies.speaker_calibration,),
    "attribution": (page_studies.attribution,),
    "encoder": (page_studies.encoder,),
    "margins": (page_studies.margins,),
}


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(outcome.RESULTS), encoding="utf-8")


def page(results: Path) -> str:
    """The page of the results in that folder."""
    return "\n".join(_parts(results))


def _parts(results: Path) -> Iterator[str]:
    measured = {
        about.name: {
            system: found
            for system in SYSTEMS
            if (found := outcome.read(outcome.path_of(results, about.name, system))) is not None
        }
        for about in SETS
    }
    yield INTRODUCTION
    if any(measured.values()):
        yield GLANCE
        yield page_sets.at_a_glance(measured)
        yield page_goals.goals(measured)
        yield page_sets.INTRODUCTION
        yield page_sets.sets(measured)
        yield LOST
        yield page_sets.lost(measured)
        yield page_goals.silence(measured)
    if (found := outcome.read(outcome.path_of(results, "speed"))) is not None:
        yield page_speed.speed(found)
    yield page_studies.INTRODUCTION
    for name, shown in _STUDIES.items():
        if (found := outcome.read(outcome.path_of(results, name))) is not None:
            yield from (show(found) for show in shown)
    yield page_studies.NOT_KEPT


if __name__ == "__main__":
    main()
