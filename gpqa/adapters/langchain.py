"""A LangChain retriever whose documents are verbatim quotes.

>>> from gpqa.adapters.langchain import GpqaRetriever
>>> retriever = GpqaRetriever.open("seeds")
>>> documents = retriever.invoke("what did Hunt say about funding?")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from pydantic import Field

from gpqa.adapters.metadata import identifier, metadata
from gpqa.config import MOST, TOP
from gpqa.errors import MissingExtraError
from gpqa.library import Library

try:
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever
except ImportError as error:
    raise MissingExtraError(
        "the LangChain retriever needs langchain-core: pip install 'gpqa[langchain]'"
    ) from error

if TYPE_CHECKING:
    import os

    from langchain_core.callbacks import CallbackManagerForRetrieverRun

__all__ = ["GpqaRetriever"]


class GpqaRetriever(BaseRetriever):
    """Quotes that answer a question, best first; none where the sources do not say.

    ``page_content`` is the quote, to the character; ``metadata`` is what
    :func:`gpqa.adapters.metadata.metadata` gives.
    """

    library: Library
    top: int = Field(default=TOP, ge=1, le=MOST)
    """At most so many quotes."""
    source: str | list[str] | None = None
    """Only documents of these ids."""
    speaker: str | None = None
    """Only what this person said."""

    @classmethod
    def open(cls, index: str | os.PathLike[str], **fields: Any) -> Self:
        """For the index of that name or folder; raises as :meth:`gpqa.Library.open` does."""
        return cls(library=Library.open(index), **fields)

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - part of the interface
    ) -> list[Document]:
        answer = self.library.ask(query, top=self.top, source=self.source, speaker=self.speaker)
        return [
            Document(
                id=identifier(quote), page_content=quote.text, metadata=metadata(answer, quote)
            )
            for quote in answer.quotes
        ]
