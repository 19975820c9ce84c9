"""Who does it: the subject of a verb, found by walking left from it.

The subject is given as it stands, with what is said of the person: "Health
Foundation chief executive Jennifer Dixon", "Mr Lee, a retired colonel". Where
the words do not show one, there is none: a wrong speaker is worse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.statements.clauses import (
    DASHES,
    Range,
    find_first,
    has_finite,
    is_adjunct,
    is_said_form,
)
from gpqa.statements.lexicon import VERBS
from gpqa.statements.words import (
    ADVERBS,
    AUXILIARIES,
    CLOCK,
    COORDINATORS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    QUOTED,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    TITLES,
    is_adverb,
)

if TYPE_CHECKING:
    from gpqa.statements.words import Words

__all__ = [
    "PRONOUN_LIKE",
    "antecedent",
    "find_subject",
    "first_subject",
    "head_noun",
    "is_address",
    "opening_subject",
    "subject_after",
]

PRONOUN_LIKE = frozenset(
    """
    some many others most few several all both everyone everybody both neither another one
    """.split()
)
"""Words that open a noun phrase and can be one: "many say"."""

_REACH = 40
"""Tokens walked from a verb to find its subject: longer subjects are not found."""
_ATTACHING = frozenset("of for from at in on with to against between by".split())
_NUMBERS = frozenset("one two three four five many dozens hundreds thousands".split())
_STRONG = DASHES | {";", ":", QUOTED}
_CLAUSE_BREAKS = SUBORDINATORS | RELATIVES | FINITE
_NOT_IN_PHRASE = (
    _CLAUSE_BREAKS | SUBJECT_PRONOUNS | (PREPOSITIONS - {"of", "from", "at", "in", "for"})
)
_BEFORE_VERB = SUBJECT_PRONOUNS | SUBORDINATORS | COORDINATORS | AUXILIARIES
_NO_NOUNS = _CLAUSE_BREAKS | PREPOSITIONS | COORDINATORS | SUBJECT_PRONOUNS | TIMES


# --- before the verb -------------------------------------------------------------------


def find_subject(words: Words, first: int) -> Range | None:
    """The noun phrase before a verb group that begins at ``first``; None for none."""
    stop = _without_times(words, first)
    if stop <= 0:
        return None
    word = words.low[stop - 1]
    if word in SUBJECT_PRONOUNS:
        return stop - 1, stop
    if word in {"who", "which"}:
        return antecedent(words, stop - 1)
    if word == ",":
        return _aged_subject(words, stop - 1) or _appositive_subject(words, stop - 1)
    if word in DASHES:
        return _dashed_subject(words, stop - 1)
    found = _phrase(words, stop)
    return _aged(words, found) if found and words.low[stop - 1].isdigit() else found


def _phrase(words: Words, stop: int, *, attach: bool = True) -> Range | None:
    begin = _phrase_start(words, stop, attach=attach)
    return None if begin is None else (begin, stop)


def _aged(words: Words, subject: Range) -> Range | None:
    """Who is of an age, where that is all of a subject: "Jo Lee, 45 said". No number speaks."""
    first, stop = subject
    if stop - first > 1:
        return subject  # "Channel 4"
    if first < 2 or words.low[first - 1] != "," or not words.is_capital(first - 2):
        return None
    begin = _phrase_start(words, first - 1, attach=False)
    if begin is None or (begin and words.low[begin - 1] in PREPOSITIONS):
        return None  # "In Leeds, 47 said no"
    return begin, stop


def _without_times(words: Words, stop: int) -> int:
    """``stop`` moved left over "on Monday", "last week", "yesterday"."""
    low = words.low
    end = stop
    while end > 0 and (low[end - 1] in TIMES or (low[end - 1].isdigit() and end < stop)):
        end -= 1
    if end == stop:
        return stop
    while end > 0 and low[end - 1] in {"on", "last", "this", "late", "early", "in", "earlier"}:
        end -= 1
    return end if end > 0 else stop


def antecedent(words: Words, stop: int) -> Range | None:
    """The noun phrase before ``stop`` that "who" or "saying" takes up."""
    low = words.low
    if stop > 0 and low[stop - 1] == ",":
        stop -= 1
        while stop > 0 and low[stop - 1][0].isdigit():  # "Lee, 52, who"
            stop -= 1
            if stop > 0 and low[stop - 1] == ",":
                stop -= 1
    if stop <= 0:
        return None
    stop = _without_times(words, stop)  # "a letter on Monday saying"
    # "a question by Professor Ham, who": the nearest name, not the question.
    named = words.is_capital(stop - 1) and words.is_word(stop - 1)
    return _phrase(words, stop, attach=not named)


def _dashed_subject(words: Words, dash: int) -> Range | None:
    """The subject where a dash stands before the verb: "Lee – a colonel – said"."""
    for position in range(dash - 1, max(0, dash - _REACH), -1):
        if words.low[position] in DASHES:
            begin = _phrase_start(words, position)
            if begin is None:
                return None
            if begin > 1 and words.low[begin - 1] == "," and not words.is_capital(begin):
                # "Mr Lee, the head of X -- a charity -- said"
                name = _phrase_start(words, begin - 1) if words.is_capital(begin - 2) else None
                begin = begin if name is None else name
            return begin, dash
    return None


# --- where a noun phrase begins --------------------------------------------------------


def _phrase_start(words: Words, stop: int, *, attach: bool = True) -> int | None:
    """Where the noun phrase begins whose last token is ``stop - 1``; None if it is none.

    With ``attach``, what a preposition joins to it belongs to it: "the head of X".
    """
    low = words.low
    lowest = max(0, stop - _REACH)
    position = stop - 1
    if low[position] == ")":
        position = _open_bracket(words, position, lowest) - 1
    if position < lowest or not _can_end(words, position, lowest):
        return None
    joined = False
    position -= 1
    while position >= lowest:
        step = _step_left(words, position, lowest, attach=attach, joined=joined)
        joined = joined or words.low[position] in {"and", "or"}
        position -= abs(step)
        if step <= 0:
            break
    return _without_adverbs(words, position + 1, stop)


def _step_left(words: Words, position: int, lowest: int, *, attach: bool, joined: bool) -> int:
    """How many tokens up to ``position`` belong to the phrase on its right.

    0 where it begins after them, -1 where it begins with this very one.
    """
    word = words.low[position]
    if word == ")":
        return position - _open_bracket(words, position, lowest) + 1
    if word in {"'s", "'", "&"}:
        return 1
    if word in DETERMINERS and not is_address(words, position):
        return _step_determiner(words, position, lowest, attach=attach, joined=joined)
    if word in {"and", "or"}:
        belongs = position > lowest and _joins(words, position, lowest)
    elif word == ",":
        belongs = joined and _attachable(words, position - 1, lowest)
        belongs = belongs and not _closes_opening(words, position, lowest)
    elif word in PREPOSITIONS:
        belongs = attach and word in _ATTACHING and _attachable(words, position - 1, lowest)
    else:
        belongs = not _opens_before(words, position, lowest)
    return int(belongs)


def _closes_opening(words: Words, comma: int, lowest: int) -> bool:
    """Whether a comma parts a phrase of place or manner: "In a joint statement, A and B said"."""
    first = comma
    while first > lowest and words.low[first - 1] != "," and words.low[first - 1] not in _STRONG:
        first -= 1
    if is_adverb(words.low[first]):
        return first + 1 == comma
    inner = words.low[first + 1 : comma]
    if first == 0 and words.low[0] in SUBORDINATORS:
        return not FINITE.isdisjoint(inner)
    return words.low[first] in _OPENING and _GOVERNS_LIST.isdisjoint(inner)


_OPENING = frozenset("in at on during after before since for over under amid despite by".split())
# "with Kent backing him as the mayor, Ann Lee and Tom Park spoke"
_GOVERNS_LIST = SUBORDINATORS | RELATIVES | frozenset("like including between among".split())


def is_address(words: Words, position: int) -> bool:
    """Whether "No" is that of "No 10", which stands for whoever lives there."""
    return (
        words.low[position] == "no"
        and words.is_capital(position)
        and words.low[position + 1 : position + 2] in _ADDRESSES
    )


_ADDRESSES = (["10"], ["11"])


def _can_end(words: Words, position: int, lowest: int) -> bool:
    """Whether a noun phrase can end with the token at ``position``."""
    word = words.low[position]
    before = words.low[position - 1] if position > lowest else ""
    if word == QUOTED:  # "the so-called “bedroom tax”"
        return before in DETERMINERS or before == "so-called"
    if not words.is_word(position) or word in PREPOSITIONS or word in COORDINATORS:
        return False
    if word in PRONOUN_LIKE:
        return True
    if word in DETERMINERS:  # "sources close to her"
        return (word == "her" and before in PREPOSITIONS) or (word in _NUMBERS and before == "of")
    return word not in SUBORDINATORS and word not in FINITE and not is_adverb(word)


def _step_determiner(
    words: Words, position: int, lowest: int, *, attach: bool, joined: bool
) -> int:
    """The same for an article, which opens a phrase unless that is joined to another."""
    low = words.low
    if low[position] == "that" or low[position + 1] in SUBJECT_PRONOUNS:
        return 0
    before = position - 1
    if before < lowest:
        return -1
    word = low[before]
    if attach and word in _ATTACHING and _attachable(words, before - 1, lowest):
        return 2
    if word in {"all", "both", "half"} or (joined and word in {"and", ","}):
        return 1
    if word == "and" and before > lowest:
        # "Lee and his team", "Lee of Leeds and the Trust", but "he met Lee and the Trust said"
        own = low[position] in {"his", "her", "their"}
        own = own and words.is_capital(before - 1)
        return int(own or _is_one_phrase(words, before, lowest)) or -1
    return -1


def _is_one_phrase(words: Words, stop: int, lowest: int) -> bool:
    """Whether nothing but a noun phrase stands between the clause's beginning and ``stop``."""
    for index in range(stop - 1, lowest - 1, -1):
        word = words.low[index]
        if word in _STRONG or word == ",":
            return lowest < index and _is_short_opening(words, index)
        if word in _NOT_IN_PHRASE or (word.endswith("ed") and not words.is_capital(index)):
            return False
        if word in VERBS and not words.is_capital(index):
            return False
        if word in TIMES:
            return True  # "On Monday Mr Lee and the council"
        second = word in DETERMINERS and index > lowest and words.is_word(index - 1)
        if second and words.low[index - 1] not in _ATTACHING | {"and"}:
            return False  # "he met the mayor and the council said"
    return True


