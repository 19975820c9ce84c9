"""What gpqa finds for the questions of every set, before anything reads it.

    python -m training.candidates --data ../bench [SET …]

Signs of each sentence, the windows that a scorer would read, which sentence is right.
Writes CACHE/candidates/SET.MODE.jsonl, a question a line; what is there is left as it is.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.progress import track

from gpqa.answer import find
from gpqa.evidence import Weights
from gpqa.scorer.signs import cheap_signs
from gpqa.scorer.windows import cut_windows
from training.questions import Stretch, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa import Library
    from training.questions import Asked, Run

__all__ = ["ask", "write_candidates"]

SEED = 5
MOST = 1500
"""Questions of a set, drawn."""
WINDOWS = 8
"""Windows that are written down: fits may use fewer of them."""
DEEP = 20
"""Sentences that are written down where no window holds them."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Ask everything, write it down."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=Path(".cache-training"))
    parser.add_argument("--gold", type=Path, default=Path("eval/gold"))
    parser.add_argument("--most", type=int, default=MOST, help="questions of a set, drawn")
    parser.add_argument("sets", nargs="*")
    options = parser.parse_args(arguments)
    for run in runs(options.data, options.gold, options.cache / "indexes"):
        if not options.sets or run.name.partition(".")[0] in options.sets:
            write_candidates(run, options.cache, options.most)


def write_candidates(run: Run, cache: Path, most: int = MOST) -> None:
    """Ask a set's questions, unless that was done."""
    target = cache / "candidates" / f"{run.name}.jsonl"
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    asked = list(run.questions())
    random.Random(SEED).shuffle(asked)
    part = target.with_suffix(".part")
    with part.open("w", encoding="utf-8") as file:
        for item in track(asked[:most], run.name):
            file.write(json.dumps(ask(run.library(), item), ensure_ascii=False) + "\n")
    part.replace(target)


def ask(library: Library, item: Asked) -> dict[str, Any]:
    """What is found for one question."""
    store = library.store
    found = find(store, library.encoder, item.question, sources=_numbers(library, item.only))
    table = cheap_signs(Weights(found.question, store), found.evidence, found.hits, store)
    windows = cut_windows(found.evidence, store, limit=WINDOWS)
    read = {member for window in windows for member in window.members}
    kept = sorted(read.union(range(min(DEEP, len(found.evidence)))))
    number = {position: i for i, position in enumerate(kept)}
    candidates = []
    for position in kept:
        each = found.evidence[position]
        place = Stretch(store.source(each.source).id, each.start, each.end)
        candidates.append(
            {
                "text": each.text,
                "right": item.kind == "answerable" and item.is_right(place, each.text),
                "echo": each.echo,
                "reply": each.reply,
                "signs": [round(float(x), 5) for x in table[position]],
            }
        )
    return {
        "id": item.id,
        "question": found.question.asked,
        "kind": item.kind,
        "group": item.group,
        "answers": item.answers,
        "of_one": found.whose.speakers is not None,
        "any_words": found.whose.any_words,
        "among": found.among,
        "candidates": candidates,
        "windows": [
            {
                "title": window.text.title,
                "text": window.text.text,
                "sentences": window.text.sentences,
                "members": [number[member] for member in window.members],
            }
            for window in windows
        ],
    }


def _numbers(library: Library, names: Sequence[str] | None) -> list[int] | None:
    if names is None:
        return None
    rows = (library.store.find_source(name) for name in names)
    return [row.no for row in rows if row is not None]


if __name__ == "__main__":
    main()
