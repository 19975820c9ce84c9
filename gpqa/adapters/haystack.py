"""A Haystack component whose documents are verbatim quotes.

>>> from gpqa.adapters.haystack import GpqaRetriever
>>> retriever = GpqaRetriever("seeds")
>>> documents = retriever.run("what did Hunt say about funding?")["documents"]

Haystack reads the annotations of ``run`` as types: none of them may be a string here.
"""

import threading
from typing import Any

from gpqa.adapters.metadata import identifier, metadata
from gpqa.config import TOP
from gpqa.errors import MissingExtraError
from gpqa.library import Library

try:
    from haystack import Document, component, default_from_dict, default_to_dict
except ImportError as error:
    raise MissingExtraError(
        "the Haystack component needs haystack-ai: pip install 'gpqa[haystack]'"
    ) from error

__all__ = ["GpqaRetriever"]


@component
class GpqaRetriever:
    """Quotes that answer a question, best first; none where the sources do not say.

    A document's ``content`` is the quote, to the character; its ``meta`` is what
    :func:`gpqa.adapters.metadata.metadata` gives.
    """

    def __init__(
        self,
        index: str,
        top_k: int = TOP,
        speaker: str | None = None,
        source: list[str] | None = None,
        *,
        library: Library | None = None,
    ) -> None:
        """For the index of that name or folder, which is opened when it is first asked.

        ``speaker`` and ``source`` narrow as they do for :meth:`gpqa.Library.ask`.
        ``library`` is the index where it is open already; a pipeline that is stored and
        loaded opens it by ``index``.
        """
        self.index = index
        self.top_k = top_k
        self.speaker = speaker
        self.source = source
        self._library = library
        self._opening = threading.Lock()

    def warm_up(self) -> None:
        """Open the index; raises as :meth:`gpqa.Library.open` does."""
        with self._opening:
            if self._library is None:
                self._library = Library.open(self.index)

    @component.output_types(
        documents=list[Document], answered=bool, reason=str | None, confidence=float
    )
    def run(
        self,
        query: str,
        top_k: int | None = None,
        speaker: str | None = None,
        source: list[str] | None = None,
    ) -> dict[str, Any]:
        """Ask; what is given here is taken instead of what the component was made with.

        ``answered`` is False, and ``reason`` says why, where the sources do not say.
        """
        self.warm_up()
        assert self._library is not None
        answer = self._library.ask(
            query,
            top=self.top_k if top_k is None else top_k,
            speaker=self.speaker if speaker is None else speaker,
            source=self.source if source is None else source,
        )
        documents = [
            Document(
                id=identifier(quote),
                content=quote.text,
                meta=metadata(answer, quote),
                score=quote.score,
            )
            for quote in answer.quotes
        ]
        return {
            "documents": documents,
            "answered": answer.answered,
            "reason": None if answer.reason is None else str(answer.reason),
            "confidence": answer.confidence,
        }

    def to_dict(self) -> dict[str, Any]:
        """What a pipeline stores of it: the index's name, not the index."""
        stored: dict[str, Any] = default_to_dict(
            self, index=self.index, top_k=self.top_k, speaker=self.speaker, source=self.source
        )
        return stored

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "GpqaRetriever":
        """The component that :meth:`to_dict` was called on."""
        made: GpqaRetriever = default_from_dict(cls, data)
        return made
