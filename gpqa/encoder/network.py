"""A model's graph, run by onnxruntime, as often at once as there are cores.

Each run is one thread's. Where threads share a run they wait for each other at every one of
its hundreds of operators, and all wait for one that the machine puts aside for a moment:
measured on two cores, a question's vector takes 1.5 ms alone and 3.1 ms shared, and five
windows of a scorer 23 ms side by side (25 in the slowest tenth) and 25 ms shared (36).
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

import onnxruntime

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Network", "batches", "session"]

T = TypeVar("T")
R = TypeVar("R")

_BATCH_TOKENS = 256
"""Padded tokens in a batch: a core's own cache holds their activations. 384 are some 5% slower,
512 to 1536 some 30% (two cores of an AMD EPYC, side by side)."""


class Network:
    """An onnxruntime session. Safe to share between threads.

    ``model`` is a file's path or its bytes; ``threads`` is the number of runs at once, by
    default that of the cores that this process may use. onnxruntime's own exceptions come
    through as they are: they share no public base.
    """

    def __init__(self, model: bytes | str, threads: int | None = None) -> None:
        self._session = session(model)
        self._inputs = {each.name for each in self._session.get_inputs()}
        self._threads = threads or _cores()
        self._pool: tuple[int, ThreadPoolExecutor] | None = None

    def run(self, feeds: Mapping[str, NDArray[np.int64]]) -> NDArray[np.float32]:
        """The first output. Feeds that the graph does not ask for are left out."""
        asked = {name: value for name, value in feeds.items() if name in self._inputs}
        found: NDArray[np.float32] = self._session.run(None, asked)[0]
        return found

    def side_by_side(self, work: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
        """What ``work``, which calls :meth:`run`, makes of each task, in order.

        The first exception ends it; tasks not begun by then never are.
        """
        if self._threads == 1 or len(tasks) == 1:
            return map(work, tasks)
        return self._workers().map(work, tasks)

    def _workers(self) -> ThreadPoolExecutor:
        # Threads do not come along into a forked process; their pool would wait for ever.
        process, pool = self._pool or (None, None)
        if pool is None or process != os.getpid():
            pool = ThreadPoolExecutor(self._threads, thread_name_prefix="gpqa-network")
            self._pool = os.getpid(), pool
        return pool


def session(model: bytes | str) -> Any:
    """Return an onnxruntime InferenceSession of one thread, set to load fast and be quiet."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 4  # what goes wrong is raised; nothing else is news
    # The graph was optimised when it was exported.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def batches(lengths: Sequence[int], budget: int = _BATCH_TOKENS) -> Iterator[list[int]]:
    """Group positions so that a batch, padded to its longest, holds at most ``budget`` tokens.

    Longest first: neighbours are of like length, so little is padded; and what is done side
    by side ends at nearly the same time.
    """
    batch: list[int] = []
    for position in sorted(range(len(lengths)), key=lambda each: (-lengths[each], each)):
        if batch and lengths[batch[0]] * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(position)
    if batch:
        yield batch


def _cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1
