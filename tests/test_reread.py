from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gpqa.errors import SourceError
from gpqa.reread import from_folders
from tests.helpers_index import PARAGRAPHS, build, open_library, put

if TYPE_CHECKING:
    from pathlib import Path

A, B, C, D, _ = PARAGRAPHS


def record(identifier: str, text: str) -> str:
    return json.dumps({"_id": identifier, "text": text}) + "\n"


def test_sources_are_named_and_read_as_an_index_of_the_same_paths_would(tmp_path: Path) -> None:
    folder = put(
        tmp_path / "in",
        {
            "alone.txt": A,
            "1/same.txt": B,
            "2/same.txt": C,
            "3/same.txt": b"caf\xe9",
            "r.txt": D,
            "1/corpus.jsonl": record("r", A) + record("twice", B) + record("twice", D),
            "2/corpus.jsonl": record("twice", C) + "{}\n",
        },
    )
    build(tmp_path / "index", folder)
    read = from_folders([folder]).read
    with open_library(tmp_path / "index") as library:
        names = [info.id for info in library.sources()]
        assert names == ["1/same", "2/same", "alone", "r", "r.txt", "twice"]
        for info in library.sources():
            found = read(info.id)
            assert found is not None, info.id
            assert (found.text, found.sha256) == (library.source_text(info.id), info.sha256)
    assert read("same") is None
    assert read("3/same") is None, "it is not a text"
    assert read("nothing") is None


def test_single_files_and_encodings_can_be_named(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": "It cost £5.".encode("cp1252"), "b.txt": B})
    read = from_folders([tmp_path / "a.txt"], encoding="cp1252").read
    found = read("a")
    assert found is not None
    assert found.text == "It cost £5."
    assert read("b") is None
    assert from_folders([tmp_path / "a.txt"]).read("a") is None


def test_what_is_read_is_what_is_there_now(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": A})
    read = from_folders([tmp_path]).read
    put(tmp_path, {"a.txt": B})
    found = read("a")
    assert found is not None
    assert found.text == B
    (tmp_path / "a.txt").unlink()
    assert read("a") is None


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(SourceError, match=r"no documents in .* to verify against"):
            from_folders([path])


def test_what_is_there_and_cannot_be_read_is_told_from_what_is_gone(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": "caf\u00e9".encode("cp1252"), "b.txt": "It rained."})
    sources = from_folders([tmp_path])
    (tmp_path / "b.txt").unlink()
    assert sources.read("a") is sources.read("b") is sources.read("c") is None
    assert sources.unread == {"a"}
    assert len(sources.problems) == 2
