from __future__ import annotations

import json
import multiprocessing
import os
from typing import TYPE_CHECKING

import numpy as np
import pytest

from gpqa.encoder import cache as cache_module
from gpqa.encoder import export as export_module
from gpqa.encoder import load_encoder, packaged
from gpqa.encoder.export import export_encoder
from gpqa.encoder.onnx import OnnxEncoder
from gpqa.encoder.reference import SentenceTransformersEncoder
from gpqa.errors import EncoderError, ModelIntegrityError, ModelNotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    MakeModel = Callable[..., Path]

TEXTS = ["hello river", "the minister said that waiting times fell by a percent.", "unknown Words"]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory, make_model: MakeModel) -> Path:
    return make_model(tmp_path_factory.mktemp("models") / "tiny", "bert")


def test_an_export_holds_its_files_and_nothing_else(exported: Path) -> None:
    names = {"encoder.json", "model.onnx", "tokenizer.json"}
    assert {path.name for path in exported.iterdir()} == names
    assert (exported / "model.onnx").stat().st_size < 25_000_000
    manifest = json.loads((exported / "encoder.json").read_text(encoding="utf-8"))
    assert manifest["agreement"] > 0.998
    assert manifest["normalised"] is True


@pytest.mark.parametrize("pooling", ["mean", "cls"])
@pytest.mark.parametrize("architecture", ["bert", "distilbert", "mpnet"])
def test_other_architectures_agree_with_the_reference(
    tmp_path: Path, make_model: MakeModel, architecture: str, pooling: str
) -> None:
    folder = make_model(tmp_path / "model", architecture, pooling)
    encoder = load_encoder(folder, tmp_path / "cache", export=True)
    assert isinstance(encoder, OnnxEncoder)
    assert encoder.manifest.pooling == pooling
    assert encoder.max_tokens == 48
    expected = SentenceTransformersEncoder(folder).encode(TEXTS)
    found = encoder.encode(TEXTS)
    assert np.sum(found * expected, axis=1).min() > 0.98
    # The texts are told apart, so agreeing is no accident of a degenerate model.
    assert found[0] @ found[1] < 0.98


def test_a_pooling_that_is_not_supported_is_refused(tmp_path: Path, make_model: MakeModel) -> None:
    folder = make_model(tmp_path / "model", "bert", "max")
    with pytest.raises(EncoderError, match="pools by max; gpqa supports mean and cls"):
        export_encoder(folder, tmp_path / "cache")


def test_an_unknown_model_is_an_error_that_says_what_to_pass(tmp_path: Path) -> None:
    for export in (True, False):
        with pytest.raises(ModelNotFoundError, match=r"Pass the path .* never downloads"):
            load_encoder("nobody/nothing", tmp_path, export=export)


def test_a_folder_without_a_model_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFoundError, match=r"holds no modules\.json"):
        export_encoder(tmp_path, tmp_path / "cache")


def test_a_damaged_model_folder_is_an_encoder_error(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_bytes((tiny / "modules.json").read_bytes())
    with pytest.raises(EncoderError, match="Cannot load the model"):
        export_encoder(tmp_path, tmp_path / "cache")


def test_other_packaged_weights_are_never_exported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packaged, "PACKAGED_SHA256", "0" * 64)
    with pytest.raises(ModelIntegrityError, match="not the published"):
        export_encoder(None, tmp_path)
    assert not list((tmp_path / "encoders").glob("all-*"))


def test_without_an_export_the_error_says_to_index(tiny: Path, tmp_path: Path) -> None:
    for model in (None, tiny):
        with pytest.raises(EncoderError, match="Run gpqa index"):
            load_encoder(model, tmp_path, export=False)


def test_a_model_is_exported_once(tiny: Path, tmp_path: Path) -> None:
    first = export_encoder(tiny, tmp_path)
    changed = (first / "model.onnx").stat().st_mtime_ns
    assert export_encoder(tiny, tmp_path) == first
    assert (first / "model.onnx").stat().st_mtime_ns == changed


