"""The acronyms that a text explains: "Royal College of Nursing (RCN)"."""

from __future__ import annotations

import re

from gpqa.names import fold
from gpqa.statements.name_runs import is_acronym

__all__ = ["read_acronyms"]

_ACRONYM = re.compile(r"[ \u00a0]\(([A-Z][A-Z&]{1,9}s?)\)")


def read_acronyms(text: str) -> dict[str, str]:
    """What each acronym stands for, as its first explanation gives it; acronyms are folded."""
    found: dict[str, str] = {}
    for match in _ACRONYM.finditer(text):
        letters = match[1].rstrip("s").replace("&", "")
        words = text[max(0, match.start() - 120) : match.start()].split()
        spelled = _spelled_out(words, letters)
        if spelled:
            found.setdefault(fold(match[1]), spelled)
    return found


def _spelled_out(words: list[str], letters: str) -> str | None:
    """The words at the end of ``words`` whose capitals are ``letters``."""
    wanted = list(letters.casefold())
    for at in range(len(words) - 1, max(-1, len(words) - 12), -1):
        word = words[at]
        if word[:1].isupper() and not is_acronym(word) and wanted:
            if word[0].casefold() != wanted[-1]:
                return None
            wanted.pop()
            if not wanted:
                return " ".join(words[at:]).strip('“”"‘’(')
        elif (
            is_acronym(word)
            and wanted
            and [c.casefold() for c in word.rstrip("s")] == wanted[-len(word.rstrip("s")) :]
        ):
            del wanted[-len(word.rstrip("s")) :]
            if not wanted:
                return " ".join(words[at:])
        elif word.islower() and fold(word) not in {
            "of",
            "and",
            "for",
            "the",
            "in",
            "on",
            "to",
            "&",
        }:
            return None
    return None
