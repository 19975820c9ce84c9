"""From a loaded sentence-transformers model to an ONNX file: trace, fuse, quantise."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import numpy as np

from gpqa.encoder.network import session
from gpqa.encoder.quantise import quantisable_inputs, quantise
from gpqa.encoder.quiet import quiet

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from gpqa.encoder.tokens import TokenLimit

__all__ = ["SENTENCES", "fuse", "quantise_file", "trace"]

_OPSET = 17  # the oldest with LayerNormalization as one operator, which fusion looks for

SENTENCES = (
    "The minister told the committee on Tuesday that waiting times had fallen by 12% since 2014.",
    "How do you know?",
    "In vitro studies of 34 patients (mean age 61 years) showed elevated serum levels (Table 2).",
    "“We were not consulted,” said Dr Smith, chair of the union’s council, “and nobody asked.”",
    "Heat transfer in the laminar boundary layer over a flat plate at hypersonic speed.",
    "THE PRESIDENT ARRIVED IN PARIS LAST WEEK .",
    "What did the Prime Minister say about nuclear weapons?",
    "Please visit https://example.org/page?id=7 or write to info@example.org for more.",
    "Rain fell on the hills, and people began to carry sandbags and food up to the old school.",
    "def f(x): return x + 1  # code, too",
    "Der Vertrag wurde gestern in Berlin unterzeichnet.",
)
"""Texts of several kinds: they calibrate the int8 recipe and check the result."""


def trace(transformer: Any, features: dict[str, Any], path: Path) -> None:
    """Write a transformers model as plain ONNX: token ids in, token embeddings out.

    ``features`` are the tokenizer's tensors for an example; the graph gets those that
    the model's architecture takes (not all have ``token_type_ids``).
    """
    import torch

    accepted = inspect.signature(transformer.forward).parameters
    names = [
        name
        for name in ("input_ids", "attention_mask", "token_type_ids")
        if name in features and name in accepted
    ]

    class Hidden(torch.nn.Module):
        """The transformer, reduced to its last hidden state."""

        def __init__(self) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, *tensors: torch.Tensor) -> torch.Tensor:
            inputs = dict(zip(names, tensors, strict=True))
            output: torch.Tensor = self.transformer(**inputs).last_hidden_state
            return output

    # Only the written-out form of attention is a pattern that fusion recognises.
    implementation = transformer.config._attn_implementation  # noqa: SLF001
    transformer.set_attn_implementation("eager")
    try:
        with quiet(), torch.no_grad():
            torch.onnx.export(
                Hidden().eval(),
                tuple(features[name] for name in names),
                str(path),
                input_names=names,
                output_names=["last_hidden_state"],
                dynamic_axes={
                    name: {0: "texts", 1: "tokens"} for name in (*names, "last_hidden_state")
                },
                opset_version=_OPSET,
                dynamo=False,  # the newer exporter needs onnxscript
            )
    finally:
        transformer.set_attn_implementation(implementation)


def fuse(source: Path, target: Path) -> None:
    """Join GELU and its bias into onnxruntime's own operators, and attention where it can be.

    Parts that match no pattern stay as they are: slower, not wrong.
    """
    with quiet():
        from onnxruntime.transformers.fusion_options import FusionOptions
        from onnxruntime.transformers.optimizer import optimize_model

        options = FusionOptions("bert")
        options.enable_embed_layer_norm = False  # its table could not be stored as int8
        # onnxruntime 1.31 takes eight times as long for a sum and its normalisation in one
        # operator as for two: a quarter of the whole model's time.
        options.enable_skip_layer_norm = False
        options.enable_bias_skip_layer_norm = False
        # The other attention operator holds its weights inside, out of reach of quantise().
        options.use_multi_head_attention = True
        options.use_raw_attention_mask(use_raw_mask=True)
        model = optimize_model(
            str(source),
            "bert",
            num_heads=0,
            hidden_size=0,
            optimization_options=options,
            opt_level=0,
        )
        model.save_model_to_file(str(target))


def quantise_file(source: Path, target: Path, limit: TokenLimit) -> None:
    """Write the int8 form of the fused model ``source``, calibrated on ``SENTENCES``."""
    import onnx

    model = onnx.load(str(source))
    quantise(model, _peaks(onnx.load(str(source)), quantisable_inputs(model), limit))
    onnx.save(model, str(target))


def _peaks(model: Any, names: list[str], limit: TokenLimit) -> dict[str, NDArray[np.float32]]:
    """Return the largest magnitude in each channel of the activations ``names``."""
    from onnx import TensorProto, helper

    existing = {each.name for each in model.graph.output}
    for name in names:
        if name not in existing:
            value = helper.make_tensor_value_info(name, TensorProto.FLOAT, None)
            model.graph.output.append(value)
    runner = session(model.SerializeToString())
    inputs = {each.name for each in runner.get_inputs()}
    peaks: dict[str, NDArray[np.float32]] = {}
    for text in SENTENCES:
        ids = np.array([limit.tokenizer.encode(text).ids[: limit.max_tokens]], dtype=np.int64)
        feeds = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        outputs = (
            runner.run(names, {k: v for k, v in feeds.items() if k in inputs}) if names else []
        )
        for name, values in zip(names, outputs, strict=True):
            peak = np.abs(values).reshape(-1, values.shape[-1]).max(axis=0)
            peaks[name] = np.maximum(peaks[name], peak) if name in peaks else peak
    return peaks
