"""From token embeddings to one unit vector a text, or a span of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["POOLINGS", "Pooling", "pool", "pool_spans", "unit"]

Pooling: TypeAlias = Literal["mean", "cls"]
POOLINGS: tuple[str, ...] = get_args(Pooling)


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Divide each row by its L2 norm; a zero row stays zero."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    result: NDArray[np.float32] = vectors / np.maximum(norms, np.float32(1e-12))
    return result


def pool(hidden: NDArray[np.float32], mode: Pooling) -> NDArray[np.float32]:
    """Pool one text's token embeddings, shape ``(tokens, dimension)``, padding cut off.

    One text at a time: the sum then runs over the same numbers in the same order
    whatever batch the text came in.
    """
    vector: NDArray[np.float32] = hidden[0] if mode == "cls" else hidden.mean(axis=0)
    return vector


def pool_spans(
    hidden: NDArray[np.float32],
    offsets: Sequence[tuple[int, int]],
    special: Sequence[int],
    spans: Sequence[tuple[int, int]],
) -> NDArray[np.float32]:
    """Mean-pool the tokens that overlap each span: shape ``(len(spans), dimension)``.

    ``offsets`` are the tokens' character ranges, ``special`` is 1 for tokens that stand
    for no characters. The rows are normalised; a span without tokens gives a zero row.
    """
    starts, ends = np.asarray(offsets, dtype=np.int64).reshape(-1, 2).T
    real = np.asarray(special, dtype=np.int64) == 0
    result = np.zeros((len(spans), hidden.shape[1]), dtype=np.float32)
    for row, (start, end) in enumerate(spans):
        inside = real & (starts < end) & (ends > start)
        if start < end and inside.any():
            result[row] = hidden[inside].mean(axis=0)
    return unit(result)
