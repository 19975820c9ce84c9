"""Who was asked "Will you …?": what they replied answers "Will X …?", and not "Will Y …?".

An interviewer says "you" and never the name; what is replied ("No. It would help nobody.") has
not even the topic in it. Only where somebody who is heard replied to these very words: of "Do
you think that he will?" no more is told than what they think.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gpqa.heard import find_heard
from gpqa.names import fold
from gpqa.replies import asked_before
from gpqa.terms import stems

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from gpqa.directory import Directory, Speaker
    from gpqa.evidence import Evidence
    from gpqa.store import Store

__all__ = ["Addressed", "addressed_by", "may_tell_of_somebody", "of_the_reply", "replies_of_others"]

_DOES = r"""(?:(?:did|does|do|has|have|had|is|was|are|were|will|would|can|could|should|might|must)
    (?:n['’]t)?|(?:wo|ca)n['’]t)"""
_ASKS = re.compile(
    rf"(?:(?:why|when|where|how)\s++)?{_DOES}\s++(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_YOU = re.compile(
    rf"""\b{_DOES}\s++you\b(?:\s++(?:ever|now|still|also|not|just|then|yourself|really|actually
    |(?:going|planning|prepared|willing|ready|about)\s++to)\b){{0,2}}(?P<rest>[^?]{{0,100}})""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST_NAME = 6
"""Words of a name or an office, at most."""
_MOST_OF_IT = 0.75
"""Share of what is asked that must stand in the question that was put."""


class Addressed(NamedTuple):
    """Whom a question tells something of, and what it asks of them."""

    named: str
    speakers: tuple[Speaker, ...]
    topic: str


def may_tell_of_somebody(question: str) -> bool:
    """Whether a question has the form of "Will X …?": without it nobody's name is looked for."""
    return _ASKS.match(question) is not None


def addressed_by(question: str, known: Directory) -> Addressed | None:
    """Whom of those heard "Will X resign?" tells of, by the longest name that is theirs."""
    match = _ASKS.match(question)
    if match is None:
        return None
    words = match["rest"].rstrip(" ?.!").split()
    for size in range(min(_LONGEST_NAME, len(words) - 1), 0, -1):
        if fold(words[size - 1]) not in known.by_word:
            continue  # as nearly always: nobody is compared
        named = " ".join(words[:size])
        found = find_heard(named, known).speakers
        if found and all(each.kind == "person" for each in found):
            return Addressed(named, found, " ".join(words[size:]))
    return None


def of_the_reply(store: Store, evidence: Sequence[Evidence], topic: str) -> list[Evidence]:
    """The evidence that stands in the turn that its first begins, where that replies to a "you".

    Empty where it does not, or where little of what is asked was put to them.
    """
    first = evidence[0]
    if not first.reply or first.coverage < _MOST_OF_IT or not _was_put(store, first, topic):
        return []
    return [e for e in evidence if (e.source, e.voice.cue) == (first.source, first.voice.cue)]


def replies_of_others(
    store: Store, evidence: Sequence[Evidence], speakers: Collection[int], named: str, topic: str
) -> frozenset[Evidence]:
    """What others than these reply of themselves: asked "Will you resign?", it is they who will.

    But for what has the name of who is asked about.
    """
    name = set(stems(named))
    turns: dict[tuple[int, tuple[int, int] | None], bool] = {}
    found = []
    for each in evidence:
        voice = each.voice
        if voice.number is None or voice.number in speakers or name & set(stems(each.text)):
            continue
        turn = each.source, voice.cue
        if turn not in turns:
            turns[turn] = _was_put(store, each, topic)
        if turns[turn]:
            found.append(each)
    return frozenset(found)


def _was_put(store: Store, reply: Evidence, topic: str) -> bool:
    """Whether a turn replies to a question that asks its speaker this: "Will you resign?"."""
    asked = asked_before(store, reply.source, reply.voice)
    if asked is None:
        return False
    wanted = stems(topic)[:1]
    return any(stems(match["rest"])[:1] == wanted for match in _YOU.finditer(asked.text))
