"""Whose initials label a turn: "MV:" is Marcus Vane, where the text names him in full.

Interviews give the names once, as the first labels or in the introduction, and go on with
initials. These are somebody's only where they are nobody else's there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.names import fold, parse_name
from gpqa.statements.labels import is_office
from gpqa.statements.mentions import find_mentions
from gpqa.statements.phrase_names import looks_like_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeVar

    from gpqa.names import Name
    from gpqa.sentences import Span
    from gpqa.statements.labels import Label
    from gpqa.structure import Block

    Place = TypeVar("Place")

__all__ = ["find_labelled", "find_named", "fits", "is_initials"]

_FEWEST, _MOST = 2, 4


def is_initials(written: str) -> bool:
    """Whether a label is capitals of two to four names: "MV", "M.V."."""
    bare = written.replace(".", "")
    return _FEWEST <= len(bare) <= _MOST and bare.isalpha() and bare.isupper()


def find_labelled(text: str, labels: Iterable[Label]) -> dict[str, Label]:
    """The first label in full of the one person whose initials a label's key is.

    By the keys of the labels that are initials; those that fit nobody, or several, are left out.
    """
    short: set[str] = set()
    full: dict[str, tuple[Label, Name]] = {}
    for label in labels:
        if is_initials(text[label.start : label.end]):
            short.add(label.key)
        elif label.key not in full and not is_office(label.key):
            name = parse_name(text[label.start : label.end])
            if name is not None and looks_like_person(name):
                full[label.key] = label, name
    return _fitting(short, [(_who(name), name, label) for label, name in full.values()])


def find_named(text: str, blocks: Sequence[Block], keys: Iterable[str]) -> dict[str, Span]:
    """Where ``blocks`` name in full the person whose initials each of ``keys`` is.

    Empty unless each of them fits exactly one person, and no two the same.
    """
    wanted = set(keys)
    named = [
        (_who(mention.name), mention.name, (mention.start, mention.end))
        for mention in find_mentions(text, blocks)
        if mention.name.is_full and (mention.strong or looks_like_person(mention.name))
    ]
    found = _fitting(wanted, named)
    return found if wanted and len(found) == len(wanted) == len(set(found.values())) else {}


def fits(letters: str, name: Name) -> bool:
    """Whether letters are the initials of a name."""
    return fold(letters) in _initials(name)


def _who(name: Name) -> tuple[str, str]:
    return fold(name.given[0]), name.key


def _fitting(
    keys: Iterable[str], people: Sequence[tuple[tuple[str, str], Name, Place]]
) -> dict[str, Place]:
    """Where the one person stands first whom initials fit."""
    by_initials: dict[str, dict[tuple[str, str], Place]] = {}
    for who, name, place in people:
        for letters in _initials(name):
            by_initials.setdefault(letters, {}).setdefault(who, place)
    fits = {key: by_initials.get(key.replace(".", ""), {}) for key in keys}
    return {key: next(iter(own.values())) for key, own in fits.items() if len(own) == 1}


def _initials(name: Name) -> set[str]:
    """All initials of a name, with and without the middle ones and the particles."""
    given = [fold(each)[:1] for each in name.given]
    last = [fold(each)[:1] for each in name.surname.replace("-", " ").split()]
    return {
        "".join([*one, *other])
        for one in (given, given[:1])
        for other in (last, last[:1], last[-1:])
    }
