"""txtai as its documentation sets it up: paragraphs, hybrid search, content stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lines import Chunk, main  # type: ignore[import-not-found]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Txtai:
    """``Embeddings(path=…, hybrid=True, content=True)`` over ``Segmentation(paragraphs=True)``."""

    def __init__(self) -> None:
        self._embeddings: Any = None

    def build(
        self,
        documents: list[dict[str, str]],
        index: Path,
        model: str,
        progress: Callable[[int, int], None],
    ) -> list[Chunk]:
        """See :class:`lines.Driven`. A title is put before each of its paragraphs."""
        from txtai import Embeddings  # type: ignore[import-not-found]
        from txtai.pipeline import Segmentation  # type: ignore[import-not-found]

        split = Segmentation(paragraphs=True)
        chunks, texts = [], []
        for document in documents:
            for text in split(document["text"]):
                chunks.append(Chunk(document["id"], text, None))
                texts.append(f"{document['title']} {text}".strip())

        def rows() -> Iterator[tuple[int, str]]:
            for number, text in enumerate(texts):
                if number % 256 == 0:
                    progress(number, len(texts))
                yield number, text

        self._embeddings = Embeddings(path=model, hybrid=True, content=True)
        self._embeddings.index(rows())
        self._embeddings.save(str(index / "txtai"))
        return chunks

    def open(self, index: Path, model: str) -> None:
        """See :class:`lines.Driven`; a saved index knows its model."""
        from txtai import Embeddings

        del model
        self._embeddings = Embeddings()
        self._embeddings.load(str(index / "txtai"))

    def search(self, question: str, limit: int) -> list[tuple[int, float]]:
        """See :class:`lines.Driven`."""
        found = self._embeddings.search(question, limit)
        return [(int(each["id"]), float(each["score"])) for each in found]

    def texts(self, question: str, limit: int) -> list[str]:
        """See :class:`lines.Driven`."""
        return [each["text"] for each in self._embeddings.search(question, limit)]


if __name__ == "__main__":
    main(Txtai())
