"""What a person sees: quotes laid out for a terminal, and nothing that a source could abuse.

A source's characters reach the terminal only through :func:`visible`: an
escape sequence in a document, or a character that turns the reading direction,
is shown as what it is instead of being obeyed.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import unicodedata
from typing import TYPE_CHECKING, TextIO

from gpqa.origin import origin, said_before, said_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gpqa.models import Answer, Place, Quote

__all__ = [
    "Paint",
    "note",
    "percent",
    "print_json",
    "print_text",
    "render_answer",
    "render_marked",
    "visible",
    "width",
]

_MAX_WIDTH = 100
_JOINERS = "\u200c\u200d"  # needed to spell Persian, Hindi and emoji


_BLANKS = "\u034f\u115f\u1160\u2800\u3164\uffa0"  # letters by their class, but nothing to see


def visible(text: str) -> str:
    """``text`` with every control, bidirectional and invisible character spelled out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join("␊" if c == "\n" else _visible_character(c) for c in text)


def _visible_character(character: str) -> str:
    if (character.isprintable() and character not in _BLANKS) or character in _JOINERS:
        return character
    if character.isspace() and character not in "\x1c\x1d\x1e\x1f":
        return " "
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)  # the picture of a control character
    return f"⟨U+{code:04X}⟩"


def print_json(text: str, *, flush: bool = False) -> None:
    """Print JSON; to a terminal with everything but ASCII escaped, so that nothing acts there."""
    print(_ascii(text) if sys.stdout.isatty() else text, flush=flush)


def print_text(text: str) -> None:
    """Print text that is for a file; to a terminal with nothing in it that acts there."""
    if sys.stdout.isatty():
        text = "\n".join(visible(line.removesuffix("\r")) for line in text.split("\n"))
    print(text, end="")


def _ascii(text: str) -> str:
    escaped = (c if c < "\x7f" else json.dumps(c)[1:-1] for c in text)
    return "".join(escaped).replace("\x7f", "\\u007f")


def note(message: str) -> None:
    """Tell the person something that is not the result."""
    print(f"gpqa: {visible(message)}", file=sys.stderr)


def width() -> int:
    """Columns to write in: the terminal's, but never so wide that lines are hard to follow."""
    return max(20, min(shutil.get_terminal_size((80, 24)).columns, _MAX_WIDTH))


class Paint:
    """Colours, on a terminal that wants them; otherwise nothing."""

    def __init__(self, stream: TextIO) -> None:
        self.on = (
            stream.isatty()
            and not os.environ.get("NO_COLOR")
            and os.environ.get("TERM", "") != "dumb"
        )

    def mark(self, text: str) -> str:
        """Answering words."""
        return f"\x1b[1;33m{text}\x1b[0m" if self.on else text

    def name(self, text: str) -> str:
        """Who is speaking."""
        return f"\x1b[1;36m{text}\x1b[0m" if self.on else text

    def faint(self, text: str) -> str:
        """Where it stands."""
        return f"\x1b[2m{text}\x1b[0m" if self.on else text


_ALSO = len("also in ")


def render_answer(answer: Answer, paint: Paint, columns: int) -> Iterator[str]:
    """The lines of an answer for a person to read."""
    if not answer.answered:
        yield "The sources do not say."
        return
    for number, quote in enumerate(answer.quotes, start=1):
        label = f"{number}. "
        indent = " " * len(label)
        marks = [(a - quote.start, b - quote.start) for a, b in quote.highlight]
        for row, text in enumerate(render_marked(quote.text, marks, paint, columns - len(indent))):
            yield f"{indent if row else label}{text}"
        if who := said_by(quote):
            kind = f" ({quote.attribution})" if quote.attribution else ""
            for row, line in enumerate(_lines(f"{who}{kind}", columns - len(indent) - 2)):
                yield f"{indent}{'  ' if row else '— '}{paint.name(line)}"
        yield from _question(quote, indent, paint, columns)
        for line in _lines(_place(quote), columns - len(indent)):
            yield indent + paint.faint(line)
        yield from _addresses(quote, indent, paint, columns)
        for place in quote.also:
            for row, line in enumerate(_lines(_place(place), columns - len(indent) - _ALSO)):
                yield indent + paint.faint(f"{' ' * _ALSO if row else 'also in '}{line}")
            yield from _addresses(place, indent + " " * _ALSO, paint, columns)
        yield ""
    sources = len({place.source_id for quote in answer.quotes for place in quote.places})
    yield paint.faint(
        f"{_count(len(answer.quotes), 'quote')} from {_count(sources, 'source')},"
        f" confidence {percent(answer.confidence)}"
    )


