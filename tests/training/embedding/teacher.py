"""What all-MiniLM-L6-v2 makes of each entry of its vocabulary: the start of the token vectors."""

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from index.embedding.vocabulary import PIECE, is_latin, words_of
from tests.training.reader.network import Reader

CLS, SEP = 101, 102
ENTRIES_AT_ONCE = 512


def read_entries(path: Path) -> tuple[list[str], list[int]]:
    """Return the entries of a vocabulary file that a text can ever be read as, and their ids."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [(entry, id_) for id_, entry in enumerate(lines) if _is_readable(entry)]
    entries, ids = zip(*found, strict=True)
    return list(entries), list(ids)


def _is_readable(entry: str) -> bool:
    is_piece = entry.startswith(PIECE) and entry != PIECE
    text = entry.removeprefix(PIECE) if is_piece else entry
    return words_of(text) == [text] and not (is_piece and not is_latin(text))


@torch.inference_mode()
def entry_vectors(weights: Path, ids: Sequence[int]) -> Tensor:
    """Return the mean state of `[CLS] entry [SEP]` for each entry: float32, (entries, 384)."""
    encoder = Reader()
    encoder.load_encoder(weights)
    encoder.eval()
    parts = []
    for start in range(0, len(ids), ENTRIES_AT_ONCE):
        middle = torch.tensor(ids[start : start + ENTRIES_AT_ONCE])
        rows = torch.stack(
            [torch.full_like(middle, CLS), middle, torch.full_like(middle, SEP)], dim=1
        )
        states = encoder.states(rows, torch.ones_like(rows), torch.zeros_like(rows))
        parts.append(states.mean(dim=1))
    return torch.cat(parts)
