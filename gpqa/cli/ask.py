"""``gpqa ask``: a question, answered in quotes."""

from __future__ import annotations

import json
import sys
from functools import partial
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from gpqa.cli.explanation import explanation_lines, explanation_markdown, shortened
from gpqa.cli.options import (
    Format,
    IndexOption,
    JsonOption,
    NlOption,
    QuestionArgument,
    SinceOption,
    SourceOption,
    SpeakerOption,
    TopOption,
    UntilOption,
    batch,
    note_other_indexes,
    note_undated,
    open_library,
)
from gpqa.config import DEFAULT_INDEX, TOP
from gpqa.errors import QuestionError, UsageError
from gpqa.origin import pages_of
from gpqa.terminal import Paint, note, print_json, print_text, render_answer, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic import BaseModel

    from gpqa.library import Library
    from gpqa.models import Answer, Explanation, Instead, Passage, Quote

__all__ = ["NOT_SAID", "answer_lines", "ask"]

_LONGEST = 300
"""Characters of what others said that are shown on stderr; the JSON has all of it."""
_NEAR = 100
"""The same of a passage."""
_HEARD = "heard in these sources, but not on this"
NOT_SAID = 3
"""Exit code: the sources do not say."""


def ask(
    context: typer.Context,
    question: QuestionArgument = None,
    index: IndexOption = DEFAULT_INDEX,
    top: TopOption = TOP,
    source: SourceOption = None,
    speaker: SpeakerOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_json: JsonOption = False,
    nl: NlOption = False,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="How the answer is shown.")
    ] = Format.TEXT,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=1,
            metavar="P",
            help="How sure an answer has to be, 0 to 1; 0 quotes the best, whatever it is.",
            show_default=False,
        ),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Also how it was found: scores, and why others were not quoted."
        ),
    ] = False,
) -> int:
    """Answer a question with verbatim quotes.

    A question of a person ("What did Hunt say about …?", "according to Dr Vautrey")
    is answered with that person's words alone. Exits 0 with an answer and 3 where
    the sources do not say. The JSON is a receipt: gpqa ask … --json | gpqa verify -
    """
    if nl and form not in {Format.TEXT, Format.JSON}:
        raise UsageError("--nl writes JSON, an object a line: leave out --format")
    if as_json and form not in {Format.TEXT, Format.JSON}:
        raise UsageError(f"--json and --format {form} ask for two things: leave out one")
    if explain and form not in {Format.TEXT, Format.JSON, Format.MARKDOWN}:
        raise UsageError("--explain goes with text, JSON and Markdown")
    asked = batch(question, nl)
    library = open_library(index)
    put = partial(
        library.ask,
        top=top,
        source=source,
        speaker=speaker,
        since=since,
        until=until,
        min_confidence=min_confidence,
        explain=explain,
    )
    note_undated(library, source, since, until)
    if asked is not None:
        unanswered: dict[str, object] = {"answered": False, "reason": None, "confidence": 0.0}
        unanswered["quotes"] = []
        return answer_lines(asked, put, unanswered)
    answer = put(question or "")
    if as_json or form is Format.JSON:
        print_json(answer.model_dump_json())
    elif form is not Format.TEXT:
        print_text(library.cite(answer, form))
        if answer.explanation is not None:
            _print_explanation(answer.explanation)
        if not answer.answered:
            note("the sources do not say")
    else:
        _print_text(answer)
    _note_unknown(library, answer, speaker)
    _note_instead(answer, min_confidence, narrowed=bool(source or since or until))
    if not answer.answered:
        note_other_indexes(context)
    _note_outdated(library, answer)
    return 0 if answer.answered else NOT_SAID


def _print_explanation(explanation: Explanation) -> None:
    """An explanation below an answer in Markdown."""
    from gpqa.formats.markdown import code, escape

    print()
    print(explanation_markdown(explanation, escape, code))


def _print_text(answer: Answer) -> None:
    paint, columns = Paint(sys.stdout), width()
    for line in render_answer(answer, paint, columns):
        print(line)
    if answer.explanation is not None:
        print()
        for line in explanation_lines(answer.explanation, paint, columns):
            print(line)


