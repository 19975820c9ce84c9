"""What the service takes and gives besides the library's own models."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from gpqa.config import MOST, TOP
from gpqa.models import IndexRef, SourceInfo, SpeakerInfo, Statement
from gpqa.question import MAX_QUESTION

__all__ = [
    "AskRequest",
    "Citation",
    "CiteRequest",
    "Failure",
    "FormName",
    "IndexInfo",
    "IndexList",
    "IndexSummary",
    "ListedSource",
    "ListedStatement",
    "PageStart",
    "SourceList",
    "SpeakerList",
    "StatementList",
    "TextSlice",
]

_DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_CITED = 100
"""Quotes that are written for another program at once: each is looked for in its document."""
Day = Annotated[str, Field(pattern=_DAY, description="A year, a month or a day: 2014-05-21.")]


class _Given(BaseModel):
    model_config = ConfigDict(frozen=True)


class AskRequest(BaseModel):
    """A question, and what its answer is narrowed to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: Annotated[str, Field(max_length=MAX_QUESTION)]
    index: Annotated[str | None, Field(max_length=1000)] = None
    """Which index to ask; without it the first one."""
    top: Annotated[int, Field(ge=1, le=MOST, strict=True)] = TOP
    """At most so many quotes or passages."""
    source: tuple[Annotated[str, Field(max_length=2000)], ...] = ()
    """Only documents of these ids; none means all."""
    speaker: Annotated[str | None, Field(max_length=1000)] = None
    """Only what this person said."""
    since: Day | None = None
    """Only documents of this day or later. Those without a date are left out."""
    until: Day | None = None
    """Only documents of this day or earlier. Those without a date are left out."""


FormName = Literal["plain", "markdown", "bibtex", "csl-json", "web-annotation", "csv"]
"""Those of :data:`gpqa.formats.FORMS`."""


class CiteRequest(AskRequest):
    """A question whose answer, or one quote of it, is wanted for another program."""

    top: Annotated[int, Field(ge=1, le=_CITED, strict=True)] = TOP
    """At most so many quotes."""
    format: FormName = "plain"
    quote: Annotated[str | None, Field(max_length=2100)] = None
    """That quote alone, by its place: `source_id:start-end`. Without it the whole answer."""


class Citation(_Given):
    """An answer, or a quote, as other programs take it."""

    format: FormName
    media_type: str
    file: str
    """A name for a file of it."""
    text: str
    """All of the file, to be written as UTF-8."""
    index: IndexRef
    """Which index answered; another generation may give other quotes."""


class IndexInfo(_Given):
    """An index that can be asked."""

    name: str
    usable: bool = True
    generation: str | None = None
    sources: int = 0
    passages: int = 0
    speakers: int = 0
    statements: int = 0
    characters: int = 0
    """In code points, of all its sources."""


class IndexList(_Given):
    """Every index that can be asked; the first is the one that is, where none is named."""

    indexes: tuple[IndexInfo, ...]


class IndexSummary(IndexInfo):
    """An index, and what time its sources are of."""

    first: str | None = None
    """The earliest day that a source is of, ISO 8601. Dates that are only when a file was made
    do not count, unless there are no others."""
    last: str | None = None
    """The latest."""
    undated: int = 0
    """Sources without a date that could be read."""


class ListedSource(SourceInfo):
    """A document of an index. ``path`` is the name of its file alone."""

    opening: str = ""
    """Its first words, for those that have no title."""


class SourceList(_Given):
    """Documents, in the order of their ids."""

    total: int
    """How many there are that fit, given or not."""
    offset: int = 0
    generation: str
    sources: tuple[ListedSource, ...]


class SpeakerList(_Given):
    """Who is heard, those with most statements first."""

    total: int
    offset: int = 0
    generation: str
    speakers: tuple[SpeakerInfo, ...]


class ListedStatement(Statement):
    """A statement, with the words that say who speaks."""

    cue_text: str | None = None
    """The characters of ``cue``. What somebody denied begins with them; of other statements they
    tell how it was said, so show them beside it."""


class StatementList(_Given):
    """What somebody is heard to say, ordered by source and place."""

    total: int
    offset: int = 0
    generation: str
    statements: tuple[ListedStatement, ...]


class PageStart(_Given):
    """Where a page begins."""

    page: int
    """Counted from 1, as in a quote."""
    start: int
    """In code points of the whole text."""


class TextSlice(_Given):
    """Characters ``start`` to ``end`` of a document, as it was when it was indexed."""

    source: ListedSource
    generation: str
    start: int
    end: int
    text: str
    pages: tuple[PageStart, ...] = ()
    """Of a document with pages: the one that ``start`` is on, and those that begin after it."""


class Failure(_Given):
    """Why there is no answer to a request."""

    error: str
    """What kind of failure it is, in one word."""
    message: str
    """The same as a sentence for a person."""
