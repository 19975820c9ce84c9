"""Press releases and open letters in which a body speaks as "we": whose words these are.

The release names its sender itself, in its masthead ("Press release – Fenland Trust",
"Statement from Marlow Water") or below "Yours faithfully,". Where two may be meant, where what
stands in that place is no body's name, or where the text nowhere calls the body so again, "we"
is nobody. Only sentences that say "we", "us" or "our" outside quotation marks are taken, and
none in which somebody else is heard. What may be another's without marks ends it: a paragraph
behind "Ms Lee said:", a part that says "I", another's letter.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from gpqa.models import Attribution
from gpqa.names import fold, without_the
from gpqa.sentences import trim
from gpqa.statements.headings import Line, find_heading, only_named
from gpqa.statements.letter_marks import SIGNATURES, YOURS, is_line
from gpqa.statements.phrases import PhraseKind, read_phrase
from gpqa.statements.quotations import find_quotations
from gpqa.statements.statement import Statement
from gpqa.structure import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gpqa.passages import Sentence
    from gpqa.sentences import Span

__all__ = ["Release", "find_release", "find_release_statements"]


class Release(NamedTuple):
    """Whose "we" a text's is, and where."""

    cue: Span
    """The line that says so."""
    named: Span
    """The body's name in it."""
    blocks: range
    """The numbers of the blocks that may be its words."""


_PAPER = r"(?:(?:press|news|media)\s(?:release|statement|notice)|(?:press|public)\sstatement)"
_FROM = r"(?:\s(?:issued|released|made))?\s(?:from|by)\s"
_SENT = re.compile(
    rf"(?:(?:an?|our|the)\s)?(?:{_PAPER}|open\sletter|statement){_FROM}(?P<name>.+)"
    rf"|issued\sby:?\s(?P<by>.+)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"{_PAPER}\s?(?:[:|·•–—]|-\s)\s?(?P<behind>.+)|(?P<before>.+?)(?:\s[|·•–—-]|:)?\s{_PAPER}",
    re.IGNORECASE,
)
_CALLED = re.compile(
    rf"{_PAPER}(?:[\s:–—|-]+(?:for\simmediate\srelease|embargoed\b.*))?", re.IGNORECASE
)
_ABOUT = re.compile(
    r"\s*(?:[,:;|·•(]|\s[–—-]\s|\s(?:on|about|regarding|following|concerning|after|in\sresponse"
    r"|in\sreply|to|re|ahead)\s|\Z)",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\b(?:and|with|plus)\b|[&/+,]", re.IGNORECASE)
# Of two, or of one who only sends it: "on behalf of the Trust".
_CALLS_JOINT = re.compile(r"\bjoint(?:ly)?\b|\bbehalf\b", re.IGNORECASE)
_SMALL = frozenset("of for the in on at to".split())
_LONGEST_NAME = 80
_LONGEST_LINE = 160

_ENDS = re.compile(r"[-–—*#\s(]{0,8}(?:ends?|###)[-–—*#\s)]{0,8}", re.IGNORECASE)
# Headings of what others say or are: "About Cambria Homes", "What residents told us".
_OF_OTHERS = re.compile(r"\A(?:#+\s)?About\s(?!us\b)|\btold\sus\W*\Z", re.IGNORECASE)
_BYLINE = re.compile(r"\ABy\s[A-Z][\w’'-]+\s[A-Z]")
_NOTES = re.compile(r"(?:#+\s)?\W{0,3}notes?\s(?:to|for)\s(?:the\s)?editors?\W{0,4}", re.IGNORECASE)
_DEAR = re.compile(r"[*_]{0,2}Dear\s", re.IGNORECASE)
# A letter, or what a label tells apart: "Jane, Milbury: We work", "Q: Who pays?"; whoever that
# is may go on below.
_ANOTHERS = re.compile(
    r"\W{0,4}(?:Dear\s|(?!(?:We|Our)\b)[^\W\d_a-z][^.!?:\n]{0,60}:\s{1,3}[“‘\"']?[^\W\d_a-z])"
)
_WE = re.compile(
    r"(?<![\w.’'-])(?:[Ww]e|[Ww]e['’](?:re|d|ve|ll)|[Oo]ur|[Oo]urs|[Oo]urselves|us)(?![\w.-])"
)
_I = re.compile(r"(?<![\w.’'-])(?:I|I['’](?:m|d|ve|ll)|[Mm]y|[Mm]e|[Mm]yself)(?![\w.’'-])")
_OURS = frozenset("we we're we've we'd we'll our ours us".split())
_LOOK = 4000  # code points of a block that are read


def find_release(text: str, blocks: Sequence[Block]) -> Release | None:
    """The body whose words a text's "we" is; None where it is not plainly one's.

    The work is linear in the text's length.
    """
    heading = find_heading(text, blocks)
    if any(_BYLINE.match(text[block.start : block.end]) for block in blocks[:_MASTHEAD]):
        return None  # a paper's own piece
    senders = list(_senders(text, heading.lines))
    first, last = heading.blocks, len(blocks)
    closed = _closed(text, blocks, heading.blocks + _BELOW)
    if closed is not None:
        first, last = max(first, closed.begin), closed.end
        senders += closed.signed
    if not senders or any(_JOINT.search(text, *named) for _, named in senders):
        return None
    names = {fold(without_the(text[slice(*named)])) for _, named in senders}
    if len(names) != 1 or any(_CALLS_JOINT.search(text, *line) for line in heading.lines):
        return None
    for block in blocks[heading.blocks :]:  # another's statement further down
        if is_line(text, block) and any(
            fold(without_the(text[slice(*named)])) not in names
            for _, named in _plainly(text, Line(block.start, block.end))
        ):
            return None
    cue, named = senders[0]
    return Release(cue, named, range(first, last))


def _senders(text: str, lines: Sequence[Line]) -> Iterator[tuple[Span, Span]]:
    """Whom the lines of a masthead name as sender, each with the line."""
    for number, line in enumerate(lines):
        if line.end - line.start > _LONGEST_LINE:
            continue
        plain = list(_plainly(text, line))
        yield from plain
        beside = None if plain else _BESIDE.fullmatch(text, *line)
        if beside is not None:
            group = "behind" if beside["behind"] else "before"
            named = _body(text, *beside.span(group))
            if named == beside.span(group) and _is_called_again(text, named, line):
                yield line, named
        elif _CALLED.fullmatch(text, *line):
            for other in (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2]):
                named = _body(text, *other)
                if named == other and _is_called_again(text, named, other):
                    yield other, named


