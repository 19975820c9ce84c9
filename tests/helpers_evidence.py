"""What the tests of composing share: texts cut into sentences, as evidence that was found."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from gpqa.evidence import Evidence
from gpqa.models import Attribution
from gpqa.question import understand
from gpqa.sentences import split_sentences
from gpqa.store import SentenceRow
from gpqa.structure import Kind, parse_structure
from gpqa.terms import find_terms
from gpqa.voices import OWN_VOICE, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gpqa.store import PassageRow, Store

__all__ = ["Texts", "sentence", "sentences", "voice"]


class Texts:
    """A store of texts, numbered from 1, with their sentences and nothing else."""

    def __init__(self, *texts: str) -> None:
        self._texts = dict(enumerate(texts, start=1))

    @property
    def store(self) -> Store:
        return cast("Store", self)

    def source(self, number: int) -> Any:
        nothing = ("title", "date", "author", "site", "url", "converter", "text_sha256")
        known = {"id": f"s{number}", "sha256": "0" * 64, "date_of_file": False}
        return SimpleNamespace(**known, **dict.fromkeys(nothing))

    def text(self, source: int, start: int, end: int) -> str:
        return self._texts[source][start:end]

    def sentences(self, passages: Iterable[PassageRow]) -> list[SentenceRow]:
        return [
            SentenceRow(passage.source, start, end, block.kind, b"")
            for passage in passages
            for block in parse_structure(self._texts[passage.source])
            for start, end in split_sentences(self._texts[passage.source], block.start, block.end)
            if start < passage.end and end > passage.start
        ]


def voice(number: int | None, kind: Attribution = Attribution.REPORTED) -> Voice:
    """Somebody's, told by number."""
    return Voice(None if number is None else f"Person {number}", kind, None, number)


def sentence(
    text: str,
    *,
    source: int = 1,
    start: int = 0,
    score: float = 1.0,
    kind: Kind = Kind.BODY,
    said: Voice = OWN_VOICE,
    asked: str = "",
    cue: str = "",
) -> Evidence:
    """A sentence that was found; ``cue`` is the part of it that tells who is speaking."""
    terms = tuple(find_terms(text))
    stems = understand(asked).stems if asked else ()
    matches = tuple(
        term._replace(start=term.start + start, end=term.end + start)
        for term in terms
        if term.stem in stems
    )
    if cue:
        at = start + text.index(cue)
        said = said._replace(cue=(at, at + len(cue)))
    return Evidence(
        source,
        start,
        start + len(text),
        kind,
        text,
        terms,
        matches,
        score,
        score,
        score,
        score,
        said,
    )


def sentences(
    text: str, *, source: int = 1, said: Voice = OWN_VOICE, scores: Sequence[float] = ()
) -> list[Evidence]:
    """Every sentence of a text, in its order, all in one voice."""
    spans = [
        (block.kind, start, end)
        for block in parse_structure(text)
        for start, end in split_sentences(text, block.start, block.end)
    ]
    given = [*scores, *[1.0] * (len(spans) - len(scores))]
    return [
        sentence(text[start:end], source=source, start=start, score=score, kind=kind, said=said)
        for (kind, start, end), score in zip(spans, given, strict=True)
    ]
