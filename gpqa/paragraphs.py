"""Which lines of a text are one paragraph: each by itself, or several, wrapped by hand.

A line that was wrapped is joined with the next, since a sentence must not be cut at its
end; lines that stand for themselves, of verse, lists and forms, must not be joined. Where
neither is plain, each line stays by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gpqa.days import STAMPED
from gpqa.name_words import TITLES
from gpqa.sentence_words import SENTENCE_OPENERS
from gpqa.sentences import Span, split_sentences, trim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["BULLET", "find_paragraphs", "is_asked", "is_turn", "is_unfinished"]

BULLET = re.compile(r"[•‣◦▪●∙·*+-][ \t\u00a0]+(?=\S)|\(?(?:\d{1,3}|[a-z])[.)][ \t\u00a0]+(?=\S)")
"""What an item of a list begins with."""

_LINE = re.compile(r"[^\r\n]+")
_WRAP_WIDTHS = range(40, 121)  # columns of e-mail, typewriter and terminal text
_HANGING = 2  # columns at least by which a turn's further lines are indented
_TURN = re.compile(
    r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s+)?(?:\*{1,3}|__?)?"
    r"(?!\d)[^\W_][^:\n]{0,60}:(?:\*{1,3}|__?)?\s+\S"
)
_ASKED = re.compile(r"(?:Q|A|QUESTION|ANSWER)[.:]\s+\S|[QA](?:\t|\s{2,})\S")
_INDENT = 2  # columns at least by which a paragraph's first line is indented
_RAGGED = 6  # columns that a full line may fall short, for a long word that was not parted
# A field of a form: no words go on with one.
_FIELD = re.compile(r"(?:[A-Z][\w.'’/-]{0,20}\s?){1,3}:\s")
# No line of its own ends with one of these: not a headline, hardly one of verse.
_UNFINISHED = frozenset(
    """
    the a an and or but nor of by that which whose whom when while if whether because than as my
    our your their its every into upon
    """.split()
)
# A headline may ("The house we live in"), but not where a sentence ends on the next line.
_HARDLY_LAST = _UNFINISHED | frozenset(
    """
    to at in on for from with is are was were be been has have had will would could should may
    might must not
    """.split()
)
_ENDED = re.compile(r"[.!?…:][’”\"'»)\]*_]{0,4}\Z")
_LISTED = re.compile(r"[;,](?:\s(?:and|or))?\Z")
_MONEY = frozenset("£$€")
_STOP = re.compile(r"[.!?…:;,][’”\"'»)\]*_]{0,4}\Z")
# "Daniel Frost. The valve": no sentence is a name alone, where more follows on its line.
_NAME_LEFT = re.compile(r"[A-Z][\w’'-]{0,20}[a-z](?:\s[A-Z][\w’'-]{0,20}[a-z]){1,2}\.\s\S")
# A number needs its full stop no more where the words below stand under the words beside it.
_LABEL = re.compile(
    rf"(?:{BULLET.pattern}|\d{{1,3}}(?:\.\d{{1,3}}){{0,4}}\.?[ \t\u00a0]+(?=\S)"
    r"|\(?[ivx]{1,5}[.)][ \t\u00a0]+(?=\S))"
)
_COLUMN = re.compile(r"[^\n]{1,60}?[ \u00a0]{2,60}+(?=\S)|[^\n]{1,60}?\t[ \t]*+(?=\S)")
"""What stands in the first of two columns."""
_GAP = re.compile(r"\t|[ \u00a0]{3}")


_LONGEST_STAMP = 60


class _Line(NamedTuple):
    """A line without the white space around it."""

    start: int
    end: int
    indent: int
    """In columns."""

    @property
    def column(self) -> int:
        """Where it ends."""
        return self.indent + self.end - self.start


def find_paragraphs(text: str) -> Iterator[Span]:
    """Spans of the paragraphs: lines, unless a group of lines is one wrapped paragraph."""
    width = _wrapped_at(text)
    for group in _groups(text):
        yield from _join(text, group, width)


def is_turn(line: str) -> bool:
    """Whether a line begins with what may be a speaker's label, and words after it."""
    return _TURN.match(line) is not None


def is_asked(line: str) -> bool:
    """Whether a line begins with a question's or an answer's letter: "A.  Yes, I did"."""
    return _ASKED.match(line) is not None


def is_unfinished(line: str) -> bool:
    """Whether a line ends with a word that no sentence and no headline ends with."""
    return line.rsplit(maxsplit=1)[-1] in _UNFINISHED


