"""Who speaks in a transcript: ``Speaker: words``, also over several paragraphs.

A line with a label proves nothing ("Update: …", "London: …"), so the whole text decides:
labels that come again and alternate, that look like people, with words after them that
somebody would say. A text may be a transcript throughout, or an article that holds one:
then only the stretch between its labels is taken, and what stands after the last one is
left to the article. What is not clearly a turn is no turn.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from gpqa.models import Attribution
from gpqa.names import fold
from gpqa.sentences import trim
from gpqa.statements.attendance import announces_people, find_holders, lists_people
from gpqa.statements.initials import find_labelled, find_named, is_initials
from gpqa.statements.labels import (
    LONGEST,
    Label,
    Shape,
    is_office,
    is_stamped,
    read_alone,
    read_examiner,
    read_label,
    read_witness,
)
from gpqa.statements.statement import Statement
from gpqa.structure import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gpqa.sentences import Span

__all__ = ["Turn", "TurnsFound", "find_turns"]


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says until the next does."""

    cue: Span
    """The label with its colon."""
    named: Span | None
    """The words that stand for the speaker: the label, or where it is an office alone, whom
    the list of those present gives it to; None where it is only "Q" or "A"."""
    said: tuple[Span, ...]
    """What is said: one span, or several where a stage direction parts it; none where
    nothing is ("{vocalsound}")."""


@dataclass(frozen=True, slots=True)
class TurnsFound:
    """The turns of a text, and what is left of it."""

    turns: tuple[Turn, ...]
    blocks_left: tuple[Block, ...]
    """In order: the blocks, or parts of blocks, that are in no turn. Stage directions
    between turns are not among them: nobody says these."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What is said in the turns."""
        return tuple(
            Statement(start, end, Attribution.TURN, turn.cue, turn.named)
            for turn in self.turns
            for start, end in turn.said
        )


def find_turns(text: str, blocks: Sequence[Block]) -> TurnsFound:
    """The turns of ``text``, whose ``blocks`` are those of its structure.

    Each block is read from its beginning, and each of its lines for a label; the work is
    linear in the text's length.
    """
    parts = list(_parts(text, blocks))
    _leave_attendance(text, parts)
    full = _join_initials(text, parts)
    accepted = _accept(text, parts)
    if not accepted:
        return TurnsFound((), tuple(blocks))
    parts = _settle(text, parts, accepted)
    _take(text, parts)
    turns = _with_holders(text, parts, list(_turns(text, parts)))
    turns = _with_names(text, blocks, turns, full)
    return TurnsFound(tuple(turns), tuple(_left(blocks, parts)))


# --- a text's parts --------------------------------------------------------------------


@dataclass(slots=True)
class _Part:
    """A block, or of a block of several lines what stands from one label to the next."""

    block: int
    kind: Kind
    start: int
    end: int
    label: Label | None = None
    alone: bool = False
    """Whether the label has no colon."""
    stage: bool = False
    """Whether it is nothing but a stage direction, or names who asks or answers from here on."""
    examiner: Span | None = None
    witness: Span | None = None
    other: bool = False
    """Whether somebody is named at its beginning who may be no speaker, or it is a heading."""
    stamped: bool = False
    """Whether a date and a time stand before it, and no label behind these."""
    turn: int | None = None
    """The part in which the turn begins that it belongs to."""

    @property
    def prose(self) -> bool:
        """Whether it may go on with a turn."""
        return self.label is None and not self.stage and not self.other and self.kind in _PROSE


_PROSE = frozenset({Kind.BODY, Kind.BULLET})
_NOBODYS = frozenset({Kind.COMMENT, Kind.FURNITURE})
_STOPS = frozenset(".?!…:;-–—”’\"')]}*_")
_STAGE = re.compile(
    r"(?>(?:\s*+(?:<[^<>\r\n]{1,40}>|\([^()\r\n]{1,120}\)|\[[^\[\]\r\n]{1,120}\]|\{[^{}\r\n]{1,60}\}))+)[.”\"]*\s*"
)
# Of the House: nobody says these.
_ROSE = re.compile(r"(?:[^?!\n]{1,60} )?(?:rose|indicated (?:assent|dissent))[.—–-]{1,2}")
_LONGEST_STAGE = 400


