from __future__ import annotations

from itertools import islice
from typing import Any

from training.train import batches


def rows(number: int) -> list[dict[str, Any]]:
    text = {"title": "", "text": "word " * 30, "labels": [0]}
    return [
        {"id": n, "kind": "qamr" if n % 2 else "squad2", "question": "why?",
         "windows": [{**text, "labels": [1]}, text, text]}
        for n in range(number)
    ]  # fmt: skip


def taken(skip: int, number: int) -> list[list[int]]:
    drawn = islice(batches(rows(400), {"qamr": 0.3}, 0, skip), number)
    return [[row["id"] for row in batch] for batch in drawn]


def test_a_run_that_is_taken_up_sees_the_batches_that_were_left() -> None:
    assert taken(0, 30)[12:] == taken(12, 18)


def test_an_epoch_draws_its_share_of_a_kind_and_all_of_the_others() -> None:
    seen: set[int] = set()
    for batch in taken(0, 100):
        if seen & set(batch):
            break  # the next epoch
        seen.update(batch)
    assert {n for n in range(400) if not n % 2} <= seen
    assert 30 < sum(n % 2 for n in seen) < 90


def test_a_share_above_one_draws_groups_again() -> None:
    seen: dict[int, int] = {}
    for batch in islice(batches(rows(40), {"qamr": 2.0, "squad2": 0.0}, 0, 0), 4):
        for row in batch:
            seen[row["id"]] = seen.get(row["id"], 0) + 1
    assert set(seen) <= {n for n in range(40) if n % 2}
    assert max(seen.values()) > 1
