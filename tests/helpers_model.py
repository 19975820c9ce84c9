"""Tiny models of several architectures, made by the tests themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gpqa.encoder.quiet import offline, quiet

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "the a minister said that waiting times fell rose by percent in river bridge hello".split()
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def make_model(folder: Path, architecture: str, pooling: str = "mean") -> Path:
    """Save a tiny, randomly initialised sentence-transformers model."""
    offline()
    with quiet():
        import torch
        import transformers
        from sentence_transformers import SentenceTransformer
        from sentence_transformers.sentence_transformer.modules import Pooling, Transformer

    with quiet():  # again: the progress bars are there to hide only after the import
        letters = [*"abcdefghijklmnopqrstuvwxyz", *(f"##{c}" for c in "abcdefghijklmnopqrstuvwxyz")]
        vocabulary = {
            word: i for i, word in enumerate(dict.fromkeys([*SPECIAL, *WORDS, *letters, ".", ","]))
        }
        torch.manual_seed(7)
        common: dict[str, Any] = {
            "vocab_size": len(vocabulary),
            "max_position_embeddings": 64,
            "initializer_range": 0.3,
        }
        shape: dict[str, Any] = {
            "hidden_size": 32,
            "num_hidden_layers": 2,
            "num_attention_heads": 4,
            "intermediate_size": 64,
        }
        renamed: dict[str, Any] = {"dim": 32, "n_layers": 2, "n_heads": 4, "hidden_dim": 64}
        model: torch.nn.Module
        if architecture == "bert":
            model = transformers.BertModel(transformers.BertConfig(**common, **shape))
        elif architecture == "distilbert":
            model = transformers.DistilBertModel(transformers.DistilBertConfig(**common, **renamed))
        else:
            model = transformers.MPNetModel(
                transformers.MPNetConfig(**common, **shape, pad_token_id=0)
            )
        tokenizer = transformers.BertTokenizer(vocab=vocabulary, model_max_length=64)
        raw = folder.with_name(f"{folder.name}-raw")
        model.save_pretrained(str(raw))
        tokenizer.save_pretrained(str(raw))
        transformer = Transformer(str(raw))
        transformer.max_seq_length = 48
        SentenceTransformer(
            modules=[transformer, Pooling(32, pooling_mode=pooling)], device="cpu"
        ).save(str(folder))
    return folder