def _groups(text: str) -> Iterator[list[_Line]]:
    """The lines that stand together, without an empty one between."""
    group: list[_Line] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        start, end = trim(text, *match.span())
        gap = text[previous_end : match.start()]
        if group and (gap.count("\n") > 1 or gap.count("\r") > 1):
            yield group
            group = []
        previous_end = match.end()
        if start < end:
            indent = len(text[match.start() : start].expandtabs())
            group.append(_Line(start, end, indent))
        elif group:  # a line of white space parts paragraphs like an empty one
            yield group
            group = []
    if group:
        yield group


def _wrapped_at(text: str) -> int | None:
    """The column at which the whole text was wrapped; None where it was not, or not plainly.

    Lines that go on with a small letter show it: such a line is full.
    """
    columns = 0
    reaches: Counter[int] = Counter()
    for group in _groups(text):
        for line, after in pairwise(group):
            small = text[after.start].islower() and not BULLET.match(text, after.start)
            if small and line.column in _WRAP_WIDTHS:
                columns = max(columns, line.column)
                reaches[_reach(text, line, after)] += 1
    full = sum(count for reach, count in reaches.items() if reach > columns)
    return columns if full >= 3 and full >= 0.8 * reaches.total() else None


def _reach(text: str, line: _Line, after: _Line) -> int:
    """The column at which ``line`` would have ended with the next line's first word."""
    word = text[after.start : min(after.end, after.start + _WRAP_WIDTHS.stop)].split(maxsplit=1)[0]
    return line.column + 1 + len(word)


def _join(text: str, lines: Sequence[_Line], wrapped: int | None) -> Iterator[Span]:
    """Join the lines of a hard-wrapped paragraph; leave one paragraph a line as it is.

    A line was wrapped where the next line's first word would not have fitted.
    """
    width = max(line.end - line.start for line in lines)
    if len(lines) > 1 and width in _WRAP_WIDTHS:
        heads = _hanging(text, lines) or _below(text, lines, wrapped) or _indented(text, lines)
        if heads:
            yield from _pieces(lines, heads)
            return
        if len(lines) > 2 or _goes_on(text, lines[0], lines[1], wrapped):
            items = {n for n, line in enumerate(lines) if n and BULLET.match(text, line.start)}
            full = [
                _reach(text, line, after) - line.indent > width
                for number, (line, after) in enumerate(pairwise(lines), 1)
                if number not in items  # an item's last line may be of any length
            ]
            if full and sum(full) >= 0.8 * len(full):
                yield from _pieces(lines, [0, *sorted(items)])
                return
    yield from _sentences(text, lines)


def _sentences(text: str, lines: Sequence[_Line]) -> Iterator[Span]:
    """Lines of any length, joined where a sentence plainly goes on from one to the next."""
    heads = [0]
    for number, (line, after) in enumerate(pairwise(lines), 1):
        if not _flows(text, line, after, listing=number - heads[-1] > 1):
            heads.append(number)
    for head, following in pairwise([*heads, len(lines)]):
        run = lines[head:following]
        # A list of words in small letters has no end, and what is cut off above has no beginning.
        if text[run[0].start].islower() or not _ENDED.search(text, run[0].start, run[-1].end):
            yield from ((line.start, line.end) for line in run)
        else:
            yield run[0].start, run[-1].end


def _flows(text: str, line: _Line, after: _Line, *, listing: bool) -> bool:
    """Whether a sentence goes on from one line to the next; ``listing``: through a list."""
    words, second = text[line.start : line.end], text[after.start : after.end]
    if _ENDED.search(words) or is_turn(second) or is_asked(second):
        return False
    if any(len(each) <= _LONGEST_STAMP and STAMPED.fullmatch(each) for each in (words, second)):
        return False  # a comment may begin with a small letter, and so may "yesterday"
    if BULLET.match(second):  # "… is not liable for delays caused by (a) strikes; (b) floods."
        return is_unfinished(words) or (listing and _LISTED.search(words) is not None)
    last = words.rsplit(maxsplit=1)[-1]
    if second[0].islower() or second[0] in _MONEY or last in _HARDLY_LAST:
        return True
    return _awaits_name(last, second) or (
        line.column in _WRAP_WIDTHS and last.islower() and _NAME_LEFT.match(second) is not None
    )


def _awaits_name(last: str, second: str) -> bool:
    """Whether a line ends with the title of somebody whose name begins the next: "Councillor"."""
    return last[0].isupper() and last.rstrip(".").casefold() in TITLES and _may_begin_name(second)


def _may_begin_name(line: str) -> bool:
    """Whether a line's first word may be a name's, and is not alone: a list has a word a line."""
    words = line.split(maxsplit=1)
    first = words[0].rstrip(",.;:").removesuffix("'s").removesuffix("’s")
    return len(words) > 1 and first[:1].isupper() and first.casefold() not in SENTENCE_OPENERS


