"""Sources named by their ids: found in a store, or refused with those that may be meant."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from gpqa.errors import UnknownSourceError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.store import SourceRow, Store

__all__ = ["source_numbers", "source_row", "unknown_source"]


def source_numbers(store: Store, source: str | Sequence[str] | None) -> list[int] | None:
    """The store's numbers of sources named by id; None for all."""
    if source is None:
        return None
    known: object = source
    ids = [known] if isinstance(known, str) else known
    if not isinstance(ids, Iterable) or isinstance(ids, bytes):
        raise UsageError(f"source is {source!r}; it must be the id of a document, or several")
    return [source_row(store, identifier).no for identifier in ids]


def source_row(store: Store, source_id: str) -> SourceRow:
    """A source by its id. Raises UnknownSourceError, UsageError where that is no text."""
    if not isinstance(source_id, str):
        raise UsageError(f"source has {source_id!r}; the id of a document is text")
    row = store.find_source(source_id)
    if row is None:
        raise unknown_source(store, source_id)
    return row


def unknown_source(store: Store, identifier: str) -> UnknownSourceError:
    """The error for an id that no source has, with the ids that are like it."""
    return UnknownSourceError(f"no source {identifier!r} in the index{_similar(store, identifier)}")


_LIKE = 0.75
"""Of difflib's ratio: a slip of the finger in a word of four letters, two in one of eight."""
_NAMED = 3
"""Ids that are offered instead of one that there is not."""


def _similar(store: Store, identifier: str) -> str:
    """What an id may have been meant for: part of one, a misspelt one, the name of a file."""
    from difflib import get_close_matches

    rows = list(store.sources())
    file = Path(identifier.casefold()).name
    of_file = [row for row in rows if file in _file_names(row)]
    if of_file and of_file[0].is_record:
        ids = ", ".join(row.id for row in of_file[:_NAMED])
        more = ", …" if len(of_file) > _NAMED else ""
        return (
            f"; {Path(of_file[0].path).name} holds records, each a source of its own: {ids}{more}"
        )
    names = [row.id for row in rows]
    near = (
        [row.id for row in of_file]
        or [name for name in names if identifier and identifier in name]
        or get_close_matches(identifier, names, n=_NAMED, cutoff=_LIKE)
    )
    if not near:
        return f" ({len(names):,} source{'' if len(names) == 1 else 's'})"
    return f"; did you mean {', '.join(near[:_NAMED])}?"


def _file_names(row: SourceRow) -> tuple[str, str]:
    path = Path(row.path.casefold())
    return path.name, path.stem
