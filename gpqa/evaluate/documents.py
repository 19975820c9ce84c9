"""The documents of a gold set, by the same reader and the same ids as in an index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.config import load_settings
from gpqa.convert.workers import Converters
from gpqa.discover import discover, name_sources
from gpqa.errors import GpqaError
from gpqa.read import Record, read_records
from gpqa.reread import read_document

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

__all__ = ["read_texts"]


def read_texts(documents: Path, wanted: Collection[str]) -> dict[str, str]:
    """The texts of the sources of these ids, as far as they are there and can be read.

    What cannot be read is not among them: the index says why.
    """
    limit = load_settings().max_bytes
    found = discover([documents]).documents
    texts: dict[str, str] = {}
    names: list[str] = []
    for document in found:
        if document.holds_records:
            for record in read_records(document.path, max_bytes=limit):
                if isinstance(record, Record) and record.id is not None:
                    names.append(record.id)
                    if record.id in wanted:
                        texts.setdefault(record.id, record.text)
    files = [document for document in found if not document.holds_records]
    with Converters(max_bytes=limit) as converters:
        for path, name in name_sources(files, names).items():
            if name in wanted:
                try:
                    texts[name] = read_document(path, converters, max_bytes=limit).text
                except GpqaError:
                    continue
    return texts
