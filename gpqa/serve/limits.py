"""How much of anything a request may take: one place for all such numbers."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

__all__ = ["Limits"]


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Limits:
    """What the service holds itself to. Times are seconds, sizes bytes unless they say else."""

    body: int = 128 * 1024
    """Of a request: the longest question, and the names of some thousand sources."""
    head: int = 16 * 1024
    """Of a request line and its headers."""
    query: int = 8 * 1024
    """Of what stands behind the question mark of an address."""
    sources: int = 2000
    """How many sources one question may be narrowed to."""
    text: int = 32_768
    """Code points of a source that are given at once."""
    listed: int = 500
    """Rows of a list that are given at once."""
    deadline: float = 20.0
    """From a complete request to its answer."""
    receive: float = 10.0
    """From the first byte of a request, or a new connection, to the last byte."""
    send: float = 60.0
    """From a complete request until the client has taken the whole response."""
    idle: int = 15
    """Between the requests of a connection."""
    connections: int = 256
    """Open at once; one more takes the place of the one that has been silent longest."""
    workers: int = field(default_factory=_cores)
    """Questions answered at once."""
    waiting: int = 32
    """Questions that wait for a worker; further ones are told to come back."""
    remembered: int = 32 * 2**20
    """Of answers kept ready for the same question."""
    patience: float = 0.3
    """How long a request waits for a newer generation before it is given the one at hand."""
