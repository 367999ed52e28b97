"""Which pieces of the tokenizer are kept: 250,000 for a hundred languages are most of its size."""

import unicodedata
from collections import Counter
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from tests.training.languages.packed import PackedModel

SPECIAL = 4
"""The first pieces: beginning, padding, end, unknown."""
SPACE = "▁"
MOST: Mapping[str, int] = {
    **{"LATIN": 40_000, "CYRILLIC": 16_000, "CJK": 16_000, "ARABIC": 10_000, "DEVANAGARI": 6_000},
    **{"HANGUL": 4_000, "GREEK": 3_000, "HEBREW": 2_500, "THAI": 2_500, "BENGALI": 1_800},
    **{"HIRAGANA": 1_842, "KATAKANA": 719, "NONE": 3_000},
}
"""Script -> most pieces; the likeliest are kept, and single characters in any case."""


def script_of(piece: str) -> str:
    """Return the script of a piece's first letter, "NONE" if it has no letter."""
    for one in piece.strip(SPACE):
        if unicodedata.category(one)[0] in "LM":
            name = unicodedata.name(one, "NONE").split()[0]
            return "ARABIC" if name == "EXTENDED" else name
    return "NONE"


def kept(model: PackedModel) -> npt.NDArray[np.int64]:
    """Return the ids of the pieces that are kept, the special ones first, the likeliest next."""
    counts = Counter[str]()
    chosen = list(range(SPECIAL))
    for id_ in SPECIAL + np.argsort(-model.scores[SPECIAL : len(model.pieces)], kind="stable"):
        piece = model.pieces[id_]
        script = script_of(piece)
        if counts[script] < MOST.get(script, 0) or (script in MOST and len(piece) == 1):
            counts[script] += 1
            chosen.append(int(id_))
    return np.array(chosen, dtype=np.int64)


def tokenizer(model: PackedModel, chosen: npt.NDArray[np.int64]) -> Tokenizer:
    """Return the tokenizer for the pieces that are kept."""
    pieces = [(model.pieces[id_], round(float(model.scores[id_]), 4)) for id_ in chosen]
    built = Tokenizer(models.Unigram(pieces, unk_id=3, byte_fallback=False))
    built.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")]
    )
    built.pre_tokenizer = pre_tokenizers.Metaspace(replacement=SPACE, prepend_scheme="always")
    built.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B:1 </s>:1",  # for the reader
        special_tokens=[("<s>", 0), ("</s>", 2)],
    )
    return built
