"""The scorer that answers questions: onnxruntime and tokenizers, never torch."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from gpqa.encoder.network import Network
from gpqa.encoder.packaged import sha256_of
from gpqa.errors import EncoderError, ModelIntegrityError
from gpqa.scorer.combination import COMBINATION, Combination
from gpqa.scorer.inputs import ANSWERABLE, END, EVIDENCE, START, TOKENIZER, WEIGHT, encode_pair
from gpqa.scorer.protocol import Judgement

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from gpqa.scorer.inputs import Input
    from gpqa.scorer.protocol import Text

__all__ = ["CARD", "FILES", "MODEL", "OnnxScorer"]

MODEL = "scorer.onnx"
CARD = "scorer.json"
FILES = (MODEL, TOKENIZER, COMBINATION)
"""What the card records the sha256 of."""
_LONGEST_SPAN = 24
"""Tokens of a highlight: answers are short."""


class OnnxScorer:
    """A trained scorer, run by onnxruntime.

    ``folder`` holds ``scorer.onnx``, ``tokenizer.json``, ``combination.json`` and
    ``scorer.json``, which records their sha256: files that differ raise
    ModelIntegrityError. ``threads`` is the number of cores to use, by default all that
    this process may use.
    """

    def __init__(self, folder: Path, *, threads: int | None = None) -> None:
        from tokenizers import Tokenizer

        try:
            card = json.loads((folder / CARD).read_text(encoding="utf-8"))
            self._files: dict[str, str] = dict(card["files"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelIntegrityError(f"Cannot read {folder / CARD}: {error}") from error
        for name in FILES:
            if sha256_of(folder / name) != self._files.get(name):
                raise ModelIntegrityError(f"{folder / name} is not the file that was shipped.")
        self.combination = Combination.read(folder / COMBINATION)
        """How much its logits count beside the other signs."""
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
            self._tokenizer.no_truncation()
            self._tokenizer.no_padding()
            self._network = Network(str(folder / MODEL), threads)
        except Exception as error:  # both libraries raise bare Exceptions of many kinds
            raise ModelIntegrityError(f"Cannot load the scorer in {folder}: {error}") from error

    @property
    def fingerprint(self) -> str:
        """The hash of the weights."""
        return self._files[MODEL]

    def judge(self, question: str, texts: Sequence[Text]) -> list[Judgement]:
        """A judgement for each text. Raises EncoderError where the model fails to run."""
        inputs = encode_pair(
            self._tokenizer, question, [(text.title, text.text, text.sentences) for text in texts]
        )
        # Each by itself: nothing is padded, and one does not wait for another. The longest
        # first, so that all end at nearly the same time.
        order = sorted(range(len(inputs)), key=lambda i: -len(inputs[i].ids))
        found = self._network.side_by_side(self._read, [inputs[i] for i in order])
        return [each for _, each in sorted(zip(order, found, strict=True))]

    def _read(self, made: Input) -> Judgement:
        ids = np.array([made.ids], dtype=np.int64)
        types = np.zeros_like(ids)
        types[:, made.text_from :] = 1
        feeds = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": types}
        try:
            tokens = self._network.run(feeds)
        except Exception as error:  # onnxruntime's exceptions share no public base
            raise EncoderError(f"The evidence scorer failed to run: {error}") from error
        return judgement(made, tokens[0])


def judgement(made: Input, tokens: NDArray[np.float32]) -> Judgement:
    """What a text's tokens say: ``tokens`` of shape (at least its length, 5)."""
    none = float(tokens[0, START] + tokens[0, END])
    scores: list[float] = []
    spans: list[tuple[int, int] | None] = []
    above: list[float] = []
    for low, high in made.spans:
        if low == high:
            scores.append(float("-inf"))
            spans.append(None)
            above.append(float("-inf"))
            continue
        weight = tokens[low:high, WEIGHT]
        weight = np.exp(weight - weight.max())
        scores.append(float((weight * tokens[low:high, EVIDENCE]).sum() / weight.sum()))
        first, last, score = _best_span(tokens[low:high, START], tokens[low:high, END])
        begin = made.offsets[low + first - made.first][0]
        end = made.offsets[low + last - made.first][1]
        spans.append((begin, end))
        above.append(score - none)
    return Judgement(tuple(scores), float(tokens[0, ANSWERABLE]), tuple(spans), tuple(above))


def _best_span(start: NDArray[np.float32], end: NDArray[np.float32]) -> tuple[int, int, float]:
    sums = start[:, None] + end[None, :]
    far = np.arange(len(start))[None, :] - np.arange(len(start))[:, None]
    sums = np.where((far >= 0) & (far < _LONGEST_SPAN), sums, -np.inf)
    first, last = divmod(int(sums.argmax()), len(start))
    return first, last, float(sums[first, last])
