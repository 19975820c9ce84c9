"""Subjects with something between commas: "Mr Lee, a retired colonel, said".

What stands between the commas left of a verb is sorted first: an age, a relative clause, where
and how, or a noun. From these it is told which piece the person is named in, and whether it is
one subject at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.given_names import GIVEN
from gpqa.name_words import PARTICLES
from gpqa.names import fold, parse_name
from gpqa.statements.clauses import has_finite
from gpqa.statements.name_roles import is_person_noun
from gpqa.statements.noun_phrases import STRONG, phrase_start
from gpqa.statements.phrase_names import looks_like_person
from gpqa.statements.words import (
    ADVERBS,
    COORDINATORS,
    DETERMINERS,
    MONTH_NAMES,
    PREPOSITIONS,
    QUOTED,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
)

if TYPE_CHECKING:
    from gpqa.statements.clauses import Range
    from gpqa.statements.words import Words

__all__ = ["aged_subject", "appositive_subject", "told_subject"]


def appositive_subject(words: Words, comma: int) -> Range | None:
    """The subject where a comma stands before the verb: "Mr Lee, a retired colonel, said"."""
    pieces = _pieces(words, comma)
    sorts = [_sort(words, piece) for piece in pieces]
    if len(pieces) < 2 or sorts[0] == "clause":
        return None
    styled = _styled(words, pieces, sorts)
    return _beside(words, pieces, sorts, comma) if styled is None else (styled, comma)


def _beside(words: Words, pieces: list[Range], sorts: list[str], comma: int) -> Range | None:
    """The subject that most asides leave: of a person with an age, a clause, or a noun beside."""
    first, stop = pieces[1]
    if sorts[0] == "noun" and words.low[first] == "whose" and not has_finite(words, first, stop):
        return pieces[0]  # "the boy, whose mother, Ann Lee, said"
    index = 1
    if "relative" in sorts[:6]:  # the person stands before the first "who"
        index = max(i for i, sort in enumerate(sorts[:6]) if sort == "relative") + 1
    elif sorts[0] == "and":
        return None
    while index < len(pieces) and (
        sorts[index] in {"number", "adverbial", "relative"} or _is_state(words, pieces, index)
    ):
        index += 1
    if index >= len(pieces):
        return None
    begin = phrase_start(words, pieces[index][1])
    if begin is None:
        return None
    if index == 1 and _is_since(words, pieces[1], begin) and _is_person(words, *pieces[0]):
        return pieces[0]
    if begin == pieces[index][0] and not words.is_capital(begin):
        name = _name_before(words, pieces, sorts, index)
        begin = begin if name is None else name
    if all(sort == "adverbial" for sort in sorts[:index]):
        comma = pieces[index][1]  # "Mr Lee, speaking in Leeds, said"
    return begin, comma


def _is_since(words: Words, piece: Range, begin: int) -> bool:
    """Whether at ``begin`` stands only since when somebody is it: "its chair since May, Jo Lee"."""
    if begin - piece[0] < _LEAST_SINCE or words.low[begin - 1] not in PREPOSITIONS:
        return False
    return words.low[begin].casefold() in _DATES or words.low[begin].isdigit()


_DATES = TIMES | MONTH_NAMES
_LEAST_SINCE = 2  # tokens: "chair since"


def told_subject(words: Words, comma: int) -> Range | None:
    """Who stands before what is said of him, before a comma: "Jo Lee, 44, a nurse, who said".

    None where the words before the comma are no apposition to a person's name.
    """
    pieces = _pieces(words, comma)
    if len(pieces) < 2:
        return None
    first, stop = pieces[0]
    low = words.low
    article = low[first] in _ARTICLES and phrase_start(words, stop) == first
    if not article or has_finite(words, first, stop):
        styled = _styled(words, pieces, [_sort(words, piece) for piece in pieces])
        return None if styled is None else (styled, comma)
    index = 1
    while index < len(pieces) and _sort(words, pieces[index]) == "number":
        index += 1
    if index >= len(pieces):
        return None
    begin = _person_at_end(words, pieces[index])
    if begin is None:
        return None
    shown = index > 1 or any(map(is_person_noun, low[first:stop]))
    return (begin, comma) if shown or _is_known(words, begin, pieces[index][1]) else None


_ARTICLES = frozenset("a an the his her their its".split())
_OF_PLACE = frozenset("in at on near outside across after before during since under around".split())


def _person_at_end(words: Words, piece: Range) -> int | None:
    """Where the name of a person begins with which a piece between commas ends."""
    first, stop = piece
    begin = stop
    while begin > first and words.is_capital(begin - 1):
        begin -= 1
    if begin == stop or (begin > first and words.low[begin - 1] in _OF_PLACE):
        return None
    if begin == first and words.low[first] in PREPOSITIONS:
        begin += 1
        if words.low[first] in _OF_PLACE or begin == stop:
            return None
    return begin if _is_person(words, begin, stop) else None


def _is_person(words: Words, first: int, stop: int) -> bool:
    """Whether capitalised words are a person's full name, perhaps with titles."""
    if not all(words.is_capital(i) or words.low[i] in PARTICLES for i in range(first, stop)):
        return False
    start, end = words.span(first, stop)
    name = parse_name(words.text[start:end])
    if name is None or len(words.text[start:end]) > _LONGEST_NAME:
        return False
    return (name.is_full or bool(name.titles)) and (bool(name.titles) or looks_like_person(name))


