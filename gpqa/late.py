"""Regular expressions that are compiled when they are first used.

Compiling a long pattern takes milliseconds, several of them take longer than the question
that waits for them; which of them a question needs is seen only as it is read.
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
