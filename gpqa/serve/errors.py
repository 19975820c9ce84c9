"""What the service answers where it gives none: every failure as a status and a sentence."""

from __future__ import annotations

from typing import ClassVar

from gpqa.errors import (
    CorpusIndexError,
    GpqaError,
    IndexNotFoundError,
    QuestionError,
    UnknownSourceError,
    UsageError,
)

__all__ = ["BusyError", "LateError", "NoQuoteError", "PlaceError", "failure_of"]


class BusyError(GpqaError):
    """As many questions wait as may."""

    status: ClassVar[int] = 503


class LateError(GpqaError):
    """The answer was not ready in time."""

    status: ClassVar[int] = 504


class PlaceError(UsageError):
    """The document has no such place."""


class NoQuoteError(UsageError):
    """The answer has no quote of that place."""


_STATUS: tuple[tuple[type[GpqaError], int, str], ...] = (
    (BusyError, 503, "busy"),
    (LateError, 504, "late"),
    (PlaceError, 400, "place"),
    (NoQuoteError, 404, "quote"),
    (QuestionError, 400, "question"),
    (UnknownSourceError, 404, "source"),
    (IndexNotFoundError, 404, "index"),
    (UsageError, 400, "usage"),
    (CorpusIndexError, 500, "index"),
)
_OWN = "the service cannot answer this now; what went wrong is in its own messages"


def failure_of(error: Exception) -> tuple[int, str, str]:
    """The status, the kind in a word, and the sentence.

    What is wrong with the index or the machine may name folders of the machine: that is
    for whoever runs the service, not for whoever asks.
    """
    for kind, status, word in _STATUS:
        if isinstance(error, kind):
            return status, word, str(error) if status != 500 else _OWN
    return 500, "internal", _OWN