def _is_short_opening(words: Words, comma: int) -> bool:
    """Whether what stands before a comma is an adverb or a phrase of time: "On Monday, …"."""
    return words.low[0] in PREPOSITIONS or is_adverb(words.low[0]) or comma <= 2


def _opens_before(words: Words, position: int, lowest: int) -> bool:
    """Whether the noun phrase begins after the word at ``position``."""
    low = words.low
    word = low[position]
    if word in SUBJECT_PRONOUNS or word in _STRONG or word == "but" or CLOCK.fullmatch(word):
        return True
    if word in _CLAUSE_BREAKS or not words.is_word(position) or word in ADVERBS:
        return True
    named = words.is_capital(position + 1) or low[position + 1] in TITLES
    if word in TIMES and (named or low[position + 1] in DETERMINERS):
        return True
    says = word in VERBS and position > 0 and low[position - 1] == QUOTED  # "“…,” says Mr Lee, who"
    if says or is_said_form(words, position, lowest):
        return True
    if not named or not word.endswith(("ed", "ing")) or words.is_capital(position):
        return False
    # "As he arrived Mr Lee said"; but "the man suing Mr Lee said" is one subject.
    before = low[position - 1] if position > lowest else ""
    return not before or before in _BEFORE_VERB or not words.is_word(position - 1)


