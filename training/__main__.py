"""The whole way from public texts to the scorer that gpqa comes with: `make train DATA=folder`.

    python -m training --data ../bench

Every step leaves what is done as it is, so that an interrupted run goes on where it was;
remove the cache's folder to begin anew. What happened when is in CACHE/train.log.
"""

from __future__ import annotations

import argparse
import logging
import time
from pathlib import Path
from typing import TYPE_CHECKING

from gpqa.scorer.load import WEIGHTS
from training import average, candidates, combine, data, evaluate, export, package, score, train

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Step = tuple[str, Callable[[Sequence[str] | None], None], list[str]]

NINTH = (
    "cuttingstwo,leaders,manyvoices,oralevidence,outlets,papers,reasons,secretaries,shortfacts,"
    "standpoints,tradepress,healthtrade,topicsaid,presupposed,pronouns,figuresplain,oraltwo,"
    "severalanswers,localopinion,healthnational,chamber,regionaldaily,pressreleases,"
    "correspondents,researchnews,indirect,companies"
)
"""Files of documents that were written after `alloy` was trained: new to `ninth`."""
TENTH = (
    "profession,whosaid,quantities,policyrows,multispeaker,attitudes,releases,paraphrases,reference,"
    "reading,searchqueries,textbook,chronicles,crossheads,rewordings,viewpoints,polar,encyclosci,"
    "encyclohist,newsfacts,speeches,websearch,rewordnational,encycloculture,encyclosociety,"
    "tradeweekly,shortasks,rolesaid"
)
"""Files of documents that were written after `fusion` was trained."""
STAGES: dict[str, list[str]] = {
    "main": ["--windows", "36000"],
    "second": ["--windows", "12000", "--rate", "8e-5", "--shares", "second", "--epoch", "2"],
    "third": ["--windows", "60000", "--rate", "1.2e-4", "--shares", "second", "--epoch", "5"],
    "fourth": ["--windows", "56000", "--rate", "1.2e-4", "--shares", "third", "--epoch", "9"],
    "fifth": [
        *("--windows", "80000", "--rate", "1.5e-4", "--shares", "third", "--epoch", "30"),
        *("--workers", "2"),
    ],
    "mean": [],
    "sixth": [
        *("--windows", "72000", "--rate", "1.5e-4", "--shares", "third", "--epoch", "40"),
        *("--workers", "2"),
    ],
    "mix": [],
    "seventh": [
        *("--windows", "72000", "--rate", "1.5e-4", "--shares", "third", "--epoch", "50"),
        *("--workers", "2"),
    ],
    "blend": [],
    "eighth": [
        *("--windows", "46000", "--rate", "1.4e-4", "--shares", "third", "--epoch", "60"),
        *("--workers", "2"),
    ],
    "alloy": [],
    "ninth": [
        *("--windows", "34000", "--rate", "1.4e-4", "--shares", "fourth", "--epoch", "70"),
        *("--workers", "2", "--new", NINTH),
    ],
    "fusion": [],
    "tenth": [
        *("--windows", "50000", "--rate", "1.4e-4", "--shares", "fourth", "--epoch", "80"),
        *("--workers", "2", "--new", TENTH),
    ],
    "compound": [],
}
"""Training runs, each going on from the one before, and means of two: the last ships. README.md
is their log."""
LOG = logging.getLogger("training")


def main() -> None:
    """Do all steps."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--cache", type=Path, default=Path(".cache-training"))
    parser.add_argument("--to", type=Path, default=WEIGHTS, help="where it is packaged")
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        format="%(asctime)s %(message)s",
        level=logging.INFO,
        handlers=[logging.FileHandler(options.cache / "train.log"), logging.StreamHandler()],
    )
    for name, step, arguments in steps(options.data, options.cache, options.to):
        began = time.monotonic()
        LOG.info("%s: begins", name)
        step(arguments)
        LOG.info("%s: done, %.0f s", name, time.monotonic() - began)


def steps(texts: Path, cache: Path, to: Path) -> list[Step]:
    """What is done, in order."""
    at, of = ["--cache", str(cache)], ["--data", str(texts)]
    made: list[Step] = [("examples", data.main, [*of, *at])]
    before: list[str] = []
    for name, arguments in STAGES.items():
        named = [*at, "--name", name]
        if name in average.MEANS:
            made.append((f"average {name}", average.main, named))
        else:
            made.append((f"training {name}", train.main, [*named, *arguments, *before]))
        before = ["--start", str(cache / f"{name}.pt")]
    last = next(reversed(STAGES))
    scorer = f"{last}-int8"
    return [
        *made,
        ("export", export.main, [*at, "--name", last]),
        ("candidates", candidates.main, [*of, *at]),
        ("scores", score.main, [*at, "--name", scorer]),
        ("combination", combine.main, [*at, "--name", scorer]),
        ("figures", evaluate.main, [*at, scorer]),
        ("package", package.main, [*at, "--name", scorer, "--to", str(to)]),
    ]


if __name__ == "__main__":
    main()
