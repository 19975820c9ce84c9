"""``gpqa ask``: a question, answered in quotes."""

from __future__ import annotations

import json
import sys
from functools import partial
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from gpqa.cli.options import (
    Format,
    IndexOption,
    JsonOption,
    NlOption,
    QuestionArgument,
    SourceOption,
    SpeakerOption,
    TopOption,
    batch,
    open_library,
)
from gpqa.config import DEFAULT_INDEX, TOP
from gpqa.errors import QuestionError, UsageError
from gpqa.terminal import Paint, note, print_json, print_text, render_answer, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic import BaseModel

    from gpqa.library import Library
    from gpqa.models import Answer

__all__ = ["NOT_SAID", "answer_lines", "ask"]

_LONGEST = 300
"""Characters of what others said that are shown on stderr; the JSON has all of it."""
NOT_SAID = 3
"""Exit code: the sources do not say."""


def ask(
    question: QuestionArgument = None,
    index: IndexOption = DEFAULT_INDEX,
    top: TopOption = TOP,
    source: SourceOption = None,
    speaker: SpeakerOption = None,
    as_json: JsonOption = False,
    nl: NlOption = False,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="How the answer is shown.")
    ] = Format.TEXT,
) -> int:
    """Answer a question with verbatim quotes.

    A question of a person ("What did Hunt say about …?", "according to Dr Vautrey")
    is answered with that person's words alone. Exits 0 with an answer and 3 where
    the sources do not say. The JSON is a receipt: gpqa ask … --json | gpqa verify -
    """
    if nl and form not in {Format.TEXT, Format.JSON}:
        raise UsageError("--nl writes JSON, an object a line: leave out --format")
    asked = batch(question, nl)
    library = open_library(index)
    put = partial(library.ask, top=top, source=source, speaker=speaker)
    if asked is not None:
        unanswered: dict[str, object] = {"answered": False, "reason": None, "confidence": 0.0}
        unanswered["quotes"] = []
        return answer_lines(asked, put, unanswered)
    answer = put(question or "")
    if as_json or form is Format.JSON:
        print_json(answer.model_dump_json())
    elif form is not Format.TEXT:
        print_text(library.cite(answer, form))
        if not answer.answered:
            note("the sources do not say")
    else:
        for line in render_answer(answer, Paint(sys.stdout), width()):
            print(line)
    _note_instead(answer)
    _note_outdated(library, answer)
    return 0 if answer.answered else NOT_SAID


def answer_lines(
    asked: Iterable[str | None],
    answer: Callable[[str], BaseModel],
    unanswered: dict[str, object],
) -> int:
    """One JSON object a line of input, flushed as it is ready; 0 if every one was a question.

    A line that is none gives an object of the same shape, ``unanswered`` with its error.
    """
    code = 0
    for number, question in enumerate(asked, start=1):
        try:
            line = answer(_text(question)).model_dump_json()
        except QuestionError as error:
            note(f"question {number}: {error}")
            value = {"question": question or "", **unanswered, "error": str(error)}
            line = json.dumps(value, ensure_ascii=False)
            code = 1
        print_json(line, flush=True)
    return code


def _text(question: str | None) -> str:
    if question is None:
        raise QuestionError("the line is too long, or not UTF-8")
    return question


def _note_instead(answer: Answer) -> None:
    """Where there is no answer: who is heard, and what others said."""
    if answer.instead is None:
        return
    if answer.reason == "unknown_speaker":
        near = ", ".join(answer.instead.speakers)
        note(
            "nobody of that name is heard in these sources"
            + (f"; the nearest names: {near}" if near else "; who is: gpqa speakers")
        )
    elif answer.reason == "speaker_did_not_say":
        note(f"{' and '.join(answer.speakers)}: heard in these sources, but not on this")
    if answer.instead.quotes:
        note("what others said on it, which is no answer:")
    for each in answer.instead.quotes:
        place = f"{each.source_id}:{each.start}-{each.end}"
        words = " ".join(each.text.split())
        shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]} …"
        note(f"  {each.speaker or 'somebody'}: {shown} [{place}]")


def _note_outdated(library: Library, answer: Answer) -> None:
    """Say so where a quoted document is no longer as it was indexed."""
    for name in library.outdated(dict.fromkeys(q.source_id for q in answer.quotes)):
        note(
            f"{name} changed on disk since it was indexed;"
            f" update with: gpqa index --name {quote(library.name)}"
        )
