from __future__ import annotations

import numpy as np

from gpqa.encoder.pooling import pool, pool_spans, unit

HIDDEN = np.array([[1, 0], [0, 3], [0, 1], [4, 0]], dtype=np.float32)


def test_mean_pooling_takes_every_token_and_cls_the_first() -> None:
    np.testing.assert_allclose(pool(HIDDEN, "mean"), [1.25, 1.0])
    np.testing.assert_allclose(pool(HIDDEN, "cls"), [1, 0])


def test_a_zero_vector_stays_zero() -> None:
    assert not unit(np.zeros((1, 4), dtype=np.float32)).any()


def test_a_span_takes_the_tokens_that_overlap_it_but_no_special_ones() -> None:
    offsets, special = [(0, 0), (0, 3), (4, 6), (0, 0)], [1, 0, 0, 1]
    spans = [(0, 3), (2, 5), (3, 4), (0, 100)]
    found = pool_spans(HIDDEN, offsets, special, spans)
    np.testing.assert_allclose(found, [[0, 1], [0, 1], [0, 0], [0, 1]])
