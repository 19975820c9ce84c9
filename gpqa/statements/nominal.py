"""Cues that are no active verbs: "according to Mr Lee", "his view that", "criticised by".

Each function is told which tokens other cues carry already (``taken``) and
leaves them alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.statements.clauses import (
    DASHES,
    Range,
    find_first,
    has_finite,
    noun_phrase_end,
    verb_group,
)
from gpqa.statements.cue import AUTHOR, NOBODY, Cue
from gpqa.statements.extents import clause_begin
from gpqa.statements.following import sentence_end
from gpqa.statements.inverted_subjects import subject_after
from gpqa.statements.lexicon import ADJECTIVES, NOUNS, VERBS, WHAT_WAS_TOLD
from gpqa.statements.noun_extents import noun_end
from gpqa.statements.noun_phrases import head_noun
from gpqa.statements.subjects import find_subject
from gpqa.statements.words import (
    BE,
    COORDINATORS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    QUOTED,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.statements.clauses import VerbGroup
    from gpqa.statements.words import Words

__all__ = ["find_according", "find_nominal", "find_passive"]


def _within(index: int, taken: Sequence[Range]) -> bool:
    return any(first <= index < stop for first, stop in taken)


# --- according to ----------------------------------------------------------------------


def find_according(words: Words, taken: Sequence[Range]) -> list[Cue]:
    """For "According to Mr Lee, …" and "…, according to Mr Lee"."""
    found: list[Cue] = []
    carried = list(taken)
    for index in range(len(words) - 2):
        if words.low[index] != "according" or words.low[index + 1] != "to":
            continue
        if _within(index, carried):
            continue
        opens = index == 0 or (index <= 2 and words.low[index - 1] in {"but", "and"})
        cue = _according_first(words, index) if opens else _according_last(words, index)
        if cue is not None:
            found.append(cue)
            carried += cue.contents
    return found


def _according_first(words: Words, index: int) -> Cue | None:
    end = sentence_end(words)
    comma = find_first(words, ",", index + 2, end)
    further = find_first(words, ",", comma + 1, end)
    if further < end and _belongs_to_name(words, comma + 1, further, end):
        comma = further
    if comma + 1 >= end or comma <= index + 2:
        return None
    begin = comma + 1
    further = find_first(words, ",", begin, end)
    if further == begin + 1 and is_adverb(words.low[begin]) and further + 1 < end:
        begin = further + 1  # "According to Mr Lee, however, …"
    return Cue(index, comma, (index + 2, comma), ((begin, end),))


def _belongs_to_name(words: Words, first: int, comma: int, end: int) -> bool:
    """Whether what stands between two commas says who somebody is: ", who leads it,"."""
    if words.low[first] in {"who", "which", "speaking"}:
        return True
    apposition = words.low[first] in DETERMINERS and comma - first <= 8
    return apposition and not has_finite(words, first, comma) and has_finite(words, comma, end)


def _according_last(words: Words, index: int) -> Cue | None:
    low = words.low
    end = sentence_end(words)
    stop = subject_after(words, index + 2)
    begin = clause_begin(words, index)
    last = index - 1 if low[index - 1] == "," or low[index - 1] in DASHES else index
    if stop <= index + 2 or last - begin < 2:
        return None
    contents = [(begin, last)]
    if stop + 1 < end and low[stop] == "," and not has_finite(words, begin, last):
        contents.append((stop + 1, end))  # "The plan, according to Mr Lee, is dead"
    return Cue(index, stop, (index + 2, stop), tuple(contents))


# --- passives --------------------------------------------------------------------------


def find_passive(words: Words, taken: Sequence[Range]) -> list[Cue]:
    """For "The plan was criticised by Mr Lee" and "MPs were told by Mr Lee that it was late"."""
    found: list[Cue] = []
    for index in range(1, len(words) - 2):
        if words.low[index + 1] == "by" and not _within(index, taken):
            cue = _passive(words, index)
            if cue is not None:
                found.append(cue)
    return found


def _passive(words: Words, index: int) -> Cue | None:
    """The cue with the participle at ``index``, which "by" follows."""
    verb, frames = _passive_verb(words, index)
    group = verb_group(words, verb)
    if not group.be or group.modal or group.negated or group.infinitive:
        return None
    end = sentence_end(words)
    told = _passive_clause(words, index, group, frames, end)
    if told is not None:
        return told
    if not frames & {"n", "m", "a"} or words.low[index + 2].endswith("ing"):
        return None
    denied = "x" in frames and words.low[: group.first] in _TOLD_BEFORE
    subject = (0, 1) if denied else find_subject(words, group.first)
    stop = subject_after(words, index + 2)
    put = words.low[index] in _PUT and subject and head_noun(words, subject) in _PROCEDURE
    if subject is None or stop <= index + 2 or put or not (denied or _is_told_of(words, subject)):
        return None
    stop = _before_second(words, index + 2, stop)
    return Cue(group.first, stop, (index + 2, stop), (subject,))


def _passive_clause(
    words: Words, index: int, group: VerbGroup, frames: set[str], end: int
) -> Cue | None:
    """For "told by Mr Lee that …", "it was denied by Mr Lee that …", "urged by Mr Lee to …"."""
    told = noun_phrase_end(words, index + 2, end)
    if words.low[told : told + 1] == [","]:  # "told by the whip, Ann Lee, that …"
        comma = find_first(words, ",", told + 1, min(end, told + 10))
        told = comma if words.low[comma + 1 : comma + 2] == ["that"] else told
        if told == comma and "r" in frames and comma + 2 < end:
            return Cue(group.first, comma, (index + 2, comma), ((comma + 2, end),))
    it = words.low[group.first - 1 : group.first] == ["it"] and frames & {"t", "z"}
    if ("r" in frames or it) and index + 2 < told < end - 1 and words.low[told] == "that":
        return Cue(group.first, told, (index + 2, told), ((told + 1, end),))
    asked = _asked_to(words, told, end) if "o" in frames and index + 2 < told else None
    if asked is not None:
        return Cue(group.first, told, (index + 2, told), (asked,))
    return None


def _passive_verb(words: Words, index: int) -> tuple[int, set[str]]:
    """The verb that "by" follows with its frames, perhaps with a small word: "ruled out by"."""
    low = words.low
    entries = [v for v, f in VERBS.get(low[index], ()) if f in _PASSIVE_FORMS]
    if entries:
        return index, {letter for verb in entries for letter in verb.frames}
    frames: set[str] = set()
    for verb, form in VERBS.get(low[index - 1], ()):
        if form not in _PASSIVE_FORMS:
            continue
        if verb.particle == low[index]:
            frames |= verb.frames
        elif not verb.particle and low[index] in verb.prepositions:
            frames.add("n")  # "called for by Mr Lee"
    return index - 1, frames


_PASSIVE_FORMS = frozenset({"past", "participle"})


def _asked_to(words: Words, told: int, end: int) -> Range | None:
    """What somebody was asked, at ``told``: "urged by Mr Lee to act", no "envoy to Spain"."""
    low = words.low
    if told + 1 >= end or low[told] != "to" or not words.is_word(told + 1):
        return None
    if words.is_capital(told + 1) or low[told + 1] in DETERMINERS:
        return None
    return told, noun_end(words, told, end)


# "This was denied by Mr Lee"
_TOLD_BEFORE = tuple([word] for word in WHAT_WAS_TOLD)
# "The motion was proposed by Mr Lee": who took part, and nothing of what they said.
_PUT = frozenset("proposed recommended supported backed endorsed".split())
_PROCEDURE = frozenset("motion motions amendment amendments resolution minutes toast vote".split())


def _before_second(words: Words, first: int, stop: int) -> int:
    """Where whoever did something ends: "by Mr Lee" | "and rejected by Ms Park"."""
    for at in range(first + 1, stop - 2):
        joins = words.low[at] in {"and", "but"} and words.low[at + 2] == "by"
        if joins and (words.low[at + 1].endswith("ed") or words.low[at + 1] in VERBS):
            return at
    return stop


def _is_told_of(words: Words, subject: Range) -> bool:
    """Whether the subject of a passive is what is told of: "the plan", not "I"."""
    first = subject[0]
    if words.low[first] in AUTHOR or words.low[first] in NOBODY:
        return False
    return first == 0 or words.low[first - 1] not in FINITE


# --- adjectives and nouns --------------------------------------------------------------


def find_nominal(words: Words, taken: Sequence[Range], cued: Sequence[Range]) -> list[Cue]:
    """For "was critical of the plan"; "his view that …", "Mr Lee's claim that …".

    ``cued`` are the tokens that are other cues themselves.
    """
    found: list[Cue] = []
    carried = list(taken)
    for index in range(sentence_end(words) - 2):
        word = words.low[index]
        cue = None
        if word in ADJECTIVES and not _within(index, carried):
            cue = _adjective(words, index)
        elif word in NOUNS and index and not _within(index, carried):
            cue = None if _within(index, cued) else _noun(words, index) or _of_opinion(words, index)
        if cue is not None:
            found.append(cue)
            carried += cue.contents
    opinion = None if any(first == 0 for first, _ in carried) else _in_opinion(words)
    return found if opinion is None else [*found, opinion]


_OPINIONS = frozenset("view opinion judgment judgement submission estimation".split())
_LONGEST_OWNER = 12


def _in_opinion(words: Words) -> Cue | None:
    """For "In her view, …", "In Lord Kerr's opinion …", "In the view of Dr Coe, …"."""
    low = words.low
    end = sentence_end(words)
    first = int(low[:1] in (["but"], ["and"], ["yet"]))
    if low[first : first + 1] != ["in"]:
        return None
    noun = next(
        (i for i in range(first + 1, min(end - 3, first + _LONGEST_OWNER)) if low[i] in _OPINIONS),
        None,
    )
    if noun is None:
        return None
    stop = noun + 1
    if low[first + 1] == "the" and noun == first + 2 and low[stop] == "of":
        owner = stop + 1, find_first(words, ",", stop + 1, end)
        stop = owner[1]
    elif low[noun - 1] in _POSSESSIVES and noun == first + 2:
        owner = noun - 1, noun
    elif low[noun - 1] in {"'s", "'"}:
        owner = first + 1, noun - 1
    else:
        return None
    if low[stop : stop + 1] == [","]:
        stop += 1
    elif not _opens_clause(words, min(stop, end - 1), end):
        return None  # "In his opinion piece, …"
    short = owner[0] < owner[1] <= owner[0] + _LONGEST_OWNER
    if not short or low[owner[0]] in AUTHOR | NOBODY or not has_finite(words, stop, end):
        return None
    return Cue(first, stop, owner, ((stop, end),))


def _of_opinion(words: Words, index: int) -> Cue | None:
    """For "Dr Coe was of the view that …", with "view" at ``index``."""
    low = words.low
    if index < 3 or low[index - 2 : index] != ["of", "the"] or low[index + 1] != "that":
        return None
    if low[index - 3] not in BE or index + 2 >= sentence_end(words):
        return None
    group = verb_group(words, index - 2)
    if group.modal or group.infinitive or group.negated:
        return None
    subject = find_subject(words, group.first)
    if subject is None or low[subject[0]] in AUTHOR | NOBODY | {"it"}:
        return None
    return Cue(subject[0], index + 2, subject, ((index + 2, sentence_end(words)),))


def _adjective(words: Words, index: int) -> Cue | None:
    """For "Mr Lee was critical of …", "is confident that …", "is sure he will …"."""
    end = sentence_end(words)
    after = ADJECTIVES[words.low[index]]
    following = words.low[index + 1]
    group = verb_group(words, index)
    if not group.be or group.modal or group.infinitive:
        return None
    bare = following not in after
    if bare and not ("z" in after and _opens_clause(words, index + 1, end)):
        return None
    subject = find_subject(words, group.first)
    if subject is None or words.low[subject[0]] in AUTHOR | NOBODY | {"it"}:
        return None
    start = index + 1 if bare else index + 2
    stop = end if bare or following == "that" else noun_end(words, start, end)
    return Cue(subject[0], start, subject, ((start, stop),))


def _opens_clause(words: Words, first: int, end: int) -> bool:
    """Whether a clause without "that" begins at ``first``."""
    if words.low[first] in SUBJECT_PRONOUNS:
        return True
    noun = words.low[first] in DETERMINERS or words.is_capital(first)
    return noun and has_finite(words, first, end)


def _noun(words: Words, index: int) -> Cue | None:
    """For "his view that …", "Mr Lee's view is that …", "their criticism of …"."""
    low = words.low
    end = sentence_end(words)
    after = NOUNS[low[index]]
    owner = _owner(words, index)
    if owner is None:
        return None
    if low[index + 1] in {"is", "was"} and low[index + 2] == "that" and "that" in after:
        if index + 3 >= end:
            return None
        return Cue(owner[0], index + 2, owner, ((index + 3, end),))
    if low[index + 1] not in after:
        return None
    start = index + 2
    if low[index + 1] not in {"that", "to"}:
        stop = noun_end(words, start, end)
    else:
        stop = _that_end(words, start, end)
        if owner[0] <= 1:
            stop = min(stop, _second_verb(words, start, stop))
    return Cue(owner[0], index + 1, owner, ((start, stop),)) if start < stop else None


def _that_end(words: Words, first: int, end: int) -> int:
    """Where "that …" after a noun ends: in "Contrary to his claim that A, B" at the comma."""
    low = words.low
    fronted = low[0] in PREPOSITIONS or low[0] == "contrary" or low[0].endswith(("ed", "ing"))
    for index in range(first, end):
        if low[index] == ";" or (fronted and low[index] == ","):
            return index
        if fronted and low[index] == QUOTED and words.closing(index) == ",":
            return index + 1
    return end


def _second_verb(words: Words, first: int, stop: int) -> int:
    """Where the main verb stands after a clause: "his claim that it had gone | was denied"."""
    low = words.low
    seen = False
    for index in range(first, stop):
        before = low[index - 1]
        if low[index] not in FINITE or low[index] == "'s":
            continue
        if before in FINITE or is_adverb(before):
            continue
        if seen and not _opens_another(before):
            return index
        seen = True
    return stop


def _opens_another(before: str) -> bool:
    return (
        before in SUBJECT_PRONOUNS
        or before in COORDINATORS
        or before in SUBORDINATORS
        or before in {"who", "which"}
    )


_POSSESSIVES = frozenset(["his", "her", "their"])


def _owner(words: Words, index: int) -> Range | None:
    """Whose claim it is: "his", "Mr Lee's", before the noun at ``index``."""
    low = words.low
    position = index - 1
    while position > max(0, index - 4) and _is_between(words, position):
        position -= 1
    if low[position] in _POSSESSIVES:
        return position, position + 1
    if low[position] in {"'s", "'"} and position > 0 and not _is_time(words, position - 1):
        owner = find_subject(words, position)
        return None if owner is None or low[owner[0]] in NOBODY else owner
    return None


def _is_time(words: Words, index: int) -> bool:
    """Whether a word only tells when: "today's announcement that" is no "USA Today's"."""
    named = index > 0 and words.is_capital(index) and words.is_capital(index - 1)
    return words.low[index] in TIMES and not named


def _is_between(words: Words, position: int) -> bool:
    """Whether a token may stand between the owner and the noun: "his repeated claim"."""
    word = words.low[position]
    return words.is_word(position) and word not in DETERMINERS and word not in PREPOSITIONS
