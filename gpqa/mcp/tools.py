"""The four tools, without the protocol: what an assistant asks, looked up in open indexes."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gpqa.dates import span_of
from gpqa.errors import CorpusIndexError, EncoderError, IndexModelError, QuestionError, UsageError
from gpqa.formats.links import quote_link, web_address
from gpqa.mcp.results import (
    Answered,
    Elsewhere,
    Found,
    InsteadOf,
    NearMiss,
    Passage,
    Place,
    Quoted,
    Slice,
    Verified,
    Voice,
)
from gpqa.models import Reason
from gpqa.near import near_misses
from gpqa.origin import date_of, dated
from gpqa.store.generations import pointed_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gpqa import models
    from gpqa.library import Library
    from gpqa.mcp.arguments import Ask, ReadSource, Search, VerifyQuote
    from gpqa.models import Answer, Quote, SourceInfo

__all__ = ["Tools"]

_LONGEST = 4000
"""Characters of one quote or passage."""
_LONGEST_TITLE = 300
_PLACES = 10
_NOT_SAID = {
    Reason.NOTHING_RELEVANT: "The documents do not say. Do not answer as if they did.",
    Reason.UNKNOWN_SPEAKER: (
        "Nobody of that name is heard in these documents: where the name stands in them, no words"
        " are attributed to it."
    ),
    Reason.SPEAKER_DID_NOT_SAY: (
        "This person is heard in this index, but not on this in the documents that were searched."
        " Do not put words in their mouth."
    ),
}


class Tools:
    """Open indexes by name, and what can be asked of them. Threads may share it.

    An index that is built again is opened again when it is next asked.
    """

    def __init__(self, libraries: Mapping[str, Library]) -> None:
        self._libraries = dict(libraries)
        self._opening = threading.Lock()

    @property
    def indexes(self) -> list[str]:
        """Their names, in the order in which they were given."""
        return list(self._libraries)

    def ask(self, arguments: Ask) -> Answered:
        """Verbatim quotes that answer a question, or that the documents do not say."""
        index, library = self._library(arguments.index)
        answer = library.ask(
            arguments.question,
            top=arguments.top,
            speaker=arguments.speaker,
            source=arguments.source or None,
            since=arguments.since,
            until=arguments.until,
        )
        instead = None
        if answer.instead is not None:
            instead = InsteadOf(
                speakers=answer.instead.speakers,
                quotes=tuple(_quoted(each, library) for each in answer.instead.quotes),
                passages=_passages(library, answer.instead.passages),
            )
        return Answered(
            index=index,
            answered=answer.answered,
            reason=answer.reason,
            message=_with(_left_out(library, arguments), _message(answer)),
            confidence=answer.confidence,
            quotes=tuple(_quoted(each, library) for each in answer.quotes),
            instead=instead,
        )

    def search(self, arguments: Search) -> Found:
        """The passages nearest to some words, whether or not they answer anything."""
        index, library = self._library(arguments.index)
        result = library.search(
            arguments.question,
            top=arguments.top,
            speaker=arguments.speaker,
            source=arguments.source or None,
            since=arguments.since,
            until=arguments.until,
        )
        passages = _passages(library, result.passages)
        message = _found(passages, arguments)
        return Found(
            index=index,
            message=_with(_left_out(library, arguments), message),
            passages=passages,
        )

    def read_source(self, arguments: ReadSource) -> Slice:
        """A part of a document, as it was indexed."""
        index, library = self._library(arguments.index)
        source = library.source(arguments.source_id)
        if arguments.start > source.length:
            raise UsageError(
                f"start is {arguments.start}, but the source has {source.length} characters"
            )
        end = min(arguments.start + arguments.length, source.length)
        return Slice(
            index=index,
            **_described(source),
            start=arguments.start,
            end=end,
            text=library.source_text(source.id, arguments.start, end),
            length=source.length,
            more=end < source.length,
        )

    def verify_quote(self, arguments: VerifyQuote) -> Verified:
        """Whether words stand in a document, character by character, and where."""
        if not arguments.text.strip():
            raise UsageError("there are no words to verify")
        index, library = self._library(arguments.index)
        source = library.source(arguments.source_id)
        text = library.source_text(source.id)
        words = arguments.text
        places = _places(text, words)
        near = [] if places else near_misses(text, words)
        nearest = None
        if not places and not near:
            nearest = _nearest(library, source, words)
        return Verified(
            index=index,
            source_id=source.id,
            verbatim=bool(places),
            message=_verdict(places, near=bool(near)),
            times=text.count(words),
            places=tuple(places),
            said_by=_said_by(library, source.id, places[0]) if places else (),
            near_misses=tuple(
                NearMiss(
                    start=each.start,
                    end=each.end,
                    text=text[each.start : each.end],
                    differs_in=each.differs,
                )
                for each in near
            ),
            nearest=nearest,
            source_unchanged=not library.outdated([source.id]),
        )

    def _library(self, name: str | None) -> tuple[str, Library]:
        if name is None and len(self._libraries) == 1:
            (name,) = self._libraries
        if name not in self._libraries:
            there = ", ".join(self._libraries)
            wrong = "" if name is None else f"there is no index {name!r}: "
            raise UsageError(f"{wrong}name one of the indexes: {there}")
        with self._opening:
            self._libraries[name] = library = _newest(self._libraries[name])
        return name, library


def _newest(library: Library) -> Library:
    """The index as it is now; as it was where it cannot be opened any more."""
    # The one that was open stays so: others may be in the middle of a question.
    with suppress(CorpusIndexError, EncoderError):
        if pointed_to(library.folder)[0] == library.store.manifest.generation:
            return library
        try:
            return type(library).open(library.folder, encoder=library.encoder)
        except IndexModelError:
            return type(library).open(library.folder)
    return library


def _message(answer: Answer) -> str:
    if answer.reason is not None:
        return _NOT_SAID[answer.reason]
    several = "1 quote" if len(answer.quotes) == 1 else f"{len(answer.quotes)} quotes"
    return f"{several}, best first. Repeat each word for word, with its speaker and source."


def _found(passages: tuple[Passage, ...], arguments: Search) -> str:
    if passages:
        several = "1 passage" if len(passages) == 1 else f"{len(passages)} passages"
        return f"{several}, nearest first. Near is not an answer: to answer a question, call ask."
    if arguments.speaker is not None:
        return (
            f"No passage in which {_short(arguments.speaker)!r} is heard: ask, with this speaker,"
            " says who is."
        )
    return "No passage is near to that."


@dataclass(frozen=True, slots=True)
class _LeftOut:
    """What ``since`` and ``until`` leave out."""

    everything: bool
    """Whether no document is of that time."""
    undated: int
    """How many documents have no date that could be held against them."""


def _left_out(library: Library, arguments: Ask | Search) -> _LeftOut | None:
    """What is left out for its time; None where any time will do."""
    span = span_of(arguments.since, arguments.until)
    if span is None:
        return None
    store = library.store
    named = map(store.find_source, arguments.source)
    rows = [row for row in named if row is not None] if arguments.source else store.sources()
    undated = sum(row.first_day is None for row in rows)
    return _LeftOut(everything=not span.numbers(rows), undated=undated)


def _with(left_out: _LeftOut | None, message: str) -> str:
    """A message, and what was left out: else silence would be taken for the documents' own."""
    if left_out is None:
        return message
    if left_out.everything:
        message = "None of the documents asked is known to be of that time: nothing was searched."
    if not left_out.undated:
        return message
    those = (
        "1 document has no date and was"
        if left_out.undated == 1
        else f"{left_out.undated:,} documents have no date and were"
    )
    return f"{message} {those} left out by since and until."


