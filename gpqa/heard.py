"""Who is heard, found by what somebody calls them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpqa.directory import Directory, Speaker
    from gpqa.matching import Match
    from gpqa.store import Store

__all__ = ["AND", "everybody", "find_heard", "is_slip", "with_joint"]

_READ: WeakKeyDictionary[Store, Directory] = WeakKeyDictionary()
"""Of each index that is open: it never changes, and to read everybody takes long."""


def everybody(store: Store) -> Directory:
    """Those who are heard, each with the number in the store."""
    known = _READ.get(store)
    if known is None:
        from gpqa.directory import Directory
        from gpqa.statements.described import read_speaker

        rows = store.speakers()
        known = _READ[store] = Directory({read_speaker(row.described): row.no for row in rows})
    return known


def find_heard(asked: str, known: Directory) -> Match:
    """Who is meant; of "Hunt and Dr Baker" both, if both are known."""
    from gpqa.matching import Match, find_speakers

    first, _, rest = asked.partition(" ")
    if rest and first.casefold() in {"a", "an"}:
        asked = rest
    match = find_speakers(asked, known)
    if match.speakers:
        return match
    meant = [each for each in match.suggestions if is_slip(asked, each.name)]
    if len(meant) == 1:
        return Match((meant[0],), ())
    parts = AND.split(asked)
    several = [find_speakers(each, known) for each in parts] if len(parts) > 1 else []
    if several and all(each.speakers for each in several):
        return Match(tuple(dict.fromkeys(s for each in several for s in each.speakers)), ())
    near = (s for each in (match, *several) for s in (*each.suggestions, *each.speakers))
    return Match((), tuple(dict.fromkeys(near)))


def with_joint(found: Iterable[Speaker], known: Directory) -> list[Speaker]:
    """With those who speak together: several whom one of them is of, and each of several."""
    wanted = list(found)
    keys = {each.key for each in wanted}
    joint = [each for each in known.joint if not keys.isdisjoint(each.members)]
    if several := {key for each in wanted for key in each.members}:
        joint += [each for each in known if each.key in several]
    return list(dict.fromkeys((*wanted, *joint)))


AND = re.compile(r"\s+(?:and|or|&)\s+", re.IGNORECASE)
"""What stands between two of several names."""
_SPELLED_OUT = 5
"""Letters of a name from which one more or less is a slip of the pen: "Ann" is not "Anna"."""


def is_slip(written: str, name: str) -> bool:
    """Whether one name of several is written with one letter wrong: "Jenifer Dixon".

    Only where the other names are right, and not at a name's beginning or end:
    "Paul" and "Paula", "Nixon" and "Dixon" are two people.
    """
    pairs = list(zip(written.casefold().split(), name.casefold().split(), strict=False))
    wrong = [(one, other) for one, other in pairs if one != other]
    if len(written.split()) != len(name.split()) or len(pairs) < 2 or len(wrong) != 1:
        return False
    one, other = wrong[0]
    if min(len(one), len(other)) < _SPELLED_OUT or one[0] != other[0] or one[-1] != other[-1]:
        return False
    shared = min(len(one), len(other))
    start = next((i for i in range(shared) if one[i] != other[i]), shared)
    rest, more = one[start:], other[start:]
    return (
        rest[1:] == more[1:]
        or rest[1:] == more
        or rest == more[1:]
        or (rest[:2] == more[1::-1] and rest[2:] == more[2:])
    )
