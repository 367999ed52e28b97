"""The network of multilingual-e5-small as an ONNX graph whose matrices keep their 4 bits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from tests.training.languages.packed import BLOCK, Matrix, PackedModel

OPSET = 17
MICROSOFT = "com.microsoft"
ROUNDED_ACTIVATIONS = 4
"""onnxruntime's accuracy level at which MatMulNBits multiplies in int8."""
LONGEST = 512
"""Positions that the model knows."""


@dataclass
class _Graph:
    """Nodes and weights as they are added."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    weights: list[onnx.TensorProto] = field(default_factory=list)

    def weight(self, name: str, values: np.ndarray) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(
        self, operator: str, inputs: Sequence[str], output: str, domain: str = "", **how: object
    ) -> str:
        self.nodes.append(helper.make_node(operator, inputs, [output], domain=domain, **how))
        return output

    def product(self, name: str, states: str, matrix: Matrix, bias: np.ndarray) -> str:
        """Add states times a matrix, plus a bias."""
        rows, blocks, _ = matrix.packed.shape
        output = self.node(
            "MatMulNBits",
            [
                states,
                self.weight(f"{name}.packed", matrix.packed),
                self.weight(f"{name}.scales", matrix.scales.reshape(-1)),
            ],
            f"{name}.product",
            MICROSOFT,
            K=blocks * BLOCK,
            N=rows,
            bits=4,
            block_size=BLOCK,
            accuracy_level=ROUNDED_ACTIVATIONS,
        )
        return self.node("Add", [output, self.weight(f"{name}.bias", bias)], name)

    def normed(self, name: str, states: str, scale: np.ndarray, bias: np.ndarray) -> str:
        inputs = [states, self.weight(f"{name}.scale", scale), self.weight(f"{name}.shift", bias)]
        return self.node("LayerNormalization", inputs, name, axis=-1, epsilon=1e-12)


def network(model: PackedModel, chosen: np.ndarray) -> onnx.ModelProto:
    """Return the network for some of the pieces.

    Inputs are `input_ids` and `attention_mask`, int64 (batch, length); the output `states` is
    float32 (batch, length, hidden): the last layer's.

    Args:
        model: With all pieces.
        chosen: int64; their old ids in the order of their new ones.
    """
    graph = _Graph()
    states = _embedded(graph, model, chosen)
    graph.node("Cast", ["attention_mask"], "mask", to=TensorProto.INT32)
    for layer in range(model.layers):
        states = _layer(graph, f"l{layer}", states, model)
    graph.node("Identity", [states], "states")
    return _model(graph, model.hidden)


def _embedded(graph: _Graph, model: PackedModel, chosen: np.ndarray) -> str:
    words = model.matrices["emb.word"].rows(chosen)
    flat = words.packed.reshape(len(chosen), -1)
    halved = words.scales.astype(np.float16)
    half_word = graph.node(
        "GatherBlockQuantized",
        [graph.weight("words", flat), "input_ids", graph.weight("word.scales", halved)],
        "half_word",
        MICROSOFT,
        bits=4,
        block_size=BLOCK,
        gather_axis=0,
        quantize_axis=1,
    )
    word = graph.node("Cast", [half_word], "word", to=TensorProto.FLOAT)
    places = model.vectors["emb.pos"].reshape(LONGEST, model.hidden)
    kind = model.vectors["emb.type"][: model.hidden]
    table = graph.weight("places", (places + kind).astype(np.float32))
    shape = graph.node("Shape", ["input_ids"], "length", start=1, end=2)
    first = graph.weight("zero", np.array([0], np.int64))
    own = graph.node("Slice", [table, first, shape], "own_places")
    summed = graph.node("Add", [word, own], "embedded")
    vectors = model.vectors
    return graph.normed("embedding", summed, vectors["emb.ln.w"], vectors["emb.ln.b"])


def _layer(graph: _Graph, layer: str, states: str, model: PackedModel) -> str:
    def product(part: str, of: str) -> str:
        name = f"{layer}.{part}"
        return graph.product(name, of, model.matrices[f"{name}.w"], model.vectors[f"{name}.b"])

    def added(part: str, one: str, other: str) -> str:
        name = f"{layer}.{part}"
        both = graph.node("Add", [one, other], f"{name}.both")
        return graph.normed(name, both, model.vectors[f"{name}.w"], model.vectors[f"{name}.b"])

    attended = graph.node(
        "MultiHeadAttention",
        [product("q", states), product("k", states), product("v", states), "", "mask"],
        f"{layer}.attended",
        MICROSOFT,
        num_heads=model.heads,
    )
    states = added("aln", product("ao", attended), states)
    wide = graph.node("Gelu", [product("fi", states)], f"{layer}.wide", MICROSOFT)
    return added("oln", product("fo", wide), states)


def _model(graph: _Graph, hidden: int) -> onnx.ModelProto:
    axes: Mapping[str, list[object]] = {
        "input_ids": ["batch", "length"],
        "attention_mask": ["batch", "length"],
    }
    built = helper.make_graph(
        graph.nodes,
        "citeline-encoder",
        [helper.make_tensor_value_info(name, TensorProto.INT64, axes[name]) for name in axes],
        [helper.make_tensor_value_info("states", TensorProto.FLOAT, ["batch", "length", hidden])],
        graph.weights,
    )
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(built, opset_imports=opsets, ir_version=9)
