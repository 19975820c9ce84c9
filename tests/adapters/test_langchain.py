"""The retriever in LangChain itself."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

pytest.importorskip(
    "langchain_core", reason="langchain-core is not installed: pip install 'gpqa[dev-adapters]'"
)

from langchain_core.runnables import RunnableLambda

from gpqa.adapters.langchain import GpqaRetriever
from gpqa.errors import UnknownSourceError

if TYPE_CHECKING:
    from langchain_core.documents import Document

    from gpqa.library import Library

QUESTION = "What did Ann Lee say the roof costs?"


def test_documents_are_quotes_with_their_place_speaker_and_receipt(
    library: Library, text: str
) -> None:
    documents = GpqaRetriever(library=library).invoke(QUESTION)
    assert documents
    for document in documents:
        known = document.metadata
        assert text[known["start"] : known["end"]] == document.page_content
        assert document.id == f"monday:{known['start']}-{known['end']}"
        assert library.verify(known["receipt"]).valid
    assert documents[0].metadata["speaker"] == "Ann Lee"


def test_where_the_sources_do_not_say_there_are_no_documents(library: Library) -> None:
    assert GpqaRetriever(library=library).invoke("Who won the football?") == []


def test_it_narrows_to_a_speaker_and_a_number(library: Library) -> None:
    retriever = GpqaRetriever(library=library, speaker="Bob Ray", top=1)
    (document,) = retriever.invoke("how long does the roof last?")
    assert document.metadata["speaker"] == "Bob Ray"


def test_it_is_a_link_of_a_chain_and_asynchronous_too(library: Library) -> None:
    def words(documents: list[Document]) -> list[str]:
        return [document.page_content for document in documents]

    chain = GpqaRetriever(library=library) | RunnableLambda(words)
    said = chain.invoke(QUESTION)
    assert said == asyncio.run(chain.ainvoke(QUESTION))
    assert chain.batch([QUESTION, "Who won the football?"]) == [said, []]


def test_errors_are_gpqa_s_own(library: Library) -> None:
    with pytest.raises(UnknownSourceError):
        GpqaRetriever(library=library, source="tuesday").invoke(QUESTION)
    with pytest.raises(ValueError, match="top"):
        GpqaRetriever(library=library, top=0)
