"""Writes a trained reader as ONNX, float32 and with its weights rounded to 8 bits.

    python -m tests.training.reader.export --run ... [--run ...] --start ... --out ...
        [--encoder ...]

Of several runs that went on from one checkpoint the mean of the weights is written. With
`--encoder` it is a reader of other languages, to be put beside that file, in which its words are.

The small file holds the matrices of the layers as int8 with a scale for every 128 weights, and the
word embeddings as int8 with a scale a word. While it runs, activations are rounded to 8 bits too,
in blocks of 128 of one token: rounding a whole layer's with one scale, as `quantize_dynamic` does,
is faster by a third but cost four times the error (a few channels are fourteen times as large as
the rest). The matrices stand in the file as bytes, scales and a `DequantizeLinear`: onnxruntime
multiplies those in int8, or, told so, makes float32 of them when it loads the file.
"""

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization.matmul_nbits_quantizer import (
    DefaultWeightOnlyQuantConfig,
    MatMulNBitsQuantizer,
)
from onnxruntime.quantization.quant_utils import QuantFormat
from torch import Tensor, nn

from tests.training.reader.multilingual import share_words
from tests.training.reader.network import Reader, reader_of
from tests.training.reader.recover import ZERO_POINT, state_of

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OUTPUTS = ("sentence_logits", "start_logits", "end_logits", "answerable_logit", "support_logits")
OPSET = 17
OPSET_OF_BLOCKS, IR_OF_BLOCKS = 21, 10
"""The first in which `DequantizeLinear` knows blocks."""

WORD_TABLE = "reader.words.weight"
NBITS = "MatMulNBits"
FLOAT32, ROUNDED = "model-float32.onnx", "model.onnx"
BESIDE_ENCODER = "reader.onnx"

BLOCK_SIZE = 128
"""Weights, and activations of a token, under one scale. 32 is a third closer, a fifth slower."""

ROUNDED_ACTIVATIONS = 4
"""onnxruntime's accuracy level at which MatMulNBits multiplies in int8."""


class _Exported(nn.Module):
    """The reader with a plain tuple as its output, as the exporter wants it."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, ...]:
        return tuple(self.reader(input_ids, attention_mask, token_type_ids))


def load_reader(runs: Sequence[Path]) -> Reader:
    """The reader of a training run, or the mean of several, ready to read."""
    return reader_of([state_of(run) for run in runs]).eval()


def export_float32(reader: Reader, path: Path) -> None:
    """Write the reader as a float32 ONNX file with free batch size and length."""
    example = torch.ones(2, 8, dtype=torch.long)
    axes = {name: {0: "batch", 1: "length"} for name in (*INPUTS, *OUTPUTS[:3])}
    axes |= {name: {0: "batch"} for name in OUTPUTS[3:]}
    with torch.inference_mode():
        torch.onnx.export(
            _Exported(reader),
            (example, example, example),
            str(path),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )


def quantise(source: Path, target: Path, encoder: Path | None = None) -> None:
    """Write the small version of a float32 file; the heads of a few columns stay float32.

    Args:
        source: The float32 file.
        target: Where it is written.
        encoder: The encoder's file, in the folder of the target, where the words are its.
    """
    model = onnx.load(str(source))
    widths = {tensor.name: tuple(tensor.dims) for tensor in model.graph.initializer}
    heads = [
        node.name
        for node in model.graph.node
        if node.op_type in {"MatMul", "Gemm"}
        and any(min(widths.get(name, (99,))) <= len(OUTPUTS) for name in node.input)
    ]
    if encoder is None:
        round_embeddings(model.graph, WORD_TABLE)
    else:
        share_words(model, WORD_TABLE, encoder)
    quantizer = MatMulNBitsQuantizer(
        model,
        nodes_to_exclude=heads,
        algo_config=DefaultWeightOnlyQuantConfig(
            block_size=BLOCK_SIZE,
            is_symmetric=True,
            accuracy_level=ROUNDED_ACTIVATIONS,
            quant_format=QuantFormat.QOperator,
            op_types_to_quantize=("MatMul",),
            bits=8,
        ),
    )
    quantizer.process()
    onnx.save(with_plain_products(quantizer.model.model), str(target))


def with_plain_products(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return the model with a `DequantizeLinear` and a `MatMul` for every `MatMulNBits`."""
    graph = model.graph
    stored = {tensor.name: tensor for tensor in graph.initializer}
    nodes: list[onnx.NodeProto] = []
    for node in graph.node:
        nodes.extend(_plain_product(graph, node, stored) if node.op_type == NBITS else [node])
    del graph.node[:]
    graph.node.extend(nodes)
    read = {name for node in nodes for name in node.input}
    weights = [tensor for tensor in graph.initializer if tensor.name in read]
    del graph.initializer[:]
    graph.initializer.extend(weights)
    for opset in model.opset_import:
        opset.version = opset.version if opset.domain else OPSET_OF_BLOCKS
    model.ir_version = IR_OF_BLOCKS
    return model