def _parts(text: str, blocks: Sequence[Block]) -> Iterator[_Part]:
    for number, block in enumerate(blocks):
        first = _first_part(text, number, block)
        position = text.find("\n", block.start, block.end)
        # A wrapped paragraph is one block, and so are turns without a blank line between.
        while position != -1:
            start, end = trim(text, position + 1, min(block.end, position + 1 + LONGEST))
            before = trim(text, max(first.start, position - LONGEST), position)[1]
            if block.kind not in _NOBODYS:
                label = read_label(text, start, end)
                if label is not None and (label.dated or text[before - 1] in _STOPS):
                    first.end = before
                    yield first
                    words = _words(text, label.words, block.end)
                    label = label._replace(words=words)
                    first = _Part(number, block.kind, start, block.end, label)
                elif label is None and is_stamped(text, start, end):
                    first.end = before
                    yield first
                    first = _Part(number, block.kind, start, block.end, stamped=True)
            position = text.find("\n", position + 1, block.end)
        yield first


def _first_part(text: str, number: int, block: Block) -> _Part:
    part = _Part(number, block.kind, block.start, block.end)
    if block.kind in _NOBODYS:
        return part
    if block.kind is not Kind.CAPTION:
        part.label = read_label(text, block.start, block.end)
    if part.label is None and 3 <= block.end - block.start <= LONGEST:
        part.label = read_alone(text, block.start, block.end)
        part.alone = part.label is not None
    if part.label is None:
        part.stage = _is_stage(text, block.start, block.end)
        part.stamped = is_stamped(text, block.start, block.end)
    return part


def _leave_attendance(text: str, parts: Sequence[_Part]) -> None:
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


def _join_initials(text: str, parts: Sequence[_Part]) -> dict[int, Span]:
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


