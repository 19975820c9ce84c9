"""Passage vectors on disk: a FAISS index of half-precision rows under passage numbers.

Exact search. Half precision halves the file and moves a cosine by less than
0.0005. FAISS is only ever handed bytes whose sha256 was checked, and bounded
by their own length.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from gpqa.errors import IndexDamagedError
from gpqa.store.generations import write_flushed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

__all__ = ["VECTORS", "VectorIndex"]

VECTORS = "vectors.faiss"
_loading = threading.Lock()


class VectorIndex:
    """Vectors by number; searching never happens on one that is being added to."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def empty(cls, dimension: int) -> VectorIndex:
        """An index of no vectors."""
        import faiss

        flat = faiss.IndexScalarQuantizer(
            dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        )
        return cls(faiss.IndexIDMap2(flat))

    @classmethod
    def load(cls, path: Path, dimension: int) -> VectorIndex:
        """Read an index whose file was checked; raises :class:`IndexDamagedError`."""
        import faiss
        import numpy as np

        data = np.fromfile(path, dtype=np.uint8)
        # The limit is the whole process's: others' indexes may be larger than ours.
        with _loading:
            before = faiss.get_deserialization_vector_byte_limit()
            faiss.set_deserialization_vector_byte_limit(data.nbytes)
            try:
                index = faiss.deserialize_index(data)
            except (RuntimeError, MemoryError) as error:
                raise IndexDamagedError(f"{path} is not a vector index: {error}") from error
            finally:
                faiss.set_deserialization_vector_byte_limit(before)
        if index.d != dimension:
            raise IndexDamagedError(f"{path} has {index.d} dimensions, not {dimension}")
        return cls(index)

    def save(self, path: Path) -> None:
        """Write and flush; an OSError means that nothing can be relied on."""
        import faiss

        write_flushed(path, faiss.serialize_index(self._index).data)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def add(self, numbers: Iterable[int], vectors: NDArray[np.float32]) -> None:
        """Add rows of ``vectors``, shape (n, dimension), under those numbers."""
        import numpy as np

        keys = np.fromiter(numbers, dtype=np.int64)
        if len(keys):
            self._index.add_with_ids(np.ascontiguousarray(vectors, dtype=np.float32), keys)

    def remove(self, numbers: Iterable[int]) -> None:
        """Remove those numbers."""
        import numpy as np

        keys = np.fromiter(numbers, dtype=np.int64)
        if len(keys):
            self._index.remove_ids(keys)

    def search(
        self, vector: NDArray[np.float32], limit: int, among: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """The ``limit`` numbers nearest to ``vector``, shape (dimension,), with inner products."""
        import faiss
        import numpy as np

        limit = min(limit, len(self))
        if not limit:
            return []
        selector = (
            None if among is None else faiss.IDSelectorBatch(np.asarray(among, dtype=np.int64))
        )
        parameters: Any = faiss.SearchParameters
        with _one_thread():
            scores, numbers = self._index.search(
                vector.reshape(1, -1), limit, params=parameters(sel=selector)
            )
        return [
            (int(number), float(score))
            for number, score in zip(numbers[0], scores[0], strict=True)
            if number >= 0  # FAISS fills up with -1
        ]

    def similarities(self, vector: NDArray[np.float32], numbers: Sequence[int]) -> dict[int, float]:
        """Inner products of ``vector``, shape (dimension,), with the vectors of these numbers.

        They are FAISS's own, as in :meth:`search`: a product taken otherwise differs
        in its last digits, and equal passages would no longer tie.
        """
        return dict(self.search(vector, len(numbers), numbers))


@contextmanager
def _one_thread() -> Iterator[None]:
    """Search in the calling thread alone.

    A single question is one thread's work anyway, and waiting for a second thread on
    a busy machine takes a hundred times as long as the search. OpenMP keeps the number
    per calling thread, so nobody else's FAISS is slowed down.
    """
    import faiss

    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)
