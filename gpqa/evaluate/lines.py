"""Lines of a file that may be anything, numbered as an editor numbers them."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from gpqa.errors import GoldError, GpqaError
from gpqa.read import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["read_lines"]

MAX_BYTES = 2**30
"""Largest file of questions."""


def read_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers, counted from 1.

    Raises :class:`~gpqa.errors.GoldError` for a file that cannot be read and a line
    that is not UTF-8.
    """
    try:
        data = read_file(path, max_bytes=MAX_BYTES)
    except GpqaError as error:
        raise GoldError(str(error)) from error
    for number, line in enumerate(data.removeprefix(codecs.BOM_UTF8).split(b"\n"), start=1):
        try:
            line.decode()
        except UnicodeDecodeError as error:
            raise GoldError(f"{path}, line {number}: not UTF-8 at byte {error.start}") from error
        if line.strip():
            yield number, line
