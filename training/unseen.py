"""How gpqa answers questions on written documents that its scorer has not learned from.

    python -m training.unseen training/written/documents/whosaid.txt …

Each file of written documents (:mod:`training.written`) is a tag; each question is asked of its
own document alone. What was written after a scorer was trained measures it until it is trained on.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from gpqa.evaluate import LibrarySystem, evaluate, read_gold
from gpqa.library import Library
from training.written import read_documents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.evaluate.results import Figure
    from training.written import Document

__all__ = ["main", "write_gold"]

_SHOWN = ("hit@1", "hit@5", "recall@5", "f1", "auroc", "answered_wrongly", "silent_wrongly", "ece")


def write_gold(paths: Sequence[Path], folder: Path) -> dict[str, list[str]]:
    """Write a gold set of these files; the document that each question is asked of, by its words.

    Raises :class:`training.written.WrittenError` for a file that is not well formed.
    """
    documents = folder / "documents"
    documents.mkdir(parents=True)
    given: dict[str, list[str]] = {}
    rows: list[dict[str, Any]] = []
    for path in paths:
        for number, document in enumerate(read_documents(path)):
            source = f"{path.stem}-{number}"
            text = f"{document.title}\n\n{document.text}\n"
            (documents / f"{source}.txt").write_bytes(text.encode())
            for row in _rows(document, text, source):
                rows.append({**row, "tags": [path.stem]})
                given.setdefault(row["question"], []).append(source)
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "gold.jsonl").write_bytes("".join(lines).encode())
    return given


def _rows(document: Document, text: str, source: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for number, question in enumerate(document.questions):
        row: dict[str, Any] = {
            "id": f"{source}-{number}",
            "question": question.text,
            "answerable": bool(question.evidence),
        }
        if question.evidence:
            row["evidence"] = [
                {"source_id": source, "start": at, "end": at + len(part), "quote": part}
                for part in question.evidence
                for at in [text.index(part, len(document.title))]
            ]
        if question.words:
            row["short_answers"] = [question.words]
        rows.append(row)
    return rows


def main(arguments: Sequence[str]) -> int:
    """Ask, and print the figures of all and of each file, in percent."""
    parser = argparse.ArgumentParser(prog="python -m training.unseen", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, help="files of written documents")
    files = parser.parse_args(arguments).files
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "gold"
        given = write_gold(files, folder)
        library, _ = Library.build([folder / "documents"], Path(temporary) / "index")
        with library:
            found = evaluate(read_gold(folder), system=LibrarySystem(library, given=given))
    print("\t".join(("file", "questions", *_SHOWN)))
    print(_line("all", len(found.records), found.figures))
    for tag in found.tags:
        print(_line(tag.tag, sum(tag.tag in each.tags for each in found.records), tag.figures))
    return 0


def _line(name: str, questions: int, figures: Sequence[Figure]) -> str:
    values = {each.name: each.value for each in figures}
    shown = (f"{100 * values[name]:.1f}" if name in values else "" for name in _SHOWN)
    return "\t".join((name, str(questions), *shown))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
