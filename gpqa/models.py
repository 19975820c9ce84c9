"""What gpqa hands out: answers, quotes, passages and verdicts.

Frozen pydantic models, the same from Python and as the commands' JSON. Every
``start`` and ``end`` counts Unicode code points of the decoded source, end
exclusive, so that ``source_text[quote.start:quote.end] == quote.text``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

__all__ = [
    "Answer",
    "Attribution",
    "Check",
    "IndexRef",
    "Instead",
    "Passage",
    "Quote",
    "Reason",
    "SearchResult",
    "SourceInfo",
    "SpeakerInfo",
    "Statement",
    "Verdict",
    "VerifyReport",
]

Offset = Annotated[int, Field(ge=0, strict=True)]
Span = tuple[Offset, Offset]


class _Model(BaseModel):
    # Schemas are built when first used: a question needs three of them.
    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class Attribution(StrEnum):
    """How the source shows who is speaking."""

    DIRECT = "direct"
    REPORTED = "reported"
    TURN = "turn"
    COMMENT = "comment"


class Reason(StrEnum):
    """Why there is no answer."""

    NOTHING_RELEVANT = "nothing_relevant"
    UNKNOWN_SPEAKER = "unknown_speaker"
    SPEAKER_DID_NOT_SAY = "speaker_did_not_say"


class Quote(_Model):
    """Words of a source, verbatim, with all that is needed to check them."""

    text: str
    source_id: str
    start: Offset
    end: Offset
    speaker: str | None = None
    """The fullest name that the corpus gives; None is the source's own voice."""
    attribution: Attribution | None = None
    cue: Span | None = None
    """Where the source says who is speaking."""
    highlight: tuple[Span, ...] = ()
    """The answering words inside the quote, as offsets into the source."""
    score: float
    source_sha256: str
    source_title: str | None = None
    source_date: str | None = None
    source_url: str | None = None
    source_author: str | None = None
    page: int | None = None
    """The page that it begins on, the first is 1; None where the source has no pages."""


class IndexRef(_Model):
    """Which index answered: its name, its generation on disk, its format."""

    name: str
    generation: str
    format: int


class Instead(_Model):
    """What there is where there is no answer. It does not answer the question."""

    speakers: tuple[str, ...] = ()
    """Who is heard, of the names nearest to the one that was asked for."""
    quotes: tuple[Quote, ...] = ()
    """What others said on the topic."""


class Answer(_Model):
    """What the documents say to a question: quotes, best first, or the reason for none."""

    question: str
    answered: bool
    reason: Reason | None = None
    confidence: Annotated[float, Field(ge=0, le=1)]
    """Calibrated: the share of such answers whose first quote is right."""
    quotes: tuple[Quote, ...] = ()
    speakers: tuple[str, ...] = ()
    """Whose words alone were looked for, where the question named somebody who is heard."""
    instead: Instead | None = None
    """Where there is no answer: what else there is."""
    index: IndexRef


class Statement(_Model):
    """Words of a source that somebody said, as the source shows it."""

    source_id: str
    start: Offset
    end: Offset
    speaker: str | None = None
    """The fullest name that the corpus gives; None where it is not certain who."""
    attribution: Attribution
    cue: Span | None = None
    """Where the source says who is speaking."""
    nested: bool = False
    """Whether somebody else reports it, in a statement of their own: hearsay."""
    text: str


class SpeakerInfo(_Model):
    """Somebody who is heard."""

    name: str
    """The fullest name that the corpus gives."""
    forms: tuple[str, ...]
    """What else the sources call them."""
    statements: int
    sources: tuple[str, ...]
    """The ids of the sources in which they are heard."""


class Passage(_Model):
    """A passage that a search found. ``id`` is ``source_id:start-end``."""

    id: str
    source_id: str
    start: Offset
    end: Offset
    text: str
    score: float


class SearchResult(_Model):
    """The passages nearest to a question, best first."""

    question: str
    passages: tuple[Passage, ...]


class SourceInfo(_Model):
    """A document in an index."""

    id: str
    path: str
    sha256: str
    encoding: str
    length: int
    """In code points."""
    title: str | None = None
    date: str | None = None


class Verdict(StrEnum):
    """What re-reading its source says of a quote."""

    VALID = "valid"  # the same words, in the same place
    MOVED = "moved"  # the same words, in another place
    CHANGED = "changed"  # the source is there, the words are not
    MISSING = "missing"  # the source is not there


class Check(_Model):
    """The verdict on one quote."""

    verdict: Verdict
    source_id: str
    start: int
    end: int
    found: Span | None = None
    """Where the words stand now, when they stand somewhere."""
    found_source_id: str | None = None
    """The id of the source that they stand in, where it is called otherwise now."""
    source_unchanged: bool
    """Whether the source's bytes are those that the receipt was written for."""


class VerifyReport(_Model):
    """The verdicts on all quotes of one or more answers, in their order."""

    valid: bool
    quotes: tuple[Check, ...]
