"""The reference: sentence-transformers itself, on torch, in full precision.

Slow to import (seconds); used to export models, and where a result is to be checked.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from gpqa.encoder.packaged import PACKAGED_MODEL, is_packaged, packaged_folder
from gpqa.encoder.pooling import POOLINGS, pool_spans, unit
from gpqa.encoder.quiet import offline, quiet
from gpqa.encoder.tokens import TokenLimit
from gpqa.errors import EncoderError, ModelNotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.encoder.protocol import Progress, Span, Vectors

__all__ = ["SentenceTransformersEncoder", "model_folder", "model_name"]

_BATCH = 32


def model_folder(model: str | Path | None) -> Path:
    """Return the folder of a model: the packaged one, or a path that the user names.

    Raises ModelNotFoundError for anything else: nothing is ever downloaded.
    """
    if model is None or is_packaged(model):
        return packaged_folder()
    folder = Path(model).expanduser()
    if (folder / "modules.json").is_file():
        return folder.resolve()
    what = "holds no modules.json" if folder.is_dir() else "is no folder on this machine"
    raise ModelNotFoundError(
        f"No model {str(model)!r}: it {what}. Pass the path of a folder that "
        f"sentence-transformers saved, or {PACKAGED_MODEL} for the packaged model. "
        "gpqa never downloads models."
    )


def model_name(model: str | Path | None) -> str:
    """Return a model's name for people: its folder's, or the packaged model's."""
    return PACKAGED_MODEL if model is None or is_packaged(model) else model_folder(model).name


class SentenceTransformersEncoder:
    """Runs a sentence-transformers model on torch; the same contract as every encoder.

    ``model`` is a folder that sentence-transformers saved, or ``None`` for the packaged
    model. Raises ModelNotFoundError when there is no such model and EncoderError when it
    cannot be loaded or is of a kind that gpqa does not support: anything other than one
    transformer with mean or cls pooling.
    """

    def __init__(self, model: str | Path | None = None) -> None:
        folder = model_folder(model)
        self.model = model_name(model)
        self.fingerprint = f"{self.model}/sentence-transformers/fp32"
        self.loaded = _load(folder)
        self.pooling = _pooling(self.loaded, folder)
        self.transformer: Any = self.loaded[0].model
        self.dimension = int(self.loaded.get_embedding_dimension())
        self._limit = TokenLimit(_tokenizer(self.loaded, folder), _max_tokens(self.loaded))
        self.max_tokens = self._limit.max_tokens

    @property
    def limit(self) -> TokenLimit:
        """The model's tokenizer and the length of the longest text that it reads."""
        return self._limit

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return each text's number of tokens, without special tokens or truncation."""
        return self._limit.count(texts)

    def fit(self, text: str) -> str:
        """Return the longest prefix of ``text``, on a token's end, that can be encoded."""
        return self._limit.fit(text)

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """Return unit vectors, float32 of shape ``(len(texts), dimension)``, in order."""
        self._limit.encode(texts)
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors = self.loaded.encode(
            list(texts), batch_size=_BATCH, show_progress_bar=False, convert_to_numpy=True
        )
        if progress is not None:
            progress(len(texts))
        return unit(np.asarray(vectors, dtype=np.float32))

    def encode_spans(
        self,
        texts: Sequence[str],
        spans: Sequence[Sequence[Span]],
        *,
        progress: Progress | None = None,
    ) -> tuple[Vectors, list[Vectors]]:
        """Return the texts' vectors and those of character spans in them.

        See :meth:`gpqa.encoder.Encoder.encode_spans`.
        """
        if len(texts) != len(spans):
            raise EncoderError(f"Got {len(texts)} texts, but spans for {len(spans)}.")
        encodings = self._limit.encode(texts)
        vectors = self.encode(texts, progress=progress)
        if not texts:
            return vectors, []
        hidden = self.loaded.encode(
            list(texts),
            batch_size=_BATCH,
            show_progress_bar=False,
            output_value="token_embeddings",
        )
        return vectors, [
            pool_spans(
                each.float().cpu().numpy()[: len(encoding.ids)],
                encoding.offsets,
                encoding.special_tokens_mask,
                wanted,
            )
            for each, encoding, wanted in zip(hidden, encodings, spans, strict=True)
        ]


def _load(folder: Path) -> Any:
    """Load a model from its folder, without network, remote code or chatter."""
    offline()
    with quiet():
        from sentence_transformers import SentenceTransformer

    with quiet():  # again: now transformers is imported, and its progress bars can be hidden
        try:
            loaded = SentenceTransformer(
                str(folder), device="cpu", local_files_only=True, trust_remote_code=False
            )
        except Exception as error:  # the library raises whatever its loaders raise
            raise EncoderError(f"Cannot load the model in {folder}: {error}") from error
    return loaded.eval()


def _pooling(loaded: Any, folder: Path) -> Any:
    """Return the pooling mode; EncoderError for a model that gpqa does not support."""
    kinds = [type(module).__name__ for module in loaded]
    if kinds not in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"]):
        raise EncoderError(
            f"The model in {folder} is made of {', '.join(kinds)}; "
            "gpqa supports Transformer, Pooling and, optionally, Normalize."
        )
    mode = loaded[1].pooling_mode
    if mode not in POOLINGS:
        raise EncoderError(
            f"The model in {folder} pools by {mode}; gpqa supports {' and '.join(POOLINGS)}."
        )
    if loaded.default_prompt_name and loaded.prompts.get(loaded.default_prompt_name):
        raise EncoderError(
            f"The model in {folder} puts the prompt {loaded.default_prompt_name!r} before every "
            "text, which gpqa does not support."
        )
    return mode


def _tokenizer(loaded: Any, folder: Path) -> Any:
    """Return an independent copy of the model's tokenizer, as the tokenizers library's own."""
    from tokenizers import Tokenizer

    backend = getattr(loaded.tokenizer, "backend_tokenizer", None)
    if not isinstance(backend, Tokenizer):
        raise EncoderError(f"The model in {folder} has no fast tokenizer (tokenizer.json).")
    return Tokenizer.from_str(backend.to_str())


def _max_tokens(loaded: Any) -> int:
    """Return the longest input; the positions of the architecture bound what is claimed."""
    positions = int(getattr(loaded[0].model.config, "max_position_embeddings", 512))
    claimed = loaded.max_seq_length
    return min(int(claimed), positions) if claimed else positions
