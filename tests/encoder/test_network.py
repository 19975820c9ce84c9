"""Runs of a graph side by side: the same results in order, whoever else is running."""

from __future__ import annotations

import os
import threading
import time
from multiprocessing import get_context
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from onnx import TensorProto, helper, numpy_helper

from gpqa.encoder.network import Network, batches

if TYPE_CHECKING:
    from numpy.typing import NDArray


def doubling() -> bytes:
    """A graph that looks up, for each id, twice the id."""
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["n", "t"])
    out = helper.make_tensor_value_info("out", TensorProto.FLOAT, ["n", "t"])
    table = numpy_helper.from_array(np.arange(100, dtype=np.float32) * 2, "table")
    node = helper.make_node("Gather", ["table", "input_ids"], ["out"])
    graph = helper.make_graph([node], "doubling", [ids], [out], [table])
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    return bytes(made.SerializeToString())


def double(network: Network, value: int) -> float:
    ids: NDArray[np.int64] = np.array([[value]])
    return float(network.run({"input_ids": ids, "token_type_ids": ids})[0, 0])


@pytest.mark.parametrize("threads", [1, 2, 5, None])
def test_results_come_in_the_order_of_the_tasks(threads: int | None) -> None:
    network = Network(doubling(), threads)

    def slow_first(value: int) -> float:
        time.sleep(0.01 if value == 0 else 0)
        return double(network, value)

    assert list(network.side_by_side(slow_first, range(20))) == [2.0 * i for i in range(20)]
    assert list(network.side_by_side(slow_first, [])) == []


def test_what_the_graph_does_not_ask_for_is_left_out() -> None:
    assert double(Network(doubling()), 21) == 42


def test_as_many_run_at_once_as_there_are_threads() -> None:
    meet = threading.Barrier(3)
    assert sorted(Network(doubling(), 3).side_by_side(lambda _: meet.wait(5), range(3))) == [
        0,
        1,
        2,
    ]


def test_a_failure_comes_through_and_ends_what_was_not_begun() -> None:
    network = Network(doubling(), 2)
    begun: list[int] = []

    def fail(value: int) -> float:
        begun.append(value)
        time.sleep(0.01)
        return double(network, value or -1000)

    with pytest.raises(Exception, match="indices element out of data bounds"):
        list(network.side_by_side(fail, range(100)))
    time.sleep(0.05)
    assert len(begun) < 20
    assert double(network, 1) == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_a_forked_process_runs_it_as_well() -> None:
    network = Network(doubling(), 2)

    def run() -> list[float]:
        return list(network.side_by_side(lambda value: double(network, value), range(4)))

    expected = run()
    context = get_context("fork")
    answers = context.SimpleQueue()
    child = context.Process(target=lambda: answers.put(run()))
    child.start()
    child.join(20)
    alive = child.is_alive()
    child.kill()
    assert not alive, "it waits for threads that did not come along"
    assert answers.get() == expected


@given(lengths=st.lists(st.integers(1, 256), max_size=60), budget=st.integers(1, 2000))
def test_batches_hold_each_text_once_within_the_budget(lengths: list[int], budget: int) -> None:
    found = list(batches(lengths, budget))
    assert sorted(i for batch in found for i in batch) == list(range(len(lengths)))
    for batch in found:
        padded = max(lengths[i] for i in batch) * len(batch)
        assert padded <= budget or len(batch) == 1
