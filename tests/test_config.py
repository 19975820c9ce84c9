from __future__ import annotations

from pathlib import Path

import pytest

from gpqa.config import index_folder, index_name, load_settings
from gpqa.errors import ConfigError


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GPQA_INDEXES", "GPQA_CACHE", "GPQA_MAX_MB"):
        monkeypatch.delenv(name, raising=False)


def test_a_named_folder_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "indexes").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GPQA_INDEXES", str(tmp_path / "elsewhere"))
    assert load_settings().indexes == tmp_path / "elsewhere"


def test_then_the_checkouts_from_anywhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "indexes").mkdir()  # somebody else's, who did not ask for ours
    monkeypatch.chdir(tmp_path)
    assert load_settings().indexes == Path(__file__).resolve().parent.parent / "indexes"


def test_a_home_is_found_and_no_folder_is_needed_here(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert load_settings().indexes.is_absolute()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GPQA_INDEXES", "~/mine")
    monkeypatch.setenv("GPQA_CACHE", "~/cache")
    settings = load_settings()
    assert (settings.indexes, settings.cache) == (tmp_path / "mine", tmp_path / "cache")


def test_a_bare_name_lies_under_indexes_and_a_path_is_itself(tmp_path: Path) -> None:
    settings = load_settings()
    assert index_folder("hearings", settings) == settings.indexes / "hearings"
    assert index_folder(f"{tmp_path}/x", settings) == tmp_path / "x"
    assert index_folder("./x", settings) == Path.cwd() / "x"
    assert index_folder(tmp_path, settings) == tmp_path


def test_an_index_is_called_by_its_bare_name_or_else_its_folder(tmp_path: Path) -> None:
    settings = load_settings()
    assert index_name(settings.indexes / "hearings", settings) == "hearings"
    assert index_name(tmp_path / "x", settings) == str(tmp_path / "x")


@pytest.mark.parametrize("name", ["", ".", "..", ".hidden", "-x"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(ConfigError):
        index_folder(name, load_settings())


@pytest.mark.parametrize("value", ["", "0", "-1", "ten", "1.5", "²"])
def test_a_limit_must_be_whole_megabytes(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("GPQA_MAX_MB", value)
    with pytest.raises(ConfigError, match="GPQA_MAX_MB"):
        load_settings()
