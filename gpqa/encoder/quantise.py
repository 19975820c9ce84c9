"""The int8 recipe: smoothed, symmetric, and one activation scale a token.

onnxruntime's own dynamic quantisation takes one scale for a whole batch. One token with
a large activation then costs every other token its precision, and a text's vector
depends on the texts beside it. Here each token (row) has its own scale, so both effects
are gone, and the products still run on onnxruntime's int8 kernels. What outliers remain
sit in a few channels; as in SmoothQuant (Xiao et al., 2023, arXiv:2211.10438) part of
their size is moved into the weights. Word embeddings are kept as int8 rows with a scale
each: they are half the file, and a look-up needs one row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from onnx import helper, numpy_helper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

__all__ = ["quantisable_inputs", "quantise"]

_SMOOTHING = 0.55
"""Share of an outlier channel's size that moves into the weights: 0.5 to 0.6 measured best."""

_BIG_TABLE = 1_000_000
"""Look-up tables with more values than this are stored as int8."""

_NORMS = {"LayerNormalization", "SkipLayerNormalization"}


def quantisable_inputs(model: Any) -> list[str]:
    """Return the activations whose channels are smoothed: those that normalisations give.

    Elsewhere (attention and feed-forward interiors) smoothing measured worse than none.
    """
    graph = _Graph(model)
    return [x for x, nodes in graph.products().items() if graph.is_norm(x) and nodes]


def quantise(model: Any, peaks: Mapping[str, NDArray[np.float32]]) -> None:
    """Rewrite ``model``, a transformer with input ``input_ids``, in place.

    ``peaks`` gives, for each of ``quantisable_inputs(model)``, the largest magnitude seen
    in each channel.
    """
    graph = _Graph(model)
    products = graph.products()
    nodes = graph.prologue()
    replaced = {node.output[0] for group in products.values() for node in group}
    written: set[str] = set()
    for node in model.graph.node:
        if node.output[0] in replaced:
            source = node.input[0]
            if source not in written:
                written.add(source)
                nodes += graph.product(products[source], peaks.get(source))
        elif graph.is_big_lookup(node):
            nodes += graph.lookup(node)
        else:
            nodes.append(node)
    graph.replace_nodes(nodes)