def _quoted(quote: Quote, library: Library) -> Quoted:
    end = min(quote.end, quote.start + _LONGEST)
    return Quoted(
        text=quote.text[: end - quote.start],
        cut=end < quote.end,
        source_id=quote.source_id,
        start=quote.start,
        end=end,
        speaker=_short(quote.speaker),
        attribution=quote.attribution,
        title=_short(quote.source_title),
        author=_short(quote.source_author),
        date=_short(dated(quote)),
        url=web_address(quote.source_url),
        page=quote.page,
        reply_to=None if quote.reply_to is None else _elsewhere(quote.reply_to),
        also=tuple(map(_elsewhere, quote.also[:_PLACES])),
        link=quote_link(quote, library.source_text),
        source_sha256=quote.source_sha256,
    )


def _elsewhere(place: models.Place) -> Elsewhere:
    shown = place.text[:_LONGEST]
    return Elsewhere(
        text=shown,
        cut=len(shown) < len(place.text),
        source_id=place.source_id,
        start=place.start,
        end=place.start + len(shown),
        speaker=_short(place.speaker),
        title=_short(place.source_title),
        date=_short(dated(place)),
        source_sha256=place.source_sha256,
    )


def _passages(library: Library, found: Iterable[models.Passage]) -> tuple[Passage, ...]:
    return tuple(_passage(library.source(each.source_id), each) for each in found)


def _passage(source: SourceInfo, found: models.Passage) -> Passage:
    shown = found.text[:_LONGEST]
    return Passage(
        **_described(source),
        start=found.start,
        end=found.start + len(shown),
        text=shown,
        cut=len(shown) < len(found.text),
        score=found.score,
        page=found.page,
    )


def _described(source: SourceInfo) -> dict[str, Any]:
    return {
        "title": _short(source.title),
        "author": _short(source.author),
        "date": _short(date_of(source.date, of_file=source.date_of_file)),
        "source_id": source.id,
        "url": web_address(source.url),
        "source_sha256": source.sha256,
    }


def _short(text: str | None) -> str | None:
    """A title or a name of any length, short enough to be passed on."""
    return text if text is None or len(text) <= _LONGEST_TITLE else f"{text[:_LONGEST_TITLE]} …"


def _nearest(library: Library, source: SourceInfo, words: str) -> Passage | None:
    """The passage of a source that is nearest to words that do not stand in it."""
    try:
        found = library.search(words, top=1, source=source.id).passages
    except QuestionError:
        return None
    return next((_passage(source, each) for each in found), None)


def _places(text: str, words: str) -> list[Place]:
    places: list[Place] = []
    at = text.find(words)
    while at >= 0 and len(places) < _PLACES:
        places.append(Place(start=at, end=at + len(words)))
        at = text.find(words, at + len(words))
    return places


def _said_by(library: Library, source_id: str, place: Place) -> tuple[Voice, ...]:
    return tuple(
        Voice(
            start=said.start,
            end=said.end,
            speaker=_short(said.speaker),
            attribution=said.attribution,
            reported_by_another=said.nested,
        )
        for said in library.statements(source_id)
        if said.start < place.end and place.start < said.end
    )[:_PLACES]


def _verdict(places: list[Place], *, near: bool) -> str:
    if places:
        return "Verbatim: these words stand in the source, character by character."
    if near:
        return (
            "Not verbatim. The source has almost these words, under near_misses:"
            " quote it as it stands there, or do not quote."
        )
    return (
        "Not in this source: do not quote it. The passage that is nearest is under nearest;"
        " search may find the words elsewhere."
    )
