"""Passages that hold some words, with their texts: to see in what way a text has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.store import PassageRow, Scope, Store

__all__ = ["passages_holding", "with_texts"]


def passages_holding(
    store: Store, stems: Sequence[str], most: int, scope: Scope | None = None
) -> list[tuple[PassageRow, str]]:
    """The ``most`` passages, of ``scope`` or of all, that hold most of these stems, best first."""
    among = None if scope is None else scope.passages
    found = store.search_words("passages", stems, most, among)
    return with_texts(store, store.passages([number for number, _ in found]))


def with_texts(store: Store, rows: Sequence[PassageRow]) -> list[tuple[PassageRow, str]]:
    """Each passage with its text."""
    texts = store.texts([(row.source, row.start, row.end) for row in rows])
    return list(zip(rows, texts, strict=True))
