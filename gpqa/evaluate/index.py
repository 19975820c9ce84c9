"""The index that a gold set is asked of: a named one, or one of its own documents, kept."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from gpqa.config import load_settings
from gpqa.errors import NotExportedError, UsageError
from gpqa.library import Library

if TYPE_CHECKING:
    import os

    from gpqa.build_report import Progress
    from gpqa.encoder import Encoder
    from gpqa.evaluate.gold import GoldSet

__all__ = ["FOLDER", "open_index"]

FOLDER = "evaluations"
"""Under the cache: indexes of gold sets' own documents. Anyone may delete it."""
_SHOWN = 5


def open_index(
    gold: GoldSet,
    index: str | os.PathLike[str] | None = None,
    *,
    encoder: Encoder | None = None,
    progress: Progress | None = None,
) -> tuple[Library, list[str]]:
    """Open ``index``, or one of the set's documents, built or brought up to date first.

    With what a reader of the figures must know: documents that could not be read.
    Raises :class:`~gpqa.errors.UsageError` for a set that has no documents of its own,
    and what :meth:`Library.open` and :meth:`Library.build` raise.
    """
    settings = load_settings()
    if index is not None:
        try:
            return Library.open(index, encoder=encoder), []
        except NotExportedError:
            from gpqa.encoder import load_encoder

            load_encoder(None, cache=settings.cache, export=True)
            return Library.open(index, encoder=encoder), []
    if gold.documents is None:
        raise UsageError(
            f"no documents/ and no corpus.jsonl lie beside {gold.path};"
            " name the index to ask with --index"
        )
    documents = gold.documents.resolve()
    # The same set in two checkouts is two indexes: each is kept up to date by its path.
    key = hashlib.sha256(str(documents).encode()).hexdigest()[:12]
    model = (
        ""
        if encoder is None
        else f"-{hashlib.sha256(encoder.fingerprint.encode()).hexdigest()[:8]}"
    )
    folder = settings.cache.absolute() / FOLDER / f"{gold.name}-{key}{model}"
    library, report = Library.build([documents], folder, encoder=encoder, progress=progress)
    library.name = f"{gold.name} (own documents)"  # its folder says where, and nothing to people
    notes = [
        f"{len(report.problems)} documents could not be read: "
        + "; ".join(str(problem.error) for problem in report.problems[:_SHOWN])
    ]
    return library, notes if report.problems else []
