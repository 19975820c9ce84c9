"""Several people who speak as one: "Ann Lee and Tom Park", "the mayor, Ann Lee, and her clerk".

What they said is neither's alone, and each one's who is asked for: the words for all of them
are the speaker, and those of them who are known are its members.
"""

from __future__ import annotations

import re

__all__ = ["BOTH", "split_joint"]

BOTH = frozenset(
    {"both", "both of them", "the two", "the pair", "both men", "both women"}
    | {"the two men", "the two women"}
)
"""What two people are called who were named just before, folded."""
_AND = re.compile(r"(,)? and ")
_BOTH = re.compile(r"both ", re.IGNORECASE)
_LONGEST = 300
_MOST_ANDS = 4


def split_joint(words: str) -> list[tuple[str, ...]]:
    """Every way to part ``words``, on one line, into the words for one person each.

    Whether they are people is for who reads the parts. What is said of the first stands between
    commas where it has one before it: "Ann Lee, mother of Tom and Jo" is one person.
    """
    if len(words) > _LONGEST or words.count(" and ") > _MOST_ANDS:
        return []
    both = _BOTH.match(words)
    plain = words[both.end() :] if both else words
    ways: list[tuple[str, ...]] = []
    for match in _AND.finditer(plain):
        first, last = plain[: match.start()], plain[match.end() :]
        items = first.split(", ")
        if len(items) == 1 or match[1]:
            ways.append((first, last))
        if len(items) > 1:
            ways.append((*items, last))
    return ways
