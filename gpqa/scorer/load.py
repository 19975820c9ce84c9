"""Getting the scorer that gpqa comes with."""

from __future__ import annotations

import threading
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpqa.scorer.onnx import OnnxScorer

__all__ = ["WEIGHTS", "load_scorer", "warm_up"]

WEIGHTS = Path(__file__).parent / "weights"
"""The folder of the shipped weights."""

_loading = threading.Lock()


def load_scorer() -> OnnxScorer:
    """The shipped scorer; one for all who ask in this process.

    Raises :class:`~gpqa.errors.ModelIntegrityError` where its files are not those that
    were shipped.
    """
    with _loading:
        return _load()


@cache
def _load() -> OnnxScorer:
    from gpqa.scorer.onnx import OnnxScorer

    return OnnxScorer(WEIGHTS)


def warm_up() -> None:
    """Begin to load it in the background: for a process that is about to ask a question."""

    def load() -> None:
        with suppress(Exception):  # met again, and raised, by whoever needs it
            load_scorer()

    threading.Thread(target=load, daemon=True).start()
