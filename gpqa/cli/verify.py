"""``gpqa verify``: a receipt checked against the sources as they are now."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from gpqa.cli.options import JsonOption
from gpqa.config import DEFAULT_INDEX
from gpqa.errors import ReceiptError
from gpqa.terminal import Paint, visible

__all__ = ["verify"]

_MAX_RECEIPT = 256 * 2**20


def verify(
    receipt: Annotated[
        str,
        typer.Argument(
            metavar="FILE|-", help="The JSON of `gpqa ask --json` (or --nl); - is stdin."
        ),
    ],
    index: Annotated[
        str | None,
        typer.Option(
            "--index",
            "-i",
            metavar="NAME|PATH",
            help="The index that knows where the sources lie; by default the one named in it.",
        ),
    ] = None,
    sources: Annotated[
        list[Path] | None,
        typer.Option(
            "--sources", metavar="PATH", help="Read the sources from here; no index is needed."
        ),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(help="With --sources: what to try where a file is not UTF-8.")
    ] = None,
    as_json: JsonOption = False,
) -> int:
    """Read the sources again and compare every quote, character by character.

    Each is valid, moved (same words, other place), changed or missing. Exits 0
    only if all are valid.
    """
    from gpqa.config import index_folder, load_settings
    from gpqa.reread import from_folders, from_store
    from gpqa.store import DiskStore
    from gpqa.verify import parse_receipts
    from gpqa.verify import verify as check

    settings = load_settings()
    claims, named = parse_receipts(_read(receipt))
    if sources:
        read = from_folders(sources, encoding=encoding, max_bytes=settings.max_bytes)
    else:
        folder = index_folder(index or named or DEFAULT_INDEX, settings)
        read = from_store(DiskStore.open(folder), max_bytes=settings.max_bytes)
    report = check(claims, read)
    if as_json:
        print(report.model_dump_json())
        return 0 if report.valid else 1
    paint = Paint(sys.stdout)
    for checked in report.quotes:
        place = f"{visible(checked.source_id)}:{checked.start}-{checked.end}"
        now = (
            f" now at {checked.found[0]}-{checked.found[1]}"
            if checked.verdict == "moved" and checked.found
            else ""
        )
        verdict = str(checked.verdict)
        print(f"{verdict if checked.verdict == 'valid' else paint.mark(verdict)}  {place}{now}")
    good = sum(checked.verdict == "valid" for checked in report.quotes)
    print(paint.faint(f"{good} of {len(report.quotes)} quotes valid"))
    return 0 if report.valid else 1


def _read(receipt: str) -> str:
    try:
        if receipt == "-":
            data = sys.stdin.buffer.read(_MAX_RECEIPT)
        else:
            with Path(receipt).open("rb") as file:
                data = file.read(_MAX_RECEIPT)
        return data.decode("utf-8-sig")
    except OSError as error:
        raise ReceiptError(f"{receipt} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ReceiptError(f"{receipt} is not UTF-8 at byte {error.start}") from error
