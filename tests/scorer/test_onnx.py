from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from gpqa.encoder.packaged import packaged_folder, sha256_of
from gpqa.errors import ModelIntegrityError
from gpqa.scorer.combination import COMBINATION
from gpqa.scorer.inputs import ANSWERABLE, END, EVIDENCE, HEADS, START, TOKENIZER, encode_pair
from gpqa.scorer.load import WEIGHTS
from gpqa.scorer.onnx import CARD, FILES, MODEL, OnnxScorer
from gpqa.scorer.protocol import Text

if TYPE_CHECKING:
    from pathlib import Path

CHOLERA = 25916
"""The token that the scorer of these tests takes for an answer."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scorer that looks each token up: one word answers, wherever it stands."""
    folder = tmp_path_factory.mktemp("scorer")
    shutil.copyfile(packaged_folder() / TOKENIZER, folder / TOKENIZER)
    table = np.zeros((30522, HEADS), dtype=np.float32)
    table[CHOLERA, [EVIDENCE, START, END]] = 8
    table[101, ANSWERABLE] = 2
    names = ("input_ids", "attention_mask", "token_type_ids")
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["n", "t"]) for n in names]
    output = helper.make_tensor_value_info("tokens", TensorProto.FLOAT, ["n", "t", HEADS])
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["tokens"])],
        "scorer",
        inputs,
        [output],
        [numpy_helper.from_array(table, "table")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(model, str(folder / MODEL))
    shutil.copyfile(WEIGHTS / COMBINATION, folder / COMBINATION)
    files = {name: sha256_of(folder / name) for name in FILES}
    (folder / CARD).write_text(json.dumps({"files": files}), encoding="utf-8")
    return folder


def text_of(*sentences: str) -> Text:
    spans, text = [], ""
    for sentence in sentences:
        start = len(text) + bool(text)
        text = f"{text} {sentence}" if text else sentence
        spans.append((start, len(text)))
    return Text("A title", text, tuple(spans))


def test_each_sentence_has_its_score_and_its_words(folder: Path) -> None:
    text = text_of("The pump was closed.", "It was cholera, they said.", "Nobody knew.")
    (found,) = OnnxScorer(folder).judge("What was it?", [text])
    assert found.sentences[1] > max(found.sentences[0], found.sentences[2])
    start, end = found.spans[1] or (0, 0)
    assert text.text[start:end] == "cholera"
    assert found.answerable == 2


def test_a_judgement_does_not_depend_on_the_texts_beside_it(folder: Path) -> None:
    texts = [text_of("It was cholera."), text_of("Rain fell. " * 30), text_of("No.")]
    scorer = OnnxScorer(folder)
    assert scorer.judge("What?", texts) == [scorer.judge("What?", [text])[0] for text in texts]


def test_a_sentence_that_was_cut_off_is_not_read(folder: Path) -> None:
    text = text_of("Rain fell. " * 150, "It was cholera.")
    (found,) = OnnxScorer(folder).judge("What?", [text])
    assert found.sentences[1] == float("-inf")
    assert found.spans[1] is None


def test_no_texts_no_judgements(folder: Path) -> None:
    assert OnnxScorer(folder).judge("What?", []) == []


def test_files_that_were_changed_are_refused(folder: Path, tmp_path: Path) -> None:
    for name in (*FILES, CARD):
        copy = shutil.copytree(folder, tmp_path / name)
        data = bytearray((copy / name).read_bytes())
        data[len(data) // 2] ^= 1
        (copy / name).write_bytes(data)
        with pytest.raises(ModelIntegrityError):
            OnnxScorer(copy)
    with pytest.raises(ModelIntegrityError):
        OnnxScorer(tmp_path / "nowhere")


def test_long_questions_and_titles_leave_room_for_the_text() -> None:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(packaged_folder() / TOKENIZER))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    (made,) = encode_pair(
        tokenizer, "why " * 500, [("title " * 500, "Rain fell. " * 50, [(0, 10)])]
    )
    assert len(made.ids) <= 224
    assert made.spans[0][1] > made.spans[0][0]
