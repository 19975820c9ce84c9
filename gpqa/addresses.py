"""Which web address a saved file came from, by a list that lies beside it.

``urls.tsv`` has a line for each file: its web address, a tab, and the file's name below
the list's own folder (or the two the other way round). Empty lines and lines that begin
with ``#`` are passed over. Nothing is fetched, ever.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from gpqa.errors import RecordError
from gpqa.read import MAX_BYTES, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ADDRESSES", "read_addresses"]

ADDRESSES = "urls.tsv"
_SCHEMES = ("http://", "https://")
_LONGEST = 2000  # characters of an address


def read_addresses(path: Path) -> dict[Path, str]:
    """The address of each file that a list names; ``path`` is the list's, without links.

    Raises :class:`RecordError` where a line is not of that form or leads out of the
    folder, and another :class:`~gpqa.errors.SourceError` where the list cannot be read.
    """
    found: dict[Path, str] = {}
    for where, line in _lines(path):
        columns = [column.strip() for column in line.split("\t")]
        addresses = [column for column in columns if column.lower().startswith(_SCHEMES)]
        names = [column for column in columns if column not in addresses]
        if len(columns) != 2 or len(addresses) != 1 or not names[0]:
            raise RecordError(f"{where}: not a web address, a tab and the name of a file")
        if len(addresses[0]) > _LONGEST or not addresses[0].isprintable():
            raise RecordError(f"{where}: that is no web address")
        file = Path(os.path.normpath(path.parent / names[0]))
        if not file.is_relative_to(path.parent):
            raise RecordError(f"{where}: {names[0]!r} is not in the folder of the list")
        found[file] = addresses[0]
    return found


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    text = read_text(path, max_bytes=MAX_BYTES).text
    for number, line in enumerate(text.split("\n"), start=1):
        bare = line.rstrip("\r")
        if bare.strip() and not bare.lstrip().startswith("#"):
            yield f"{path}, line {number}", bare
