"""An answer as W3C Web Annotations: a collection with an annotation for each quote.

A quote is selected twice: by its words with what stands before and after (TextQuoteSelector)
and by its place (TextPositionSelector). Both count Unicode code points, which is what the Web
Annotation Data Model demands (4.2.4, and 4.2.5 by reference) and what gpqa counts anyway.

The target is the source's web address where it has one; places then hold for the
representation that ``state`` names. Else it is the source's bytes, named by their sha256
as RFC 6920 names things. Where a quote's words stand in several places, each is a target,
with its words as they stand there: every body holds for each of them (3.2.9), so that what
is said of a document names all.
"""

from __future__ import annotations

import base64
import re
import uuid
from typing import TYPE_CHECKING

from gpqa.formats.characters import json_text
from gpqa.formats.entries import place
from gpqa.formats.links import web_address
from gpqa.origin import dated, pages_of, said_before, said_by

if TYPE_CHECKING:
    from gpqa.formats import SourceText
    from gpqa.models import Answer, Place, Quote

__all__ = ["UNIT", "write"]

UNIT = "Unicode code points of the source's text, the first is 0, end exclusive"
"""How places are counted, as every annotation says."""
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Code points before and after a quote."""


def write(answer: Answer, source_text: SourceText | None = None) -> str:
    """See :func:`gpqa.formats.write`. Where the sources do not say, the collection is empty."""
    identity = "\n".join([answer.index.name, answer.question, *map(_identity, answer.quotes)])
    collection: dict[str, object] = {
        "@context": _CONTEXT,
        "id": _urn(f"collection\n{identity}"),
        "type": "AnnotationCollection",
        **({"label": answer.question} if answer.question else {}),
        "total": len(answer.quotes),
    }
    if answer.quotes:
        page = _urn(f"page\n{identity}")
        collection["first"] = {
            "id": page,
            "type": "AnnotationPage",
            "partOf": collection["id"],
            "startIndex": 0,
            "items": [_annotation(quote, source_text) for quote in answer.quotes],
        }
        collection["last"] = page
    return json_text(collection)


def _annotation(quote: Quote, source_text: SourceText | None) -> dict[str, object]:
    documents = "; also ".join(filter(None, (", ".join(_document(at)) for at in quote.places)))
    described = " — ".join(filter(None, [_who(quote), documents]))
    bodies = []
    if described:
        bodies.append(_body(described, "describing"))
    speakers = dict.fromkeys(at.speaker for at in quote.places if at.speaker)
    bodies += [_body(speaker, "tagging") for speaker in speakers]
    annotation: dict[str, object] = {
        "id": _urn(_identity(quote)),
        "type": "Annotation",
        "motivation": "highlighting",
    }
    if bodies:
        annotation["body"] = bodies
    targets = [_target(at, source_text) for at in quote.places]
    return annotation | {"target": targets if quote.also else targets[0]}


def _target(at: Quote | Place, source_text: SourceText | None) -> dict[str, object]:
    bytes_ = _bytes(at)
    address = web_address(at.source_url)
    target: dict[str, object] = {"type": "SpecificResource", "source": address or bytes_}
    if address:
        target["state"] = {"type": "TimeState", "cached": bytes_}
    target["selector"] = [
        {"type": "TextQuoteSelector", "exact": at.text, **_around(at, source_text)},
        {"type": "TextPositionSelector", "start": at.start, "end": at.end, "label": UNIT},
    ]
    return target


def _who(quote: Quote) -> str | None:
    kind = f" ({quote.attribution})" if quote.attribution else ""
    asked = quote.reply_to
    question = f"{' '.join(said_before(asked))}: “{asked.text}”" if asked else None
    name = said_by(quote)
    who = f"{name}{kind}" if name else None
    return ", ".join(filter(None, [who, question])) or None


def _document(at: Quote | Place) -> list[str]:
    known = [at.source_author, at.source_title, dated(at), pages_of(at)]
    return [part for part in known if part]


def _body(value: str, purpose: str) -> dict[str, object]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _around(at: Quote | Place, source_text: SourceText | None) -> dict[str, str]:
    if source_text is None:
        return {}
    text = source_text(at.source_id)
    return {
        "prefix": text[max(0, at.start - _AROUND) : at.start],
        "suffix": text[at.end : at.end + _AROUND],
    }


def _bytes(at: Quote | Place) -> str:
    """A name for the very bytes that were read: ``ni:///sha-256;…`` (RFC 6920)."""
    if not re.fullmatch(r"[0-9a-f]{64}", at.source_sha256):
        return _urn(f"source\n{at.source_id}\n{at.source_sha256}")
    hashed = base64.urlsafe_b64encode(bytes.fromhex(at.source_sha256))
    return f"ni:///sha-256;{hashed.decode().rstrip('=')}"


def _identity(quote: Quote) -> str:
    said = [quote.source_sha256, place(quote), quote.speaker or "", quote.attribution or ""]
    others = [part for at in quote.also for part in (at.source_sha256, place(at))]
    return "\n".join([*said, *others])


def _urn(text: str) -> str:
    """A name that is the same for the same text, and for no other."""
    named = uuid.uuid5(uuid.NAMESPACE_URL, text.encode("utf-8", "backslashreplace").decode())
    return named.urn
