"""gpqa with its sentences ranked by a fitted combination: for figures on whole answers.

python -m training.rescored --data ../bench --cache .cache-training [--scorer main-int8]
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from gpqa import Library
from gpqa.answer import find
from gpqa.compose import compose
from gpqa.evaluate import LibrarySystem, evaluate
from gpqa.evidence import Weights
from gpqa.scorer.features import features
from gpqa.scorer.onnx import OnnxScorer
from gpqa.scorer.windows import cut_windows
from training.combine import CHEAP, READ, SMALL, Case, Ranker, load, read_signs
from training.score import judge

if TYPE_CHECKING:
    from gpqa.evaluate import Attempt


class Rescored(LibrarySystem):
    """A library whose evidence is put in a ranker's order before quotes are chosen."""

    def __init__(self, library: Library, ranker: Ranker, scale: tuple[float, float],
                 scorer: OnnxScorer | None) -> None:  # fmt: skip
        super().__init__(library)
        self._own, self._ranker, self._scale, self._scorer = library, ranker, scale, scorer

    def ask(self, question: str) -> Attempt:
        """The library's attempt, its quotes chosen by the ranker's scores."""
        attempt = super().ask(question)
        store = self._own.store
        found = find(store, self._own.encoder, question)
        if not found.evidence:
            return attempt
        signs = features(found, store, Weights(found.question, store).by_stem)
        ce = np.full((len(signs), 6), np.nan)
        if self._scorer is not None:
            windows = cut_windows(found.evidence, store)
            row = {
                "question": question,
                "candidates": found.evidence,
                "windows": [
                    {
                        "title": w.text.title,
                        "text": w.text.text,
                        "sentences": w.text.sentences,
                        "members": w.members,
                    }
                    for w in windows
                ],
            }
            ce = judge(self._scorer, row)
        scores = self._ranker.scores(_case(question, signs, ce))
        slope, intercept = self._scale
        mapped = scores * slope + intercept
        evidence = sorted(
            (replace(e, score=float(s)) for e, s in zip(found.evidence, mapped, strict=True)),
            key=lambda e: -e.score,
        )
        return attempt._replace(quotes=compose(evidence, store, self._top))


def _case(question: str, signs: Any, ce: Any) -> Case:
    n = len(signs)
    none = np.zeros(n, dtype=bool)
    table = np.hstack([signs, read_signs(ce)])
    return Case(
        id="",
        question=question,
        answerable=True,
        group="",
        mode="all",
        signs=table,
        right=none,
        texts=[],
        places=[],
        answers=[],
        spans=ce[:, 4:6],
    )


def main() -> None:
    """Print Sem-F1 and its company, before and after."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=Path(".cache-training"))
    parser.add_argument("--scorer")
    options = parser.parse_args()
    held = load(options.cache, "held-out.all", options.scorer)
    library = Library.open(options.cache.absolute() / "indexes" / "quotesum-dev")
    gold = options.data / "quotesum-dev"
    columns: dict[str, Any] = {"a today": None, "b cheap signs": SMALL}
    if options.scorer:
        columns["c cheap signs + scorer"] = SMALL + READ
    for label, names in columns.items():
        system: LibrarySystem = LibrarySystem(library)
        if names is not None:
            ranker = Ranker(names).fit(held)
            scorer = None
            if "ce sentence" in names:
                scorer = OnnxScorer(options.cache / options.scorer, threads=1)
            system = Rescored(library, ranker, _scale(ranker, held), scorer)
        found = evaluate(gold, system=system)
        shown = {
            name: f"{100 * found[name].value:.1f} [{100 * found[name].low:.1f}, "
            f"{100 * found[name].high:.1f}]"
            for name in ("sem_f1", "hit@1", "hit@5", "recall@5")
        }
        print(label, shown)


def _scale(ranker: Ranker, cases: list[Case]) -> tuple[float, float]:
    """A line that puts the ranker's scores where today's lie: what composing expects."""
    x = np.concatenate([s[s > s.max() - 50] for s in map(ranker.scores, cases)])
    y = np.concatenate(
        [c.signs[:, CHEAP.index("score")][(s := ranker.scores(c)) > s.max() - 50] for c in cases]
    )
    slope = float(y.std() / x.std())
    return slope, float(y.mean() - slope * x.mean())


if __name__ == "__main__":
    main()
