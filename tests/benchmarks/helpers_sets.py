"""Public sets made by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def hearings(data: Path, days: int) -> Path:
    """A folder like that of the hearings: day n is asked n questions."""
    folder = data / "inquiry"
    (folder / "documents").mkdir(parents=True)
    rows = []
    for day in range(1, days + 1):
        name, words = f"day-{day:02}", f"Ms Lee: It was day {day}.\r\n"
        (folder / "documents" / f"{name}.txt").write_bytes(words.encode())
        place = {"source_id": name, "start": 8, "end": len(words) - 2, "quote": words[8:-2]}
        rows += [
            {
                "id": f"{name}-{number}",
                "question": f"What did Ms Lee say when asked: which day {number}?",
                "plain_question": f"which day {number}?",
                "answerable": True,
                "evidence": [place],
            }
            for number in range(day)
        ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "gold.jsonl").write_text(lines, encoding="utf-8")
    return data