def _is_known(words: Words, first: int, stop: int) -> bool:
    """Whether capitalised words are a person's by a given name: "Jo Lee", not "Acme Water"."""
    given = words.text[words.starts[first] : words.ends[first]]
    return fold(given) in GIVEN and _is_person(words, first, stop)


_LONGEST_NAME = 60
_MOST_STYLES = 5


def _styled(words: Words, pieces: list[Range], sorts: list[str]) -> int | None:
    """Where the name begins in "Ann Lee, chair, Acme Water, said": name, office, body.

    The office has no article, and so stands beside the name before it, not the one behind.
    """
    for index in range(min(len(pieces) - 1, _MOST_STYLES)):
        if sorts[index] == "number":
            continue
        if sorts[index] != "noun":
            return None
        if index and _is_office(words, pieces[index]):
            later = index + 1
            while later < len(pieces) and (
                sorts[later] == "number" or _is_office(words, pieces[later])
            ):
                later += 1
            if later == len(pieces):
                return None
            first, stop = pieces[later]
            first += words.low[first] in _OPENS and first + 1 < stop
            return first if _is_person(words, first, stop) else None
        first, stop = pieces[index]
        if not words.is_capital(first) or _is_known(words, first, stop):
            return None  # "Tom Park, councillor, Jo Hale, said"
    return None


_OPENS = COORDINATORS | SUBORDINATORS


def _is_office(words: Words, piece: Range) -> bool:
    """Whether a piece is an office without an article: "chair", "head of policy", "CEO"."""
    first, stop = piece
    low = words.low
    head = next((i for i in range(first, stop) if low[i] in PREPOSITIONS), stop)
    if first >= head or low[first] in DETERMINERS or head - first > _LONGEST_OFFICE:
        return False
    # "chief executive Jo Park" is an office with its holder
    return is_person_noun(low[head - 1]) and not _is_person(words, first, stop)


_LONGEST_OFFICE = 5


def aged_subject(words: Words, comma: int) -> Range | None:
    """The subject that an age shows: "Fuming Gary, 47, said"; None for any other."""
    pieces = _pieces(words, comma)
    sorts = [_sort(words, piece) for piece in pieces[:4]]
    begin = None
    if sorts == ["number", "and", "number", "noun"]:
        begin = phrase_start(words, pieces[3][1])  # "Gary, 47, and Lorraine, 45, said": both
    elif sorts[:2] == ["number", "adverbial"] and _is_moved(words, pieces[1]):
        begin = pieces[1][0] + 1
    return None if begin is None else (begin, comma)