def _words(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def _is_stage(text: str, start: int, end: int) -> bool:
    if end - start > _LONGEST_STAGE:
        return False
    return any(pattern.fullmatch(text, start, end) for pattern in (_STAGE, _ROSE))


# --- whose labels are speakers' --------------------------------------------------------

# What people say to each other; a form, a list or an article has little of it.
_SPOKEN = re.compile(
    r"\?|\b(?:I|I['’]\w+|[Ww]e|[Yy]ou|[Mm]y|[Yy]our|[Oo]ur|me|us|[Yy]es|[Nn]o|[Oo]kay|OK|[Yy]eah"
    r"|[Tt]hanks?|[Pp]lease|[Uu]mm?|[Uu]h|[Hh]mm+|[Mm]m|[Rr]ight|[Ww]ell|[Ss]orry|[Oo]h|[Hh]ello"
    r"|[Hh]i|[Gg]ood (?:morning|afternoon|evening))\b"
)
_LOOK = 400
"""Code points of a turn that are looked at."""


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


def _accept(text: str, parts: Sequence[_Part]) -> frozenset[str]:
    """The keys of the labels that are speakers'; none where the text is no transcript.

    A label without a colon has a key of its own.
    """
    with_colon = [part for part in parts if part.label and not part.alone]
    heard, order = _hear(text, parts, with_colon)
    prose = sum(part.prose for part in parts)
    people = _people(heard, order, prose)
    asked = _asked(heard, people)
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
    if found:
        sure = {key for key, own in often.items() if key in found or own.shape >= Shape.TITLED}
    elif len(often) >= 2 and _talk(often.values(), spoken=0.5) and not _records(order):
        own = sum(each.count for each in often.values())
        sure = set(often) if own >= 0.3 * (prose + own) / 2 else set()
    else:
        sure = set()
    return frozenset(found | {f"{key}\n" for key in sure})


def _hear(
    text: str, parts: Sequence[_Part], labelled: Sequence[_Part]
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
            own.spoken += _SPOKEN.search(text, begin, min(end, begin + _LOOK)) is not None
            own.asking += text.find("?", begin, end) != -1
            own.small += text[begin].islower()
            # Few end a message with a full stop.
            own.sentences += label.dated or text[end - 1] in _STOPS
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


# --- where a turn ends -----------------------------------------------------------------

# An article on what was said, rather than somebody who says it.
_ABOUT = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[A-Z]\w+)[ \u00a0](?:said|says|told|added|explained|continued"
    r"|tweeted|wrote|replied|asked|insisted|argued)\b|\b(?:said|says|added)[ \u00a0][A-Z]"
)
_EDITORIAL = re.compile(
    r"(?:this|the|our)\s(?:interview|conversation|transcript|discussion|q&a|session|event)\s"
    r"(?:was|has|is|will|took)\b|.{0,80}\bedited for\b|transcri(?:pt|bed|ption)\s(?:by|provided)"
    r"|additional reporting|this article\b|follow\s\S+\son\b|question\s(?:put|agreed)\b"
    r"|(?:bill|motion|amendment)\s(?:accordingly|agreed)\b|the\s(?:house|meeting|hearing)\s"
    r"(?:divided|adjourned|rose)\b",
    re.IGNORECASE,
)
_NEAR = 3
"""Paragraphs without a label that may stand between two turns of an interview in an article."""

_MANY = 12
"""Turns of a text that is surely a record of what was said, and no article about it."""


def _settle(text: str, parts: list[_Part], accepted: frozenset[str]) -> list[_Part]:
    """The parts with the labels of speakers only."""
    capitals = [
        part.label.capitals
        for part in parts
        if part.label and not part.alone and part.label.key in accepted
    ]
    shouted = len(capitals) >= 4 and sum(capitals) >= 0.8 * len(capitals)
    chat = any(part.label and part.label.dated and part.label.key in accepted for part in parts)
    settled: list[_Part] = []
    for part in parts:
        label = part.label
        if label is not None:
            key = f"{label.key}\n" if part.alone else label.key
            known = key in accepted
            # "PARK: …" speaks; "Park: no more talks" above it is the headline.
            if not known or (shouted and not label.capitals and label.shape < Shape.FORMAL):
                part.other = label.shape >= Shape.NAMED and not part.alone
                part.label, part.alone = None, False
        if part.label is None and "q" in accepted and not part.stage:
            part.examiner = read_examiner(text, part.start, part.end)
            part.witness = read_witness(text, part.start, part.end)
            part.stage = part.examiner is not None or part.witness is not None
        if part.label is None and _shouts(text, part.start, part.end):
            part.other = True
        if part.stamped and chat:  # "Ann added Tom"
            part.other = True
        if not (part.label or part.other) and settled and settled[-1].block == part.block:
            settled[-1].end = part.end  # a line of the paragraph, after all
        else:
            settled.append(part)
    return settled


def _shouts(text: str, start: int, end: int) -> bool:
    """Whether it is a short line in capitals, a heading: "DR OKORO (sworn)"."""
    if end - start > 80:
        return False
    letters = [sign for sign in text[start:end].partition("(")[0] if sign.isalpha()]
    return len(letters) >= 4 and all(map(str.isupper, letters))


def _take(text: str, parts: Sequence[_Part]) -> None:
    """Say of each part which turn it belongs to."""
    heads = [number for number, part in enumerate(parts) if part.label is not None]
    if not heads:
        return
    prose = [0]
    for part in parts:
        prose.append(prose[-1] + part.prose)
    gaps = [prose[after] - prose[head] for head, after in pairwise(heads)]
    lead = next((heads[n] for n, gap in enumerate(gaps) if gap <= _NEAR), heads[0])
    before = prose[lead]
    share = len(heads) / (len(heads) + prose[-1])
    sure = sum(parts[head].label.shape >= Shape.TITLED for head in heads) >= 0.5 * len(heads)  # type: ignore[union-attr]
    formal = sum(parts[head].label.shape is Shape.FORMAL for head in heads)  # type: ignore[union-attr]
    whole = (
        share >= 0.6
        or (not before and share >= 0.2)
        or (sure and len(heads) >= _MANY and share >= 0.05)
    )
    record = whole and (len(heads) >= _MANY or formal >= max(2, 0.2 * len(heads)))
    stretch: list[int] = []
    for number, head in enumerate(heads):
        last = number + 1 == len(heads)
        until = len(parts) if last else heads[number + 1]
        stretch.append(head)
        if last:
            most = _trailing(gaps, before, whole=whole, sure=sure)
        else:
            most = until if whole or gaps[number] <= _NEAR else 0
        strict = not record or (last and (before > 0 or not sure))
        own = (1 + _NEAR if sure else 1) if whole and (record or not (last and before)) else 0
        manner = _Manner(strict=strict, last=last, own=own)
        joined = _go_on(text, parts, head, until, most, how=manner)
        if not whole and (last or not joined):
            _close(parts, stretch)
            stretch = []


def _trailing(gaps: Sequence[int], before: int, *, whole: bool, sure: bool) -> int:
    """How many paragraphs without a label may belong to the last turn of a text."""
    if not whole:
        return 0
    if not before and sure:
        return 1_000_000_000
    longer = sum(gap > 0 for gap in gaps) >= 0.4 * len(gaps)
    return max(gaps, default=0) if not before else int(longer)


@dataclass(frozen=True, slots=True)
class _Manner:
    """How the paragraphs without a label below a turn are judged."""

    strict: bool
    """Whether one that tells what somebody said is an article's, and ends the turn."""
    last: bool
    """Whether it is the text's last turn, which an editor's note may follow."""
    own: int
    """In how many paragraphs, from such a one on, "I" shows that it is the speaker's after all."""


_QUOTED = re.compile(r"“[^”]*+(?:”|\Z)|\"[^\"]*+(?:\"|\Z)|(?<!\w)[‘'«].*+", re.DOTALL)
_OWN = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|me)\b(?!\.)")