def _plain_product(
    graph: onnx.GraphProto, node: onnx.NodeProto, stored: dict[str, onnx.TensorProto]
) -> list[onnx.NodeProto]:
    states, rounded, scales = node.input[:3]
    values = numpy_helper.to_array(stored[rounded])  # (outputs, blocks, block), bytes
    outputs = values.shape[0]
    signed = (values.reshape(outputs, -1).astype(np.int16) - ZERO_POINT).astype(np.int8)
    blocks = numpy_helper.to_array(stored[scales]).reshape(outputs, -1)
    names = f"{rounded}.rounded", f"{rounded}.scales", f"{rounded}.weights"
    for name, array in zip(names[:2], (signed.T, blocks.T), strict=True):
        graph.initializer.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
    whole = helper.make_node(
        "DequantizeLinear",
        names[:2],
        names[2:],
        name=f"{node.name}/weights",
        axis=0,
        block_size=BLOCK_SIZE,
    )
    product = helper.make_node("MatMul", [states, names[2]], node.output, name=node.name)
    return [whole, product]


def round_embeddings(graph: onnx.GraphProto, name: str) -> None:
    """Replace a float32 table and its one look-up by an int8 table and a scale for each row."""
    table = next(tensor for tensor in graph.initializer if tensor.name == name)
    values = numpy_helper.to_array(table)
    scales = np.abs(values).max(axis=1, keepdims=True) / 127
    rounded = np.round(values / np.maximum(scales, np.finfo(np.float32).tiny)).astype(np.int8)
    graph.initializer.remove(table)
    graph.initializer.append(numpy_helper.from_array(rounded, f"{name}.rounded"))
    graph.initializer.append(numpy_helper.from_array(scales.astype(np.float32), f"{name}.scales"))
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


def facts(runs: Sequence[Path], file: Path, tokenizer: Path) -> dict[str, Any]:
    """What the program must know of the reader in `file`, and what made it."""
    last, folder = runs[-1], file.parent
    return {
        "name": "citeline-reader",
        "file": file.name,
        "sha256": _sha256(file),
        "tokenizer_sha256": _sha256(tokenizer),
        "bytes": file.stat().st_size,
        "float32_sha256": _sha256(folder / FLOAT32),
        "max_tokens": json.loads((last / "configuration.json").read_text())["max_length"],
        "inputs": {name: ["batch", "length"] for name in INPUTS},
        "outputs": {name: ["batch", "length"] for name in OUTPUTS[:3]}
        | {
            "answerable_logit": ["batch"],
            "support_logits": ["batch", "supports, refutes, neither"],
        },
        "second_text": "title + ': ' + passage; passage alone when there is no title",
        "truncation": "only_second",
        "pooling": "sentence score = mean of sentence_logits over the sentence's tokens",
        "no_answer": "start_logits[0] + end_logits[0] ([CLS])",
        "rounding": f"matrices int8 in blocks of {BLOCK_SIZE} (DequantizeLinear), word embeddings "
        "int8 with a scale a row, heads and the rest float32",
        "configuration": json.loads((last / "configuration.json").read_text()),
        "data_sha256": json.loads((last / "data.json").read_text()),
    }


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def export(
    runs: Sequence[Path], folder: Path, tokenizer: Path, encoder: Path | None = None
) -> None:
    """Write both files, and their facts as `reader.json`, into a folder.

    Args:
        runs: Their mean is written.
        folder: Where to.
        tokenizer: The one that was trained with.
        encoder: Whose words the reader uses, for one of other languages.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / (ROUNDED if encoder is None else BESIDE_ENCODER)
    export_float32(load_reader(runs), folder / FLOAT32)
    quantise(folder / FLOAT32, file, encoder)
    (folder / "reader.json").write_text(json.dumps(facts(runs, file, tokenizer), indent=1) + "\n")


def main() -> None:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, action="append", help="run folder")
    parser.add_argument("--start", type=Path, required=True, help="folder of the tokenizer")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, help="for a reader of other languages")
    options = parser.parse_args()
    export(options.run, options.out, options.start / "tokenizer.json", options.encoder)


if __name__ == "__main__":
    main()
