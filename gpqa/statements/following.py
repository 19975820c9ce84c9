"""What follows a cue verb: where the words begin that it introduces.

Which of the rules apply to a verb is told by its frames (see
:class:`gpqa.statements.lexicon.Verb`): "told" first passes over who was told,
"urged" wants somebody and "to" with a verb, "called for" its preposition.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpqa.statements.adjuncts import (
    CONTENT_OPENS,
    has_owned,
    is_elsewhere,
    past_adjuncts,
    past_aside,
    refers_back,
)
from gpqa.statements.clauses import (
    find_first,
    has_finite,
    is_adjunct,
    names_work,
    noun_phrase_end,
)
from gpqa.statements.lexicon import VERBS
from gpqa.statements.noun_phrases import head_noun
from gpqa.statements.reasons import find_reason
from gpqa.statements.words import (
    COORDINATORS,
    DETERMINERS,
    FINITE,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    QUOTED,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)

if TYPE_CHECKING:
    from gpqa.statements.lexicon import Verb
    from gpqa.statements.words import Words

__all__ = ["After", "find_following", "past_hearer", "sentence_end"]


@dataclass(frozen=True, slots=True)
class After:
    """What follows a verb: from which token, and of what sort it is."""

    first: int
    sort: str
    """``clause``, ``noun`` or ``quote``: how its end is found."""
    cue_stop: int
    """Where the cue ends: "told the conference" | "that" …"""
    reaches: int = 0
    """A token up to which it goes in any case, where that is known: "the cost at" | "$9m"."""


_TERMINAL = frozenset([".", "!", "?", "…"])
_WH = frozenset("whether if how why what who when where which".split())
_WRITTEN_SUMS = frozenset(["(", "[", "$", "£", "€"])
# "said in the short term the model would": what was said may begin with these.
_OPENS_CLAUSE = frozenset(
    "in under with at on after if despite without since by as because while".split()
)
_PROPOSING = frozenset("mention announce propose outline suggest".split())
# "denied having seen it"
_OWNS_UP = frozenset("deny admit acknowledge recall regret mention".split())
_NOTHING_SAID = frozenset("so goodbye yes sorry".split())
# "declined to comment", "asked not to be named": nothing was said.
_SAYING_NOTHING = frozenset(
    "comment say answer respond discuss elaborate speculate commit name give disclose confirm "
    "reveal talk speak be".split()
)
_UNNAMED = frozenset("named identified quoted".split())


def sentence_end(words: Words) -> int:
    """The token after the last one that is not the sentence's own full stop."""
    end = len(words)
    while end > 0 and words.low[end - 1] in _TERMINAL:
        end -= 1
    return end


def find_following(words: Words, index: int, verb: Verb) -> After | None:
    """What the verb at ``index`` introduces behind it; None for nothing."""
    end = sentence_end(words)
    position = index + 1 + len(verb.particle.split())
    if verb.frames & {"d", "v"}:
        return _withheld(words, index, end) if "v" in verb.frames else _put(words, index, end)
    if "o" in verb.frames and verb.base != "tell" and _has_infinitive(words, position, end):
        return After(position, "clause", position)
    after = _past_between(words, position, end, verb)
    if verb.base in _HOLDING and is_elsewhere(words, position, after, end):
        return None  # "letters held at a firm that went broke"
    if "x" in verb.frames and after < end and refers_back(words, after, end):
        return After(after, "noun", after)
    found = None if after >= end else _introduced(words, after, end, verb)
    if found is None and {"r", "n"} <= verb.frames and position < end:
        return _noun_phrase(words, position, end, verb)  # "promised lower taxes" tells nobody
    return found


def _withheld(words: Words, index: int, end: int) -> After | None:
    """For "gave no commitment on pay", "would give no undertaking that it would stay"."""
    link = words.low[index + 3] if index + 4 < end else ""
    if link == "that":
        return After(index + 1, "clause", index + 1)
    return After(index + 1, "noun", index + 1) if link in {"on", "about", "to", "over"} else None


