"""A nickname within a name: Edwin "Buster" Lamb, who is Buster Lamb as well."""

from __future__ import annotations

import re

__all__ = ["NICKNAME", "cut_nickname"]

_WORD = r"[^\W\d_a-z][\w’'-]{1,20}"
NICKNAME = rf"[ \u00a0](?:“{_WORD}”|\"{_WORD}\"|‘{_WORD}’|'{_WORD}')(?=[ \u00a0][^\W\d_a-z])"
"""What may stand between a first name and the surname: one word in quotation marks."""
_BETWEEN = re.compile(rf"(?<=\w){NICKNAME}")


def cut_nickname(name: str) -> tuple[str, str | None]:
    """A name without the nickname in it, and the nickname, if any."""
    found = _BETWEEN.search(name)
    if found is None:
        return name, None
    return name[: found.start()] + name[found.end() :], found[0].strip(" \u00a0“”\"‘’'")
