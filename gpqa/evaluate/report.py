"""The report: one HTML page, the same as Markdown, and the JSON that both are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.errors import ResultsError
from gpqa.evaluate.html import page
from gpqa.evaluate.markdown import markdown

if TYPE_CHECKING:
    from pathlib import Path

    from gpqa.evaluate.results import Results

__all__ = ["write_report"]


def write_report(results: Results, folder: Path) -> list[Path]:
    """Write ``report.html``, ``report.md`` and ``results.json`` into ``folder``; their paths.

    Raises :class:`~gpqa.errors.ResultsError` where they cannot be written.
    """
    contents = {
        "report.html": page(results),
        "report.md": markdown(results),
        "results.json": results.model_dump_json() + "\n",
    }
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            path = folder / name
            path.write_text(content, encoding="utf-8")
            written.append(path)
    except OSError as error:
        raise ResultsError(f"{folder} cannot be written: {error.strerror}") from error
    return written
