"""The scorer as torch has it: MiniLM over question and window, five numbers for every token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import torch
from torch import nn

from gpqa.encoder.packaged import check_packaged, packaged_folder
from gpqa.scorer.inputs import EVIDENCE, HEADS, TOKENIZER, WEIGHT, Input, encode_pair

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = [
    "Batch",
    "Reader",
    "Scores",
    "batch_of",
    "load_checkpoint",
    "load_tokenizer",
    "prepare",
]


class Batch(NamedTuple):
    """Windows as tensors. Shapes: n windows, t tokens, s sentences."""

    ids: torch.Tensor
    """(n, t)"""
    mask: torch.Tensor
    types: torch.Tensor
    members: torch.Tensor
    """(n, s, t): whether a token is of a sentence."""
    readable: torch.Tensor
    """(n, t): whether a span may begin or end there; the first token stands for none."""


class Scores(NamedTuple):
    """Logits."""

    sentences: torch.Tensor
    """(n, s); of no meaning where there is no such sentence."""
    answerable: torch.Tensor
    """(n,)"""
    start: torch.Tensor
    """(n, t)"""
    end: torch.Tensor


class Reader(nn.Module):
    """A transformer with a small head on every token."""

    def __init__(self, transformer: Any, hidden: int = 128) -> None:
        super().__init__()
        self.transformer = transformer
        self.head = nn.Sequential(
            nn.Dropout(0.1),
            nn.Linear(transformer.config.hidden_size, hidden),
            nn.GELU(),
            nn.Linear(hidden, HEADS),
        )

    @classmethod
    def fresh(cls) -> Reader:
        """The packaged model with an untrained head. Its word embeddings stay as they are."""
        from transformers import AutoModel

        check_packaged(packaged_folder())
        transformer = AutoModel.from_pretrained(packaged_folder(), local_files_only=True)
        transformer.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
        return cls(transformer)

    def tokens(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """Five logits for every token: shape (n, t, 5)."""
        hidden = self.transformer(
            input_ids=ids, attention_mask=mask, token_type_ids=types
        ).last_hidden_state
        result: torch.Tensor = self.head(hidden)
        return result

    def forward(self, batch: Batch) -> Scores:
        """Score a batch."""
        out = self.tokens(batch.ids, batch.mask, batch.types).float()
        evidence, weight, start, end, answerable = out.unbind(-1)
        assert (EVIDENCE, WEIGHT) == (0, 1)
        among = weight[:, None, :].masked_fill(~batch.members, -1e4).softmax(-1)
        sentences = (among * evidence[:, None, :]).sum(-1)
        start = start.masked_fill(~batch.readable, -1e4)
        end = end.masked_fill(~batch.readable, -1e4)
        return Scores(sentences, answerable[:, 0], start, end)


def load_tokenizer() -> Any:
    """The packaged model's tokenizer."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(packaged_folder() / TOKENIZER))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def prepare(tokenizer: Any, question: str, window: dict[str, Any]) -> Input:
    """A question and a window as token ids."""
    (made,) = encode_pair(
        tokenizer, question, [(window["title"], window["text"], window["sentences"])]
    )
    return made


def batch_of(inputs: Sequence[Input]) -> Batch:
    """Inputs, padded, as tensors."""
    n = len(inputs)
    # Few different shapes: each keeps memory of its own.
    t = -(-max(len(each.ids) for each in inputs) // 16) * 16
    s = max(len(each.spans) for each in inputs)
    ids, mask, types = (np.zeros((n, t), dtype=np.int64) for _ in range(3))
    members = np.zeros((n, s, t), dtype=bool)
    readable = np.zeros((n, t), dtype=bool)
    for row, each in enumerate(inputs):
        length = len(each.ids)
        ids[row, :length] = each.ids
        mask[row, :length] = 1
        types[row, each.text_from : length] = 1
        readable[row, 0] = True
        for number, (low, high) in enumerate(each.spans):
            members[row, number, low:high] = True
            readable[row, low:high] = True
    return Batch(*map(torch.from_numpy, (ids, mask, types, members, readable)))


def load_checkpoint(path: Path) -> Reader:
    """A trained reader."""
    reader = Reader.fresh()
    state = torch.load(path, map_location="cpu", weights_only=True)
    reader.load_state_dict(state["model"], strict=False)
    return reader.eval()
