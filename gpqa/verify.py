"""Checking a receipt: every quote against its source, read again.

The sources' own files decide. A quote is valid where the same words stand in the same
place, whatever else changed around it. Texts need nothing that gpqa kept; a quote
of a converted file (PDF, HTML, Word) is one of the text that was made of it, so that is
compared, and the file by its hash; each check says what its words were compared with.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from gpqa.errors import ReceiptError
from gpqa.models import Against, Check, Offset, Verdict, VerifyReport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gpqa.read import Record

__all__ = ["Claim", "PlaceClaim", "parse_receipts", "verify"]


class PlaceClaim(BaseModel):
    """That words stand in a place; the rest of what a receipt says cannot be checked by reading."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    text: str
    source_id: str
    start: Offset
    end: Offset
    source_sha256: str
    converter: str | None = None
    """Receipts of before there were conversions have none, like those of texts."""
    converted_sha256: str | None = None


class Claim(PlaceClaim):
    """What a receipt says of one quote: its place, its question, where else its words stand."""

    reply_to: PlaceClaim | None = None
    also: list[PlaceClaim] = []
    speaker: object = None
    """Whom the receipt names, whatever that is: reading the source again does not check it."""


class _Receipt(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    quotes: list[Claim]
    answered: bool | None = None
    """Receipts that somebody shortened to their quotes do not say."""
    index: dict[str, object] = {}


def parse_receipts(text: str) -> tuple[list[Claim], str | None]:
    """The quotes of one answer's JSON, or of many, one after another, and the index they name.

    Raises :class:`ReceiptError` for anything else, and for what contradicts itself: quotes
    that were taken out of an answer would else not be missed.
    """
    if not isinstance(text, str):
        raise ReceiptError(f"a receipt is the JSON of an answer, not {type(text).__name__}")
    decoder = json.JSONDecoder()
    claims: list[Claim] = []
    names: set[str] = set()
    at, count = 0, 0
    text = text.removeprefix("\ufeff")
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        count += 1
        try:
            value, at = decoder.raw_decode(text, at)
            receipt = _Receipt.model_validate_json(json.dumps(value))
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"])) or "the answer"
            raise ReceiptError(
                f"answer {count} is not an answer's JSON: {place}: {first['msg']}"
            ) from error
        except (ValueError, RecursionError) as error:
            raise ReceiptError(f"answer {count} is not JSON: {error}") from error
        _check_whole(receipt, count)
        claims += receipt.quotes
        if isinstance(name := receipt.index.get("name"), str):
            names.add(name)
    if not count:
        raise ReceiptError(
            "there is nothing to verify: give the JSON that `gpqa ask --json` prints"
        )
    if len(names) > 1:
        raise ReceiptError(f"the answers come from different indexes: {', '.join(sorted(names))}")
    return claims, names.pop() if names else None


def _check_whole(receipt: _Receipt, count: int) -> None:
    """Refuse an answer without quotes, and quotes without an answer."""
    if receipt.answered is True and not receipt.quotes:
        raise ReceiptError(
            f'answer {count} contradicts itself: "answered" is true, and "quotes" is empty.'
            " There is nothing to verify, or something was taken out of it"
        )
    if receipt.answered is False and receipt.quotes:
        raise ReceiptError(
            f'answer {count} contradicts itself: "answered" is false, and there are quotes in'
            ' "quotes". Something was changed in it'
        )


def verify(
    claims: Iterable[Claim],
    read: Callable[[str], Record | None],
    same: Callable[[str], str | None] = lambda _: None,
) -> VerifyReport:
    """Check every claim, its question, and each of its other places.

    ``read`` gives a source as it is now, or None where it is gone. ``same`` gives the id
    of a source with that sha256: a file that was renamed, or is called otherwise since
    another took its name, is not missing or changed.
    """
    sources: dict[str, Record | None] = {}

    def check_place(claim: PlaceClaim) -> Check:
        if claim.source_id not in sources:
            sources[claim.source_id] = read(claim.source_id)
        check = _check(claim, sources[claim.source_id])
        if check.verdict in {Verdict.MISSING, Verdict.CHANGED}:
            check = _check_renamed(claim, read, same) or check
        return check

    checks = tuple(
        check_place(claim).model_copy(
            update={
                "reply_to": None if claim.reply_to is None else check_place(claim.reply_to),
                "also": tuple(map(check_place, claim.also)),
            }
        )
        for claim in claims
    )
    places = (place for check in checks for place in (check, check.reply_to, *check.also) if place)
    valid = all(place.verdict is Verdict.VALID for place in places)
    return VerifyReport(valid=valid, quotes=checks)


def _check(claim: PlaceClaim, source: Record | None) -> Check:
    found: tuple[int, int] | None = None
    if source is None:
        verdict = Verdict.MISSING
    elif claim.text and _stands(claim, source.text):
        verdict, found = Verdict.VALID, (claim.start, claim.end)
    elif claim.text and (place := _nearest(source.text, claim.text, claim.start)) is not None:
        verdict, found = Verdict.MOVED, (place, place + len(claim.text))
    else:
        verdict = Verdict.CHANGED
    return Check(
        verdict=verdict,
        source_id=claim.source_id,
        start=claim.start,
        end=claim.end,
        found=found,
        source_unchanged=source is not None and source.sha256 == claim.source_sha256,
        against=_against(source),
        text_unchanged=_same_text(claim, source),
    )


def _against(source: Record | None) -> Against | None:
    if source is None:
        return None
    if source.conversion is None:
        return Against.SOURCE
    return Against.STORED if source.conversion.stored else Against.CONVERTED


def _same_text(claim: PlaceClaim, source: Record | None) -> bool | None:
    if source is None or source.conversion is None or claim.converted_sha256 is None:
        return None
    return source.conversion.sha256 == claim.converted_sha256


def _check_renamed(
    claim: PlaceClaim, read: Callable[[str], Record | None], same: Callable[[str], str | None]
) -> Check | None:
    """The verdict on a source of the very same bytes under another id, if there is one."""
    name = same(claim.source_sha256)
    if name is None:
        return None
    check = _check(claim, read(name))
    if check.found is None:
        return None
    return check.model_copy(update={"verdict": Verdict.MOVED, "found_source_id": name})


def _stands(claim: PlaceClaim, text: str) -> bool:
    """Whether the words stand where the receipt says: an end past the text's own is not there."""
    return claim.end == claim.start + len(claim.text) and text.startswith(claim.text, claim.start)


def _nearest(text: str, words: str, near: int) -> int | None:
    """Where ``words`` begin in ``text``, nearest to ``near``, or None."""
    after = text.find(words, near)
    # Searched forwards in the mirror: str.rfind is quadratic where str.find is not.
    up_to = text[: near + len(words)]
    mirrored = up_to[::-1].find(words[::-1])
    before = len(up_to) - mirrored - len(words) if mirrored >= 0 else -1
    places = [place for place in (before, after) if place >= 0]
    return min(places, key=lambda place: (abs(place - near), place), default=None)
