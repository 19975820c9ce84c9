from __future__ import annotations

import numpy as np

from gpqa.encoder.protocol import Encoder
from gpqa.testing import HashEncoder


def test_it_is_an_encoder() -> None:
    encoder: Encoder = HashEncoder()
    assert isinstance(encoder, Encoder)


def test_vectors_have_length_one_and_are_the_same_every_time() -> None:
    texts = ["funding of general practice", "the and of", "", "日本"]
    vectors = HashEncoder().encode(texts)
    assert vectors.shape == (4, 64)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-5)
    assert np.array_equal(vectors, HashEncoder().encode(texts))


def test_texts_that_share_words_are_nearer() -> None:
    question, near, far = HashEncoder().encode(
        ["funding of practices", "practices lack funding", "cholera in Broad Street"]
    )
    assert question @ near > 0.7
    assert question @ far < 0.5


def test_spans_are_encoded_as_their_own_words() -> None:
    encoder = HashEncoder()
    counted: list[int] = []
    whole, inner = encoder.encode_spans(
        ["one two three", "four"], [[(0, 3), (4, 7)], []], progress=counted.append
    )
    assert whole.shape == (2, 64)
    assert [rows.shape for rows in inner] == [(2, 64), (0, 64)]
    assert np.array_equal(inner[0][1], HashEncoder().encode(["two"])[0])
    assert counted == [2]


def test_what_it_encoded_can_be_looked_up() -> None:
    encoder = HashEncoder()
    encoder.encode(["one"])
    encoder.encode_spans(["two words"], [[(0, 3)]])
    assert encoder.encoded == ["one", "two words", "two"]


def test_fit_gives_a_prefix_that_can_be_encoded() -> None:
    encoder = HashEncoder(max_tokens=10)
    assert encoder.fit("one  two\nthree " * 20) == "one  two\nthree one  two\nthree"
    marks = encoder.fit("a, b; (c) - [d] " * 20)
    assert ("a, b; (c) - [d] " * 20).startswith(marks)
    assert 0 < encoder.count_tokens([marks])[0] <= 8
    assert encoder.fit("short") == "short"
    assert encoder.fit("") == encoder.fit("  ") == ""