_LONGEST_PUT = 12


def _put(words: Words, index: int, end: int) -> After | None:
    return _put_down(words, index, end) or _put_at(words, index, end)


# What can be estimated: "put the cost at …", but not "put the kettle at …".
_MEASURED = frozenset(
    """
    it age amount attendance bill budget capacity chance chances cost costs crowd damage damages
    deaths debt debts deficit delay delays depth distance duration estimate figure gap growth
    height hole inflation lead length level likelihood loss losses membership number numbers odds
    population price probability prospects rate risk savings share shortage shortfall size speed
    sum takings time toll total totals turnout value wait weight width worth
    """.split()
)
_ABOUT = frozenset(
    "about around nearly almost roughly some just only over under between up as close".split()
)
_SUMS = frozenset(["$", "£", "€", "zero", "nothing", "half", "a", "more", "less"])


def _put_at(words: Words, index: int, end: int) -> After | None:
    """For "put the cost at $18m": somebody's estimate."""
    low = words.low
    farthest = min(end - 1, index + _LONGEST_PUT)
    at = find_first(words, "at", index + 1, farthest)
    if not index + 1 < at < farthest or not FINITE.isdisjoint(low[index + 1 : at]):
        return None
    if head_noun(words, (index + 1, at)) not in _MEASURED:
        return None
    sum_ = at + 1
    while sum_ < end - 1 and low[sum_] in _ABOUT:
        sum_ += 1
    told = low[sum_][0].isdigit() or low[sum_] in _SUMS or low[sum_] in _NUMBERS
    return After(index + 1, "noun", index + 1, reaches=sum_ + 1) if told else None


