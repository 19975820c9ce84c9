from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gpqa.errors import UnknownSourceError
from gpqa.library import Library
from gpqa.testing import HashEncoder
from tests.helpers_index import QUESTIONS, build, open_library, put, settle

if TYPE_CHECKING:
    from pathlib import Path


def test_only_the_named_sources_are_searched(seed_library: Library) -> None:
    names = [info.id for info in seed_library.sources()]
    for chosen in (names[3], [names[3]], names[1:3], []):
        allowed = {chosen} if isinstance(chosen, str) else set(chosen)
        found = seed_library.search(QUESTIONS[0], source=chosen, top=30).passages
        assert {passage.source_id for passage in found} == allowed
        quotes = seed_library.ask(QUESTIONS[0], source=chosen, top=30).quotes
        assert {quote.source_id for quote in quotes} <= allowed


def test_an_unknown_source_is_named_with_those_like_it(seed_library: Library) -> None:
    with pytest.raises(
        UnknownSourceError, match=r"no source '000_073de' .*did you mean 000_073de1677af4728d\?"
    ):
        seed_library.ask(QUESTIONS[0], source="000_073de")
    with pytest.raises(UnknownSourceError, match=r"no source 'zzz' in the index \(5 sources\)"):
        seed_library.search(QUESTIONS[0], source=["000_073de1677af4728d", "zzz"])
    with pytest.raises(UnknownSourceError):
        seed_library.source_text("zzz")
    with pytest.raises(UnknownSourceError):
        seed_library.outdated(["zzz"])


def test_sources_and_manifest_say_what_there_is(seed_library: Library, seeds: Path) -> None:
    found = seed_library.sources()
    assert [info.id for info in found] == sorted(path.stem for path in seeds.glob("*.txt"))
    for info in found:
        text = (seeds / f"{info.id}.txt").read_bytes().decode()
        assert (info.length, seed_library.source_text(info.id)) == (len(text), text)
        assert seed_library.source_text(info.id, 5, 9) == text[5:9]
        assert seed_library.source_text(info.id, len(text) - 3, 10**9) == text[-3:]
        assert seed_library.source_text(info.id, 10**9) == ""
        assert info.path == str(seeds / f"{info.id}.txt")
    counts = seed_library.manifest["counts"]
    assert isinstance(counts, dict)
    assert counts["sources"] == 5
    assert counts["characters"] == sum(info.length for info in found)


def test_outdated_are_the_changed_and_the_gone(folder: Path, tmp_path: Path) -> None:
    put(folder, {"corpus.jsonl": json.dumps({"_id": "r", "text": "Text."}) + "\n{}\n"})
    settle()
    library, _ = Library.build([folder], tmp_path / "index", encoder=HashEncoder())
    names = ["a", "b", "c", "r"]
    assert library.outdated(names) == []
    (folder / "a.txt").touch()
    assert library.outdated(names) == [], "touched, not changed"
    put(folder, {"b.txt": "Else."})
    (folder / "c.txt").unlink()
    put(folder, {"corpus.jsonl": json.dumps({"_id": "r", "text": "New."})})
    assert library.outdated(names) == ["b", "c", "r"]
    assert library.outdated([]) == []
    library.close()


def test_what_changed_after_it_was_indexed_the_moment_it_was_written_is_outdated(
    tmp_path: Path,
) -> None:
    put(tmp_path / "in", {"a.txt": "One thing."})
    library, _ = Library.build([tmp_path / "in"], tmp_path / "index", encoder=HashEncoder())
    assert library.outdated(["a"]) == []
    put(tmp_path / "in", {"a.txt": "Or another."})
    assert library.outdated(["a"]) == ["a"]
    library.close()


def test_one_document_is_described_by_its_id(seed_library: Library) -> None:
    (first, *_) = seed_library.sources()
    assert seed_library.source(first.id) == first
    with pytest.raises(UnknownSourceError):
        seed_library.source("nowhere")


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("minuets", "did you mean minutes?"),
        ("nute", "did you mean minutes?"),
        ("minutes.txt", "did you mean minutes?"),
        ("some/where/Minutes.TXT", "did you mean minutes?"),
        ("news", "news.jsonl holds records, each a source of its own: n1, n2, n3, …"),
        ("news.jsonl", "news.jsonl holds records, each a source of its own: n1, n2, n3, …"),
        ("nope", "(6 sources)"),
        ("", "(6 sources)"),
    ],
)
def test_only_what_may_well_have_been_meant_is_offered(
    tmp_path: Path, asked: str, offered: str
) -> None:
    rows = [f'{{"_id": "n{n}", "text": "The pump was closed."}}' for n in range(1, 5)]
    files = {"minutes.txt": "It rained.", "page.txt": "It rained.", "news.jsonl": "\n".join(rows)}
    build(tmp_path / "index", put(tmp_path / "texts", files))
    with open_library(tmp_path / "index") as library:
        with pytest.raises(UnknownSourceError) as caught:
            library.source_text(asked)
        assert str(caught.value).endswith(offered)