def _is_own(text: str, part: _Part) -> bool:
    """Whether a paragraph says "I" outside of quotation marks."""
    words = text[part.start : min(part.end, part.start + 4 * _LOOK)]
    return _OWN.search(_QUOTED.sub(" ", words)) is not None


def _is_foreign(text: str, parts: Sequence[_Part], number: int, until: int, how: _Manner) -> bool:
    """Whether a paragraph below a turn is an article's or an editor's rather than the speaker's."""
    part = parts[number]
    begin, end = part.start, min(part.end, part.start + _LOOK)
    if (how.strict or how.last) and _EDITORIAL.match(text, begin, end):
        return True
    if not how.strict or not _ABOUT.search(text, begin, end):
        return False
    return not any(
        each.prose and _is_own(text, each) for each in parts[number : min(until, number + how.own)]
    )


def _go_on(
    text: str, parts: Sequence[_Part], head: int, until: int, most: int, *, how: _Manner
) -> bool:
    """Give the turn the parts that go on with it; whether none is left before ``until``."""
    first = parts[head]
    label = first.label
    assert label is not None
    first.turn = head
    wanting = label.words >= first.end  # the label stands above what is said
    taken = 0
    for number in range(head + 1, until):
        part = parts[number]
        if part.stage:
            part.turn = head
            continue
        if not part.prose:
            return not any(each.prose for each in parts[number:until])
        if not wanting and (taken >= most or _is_foreign(text, parts, number, until, how)):
            return False
        part.turn = head
        taken, wanting = taken + (not wanting), False
    return True


def _close(parts: Sequence[_Part], stretch: Sequence[int]) -> None:
    """Keep an interview within an article only where it is one: a label alone is not."""
    if len({parts[head].label.key for head in stretch}) >= 2:  # type: ignore[union-attr]
        return
    drop = set(stretch)
    for part in parts[stretch[0] :]:
        if part.turn in drop:
            part.turn = None


# --- turns -----------------------------------------------------------------------------

_OPEN, _SHUT = "“‘\"'«", "”’\"'»"


def _turns(text: str, parts: Sequence[_Part]) -> Iterator[Turn]:
    present: dict[str, Span] = {}  # who puts the questions, and who answers them
    then = present
    own: list[_Part] = []
    for number, part in enumerate(parts):
        if part.turn == number:
            if own:
                yield _turn(text, own, then)
            own, then = [], present
        if part.examiner is not None:
            present = present | {"q": part.examiner}
        if part.witness is not None:
            present = present | {"a": part.witness}
        if part.turn is not None:
            own.append(part)
    if own:
        yield _turn(text, own, then)