def percent(confidence: float) -> str:
    """How sure, for a person to read: never more than 99%."""
    return f"{min(confidence, 0.99):.0%}"


def _question(quote: Quote, indent: str, paint: Paint, columns: int) -> Iterator[str]:
    """What somebody else asked or claimed, where the quote says too little without."""
    asked = quote.reply_to
    if asked is not None:
        verb, who = said_before(asked)
        said = f"{verb} {who}: {asked.text} [{asked.source_id}:{asked.start}-{asked.end}]"
        for row, line in enumerate(_lines(said, columns - len(indent) - 2)):
            yield indent + paint.faint(f"{'  ' if row else ''}{line}")


def _lines(text: str, columns: int) -> Iterator[str]:
    for line in _wrap([(character, False) for character in visible(text)], columns):
        yield "".join(character for character, _ in line)


def _addresses(place: Quote | Place, indent: str, paint: Paint, columns: int) -> Iterator[str]:
    """Where it is on the web."""
    if place.source_url:
        for line in _lines(place.source_url, columns - len(indent)):
            yield indent + paint.faint(line)


def _place(quote: Quote | Place) -> str:
    return " · ".join([f"{quote.source_id}:{quote.start}-{quote.end}", *origin(quote)])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def render_marked(
    text: str, marks: Iterable[tuple[int, int]], paint: Paint, columns: int
) -> Iterator[str]:
    """``text`` made visible, wrapped to ``columns``, the spans of ``marks`` painted."""
    marked = [False] * len(text)
    for start, end in marks:
        for position in range(max(0, start), min(end, len(text))):
            marked[position] = True
    cells = [
        (shown, mark)
        for character, mark in zip(text, marked, strict=True)
        for shown in _visible_character(character)
    ]
    for line in _wrap(cells, columns):
        yield _painted(line, paint)


_Cells = list[tuple[str, bool]]


def _wrap(cells: _Cells, columns: int) -> Iterator[_Cells]:
    """Lines of at most ``columns``; runs of white space are one space, long words are cut."""
    line: _Cells = []
    used = 0
    for word in _words(cells):
        needed = sum(_cell_width(c) for c, _ in word)
        if line and used + 1 + needed > columns:
            yield line
            line, used = [], 0
        if line:
            both = line[-1][1] and word[0][1]
            line.append((" ", both))
            used += 1
        for cell in word:
            if used + _cell_width(cell[0]) > columns and line:
                yield line
                line, used = [], 0
            line.append(cell)
            used += _cell_width(cell[0])
    if line:
        yield line


def _words(cells: _Cells) -> Iterator[_Cells]:
    word: _Cells = []
    for cell in cells:
        if not cell[0].isspace():
            word.append(cell)
        elif word:
            yield word
            word = []
    if word:
        yield word


def _cell_width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _painted(line: _Cells, paint: Paint) -> str:
    parts: list[str] = []
    run = ""
    for position, (character, mark) in enumerate(line):
        run += character
        if position + 1 == len(line) or line[position + 1][1] != mark:
            parts.append(paint.mark(run) if mark else run)
            run = ""
    return "".join(parts)
