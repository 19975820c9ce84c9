"""What the words look like that name whom a question asks about.

By themselves, or beside whom the sources name: whether anybody is heard who is called so is
another matter (:mod:`gpqa.heard`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.heard import AND
from gpqa.terms import stems

if TYPE_CHECKING:
    from gpqa.store import Store

__all__ = ["is_a_firm", "is_a_handle", "is_a_party", "is_described", "is_somebody"]


def is_described(asked: str, store: Store) -> bool:
    """Whether somebody is asked about by what they are: "the judge"."""
    from gpqa.statements.phrases import PhraseKind, read_phrase

    kind = read_phrase(asked).kind
    described = kind in {PhraseKind.ROLE, PhraseKind.DESCRIPTION}
    return described and not is_somebody(asked, store)


def is_a_firm(asked: str, store: Store) -> bool:
    """Whether a single name, which reads like a surname, is nobody's in the sources."""
    from gpqa.names import fold
    from gpqa.statements.phrases import PhraseKind, read_phrase

    if " " in asked or asked.islower() or read_phrase(asked).kind is not PhraseKind.NAME:
        return False
    return not store.names_somebody(fold(asked))


def is_a_party(asked: str) -> bool:
    """Whether an office or a body is asked about by its name, whose words others' are not.

    Of "the group", "doctors" or "the article" anybody may tell. "The union leader", "the
    drivers' union" describe somebody whom the text may well call something else: its general
    secretary, the Brotherhood.
    """
    from gpqa.statements.phrases import PhraseKind, read_phrase

    return not asked.islower() and read_phrase(asked).kind in {PhraseKind.BODY, PhraseKind.ROLE}


def is_somebody(asked: str, store: Store) -> bool:
    """Whether words that match no speaker are somebody's name all the same.

    Written small ("obama"), they are one where a document names somebody so, or where
    they look like nothing else and no document has the word.
    """
    from gpqa.given_names import GIVEN
    from gpqa.names import fold
    from gpqa.statements.phrases import PhraseKind, read_phrase

    parts = AND.split(asked)
    if len(parts) > 1:
        return any(read_phrase(part).kind is PhraseKind.NAME for part in parts)
    kind = read_phrase(asked).kind
    if kind is not PhraseKind.DESCRIPTION or not asked.islower():
        return kind is PhraseKind.NAME
    words = [fold(word) for word in asked.split()]
    if len(words) > 1 and words[0] in GIVEN:
        return True
    if len(words) > 1 or _ORDINARY.search(words[0]):
        return False
    return store.names_somebody(words[0]) or not store.document_frequencies(stems(words[0]))


_ORDINARY = re.compile(r"(?:s|tion|sion|ment|ing|ity|ness|ism|ship|ance|ence|ure|age)$")
"""How a word ends that is hardly a name."""


def is_a_handle(asked: str) -> bool:
    """Whether it is what somebody calls themselves where they comment: "Jan_Pell_58"."""
    return _HANDLE.fullmatch(asked) is not None


_HANDLE = re.compile(r"@\w{2,40}|(?=[^\s_]*[A-Za-z])\w*_\w*|[A-Za-z]{4,30}\d{2,4}")
