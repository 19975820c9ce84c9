from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import faiss
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpqa.errors import IndexDamagedError
from gpqa.store.vectors import VectorIndex

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def unit_rows(count: int, dimension: int, seed: int = 0) -> NDArray[np.float32]:
    rows = np.random.default_rng(seed).standard_normal((count, dimension)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def filled(vectors: NDArray[np.float32], numbers: list[int]) -> VectorIndex:
    index = VectorIndex.empty(vectors.shape[1])
    index.add(numbers, vectors)
    return index


@settings(max_examples=30)
@given(
    count=st.integers(1, 120),
    dimension=st.sampled_from([3, 8, 64, 70]),
    limit=st.integers(1, 150),
    seed=st.integers(0, 2**16),
    data=st.data(),
)
def test_search_is_brute_force(
    count: int, dimension: int, limit: int, seed: int, data: st.DataObject
) -> None:
    vectors = unit_rows(count, dimension, seed)
    numbers = data.draw(
        st.lists(st.integers(1, 10**12), min_size=count, max_size=count, unique=True)
    )
    removed = set(data.draw(st.lists(st.sampled_from(numbers), unique=True)))
    among = data.draw(st.none() | st.lists(st.sampled_from([*numbers, 10**13]), unique=True))
    index = filled(vectors, numbers)
    stored = np.stack([index._index.reconstruct(number) for number in numbers])
    index.remove(removed)
    query = unit_rows(1, dimension, seed + 1)[0]
    exact = stored @ query
    expected = {
        number: score
        for number, score in zip(numbers, exact.tolist(), strict=True)
        if number not in removed and (among is None or number in among)
    }
    found = index.search(query, limit, among)
    assert len(found) == min(limit, len(expected))
    scores = [score for _, score in found]
    assert scores == sorted(scores, reverse=True)
    for number, score in found:
        assert score == pytest.approx(expected[number], abs=1e-5)
        assert score == pytest.approx(float(vectors[numbers.index(number)] @ query), abs=5e-4)
    left_out = [score for number, score in expected.items() if number not in dict(found)]
    assert not found or max(left_out, default=-2) <= scores[-1] + 1e-5


def test_no_number_comes_out_that_went_not_in() -> None:
    index = filled(unit_rows(5, 8), [3, 5, 7, 9, 11])
    query = unit_rows(1, 8, 1)[0]
    assert {number for number, _ in index.search(query, 100)} == {3, 5, 7, 9, 11}
    assert {number for number, _ in index.search(query, 100, [5, 6])} == {5}
    assert index.search(query, 100, []) == []
    index.remove([3, 5, 7, 9, 11])
    assert len(index) == 0
    assert index.search(query, 100) == []


def test_similarities_are_the_very_numbers_that_search_gives() -> None:
    vectors = unit_rows(300, 70)
    vectors[150:] = vectors[:150]
    index = filled(vectors, list(range(300)))
    query = unit_rows(1, 70, 9)[0]
    found = dict(index.search(query, 300))
    some = list(range(0, 300, 7))
    assert index.similarities(query, some) == {number: found[number] for number in some}
    assert all(found[number] == found[number + 150] for number in range(150))
    assert index.similarities(query, []) == {}


def test_removing_nothing_and_the_unknown_changes_nothing() -> None:
    index = filled(unit_rows(3, 8), [1, 2, 3])
    index.remove([])
    index.remove([99])
    assert len(index) == 3


def test_saved_and_loaded_it_finds_the_same(tmp_path: Path) -> None:
    index = filled(unit_rows(50, 16), list(range(50)))
    index.save(tmp_path / "v")
    query = unit_rows(1, 16, 4)[0]
    assert VectorIndex.load(tmp_path / "v", 16).search(query, 50) == index.search(query, 50)


def test_another_dimension_is_damage_that_names_the_file(tmp_path: Path) -> None:
    filled(unit_rows(3, 16), [1, 2, 3]).save(tmp_path / "v")
    with pytest.raises(IndexDamagedError, match=r"/v has 16 dimensions, not 8"):
        VectorIndex.load(tmp_path / "v", 8)


@pytest.mark.parametrize("data", [b"", b"junk", bytes(1000), b"IxM2" + bytes(200)])
def test_what_is_no_index_is_damage(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "v").write_bytes(data)
    with pytest.raises(IndexDamagedError, match="/v is not a vector index"):
        VectorIndex.load(tmp_path / "v", 8)


def test_loading_leaves_the_process_limit_as_it_was(tmp_path: Path) -> None:
    filled(unit_rows(3, 16), [1, 2, 3]).save(tmp_path / "v")
    before = faiss.get_deserialization_vector_byte_limit()
    VectorIndex.load(tmp_path / "v", 16)
    (tmp_path / "junk").write_bytes(b"junk")
    with pytest.raises(IndexDamagedError):
        VectorIndex.load(tmp_path / "junk", 16)
    assert faiss.get_deserialization_vector_byte_limit() == before


def test_small_and_large_indexes_load_side_by_side(tmp_path: Path) -> None:
    filled(unit_rows(1, 64), [1]).save(tmp_path / "small")
    filled(unit_rows(20_000, 64), list(range(20_000))).save(tmp_path / "large")
    lengths: list[int] = []

    def load(name: str) -> None:
        lengths.extend(len(VectorIndex.load(tmp_path / name, 64)) for _ in range(20))

    threads = [threading.Thread(target=load, args=(name,)) for name in ("small", "large") * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(lengths) == [1] * 40 + [20_000] * 40
