"""Everything that a text says somebody said: turns, letters, prose, comments together."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from gpqa.comments import read_comments
from gpqa.models import Attribution
from gpqa.passages import MARKER
from gpqa.statements.interviews import find_interview
from gpqa.statements.led import find_led
from gpqa.statements.letters import find_letters
from gpqa.statements.misreports import without_misreports
from gpqa.statements.people import read_people
from gpqa.statements.person import READER, Person, PersonKind, make_commenter
from gpqa.statements.posted import find_posted
from gpqa.statements.profiles import find_portrait, with_answers
from gpqa.statements.prose import find_prose_statements
from gpqa.statements.releases import find_release_statements
from gpqa.statements.remnants import without_remnants
from gpqa.statements.statement import Statement
from gpqa.statements.turns import find_turns
from gpqa.structure import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gpqa.passages import Sentence
    from gpqa.sentences import Span
    from gpqa.statements.letters import Letter

__all__ = ["RULES", "Speech", "find_speech"]

RULES = 14
"""Version of how statements and their speakers are found. An index records it; whatever
gives others for any text means raising it."""


class Speech(NamedTuple):
    """What is said in a text, and by whom."""

    statements: tuple[Statement, ...]
    """Ordered by where they begin, the longer first."""
    people: tuple[Person | None, ...]
    """For each of them who said it; None where that is not certain."""
    mentioned: tuple[Person, ...]
    """Everybody whom the text names, heard or not."""


def find_speech(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> Speech:
    """The statements of a text, whose ``blocks`` and ``sentences`` these are.

    Two statements overlap only where one is nested in the other.
    """
    turns = find_turns(text, blocks)
    interview = find_interview(text, turns.blocks_left)
    letters = find_letters(text, interview.blocks_left)
    posted = find_posted(text, letters.blocks_left)
    led = find_led(text, posted.blocks_left)
    told = find_prose_statements(text, led.blocks_left, sentences)
    prose = list(without_misreports(text, sentences, told))
    paged = [letter for letter in letters.letters if letter.paged]
    others = _by_others(text, prose, paged) if paged else prose
    one_text = not (turns.turns or interview.statements or letters.letters)
    found = [
        *(find_release_statements(text, blocks, sentences, prose) if one_text else ()),
        *turns.statements,
        *interview.statements,
        *(_around(text, letters.statements, others) if paged else letters.statements),
        *posted.statements,
        *led.statements,
        *others,
        *_comments(text, blocks),
    ]
    statements = list(_apart(sorted(found, key=lambda s: (s.start, -s.end, s.nested))))
    # Whoever comments under a name is not whom the article names so.
    named = sorted(
        {
            s.named
            for s in statements
            if s.named is not None and s.attribution is not Attribution.COMMENT
        }
    )
    people = read_people(text, blocks, named)
    known = dict(zip(named, people.speakers, strict=True))
    who = tuple(_who(text, statement, known) for statement in statements)
    if any(letter.alone for letter in paged):
        who = tuple(_not_writer(paged, statements, who))
    if one_text and (portrait := find_portrait(text, blocks)):
        heard = list(zip(statements, who, strict=True))
        heard = with_answers(text, blocks, portrait, heard, people.mentioned)
        statements = [statement for statement, _ in heard]
        who = tuple(person for _, person in heard)
    return Speech(tuple(statements), who, tuple(people.mentioned))


def _by_others(text: str, prose: Sequence[Statement], letters: Sequence[Letter]) -> list[Statement]:
    """The statements that no letter's writer makes in it: of "I said so" the letter says who.

    What a letter to an editor says that others said is nested in it: the writer's as a whole.
    """
    starts = [letter.said[0][0] for letter in letters]
    left = []
    for statement in prose:
        at = bisect_right(starts, statement.start) - 1
        inside = at >= 0 and statement.start < letters[at].said[-1][1]
        named = statement.named and text[slice(*statement.named)]
        if not inside:
            left.append(statement)
            continue
        others = named.casefold() not in _WRITERS if named else letters[at].alone
        if others:
            left.append(replace(statement, nested=True) if letters[at].whole else statement)
    return left


_WRITERS = frozenset({"i", "we", "me", "us"})


def _around(
    text: str, letters: Sequence[Statement], others: Sequence[Statement]
) -> Iterator[Statement]:
    """What the writers of letters say, without the words of those whom they tell of."""
    holes = sorted(
        (
            _begins(each),
            max(each.end, each.cue[1] if each.cue else each.end),
        )
        for each in others
        if not each.nested
    )
    for letter in letters:
        start = letter.start
        own = []
        for at in range(bisect_right(holes, (letter.start, -1)), len(holes)):
            hole = holes[at]
            if hole[0] >= letter.end:
                break
            own.append((start, hole[0]))
            start = max(start, hole[1])
        for begin, end in (*own, (start, letter.end)):
            after, before = begin > letter.start, end < letter.end
            part = without_remnants(text, begin, end, after=after, before=before)
            if any(map(str.isalpha, text[slice(*part)])):  # no number of a paragraph
                yield replace(letter, start=part[0], end=part[1])


_NEAR = 120  # code points from a cue back to the words for its speaker


def _begins(said: Statement) -> int:
    """Where a statement begins with its cue and, where these are near, the speaker's name."""
    begin = min(said.start, said.cue[0] if said.cue else said.start)
    named = said.named[0] if said.named else begin
    return named if begin - _NEAR <= named < begin else begin


