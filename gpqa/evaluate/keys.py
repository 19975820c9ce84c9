"""Keys of a gold set's line that nobody meant: a misspelt one would be left out of every figure.

A set may bring keys of its own, so an unknown key is none of our business; one that is
nearly a key that is missing is a mistake.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from gpqa.errors import GoldError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

__all__ = ["check_keys"]

_LIKE = 0.8  # of difflib's ratio: a letter left out, one too many, two changed about
_LONGEST = 40  # code points of a key that is compared
_MOST = 50  # unknown keys of one line that are compared


def check_keys(row: Mapping[str, object], known: Collection[str], where: str) -> None:
    """Raise :class:`~gpqa.errors.GoldError` for a key that is nearly a known, missing one."""
    missing = [name for name in known if name not in row]
    unknown = [key for key in row if key not in known and len(key) <= _LONGEST]
    for key in unknown[:_MOST]:
        if near := get_close_matches(key.casefold(), missing, n=1, cutoff=_LIKE):
            raise GoldError(f'{where}: unknown key "{key}"; did you mean "{near[0]}"?')
