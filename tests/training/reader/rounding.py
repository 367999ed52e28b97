"""Rounds the weights and the activations of an exported reader to 8 bits.

Every matrix is stored as int8 with a scale for each of its outputs, and what it multiplies is
rounded as it comes, with a scale for each token: one for all of them, as `quantize_dynamic` has it,
costs more than twice the error, since a few tokens are many times as large as the rest. Both stand
in the file as `QuantizeLinear` and `DequantizeLinear` around a plain product. onnxruntime makes a
product of bytes of the three when it loads the file. A processor with AVX2 alone adds up pairs of
products in 16 bits, and cuts off what is larger.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

LARGEST = 127
"""Of what stands for a weight or an activation."""

ONE, STEP, MIDDLE = "rounding.one", "rounding.step", "rounding.middle"
"""Tensors that all products share: 1, what the largest value is divided by, and what stands for
zero among unsigned bytes, which are what processors multiply by signed ones."""

SMALLEST = "rounding.smallest"
"""Of a token's scale, so that one of zeros is not divided by zero."""


def round_products(graph: onnx.GraphProto, head_columns: int) -> None:
    """Round every product with a stored matrix of more columns than a head has; in place."""
    stored = {tensor.name: tensor for tensor in graph.initializer}
    nodes: list[onnx.NodeProto] = []
    for node in graph.node:
        matrix = stored.get(node.input[1]) if node.op_type == "MatMul" else None
        if matrix is None or min(matrix.dims) <= head_columns:
            nodes.append(node)
            continue
        graph.initializer.remove(matrix)
        graph.initializer.extend(_rounded(f"{node.name}/weights", numpy_helper.to_array(matrix), 0))
        nodes.extend(_product(node))
    del graph.node[:]
    graph.node.extend(nodes)
    shared = {
        ONE: np.float32(1),
        STEP: np.float32(1 / LARGEST),
        MIDDLE: np.uint8(LARGEST + 1),
        SMALLEST: np.finfo(np.float32).tiny,
    }
    graph.initializer.extend(
        numpy_helper.from_array(np.array(value), name) for name, value in shared.items()
    )


def _product(node: onnx.NodeProto) -> list[onnx.NodeProto]:
    """Return what takes the place of a product: the states rounded, multiplied, and scaled back."""
    name = node.name
    states, weights, result = node.input[0], f"{name}/weights", node.output[0]
    size, largest, step, scale = (f"{name}/{of}" for of in ("size", "largest", "step", "scale"))
    scaled, rounded, shown, whole, product = (
        f"{name}/{of}" for of in ("scaled", "rounded", "states", "matrix", "product")
    )
    return [
        helper.make_node("Abs", [states], [size], name=size),
        helper.make_node("ReduceMax", [size], [largest], name=largest, axes=[-1], keepdims=1),
        helper.make_node("Mul", [largest, STEP], [step], name=step),
        helper.make_node("Max", [step, SMALLEST], [scale], name=scale),
        helper.make_node("Div", [states, scale], [scaled], name=scaled),
        helper.make_node("QuantizeLinear", [scaled, ONE, MIDDLE], [rounded], name=rounded),
        helper.make_node("DequantizeLinear", [rounded, ONE, MIDDLE], [shown], name=shown),
        helper.make_node(
            "DequantizeLinear",
            [f"{weights}.rounded", f"{weights}.scales"],
            [whole],
            name=weights,
            axis=1,
        ),
        helper.make_node("MatMul", [shown, whole], [product], name=name),
        helper.make_node("Mul", [product, scale], [result], name=f"{name}/scaled back"),
    ]


def _rounded(name: str, values: np.ndarray, axis: int) -> list[TensorProto]:
    """Return a matrix as int8, and its scales, which are its largest values along an axis."""
    scales = np.abs(values).max(axis=axis, keepdims=True) / LARGEST
    rounded = np.round(values / np.maximum(scales, np.finfo(np.float32).tiny)).astype(np.int8)
    kept = scales.astype(np.float32)
    return [
        numpy_helper.from_array(rounded, f"{name}.rounded"),
        numpy_helper.from_array(kept if axis else kept[0], f"{name}.scales"),
    ]


def round_table(graph: onnx.GraphProto, name: str) -> None:
    """Replace a float32 table and its one look-up by an int8 table and a scale for each row."""
    table = next(tensor for tensor in graph.initializer if tensor.name == name)
    graph.initializer.remove(table)
    graph.initializer.extend(_rounded(name, numpy_helper.to_array(table), 1))
    place, look_up = next(
        (place, node) for place, node in enumerate(graph.node) if name in node.input
    )
    ids, result = look_up.input[1], look_up.output[0]
    graph.node.remove(look_up)
    nodes = [
        helper.make_node("Gather", [f"{name}.rounded", ids], [f"{name}.row"]),
        helper.make_node("Gather", [f"{name}.scales", ids], [f"{name}.scale"]),
        helper.make_node("Cast", [f"{name}.row"], [f"{name}.float"], to=TensorProto.FLOAT),
        helper.make_node("Mul", [f"{name}.float", f"{name}.scale"], [result]),
    ]
    for offset, node in enumerate(nodes):
        node.name = f"{name}.{offset}"
        graph.node.insert(place + offset, node)
