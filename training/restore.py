"""The shipped weights as a checkpoint to train on from: `python -m training.restore --name alloy`.

With the shipped files beside it, to fit anew what is made of their judgements.

Checkpoints are not committed: at a hundred megabytes each they would stay in history for
ever. What is shipped is int8, and undone here by the recipe that made it
(:mod:`gpqa.encoder.quantise`). Rounding stays: it is what the shipped file answers with.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from gpqa.scorer.load import WEIGHTS
from gpqa.scorer.onnx import MODEL
from training.model import Reader
from training.package import package

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

__all__ = ["RestoreError", "restored"]

_PREFIX = "reader."  # what the export puts before the names of weights that it keeps as they are
_TOGETHER = ("query", "key", "value")  # products that share their input are one in the file


class RestoreError(Exception):
    """The file is not an exported scorer; says what is missing in it."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write a checkpoint."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--cache", type=Path, default=Path(".cache-training"))
    parser.add_argument("--name", required=True, help="what the checkpoint is to be called")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of the scorer")
    options = parser.parse_args(arguments)
    options.cache.mkdir(parents=True, exist_ok=True)
    target = options.cache / f"{options.name}.pt"
    torch.save({"model": restored(options.weights / MODEL).state_dict()}, target)
    # What reads is the file as it ships, so that what is fitted to it holds of it.
    package(options.weights, options.cache / f"{options.name}-int8")
    print(target)


def restored(path: Path) -> Reader:
    """The reader that was exported to ``path``; raises :class:`RestoreError`."""
    import onnx
    from onnx import numpy_helper

    model = onnx.load(str(path))
    arrays = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
    reader = Reader.fresh()
    state = reader.state_dict()
    # Word embeddings are frozen in training: the packaged model's own are exact.
    found = dict(_weights(arrays, state)) | {
        name.removeprefix(_PREFIX): values
        for name, values in arrays.items()
        if name.startswith(_PREFIX)
    }
    for name, values in found.items():
        state[name] = torch.from_numpy(np.array(values, dtype=np.float32))
    trained = [name for name, weight in reader.named_parameters() if weight.requires_grad]
    # The pooler is the packaged model's; no question ever reaches it.
    missing = [name for name in trained if name not in found and ".pooler." not in name]
    if missing:
        raise RestoreError(f"{path}: no weights for {missing[0]} ({len(missing)} are missing)")
    reader.load_state_dict(state)
    return reader


def _weights(
    arrays: Mapping[str, NDArray[Any]], state: Mapping[str, torch.Tensor]
) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Matrices by their names, as torch holds them: (outputs, inputs)."""
    for name in arrays:
        base, is_product, _ = name.partition("/MatMul_output_0_int8_ws")
        if not is_product:
            continue
        base = f"{base}/MatMul_output_0_int8"
        values = arrays[f"{base}_w"].astype(np.float32) * arrays[f"{base}_ws"]
        if f"{base}_smooth" in arrays:
            values = values * arrays[f"{base}_smooth"][:, None]
        path = _path(name.partition("/MatMul")[0])
        first, _, last = path.rpartition(".")
        if last == _TOGETHER[0]:
            parts = np.split(values, len(_TOGETHER), axis=1)
            names = [f"{first}.{each}.weight" for each in _TOGETHER]
        else:
            parts, names = [values], [f"{path}.weight"]
        for each, part in zip(names, parts, strict=True):
            if each in state:
                yield each, np.ascontiguousarray(part.T)


def _path(scope: str) -> str:
    """A module's name from a node's: ``/head/head.1`` is ``head.1``."""
    parts: list[str] = []
    for part in scope.strip("/").split("/"):
        # A list's members are written with the list's name: "encoder/layer.0", "head/head.1".
        if parts and part.startswith(f"{parts[-1]}."):
            parts.pop()
        parts.append(part)
    return ".".join(parts)


if __name__ == "__main__":
    main()
