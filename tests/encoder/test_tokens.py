from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from gpqa.encoder.onnx import OnnxEncoder
    from gpqa.encoder.reference import SentenceTransformersEncoder


def test_counts_are_of_wordpieces_without_special_tokens(encoder: OnnxEncoder) -> None:
    assert encoder.count_tokens(["hello world", "", "embeddings"]) == [2, 0, 4]


def test_counts_are_not_truncated(encoder: OnnxEncoder) -> None:
    assert encoder.count_tokens(["word " * 1000]) == [1000]


def test_a_text_that_fits_is_left_as_it_is(encoder: OnnxEncoder) -> None:
    assert encoder.fit("  hello \n") == "  hello \n"


def test_a_long_text_is_cut_to_the_longest_prefix_that_fits(encoder: OnnxEncoder) -> None:
    text = "word " * 300
    cut = encoder.fit(text)
    assert text.startswith(cut)
    assert encoder.count_tokens([cut]) == [254]
    encoder.encode([cut])


@settings(max_examples=20)
@given(piece=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
def test_what_fit_returns_can_always_be_encoded(encoder: OnnxEncoder, piece: str) -> None:
    cut = encoder.fit(piece * 300)
    assert (piece * 300).startswith(cut)
    assert encoder.count_tokens([cut])[0] <= 254


def test_the_reference_counts_alike(
    encoder: OnnxEncoder, reference: SentenceTransformersEncoder
) -> None:
    texts = ["Ça alors!", "word " * 300, "naïve 中文 🙂"]
    assert encoder.count_tokens(texts) == reference.count_tokens(texts)
    assert encoder.fit(texts[1]) == reference.fit(texts[1])
    assert reference.max_tokens == encoder.max_tokens
