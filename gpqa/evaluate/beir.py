"""BEIR folders: queries, and which documents are relevant to each.

The layout is that of BEIR (Thakur et al., 2021): ``queries.jsonl`` with ``_id`` and
``text``, ``qrels/SPLIT.tsv`` with a heading and ``query-id``, ``corpus-id``, ``score``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gpqa.errors import GoldError
from gpqa.evaluate.lines import read_lines

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Grades", "read_grades", "read_queries"]


@dataclass(slots=True)
class Grades:
    """A query's judgements; only sources of a grade above 0 are kept."""

    path: Path
    line: int
    """Where the first stands."""
    by_source: dict[str, int] = field(default_factory=dict)


def read_queries(path: Path) -> dict[str, tuple[int, str]]:
    """Each query's line and text, by its id; raises :class:`~gpqa.errors.GoldError`."""
    queries: dict[str, tuple[int, str]] = {}
    for number, line in read_lines(path):
        where = f"{path}, line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise GoldError(f"{where}: not JSON: {error}") from error
        if not isinstance(row, dict):
            raise GoldError(f"{where}: a JSON {type(row).__name__}, not an object")
        for name in ("_id", "text"):
            if not isinstance(row.get(name), str):
                raise GoldError(f'{where}: "{name}" must be a string; it is {row.get(name)!r}')
        if row["_id"] in queries:
            first = queries[row["_id"]][0]
            raise GoldError(f"{where}: the id {row['_id']!r} is also on line {first}")
        queries[row["_id"]] = number, row["text"]
    return queries


def read_grades(path: Path) -> dict[str, Grades]:
    """The judgements of each query, by its id; raises :class:`~gpqa.errors.GoldError`."""
    judged: dict[str, Grades] = {}
    seen: dict[tuple[str, str], int] = {}
    for number, line in read_lines(path):
        cells = line.decode().rstrip("\r").split("\t")
        where = f"{path}, line {number}"
        if number == 1 and cells[-1].strip() == "score":
            continue
        if len(cells) != 3:
            raise GoldError(
                f"{where}: {len(cells)} columns; there must be query, document and grade,"
                " parted by tabs"
            )
        query, document, grade = cells
        try:
            value = int(grade)
        except ValueError as error:
            raise GoldError(f"{where}: the grade is {grade!r}, not a whole number") from error
        if (query, document) in seen:
            raise GoldError(
                f"{where}: {document!r} is judged for query {query!r}"
                f" on line {seen[query, document]}, too"
            )
        seen[query, document] = number
        grades = judged.setdefault(query, Grades(path, number))
        if value > 0:
            grades.by_source[document] = value
    return judged
