from __future__ import annotations

from contextlib import closing
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.embed import assign, title_budget
from gpqa.passages import Passage, Sentence
from gpqa.store import DiskStore
from gpqa.structure import Kind
from gpqa.testing import HashEncoder
from tests.helpers_index import build, put

if TYPE_CHECKING:
    from pathlib import Path


def sentence(start: int, end: int) -> Sentence:
    return Sentence(start, end, Kind.BODY, 1)


def test_a_sentence_gets_its_vector_where_most_is_around_it() -> None:
    sentences = [sentence(0, 10), sentence(10, 20), sentence(20, 30), sentence(30, 40)]
    passages = [Passage(0, 30), Passage(10, 40)]
    assert assign(sentences, passages) == [sentences[:2], sentences[2:]]


def test_a_sentence_longer_than_a_passage_goes_to_the_one_it_begins_in() -> None:
    long = sentence(5, 100)
    assert assign([sentence(0, 4), long], [Passage(0, 4), Passage(5, 50), Passage(51, 100)]) == [
        [sentence(0, 4)],
        [long],
        [],
    ]


@given(lengths=st.lists(st.integers(1, 9), min_size=1, max_size=30), data=st.data())
def test_every_sentence_is_assigned_once_to_a_passage_that_holds_its_beginning(
    lengths: list[int], data: st.DataObject
) -> None:
    borders = np.cumsum([0, *lengths]).tolist()
    sentences = [sentence(*span) for span in pairwise(borders)]
    passages: list[Passage] = []
    first = 0
    while first < len(sentences):
        last = data.draw(st.integers(first + 1, len(sentences)))
        begin = data.draw(st.integers(max(0, first - 2), first)) if passages else first
        begin = max([begin, *(p for p in [_index(borders, passages)] if p is not None)])
        passages.append(Passage(borders[min(begin, first)], borders[last]))
        first = last
    own = assign(sentences, passages)
    assert sorted(s.start for group in own for s in group) == [s.start for s in sentences]
    for passage, group in zip(passages, own, strict=True):
        assert all(passage.start <= s.start < passage.end for s in group)


def _index(borders: list[int], passages: list[Passage]) -> int | None:
    """Passages begin one after another, never at the same place."""
    return borders.index(passages[-1].start) + 1 if passages else None


def test_the_title_is_encoded_before_every_passage_but_is_no_part_of_it(tmp_path: Path) -> None:
    text = "The pump in Broad Street\n\nThe handle was removed. People drank elsewhere."
    put(tmp_path / "in", {"a.txt": text})
    encoder = HashEncoder()
    build(tmp_path / "index", tmp_path / "in", encoder=encoder)
    body = "The handle was removed. People drank elsewhere."
    assert any(
        encoded.startswith("The pump in Broad Street . ") and encoded.endswith(body)
        for encoded in encoder.encoded
    )
    with closing(DiskStore.open(tmp_path / "index")) as store:
        for row in store.sentences(store.passages([1, 2])):
            own = text[row.start : row.end]
            expected = HashEncoder().encode([own])[0].astype(np.float16)
            assert np.frombuffer(row.vector, np.float16) == pytest.approx(expected), own


def test_a_long_title_leaves_room_for_the_passage(tmp_path: Path) -> None:
    title = " ".join(f"Word{i}" for i in range(19))
    text = "Some words of a text go on and on. " * 100
    put(tmp_path / "in", {"a.md": f"# {title}\n\n{text}"})
    for most in (24, 60, 256):
        encoder = HashEncoder(max_tokens=most)
        build(tmp_path / f"index-{most}", tmp_path / "in", encoder=encoder)
        longest = max(encoder.count_tokens(encoder.encoded))
        assert longest <= most, most


def test_titles_get_a_sixth_of_the_room_at_most() -> None:
    assert [title_budget(most) for most in (24, 128, 256, 512, 8192)] == [4, 21, 40, 40, 40]