def _without_adverbs(words: Words, begin: int, stop: int) -> int | None:
    low = words.low
    while begin < stop and is_adverb(low[begin]) and low[begin] not in PRONOUN_LIKE:
        begin += 1
    return begin if begin < stop else None


def _open_bracket(words: Words, position: int, lowest: int) -> int:
    """The opening bracket for the closing one at ``position``."""
    while position > lowest and words.low[position] != "(":
        position -= 1
    return position


def _attachable(words: Words, position: int, lowest: int) -> bool:
    """Whether a token can be the noun that a preposition attaches to."""
    if position < lowest:
        return False
    word = words.low[position]
    if word == ")":
        return True
    if word in DETERMINERS:
        return word in PRONOUN_LIKE or word in _NUMBERS
    if not words.is_word(position) or word in _NO_NOUNS or is_adverb(word):
        return False
    if word.endswith("ing") and (position == lowest or words.low[position - 1] == ","):
        return False
    return not is_said_form(words, position, lowest)


def _joins(words: Words, position: int, lowest: int) -> bool:
    """Whether "and" at ``position`` joins two nouns rather than two clauses."""
    before = position - 1
    if words.low[before] == "'" and before > lowest:  # "the Drivers’ and Porters’ Union"
        return words.is_capital(before - 1) and words.is_capital(position + 1)
    if not _attachable(words, before, lowest):
        return False
    if words.is_capital(before) and words.is_capital(position + 1):
        return True
    for index in range(position - 1, lowest - 1, -1):
        word = words.low[index]
        if word in {",", ";", ":"}:
            return True
        if word in FINITE or word in SUBJECT_PRONOUNS:
            return False
    return True


