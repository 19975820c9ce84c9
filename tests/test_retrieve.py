from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gpqa.retrieve import DEPTH, Hit, retrieve
from gpqa.store import DiskStore, PassageRow, SourceRow
from gpqa.terms import stems
from gpqa.testing import HashEncoder
from tests.helpers_index import QUESTIONS, build, put

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray


_REST: tuple[Any, ...] = (False, "", "", 0, None, None, "")


class Fixed:
    """A store of ten passages in three sources whose rankings are given."""

    def __init__(
        self,
        words: dict[int, float],
        dense: dict[int, float],
        tiles: dict[int, float] | None = None,
        ids: Sequence[str] = ("c", "a", "b"),
    ) -> None:
        self.words, self.dense, self.tiles, self.ids = words, dense, tiles or {}, ids

    def source(self, number: int) -> SourceRow:
        return SourceRow(number, self.ids[number], "", *_REST)

    def search_words(
        self, table: str, words: Sequence[str], limit: int, sources: object
    ) -> list[tuple[int, float]]:
        return self._best(self.words if table == "passages" else self.tiles, limit)

    def search_vector(self, vector: object, limit: int, sources: object) -> list[tuple[int, float]]:
        return self._best(self.dense, limit)

    def similarities(self, vector: object, numbers: Sequence[int]) -> dict[int, float]:
        return dict.fromkeys(numbers, 0.1)

    def passages(self, numbers: Sequence[int]) -> list[PassageRow]:
        return [PassageRow(no, no % 3, 100 - no, 200, no // 2) for no in numbers]

    def _best(self, scores: dict[int, float], limit: int) -> list[tuple[int, float]]:
        return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]


NOTHING = np.zeros(2, dtype=np.float32)


def run(store: Fixed, limit: int = 10) -> list[Hit]:
    return retrieve(store, ["x"], NOTHING, limit)  # type: ignore[arg-type]


def test_meaning_words_and_surroundings_are_weighed() -> None:
    hits = run(Fixed({1: 8.0, 2: 4.0}, {1: 0.5, 3: 0.9}, {1: 3.0, 0: 6.0}))
    parts = {hit.passage.no: hit[2:] for hit in hits}
    assert parts == {
        1: (0.5, 1.0, 1.0),  # tile 0, the best
        2: (0.1, 0.5, 0.5),  # found by its words alone: its cosine is asked for
        3: (0.9, 0.0, 0.5),
    }
    scores = {hit.passage.no: hit.score for hit in hits}
    assert scores == pytest.approx(
        {
            1: 0.7 * 0.5 + 0.1 + 0.2,
            2: 0.7 * 0.1 + 0.1 * 0.5 + 0.2 * 0.5,
            3: 0.7 * 0.9 + 0.2 * 0.5,
        }
    )
    assert [hit.passage.no for hit in hits] == [3, 1, 2]


def test_ties_go_by_source_id_and_then_by_place() -> None:
    hits = run(Fixed({}, dict.fromkeys(range(9), 0.5)))
    # 1, 4, 7 are of source "a", 2, 5, 8 of "b"; the higher the number, the earlier its place.
    assert [hit.passage.no for hit in hits] == [7, 4, 1, 8, 5, 2, 6, 3, 0]


def test_equals_at_the_cut_are_all_in() -> None:
    more = DEPTH * 5 + 7
    dense = {no: 0.9 - no / 10_000 for no in range(DEPTH - 10)}
    dense |= dict.fromkeys(range(DEPTH - 10, more), 0.2)
    dense |= dict.fromkeys(range(more, more + 50), 0.1)
    assert len(run(Fixed({}, dense, ids="cab"), limit=DEPTH)) == DEPTH
    found = retrieve(Fixed({}, dense), [], NOTHING, DEPTH)  # type: ignore[arg-type]
    of_a = [hit.passage.no for hit in found if hit.score == pytest.approx(0.7 * 0.2)]
    expected = sorted((no for no in range(DEPTH - 10, more) if no % 3 == 1), reverse=True)
    assert of_a == expected[: len(of_a)]


def test_only_the_best_are_given() -> None:
    store = Fixed({}, {no: no / 10 for no in range(9)})
    assert [hit.passage.no for hit in run(store, 3)] == [8, 7, 6]
    assert run(Fixed({}, {})) == []


# --- against a real store --------------------------------------------------------------


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Iterator[DiskStore]:
    base = tmp_path_factory.mktemp("retrieve")
    lines = "\n\n".join(path.read_bytes().decode() for path in sorted(seeds.glob("*.txt")))
    parts = [line.encode() for line in lines.split("\n\n") if line.strip()]
    put(base / "in", {f"{n:02}.txt": b"\n\n".join(parts[n::12]) for n in range(12)})
    build(base / "index", base / "in", encoder=HashEncoder(max_tokens=60))
    with closing(DiskStore.open(base / "index")) as opened:
        yield opened


def brute_force(
    store: DiskStore, words: Sequence[str], vector: NDArray[np.float32], sources: Sequence[int]
) -> list[tuple[float, str, int]]:
    """Everything scored, nothing ranked before: rankings are deep enough for this corpus."""
    scope = store.scope(sources)
    assert scope is not None
    every = store.passages(scope.passages)
    dense = dict(store.search_vector(vector, 10**6, scope.passages))
    shares = {}
    for table in ("passages", "tiles"):
        among = scope.passages if table == "passages" else scope.tiles
        found = store.search_words(table, words, 10**6, among)
        best = max((score for _, score in found), default=1.0)
        shares[table] = {number: score / best for number, score in found}
    scored = [
        (
            -(
                0.7 * dense[row.no]
                + 0.1 * shares["passages"].get(row.no, 0.0)
                + 0.2 * shares["tiles"].get(row.tile, 0.0)
            ),
            store.source(row.source).id,
            row.start,
        )
        for row in every
    ]
    return sorted(scored)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=st.sampled_from(QUESTIONS), data=st.data(), limit=st.integers(1, 60))
def test_a_source_filter_is_exact(
    store: DiskStore, question: str, data: st.DataObject, limit: int
) -> None:
    numbers = [row.no for row in store.sources()]
    chosen = data.draw(st.lists(st.sampled_from(numbers), unique=True, max_size=4))
    vector = HashEncoder(max_tokens=60).encode([question])[0]
    words = list(dict.fromkeys(stems(question)))
    scope = store.scope(chosen)
    assert scope is not None
    assert len(scope.passages) <= DEPTH
    hits = retrieve(store, words, vector, limit, scope)
    expected = brute_force(store, words, vector, chosen)[:limit]
    found = [(-h.score, store.source(h.passage.source).id, h.passage.start) for h in hits]
    assert [place[1:] for place in found] == [place[1:] for place in expected]
    assert [place[0] for place in found] == pytest.approx([place[0] for place in expected])


def test_the_words_of_a_question_lift_what_holds_them(store: DiskStore) -> None:
    vector = HashEncoder(max_tokens=60).encode(["unrelated"])[0]
    hits = retrieve(store, ["practic"], vector, 100)
    lifted = [hit for hit in hits if hit.lexical]
    assert lifted
    for hit in lifted:
        words = stems(store.text(hit.passage.source, hit.passage.start, hit.passage.end))
        title = store.source(hit.passage.source).title or ""
        assert "practic" in words + stems(title)
    assert max(hit.lexical for hit in hits) == 1.0
    assert len({hit.lexical for hit in lifted}) > 1, "BM25 tells them apart"
