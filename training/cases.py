"""A question with all that is known of what was found for it: what fits and figures are over."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from gpqa.scorer.signs import CHEAP, SIGNS, read_signs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["SENTENCE", "Case", "column", "folds", "load"]

Array = Any


def column(name: str) -> int:
    """Which column of :attr:`Case.signs` a sign is."""
    return SIGNS.index(name)


SENTENCE, UNREAD = column("sentence"), column("unread")


@dataclass(frozen=True, slots=True)
class Case:
    """A question, asked."""

    id: str
    kind: str
    """``answerable``, ``near-miss`` or ``absent``."""
    group: str
    of_one: bool
    """Whether one person's words alone were looked at."""
    any_words: bool
    """Whether any of them answers: then nothing is weighed."""
    passages: int
    """How many hold them."""
    signs: Array
    """(candidates, SIGNS), in the order in which gpqa found them."""
    right: Array
    """(candidates,)"""
    echo: Array
    """(candidates,): whether a sentence only puts the question that the next replies to."""
    reply: Array
    """(candidates,): whether it is that next one."""
    texts: Sequence[str] = ()
    spans: Array = None
    """(candidates, 2): the words that answer best, in the text; NaN for none."""
    span_scores: Array = None
    """(candidates,)"""
    answers: Sequence[str] = ()

    @property
    def answerable(self) -> bool:
        """Whether the documents that were asked answer it."""
        return self.kind == "answerable"

    @property
    def weighed(self) -> bool:
        """Whether anything was found that is to be weighed."""
        return len(self.right) > 0 and not self.any_words

    @property
    def read(self) -> Array:
        """(candidates,): whether a window held it."""
        return self.signs[:, UNREAD] == 0


def load(cache: Path, name: str, scorer: str | None, windows: int | None = None) -> list[Case]:
    """The cases of SET.MODE as a scorer read them, in so many windows; None: as nobody did."""
    cases = []
    judged = np.load(cache / "scores" / scorer / f"{name}.npz") if scorer else None
    with (cache / "candidates" / f"{name}.jsonl").open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            row = json.loads(line)
            found = row["candidates"]
            cheap = np.array([each["signs"] for each in found]).reshape(len(found), len(CHEAP))
            table = np.full((len(found), 6), np.nan) if judged is None else judged[f"arr_{number}"]
            if windows is not None:
                table = np.where(table[:, 3:4] < windows, table, np.nan)
            cases.append(
                Case(
                    row["id"],
                    row["kind"],
                    row["group"],
                    row["of_one"],
                    row["any_words"],
                    row["among"],
                    np.hstack([cheap, read_signs(table[:, :3])]),
                    np.array([each["right"] for each in found], dtype=bool),
                    np.array([each["echo"] for each in found], dtype=bool),
                    np.array([each["reply"] for each in found], dtype=bool),
                    tuple(each["text"] for each in found),
                    table[:, 4:],
                    table[:, 2],
                    tuple(row["answers"]),
                )
            )
    return cases


def folds(cases: Sequence[Case], number: int = 5) -> Array:
    """A fold for each case, 0 to ``number`` - 1; groups stay whole, the largest apart."""
    sizes: dict[str, int] = {}
    for case in cases:
        sizes[case.group] = sizes.get(case.group, 0) + 1
    fold: dict[str, int] = {}
    filled = [0] * number
    for group in sorted(sizes, key=lambda name: (-sizes[name], name)):
        fold[group] = filled.index(min(filled))
        filled[fold[group]] += sizes[group]
    return np.array([fold[case.group] for case in cases])
