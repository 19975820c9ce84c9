"""Where a subject ends that stands after its verb: "said Mr Lee, who leads the union".

What is said of the person belongs to it; when, where and what else was done or said does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.statements.clauses import find_first, is_adjunct, noun_phrase_end
from gpqa.statements.joint_subjects import leads_to_another
from gpqa.statements.lexicon import VERBS
from gpqa.statements.noun_phrases import REACH, STRONG
from gpqa.statements.words import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    FINITE,
    QUOTED,
    SUBJECT_PRONOUNS,
    TIMES,
    is_adverb,
)

if TYPE_CHECKING:
    from gpqa.statements.clauses import Range
    from gpqa.statements.lexicon import Form, Verb
    from gpqa.statements.words import Words

__all__ = ["before_quotation", "is_measure", "subject_after"]

_ENDS_SUBJECT = frozenset(
    """
    during after before while when as because since until amid adding saying speaking referring
    citing if but though although explaining noting
    """.split()
)


# No subject, but how often or how long: "complained twice", "warned him three times".
_OFTEN = frozenset("twice thrice sometimes outdoors indoors upstairs downstairs".split())
_MEASURES = frozenset(
    """
    time times day days hours minutes minute moment while bit lot deal way weeks months years
    occasion occasions length lengths
    """.split()
)


def is_measure(words: Words, first: int) -> bool:
    """Whether what begins at ``first`` tells how often, how long or when, and nobody."""
    low = words.low
    if low[first] in _OFTEN:
        return True
    if words.is_capital(first) or (low[first] not in DETERMINERS and not low[first].isdigit()):
        return False
    stop = noun_phrase_end(words, first, min(len(low), first + REACH))
    last = low[stop] if stop < len(low) and low[stop] in TIMES else low[stop - 1]
    return last in _MEASURES or last in TIMES


def subject_after(words: Words, first: int) -> int:
    """Where the subject ends that begins at ``first``, after its verb: "said Mr Lee, who …"."""
    low = words.low
    position = first
    stop = min(len(words), first + REACH)
    while position < stop and not _ends_inverted(words, position, first):
        position += 1
    while position > first and low[position - 1] in {",", "on", "last", "late", "early", "this"}:
        position -= 1
    return position


def before_quotation(words: Words, verb: Verb, form: Form) -> Range | None:
    """The subject of a verb that opens a sentence: "Said the union's Ann Lee: “…”".

    Only where a quotation follows behind a colon, and nothing but a noun phrase before that.
    None of verbs that tell somebody: "Asked Ms Lee: “…”" leaves open who asked.
    """
    if not verb.frames >= {"z", "p"} or not verb.frames.isdisjoint("ro"):
        return None
    low = words.low
    colon = find_first(words, ":", 1, min(len(words), REACH))
    if form not in {"past", "present"} or low[colon : colon + 2] != [":", QUOTED]:
        return None
    comma = find_first(words, ",", 1, colon)
    if low[1] in SUBJECT_PRONOUNS:
        return (1, colon) if colon == _PRONOUN_STOP and low[1] in {"he", "she", "they"} else None
    named = any(map(words.is_capital, range(1, comma))) or low[1] in DETERMINERS
    whole = noun_phrase_end(words, 1, colon) == comma
    return (1, colon) if named and whole else None


_PRONOUN_STOP = 2


def _ends_inverted(words: Words, position: int, first: int) -> bool:
    word = words.low[position]
    if word in {".", "?", "!"} or (word in STRONG and word != "-"):
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
    if following == "and" and leads_to_another(words, comma):
        return False
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
