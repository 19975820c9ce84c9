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
    "Against",
    "Answer",
    "AskedWord",
    "Attribution",
    "Certainty",
    "Check",
    "Considered",
    "Contribution",
    "Explanation",
    "Fate",
    "IndexRef",
    "Instead",
    "Passage",
    "PassageScores",
    "Place",
    "Quote",
    "Reason",
    "ScorerScores",
    "SearchResult",
    "Searched",
    "SentenceScores",
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


class Place(_Model):
    """Another place where a quote's words stand, or nearly these: verbatim as they stand there.

    What it says of its source is what a :class:`Quote` says of its own.
    """

    source_id: str
    start: Offset
    end: Offset
    text: str
    speaker: str | None = None
    source_sha256: str
    source_title: str | None = None
    source_date: str | None = None
    source_date_of_file: bool = False
    source_author: str | None = None
    source_site: str | None = None
    source_url: str | None = None
    page: Annotated[int, Field(ge=1)] | None = None
    page_end: Annotated[int, Field(ge=1)] | None = None
    converter: str | None = None
    converted_sha256: str | None = None


class Quote(_Model):
    """Words of a source, verbatim, with all that is needed to check them."""

    text: str
    source_id: str
    start: Offset
    end: Offset
    speaker: str | None = None
    """The fullest name that the corpus gives; None is the source's own voice where
    ``attribution`` is None, too, else somebody of whom it is not certain who."""
    attribution: Attribution | None = None
    cue: Span | None = None
    """Where the source says who is speaking."""
    highlight: tuple[Span, ...] = ()
    """The answering words inside the quote, as offsets into the source."""
    score: float
    source_sha256: str
    """Of the original file's bytes; of a record of a .jsonl file, of its text."""
    source_title: str | None = None
    source_date: str | None = None
    """As the document gives it; where it gives none and its file does, that."""
    source_date_of_file: bool = False
    """Whether it is only when the file was made: a PDF of 1970's minutes may be of today."""
    source_author: str | None = None
    source_site: str | None = None
    """Where it was published: a newspaper's name, an office's."""
    source_url: str | None = None
    page: Annotated[int, Field(ge=1)] | None = None
    """Of a source with pages: the one that the quote begins on, counted from 1."""
    page_end: Annotated[int, Field(ge=1)] | None = None
    """The one that it ends on."""
    converter: str | None = None
    """What made the text of the original file (PDF, HTML, Word), with versions: the quote
    is verbatim of that text. None where the text is the file's own characters."""
    converted_sha256: str | None = None
    """Of that text's UTF-8."""
    reply_to: Place | None = None
    """The question that it answers, where it begins with too short an answer ("No.") to say
    anything without: the words of whoever asked, verbatim. Or the claim right before it that
    it denies or corrects ("That is untrue"), in somebody else's words."""
    also: tuple[Place, ...] = ()
    """Where else the same is said in the same words: see :mod:`gpqa.sameness`."""

    @property
    def places(self) -> tuple[Quote | Place, ...]:
        """Its own place, and the others."""
        return (self, *self.also)


class IndexRef(_Model):
    """Which index answered: its name, its generation on disk, its format."""

    name: str
    generation: str
    format: int


class Passage(_Model):
    """A passage that a search found. ``id`` is ``source_id:start-end``."""

    id: str
    source_id: str
    start: Offset
    end: Offset
    text: str
    score: float
    page: Annotated[int, Field(ge=1)] | None = None
    """Of a source with pages: the one that the passage begins on, counted from 1."""
    page_end: Annotated[int, Field(ge=1)] | None = None
    """The one that it ends on."""


class Instead(_Model):
    """What there is where there is no answer. It does not answer the question."""

    speakers: tuple[str, ...] = ()
    """Who is heard, of the names nearest to the one that was asked for."""
    quotes: tuple[Quote, ...] = ()
    """What others said on the topic."""
    passages: tuple[Passage, ...] = ()
    """The passages nearest to the question, by their best sentences; none where none is near."""


# --- why this answer -------------------------------------------------------------------


class Fate(StrEnum):
    """What became of a sentence that was found."""

    QUOTED = "quoted"
    SAME_WORDS = "same_words"  # as a better one
    REPEATS = "repeats"  # a headline that says in short what the quotes say
    TOO_WEAK = "too_weak"  # so far below the best that it would be padding
    BEYOND_TOP = "beyond_top"  # no more quotes were asked for
    NOT_SURE = "not_sure"  # it would have been quoted, had the best been sure enough
    OTHER_VOICE = "other_voice"  # not in the words of whoever was asked about
    TOO_SHORT = "too_short"  # too few words to say anything by itself


class Contribution(_Model):
    """What one sign adds to a score: its value times its weight."""

    sign: str
    value: float
    weight: float
    adds: float


