"""The component in a Haystack pipeline."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("HAYSTACK_TELEMETRY_ENABLED", "False")
pytest.importorskip(
    "haystack", reason="haystack-ai is not installed: pip install 'gpqa[dev-adapters]'"
)

from haystack import Pipeline
from haystack.components.joiners import DocumentJoiner

from gpqa.adapters.haystack import GpqaRetriever
from gpqa.errors import IndexNotFoundError

if TYPE_CHECKING:
    from pathlib import Path

    from gpqa.library import Library

QUESTION = "What did Ann Lee say the roof costs?"


def test_documents_are_quotes_with_their_place_speaker_and_receipt(
    library: Library, text: str
) -> None:
    result = GpqaRetriever("minutes", library=library).run(QUESTION)
    assert result["answered"]
    assert result["reason"] is None
    for document in result["documents"]:
        assert text[document.meta["start"] : document.meta["end"]] == document.content
        assert document.id == f"monday:{document.meta['start']}-{document.meta['end']}"
        assert library.verify(document.meta["receipt"]).valid
    assert result["documents"][0].meta["speaker"] == "Ann Lee"


def test_where_the_sources_do_not_say_there_are_no_documents_and_a_reason(
    library: Library,
) -> None:
    result = GpqaRetriever("minutes", library=library).run("Who won the football?")
    assert result["documents"] == []
    assert (result["answered"], result["reason"]) == (False, "nothing_relevant")


def test_it_is_a_part_of_a_pipeline(library: Library) -> None:
    pipeline = Pipeline()
    pipeline.add_component("quotes", GpqaRetriever("minutes", library=library))
    pipeline.add_component("joined", DocumentJoiner())
    pipeline.connect("quotes.documents", "joined.documents")
    asked = {"query": "how long does the roof last?", "speaker": "Bob Ray", "top_k": 1}
    result = pipeline.run({"quotes": asked})
    (document,) = result["joined"]["documents"]
    assert document.meta["speaker"] == "Bob Ray"


def test_a_pipeline_stores_the_index_s_name_and_loads_it_again(library: Library) -> None:
    pipeline = Pipeline()
    made = GpqaRetriever("minutes", top_k=2, speaker="Ann Lee", library=library)
    pipeline.add_component("quotes", made)
    stored = pipeline.dumps()
    assert "library" not in stored
    again = Pipeline.loads(stored, allowed_modules=["gpqa.adapters.haystack"])
    loaded = again.get_component("quotes")
    assert isinstance(loaded, GpqaRetriever)
    assert (loaded.index, loaded.top_k, loaded.speaker) == ("minutes", 2, "Ann Lee")


def test_the_index_is_opened_when_it_is_first_needed(tmp_path: Path) -> None:
    retriever = GpqaRetriever(str(tmp_path / "nowhere"))
    with pytest.raises(IndexNotFoundError):
        retriever.warm_up()
