from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import onnx
import pytest
from onnx import TensorProto, helper

from gpqa.encoder.packaged import packaged_folder
from gpqa.errors import ModelIntegrityError
from gpqa.scorer.onnx import CARD, FILES, MODEL, OnnxScorer
from training.combine import FIRST_STAGE, write_combination
from training.package import package, seal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A scorer as it is exported, but for its model, which only passes its input on."""
    folder = tmp_path / "scorer"
    folder.mkdir()
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["n", "t"])
    tokens = helper.make_tensor_value_info("tokens", TensorProto.INT64, ["n", "t"])
    graph = helper.make_graph(
        [helper.make_node("Identity", ["input_ids"], ["tokens"])], "scorer", [ids], [tokens]
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(model, str(folder / MODEL))
    shutil.copyfile(packaged_folder() / "tokenizer.json", folder / "tokenizer.json")
    write_combination(FIRST_STAGE, folder)
    return folder


def test_what_was_packaged_loads_with_its_combination(folder: Path, tmp_path: Path) -> None:
    package(folder, tmp_path / "weights")
    assert sorted(p.name for p in (tmp_path / "weights").iterdir()) == sorted([*FILES, CARD])
    assert OnnxScorer(tmp_path / "weights", threads=1).combination == FIRST_STAGE


def test_a_card_that_was_there_stays(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights" / "README.md").write_text("a card", encoding="utf-8")
    package(folder, tmp_path / "weights")
    assert (tmp_path / "weights" / "README.md").read_text(encoding="utf-8") == "a card"


@pytest.mark.parametrize("name", FILES)
def test_a_file_changed_since_it_was_sealed_is_not_packaged(
    folder: Path, tmp_path: Path, name: str
) -> None:
    with (folder / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(ModelIntegrityError):
        package(folder, tmp_path / "weights")
    assert not (tmp_path / "weights").exists()


def test_the_card_names_every_file(folder: Path) -> None:
    seal(folder)
    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    assert sorted(card["files"]) == sorted(FILES)
