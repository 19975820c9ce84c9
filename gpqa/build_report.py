"""What is told of a build: while it runs, and of what became of the index."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from gpqa.discover import PassedBy, Problem
    from gpqa.store.manifest import Manifest

__all__ = ["BuildReport", "Progress", "Silent"]


class Progress(Protocol):
    """Told how an index comes along, in bytes of the documents to read."""

    def begin(self, documents: int, total: int) -> None:
        """``total`` bytes in that many documents are to be read and encoded."""

    def advance(self, amount: int, passages: int) -> None:
        """About that many bytes more are done, and that many passages more encoded."""


class Silent:
    """Tells nobody."""

    def begin(self, documents: int, total: int) -> None:
        """Does nothing."""

    def advance(self, amount: int, passages: int) -> None:
        """Does nothing."""


@dataclass(slots=True)
class BuildReport:
    """What became of an index: sources by what happened to them, and what could not be read."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0
    encoded: int = 0
    """Passages that were encoded."""
    passed: list[PassedBy] = field(default_factory=list)
    """Files passed by, for their type or since they hold no documents."""
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What else a person would want to know."""
    manifest: Manifest | None = None
    """What the index says of itself now."""

    @property
    def skipped(self) -> int:
        """How many files were passed by."""
        return len(self.passed)
