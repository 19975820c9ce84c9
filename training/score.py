"""A scorer's judgement on everything that was found: CACHE/scores/NAME/SET.MODE.npz.

    python -m training.score --cache .cache-training --name main-int8 [SET.MODE …]

Read with the exported file, so that what is measured is what ships.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from rich.progress import track

from gpqa.scorer.onnx import OnnxScorer
from gpqa.scorer.protocol import Text

COLUMNS = ("sentence", "answerable", "above none", "window rank", "first", "last")
"""What is written of each candidate; NaN where no window was read that holds it."""


def main() -> None:
    """Score the sets."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--cache", type=Path, default=Path(".cache-training"))
    parser.add_argument("--name", default="main-int8")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("sets", nargs="*")
    options = parser.parse_args()
    scorer = OnnxScorer(options.cache / options.name, threads=options.threads)
    folder = options.cache / "scores" / options.name
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted((options.cache / "candidates").glob("*.jsonl")):
        if options.sets and path.stem not in options.sets:
            continue
        rows = [json.loads(line) for line in path.open(encoding="utf-8")]
        tables = [judge(scorer, row) for row in track(rows, path.stem)]
        np.savez_compressed(folder / f"{path.stem}.npz", *tables)


def judge(scorer: OnnxScorer, row: dict[str, Any]) -> np.ndarray[Any, Any]:
    """One question's candidates: shape (candidates, len(COLUMNS))."""
    table = np.full((len(row["candidates"]), len(COLUMNS)), np.nan)
    texts = [
        Text(w["title"] or None, w["text"], tuple(map(tuple, w["sentences"])))
        for w in row["windows"]
    ]
    for rank, (window, found) in enumerate(
        zip(row["windows"], scorer.judge(row["question"], texts), strict=True)
    ):
        for i, member in enumerate(window["members"]):
            span = found.spans[i]
            if span is None:
                continue
            begin = window["sentences"][i][0]
            table[member] = (
                found.sentences[i],
                found.answerable,
                found.span_scores[i],
                rank,
                span[0] - begin,
                span[1] - begin,
            )
    return table


if __name__ == "__main__":
    main()
