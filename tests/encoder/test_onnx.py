from __future__ import annotations

import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gpqa.encoder import Encoder, find_encoder, load
from gpqa.encoder.onnx import OnnxEncoder
from gpqa.errors import EncoderError, ModelIntegrityError, NotExportedError

if TYPE_CHECKING:
    from pathlib import Path

    from gpqa.encoder.reference import SentenceTransformersEncoder

TEXTS = [
    "Waiting times fell last year.",
    "The junior doctors were not consulted about the new contract, their union said on Monday.",
    "",
    "Ça alors — “quoted”, naïve, 中文, emoji 🙂 and\u00a0no-break\u00a0spaces.",
    "word " * 200,
    "?",
]
FEW = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
SOME_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


def test_it_is_an_encoder(encoder: OnnxEncoder) -> None:
    assert isinstance(encoder, Encoder)
    assert encoder.model == "all-MiniLM-L6-v2"
    assert (encoder.dimension, encoder.max_tokens) == (384, 256)
    assert "int8" in encoder.fingerprint
    assert not encoder.prompts


def test_no_texts_give_an_empty_array_of_the_right_width(encoder: OnnxEncoder) -> None:
    assert encoder.encode([]).shape == (0, 384)
    assert encoder.encode([]).dtype == np.float32


def test_vectors_agree_with_the_reference(
    encoder: OnnxEncoder, reference: SentenceTransformersEncoder
) -> None:
    cosine = np.sum(encoder.encode(TEXTS) * reference.encode(TEXTS), axis=1)
    words = [len(text) > 1 for text in TEXTS]
    assert cosine[words].min() > 0.998
    assert cosine.min() > 0.985  # texts of no words: special tokens alone, one "?"


@FEW
@given(texts=st.lists(SOME_TEXT, min_size=1, max_size=6))
def test_vectors_have_length_one(encoder: OnnxEncoder, texts: list[str]) -> None:
    vectors = encoder.encode(texts)
    assert vectors.shape == (len(texts), 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


@FEW
@given(order=st.permutations(range(len(TEXTS))))
def test_a_vector_does_not_depend_on_the_order_of_texts(
    encoder: OnnxEncoder, order: list[int]
) -> None:
    expected = encoder.encode(TEXTS)[order]
    np.testing.assert_allclose(encoder.encode([TEXTS[i] for i in order]), expected, atol=1e-6)


@FEW
@given(mates=st.lists(SOME_TEXT, max_size=8), text=SOME_TEXT)
def test_a_vector_does_not_depend_on_the_texts_encoded_with_it(
    encoder: OnnxEncoder, mates: list[str], text: str
) -> None:
    alone = encoder.encode([text])[0]
    np.testing.assert_allclose(encoder.encode([*mates, text, "x " * 250])[-2], alone, atol=1e-6)


def test_threads_may_share_an_encoder(encoder: OnnxEncoder) -> None:
    expected = encoder.encode(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(encoder.encode, [TEXTS] * 8):
            np.testing.assert_allclose(found, expected, atol=1e-6)


def test_the_number_of_threads_does_not_change_a_vector(
    exported: Path, encoder: OnnxEncoder
) -> None:
    alone = OnnxEncoder(exported, threads=1).encode(TEXTS)
    np.testing.assert_allclose(alone, encoder.encode(TEXTS), atol=1e-6)


def test_progress_adds_up_to_the_number_of_texts(encoder: OnnxEncoder) -> None:
    done: list[int] = []
    encoder.encode(TEXTS * 3, progress=done.append)
    assert sum(done) == len(TEXTS) * 3
    assert len(done) > 1


def test_a_text_too_long_is_an_error_that_names_its_length(encoder: OnnxEncoder) -> None:
    with pytest.raises(EncoderError, match=r"Text 1 has 302 tokens .* at most 256"):
        encoder.encode(["short", "word " * 300])


def test_a_text_of_exactly_the_longest_length_is_encoded(encoder: OnnxEncoder) -> None:
    assert encoder.encode(["word " * 254]).shape == (1, 384)
    with pytest.raises(EncoderError, match="257 tokens"):
        encoder.encode(["word " * 255])


def test_a_bare_string_is_not_taken_for_a_list_of_letters(encoder: OnnxEncoder) -> None:
    with pytest.raises(EncoderError, match="put it in a list"):
        encoder.encode("a question")


def test_a_lone_surrogate_is_an_error_of_ours(encoder: OnnxEncoder) -> None:
    with pytest.raises(EncoderError, match="Unicode"):
        encoder.encode(["\ud800"])


def test_spans_come_with_the_vectors_of_the_texts(
    encoder: OnnxEncoder, reference: SentenceTransformersEncoder
) -> None:
    text = "Waiting times fell.  Doctors were angry."
    spans = [(0, 19), (21, 40), (19, 21), (5, 5), (0, len(text))]
    whole, (parts,) = encoder.encode_spans([text], [spans])
    np.testing.assert_array_equal(whole, encoder.encode([text]))
    assert parts.shape == (5, 384)
    assert not parts[2].any()  # blank
    assert not parts[3].any()  # empty
    assert parts[0] @ whole[0] > 0.5
    assert parts[0] @ parts[1] < 0.99
    _, (expected,) = reference.encode_spans([text], [spans])
    assert np.sum(parts * expected, axis=1)[[0, 1, 4]].min() > 0.99


def test_spans_must_match_the_texts(encoder: OnnxEncoder) -> None:
    with pytest.raises(EncoderError, match="2 texts, but spans for 1"):
        encoder.encode_spans(["a", "b"], [[(0, 1)]])


def test_texts_without_spans_give_empty_arrays(encoder: OnnxEncoder) -> None:
    _, parts = encoder.encode_spans(["a", "b"], [[], [(0, 1)]])
    assert [part.shape for part in parts] == [(0, 384), (1, 384)]


def test_question_time_imports_neither_torch_nor_transformers(
    model_cache: Path, exported: Path
) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from gpqa.encoder import load_encoder\n"
        "assert not {'onnxruntime', 'numpy', 'torch'} & set(sys.modules), 'heavy at import'\n"
        "encoder = load_encoder(None, Path(sys.argv[1]), export=False)\n"
        "encoder.encode([encoder.fit('What did he say?')])\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'onnx', 'scipy', 'filelock'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(model_cache)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.stdout, result.stderr, result.returncode) == ("[]\n", "", 0)


@pytest.fixture
def copy(exported: Path, tmp_path: Path) -> Path:
    return shutil.copytree(exported, tmp_path / "copy")


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "encoder.json"])
def test_a_missing_file_is_an_error_that_says_what_to_do(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelIntegrityError, match=rf"{name}.*Delete .* and run gpqa index again"):
        OnnxEncoder(copy)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "encoder.json"])
