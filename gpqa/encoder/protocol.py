"""What gpqa asks of an embedding model, whichever library runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Vectors: TypeAlias = NDArray[np.float32]
    Progress: TypeAlias = Callable[[int], None]
    Span: TypeAlias = tuple[int, int]

__all__ = ["Encoder"]


@runtime_checkable
class Encoder(Protocol):
    """Turns texts into unit vectors whose dot product is their similarity."""

    @property
    def model(self) -> str:
        """The model's name for people, such as ``all-MiniLM-L6-v2``."""
        ...

    @property
    def fingerprint(self) -> str:
        """Identify weights, pooling and numeric recipe; vectors compare only within one."""
        ...

    @property
    def dimension(self) -> int:
        """Length of every vector."""
        ...

    @property
    def max_tokens(self) -> int:
        """Longest text that can be encoded, in tokens, special tokens included."""
        ...

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """Return the vectors of ``texts``, float32 of shape ``(len(texts), dimension)``.

        Rows are L2-normalised and in the order of ``texts``. ``progress`` is called
        with the number of texts newly done. Nothing is ever truncated: a text of more
        than ``max_tokens`` tokens raises EncoderError.
        """
        ...

    def encode_spans(
        self,
        texts: Sequence[str],
        spans: Sequence[Sequence[Span]],
        *,
        progress: Progress | None = None,
    ) -> tuple[Vectors, list[Vectors]]:
        """Return the texts' vectors and, from the same run, those of character spans in them.

        ``spans[i]`` are ``(start, end)`` code points in ``texts[i]``; the second result
        holds one array of shape ``(len(spans[i]), dimension)`` a text. A span's vector is
        the normalised mean of the contextual embeddings of the tokens that overlap it;
        a span that holds no token (blank, empty) has the zero vector, similar to nothing.
        Raises EncoderError as ``encode`` does, and when the two lengths differ.
        """
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return each text's number of tokens, without special tokens or truncation."""
        ...

    def fit(self, text: str) -> str:
        """Return the longest prefix of ``text``, on a token's end, that can be encoded."""
        ...