def _is_moved(words: Words, piece: Range) -> bool:
    """Whether a piece is a name and how its bearer takes it: "Fuming Gary, 47, said"."""
    first, stop = piece
    moved = words.low[first].endswith(("ing", "ed"))
    return moved and first + 1 < stop and all(map(words.is_capital, range(first + 1, stop)))


def _is_state(words: Words, pieces: list[Range], index: int) -> bool:
    """Whether a piece is where the place before it lies: "Lee, 59, of Hull, Yorkshire, said"."""
    first, stop = pieces[index]
    if stop - first > 3 or index + 2 >= len(pieces):
        return False
    named = all(map(words.is_capital, range(first, stop)))
    begin, end = pieces[index + 1]
    return named and words.low[begin] in {"of", "from"} and end - begin <= 5


def _name_before(words: Words, pieces: list[Range], sorts: list[str], index: int) -> int | None:
    """Where the name begins in "Lee, the minister, 52, said"; None where none stands there."""
    if words.is_capital(pieces[0][0]):
        return None
    index += 1
    while index < len(pieces) and sorts[index] == "number":
        index += 1
    if index >= len(pieces):
        return None
    if sorts[index] != "noun":
        return None
    stop = pieces[index][1]
    return phrase_start(words, stop) if words.is_capital(stop - 1) else None


def _pieces(words: Words, comma: int) -> list[Range]:
    """What stands between the commas left of ``comma``, the nearest first."""
    found: list[Range] = []
    stop = comma
    lowest = max(0, comma - 60)
    skipped = comma  # "Ann Lee (no kin, she says), said": what stands in brackets is one piece's
    for position in range(comma - 1, lowest - 1, -1):
        word = words.low[position]
        if word == ")" and position < skipped:
            skipped = _opening(words, position, lowest)
        if position >= skipped:
            continue
        if word == QUOTED and _in_relative(words, position, lowest):
            continue
        if word == "," or word in STRONG:
            if position + 1 < stop:
                found.append((position + 1, stop))
            stop = position
            if word != "," or len(found) == 8:
                return found
    if lowest < stop:
        found.append((lowest, stop))
    return found


def _opening(words: Words, closing: int, lowest: int) -> int:
    """Where the bracket opens that closes at ``closing``; there itself where none does."""
    for position in range(closing, lowest - 1, -1):
        if words.low[position] == "(":
            return position
    return closing


def _in_relative(words: Words, position: int, lowest: int) -> bool:
    """Whether a quotation stands in a relative clause: ", who was called “quiet”, …"."""
    for index in range(position, lowest, -1):
        if words.low[index - 1] in {",", ";", ":"}:
            return words.low[index] in RELATIVES and words.low[index - 1] == ","
    return False


def _sort(words: Words, piece: Range) -> str:
    """What a piece between commas is: noun, number, relative, adverbial, and, clause."""
    first, stop = piece
    word = words.low[first]
    if word in {"who", "which", "whose", "where"}:
        return "relative"
    if word in COORDINATORS:
        return "and"
    if word[0].isdigit() or word == "aged":
        return "number"
    # "As Mr Lee, the chair, put it"; "As he arrived" and "As Mr Lee arrived" are clauses
    named = first + 1 < stop and (
        (word in {"as", "while"} and words.is_capital(first + 1))
        or (word in {"while", "whereas"} and words.low[first + 1] in DETERMINERS)
    )
    opens = word in PREPOSITIONS or word in ADVERBS or word in SUBORDINATORS or word == "to"
    lower = not words.is_capital(first)
    acting = (lower and word.endswith(("ing", "ed"))) or (first == 0 and word.endswith("ing"))
    if (opens and not named) or acting:
        return "adverbial"
    return "clause" if has_finite(words, first + named, stop) else "noun"
