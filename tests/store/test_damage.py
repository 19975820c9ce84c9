"""Whatever happens to the files of an index: an error that names one, never a wrong answer."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gpqa.errors import IndexDamagedError, IndexFormatError, IndexNotFoundError
from gpqa.library import Library
from gpqa.testing import HashEncoder
from tests.helpers_index import (
    PARAGRAPHS,
    answers,
    build,
    contents,
    generations_of,
    open_library,
    put,
)

FILES = ("CURRENT.json", "manifest.json", "corpus.sqlite", "vectors.faiss")


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    return put(folder, {f"{i}.txt": text for i, text in enumerate(PARAGRAPHS)})


@pytest.fixture(scope="module")
def whole(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index, to be copied."""
    index = tmp_path_factory.mktemp("whole") / "index"
    build(index, documents)
    return index


@pytest.fixture
def index(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    return Path(shutil.copytree(whole, tmp_path / "index"))


def file_of(index: Path, name: str) -> Path:
    if name == "CURRENT.json":
        return index / name
    (generation,) = generations_of(index)
    return index / "gens" / generation / name


def assert_refused(index: Path, name: str) -> None:
    with pytest.raises((IndexDamagedError, IndexFormatError)) as caught:
        open_library(index)
    assert name in str(caught.value)


@pytest.mark.parametrize("name", FILES)
def test_a_file_cut_anywhere_is_refused(index: Path, name: str) -> None:
    path = file_of(index, name)
    data = path.read_bytes()
    for length in (0, 1, len(data) // 3, len(data) // 2, len(data) - 2):
        path.write_bytes(data[:length])
        assert_refused(index, name)
    path.write_bytes(data)
    open_library(index).close()


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_grew_is_refused(index: Path, name: str) -> None:
    path = file_of(index, name)
    path.write_bytes(path.read_bytes() + b"more")
    assert_refused(index, name)


@pytest.mark.parametrize("name", FILES[1:])
def test_a_missing_file_is_named(index: Path, name: str) -> None:
    file_of(index, name).unlink()
    assert_refused(index, name)


@pytest.mark.parametrize("name", FILES[1:])
def test_a_folder_in_a_files_place_is_named(index: Path, name: str) -> None:
    file_of(index, name).unlink()
    file_of(index, name).mkdir()
    assert_refused(index, name)


def test_without_its_pointer_there_is_no_index_and_the_message_says_how_to_build_it(
    index: Path,
) -> None:
    (index / "CURRENT.json").unlink()
    with pytest.raises(IndexNotFoundError, match=r"gpqa index PATH"):
        open_library(index)


def test_without_its_generation_an_index_is_damaged(index: Path) -> None:
    shutil.rmtree(index / "gens")
    assert_refused(index, "manifest.json")


@pytest.mark.parametrize("name", FILES[1:])
def test_the_file_of_another_index_is_refused(index: Path, tmp_path: Path, name: str) -> None:
    # Of the same size where it can be: the same documents, other words.
    others = {f"{i}.txt": text.replace("e", "a") for i, text in enumerate(PARAGRAPHS)}
    build(tmp_path / "other", put(tmp_path / "others", others))
    shutil.copy(file_of(tmp_path / "other", name), file_of(index, name))
    assert_refused(index, name)


def test_the_file_of_an_older_generation_is_refused(
    index: Path, documents: Path, tmp_path: Path
) -> None:
    old = file_of(index, "corpus.sqlite").read_bytes()
    folder = Path(shutil.copytree(documents, tmp_path / "documents"))
    put(folder, {"0.txt": PARAGRAPHS[0].upper()})
    build(index, folder)
    newest = index / "gens" / generations_of(index)[-1]
    (newest / "corpus.sqlite").write_bytes(old)
    assert_refused(index, "corpus.sqlite")


def test_a_pointer_to_an_older_generation_with_its_own_hash_opens_that(
    index: Path, documents: Path
) -> None:
    pointer = (index / "CURRENT.json").read_bytes()
    before = answers(index)
    build(index, documents, rebuild=True)
    (index / "CURRENT.json").write_bytes(pointer)
    assert answers(index) == before


def test_a_pointer_to_one_generation_with_anothers_hash_is_refused(
    index: Path, documents: Path
) -> None:
    pointer = json.loads((index / "CURRENT.json").read_text())
    build(index, documents, rebuild=True)
    newer = json.loads((index / "CURRENT.json").read_text())
    mixed = newer | {"manifest_sha256": pointer["manifest_sha256"]}
    (index / "CURRENT.json").write_text(json.dumps(mixed))
    assert_refused(index, "manifest.json")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(FILES),
    flips=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 7)), min_size=1, max_size=3
    ),
)
def test_a_flipped_bit_anywhere_is_refused(
    index: Path, name: str, flips: list[tuple[float, int]]
) -> None:
    path = file_of(index, name)
    data = path.read_bytes()
    changed = bytearray(data)
    for place, bit in flips:
        changed[int(place * len(data))] ^= 1 << bit
    path.write_bytes(changed)
    try:
        if name == "CURRENT.json" and _says_the_same(data, bytes(changed)):
            open_library(index).close()
        elif bytes(changed) != data:
            assert_refused(index, name if b"manifest" not in changed else "")
    finally:
        path.write_bytes(data)


def _says_the_same(one: bytes, other: bytes) -> bool:
    try:
        return bool(json.loads(one) == json.loads(other))
    except ValueError:
        return False


@pytest.mark.parametrize("name", FILES[1:])
def test_a_damaged_index_is_built_afresh_with_a_note_that_names_the_file(
    index: Path, documents: Path, name: str
) -> None:
    expected = contents(index)
    file_of(index, name).write_bytes(b"damaged")
    report = build(index, documents)
    (note,) = report.notes
    assert note.startswith("building afresh: ")
    assert name in note
    assert len(report.added) == len(PARAGRAPHS)
    assert contents(index) == expected
    assert len(generations_of(index)) == 2


def test_a_damaged_pointer_is_built_afresh_beside_what_lies_there(
    index: Path, documents: Path
) -> None:
    (index / "CURRENT.json").write_bytes(b"{")
    (note,) = build(index, documents).notes
    assert "CURRENT.json is not JSON" in note
    assert generations_of(index)[-1].startswith("gen-000002-")
    open_library(index).close()


def test_an_index_of_a_newer_format_is_built_afresh_and_says_so(
    index: Path, documents: Path
) -> None:
    pointer = json.loads((index / "CURRENT.json").read_text())
    (index / "CURRENT.json").write_text(json.dumps(pointer | {"format": 99}))
    with pytest.raises(IndexFormatError, match="update gpqa"):
        open_library(index)
    assert "has format 99" in build(index, documents).notes[0]


def test_damage_while_it_is_open_does_not_show(index: Path, documents: Path) -> None:
    with open_library(index) as library:
        before = library.ask("What was promised?").model_dump_json()
        shutil.rmtree(index)
        assert library.ask("What was promised?").model_dump_json() == before
        # and an update makes the index again
        report = Library.build([documents], index, encoder=HashEncoder())
        report[0].close()
        assert len(report[1].added) == len(PARAGRAPHS)