_NUMBERS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    dozens hundreds thousands millions
    """.split()
)


def _put_down(words: Words, index: int, end: int) -> After | None:
    """For "put the decline down to bad weather"; what is put down on a table is none."""
    low = words.low
    if index + 1 >= end or not words.is_word(index + 1):
        return None
    for position in range(index + 2, min(end - 2, index + _LONGEST_PUT)):
        if low[position : position + 2] == ["down", "to"]:
            named = low[position - 1] in {"name", "names", "foot", "feet", "hand", "hands"}
            return None if named else After(index + 1, "noun", index + 1)
        if not words.is_word(position) or low[position] in FINITE or low[position] in SUBORDINATORS:
            return None
    return None


def _past_between(words: Words, position: int, end: int, verb: Verb) -> int:
    """Past what stands between a verb and what it introduces: to whom, when and where."""
    if "r" in verb.frames and position < end:
        position = past_hearer(words, position, end)
        if words.low[position : position + 2] == [QUOTED, "that"]:
            position += 1  # "told the programme “Today” that"
    own = position < end and words.low[position] in verb.prepositions
    if own and not is_adjunct(words, position):  # "insisted on it", not "insisted on Monday"
        return position
    position = past_adjuncts(words, position, end)
    if words.low[position : position + 1] == ["to"] and "i" not in verb.frames:
        position = _past_told(words, position, end, verb)
    if words.low[position : position + 2] == ["only", "that"]:
        position += 1
    return position


def _introduced(words: Words, position: int, end: int, verb: Verb) -> After | None:
    """What begins at ``position``, told by its first word."""
    word = words.low[position]
    found: After | None
    if word in verb.prepositions:
        return _after_preposition(words, position, end, verb)
    if reason := find_reason(words, position, end, verb):
        return After(reason, "quote" if words.low[reason] == QUOTED else "clause", reason)
    if word == "that" and verb.frames & {"t", "z"}:
        held = verb.base in _TAKING and not _is_held(words, position + 1, end)
        return None if held else _after_that(words, position, end)
    if word in {":", ","}:
        return _after_mark(words, position, end, verb)
    if word == "to":
        return _after_to(words, position, end, verb)
    if word == QUOTED and verb.frames & set("qznwam"):
        # "which he called “X”, died": no sentence, but what something is called
        clause = "q" in verb.frames and "a" not in verb.frames
        found = After(position, "quote" if clause else "noun", position)
    else:
        found = _after_nothing(words, position, end, verb)
    return None if word == QUOTED and names_work(words, position) else found


# --- one rule for each sort of thing that may follow -----------------------------------


def _after_preposition(words: Words, position: int, end: int, verb: Verb) -> After | None:
    """For "called for an inquiry"; "said of the plan: “…”"."""
    start = position + 1
    if start >= end:
        return None
    if verb.base == "say":
        for index in range(start, min(end - 1, start + 16)):
            if words.low[index] in {",", ":"} and words.low[index + 1] == QUOTED:
                return After(index + 1, "quote", position)
    stop = noun_phrase_end(words, start, end)
    if verb.base == "agree" and words.low[stop : stop + 1] == ["that"] and stop + 1 < end:
        return After(stop + 1, "clause", stop)
    return After(start, "noun", start)


def _after_that(words: Words, position: int, end: int) -> After | None:
    start = position + 1
    if start < end and words.low[start] in FINITE:  # "said that was wrong"
        return After(position, "clause", position)
    while start < end and words.low[start] in {",", ":"}:
        start += 1
    return After(start, "clause", position) if start < end else None


_HOLDING = frozenset("hold consider depose".split())
_TAKING = _HOLDING | {"accept"}


def _is_held(words: Words, first: int, end: int) -> bool:
    """Whether behind "held that" a clause begins at ``first``, not "held that post until May"."""
    low = words.low
    if first + 1 >= end:
        return False
    word, following = low[first], low[first + 1]
    opens = word in DETERMINERS | SUBJECT_PRONOUNS | SUBORDINATORS | PREPOSITIONS or word == "there"
    opens = opens and following not in {"principle", "full", "part"}  # "accepted that in part"
    plural = word.endswith("s") and not word.endswith("ss")
    named = words.is_capital(first) or word == QUOTED or plural
    return opens or named or following in FINITE or following[0].isdigit()


def _after_mark(words: Words, position: int, end: int, verb: Verb) -> After | None:
    """After a colon or comma: a quotation, or past ", in a statement," what was said."""
    low = words.low
    if position + 1 >= end:
        return None
    if "q" in verb.frames:
        if low[position + 1] == QUOTED:
            if low[position] == "," and names_work(words, position + 1):
                return None
            return After(position + 1, "quote", position)
        if low[position] == ":":
            return After(position + 1, "clause", position)
    if low[position] == "," and verb.frames & {"z", "w"}:
        resumed = past_aside(words, position, end)
        if resumed is not None:
            return After(resumed, "quote" if low[resumed] == QUOTED else "clause", position)
    return None


def _after_to(words: Words, position: int, end: int, verb: Verb) -> After | None:
    low = words.low
    if position + 1 < end and low[position + 1] in _SAYING_NOTHING:
        unnamed = position + 2 < end and low[position + 2] in _UNNAMED
        if unnamed or verb.base in {"decline", "refuse"}:
            return None
    return After(position, "clause", position) if "i" in verb.frames else None  # not "was urged to"


def _after_nothing(words: Words, position: int, end: int, verb: Verb) -> After | None:
    """A clause or noun phrase by itself: "said he would", "blamed the weather"."""
    word = words.low[position]
    owns_up = word == "having" and verb.base in _OWNS_UP
    asks = "w" in verb.frames and word in _WH and position + 1 < end and words.is_word(position + 1)
    if asks or owns_up or ("o" in verb.frames and _has_infinitive(words, position, end)):
        return After(position, "clause", position)
    if not _can_open(words, position):
        return None
    if word in {"was", "were"} and position + 1 < end and verb.base in _PROPOSING:
        return After(position + 1, "clause", position)  # "other plans he mentioned were …"
    if "a" in verb.frames:
        names = not _opens_that(words, position, end, verb) and _is_naming(words, position, end)
        return After(position, "noun", position) if names else None
    if "z" in verb.frames and _is_clause(words, position, end, verb):
        return After(position, "clause", position)
    return _noun_phrase(words, position, end, verb)


def _can_open(words: Words, position: int) -> bool:
    """Whether a clause or noun phrase can begin with a token."""
    word = words.low[position]
    if word in PREPOSITIONS:
        return word in _OPENS_CLAUSE
    return word not in COORDINATORS and (words.is_word(position) or word in _WRITTEN_SUMS)


def _noun_phrase(words: Words, position: int, end: int, verb: Verb) -> After | None:
    """For "criticised the plan", "accused him of lying"."""
    low = words.low
    word = low[position]
    if not verb.frames & {"n", "m"}:
        return None
    if verb.base == "accuse":
        for start in range(position + 1, min(end - 1, position + 12)):
            if low[start] == "of" and low[start + 1].endswith("ing"):
                return After(start + 1, "noun", start + 1)
    opens = word in SUBORDINATORS - {"what", "how"}
    if word == "that" and not verb.frames & {"t", "z"}:
        # "dismissed that idea"
        following = low[position + 1] if position + 1 < end else ""
        opens = not following or following in _CLAUSE_AFTER_THAT
        if following == "as":  # "dismissed that as “a bounty on a mess”"
            behind = low[position + 2] if position + 2 < end else ""
            comma = find_first(words, ",", position + 2, end)
            opens = behind in SUBJECT_PRONOUNS or has_finite(words, position + 2, comma)
    if word in FINITE or word in PREPOSITIONS or opens or _withholds(words, position, end, verb):
        return None
    counts = word in DETERMINERS and position + 1 < end and words.is_word(position + 1)
    nothing = (is_adverb(word) and not counts) or _says_nothing(words, position, end)
    return None if nothing else After(position, "noun", position)


def _withholds(words: Words, position: int, end: int, verb: Verb) -> bool:
    """Whether somebody is denied a thing: "denied him entry", "denied it the money"."""
    low = words.low
    if verb.base != "deny" or position + 1 >= end:
        return False
    given = low[position + 1] in DETERMINERS and low[position] == "it"
    return given or low[position] in {"him", "them", "us", "me"}


def _is_clause(words: Words, position: int, end: int, verb: Verb) -> bool:
    """Whether a clause without "that" begins at ``position``."""
    left = words.low[position + 1 : position + 3] == [",", "and"]  # "complained anew, and left"
    if words.low[position] in FINITE or left or _says_nothing(words, position, end):
        return False
    if verb.base in {"say", "tell"}:
        return True
    if words.low[position] in PREPOSITIONS:
        return False
    if words.low[position] in SUBJECT_PRONOUNS - {"it", "you"}:
        return True
    comma = find_first(words, ",", position, end)
    if comma + 1 < end and words.low[comma + 1] in VERBS and not has_finite(words, position, comma):
        return False  # "who wrote the report, said"
    return has_finite(words, position, min(end, position + 40))


def _says_nothing(words: Words, position: int, end: int) -> bool:
    """For "said so", "said much": no content."""
    if words.low[position] in _NOTHING_SAID:
        return True
    following = words.low[position + 1] if position + 1 < end else ""
    alone = not following or not words.is_word(position + 1)
    alone = alone or following in PREPOSITIONS - {"of"}  # "said little about it"
    return alone and words.low[position] in {"much", "more", "no", "nothing", "little"}


# --- what stands between ---------------------------------------------------------------


def past_hearer(words: Words, position: int, end: int) -> int:
    """Past who was told: "the committee", "MPs on the health committee"."""
    low = words.low
    word = low[position]
    if word in OBJECT_PRONOUNS:
        subject = word in {"it", "you"} and position + 1 < end and low[position + 1] in FINITE
        return position if subject else position + 1
    if word == "that" or word in PREPOSITIONS or not words.is_word(position):
        return position
    stop = noun_phrase_end(words, _past_owner(words, position), end)
    while (
        stop < end
        and low[stop] in {"in", "at", "of", "for", "from", "on"}
        and not is_adjunct(words, stop)
    ):
        further = noun_phrase_end(words, stop + 1, end)
        if further == stop + 1:
            break
        stop = further
    if low[stop : stop + 1] == [","] and words.is_capital(min(stop + 1, end - 1)):
        comma = find_first(words, ",", stop + 1, min(end, stop + 8))
        if low[comma + 1 : comma + 2] in CONTENT_OPENS:
            return comma + 1  # "told the coroner, Ann Lee, that"
    if stop < end and low[stop] in FINITE and stop > position + 1:
        # "told the conference funding was short": the hearer is the first phrase only.
        return position + 2 if word in DETERMINERS else position + 1
    return stop


def _past_owner(words: Words, position: int) -> int:
    """Past whose a meeting is that was told: "Tuesday's meeting", "last week's meeting"."""
    time = position + (words.low[position] in {"last", "this", "next"})
    owns = time + 2 < len(words) and words.low[time] in TIMES and has_owned(words, time)
    return time + 2 if owns else position


def _past_told(words: Words, position: int, end: int, verb: Verb) -> int:
    """Past "to reporters" in "said to reporters that"."""
    if "z" not in verb.frames or position + 1 >= end:
        return position
    told = noun_phrase_end(words, position + 1, end)
    stop = past_adjuncts(words, told, end)  # "wrote to clients in a note that"
    shown = position + 1 < told <= stop < end and words.low[stop] in {"that", ",", ":", QUOTED}
    return stop if shown else position


# --- shapes ----------------------------------------------------------------------------


def _has_infinitive(words: Words, position: int, end: int) -> bool:
    """Whether a noun phrase and "to" with a verb follow: "the council to pay"."""
    low = words.low
    for index in range(position, min(end - 1, position + 16)):
        word = low[index]
        if word == "to":
            verb = words.is_word(index + 1) or low[index + 1] == QUOTED
            return index > position and verb and low[index + 1] not in DETERMINERS
        if word in {",", ";", ":", QUOTED, "that"} or (word in FINITE and word != "'s"):
            return False
        if index == position and word == "not":
            return False
    return False


_CLAUSE_AFTER_THAT = FINITE | SUBJECT_PRONOUNS | DETERMINERS | PREPOSITIONS
_ADJECTIVE_ENDINGS = ("ed", "ive", "ous", "ful", "able", "ible", "ent", "less", "ical", "unfair")


def _opens_that(words: Words, position: int, end: int, verb: Verb) -> bool:
    """Whether "that" opens a clause: "considers that the fee is high", not "called that a lie"."""
    if words.low[position] != "that":
        return False
    following = words.low[position + 1] if position + 1 < end else ""
    return verb.base in {"consider", "remember"} or following in FINITE | RELATIVES


def _is_naming(words: Words, position: int, end: int) -> bool:
    """Whether a noun phrase and what it is called follow: "the plan a disgrace"."""
    low = words.low
    for index in range(position, min(end, position + 24)):
        word = low[index]
        if word == QUOTED:
            return True
        if index == position:  # "called that “a joke”"
            continue
        if word in {",", ";", ":", "after", "when", "that", "who"}:
            break
        second = word in {"a", "an", "the", "too"} and low[index - 1] not in {"all", "'s"}
        if word == "as" or (second and low[index - 1] not in PREPOSITIONS):
            return True
        if index > position + 1 and index + 1 >= end and word.endswith(_ADJECTIVE_ENDINGS):
            return True
    return (
        low[position] in OBJECT_PRONOUNS
        and position + 1 < end
        and words.is_word(position + 1)
        and low[position + 1] not in PREPOSITIONS
        and not is_adverb(low[position + 1])
    )
