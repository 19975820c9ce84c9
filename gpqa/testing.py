"""Fakes for tests, gpqa's own and its users': an encoder that needs no model.

>>> from gpqa.testing import HashEncoder
>>> HashEncoder().encode(["funding of general practice"]).shape
(1, 64)
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from gpqa.terms import stems

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

__all__ = ["HashEncoder"]


class HashEncoder:
    """Texts that share words are near: every stem has a fixed random direction."""

    def __init__(self, dimension: int = 64, max_tokens: int = 256) -> None:
        self.model = "hash"
        self.fingerprint = f"hash-{dimension}-{max_tokens}"
        self.dimension = dimension
        self.max_tokens = max_tokens
        self.encoded: list[str] = []
        """Every text that was ever encoded: a test can see what was not."""

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Vectors of length one, shape (len(texts), dimension)."""
        import numpy as np

        self.encoded += texts
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for number, text in enumerate(texts):
            rows[number] = sum(map(self._direction, stems(text) or [text]))
            rows[number] /= np.linalg.norm(rows[number]) or 1.0
        if progress:
            progress(len(texts))
        return rows

    def encode_spans(
        self,
        texts: Sequence[str],
        spans: Sequence[Sequence[tuple[int, int]]],
        *,
        progress: Callable[[int], None] | None = None,
    ) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        """Vectors of the texts, and of spans of each, shape (spans, dimension)."""
        whole = self.encode(texts, progress=progress)
        inner = [
            self.encode([text[start:end] for start, end in own])
            for text, own in zip(texts, spans, strict=True)
        ]
        return whole, inner

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Words and marks, about as a real tokenizer counts them."""
        return [len(text.split()) + sum(not c.isalnum() for c in text) // 4 for text in texts]

    def fit(self, text: str) -> str:
        """The longest prefix of ``text`` that can be encoded."""
        ends = [word.end() for word in re.finditer(r"\S+", text)]
        fitting = bisect_right(
            ends, self.max_tokens - 2, key=lambda end: self.count_tokens([text[:end]])[0]
        )
        return text[: ends[fitting - 1]] if fitting else ""

    def _direction(self, stem: str) -> NDArray[np.float32]:
        import numpy as np

        seed = int.from_bytes(hashlib.blake2b(stem.encode(), digest_size=8).digest())
        return np.random.default_rng(seed).standard_normal(self.dimension, dtype=np.float32)
