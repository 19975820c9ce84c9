# ruff: noqa: INP001
"""Write the gold set from its hand-written sources, with every offset computed and checked.

    python eval/gold/make.py [FOLDER]

Reads ``places.toml``, ``questions.toml``, ``statements.toml`` and ``README.md`` beside this
script and the articles in ``documents``; writes ``gold.jsonl``, ``statements.jsonl`` and
``README.md`` (its counts brought up to date) into FOLDER, by default this one. A quote that does
not stand exactly once in its article is an error: nothing is guessed.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
COUNTS = re.compile(r"(?<=<!-- counts -->\n).*?(?=<!-- /counts -->)", re.DOTALL)

Row = dict[str, Any]


def main(folder: Path) -> None:
    """Write the three files into ``folder``."""
    texts = {path.stem: path.read_bytes().decode() for path in (HERE / "documents").glob("*.txt")}
    gold = questions(texts)
    readme = (HERE / "README.md").read_text("utf-8")
    _write(folder / "gold.jsonl", _lines(gold))
    _write(folder / "statements.jsonl", _lines(statements(texts)))
    _write(folder / "README.md", COUNTS.sub(lambda _: counts(gold), readme))


def questions(texts: dict[str, str]) -> list[Row]:
    """The questions, in the order in which they were written."""
    places = {key: _evidence(place, texts) for key, place in _toml("places.toml").items()}
    return [
        {
            "id": asked["id"],
            "question": asked["ask"],
            "answerable": bool(asked["places"]),
            "evidence": [places[key] for key in asked["places"].split()],
            "short_answers": asked["short"],
            "tags": asked["tags"].split(),
            "split": split(asked["id"]),
        }
        for asked in _toml("questions.toml")["question"]
    ]


def statements(texts: dict[str, str]) -> list[Row]:
    """The statements by place, the longer first where one lies in another."""
    rows = []
    for found in _toml("statements.toml")["statement"]:
        text = texts[found["source"]]
        start, end = _find(found["said"], text)
        row = {
            "source_id": found["source"],
            "start": start,
            "end": end,
            "quote": text[start:end],
            "speaker": found["speaker"],
            "attribution": found["attribution"],
            "cue": list(_find(found["cue"], text)) if "cue" in found else None,
        }
        rows.append(row)
    return sorted(rows, key=lambda row: (row["source_id"], row["start"], -row["end"]))


def split(identifier: str) -> str:
    """``dev`` or ``test``, by the id alone, so that nobody can choose."""
    return "dev" if hashlib.sha256(identifier.encode()).hexdigest()[0] < "8" else "test"


def counts(gold: list[Row]) -> str:
    """The README's table: questions by kind and split."""
    rows = [("all", gold)]
    rows += [(kind, [row for row in gold if row["answerable"] is said]) for kind, said in KINDS]
    tags = sorted({tag for row in gold for tag in row["tags"]})
    rows += [(f"`{tag}`", [row for row in gold if tag in row["tags"]]) for tag in tags]
    table = "| | dev | test | both |\n|---|--:|--:|--:|\n"
    for name, chosen in rows:
        number = Counter(row["split"] for row in chosen)
        table += f"| {name} | {number['dev']} | {number['test']} | {len(chosen)} |\n"
    return table


KINDS = (("answerable", True), ("not answerable", False))


def _evidence(place: Row, texts: dict[str, str]) -> Row:
    start, end = _find(place["quote"], texts[place["source"]])
    return {
        "source_id": place["source"],
        "start": start,
        "end": end,
        "quote": place["quote"],
        "speaker": place.get("speaker"),
    }


def _find(words: str, text: str) -> tuple[int, int]:
    """Where ``words`` stand in ``text``, or the part of them that is marked ⟦so⟧."""
    before, _, marked = words.partition("⟦")
    wanted = words.replace("⟦", "").replace("⟧", "")
    if text.count(wanted) != 1:
        raise ValueError(f"stands {text.count(wanted)} times, not once: {wanted!r}")
    first = text.index(wanted)
    if not marked:
        return first, first + len(wanted)
    return first + len(before), first + len(before) + marked.index("⟧")


def _toml(name: str) -> Row:
    return tomllib.loads((HERE / name).read_text("utf-8"))


def _lines(rows: list[Row]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
