"""``gpqa search``: the passages nearest to a question, without choosing among their sentences."""

from __future__ import annotations

import sys
from functools import partial

from gpqa.cli.ask import NOT_SAID, answer_lines
from gpqa.cli.options import (
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
    note_undated,
    open_library,
)
from gpqa.config import DEFAULT_INDEX, TOP
from gpqa.origin import pages_of
from gpqa.terminal import Paint, print_json, render_marked, visible, width

__all__ = ["search"]


def search(
    question: QuestionArgument = None,
    index: IndexOption = DEFAULT_INDEX,
    top: TopOption = TOP,
    source: SourceOption = None,
    speaker: SpeakerOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_json: JsonOption = False,
    nl: NlOption = False,
) -> int:
    """Show the passages nearest to a question, whether or not they answer it."""
    asked = batch(question, nl)
    library = open_library(index)
    look = partial(
        library.search, top=top, source=source, speaker=speaker, since=since, until=until
    )
    note_undated(library, source, since, until)
    if asked is not None:
        return answer_lines(asked, look, {"passages": []})
    result = look(question or "")
    if as_json:
        print_json(result.model_dump_json())
        return 0
    paint = Paint(sys.stdout)
    for number, passage in enumerate(result.passages, start=1):
        where = " · ".join(filter(None, [passage.id, pages_of(passage)]))
        print(f"{number}. {paint.faint(visible(where))}")
        for line in render_marked(passage.text, (), paint, width() - 3):
            print(f"   {line}")
        print()
    return 0 if result.passages else NOT_SAID