class AskedWord(_Model):
    """A word that was searched for."""

    word: str
    """As the question has it."""
    stem: str
    """As it is compared: "fund" for "funding"."""
    weight: float
    """What it counts, by how rare it is in this index; at least 0."""


class Searched(_Model):
    """What a question was taken to ask, and where its answer was looked for."""

    words: tuple[AskedWord, ...]
    text: str
    """What sentences were compared with by meaning."""
    topic: str | None = None
    """What counted as half of that, where the question tells it from the speaker."""
    speakers: tuple[str, ...] = ()
    """Whose words alone were looked for."""
    whose: str
    """Whose words were looked for, and why."""
    passages: int
    """How many passages were looked at: the nearest."""
    among: int
    """Of how many that could have been."""
    sentences: int
    """How many sentences stand in them."""


class Certainty(_Model):
    """How sure the best sentence is to answer, and how sure was enough.

    ``contributions`` and ``constant`` add up to the confidence's log-odds; there are none
    where nothing had to be weighed.
    """

    confidence: float
    threshold: float
    contributions: tuple[Contribution, ...] = ()
    constant: float = 0.0


class PassageScores(_Model):
    """How near the best passage is that a sentence stands in."""

    start: Offset
    end: Offset
    dense: float
    """Cosine of its vector and the question's, -1 to 1."""
    lexical: float
    """BM25 as a share of the best passage's, 0 to 1."""
    tile: float
    """The same of the stretch of text around it."""
    score: float
    """The three, weighed."""


class SentenceScores(_Model):
    """How near a sentence is, before any scorer read it."""

    similarity: float
    """Cosine of its vector and the question's, -1 to 1."""
    coverage: float
    """Share of the question's words that it holds, rare ones counting more, 0 to 1."""
    around: float
    """The same of the best passage that it stands in."""
    score: float
    """The three, weighed, and what its place in the text costs or earns."""


class ScorerScores(_Model):
    """What a scorer made of a sentence: logits, above 0 is more likely than not."""

    sentence: float
    """That it answers."""
    window: float
    """That the text around it does."""
    span: float
    """That its most likely words do, above no words at all."""


class Considered(_Model):
    """A sentence that was found, quoted or not, with its scores at each step."""

    source_id: str
    start: Offset
    end: Offset
    text: str
    speaker: str | None = None
    attribution: Attribution | None = None
    passage: PassageScores | None = None
    sentence: SentenceScores
    scorer: ScorerScores | None = None
    """None where no scorer read it: there is none, or others stood before it."""
    score: float
    """The last one: what sentences were ranked by."""
    contributions: tuple[Contribution, ...] = ()
    """What each sign added to it."""
    constant: float = 0.0
    fate: Fate
    quote: int | None = None
    """The number, from 1, of the quote that it is or whose words it repeats."""
    why: str
    """Its fate in words."""


class Explanation(_Model):
    """Why an answer is what it is: the question's way, and the best sentences' fates."""

    searched: Searched
    certainty: Certainty
    sentences: tuple[Considered, ...]
    """The quotes, and the best of what was not quoted, best first."""
    fates: dict[Fate, int]
    """How many of all sentences met each fate."""


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
    explanation: Explanation | None = None
    """Why the answer is what it is, where that was asked for."""
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
    date_of_file: bool = False
    """Whether it is only when the file was made, since the document gives no other."""
    author: str | None = None
    site: str | None = None
    url: str | None = None
    media_type: str = "text/plain"
    converter: str | None = None
    """What made the text of the file, with versions; None: it is the file's own characters."""
    converted_sha256: str | None = None
    """Of that text's UTF-8."""


class Against(StrEnum):
    """What the words of a quote were compared with."""

    SOURCE = "source"  # the source's own characters, read again
    STORED = "stored"  # the converted text that the index keeps; the file's hash is the index's
    CONVERTED = "converted"  # the file, converted again


class Verdict(StrEnum):
    """What re-reading its source says of a quote."""

    VALID = "valid"  # the same words, in the same place
    MOVED = "moved"  # the same words, in another place
    CHANGED = "changed"  # the source is there, the words are not
    MISSING = "missing"  # the source is not there


class Check(_Model):
    """The verdict on one quote, or on one of the other places of its words."""

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
    against: Against | None = None
    """What the words were compared with; None where there was nothing."""
    text_unchanged: bool | None = None
    """Of a converted source: whether its text is, letter by letter, the one that the
    receipt was written for. None where the receipt or the source knows of no conversion."""
    reply_to: Check | None = None
    """The verdict on the question that a quote answers."""
    also: tuple[Check, ...] = ()
    """The verdicts on the other places of a quote's words, in their order."""


class VerifyReport(_Model):
    """The verdicts on all quotes of one or more answers, in their order; all places count."""

    valid: bool
    quotes: tuple[Check, ...]