def _pieces(lines: Sequence[_Line], heads: Sequence[int]) -> Iterator[Span]:
    for head, following in pairwise([*heads, len(lines)]):
        yield lines[head].start, lines[following - 1].end


def _hanging(text: str, lines: Sequence[_Line]) -> list[int]:
    """The lines with which turns begin, where all others are indented below them.

    Transcripts are set so; none where the lines are not.
    """
    heads = []
    first = lines[0].indent
    half = max(line.column for line in lines) / 2
    for number, line in enumerate(lines):
        words = text[line.start : line.end]
        if line.indent < first + _HANGING:
            if not (is_turn(words) or is_asked(words)):
                return []
            heads.append(number)
        elif _FIELD.match(words) or is_asked(words) or lines[number - 1].column < half:
            return []
    return heads if len(heads) < len(lines) else []


def _below(text: str, lines: Sequence[_Line], wrapped: int | None) -> list[int]:
    """The lines with which items and rows begin, where all others stand below their words.

    "12.  The words …", "Highways      The words …": what is set so goes on, however a line
    begins. None where the lines are not so set, are not full, or hold no sentence.
    """
    heads: list[int] = []
    below = -1
    for number, line in enumerate(lines):
        words = text[line.start : line.end]
        nested = BULLET.match(words)
        if line.indent == below and not nested:
            if _FIELD.match(words) or is_asked(words) or _GAP.search(words):
                return []
            continue
        label = nested or _LABEL.match(words) or _COLUMN.match(words)
        if label is None or _GAP.search(words, label.end()):
            return []
        heads.append(number)
        below = len((" " * line.indent + label[0]).expandtabs())
    runs = [lines[head:after] for head, after in pairwise([*heads, len(lines)])]
    if all(len(run) == 1 or _is_prose(text, run) for run in runs) and _are_full(
        text, runs, max(wrapped or 0, *(line.column for line in lines)) - _RAGGED
    ):
        return heads if len(heads) < len(lines) else []
    return []


def _is_prose(text: str, lines: Sequence[_Line]) -> bool:
    """Whether lines hold a sentence, rather than names or words below each other."""
    return _STOP.search(text, lines[-1].start, lines[-1].end) is not None or any(
        text[line.start].islower() for line in lines[1:]
    )


def _are_full(text: str, runs: Sequence[Sequence[_Line]], width: int) -> bool:
    """Whether nearly all lines of ``runs`` but the last ones reach to ``width``."""
    full = [_reach(text, line, after) > width for run in runs for line, after in pairwise(run)]
    return sum(full) >= 0.8 * len(full)


def _indented(text: str, lines: Sequence[_Line]) -> list[int]:
    """The lines with which paragraphs begin, where these alone are indented.

    None where the lines are not so set: all lines before others of a paragraph must be full.
    """
    least = min(line.indent for line in lines)
    heads = [n for n, line in enumerate(lines) if line.indent >= least + _INDENT]
    beside = [n for n in range(1, len(lines)) if lines[n].indent == least]
    if not heads or len(beside) < 2:
        return []
    width = max(line.column for line in lines)
    full = sum(_reach(text, lines[n - 1], lines[n]) > width - _RAGGED for n in beside)
    if full < 0.9 * len(beside) or any(BULLET.match(text, lines[n].start) for n in beside):
        return []
    ended = sum(
        _ENDED.search(text, lines[n - 1].start, lines[n - 1].end) is not None
        for n in heads
        if n and lines[n - 1].indent == least
    )
    above = sum(lines[n - 1].indent == least for n in heads if n)
    return sorted({0, *heads}) if ended >= 0.8 * above else []


def _goes_on(text: str, line: _Line, after: _Line, wrapped: int | None) -> bool:
    """Whether the second of two lines goes on with the first. Two lines show no width."""
    if text[after.start].islower():
        return True
    second = text[after.start : after.end]
    if BULLET.match(second) or is_turn(second) or is_asked(second):
        return False
    ends = [end for _, end in split_sentences(text, line.start, after.end) if end <= line.end]
    if line.end in ends:
        return False
    reach = _reach(text, line, after)
    last = text[line.start : line.end].rsplit(maxsplit=1)[-1]
    if last in _UNFINISHED or last.endswith("."):  # "by Cllr." on the first line
        return reach > max(line.column, after.column)
    if ends and text[ends[-1] - 1] == "." and line.column in _WRAP_WIDTHS and _STOP.search(second):
        # Where a sentence has ended within the first line, that is no headline.
        return _may_begin_name(second) or (wrapped is not None and reach > wrapped)
    return wrapped is not None and reach > wrapped and _STOP.search(second) is not None
