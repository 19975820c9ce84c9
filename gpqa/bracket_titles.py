"""Titles in brackets beside a name, as people sign letters: "(Mrs) P. Lee", "P. Lee (Miss)"."""

from __future__ import annotations

import re

__all__ = ["BRACKETED", "without_bracket"]

BRACKETED = r"\((?P<title>Mrs?|Ms|Miss|Mx|Dr)\.?\)"
"""Such a title, for use in a pattern."""
_BEFORE = re.compile(rf"{BRACKETED}\s+(?=\S)")
_BEHIND = re.compile(rf"(?<=\S)\s+{BRACKETED}\Z")  # so that a run of white space is read once


def without_bracket(name: str) -> str:
    """``name`` with such a title before it, without brackets; other names as they are."""
    if "(" not in name:
        return name
    if before := _BEFORE.match(name):
        return f"{before['title']} {name[before.end() :]}"
    behind = _BEHIND.search(name)
    return f"{behind['title']} {name[: behind.start()]}" if behind else name