def _plainly(text: str, line: Line) -> Iterator[tuple[Span, Span]]:
    """Whom a line names as sender in so many words: "Statement from Marlow Water on the leak"."""
    sent = _SENT.fullmatch(text, *line)
    if sent is None:
        return
    start = sent.start("name" if sent["name"] else "by")
    if (named := _body(text, start, line.end, sent=True)) is not None:
        yield line, named


def _body(text: str, start: int, end: int, *, sent: bool = False) -> Span | None:
    """The name that ``text[start:end]`` begins with; None where it is no body's.

    Of what is ``sent`` from somebody the words themselves say that the name is a sender's:
    "Marlow Water" looks like anybody's else.
    """
    limit = min(end, start + _LONGEST_NAME)
    for stop in _ABOUT.finditer(text, start, limit):
        if stop[0].lstrip().startswith(","):
            return start, end  # several, perhaps: the comma in it tells
        if _is_name(text[start : stop.start()], sent=sent):
            return start, stop.start()
    return None


_SENDERS = frozenset({PhraseKind.BODY, PhraseKind.NAME, PhraseKind.DESCRIPTION})


def _is_name(words: str, *, sent: bool) -> bool:
    """Whether words are a name and nothing else: each but the small ones has a capital."""
    parts = without_the(words).split()
    if not all(part[0].isupper() or part in _SMALL for part in parts):
        return False
    phrase = read_phrase(words)
    if sent and phrase.kind is PhraseKind.NAME:
        return True
    alone = len(parts) == 1 and not parts[0].isupper()  # "The Council" is any
    kinds = _SENDERS if sent else {PhraseKind.BODY}
    return bool(parts) and not alone and phrase.kind in kinds and not phrase.one_person


def _is_called_again(text: str, named: Span, line: Span) -> bool:
    """Whether the text calls a body so a second time: a headline's words are hardly said again."""
    words = re.escape(without_the(text[slice(*named)]))
    pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    return pattern.search(text, line[1]) is not None


class _Closed(NamedTuple):
    """A letter: from where to where it goes, and the bodies that alone sign it."""

    begin: int
    end: int
    signed: tuple[tuple[Span, Span], ...] = ()


_MASTHEAD = 6  # blocks in which a byline may stand
_BELOW = 1  # paragraphs below the heading of which one is "Dear …"


