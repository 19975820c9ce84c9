"""Whether the titles of two names can be one person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.name_words import PEER_TITLES

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

__all__ = ["CIVIL_TITLES", "KEPT_TITLES", "ranks_agree", "ranks_clash"]

CIVIL_TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss"})
KEPT_TITLES = frozenset(
    {"Dr", "Professor", "Lt", "Capt", "Maj", "Col", "Brigadier", "Gen", "Cmdr", "Adm"}
)
"""Titles by which people go on to be called, where an officer of the police is soon a "Mr"."""
_MARRIED = frozenset({"Mrs", "Miss"})
_OF_A_HOUSE = _MARRIED | (PEER_TITLES - {"Sir", "Dame"})


def ranks_agree(some: AbstractSet[str], others: AbstractSet[str]) -> bool:
    """Whether two persons' titles fit without their given names: no "Mr" is a "Lord" too."""
    for mine, theirs in ((some, others), (others, some)):
        if not mine & CIVIL_TITLES or theirs & CIVIL_TITLES:
            continue
        if theirs & PEER_TITLES and not mine & PEER_TITLES:
            return False
    return True


def ranks_clash(bare: AbstractSet[str], known: AbstractSet[str], *, sexed: bool) -> bool:
    """Whether titles with a surname alone are not those of somebody who is ``known`` by others.

    "Mrs Roe" and "Lord Roe" are no Dr Anselm Roe, unless he is known to be of that sex (``sexed``);
    "Major Roe" is no Mrs Roe. "Mr" and "Ms" tell nothing: many a doctor is called so.
    """
    if bare & known & (KEPT_TITLES | _OF_A_HOUSE):
        return False
    if bare & _OF_A_HOUSE and known & KEPT_TITLES:
        return not sexed
    return bool(bare & KEPT_TITLES and known & _MARRIED)
