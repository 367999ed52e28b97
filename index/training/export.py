"""Writes a trained reader as ONNX, float32 and int8.

    python -m index.training.export --run ... --out ...

The int8 file holds every matrix and the embeddings as int8 with one scale a column; activations are
quantised while it runs (unsigned, which is what AVX-512 VNNI multiplies with signed weights). On
CPUs without VNNI, unsigned times full-range signed products saturate 16-bit sums, hence
`--reduce-range`, which keeps weights to 7 bits.
"""

import argparse
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from index.training.network import Reader

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OUTPUTS = ("sentence_logits", "start_logits", "end_logits", "answerable_logit", "supported_logit")
OPSET = 17


class _Exported(nn.Module):
    """The reader with a plain tuple as its output, as the exporter wants it."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, ...]:
        return tuple(self.reader(input_ids, attention_mask, token_type_ids))


def load_reader(checkpoint: Path) -> Reader:
    """The reader of a training checkpoint, ready to read."""
    reader = Reader()
    reader.load_state_dict(torch.load(checkpoint, weights_only=True)["reader"])
    return reader.eval()


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


def quantise(source: Path, target: Path, *, reduce_range: bool) -> None:
    """Write the int8 version of a float32 file; the five one-column heads stay float32."""
    import onnx

    graph = onnx.load(str(source)).graph
    widths = {tensor.name: tuple(tensor.dims) for tensor in graph.initializer}
    heads = [
        node.name
        for node in graph.node
        if node.op_type in {"MatMul", "Gemm"}
        and any(min(widths.get(name, (99,))) <= len(OUTPUTS) for name in node.input)
    ]
    quantize_dynamic(
        source,
        target,
        op_types_to_quantize=["MatMul", "Gather"],
        per_channel=True,
        reduce_range=reduce_range,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=heads,
    )


def main() -> None:
    """Read the command line and write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="run folder with a checkpoint")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--reduce-range", action="store_true")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    float32 = arguments.out / "model-float32.onnx"
    export_float32(load_reader(arguments.run / "checkpoint.pt"), float32)
    quantise(float32, arguments.out / "model.onnx", reduce_range=arguments.reduce_range)
    for path in (float32, arguments.out / "model.onnx"):
        print(path.name, f"{path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
