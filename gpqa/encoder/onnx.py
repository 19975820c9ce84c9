"""The encoder that answers questions: onnxruntime and tokenizers, never torch."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

from gpqa.encoder.manifest import MODEL_FILE, TOKENIZER_FILE, Manifest, damaged
from gpqa.encoder.network import Network, batches
from gpqa.encoder.pooling import pool, pool_spans, unit
from gpqa.encoder.tokens import TokenLimit
from gpqa.errors import EncoderError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from tokenizers import Encoding

    from gpqa.encoder.protocol import Progress, Span, Vectors

__all__ = ["OnnxEncoder"]

_SLICE = 4096
"""Texts tokenised at a time: bounds the memory that encodings take on a large corpus."""


class OnnxEncoder:
    """An exported model, run by onnxruntime; made by :func:`gpqa.encoder.load_encoder`.

    ``folder`` holds ``model.onnx``, ``tokenizer.json`` and ``encoder.json``; every file
    is checked against its recorded sha256 before it is used (ModelIntegrityError).
    ``threads`` is the number of cores to use, by default all that this process may use.

    A text's vector does not depend on the texts encoded with it. Safe to share between
    threads.
    """

    def __init__(self, folder: Path, *, threads: int | None = None) -> None:
        self.folder = folder
        self.manifest = Manifest.read(folder)
        tokenizer = self.manifest.read_file(folder, TOKENIZER_FILE)
        model = self.manifest.read_file(folder, MODEL_FILE)
        try:
            self._limit = TokenLimit(Tokenizer.from_buffer(tokenizer), self.manifest.max_tokens)
            self._network = Network(model, threads)
        except Exception as error:  # both libraries raise bare Exceptions of many kinds
            raise damaged(folder, f"its files cannot be loaded ({error})") from error

    @property
    def model(self) -> str:
        """The model's name for people."""
        return self.manifest.model

    @property
    def fingerprint(self) -> str:
        """Identify weights, pooling and numeric recipe."""
        return self.manifest.fingerprint

    @property
    def dimension(self) -> int:
        """Length of every vector."""
        return self.manifest.dimension

    @property
    def max_tokens(self) -> int:
        """Longest text that can be encoded, in tokens, special tokens included."""
        return self.manifest.max_tokens

    @property
    def prompts(self) -> Mapping[str, str]:
        """Prefixes that the model's authors recommend, by kind of text; not applied."""
        return self.manifest.prompts

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return each text's number of tokens, without special tokens or truncation."""
        return self._limit.count(texts)

    def fit(self, text: str) -> str:
        """Return the longest prefix of ``text``, on a token's end, that can be encoded."""
        return self._limit.fit(text)

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """Return unit vectors, float32 of shape ``(len(texts), dimension)``, in order.

        ``progress`` is called with the number of texts newly done. Raises EncoderError
        for a text of more than ``max_tokens`` tokens; nothing is truncated.
        """
        result = np.zeros((len(texts), self.dimension), dtype=np.float32)

        def keep(position: int, hidden: NDArray[np.float32], _: Encoding) -> None:
            result[position] = pool(hidden, self.manifest.pooling)

        self._run(texts, keep, progress)
        return unit(result)

    def encode_spans(
        self,
        texts: Sequence[str],
        spans: Sequence[Sequence[Span]],
        *,
        progress: Progress | None = None,
    ) -> tuple[Vectors, list[Vectors]]:
        """Return the texts' vectors and those of character spans in them, from one run.

        See :meth:`gpqa.encoder.Encoder.encode_spans`.
        """
        if len(texts) != len(spans):
            raise EncoderError(f"Got {len(texts)} texts, but spans for {len(spans)}.")
        result = np.zeros((len(texts), self.dimension), dtype=np.float32)
        parts: list[Vectors] = [np.zeros((0, self.dimension), dtype=np.float32)] * len(texts)

        def keep(position: int, hidden: NDArray[np.float32], encoding: Encoding) -> None:
            result[position] = pool(hidden, self.manifest.pooling)
            parts[position] = pool_spans(
                hidden, encoding.offsets, encoding.special_tokens_mask, spans[position]
            )

        self._run(texts, keep, progress)
        return unit(result), parts

    def _run(
        self,
        texts: Sequence[str],
        keep: Callable[[int, NDArray[np.float32], Encoding], None],
        progress: Progress | None,
    ) -> None:
        """Hand each text's token embeddings, without padding, to ``keep``, in several threads."""
        for first in range(0, len(texts), _SLICE):
            encodings = self._limit.encode(texts[first : first + _SLICE])
            work = partial(self._encode, encodings, keep, first)
            planned = list(batches([len(each.ids) for each in encodings]))
            for done in self._network.side_by_side(work, planned):
                if progress is not None:
                    progress(done)

    def _encode(
        self,
        encodings: Sequence[Encoding],
        keep: Callable[[int, NDArray[np.float32], Encoding], None],
        first: int,
        batch: Sequence[int],
    ) -> int:
        """Do a batch of ``encodings``, the first of which is text ``first``; how many it is."""
        hidden = self._hidden([encodings[each] for each in batch])
        for row, each in enumerate(batch):
            keep(first + each, hidden[row, : len(encodings[each].ids)], encodings[each])
        return len(batch)

    def _hidden(self, encodings: Sequence[Encoding]) -> NDArray[np.float32]:
        """Return token embeddings, shape ``(texts, longest, dimension)``."""
        longest = max(len(each.ids) for each in encodings)
        shape = (len(encodings), longest)
        ids = np.full(shape, self.manifest.pad_id, dtype=np.int64)
        mask = np.zeros(shape, dtype=np.int64)
        for row, each in enumerate(encodings):
            ids[row, : len(each.ids)] = each.ids
            mask[row, : len(each.ids)] = 1
        # Not every architecture has segments: pass what the graph asks for.
        feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        try:
            return self._network.run(feeds)
        except Exception as error:  # onnxruntime's exceptions share no public base
            raise EncoderError(f"The encoder {self.model} failed to run: {error}") from error
