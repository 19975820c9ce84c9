from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gpqa.answer import find
from gpqa.scorer.windows import cut_windows

if TYPE_CHECKING:
    from gpqa.library import Library

QUESTION = "What did the health secretary say about funding for general practice?"


def test_windows_begin_with_the_best_sentence(seed_library: Library) -> None:
    found = find(seed_library.store, seed_library.encoder, QUESTION)
    windows = cut_windows(found.evidence, seed_library.store)
    assert 0 in windows[0].members


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(limit=st.integers(1, 12), characters=st.integers(1, 1500))
def test_no_sentence_is_in_two_windows_and_every_offset_is_right(
    seed_library: Library, limit: int, characters: int
) -> None:
    store = seed_library.store
    found = find(store, seed_library.encoder, QUESTION)
    windows = cut_windows(found.evidence, store, limit=limit, characters=characters)
    assert 0 < len(windows) <= limit
    members = [member for window in windows for member in window.members]
    assert len(members) == len(set(members))
    for window in windows:
        assert window.text.text == store.text(window.source, window.start, window.end)
        assert len(window.members) == 1 or window.end - window.start <= characters
        for member, (start, end) in zip(window.members, window.text.sentences, strict=True):
            assert window.text.text[start:end] == found.evidence[member].text


def test_nothing_found_gives_no_windows(seed_library: Library) -> None:
    assert cut_windows([], seed_library.store) == []
