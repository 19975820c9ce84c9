"""Regular expressions that are compiled when they are first used.

A long pattern takes milliseconds to compile, and a few dozen of them take longer than all else
that a cold question waits for. A question that names its speaker needs a few of them.
"""

from __future__ import annotations

import re
from functools import cached_property

__all__ = ["LatePattern"]


class LatePattern:
    """A regular expression; what is wrong with it shows when it is first used."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern = pattern
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression, ready."""
        return re.compile(self._pattern, self._flags)
