from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gpqa.serve.memory import Memory


def test_what_was_put_is_given_back() -> None:
    memory = Memory(10_000)
    memory.put("a", b"one")
    assert memory.get("a") == b"one"
    assert memory.get("b") is None


def test_what_was_not_asked_for_longest_goes_first() -> None:
    memory = Memory(4_000)
    for name in "abcd":
        memory.put(name, bytes(400))
    assert memory.get("a") is not None
    memory.put("e", bytes(400))
    assert memory.get("b") is None
    assert memory.get("a") is not None


def test_what_would_push_out_all_else_is_not_kept() -> None:
    memory = Memory(4_000)
    memory.put("a", b"one")
    memory.put("b", bytes(3_000))
    assert memory.get("b") is None
    assert memory.get("a") == b"one"


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 2_000))))
def test_it_never_holds_more_than_it_may(puts: list[tuple[int, int]]) -> None:
    memory = Memory(8_000)
    for key, size in puts:
        memory.put(key, bytes(size))
        held = [memory.get(each) for each in range(10)]
        assert sum(len(each) + 512 for each in held if each is not None) <= 8_000
        assert len(memory) == sum(each is not None for each in held)