def _who(text: str, said: Statement, known: Mapping[Span, Person | None]) -> Person | None:
    """Who said it; None where that is not certain."""
    if said.attribution is Attribution.COMMENT:
        return READER if said.named is None else make_commenter(text[slice(*said.named)])
    if said.named is None:
        return None
    person = known[said.named]
    if person is None and said.attribution is Attribution.TURN:
        # Which of two people of that name it is may be uncertain: the label is not.
        label = " ".join(text[slice(*said.named)].split())
        kind = PersonKind.DESCRIPTION
        return Person(key=f"label:{label}", name=label, kind=kind, forms=(label,))
    return person


def _not_writer(
    letters: Sequence[Letter], statements: Sequence[Statement], who: Sequence[Person | None]
) -> Iterator[Person | None]:
    """The same, without those who would be "he" in a column, speech or statement of their own."""
    starts = [letter.said[0][0] for letter in letters]
    writers = {
        s.named: each.key
        for s, each in zip(statements, who, strict=True)
        if each and s.attribution is Attribution.TURN
    }
    for statement, each in zip(statements, who, strict=True):
        letter = letters[max(0, bisect_right(starts, statement.start) - 1)]
        inside = starts[0] <= statement.start < letter.said[-1][1] and letter.alone
        other = statement.attribution in {Attribution.DIRECT, Attribution.REPORTED}
        own = each is not None and each.key == writers.get(letter.named)
        yield None if own and inside and other else each


def _comments(text: str, blocks: Sequence[Block]) -> Iterator[Statement]:
    """Readers' comments, each whole: from its bullet or its heading to the last paragraph.

    What a button parts, or a time, below the same heading is the same reader's.
    """
    if not any(block.kind is Kind.COMMENT for block in blocks):
        return
    comments = read_comments(text, [(block.start, block.end) for block in blocks])
    headings = {} if comments is None else comments.headings
    start = end = cue = named = None
    for number, block in enumerate((*blocks, None)):
        marker = MARKER.match(text, block.start, block.end) if block else None
        if block is not None and block.kind is Kind.COMMENT and headings and cue is not None:
            marker = None  # an item of a list within a comment that has a heading
        goes_on = block is not None and block.kind is Kind.COMMENT and not marker
        if start is not None and end is not None and not goes_on:
            yield Statement(start, end, Attribution.COMMENT, cue if named else None, named)
            start = None
        if number in headings:
            cue, named = headings[number]
        if block is not None and block.kind is Kind.COMMENT:
            if start is None:
                start = marker.end() if marker else block.start
            end = block.end


def _apart(found: Sequence[Statement]) -> Iterator[Statement]:
    """Without those that overlap another's words and are not nested in them."""
    end = 0
    for statement in found:
        if not statement.nested:
            if statement.start < end:
                continue
            end = statement.end
        yield statement
