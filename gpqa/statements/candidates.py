"""The cue verbs of a sentence, each with its subject and with what follows it.

A word of the lexicon is one where it tells that something was said
(:mod:`gpqa.statements.asserting`) and somebody says it: whoever stands before it, if that can be
(:mod:`gpqa.statements.plausible`), or whose it is else (:mod:`gpqa.statements.cue_subjects`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.statements.asserting import asserting_group, shows_how
from gpqa.statements.cue import Candidate
from gpqa.statements.cue_subjects import inherited_subject, inverted_subject, read_participle
from gpqa.statements.following import After, find_following
from gpqa.statements.inverted_subjects import before_quotation
from gpqa.statements.lexicon import VERBS, Form, Verb
from gpqa.statements.plausible import is_announced, is_plausible, is_plural
from gpqa.statements.subjects import find_subject

if TYPE_CHECKING:
    from gpqa.statements.clauses import Range, VerbGroup
    from gpqa.statements.words import Words

__all__ = ["find_candidates"]

_UNKNOWN: Range = (0, 0)
_MOST_CUES = 24
"""Cues read in one sentence: a real one has six or seven at most."""


def find_candidates(words: Words) -> list[Candidate]:
    """The cue verbs of a sentence, in order."""
    found: list[Candidate] = []
    previous: Range | None = None
    titled: bool | None = None
    for index, word in enumerate(words.low):
        entries = VERBS.get(word)
        if entries is None:
            continue
        if index and words.is_capital(index):  # a name, unless all have capitals
            titled = _is_titled(words) if titled is None else titled
            if not titled:
                continue
        for verb, form in sorted(entries, key=_is_plain):  # "ruled out" is not "ruled"
            candidate = _candidate(words, index, verb, form, previous)
            if candidate is not None:
                found.append(candidate)
                introduces = candidate.after is not None or "p" in verb.frames
                if introduces and not _is_restricted(words, candidate):
                    previous = candidate.subject
                break
        if len(found) == _MOST_CUES:
            break
    return found


def _is_plain(entry: tuple[Verb, Form]) -> bool:
    return not entry[0].particle


def _is_restricted(words: Words, candidate: Candidate) -> bool:
    """Whether it only tells which one is meant: "a man who said he was ill"."""
    if candidate.own and _is_relatives(words, candidate.subject[0]):
        return True
    stop = candidate.subject[1]
    return (
        candidate.own
        and words.low[stop : stop + 1] == ["who"]
        and stop + 1 == candidate.group.first
        and not words.is_capital(stop - 1)
    )


def _is_relatives(words: Words, first: int) -> bool:
    """Whether the subject at ``first`` is a relative clause's: "Lee, whose wife, Ann, said"."""
    low = words.low
    if first and low[first - 1] in {"who", "whom", "which", "whose"}:
        return True
    if low[first] == "whose":
        return True
    if first < 3 or low[first - 1] != ",":
        return False
    begin = max((i for i in range(max(0, first - 10), first - 1) if low[i] == ","), default=0)
    return low[begin + 1] == "whose"


def _is_titled(words: Words) -> bool:
    """Whether It Is Written Like a Headline, where capitals show nothing."""
    plain = [i for i in range(len(words)) if words.is_word(i) and len(words.low[i]) > 3]
    return len(plain) > 2 and sum(map(words.is_capital, plain)) > 0.8 * len(plain)


def _candidate(
    words: Words, index: int, verb: Verb, form: Form, previous: Range | None
) -> Candidate | None:
    """The cue verb at ``index``; ``previous`` is the subject of the one before it."""
    group = asserting_group(words, index, verb, form)
    if group is None:
        return None
    after = find_following(words, index, verb)
    nothing = after is None and verb.frames & {"d", "v"}
    if nothing or (verb.frames == {"p"} and not shows_how(words, index, group)):
        return None
    if form == "ing" and not group.be:
        return read_participle(
            words, Candidate(index, group, verb, form, _UNKNOWN, after), previous
        )
    subject = find_subject(words, group.first)
    if "p" in verb.frames and (after is None or subject is None):
        turned = _turned(words, index, verb, form, group, subject=subject)
        if turned is not None:
            return turned
    own = subject is not None
    subject = subject or inherited_subject(words, verb, group, form, previous)
    if subject is None:
        return None
    candidate = Candidate(index, group, verb, form, subject, after, own=own)
    can = not own or is_plausible(words, candidate)
    return candidate if can and (not group.announces or is_announced(words, candidate)) else None


def _turned(
    words: Words, index: int, verb: Verb, form: Form, group: VerbGroup, *, subject: Range | None
) -> Candidate | None:
    """The verb at ``index`` with its subject after it: "…," said Ms Lee", "Said Ms Lee: “…”"."""
    opening = before_quotation(words, verb, form) if index == 0 else None
    if opening is not None:
        after = After(opening[1] + 1, "quote", opening[1])
        return Candidate(index, group, verb, form, opening, after, inverted=True)
    turned = inverted_subject(words, index, verb, group, subject)
    if turned is None or (form == "base" and not is_plural(words, turned)):
        return None
    return Candidate(index, group, verb, form, turned, None, inverted=True)
