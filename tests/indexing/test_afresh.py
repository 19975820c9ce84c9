"""An index that is built afresh: when, that it is said, and that it comes out the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gpqa import build as build_module
from gpqa.store.corpus_reader import source_names
from gpqa.testing import HashEncoder
from tests.helpers_index import answers, build, contents, put
from tests.indexing.helpers_build import A, B, C, fates, record

if TYPE_CHECKING:
    from pathlib import Path


def test_rebuild_gives_the_same_index(folder: Path, index: Path) -> None:
    put(folder, {"a.txt": A, "b.txt": B})
    first = build(index, folder)
    put(folder, {"b.txt": C})
    build(index, folder)
    before = contents(index), answers(index)
    report = build(index, folder, rebuild=True)
    assert fates(report) == (["a", "b"], [], [], 0)
    assert (contents(index), answers(index)) == before
    assert report.manifest is not None
    assert first.manifest is not None
    assert report.manifest.generation.startswith("gen-000003-")


@pytest.mark.parametrize("why", ["asked for", "older settings", "another encoder"])
def test_what_is_gone_is_told_when_an_index_is_built_afresh(
    folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    put(folder, {"a.txt": A, "gone.txt": B, "corpus.jsonl": record("r", B) + record("s", C)})
    build(index, folder)
    (folder / "gone.txt").unlink()
    put(folder, {"corpus.jsonl": record("s", C), "gone.md": C})
    if why == "older settings":
        monkeypatch.setattr(build_module, "ANALYSIS", 99)
    encoder = HashEncoder(dimension=32) if why == "another encoder" else HashEncoder()
    report = build(index, folder, encoder=encoder, rebuild=why == "asked for")
    assert report.removed == ["gone", "r"]
    assert sorted(report.added) == ["a", "gone", "s"]


def test_of_an_index_whose_tables_are_others_nothing_is_told(
    folder: Path, index: Path, tmp_path: Path
) -> None:
    other = put(tmp_path / "other", {"corpus.sqlite": b"no database"}) / "corpus.sqlite"
    assert source_names(other) == {}
    put(folder, {"a.txt": A})
    build(index, folder)
    (index / "CURRENT.json").write_text("{}")
    assert fates(build(index, folder, rebuild=True)) == (["a"], [], [], 0)


def test_the_same_documents_give_the_same_content_hash_whenever_they_are_built(
    seeds: Path, tmp_path: Path
) -> None:
    names = []
    for name in ("one", "two"):
        report = build(tmp_path / name, seeds)
        assert report.manifest is not None
        names.append(report.manifest.generation)
    assert names[0] == names[1]


def test_another_encoder_builds_afresh_and_says_so(folder: Path, index: Path) -> None:
    put(folder, {"a.txt": A})
    build(index, folder)
    report = build(index, folder, encoder=HashEncoder(dimension=32))
    assert report.notes == ["building afresh: the index was built with hash"]
    assert report.added == ["a"]


def test_other_settings_build_afresh_and_say_so(
    folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, {"a.txt": A})
    build(index, folder)
    monkeypatch.setattr(build_module, "ANALYSIS", 99)
    report = build(index, folder)
    assert report.notes == ["building afresh: passages are made differently now"]
    assert report.added == ["a"]
