"""A trained scorer as an int8 ONNX file with its tokenizer and a card of hashes.

    python -m training.export --name main [--fp32]

The recipe is the encoder's own (gpqa.encoder.quantise), calibrated on pairs.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from gpqa.encoder.graph import SENTENCES, fuse
from gpqa.encoder.network import session
from gpqa.encoder.packaged import packaged_folder, sha256_of
from gpqa.encoder.quantise import quantisable_inputs, quantise
from gpqa.encoder.quiet import quiet
from gpqa.scorer.inputs import TOKENIZER
from gpqa.scorer.onnx import MODEL
from training.combine import FIRST_STAGE, write_combination
from training.model import Reader, batch_of, load_checkpoint, load_tokenizer, prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_NAMES = ("input_ids", "attention_mask", "token_type_ids")


def main(arguments: Sequence[str] | None = None) -> None:
    """Export a checkpoint."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--cache", type=Path, default=Path(".cache-training"))
    parser.add_argument("--name", default="main")
    parser.add_argument("--fp32", action="store_true", help="without quantisation, to compare")
    options = parser.parse_args(arguments)
    folder = options.cache / f"{options.name}-{'fp32' if options.fp32 else 'int8'}"
    checkpoint = options.cache / f"{options.name}.pt"
    if _is_newer(folder / MODEL, checkpoint):
        return
    export(load_checkpoint(checkpoint), folder, int8=not options.fp32)
    size = (folder / MODEL).stat().st_size / 1e6
    print(f"{folder}: {size:.1f} MB, sha256 {sha256_of(folder / MODEL)}")


def export(reader: Reader, folder: Path, *, int8: bool = True) -> None:
    """Write ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    plain, fused = folder / "plain.onnx", folder / "fused.onnx"
    pairs = _pairs()
    _trace(reader, pairs, plain)
    fuse(plain, fused)
    if int8:
        import onnx

        model = onnx.load(str(fused))
        quantise(model, _peaks(onnx.load(str(fused)), quantisable_inputs(model), pairs))
        onnx.save(model, str(folder / MODEL))
        fused.unlink()
    else:
        fused.replace(folder / MODEL)
    plain.unlink()
    shutil.copyfile(packaged_folder() / TOKENIZER, folder / TOKENIZER)
    # Whole, if of no use: what it says counts nothing before training.combine.
    write_combination(FIRST_STAGE, folder)


def _is_newer(made: Path, source: Path) -> bool:
    return made.exists() and made.stat().st_mtime > source.stat().st_mtime


def _pairs() -> list[tuple[torch.Tensor, ...]]:
    tokenizer = load_tokenizer()
    text = " ".join(SENTENCES)
    questions = ("What did the minister tell the committee?", "who was consulted", "How many?")
    made: list[tuple[torch.Tensor, ...]] = []
    for question in questions:
        window = {"title": "A title", "text": text, "sentences": [(0, len(text))]}
        batch = batch_of([prepare(tokenizer, question, window)] * 2)
        made.append((batch.ids, batch.mask, batch.types))
    return made


def _trace(reader: Reader, pairs: list[tuple[torch.Tensor, ...]], path: Path) -> None:
    class Tokens(torch.nn.Module):
        """The reader, reduced to its tokens' numbers."""

        def __init__(self) -> None:
            super().__init__()
            self.reader = reader

        def forward(
            self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor
        ) -> torch.Tensor:
            return self.reader.tokens(ids, mask, types)

    # Only the written-out form of attention is a pattern that fusion recognises.
    reader.transformer.set_attn_implementation("eager")
    with quiet(), torch.no_grad():
        torch.onnx.export(
            Tokens().eval(),
            pairs[0],
            str(path),
            input_names=list(_NAMES),
            output_names=["tokens"],
            dynamic_axes={name: {0: "texts", 1: "tokens"} for name in (*_NAMES, "tokens")},
            opset_version=17,
            dynamo=False,
        )


def _peaks(
    model: Any, names: list[str], pairs: list[tuple[torch.Tensor, ...]]
) -> dict[str, NDArray[np.float32]]:
    from onnx import TensorProto, helper

    existing = {each.name for each in model.graph.output}
    for name in names:
        if name not in existing:
            model.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
    runner = session(model.SerializeToString())
    peaks: dict[str, NDArray[np.float32]] = {}
    for pair in pairs:
        feeds = {name: tensor.numpy() for name, tensor in zip(_NAMES, pair, strict=True)}
        for name, values in zip(names, runner.run(names, feeds), strict=True):
            peak = np.abs(values).reshape(-1, values.shape[-1]).max(axis=0)
            peaks[name] = np.maximum(peaks[name], peak) if name in peaks else peak
    return peaks


if __name__ == "__main__":
    main()
