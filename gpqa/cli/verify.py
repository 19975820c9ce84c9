"""``gpqa verify``: a receipt checked against the sources as they are now."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gpqa.cli.options import JsonOption
from gpqa.config import INDEX_VARIABLE
from gpqa.errors import ReceiptError, UsageError
from gpqa.terminal import Paint, note, print_json, visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from gpqa.models import Check
    from gpqa.verify import Claim, PlaceClaim

__all__ = ["verify"]

_MAX_RECEIPT = 256 * 2**20
_WORDS = 50  # characters of a quote, to know it by


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
            help="The index that knows where the sources lie; by default the one that the"
            f" receipt names, and where it names none {INDEX_VARIABLE}.",
        ),
    ] = None,
    sources: Annotated[
        list[Path] | None,
        typer.Option(
            "--sources",
            metavar="PATH",
            help="Read the sources from here; may be repeated. No index is needed.",
        ),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(help="With --sources: what to try where a file is not UTF-8.")
    ] = None,
    as_json: JsonOption = False,
) -> int:
    """Read the sources again and compare every quote, character by character.

    So are the other places of its words. Each is valid, moved (same words, other
    place), changed or missing. Exits 0 only if all are valid. A quote of a PDF, web
    page or Word file is compared with the text that the index keeps of it, while the
    file is the one that was indexed, by its hash; with --sources, or where the file
    changed, it is converted again.
    """
    from gpqa.config import default_index, index_folder, load_settings
    from gpqa.reread import from_folders, from_store
    from gpqa.store import DiskStore
    from gpqa.verify import parse_receipts
    from gpqa.verify import verify as check

    _check_options(sources, encoding)
    settings = load_settings()
    claims, named = parse_receipts(_read(receipt))
    if sources:
        there = from_folders(sources, encoding=encoding, max_bytes=settings.max_bytes)
        report = check(claims, there.read, there.same)
    else:
        folder = index_folder(index or named or default_index(), settings)
        with closing(DiskStore.open(folder)) as store:
            there = from_store(store, max_bytes=settings.max_bytes)
            report = check(claims, there.read, there.same)
    _note_problems(there.problems, report.quotes, indexed=not sources)
    if as_json:
        print_json(report.model_dump_json())
        return 0 if report.valid else 1
    paint = Paint(sys.stdout)
    for claim, checked in zip(claims, report.quotes, strict=True):
        print(_line(claim, checked, there.unread, paint))
        if claim.reply_to is not None and checked.reply_to is not None:
            print(f"  in answer to {_line(claim.reply_to, checked.reply_to, there.unread, paint)}")
        for place, other in zip(claim.also, checked.also, strict=True):
            print(f"  also {_line(place, other, there.unread, paint)}")
    print(paint.faint(_summary(report.quotes)))
    for line in _how(claims, report.quotes):
        print(paint.faint(line))
    if any(claim.speaker is not None for claim in claims):
        print(paint.faint("checked are words and places, not who said them"))
    return 0 if report.valid else 1


def _check_options(sources: list[Path] | None, encoding: str | None) -> None:
    if encoding is not None and not sources:
        raise UsageError("--encoding goes with --sources: an index knows how its files were read")


def _note_problems(
    problems: Sequence[Exception], checks: Sequence[Check], *, indexed: bool
) -> None:
    for problem in dict.fromkeys(map(str, problems)):
        note(problem)
    if indexed and any(check.verdict == "missing" for check in checks):
        note("where files were renamed or moved since they were indexed: --sources FOLDER")


def _summary(checks: Sequence[Check]) -> str:
    """How many of the quotes are valid, and of the other places, where there are any."""
    places = [place for check in checks for place in check.also]
    counted = _count(checks, "quote")
    return f"{counted}, {_count(places, 'other place')} valid" if places else f"{counted} valid"


def _count(checks: Sequence[Check], noun: str) -> str:
    good = sum(check.verdict == "valid" for check in checks)
    return f"{good} of {len(checks)} {noun if len(checks) == 1 else f'{noun}s'}"


def _how(claims: Sequence[Claim], checks: Sequence[Check]) -> Iterator[str]:
    """What words of converted files were compared with, and which sources are others now."""
    made: list[tuple[PlaceClaim, Check]] = []
    for claim, check in zip(claims, checks, strict=True):
        made += [(claim, check), *zip(claim.also, check.also, strict=True)]
        if claim.reply_to is not None and check.reply_to is not None:
            made.append((claim.reply_to, check.reply_to))
    for against, what in (
        ("stored", "compared with the text in the index, the file by its hash"),
        ("converted", "compared with the file, converted again"),
    ):
        if count := sum(check.against == against for _, check in made):
            yield f"{count} from converted files (PDF, HTML, Word): {what}"
    altered = [each for _, each in made if each.against is not None and not each.source_unchanged]
    for name in dict.fromkeys(each.found_source_id or each.source_id for each in altered):
        yield f"{visible(name)} is not as it was when it was quoted: look for an older copy"
    other = {
        claim.converter or "unknown"
        for claim, check in made
        if check.text_unchanged is False and check.source_unchanged
    }
    for by in sorted(other):
        yield f"the text is another than when {by} made it: other quotes may have moved"


def _line(claim: PlaceClaim, checked: Check, unread: Collection[str], paint: Paint) -> str:
    is_unread = checked.verdict == "missing" and checked.source_id in unread
    verdict = "could not be read" if is_unread else f"{checked.verdict:<7}"
    if checked.verdict != "valid":
        verdict = paint.mark(verdict)
    now = ""
    if checked.verdict == "moved" and checked.found:
        name = checked.found_source_id or checked.source_id
        now = f" now {visible(name)}:{checked.found[0]}-{checked.found[1]}"
    words = visible(" ".join(claim.text.split()))
    shown = words if len(words) <= _WORDS else f"{words[: _WORDS - 1]}…"
    place = f"{visible(checked.source_id)}:{checked.start}-{checked.end}"
    return f"{verdict} {place}{now}  {paint.faint(shown)}"


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
