"""Who speaks for a body, by what a document calls them: "a spokesman for NHS England".

Only what the words themselves show, and only those who are heard in the body's name:
whoever is its spokesman, leads it or acts for it, and what it publishes. Its members, its
critics, a source close to it and whoever left it speak for themselves. So does who speaks
for another of a longer name: "a Department of Health and Social Care spokesman".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.names import fold, strip_possessive, without_the

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["body_spoken_for", "left_office"]

_LONGEST = 40  # words of a description that are read
_PEOPLE = frozenset(
    """
    spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen representative
    representatives official officials chair chairman chairwoman chairperson president director
    directors leader leaders secretary head chief chiefs boss bosses lawyer lawyers solicitor
    solicitors barrister counsel convener commissioner minister ministers
    """.split()
)
_PAPERS = frozenset(
    """
    statement report study paper review letter email blog website guidance briefing release
    submission analysis survey poll figures data research bulletin memo notice leaflet manifesto
    guidelines response
    """.split()
)
# "An NHS England officer" may be anybody of it; "press officer", "chief executive" may not.
_AFTER = {
    "officer": frozenset({"press", "chief", "national", "executive", "medical", "information"}),
    "office": frozenset({"press"}),
    "executive": frozenset({"chief"}),
}
_FOR = frozenset({"for", "of", "at", "from"})
_BY = frozenset({"by", "from"})
"""A report "of" or "on" a body may be about it, and a letter "to" it is another's."""
_FORMER = frozenset("former ex onetime previous past retired late sacked ousted rival".split())
_MARKS = " ,;:()[]“”\"‘’'"


def body_spoken_for(described: str, body: str) -> str | None:
    """The name of ``body`` as words have it that describe somebody who speaks for it, else None.

    Letters' case makes no difference; the name returned is the description's own.
    """
    words = described.split()[:_LONGEST]
    keys = [fold(strip_possessive(word.strip(_MARKS))) for word in words]
    if left_office(described):
        return None
    wanted = [fold(strip_possessive(word)) for word in without_the(body.strip()).split()]
    size = len(wanted)
    for at in range(len(keys) - size + 1 if size else 0):
        end = at + size
        if keys[at:end] == wanted and (
            _is_named_last(words, keys, at, end) or _is_named_first(words, keys, at, end)
        ):
            return " ".join(words[at:end]).strip(_MARKS)
    return None


def left_office(described: str) -> bool:
    """Whether words describe somebody by what they no longer are: "former BMA chair"."""
    words = fold(described).replace("-", " ").split()
    return not _FORMER.isdisjoint(words)


def _is_named_last(words: Sequence[str], keys: Sequence[str], at: int, end: int) -> bool:
    """Read "a spokesman for the BODY"."""
    if end < len(words) and not words[end - 1].endswith(","):
        return False
    before = at - 1 if at and keys[at - 1] == "the" else at
    if before < 2:
        return False
    head, link = before - 2, keys[before - 1]
    known = (link in _FOR and _is_mouthpiece(keys, head)) or (link in _BY and keys[head] in _PAPERS)
    return known and _is_plain(words, keys, 0, head)


def _is_named_first(words: Sequence[str], keys: Sequence[str], at: int, end: int) -> bool:
    """Read "a BODY spokesman", "the BODY’s chief executive"."""
    if not _is_plain(words, keys, 0, at) or words[end - 1].endswith(","):
        return False
    for head in range(end, min(len(words), end + _BETWEEN)):
        if _is_mouthpiece(keys, head) or keys[head] in _PAPERS:
            ended = head + 1 == len(words) or words[head].endswith(",")
            return ended or keys[head + 1] in _FOR | {"in", "on"}
        if not _is_plain(words, keys, head, head + 1) or words[head].endswith(","):
            return False
    return False


_BETWEEN = 4  # words from a body's name to what speaks for it


def _is_mouthpiece(keys: Sequence[str], head: int) -> bool:
    needed = _AFTER.get(keys[head])
    return keys[head] in _PEOPLE if needed is None else bool(head) and keys[head - 1] in needed


def _is_plain(words: Sequence[str], keys: Sequence[str], start: int, end: int) -> bool:
    """Whether words are an article and what may stand beside it, not another's name."""
    return all(
        (at == 0 or words[at][:1].islower()) and keys[at] not in _LINKS for at in range(start, end)
    )


_LINKS = _FOR | _BY | frozenset("to in on with against about near and or who whose".split())