def test_a_known_model_is_found_without_hashing_it(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export_encoder(tiny, tmp_path)

    def fail(_: Path) -> str:
        raise AssertionError("hashed")

    monkeypatch.setattr(cache_module, "sha256_of", fail)
    assert load_encoder(tiny, tmp_path, export=False).model == "tiny"


def test_a_model_changed_since_its_export_is_not_taken_for_the_same(
    tmp_path: Path, make_model: MakeModel
) -> None:
    folder = make_model(tmp_path / "model", "bert")
    before = load_encoder(folder, tmp_path / "cache", export=True).fingerprint
    config = folder / "1_Pooling" / "config.json"
    config.write_text(config.read_text(encoding="utf-8").replace("mean", "cls"), encoding="utf-8")
    with pytest.raises(EncoderError, match="has changed since"):
        load_encoder(folder, tmp_path / "cache", export=False)
    assert load_encoder(folder, tmp_path / "cache", export=True).fingerprint != before


def test_a_damaged_note_only_means_hashing_again(tiny: Path, tmp_path: Path) -> None:
    export_encoder(tiny, tmp_path)
    for note in (tmp_path / "encoders" / "known").iterdir():
        note.write_text('{"folder": 1, "files": [], "key": "../../etc"}', encoding="utf-8")
    with pytest.raises(EncoderError, match="Run gpqa index"):
        load_encoder(tiny, tmp_path, export=False)
    load_encoder(tiny, tmp_path, export=True)
    load_encoder(tiny, tmp_path, export=False)


def test_a_damaged_export_is_replaced_when_exporting_is_allowed(tiny: Path, tmp_path: Path) -> None:
    folder = export_encoder(tiny, tmp_path)
    (folder / "model.onnx").write_bytes(b"junk")
    with pytest.raises(ModelIntegrityError, match="Delete"):
        load_encoder(tiny, tmp_path, export=False)
    load_encoder(tiny, tmp_path, export=True)
    load_encoder(tiny, tmp_path, export=False)


def test_what_a_killed_export_left_is_cleaned_up(tiny: Path, tmp_path: Path) -> None:
    leftover = tmp_path / "encoders" / ".export-killed"
    leftover.mkdir(parents=True)
    (leftover / "plain.onnx").write_bytes(b"half a model")
    export_encoder(tiny, tmp_path)
    assert not list((tmp_path / "encoders").glob(".export-*"))


def test_a_failed_export_leaves_nothing(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_module, "_AGREEMENT", {"int8": 1.1, "fp32": 1.1})
    with pytest.raises(EncoderError, match="does not reproduce the model"):
        export_encoder(tiny, tmp_path)
    assert {path.name for path in (tmp_path / "encoders").iterdir()} <= {"export.lock"}


def test_a_model_that_int8_does_not_suit_is_exported_in_full_precision(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_module, "_AGREEMENT", {"int8": 1.1, "fp32": 0.9999})
    encoder = OnnxEncoder(export_encoder(tiny, tmp_path))
    assert encoder.manifest.precision == "fp32"
    assert encoder.fingerprint.endswith("fp32")
    expected = SentenceTransformersEncoder(tiny).encode(TEXTS)
    np.testing.assert_allclose(encoder.encode(TEXTS), expected, atol=1e-5)


def test_an_export_into_a_place_that_cannot_be_written_is_our_error(
    tiny: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with pytest.raises(EncoderError, match="Cannot export"):
        export_encoder(tiny, tmp_path / "file")


def test_two_processes_may_export_at_once(tiny: Path, tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(2) as pool:
        first, second = pool.starmap(export_encoder, [(tiny, tmp_path)] * 2)
    assert first == second
    OnnxEncoder(first)
    assert not list((tmp_path / "encoders").glob(".export-*"))


def test_the_cache_is_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GPQA_CACHE", str(tmp_path))
    assert cache_module.default_cache_dir() == tmp_path
    monkeypatch.delenv("GPQA_CACHE")
    assert cache_module.default_cache_dir().name == "gpqa"


def test_exporting_prints_nothing(
    tiny: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    export_encoder(tiny, tmp_path)
    assert capfd.readouterr() == ("", "")
    assert os.environ["HF_HUB_OFFLINE"] == "1"
