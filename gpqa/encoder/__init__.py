"""Encoders: texts to vectors.

``load_encoder`` gives the one that gpqa uses, ``find_encoder`` the one that an index was built
with: the model is exported to ONNX once, by
``gpqa index``, and from then on run by onnxruntime alone. ``SentenceTransformersEncoder``
is the reference it is checked against, and ``OnnxEncoder`` its class; both are imported
when they are first asked for, so that importing this package costs nothing.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from gpqa.encoder.cache import default_cache_dir
from gpqa.encoder.load import find_encoder, load_encoder, warm_up
from gpqa.encoder.packaged import PACKAGED_MODEL
from gpqa.encoder.protocol import Encoder

if TYPE_CHECKING:
    from gpqa.encoder.export import export_encoder
    from gpqa.encoder.onnx import OnnxEncoder
    from gpqa.encoder.reference import SentenceTransformersEncoder

# onnxruntime keeps a device id and reports its use over the network unless it is told
# not to before it is imported. Nothing of what is read or asked may leave the machine.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

__all__ = [
    "PACKAGED_MODEL",
    "Encoder",
    "OnnxEncoder",
    "SentenceTransformersEncoder",
    "default_cache_dir",
    "export_encoder",
    "find_encoder",
    "load_encoder",
    "warm_up",
]

_LAZY = {
    "OnnxEncoder": "onnx",
    "SentenceTransformersEncoder": "reference",
    "export_encoder": "export",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_LAZY[name]}"), name)
