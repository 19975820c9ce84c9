"""Haystack as its tutorial on hybrid retrieval sets it up, without the second model.

``DocumentSplitter`` as it comes (200 words), an ``InMemoryDocumentStore``, BM25 and
embedding retrievers, joined by reciprocal rank. The tutorial's last step, a reranker, is
another model and left out for every system here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lines import Chunk, main  # type: ignore[import-not-found]

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STORE = "haystack.json"
_BATCH = 256  # documents encoded between two reports of progress


class Haystack:
    """BM25 and embeddings in memory, joined by reciprocal rank."""

    def __init__(self) -> None:
        self._pipeline: Any = None

    def build(
        self,
        documents: list[dict[str, str]],
        index: Path,
        model: str,
        progress: Callable[[int, int], None],
    ) -> list[Chunk]:
        """See :class:`lines.Driven`. Titles are encoded with the text, as documented."""
        from haystack import Document  # type: ignore[import-not-found]
        from haystack.components.preprocessors import DocumentSplitter  # type: ignore[import-not-found]
        from haystack.document_stores.in_memory import InMemoryDocumentStore  # type: ignore[import-not-found]
        from haystack_integrations.components.embedders.sentence_transformers import (  # type: ignore[import-not-found]
            SentenceTransformersDocumentEmbedder,
        )

        split = DocumentSplitter(split_by="word", split_length=200).run(
            documents=[
                Document(content=each["text"], meta={"source": each["id"], "title": each["title"]})
                for each in documents
            ]
        )["documents"]
        chunks, numbered = [], []
        for number, each in enumerate(split):
            source, start = each.meta["source"], each.meta["split_idx_start"]
            chunks.append(Chunk(source, each.content, start))
            meta = {"number": number, "title": each.meta["title"]}
            numbered.append(Document(id=f"{number}", content=each.content, meta=meta))
        embedder = SentenceTransformersDocumentEmbedder(
            model=model, progress_bar=False, meta_fields_to_embed=["title"]
        )
        store = InMemoryDocumentStore()
        for at in range(0, len(numbered), _BATCH):
            progress(at, len(numbered))
            store.write_documents(embedder.run(numbered[at : at + _BATCH])["documents"])
        store.save_to_disk(str(index / STORE))
        return chunks

    def open(self, index: Path, model: str) -> None:
        """See :class:`lines.Driven`."""
        from haystack import Pipeline
        from haystack.components.joiners import DocumentJoiner  # type: ignore[import-not-found]
        from haystack.components.retrievers.in_memory import (  # type: ignore[import-not-found]
            InMemoryBM25Retriever,
            InMemoryEmbeddingRetriever,
        )
        from haystack.document_stores.in_memory import InMemoryDocumentStore
        from haystack_integrations.components.embedders.sentence_transformers import (
            SentenceTransformersTextEmbedder,
        )

        store = InMemoryDocumentStore.load_from_disk(str(index / STORE))
        pipeline = Pipeline()
        pipeline.add_component(
            "embedder", SentenceTransformersTextEmbedder(model=model, progress_bar=False)
        )
        pipeline.add_component("dense", InMemoryEmbeddingRetriever(document_store=store))
        pipeline.add_component("lexical", InMemoryBM25Retriever(document_store=store))
        pipeline.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
        pipeline.connect("embedder.embedding", "dense.query_embedding")
        pipeline.connect("dense", "joiner")
        pipeline.connect("lexical", "joiner")
        self._pipeline = pipeline

    def _found(self, question: str, limit: int) -> list[Any]:
        done = self._pipeline.run(
            {
                "embedder": {"text": question},
                "dense": {"top_k": limit},
                "lexical": {"query": question, "top_k": limit},
                "joiner": {"top_k": limit},
            }
        )
        return list(done["joiner"]["documents"])

    def search(self, question: str, limit: int) -> list[tuple[int, float]]:
        """See :class:`lines.Driven`."""
        return [(each.meta["number"], float(each.score)) for each in self._found(question, limit)]

    def texts(self, question: str, limit: int) -> list[str]:
        """See :class:`lines.Driven`."""
        return [each.content for each in self._found(question, limit)]


if __name__ == "__main__":
    main(Haystack())
