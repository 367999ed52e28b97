"""Published encoders as the start of a reader: MiniLM's BERT, or the lower layers of MPNet.

MPNet's words are BERT's, four places on; its marks for the beginning, the end and nothing take the
places of [CLS], [SEP] and [PAD], so that both read the tokens of one tokenizer.
"""

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

_BERT = {
    "query_key_value": [f"attention.self.{part}" for part in ("query", "key", "value")],
    "attention_output": ["attention.output.dense"],
    "attention_norm": ["attention.output.LayerNorm"],
}
_MPNET = {
    "query_key_value": [f"attention.attn.{part}" for part in "qkv"],
    "attention_output": ["attention.attn.o"],
    "attention_norm": ["attention.LayerNorm"],
}
_BOTH = {
    "inner": ["intermediate.dense"],
    "output": ["output.dense"],
    "output_norm": ["output.LayerNorm"],
}
_DISTANCES = "encoder.relative_attention_bias.weight"

_MARKS_BEFORE = 4
"""Of MPNet's vocabulary: begin, nothing, end, unknown; then come the words of BERT."""

_SPECIAL = {0: 1, 101: 0, 102: 2}
"""Where the marks of BERT ([PAD], [CLS], [SEP]) stand in MPNet's."""

_FIRST_POSITION = 2
"""Of MPNet's; the rows before it belong to no token."""


def published(path: Path, layers: int | None = None) -> dict[str, Tensor]:
    """The state of a `Reader` from a checkpoint in safetensors form; without heads.

    Args:
        path: Of `model.safetensors`.
        layers: How many of the lowest ones are taken; all where it is not said.

    Raises:
        KeyError: If the file lacks a weight of either architecture.
    """
    source = load_file(str(path))
    state = _words_of_mpnet(source) if _DISTANCES in source else _words_of_bert(source)
    for kind in ("weight", "bias"):
        state[f"embedding_norm.{kind}"] = source[f"embeddings.LayerNorm.{kind}"]
    parts = _BOTH | (_MPNET if _DISTANCES in source else _BERT)
    held = sum(name.endswith("intermediate.dense.bias") for name in source)
    for number in range(min(held, layers or held)):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                state[f"layers.{number}.{ours}.{kind}"] = torch.cat(
                    [source[f"encoder.layer.{number}.{one}.{kind}"] for one in theirs]
                )
    return state


def _words_of_bert(source: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {
        "words.weight": source["embeddings.word_embeddings.weight"],
        "positions.weight": source["embeddings.position_embeddings.weight"],
        "types.weight": source["embeddings.token_type_embeddings.weight"],
    }


def _words_of_mpnet(source: Mapping[str, Tensor]) -> dict[str, Tensor]:
    theirs = source["embeddings.word_embeddings.weight"]
    words = theirs[_MARKS_BEFORE:-1].clone()
    for place, mark in _SPECIAL.items():
        words[place] = theirs[mark]
    return {
        "words.weight": words,
        "positions.weight": source["embeddings.position_embeddings.weight"][_FIRST_POSITION:],
        "types.weight": torch.zeros(2, words.shape[1]),
        "distances.weight": source[_DISTANCES],
    }