def head_noun(words: Words, subject: Range) -> str:
    """The head noun of a subject: the last word before "of", a comma or "published"."""
    low = words.low
    for index in range(subject[0] + 1, subject[1]):
        participle = low[index].endswith("ed") and not words.is_capital(index)
        if participle or low[index] in PREPOSITIONS or low[index] in {",", "(", *RELATIVES}:
            return low[index - 1]
    return low[subject[1] - 1]


# --- subjects with something between commas --------------------------------------------


def _appositive_subject(words: Words, comma: int) -> Range | None:
    """The subject where a comma stands before the verb: "Mr Lee, a retired colonel, said"."""
    pieces = _pieces(words, comma)
    sorts = [_sort(words, piece) for piece in pieces]
    if len(pieces) < 2 or sorts[0] == "clause":
        return None
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
    begin = _phrase_start(words, pieces[index][1])
    if begin is None:
        return None
    if begin == pieces[index][0] and not words.is_capital(begin):
        name = _name_before(words, pieces, sorts, index)
        begin = begin if name is None else name
    if all(sort == "adverbial" for sort in sorts[:index]):
        comma = pieces[index][1]  # "Mr Lee, speaking in Leeds, said"
    return begin, comma


def _aged_subject(words: Words, comma: int) -> Range | None:
    """The subject that an age shows: "Fuming Gary, 47, said"; None for any other."""
    pieces = _pieces(words, comma)
    sorts = [_sort(words, piece) for piece in pieces[:4]]
    begin = None
    if sorts == ["number", "and", "number", "noun"]:
        begin = _phrase_start(words, pieces[3][1])  # "Gary, 47, and Lorraine, 45, said": both
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
    return _phrase_start(words, stop) if words.is_capital(stop - 1) else None


def _pieces(words: Words, comma: int) -> list[Range]:
    """What stands between the commas left of ``comma``, the nearest first."""
    found: list[Range] = []
    stop = comma
    lowest = max(0, comma - 60)
    for position in range(comma - 1, lowest - 1, -1):
        word = words.low[position]
        if word == QUOTED and _in_relative(words, position, lowest):
            continue
        if word == "," or word in _STRONG:
            if position + 1 < stop:
                found.append((position + 1, stop))
            stop = position
            if word != "," or len(found) == 8:
                return found
    if lowest < stop:
        found.append((lowest, stop))
    return found


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
    named = word in {"as", "while"} and first + 1 < stop and words.is_capital(first + 1)
    opens = word in PREPOSITIONS or word in ADVERBS or word in SUBORDINATORS or word == "to"
    lower = not words.is_capital(first)
    acting = (lower and word.endswith(("ing", "ed"))) or (first == 0 and word.endswith("ing"))
    if (opens and not named) or acting:
        return "adverbial"
    return "clause" if has_finite(words, first + named, stop) else "noun"


# --- elsewhere in the sentence ---------------------------------------------------------


def first_subject(words: Words, stop: int) -> Range | None:
    """The subject of the sentence's first clause, for a verb at ``stop`` that has none."""
    low = words.low
    limit = min(stop, 80)
    begin = 0
    while begin < limit and (
        low[begin] in COORDINATORS or not words.is_word(begin) or is_adverb(low[begin])
    ):
        begin += 1
    dash = next((i for i in range(begin, min(limit, 12)) if low[i] in DASHES), 0)
    place = words.text[words.starts[0] : words.ends[0]]
    if dash and len(place) > 2 and place.isupper():
        begin = dash + 1  # "PARIS (Reuters) - "
    for _ in range(3):  # what stands before the subject: "Speaking in London, …"
        if begin >= limit:
            return None
        if not _is_fronted(words, begin):
            break
        begin = find_first(words, ",", begin, limit) + 1
    return opening_subject(words, begin, limit)