class _Graph:
    """An ONNX graph being rewritten, with its constants by name."""

    def __init__(self, model: Any) -> None:
        self.model = model
        self.graph = model.graph
        self.constants = {each.name: each for each in self.graph.initializer}
        self.maker = {name: node for node in self.graph.node for name in node.output}

    def array(self, name: str) -> NDArray[np.float32]:
        """Return a constant's values."""
        values: NDArray[np.float32] = numpy_helper.to_array(self.constants[name])
        return values

    def constant(self, name: str, values: NDArray[Any]) -> str:
        """Add a constant and return its name."""
        self.graph.initializer.append(numpy_helper.from_array(values, name))
        return name

    def products(self) -> dict[str, list[Any]]:
        """Return the matrix products with constant weights, by the activation they take.

        Products that share their input (query, key and value) are done as one.
        """
        found: dict[str, list[Any]] = {}
        for node in self.graph.node:
            if node.op_type != "MatMul" or node.input[1] not in self.constants:
                continue
            if len(self.constants[node.input[1]].dims) == 2:
                found.setdefault(node.input[0], []).append(node)
        return found

    def is_norm(self, name: str) -> bool:
        """Tell whether a normalisation gives the activation ``name``."""
        return name in self.maker and self.maker[name].op_type in _NORMS

    def prologue(self) -> list[Any]:
        """Return nodes and add constants that all products share."""
        self.constant("int8_step", np.array(1 / 127, dtype=np.float32))
        self.constant("int8_tiny", np.array(1e-10, dtype=np.float32))
        self.constant("int8_one", np.array(1, dtype=np.float32))
        self.constant("int8_zero", np.array(128, dtype=np.uint8))
        self.constant("int8_zero_1d", np.array([128], dtype=np.uint8))
        self.constant("int8_rest", np.array([-1], dtype=np.int64))
        return [
            helper.make_node("Shape", ["input_ids"], ["int8_shape"]),
            helper.make_node("Concat", ["int8_shape", "int8_rest"], ["int8_shape_3d"], axis=0),
            helper.make_node("ReduceProd", ["int8_shape"], ["int8_rows"], keepdims=1),
            helper.make_node("Expand", ["int8_zero_1d", "int8_rows"], ["int8_zeros"]),
        ]

    def product(self, group: list[Any], peaks: NDArray[np.float32] | None) -> list[Any]:
        """Return the int8 form of products that share their input."""
        source, base = group[0].input[0], f"{group[0].output[0]}_int8"
        weights = np.concatenate([self.array(node.input[1]) for node in group], axis=1)
        nodes = []
        if peaks is not None:
            smooth = _smoothing(peaks, weights)
            weights = weights * smooth[:, None]
            self.constant(f"{base}_smooth", (1 / smooth).astype(np.float32))
            nodes.append(helper.make_node("Mul", [source, f"{base}_smooth"], [f"{base}_even"]))
            source = f"{base}_even"
        scale = _scale(weights, axis=0)
        self.constant(f"{base}_w", np.rint(weights / scale).astype(np.int8))
        self.constant(f"{base}_ws", scale.reshape(-1))
        make = helper.make_node
        nodes += [
            make("Flatten", [source], [f"{base}_x"], axis=2),
            make("Abs", [f"{base}_x"], [f"{base}_abs"]),
            make("ReduceMax", [f"{base}_abs"], [f"{base}_max"], axes=[1], keepdims=1),
            make("Mul", [f"{base}_max", "int8_step"], [f"{base}_raw"]),
            make("Max", [f"{base}_raw", "int8_tiny"], [f"{base}_s"]),
            make("Reshape", [f"{base}_s", "int8_rest"], [f"{base}_s1"]),
            # Unsigned with 128 as zero: the layout for which x86 has int8 instructions.
            make(
                "QuantizeLinear", [f"{base}_x", f"{base}_s1", "int8_zeros"], [f"{base}_q"], axis=0
            ),
            make(
                "MatMulIntegerToFloat",
                [f"{base}_q", f"{base}_w", "int8_one", f"{base}_ws", "int8_zero"],
                [f"{base}_y"],
                domain="com.microsoft",
            ),
            make("Mul", [f"{base}_y", f"{base}_s"], [f"{base}_z"]),
        ]
        if len(group) == 1:
            return [*nodes, make("Reshape", [f"{base}_z", "int8_shape_3d"], [group[0].output[0]])]
        widths = [self.constants[node.input[1]].dims[1] for node in group]
        self.constant(f"{base}_widths", np.array(widths, dtype=np.int64))
        outputs = [node.output[0] for node in group]
        return [
            *nodes,
            make("Reshape", [f"{base}_z", "int8_shape_3d"], [f"{base}_3d"]),
            make("Split", [f"{base}_3d", f"{base}_widths"], outputs, axis=-1),
        ]

    def is_big_lookup(self, node: Any) -> bool:
        """Tell whether ``node`` looks rows up in a table worth shrinking."""
        if node.op_type != "Gather" or node.input[0] not in self.constants:
            return False
        table = self.constants[node.input[0]]
        return len(table.dims) == 2 and int(np.prod(table.dims)) > _BIG_TABLE

    def lookup(self, node: Any) -> list[Any]:
        """Return the look-up with rows stored as int8."""
        table, ids, output = node.input[0], node.input[1], node.output[0]
        base = f"{output}_int8"
        values = self.array(table)
        scale = _scale(values, axis=1)
        self.constant(f"{base}_t", np.rint(values / scale).astype(np.int8))
        self.constant(f"{base}_ts", scale)
        return [
            helper.make_node("Gather", [f"{base}_t", ids], [f"{base}_q"]),
            helper.make_node("Cast", [f"{base}_q"], [f"{base}_f"], to=1),
            helper.make_node("Gather", [f"{base}_ts", ids], [f"{base}_s"]),
            helper.make_node("Mul", [f"{base}_f", f"{base}_s"], [output]),
        ]

    def replace_nodes(self, nodes: list[Any]) -> None:
        """Put ``nodes`` in the graph and drop constants that nothing uses any more."""
        used = {name for node in nodes for name in node.input}
        kept = [each for each in self.graph.initializer if each.name in used]
        del self.graph.initializer[:]
        self.graph.initializer.extend(kept)
        del self.graph.node[:]
        self.graph.node.extend(nodes)
        domains = {each.domain for each in self.model.opset_import}
        if "com.microsoft" not in domains:
            self.model.opset_import.append(helper.make_opsetid("com.microsoft", 1))


def _scale(values: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    """Return the value of one int8 step along ``axis``, kept as a dimension of size 1."""
    scale = np.abs(values).max(axis=axis, keepdims=True) / 127
    result: NDArray[np.float32] = np.where(scale > 0, scale, 1).astype(np.float32)
    return result


def _smoothing(peaks: NDArray[np.float32], weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the divisor of each input channel, with geometric mean 1."""
    large = np.maximum(peaks, 1e-5) ** _SMOOTHING
    divisor = large / np.maximum(np.abs(weights).max(axis=1), 1e-5) ** (1 - _SMOOTHING)
    result: NDArray[np.float32] = (divisor / np.exp(np.log(divisor).mean())).astype(np.float32)
    return result
