"""A scorer's files where gpqa finds them: gpqa/scorer/weights/.

    python -m training.package --name main-int8

The card beside this folder's files, README.md, is written by hand.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from gpqa.encoder.packaged import sha256_of
from gpqa.scorer.load import WEIGHTS
from gpqa.scorer.onnx import CARD, FILES, OnnxScorer

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["package", "seal"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Package a scorer."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--cache", type=Path, default=Path(".cache-training"))
    parser.add_argument("--name", required=True)
    parser.add_argument("--to", type=Path, default=WEIGHTS)
    options = parser.parse_args(arguments)
    package(options.cache / options.name, options.to)


def seal(folder: Path) -> None:
    """Write a folder's card: the sha256 of each file that a scorer is made of."""
    files = {name: sha256_of(folder / name) for name in FILES}
    (folder / CARD).write_text(json.dumps({"files": files}, indent=1) + "\n", encoding="utf-8")


def package(folder: Path, target: Path) -> None:
    """Copy a scorer; it must load where it came from, and where it comes to."""
    OnnxScorer(folder, threads=1)
    target.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copyfile(folder / name, target / name)
    seal(target)
    OnnxScorer(target, threads=1)
    for name in (*FILES, CARD):
        print(f"{target / name}: {(target / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
