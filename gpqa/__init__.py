"""gpqa answers questions with verbatim quotes from the documents it was given.

>>> from gpqa import Library
>>> library = Library.open("indexes/seeds")
>>> answer = library.ask("what did Hunt say about funding?")

Names are imported when they are first used, so that ``gpqa --help`` is instant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpqa.build_report import BuildReport
    from gpqa.errors import GpqaError
    from gpqa.library import Library
    from gpqa.models import (
        Answer,
        Attribution,
        Check,
        IndexRef,
        Passage,
        Quote,
        Reason,
        SearchResult,
        SourceInfo,
        Verdict,
        VerifyReport,
    )

__version__ = "0.1.0"

_HOMES = {
    "Answer": "gpqa.models",
    "Attribution": "gpqa.models",
    "BuildReport": "gpqa.build_report",
    "Check": "gpqa.models",
    "GpqaError": "gpqa.errors",
    "IndexRef": "gpqa.models",
    "Library": "gpqa.library",
    "Passage": "gpqa.models",
    "Quote": "gpqa.models",
    "Reason": "gpqa.models",
    "SearchResult": "gpqa.models",
    "SourceInfo": "gpqa.models",
    "Verdict": "gpqa.models",
    "VerifyReport": "gpqa.models",
}

__all__ = [
    "Answer",
    "Attribution",
    "BuildReport",
    "Check",
    "GpqaError",
    "IndexRef",
    "Library",
    "Passage",
    "Quote",
    "Reason",
    "SearchResult",
    "SourceInfo",
    "Verdict",
    "VerifyReport",
    "__version__",
]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        value: object = getattr(import_module(_HOMES[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'gpqa' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
