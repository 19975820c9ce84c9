from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest
import torch
from torch.multiprocessing.spawn import spawn

from training.train import batches, list_loss, share_gradients

if TYPE_CHECKING:
    from pathlib import Path


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


def test_each_sentence_that_answers_has_to_stand_above_the_wrong_ones() -> None:
    labels = torch.tensor([[1, 0, -1], [1, 0, -1]])
    one_far_ahead = torch.tensor([[9.0, 0.0, 9.0], [-3.0, 0.0, 9.0]])
    both_ahead = torch.tensor([[3.0, 0.0, 9.0], [3.0, 0.0, 9.0]])
    assert list_loss(both_ahead, labels) < 0.2 < list_loss(one_far_ahead, labels)


def test_of_a_single_answer_it_is_the_cross_entropy_of_its_list() -> None:
    logits, labels = torch.tensor([[1.0, 2.0, -1.0]]), torch.tensor([[1, 0, 0]])
    expected = torch.nn.functional.cross_entropy(logits, torch.tensor([0]))
    assert float(list_loss(logits, labels)) == pytest.approx(float(expected))


def work(rank: int, meeting: str) -> None:
    torch.distributed.init_process_group("gloo", init_method=meeting, rank=rank, world_size=2)
    model = torch.nn.Linear(3, 2)
    unused = torch.nn.Parameter(torch.ones(1))
    for each in model.parameters():
        each.grad = torch.full_like(each, 1.0 + 2 * rank)
    share_gradients([*model.parameters(), unused], 2)
    assert unused.grad is None
    for each in model.parameters():
        assert each.grad is not None
        assert (each.grad == 2.0).all()
    torch.distributed.destroy_process_group()  # its threads abort a process that ends before them


def test_all_workers_go_on_with_the_mean_of_their_gradients(tmp_path: Path) -> None:
    spawn(work, ((tmp_path / "meeting").as_uri(),), nprocs=2)  # type: ignore[no-untyped-call]
