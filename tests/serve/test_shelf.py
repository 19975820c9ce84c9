from __future__ import annotations

import asyncio
import os
import shutil
import time
from typing import TYPE_CHECKING

import pytest

from gpqa.errors import IndexDamagedError, IndexNotFoundError
from gpqa.serve.desk import Desk
from gpqa.serve.limits import Limits
from gpqa.serve.shelf import Shelf
from tests.helpers_index import build, open_library, put, settle

if TYPE_CHECKING:
    from pathlib import Path

    from gpqa.library import Library
    from gpqa.serve.models import IndexInfo


@pytest.fixture
def indexes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "indexes"
    monkeypatch.setenv("GPQA_INDEXES", str(folder))
    texts = put(tmp_path / "texts", {"a.txt": "The pump handle was removed in September."})
    for name in ("seeds", "alpha", "zeta"):
        build(folder / name, texts)
    return folder


def test_all_indexes_are_there_and_the_default_one_is_first(indexes: Path) -> None:
    put(indexes, {"not-one/notes.txt": "x", ".hidden/CURRENT.json": "{}"})
    assert list(Shelf().folders()) == ["seeds", "alpha", "zeta"]


def test_only_the_named_are_there_in_their_order(indexes: Path) -> None:
    shelf = Shelf(["zeta", str(indexes / "alpha")])
    assert list(shelf.folders()) == ["zeta", "alpha"]
    assert shelf.folder(None)[0] == "zeta"
    with pytest.raises(IndexNotFoundError):
        shelf.folder("seeds")


@pytest.mark.parametrize("name", ["", ".", "..", "../alpha", "a/b", "/etc", "alpha/", "\0", ".x"])
def test_no_name_leads_out_of_the_folder_of_indexes(indexes: Path, name: str) -> None:
    with pytest.raises(IndexNotFoundError):
        Shelf().folder(name)


def test_two_folders_of_one_name_are_told_apart(indexes: Path, tmp_path: Path) -> None:
    shutil.copytree(indexes / "alpha", tmp_path / "other" / "alpha")
    shelf = Shelf(["alpha", str(tmp_path / "other" / "alpha")])
    assert list(shelf.folders()) == ["alpha", "alpha-2"]


def test_an_index_is_opened_once_until_it_is_written_again(indexes: Path, tmp_path: Path) -> None:
    shelf = Shelf(opener=open_library)
    name, folder = shelf.folder("alpha")
    first = shelf.open(name, folder)
    assert shelf.is_current(name, folder)
    assert shelf.open(name, folder) is first
    settle()
    build(folder, put(tmp_path / "texts", {"b.txt": "The well was closed in October."}))
    assert not shelf.is_current(name, folder)
    second = shelf.open(name, folder)
    assert second is not first
    assert len(second.sources()) == 2
    assert len(first.sources()) == 1


def test_where_the_new_one_is_damaged_the_one_at_hand_is_kept(
    indexes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf = Shelf(opener=open_library)
    name, folder = shelf.folder("alpha")
    first = shelf.open(name, folder)
    pointer = folder / "CURRENT.json"
    pointer.write_text("{", encoding="utf-8")
    assert shelf.open(name, folder) is first
    assert "the one before is kept" in capsys.readouterr().err
    assert shelf.is_current(name, folder)
    with pytest.raises(IndexDamagedError):
        Shelf(opener=open_library).open(name, folder)
    assert not next(info for info in Shelf().infos() if info.name == "alpha").usable


def test_an_index_that_cannot_be_listed_does_not_stop_the_others(indexes: Path) -> None:
    (indexes / "alpha" / "CURRENT.json").write_bytes(os.urandom(50))
    found = {info.name: info.usable for info in Shelf().infos()}
    assert found == {"seeds": True, "alpha": False, "zeta": True}


def test_of_an_open_index_the_generation_that_answers_is_listed(
    indexes: Path, tmp_path: Path
) -> None:
    def slowly(folder: Path) -> Library:
        time.sleep(0.3)
        return open_library(folder)

    def listed(infos: list[IndexInfo]) -> tuple[str | None, int | None]:
        return next((each.generation, each.sources) for each in infos if each.name == "alpha")

    async def scene(patience: float) -> list[tuple[str | None, int | None]]:
        desk = Desk(Shelf(opener=slowly), Limits(patience=patience))
        told = [listed(await desk.indexes())]
        await desk.library("alpha")
        settle()
        put(tmp_path / "texts", {f"{patience}.txt": "The well was closed in October."})
        build(indexes / "alpha", tmp_path / "texts")
        told.append(listed(await desk.indexes()))
        answering = (await desk.library("alpha")).store.manifest
        assert told[-1] == (answering.generation, answering.counts["sources"])
        desk.close()
        return told

    told = asyncio.run(scene(0.01))  # the new one is not opened in time
    assert told[0] == told[1]
    told = asyncio.run(scene(20))
    assert told[0] != told[1]
