"""Writes a trained reader as ONNX, float32 and with its weights rounded to 8 bits.

    python -m tests.training.reader.export --run ... [--run ...] --start ... --out ...
        [--encoder ... | --careful]

Of several runs that went on from one checkpoint the mean of the weights is written. With
`--encoder` it is a reader of other languages, to be put beside that file, in which its words are;
with `--careful` it is the second reader of English, which lies beside the first.

How the small file is rounded stands in `rounding.py`.
"""

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import onnx
import torch
from torch import Tensor, nn

from tests.training.reader.multilingual import share_words
from tests.training.reader.network import Reader, reader_of
from tests.training.reader.recover import state_of
from tests.training.reader.rounding import round_products, round_table

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OUTPUTS = ("sentence_logits", "start_logits", "end_logits", "answerable_logit", "support_logits")
OPSET = 17

WORD_TABLE = "reader.words.weight"
FLOAT32, ROUNDED = "model-float32.onnx", "model.onnx"
BESIDE_ENCODER = "reader.onnx"
SECOND = "careful"


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


def round_file(source: Path, target: Path, encoder: Path | None = None) -> None:
    """Write the small version of a float32 file; the heads of a few columns stay float32.

    Args:
        source: The float32 file.
        target: Where it is written.
        encoder: The encoder's file, in the folder of the target, where the words are its.
    """
    model = onnx.load(str(source))
    if encoder is None:
        round_table(model.graph, WORD_TABLE)
    else:
        share_words(model, WORD_TABLE, encoder)
    round_products(model.graph, len(OUTPUTS))
    onnx.save(model, str(target))


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
        "rounding": "matrices int8 with a scale an output, word embeddings int8 with a scale a "
        "row, activations before a matrix int8 with a scale a token, heads and the rest float32",
        "configuration": json.loads((last / "configuration.json").read_text()),
        "data_sha256": json.loads((last / "data.json").read_text()),
    }


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def export(
    runs: Sequence[Path],
    folder: Path,
    tokenizer: Path,
    encoder: Path | None = None,
    *,
    careful: bool = False,
) -> None:
    """Write both files, and their facts as `reader.json` or `careful.json`, into a folder.

    Args:
        runs: Their mean is written.
        folder: Where to.
        tokenizer: The one that was trained with.
        encoder: Whose words the reader uses, for one of other languages.
        careful: Whether it is the second reader of English.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = BESIDE_ENCODER if encoder else f"{SECOND}.onnx" if careful else ROUNDED
    file, told_in = folder / name, folder / f"{SECOND if careful else 'reader'}.json"
    export_float32(load_reader(runs), folder / FLOAT32)
    round_file(folder / FLOAT32, file, encoder)
    told_in.write_text(json.dumps(facts(runs, file, tokenizer), indent=1) + "\n")


def main() -> None:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, action="append", help="run folder")
    parser.add_argument("--start", type=Path, required=True, help="folder of the tokenizer")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, help="for a reader of other languages")
    parser.add_argument("--careful", action="store_true", help="for the second reader of English")
    options = parser.parse_args()
    tokenizer = options.start / "tokenizer.json"
    export(options.run, options.out, tokenizer, options.encoder, careful=options.careful)


if __name__ == "__main__":
    main()