def opening_subject(words: Words, begin: int, limit: int) -> Range | None:
    """The noun phrase from ``begin`` to the verb of its clause; None for none or a long one.

    Where no verb shows before ``limit``, there is one that is not known: the phrase would hold it.
    """
    position = begin
    while position < limit and not _ends_first(words, position, begin):
        position += 1
    if position == limit < len(words):
        return None
    while position > begin and is_adverb(words.low[position - 1]):
        position -= 1
    return (begin, position) if begin < position <= begin + 18 else None


def _is_fronted(words: Words, begin: int) -> bool:
    word = words.low[begin]
    if word in PREPOSITIONS or word in SUBORDINATORS or word.endswith("ing"):
        return True
    return begin == 0 and word.endswith("ed")


def _ends_first(words: Words, position: int, begin: int) -> bool:
    """Whether the sentence's first noun phrase ends before ``position``."""
    word = words.low[position]
    if word == "," or word in FINITE or word in _STRONG or word in RELATIVES:
        return True
    if position == begin:
        return False
    if is_said_form(words, position, begin) or _looks_finite(words, position):
        return True
    return _takes_object(words, position, begin)


def _takes_object(words: Words, position: int, begin: int) -> bool:
    """Whether a word after a noun is a verb by what follows it: "A farmer shot eleven geese"."""
    low = words.low
    if position + 1 >= len(low) or words.is_capital(position) or not words.is_word(position):
        return False
    word, before = low[position], low[position - 1]
    if word in _BEFORE_ARTICLE or not words.is_word(position - 1) or before in _NO_NOUNS:
        return False
    noun = before not in DETERMINERS and not is_adverb(before) and position - 1 >= begin
    return noun and low[position + 1] in _ARTICLES


_ARTICLES = frozenset(
    "a an the his her its their two three four five six seven eight nine ten eleven twelve".split()
)
_BEFORE_ARTICLE = (
    PREPOSITIONS | COORDINATORS | DETERMINERS | TIMES | frozenset("half quite such rather".split())
)


def _looks_finite(words: Words, position: int) -> bool:
    """Whether a lower-case word in "-ed" or a listed verb's form follows a noun."""
    word = words.low[position]
    if words.is_capital(position):
        return False
    entries = VERBS.get(word)
    if entries and entries[0][1] in {"present", "past"}:
        return True
    before = words.low[position - 1]
    ends = word.endswith("ed") and len(word) >= 5
    return ends and before not in DETERMINERS and before not in PREPOSITIONS


_ENDS_SUBJECT = frozenset(
    """
    during after before while when as because since until amid adding saying speaking referring
    citing if but though although explaining noting
    """.split()
)


def subject_after(words: Words, first: int) -> int:
    """Where the subject ends that begins at ``first``, after its verb: "said Mr Lee, who …"."""
    low = words.low
    position = first
    stop = min(len(words), first + _REACH)
    while position < stop and not _ends_inverted(words, position, first):
        position += 1
    while position > first and low[position - 1] in {",", "on", "last", "late", "early", "this"}:
        position -= 1
    return position


def _ends_inverted(words: Words, position: int, first: int) -> bool:
    word = words.low[position]
    if word in {".", "?", "!"} or (word in _STRONG and word != "-"):
        return True
    if word == ",":
        return _ends_at_comma(words, position)
    if position == first:
        return False
    if word in _ENDS_SUBJECT or word in TIMES:
        return True
    return word in {"in", "at", "on", "to"} and is_adjunct(words, position)


def _ends_at_comma(words: Words, comma: int) -> bool:
    following = words.low[comma + 1] if comma + 1 < len(words) else ""
    if following in {"who", "which"} and _reports(words, comma + 2):
        return True  # "said Mr Lee, who added that …": another cue
    return (
        following in _ENDS_SUBJECT
        or following in COORDINATORS
        or following in SUBJECT_PRONOUNS
        or following in FINITE
        or following in {QUOTED, "in", "at", "on", "", "that"}
        or following.endswith("ing")
    )


def _reports(words: Words, position: int) -> bool:
    """Whether a cue verb follows, perhaps after adverbs and auxiliaries: "who also said"."""
    low = words.low
    while position < len(low) and (is_adverb(low[position]) or low[position] in AUXILIARIES):
        position += 1
    return position < len(low) and low[position] in VERBS
