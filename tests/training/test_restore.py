from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import onnx
import pytest
import torch

from gpqa.encoder.network import session
from gpqa.scorer.load import WEIGHTS
from gpqa.scorer.onnx import MODEL
from training.model import Reader, batch_of, load_tokenizer, prepare
from training.restore import RestoreError, restored

if TYPE_CHECKING:
    from pathlib import Path

    from gpqa.scorer.inputs import Input

TEXT = "The mayor said on Monday that the bridge will close in May. It opened in 1931."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return restored(WEIGHTS / MODEL).eval()


def pair(question: str) -> Input:
    window = {"title": "Bridge to close", "text": TEXT, "sentences": [(0, 59), (60, len(TEXT))]}
    return prepare(load_tokenizer(), question, window)


@pytest.mark.parametrize("question", ["When will the bridge close?", "Who paid for the bridge?"])
def test_it_judges_as_the_shipped_file_does(reader: Reader, question: str) -> None:
    batch = batch_of([pair(question)])
    with torch.no_grad():
        found = reader.tokens(batch.ids, batch.mask, batch.types)[0].numpy()
    feeds = {
        "input_ids": batch.ids.numpy(),
        "attention_mask": batch.mask.numpy(),
        "token_type_ids": batch.types.numpy(),
    }
    shipped = session((WEIGHTS / MODEL).read_bytes()).run(None, feeds)[0][0]
    read = batch.mask[0].numpy() == 1
    # Apart by the rounding of activations and word embeddings; another layer's weights in one
    # place, or a matrix turned round, and they have nothing to do with each other.
    assert np.corrcoef(found[read].ravel(), shipped[read].ravel())[0, 1] > 0.99
    assert np.abs(found[read] - shipped[read]).mean() < 0.2


def test_a_file_without_a_matrix_is_refused(tmp_path: Path) -> None:
    model = onnx.load(str(WEIGHTS / MODEL))
    (lost,) = (
        each
        for each in model.graph.initializer
        if each.name.endswith("layer.3/attention/output/dense/MatMul_output_0_int8_ws")
    )
    model.graph.initializer.remove(lost)
    onnx.save(model, str(tmp_path / MODEL))
    with pytest.raises(RestoreError, match=r"no weights for .*layer\.3\.attention\.output\.dense"):
        restored(tmp_path / MODEL)