def _with_holders(text: str, parts: Sequence[_Part], turns: Sequence[Turn]) -> list[Turn]:
    """The turns, those under an office under the name of the one person who holds it."""
    labels = {part.label.start: part.label for part in parts if part.label is not None}
    offices = {label.key for label in labels.values() if is_office(label.key)}
    if not turns or not offices:
        return list(turns)
    holders = find_holders(text, turns[0].cue[0], sorted(offices))
    return [replace(turn, named=holders.get(labels[turn.cue[0]].key, turn.named)) for turn in turns]


def _with_names(
    text: str, blocks: Sequence[Block], turns: Sequence[Turn], full: Mapping[int, Span]
) -> list[Turn]:
    """The turns, those under initials under the name of whom these stand for.

    ``full`` is where labels give it; else the text does before the first turn.
    """
    named = [full.get(turn.cue[0], turn.named) for turn in turns]
    short: dict[str, list[int]] = {}
    for number, span in enumerate(named):
        if span is not None and is_initials(text[slice(*span)]):
            short.setdefault(fold(text[slice(*span)]), []).append(number)
    if short:
        front = [block for block in blocks if block.end <= turns[0].cue[0]]
        for key, span in find_named(text, front, short).items():
            for number in short[key]:
                named[number] = span
    return [replace(turn, named=span) for turn, span in zip(turns, named, strict=True)]


def _turn(text: str, parts: Sequence[_Part], present: Mapping[str, Span]) -> Turn:
    """The turn of these parts; ``present`` tells who is meant by "q" and "a" there."""
    head = parts[0]
    label = head.label
    assert label is not None
    said: list[Span] = []
    joined = False
    for part in parts:
        begin = label.words if part is head else part.start
        if part.stage or begin >= part.end or _is_stage(text, begin, part.end):
            joined = False
        elif joined:
            said[-1] = (said[-1][0], part.end)
        else:
            said.append((begin, part.end))
            joined = True
    said = [own for span in said for own in _without_bold(text, head, span)]
    if said:
        said[-1] = _unmarked(text, head, said[-1])
    named = present.get(label.key) if label.shape is Shape.ASKED else label.named
    return Turn((label.start, label.cue_end), named, tuple(said))


def _without_bold(text: str, head: _Part, span: Span) -> Iterator[Span]:
    """Without the marks of what is bold together with its label: "**Ann Lee: Why?**"."""
    start, end = span
    label = head.label
    assert label is not None
    mark = next((each for each in _BOLD if each in text[head.start : label.start]), None)
    if start != label.words or mark is None or mark in text[label.end : label.cue_end]:
        mark = next((each for each in _BOLD if text.startswith(each, start, end)), None)
        closing = -1 if mark is None else text.find(mark, start + len(mark), end)
        if mark is None or closing != end - len(mark):
            yield span
            return
        start += len(mark)
    closing = text.find(mark, start, end)
    if closing < 0:
        yield start, end
        return
    for begin, stop in ((start, closing), (closing + len(mark), end)):
        own = trim(text, begin, stop)
        if own[0] < own[1]:
            yield own


_BOLD = ("**", "__")


def _unmarked(text: str, head: _Part, span: Span) -> Span:
    """Without the marks that all of it stands in, or that opened before the label."""
    start, end = span
    if end - start < 3 or text[end - 1] not in _SHUT:
        return span
    if text[head.start] in _OPEN and text.find(text[head.start], start, end - 1) == -1:
        return start, end - 1
    mark = _SHUT[_OPEN.find(text[start])] if text[start] in _OPEN else ""
    if mark == text[end - 1] and text.find(mark, start + 1, end - 1) == -1:
        return start + 1, end - 1
    return span


def _left(blocks: Sequence[Block], parts: Sequence[_Part]) -> Iterator[Block]:
    """The blocks of which nothing is in a turn, and the rest of those of which something is."""
    for part in parts:
        if part.turn is None:
            block = blocks[part.block]
            whole = (part.start, part.end) == (block.start, block.end)
            yield block if whole else Block(part.kind, part.start, part.end)
