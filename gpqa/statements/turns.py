"""Who speaks in a transcript: ``Speaker: words``, also over several paragraphs.

A line with a label proves nothing ("Update: …", "London: …"), so the whole text decides:
labels that come again and alternate, that look like people, with words after them that
somebody would say. A text may be a transcript throughout, or an article that holds one:
then only the stretch between its labels is taken, and what stands after the last one is
left to the article. What is not clearly a turn is no turn.

How it is done: :mod:`gpqa.statements.turn_parts` cuts the text, then
:mod:`gpqa.statements.turn_labels` tells whose labels are speakers', and
:mod:`gpqa.statements.turn_extents` how far each turn goes; here the turns are made of that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from gpqa.models import Attribution
from gpqa.names import fold
from gpqa.sentences import trim
from gpqa.statements.attendance import find_holders
from gpqa.statements.congress import find_announced, without_state
from gpqa.statements.initials import find_named, is_initials
from gpqa.statements.interviewed import find_interviewed
from gpqa.statements.labels import Shape, is_examiner_unnamed, is_office
from gpqa.statements.present import name_ranked, read_bracketed
from gpqa.statements.statement import Statement
from gpqa.statements.turn_extents import assign_parts, settle_parts
from gpqa.statements.turn_labels import (
    accept_labels,
    join_initials,
    leave_attendance,
    leave_stopped,
)
from gpqa.statements.turn_parts import LOOK, Part, after_stage, find_parts, is_stage
from gpqa.structure import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
    parts = list(find_parts(text, blocks))
    leave_attendance(text, parts)
    congress = leave_stopped(text, parts)
    full = join_initials(text, parts) | name_ranked(text, blocks, parts)
    read_bracketed(text, blocks, parts)
    accepted = accept_labels(text, parts) | congress
    if not accepted:
        return TurnsFound((), tuple(blocks))
    parts = settle_parts(text, parts, accepted, congress=bool(congress))
    assign_parts(text, parts, record=bool(congress))
    _leave_answers(text, parts)
    turns = _with_holders(text, parts, list(_turns(text, parts)))
    if congress:
        turns = _with_announced(text, blocks, turns)
    turns = _with_names(text, blocks, turns, full)
    named = any(part.label and part.label.who for part in parts)
    if not named and not any(part.examiner or part.witness for part in parts):
        turns = _with_interviewed(text, blocks, turns)
    return TurnsFound(tuple(turns), tuple(_left(blocks, parts)))


# --- turns -----------------------------------------------------------------------------

_OPEN, _SHUT = "“‘\"'«", "”’\"'»"


def _turns(text: str, parts: Sequence[Part]) -> Iterator[Turn]:
    present: dict[str, Span] = {}  # who puts the questions, and who answers them
    then = present
    own: list[Part] = []
    firsts = _first_to_ask(text, parts)
    for number, part in enumerate(parts):
        if part.turn == number:
            if own:
                yield _turn(text, own, then)
            own, then = [], present
            if number in firsts and part.label is not None and part.label.named is not None:
                present = present | {"q": part.label.named}
        if part.examiner is not None:
            present = present | {"q": part.examiner}
        if part.witness is not None:
            present = present | {"a": part.witness}
        if part.turn is not None:
            own.append(part)
    if own:
        yield _turn(text, own, then)


def _first_to_ask(text: str, parts: Sequence[Part]) -> frozenset[int]:
    """The turns of those who ask under a heading that gives no name.

    "Questions from COUNSEL TO THE INQUIRY" is followed by "MS LEE: Your full name, please?": hers
    are the questions without a label below.
    """
    found: list[int] = []
    named: list[int] | None = None  # the turns under a name below such a heading
    for number, part in enumerate(parts):
        if part.examiner is not None:
            named = [] if is_examiner_unnamed(text, part.examiner) else None
        if named is None or part.turn != number or part.label is None:
            continue
        if part.label.shape is not Shape.ASKED:
            named.append(number)
            continue
        if named:  # an answer follows the question; the judge may speak before
            found.append(named[-1] if part.label.key == "a" else named[0])
        named = None
    return frozenset(found)


def _leave_answers(text: str, parts: Sequence[Part]) -> None:
    """Take quoted paragraphs below a question out of its turn, where no "A" answers it."""
    heads = [number for number, part in enumerate(parts) if part.turn == number]
    for head, after in pairwise([*heads, len(parts)]):
        label = parts[head].label
        if label is None or label.shape is not Shape.ASKED or label.key != "q":
            continue
        following = parts[after].label if after < len(parts) else None
        answered = following is not None and following.key == "a"
        if answered or text[parts[head].end - 1] != "?" or head + 1 == after:
            continue
        if text[parts[head + 1].start] in _MARKS:
            for part in parts[head + 1 : after]:
                part.turn = None


_MARKS = '“"'


def _with_holders(text: str, parts: Sequence[Part], turns: Sequence[Turn]) -> list[Turn]:
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


# What somebody says who answers for themselves, outside of a page that instructs.
_OWN = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|[Mm]e|[Ww]e|[Ww]e['’]\w+|[Oo]ur)\b(?!\.)")


def _with_interviewed(text: str, blocks: Sequence[Block], turns: Sequence[Turn]) -> list[Turn]:
    """The turns, those under a mere "Q" or "A" under the names that the text gives elsewhere."""
    letters = [turn.named is None and text[turn.cue[0]].upper() for turn in turns]
    answers = [
        turn.said[0] for turn, own in zip(turns, letters, strict=True) if own == "A" and turn.said
    ]
    saying = sum(
        _OWN.search(text, start, min(end, start + LOOK)) is not None for start, end in answers
    )
    if "Q" not in letters or len(answers) < 2 or saying < 0.5 * len(answers):
        return _with_heard(text, blocks, turns, letters)
    first = turns[0].cue[0]
    last = max(turn.said[-1][1] if turn.said else turn.cue[1] for turn in turns)
    who = find_interviewed(
        text,
        [block for block in blocks if block.end <= first],
        [block for block in blocks if block.start >= last],
    )
    of = {"Q": who.asks, "A": who.answers}
    return [
        replace(turn, named=of.get(own)) if isinstance(own, str) else turn
        for turn, own in zip(turns, letters, strict=True)
    ]


_ABOVE = 2  # paragraphs above a question


def _with_heard(
    text: str, blocks: Sequence[Block], turns: Sequence[Turn], letters: Sequence[object]
) -> list[Turn]:
    """The turns, each "A" of a few questions under the name of whom the text has just heard.

    "Ann Lee is speaking to reporters now." stands right above the first question, in the same
    part of the page: in a live blog, somebody else speaks in the next.
    """
    found = list(turns)
    starts = [block.start for block in blocks]
    named: Span | None = None
    end = 0
    for number, (turn, letter) in enumerate(zip(turns, letters, strict=True)):
        first = bisect_left(starts, turn.cue[0])
        between = [each for each in blocks[bisect_left(starts, end) : first] if each.start >= end]
        if letter == "Q" and any(text[each.start] not in _MARKS for each in between):
            above: list[Block] = []
            for block in reversed(between[-_ABOVE:]):
                if block.kind is not Kind.BODY:
                    break
                above.insert(0, block)
            who = find_interviewed(text, above, [])
            named = who.answers if who.sure else None
        if letter == "A":
            found[number] = replace(turn, named=named)
        elif letter != "Q":
            named = None
        end = turn.said[-1][1] if turn.said else turn.cue[1]
    return found


def _with_announced(text: str, blocks: Sequence[Block], turns: Sequence[Turn]) -> list[Turn]:
    """The turns of a record of Congress under the names in full that its headings give.

    Without a state behind the name. Where it tells two people of one name apart, they are
    nobody's: the name alone would make them one.
    """
    spans = {turn: turn.named for turn in turns if turn.named}
    presiding: dict[str, Span] = {}  # "The SPEAKER pro tempore (Ms. Roe)." presides until another
    for turn, (start, end) in spans.items():
        office, bracket, _ = text[start:end].partition(" (")
        if bracket:
            presiding[fold(office)] = start + len(office) + 2, end - 1
        spans[turn] = presiding.get(fold(office), (start, end))
    labels = {turn: text[slice(*span)] for turn, span in spans.items()}
    states: dict[str, set[str]] = {}
    for label in labels.values():
        states.setdefault(fold(without_state(label)), set()).add(fold(label))
    plain = {turn: without_state(label) for turn, label in labels.items()}
    one = {
        label: label != labels[turn]
        for turn, label in plain.items()
        if len(states[fold(label)]) == 1
    }
    found = find_announced(text, blocks, one)
    named: list[Turn] = []
    for turn in turns:
        label, span = plain.get(turn, ""), spans.get(turn)
        if span is not None:
            whole = span[0], span[0] + len(label)
            span = found.get(label, whole) if label in one else None
        named.append(replace(turn, named=span))
    return named


def _turn(text: str, parts: Sequence[Part], present: Mapping[str, Span]) -> Turn:
    """The turn of these parts; ``present`` tells who is meant by "q" and "a" there."""
    head = parts[0]
    label = head.label
    assert label is not None
    said: list[Span] = []
    joined = False
    for part in parts:
        begin = after_stage(text, label.words, part.end) if part is head else part.start
        if part.stage or begin >= part.end or is_stage(text, begin, part.end):
            joined = False
        elif joined:
            said[-1] = (said[-1][0], part.end)
        else:
            said.append((begin, part.end))
            joined = True
    said = [own for span in said for own in _without_bold(text, head, span)]
    if said:
        said[-1] = _unmarked(text, head, said[-1])
    named = label.named
    if named is None and label.shape is Shape.ASKED:
        named = present.get(label.key)
    return Turn((label.start, label.cue_end), named, tuple(said))


def _without_bold(text: str, head: Part, span: Span) -> Iterator[Span]:
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


def _unmarked(text: str, head: Part, span: Span) -> Span:
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


def _left(blocks: Sequence[Block], parts: Sequence[Part]) -> Iterator[Block]:
    """The blocks of which nothing is in a turn, and the rest of those of which something is."""
    for part in parts:
        if part.turn is None:
            block = blocks[part.block]
            whole = (part.start, part.end) == (block.start, block.end)
            yield block if whole else Block(part.kind, part.start, part.end)
