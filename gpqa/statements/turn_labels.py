"""Which labels of a text are speakers'.

A label by itself proves nothing, so the whole text is heard first: how often each comes, what
stands behind it, and whether people would say that to each other. Before that, the labels of
those lists that only say who is there are taken away, and initials become one with the full
label of whom they stand for.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from gpqa.statements.attendance import announces_people, lists_people
from gpqa.statements.initials import find_labelled
from gpqa.statements.labels import ADDRESS, Shape, is_office
from gpqa.statements.turn_parts import LOOK, STOPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gpqa.sentences import Span
    from gpqa.statements.turn_parts import Part

__all__ = ["accept_labels", "join_initials", "leave_attendance", "leave_stopped"]


def leave_attendance(text: str, parts: Sequence[Part]) -> None:
    """Take the labels from the lists of people above the first turn: "Guest: Ann Lee"."""
    lists = {
        id(part)
        for part in parts
        if part.label is not None
        and not part.alone
        and (is_office(part.label.key) or announces_people(part.label.key))
        and lists_people(text, part.label.words, part.end)
    }
    if not lists:
        return
    talk = Counter(part.label.key for part in parts if part.label and id(part) not in lists)
    for part in parts:
        if id(part) in lists:
            part.label, part.other = None, True
        elif part.label is not None and talk[part.label.key] > 1:
            return  # further down, a list may be what somebody reads out


def leave_stopped(text: str, parts: Sequence[Part]) -> frozenset[str]:
    """Keep the labels that end in a full stop only where the text is a record of Congress.

    A paragraph, a list or a heading may begin so, too: "Mr. Doe. He is late." In such a record
    no other labels are speakers' but questions and answers; the keys of its speakers.
    """
    for part in parts:
        if part.label is not None and part.label.stopped and _is_within(text, part.start):
            part.label = None
    stopped = [part for part in parts if part.label is not None and part.label.stopped]
    if not stopped:
        return frozenset()
    heard, order = _hear(text, parts, stopped)
    formal = sum(part.label.shape is Shape.FORMAL for part in stopped if part.label)
    addressed = any(part.label and ADDRESS.match(text, part.label.cue_end) for part in stopped)
    several = len(heard) >= 2 and (
        formal >= 2 or (len(order) >= 4 and any(own.count >= 2 for own in heard.values()))
    )
    record = (addressed or several) and _talk(heard.values(), spoken=0.5)
    for part in parts:
        label = part.label
        if label is None or (record and label.shape is Shape.ASKED):
            continue
        if label.stopped is not record and (record or label.stopped):
            part.label, part.alone = None, False
    return frozenset(heard) if record else frozenset()


def _is_within(text: str, start: int) -> bool:
    """Whether the line that begins there goes on with a sentence of the line above."""
    above = text[max(0, start - LOOK) : start]
    ended = above.rstrip()
    return above.count("\n", len(ended)) < 2 and ended[-1:] not in {"", *STOPS}


def join_initials(text: str, parts: Sequence[Part]) -> dict[int, Span]:
    """Make the labels of initials the labels of whom another one gives in full: "MV", "Ann Lee".

    The words that give the name in full, by where the labels begin.
    """
    labelled = [part for part in parts if part.label is not None and not part.alone]
    found = find_labelled(text, (part.label for part in labelled if part.label))
    full: dict[int, Span] = {}
    for part in labelled:
        label = part.label
        if label is not None and (whole := found.get(label.key)):
            part.label = label._replace(key=whole.key, shape=max(label.shape, whole.shape))
            full[label.start] = whole.start, whole.end
    return full


# --- how labels are used ---------------------------------------------------------------

# What people say to each other; a form, a list or an article has little of it.
_SPOKEN = re.compile(
    r"\?|\b(?:I|I['’]\w+|[Ww]e|[Yy]ou|[Mm]y|[Yy]our|[Oo]ur|me|us|[Yy]es|[Nn]o|[Oo]kay|OK|[Yy]eah"
    r"|[Tt]hanks?|[Pp]lease|[Uu]mm?|[Uu]h|[Hh]mm+|[Mm]m|[Rr]ight|[Ww]ell|[Ss]orry|[Oo]h|[Hh]ello"
    r"|[Hh]i|[Gg]ood (?:morning|afternoon|evening))\b"
)


@dataclass(slots=True)
class _Heard:
    """How a label is used in a text."""

    shape: Shape
    count: int = 0
    asking: int = 0
    """After how many stands a question."""
    spoken: int = 0
    """After how many stands what people say to each other."""
    sentences: int = 0
    """After how many stands what ends as a sentence or a stage direction does."""
    capitals: int = 0
    small: int = 0
    """After how many the words go on in small letters."""


_FEWEST_TIMED = 3
"""Labels on lines of their own with times: a machine has written down what it heard."""


def accept_labels(text: str, parts: Sequence[Part]) -> frozenset[str]:
    """The keys of the labels that are speakers'; none where the text is no transcript.

    A label without a colon has a key of its own.
    """
    with_colon = [part for part in parts if part.label and not part.alone]
    heard, order = _hear(text, parts, with_colon)
    prose = sum(part.prose for part in parts)
    people = _people(heard, order, prose)
    asked = _asked(heard, people) or _answered(text, parts, people)
    if asked:  # whoever is named between questions and answers speaks, too
        people |= {key for key, own in heard.items() if own.shape >= Shape.TITLED}
    found = people | asked
    followed = [
        part
        for part, after in pairwise(parts)
        if part.label and part.alone and part.label.shape >= Shape.NAMED and after.prose
    ]
    alone, order = _hear(text, parts, followed)
    often = {
        key: own
        for key, own in alone.items()
        if own.count >= (2 if own.shape is Shape.FORMAL else 3)
    }
    timed = [part.label.key for part in followed if part.label and part.label.timed]
    if often and len(timed) >= _FEWEST_TIMED:  # a guest may have said one thing
        often |= {key: alone[key] for key in timed}
    if found:
        sure = {key for key, own in often.items() if key in found or own.shape >= Shape.TITLED}
    elif len(often) >= 2 and _talk(often.values(), spoken=0.5) and not _records(order):
        own = sum(each.count for each in often.values())
        sure = set(often) if own >= 0.3 * (prose + own) / 2 else set()
    else:
        sure = set()
    return frozenset(found | {f"{key}\n" for key in sure})


def _hear(
    text: str, parts: Sequence[Part], labelled: Sequence[Part]
) -> tuple[dict[str, _Heard], list[str]]:
    """How each label is used, and the labels in their order."""
    heard: dict[str, _Heard] = {}
    order = []
    starts = {id(part): number for number, part in enumerate(parts)}
    for part in labelled:
        label = part.label
        assert label is not None
        begin, end = label.words, part.end
        if begin >= end and starts[id(part)] + 1 < len(parts):
            after = parts[starts[id(part)] + 1]
            if after.prose:
                begin, end = after.start, after.end
        own = heard.setdefault(label.key, _Heard(label.shape))
        own.shape = max(own.shape, label.shape)
        own.count += 1
        own.capitals += label.capitals
        if begin < end:
            own.spoken += _SPOKEN.search(text, begin, min(end, begin + LOOK)) is not None
            own.asking += text.find("?", begin, end) != -1
            own.small += text[begin].islower()
            # Few end a message with a full stop.
            own.sentences += label.dated or text[end - 1] in STOPS
        order.append(label.key)
    return heard, order


def _asked(heard: dict[str, _Heard], people: set[str]) -> set[str]:
    """Questions, most of which are spoken, and answers to them, or people who answer."""
    question, answer = (heard.get(key) for key in ("q", "a"))
    if question is None or question.shape is not Shape.ASKED:
        return set()
    if not people and (answer is None or question.count + answer.count < 3):
        return set()
    if question.spoken < 0.5 * question.count:
        return set()
    return {"q"} if answer is None else {"q", "a"}


_LETTERED = re.compile(r"(?:\A|[\r\n])[ \t]{0,20}B\.[ \t]")


def _answered(text: str, parts: Sequence[Part], people: set[str]) -> set[str]:
    """Answers to questions that are all put under names, and no list of A, B and C."""
    own = [(before, part) for before, part in pairwise(parts) if part.label and _is_answer(part)]
    if len(own) < 2 or _LETTERED.search(text):
        return set()
    asked = sum(
        before.label is not None
        and before.label.key in people
        and "?" in text[max(before.label.words, before.end - 3) : before.end]
        for before, _ in own
    )
    return {"a"} if asked >= 0.6 * len(own) else set()


def _is_answer(part: Part) -> bool:
    label = part.label
    return label is not None and label.shape is Shape.ASKED and label.key == "a"


def _people(heard: dict[str, _Heard], order: Sequence[str], prose: int) -> set[str]:
    """Labels that look like people's and are used as speakers' are."""
    named = {key: own for key, own in heard.items() if own.shape is not Shape.ASKED}
    order = [key for key in order if key in named]
    total = len(order)
    if total < 2 or _records(order, named):
        return set()
    strong = {key: own for key, own in named.items() if own.shape >= Shape.NAMED}
    again = {key: own for key, own in named.items() if own.count >= 2}
    asked = heard.get("q")
    if asked is None or asked.shape is not Shape.ASKED:
        asked = None
    if not (_are_people(strong, asked) or _are_voices(again, strong)):
        return set()
    share = total / (total + prose)
    found = set()
    for key, own in named.items():
        if own.shape >= Shape.TITLED or (own.shape >= Shape.NAMED and own.count >= 2):
            good = True
        elif own.count >= 2:  # one word, that comes again
            good = own.spoken >= 0.3 * own.count and own.small <= 0.5 * own.count
        else:  # once: only where whatever stands before a colon is somebody
            good = not own.small and share >= (0.5 if own.shape >= Shape.NAMED else 0.9)
        if good:
            found.add(key)
    return found


def _are_people(strong: dict[str, _Heard], asked: _Heard | None) -> bool:
    """Whether labels with titles, offices or full names are those of people who talk.

    ``asked`` are questions without a name: somebody must answer them.
    """
    voices = [*strong.values(), *([asked] if asked else [])]
    count = sum(own.count for own in voices)
    again = sum(own.count >= 2 for own in voices)
    formal = sum(own.count for own in voices if own.shape is Shape.FORMAL)
    titled = sum(own.count for own in voices if own.shape >= Shape.TITLED)
    if not _talk(voices, spoken=0.3):
        return False
    return (
        formal >= 2
        or (count >= 3 and titled >= 2 and len(voices) >= 2 and again >= 1)
        or (count >= 4 and again >= 2 and any(own.asking for own in voices))
        # the first time in full, then in short: "Cllr Ann Lee", "Cllr Lee"
        or (titled >= 4 and _talk(voices, spoken=0.7) and any(own.asking for own in voices))
    )


def _are_voices(again: dict[str, _Heard], strong: dict[str, _Heard]) -> bool:
    """Whether labels of one word are: several that come again, with speech after them."""
    count = sum(own.count for own in again.values())
    enough = len(again) >= 2 and count >= (4 if set(again) & set(strong) else 6)
    asking = any(own.asking for own in again.values())
    return enough and asking and _talk(again.values(), spoken=0.45)


def _talk(heard: Iterable[_Heard], *, spoken: float) -> bool:
    own = list(heard)
    count = sum(each.count for each in own)
    return (
        count > 0
        and sum(each.spoken for each in own) >= spoken * count
        and sum(each.sentences for each in own) >= 0.6 * count
    )


def _records(order: Sequence[str], heard: dict[str, _Heard] | None = None) -> bool:
    """Whether labels follow each other as the fields of a form do, always the same way."""
    if heard and any(own.shape >= Shape.TITLED for own in heard.values()):
        return False
    follow: dict[str, Counter[str]] = {}
    for one, other in pairwise(order):
        follow.setdefault(one, Counter())[other] += 1
    if len(follow) < 3 or len(order) < 6:
        return False
    usual = sum(max(after.values()) for after in follow.values())
    return usual >= 0.9 * (len(order) - 1)
