"""What a scorer makes of all that was found: CACHE/scores/NAME/SET.MODE.npz.

    python -m training.score --name main-int8 [SET.MODE …]

Read with the exported file, so that what is measured is what ships.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from rich.progress import track

from gpqa.scorer.onnx import MODEL, OnnxScorer
from gpqa.scorer.protocol import Text
from gpqa.scorer.windows import WINDOWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.scorer.protocol import EvidenceScorer

__all__ = ["COLUMNS", "judge", "score_all"]

COLUMNS = ("sentence", "window", "span", "rank", "begin", "end")
"""What is written of each candidate: three logits, which window held it, the best span in
it. NaN where no window did."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Score the sets."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--cache", type=Path, default=Path(".cache-training"))
    parser.add_argument("--name", required=True)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--windows", type=int, default=WINDOWS, help="how many are read")
    parser.add_argument("sets", nargs="*")
    options = parser.parse_args(arguments)
    score_all(options.cache, options.name, options.threads, options.windows, options.sets)


def score_all(
    cache: Path, name: str, threads: int, windows: int = WINDOWS, sets: Sequence[str] = ()
) -> None:
    """Score these sets, or all, unless that was done since they or the scorer were written."""
    scorer = OnnxScorer(cache / name, threads=threads)
    folder = cache / "scores" / name
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted((cache / "candidates").glob("*.jsonl")):
        target = folder / f"{path.stem}.npz"
        if sets and path.stem not in sets:
            continue
        newest = max(each.stat().st_mtime for each in (path, cache / name / MODEL))
        if target.exists() and target.stat().st_mtime > newest:
            continue
        rows = [json.loads(line) for line in path.open(encoding="utf-8")]
        tables = [judge(scorer, row, windows) for row in track(rows, path.stem)]
        part = target.with_suffix(".part.npz")
        np.savez_compressed(part, *tables)
        part.replace(target)


def judge(scorer: EvidenceScorer, row: dict[str, Any], most: int) -> np.ndarray[Any, Any]:
    """One question's candidates, read in so many windows: shape (candidates, len(COLUMNS))."""
    table = np.full((len(row["candidates"]), len(COLUMNS)), np.nan)
    texts = [
        Text(w["title"] or None, w["text"], tuple((a, b) for a, b in w["sentences"]))
        for w in row["windows"][:most]
    ]
    judgements = scorer.judge(row["question"], texts)
    for rank, (window, found) in enumerate(zip(row["windows"][:most], judgements, strict=True)):
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