def answer_lines(
    asked: Iterable[str | None],
    answer: Callable[[str], BaseModel],
    unanswered: dict[str, object],
) -> int:
    """One JSON object a line of input, flushed as it is ready; 0 if every one was a question.

    A line that is none gives an object of the same shape, ``unanswered`` with its error. So
    does an empty one, that lines out are lines in; but nobody asked anything there, and that
    is no failure.
    """
    code = 0
    for number, question in enumerate(asked, start=1):
        try:
            line = answer(_text(question)).model_dump_json()
        except QuestionError as error:
            value = {"question": question or "", **unanswered, "error": str(error)}
            line = json.dumps(value, ensure_ascii=False)
            if question is None or question.strip():
                note(f"question {number}: {error}")
                code = 1
        print_json(line, flush=True)
    return code


def _text(question: str | None) -> str:
    if question is None:
        raise QuestionError("the line is too long, or not UTF-8")
    return question


def _note_unknown(library: Library, answer: Answer, speaker: str | None) -> None:
    """That nobody of a name is heard, and whether the sources have the name all the same."""
    if answer.reason != "unknown_speaker":
        return
    from gpqa.question import understand
    from gpqa.speakers import is_named_only

    asked = speaker or understand(answer.question).who
    if asked and is_named_only(library.store, asked):
        told = "that name stands in these sources, but no words are attributed to it"
    else:
        told = "nobody of that name is heard in these sources"
    near = ", ".join(answer.instead.speakers) if answer.instead else ""
    note(told + (f"; the nearest names: {near}" if near else "; who is: gpqa speakers"))


def _note_instead(answer: Answer, asked_for: float | None, *, narrowed: bool) -> None:
    """Where there is no answer: who is heard, what others said, and what is nearest.

    Somebody who is heard in the index need not be in the sources that a search is narrowed to.
    """
    if answer.instead is None:
        return
    names = " and ".join(answer.speakers)
    unknown = answer.reason == "unknown_speaker"  # which is told before
    if asked_for is not None and answer.confidence > 0 and not unknown:
        note(
            f"{f'{names}: ' if names else ''}the best that was found is"
            f" {answer.confidence:.0%} sure to answer, and {asked_for:.0%} was asked for"
        )
    elif answer.reason == "speaker_did_not_say":
        heard = "nothing on this in the sources asked for" if narrowed else _HEARD
        note(f"{names}: {heard}")
    if answer.instead.quotes:
        note("what others said on it, which is no answer:")
    for each in answer.instead.quotes:
        place = _where(f"{each.source_id}:{each.start}-{each.end}", each)
        note(f"  {each.speaker or 'somebody'}: {shortened(each.text, _LONGEST)} [{place}]")
    passages = [each for each in answer.instead.passages if not _holds_any(each, answer.instead)]
    if passages:
        note("the nearest, which is no answer:")
    for passage in passages:
        place = _where(passage.id, passage)
        note(f"  {_nearest_words(passage.text, answer.question)} [{place}]")


def _where(place: str, each: Quote | Passage) -> str:
    """A place, with its page where its source has pages."""
    return ", ".join(filter(None, [place, pages_of(each)]))


def _holds_any(passage: Passage, instead: Instead) -> bool:
    """Whether a passage holds a quote that is shown before it."""
    return any(
        each.source_id == passage.source_id
        and each.start < passage.end
        and each.end > passage.start
        for each in instead.quotes
    )


def _nearest_words(text: str, question: str) -> str:
    """A passage from the sentence on that has most of the question's words."""
    from gpqa.sentences import split_sentences
    from gpqa.terms import stems

    asked = set(stems(question))
    starts = [start for start, _ in split_sentences(text, 0, len(text))]
    ends = [*starts[1:], len(text)]
    held = [len(asked.intersection(stems(text[a:b]))) for a, b in zip(starts, ends, strict=True)]
    start = starts[held.index(max(held))] if held else 0
    return f"{'… ' if start else ''}{shortened(text[start:], _NEAR)}"


def _note_outdated(library: Library, answer: Answer) -> None:
    """Say so where a quoted document is no longer as it was indexed."""
    quoted = dict.fromkeys(place.source_id for each in answer.quotes for place in each.places)
    for name in library.outdated(quoted):
        note(
            f"{name} changed on disk since it was indexed;"
            f" update with: gpqa index --name {quote(library.name)}"
        )