def _closed(text: str, blocks: Sequence[Block], top: int) -> _Closed | None:
    """The letter that a text is; None where it is none."""
    head = enumerate(blocks[:top])
    begin = next((n for n, b in head if _short(b) and _DEAR.match(text, *_span(b))), None)
    if begin is None:
        return None
    below = range(begin, len(blocks))
    end = next((n for n in below if YOURS.fullmatch(text, *_span(blocks[n]))), None)
    if end is None:
        return _Closed(begin + 1, len(blocks))
    lines = [_span(block) for block in blocks[end + 1 : end + 1 + SIGNATURES] if _short(block)]
    people = any(only_named(text, Line(*line)) for line in lines)
    bodies = [(line, line) for line in lines if _body(text, *line) == line]
    alone = bodies[:1] == [(line, line) for line in lines[:1]] and not people
    return _Closed(begin + 1, end, tuple(bodies) if alone else ())


def _short(block: Block) -> bool:
    return block.end - block.start <= _LONGEST_LINE


def _span(block: Block) -> Span:
    return block.start, block.end


# --- which sentences -------------------------------------------------------------------


def find_release_statements(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    others: Sequence[Statement],
) -> list[Statement]:
    """What a release's sender says in it as "we"; ``others`` is what its sentences tell else.

    The work is linear in the text's length.
    """
    release = find_release(text, blocks)
    if release is None:
        return []
    prose = [block for block in blocks if block.kind in _PROSE]
    outer = _Taken(each.outer for each in find_quotations(text, prose))
    own = [blocks[number] for number in _own_blocks(text, blocks, release, outer)]
    heard = _Taken(
        span
        for each in others
        if not _is_ours(text, each)
        for span in ((each.start, each.end), each.cue or (each.start, each.end))
    )
    starts = [sentence.start for sentence in sentences]
    found = []
    for block in own:
        for at in range(bisect_left(starts, block.start), bisect_left(starts, block.end)):
            start, end = trim(text, sentences[at].start, min(sentences[at].end, block.end))
            if heard.touches(start, end) or not _says_we(text, start, end, outer):
                continue
            found.append(Statement(start, end, Attribution.TURN, release.cue, release.named))
    return found


_PROSE = frozenset({Kind.BODY, Kind.BULLET, Kind.HEADLINE})


def _own_blocks(
    text: str, blocks: Sequence[Block], release: Release, outer: _Taken
) -> Iterator[int]:
    """The paragraphs that may be the sender's, as far as nothing may be another's."""
    part: list[int] = []
    told = False
    for number in release.blocks:
        block = blocks[number]
        if told and block.kind is not Kind.BULLET:
            break  # "Ms Lee said:", perhaps with more than a paragraph and no marks
        if _ENDS.fullmatch(text, *_span(block)) or _NOTES.match(text, *_span(block)):
            break  # what is told of partners there is not the sender's
        if _short(block) and _OF_OTHERS.search(text[block.start : block.end]):
            break
        if block.kind is Kind.COMMENT or _ANOTHERS.match(text, *_span(block)):
            break
        if block.kind is Kind.HEADLINE:
            yield from _unless_one(text, blocks, part, outer)
            part = []
        elif block.kind in {Kind.BODY, Kind.BULLET}:
            part.append(number)
            told = told or (block.kind is Kind.BODY and text[block.end - 1] == ":")
            quoted = number + 1 < len(blocks) and text[blocks[number + 1].start] in "“\"‘'«"
            told = told and not quoted
    yield from _unless_one(text, blocks, part, outer)


def _unless_one(
    text: str, blocks: Sequence[Block], part: Sequence[int], outer: _Taken
) -> Sequence[int]:
    """The paragraphs between two headings, or none where one person tells them: "I"."""
    told = any(
        not outer.touches(*match.span())
        for block in (blocks[number] for number in part)
        for match in _I.finditer(text, block.start, min(block.end, block.start + _LOOK))
    )
    return () if told else part


def _says_we(text: str, start: int, end: int, outer: _Taken) -> bool:
    return any(not outer.touches(*match.span()) for match in _WE.finditer(text, start, end))


class _Taken:
    """Places of a text that are somebody's already, of which one may hold another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def touches(self, start: int, end: int) -> bool:
        """Whether any of them has characters in ``start`` to ``end``."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._reach[at - 1] > start


def _is_ours(text: str, said: Statement) -> bool:
    """Whether a statement is told as the sender's own: "we say", "our survey found"."""
    if said.named is None:
        return False
    words = text[slice(*said.named)].replace("’", "'").casefold().split()
    return bool(words) and words[0] in _OURS and said.attribution is Attribution.REPORTED