def test_a_truncated_file_is_never_loaded(copy: Path, name: str) -> None:
    content = (copy / name).read_bytes()
    (copy / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(ModelIntegrityError, match=name):
        OnnxEncoder(copy)


def test_one_flipped_bit_is_noticed(copy: Path) -> None:
    content = bytearray((copy / "model.onnx").read_bytes())
    content[len(content) // 2] ^= 1
    (copy / "model.onnx").write_bytes(content)
    with pytest.raises(ModelIntegrityError, match="sha256"):
        OnnxEncoder(copy)


@pytest.mark.parametrize(
    "change", [{"format": 99}, {"pooling": "max"}, {"files": {}}, {"surprise": 1}]
)
def test_a_manifest_of_another_format_is_refused(copy: Path, change: dict[str, object]) -> None:
    manifest = json.loads((copy / "encoder.json").read_text(encoding="utf-8"))
    (copy / "encoder.json").write_text(json.dumps(manifest | change), encoding="utf-8")
    with pytest.raises(ModelIntegrityError, match=r"encoder\.json"):
        OnnxEncoder(copy)


def test_an_encoder_is_found_by_what_an_index_says_of_it(
    model_cache: Path, encoder: OnnxEncoder
) -> None:
    assert find_encoder(encoder.fingerprint, model_cache).fingerprint == encoder.fingerprint
    for stranger in ("../../evil", str(model_cache), "", encoder.fingerprint + "x"):
        with pytest.raises(NotExportedError, match="gpqa index"):
            find_encoder(stranger, model_cache)


def test_what_was_warmed_up_is_what_is_found_and_nothing_else(
    model_cache: Path, encoder: OnnxEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GPQA_CACHE", str(model_cache))
    monkeypatch.setattr(load, "_warm", None)
    load.warm_up()
    first = find_encoder(encoder.fingerprint, None)
    assert find_encoder(encoder.fingerprint, None) is first
    with pytest.raises(NotExportedError):
        find_encoder("another", None)


def test_warming_up_where_nothing_was_exported_does_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GPQA_CACHE", str(tmp_path))
    monkeypatch.setattr(load, "_warm", None)
    load.warm_up()
    with pytest.raises(NotExportedError):
        find_encoder("any", None)
