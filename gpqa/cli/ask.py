"""``gpqa ask``: a question, answered in quotes."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from gpqa.cli.options import (
    Format,
    IndexOption,
    JsonOption,
    NlOption,
    QuestionArgument,
    SourceOption,
    TopOption,
    open_library,
    questions,
)
from gpqa.config import DEFAULT_INDEX
from gpqa.errors import QuestionError
from gpqa.terminal import Paint, note, render_answer, visible, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic import BaseModel

    from gpqa.library import Library
    from gpqa.models import Answer

__all__ = ["NOT_SAID", "answer_lines", "ask"]

NOT_SAID = 3
"""Exit code: the sources do not say."""


def ask(
    question: QuestionArgument = None,
    index: IndexOption = DEFAULT_INDEX,
    top: TopOption = 5,
    source: SourceOption = None,
    as_json: JsonOption = False,
    nl: NlOption = False,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="How the answer is shown.")
    ] = Format.TEXT,
) -> int:
    """Answer a question with verbatim quotes.

    Exits 0 with an answer and 3 where the sources do not say. The JSON is a
    receipt: gpqa ask … --json | gpqa verify -
    """
    asked = questions(question, nl)
    first = next(asked, None) if not nl else None
    library = open_library(index)
    if nl:
        return answer_lines(asked, lambda text: library.ask(text, top=top, source=source))
    answer = library.ask(first or "", top=top, source=source)
    if as_json or form is Format.JSON:
        print(answer.model_dump_json())
    elif form is Format.MARKDOWN:
        print(_markdown(answer))
    else:
        for line in render_answer(answer, Paint(sys.stdout), width()):
            print(line)
    _note_outdated(library, answer)
    return 0 if answer.answered else NOT_SAID


def answer_lines(asked: Iterable[str | None], answer: Callable[[str], BaseModel]) -> int:
    """One JSON object a question, flushed as it is ready; 0 if every question was one."""
    code = 0
    for number, question in enumerate(asked, start=1):
        try:
            line = answer(_text(question)).model_dump_json()
        except QuestionError as error:
            note(f"question {number}: {error}")
            line = json.dumps({"question": question, "error": str(error)}, ensure_ascii=False)
            code = 1
        print(line, flush=True)
    return code


def _text(question: str | None) -> str:
    if question is None:
        raise QuestionError("the line is too long, or not UTF-8")
    return question


def _note_outdated(library: Library, answer: Answer) -> None:
    """Say so where a quoted document is no longer as it was indexed."""
    for name in library.outdated(dict.fromkeys(q.source_id for q in answer.quotes)):
        note(
            f"{name} changed on disk since it was indexed;"
            f" update with: gpqa index --name {library.name}"
        )


_MARKDOWN_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>()#+-.!|~"})


def _markdown(answer: Answer) -> str:
    if not answer.answered:
        return "The sources do not say."
    blocks = []
    for quote in answer.quotes:
        parts, at = [], quote.start
        for start, end in quote.highlight:
            parts += [_escape(quote.text[at - quote.start : start - quote.start])]
            parts += [f"**{_escape(quote.text[start - quote.start : end - quote.start])}**"]
            at = end
        parts.append(_escape(quote.text[at - quote.start :]))
        who = f"{_escape(quote.speaker)}, " if quote.speaker else ""
        title = f" ({_escape(quote.source_title)})" if quote.source_title else ""
        place = f"{_escape(quote.source_id)}:{quote.start}-{quote.end}"
        blocks.append(f"> {''.join(parts)}\n>\n> — {who}{place}{title}")
    return "\n\n".join(blocks)


def _escape(text: str) -> str:
    """A source's words as Markdown that shows them and does nothing else."""
    lead, trail = text[:1].isspace(), text[-1:].isspace()
    words = visible(" ".join(text.split())).translate(_MARKDOWN_SIGNS)
    return f"{' ' * lead}{words}{' ' * trail}"
