from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs torch, a development dependency")
pytest.importorskip("safetensors", reason="training needs safetensors, a development dependency")

from safetensors.torch import save_file  # noqa: E402

from tests.training.reader.checkpoints import published  # noqa: E402
from tests.training.reader.network import EncoderShape, Reader, distance_kinds, reader_of  # noqa: E402

WORDS, WIDTH, INNER, HEADS = 110, 24, 48, 12
"""As many words as have both marks of a pair among them; a head is two wide."""


@pytest.fixture
def mpnet(tmp_path: Path) -> Path:
    """A checkpoint of MPNet's form with three small layers; every word's row is its number."""
    words = torch.arange(WORDS + 5).float()[:, None].expand(-1, WIDTH).clone()
    state = {
        "embeddings.word_embeddings.weight": words,
        "embeddings.position_embeddings.weight": torch.ones(514, WIDTH),
        "encoder.relative_attention_bias.weight": torch.ones(32, HEADS),
    }
    norms = {"embeddings.LayerNorm": WIDTH}
    maps = {}
    for number in range(3):
        layer = f"encoder.layer.{number}"
        maps |= {f"{layer}.attention.attn.{part}": (WIDTH, WIDTH) for part in "qkvo"}
        maps |= {f"{layer}.intermediate.dense": (INNER, WIDTH)}
        maps |= {f"{layer}.output.dense": (WIDTH, INNER)}
        norms |= {f"{layer}.attention.LayerNorm": WIDTH, f"{layer}.output.LayerNorm": WIDTH}
    for name, (rows, columns) in maps.items():
        state[f"{name}.weight"] = torch.full((rows, columns), float(name.count("q")))
        state[f"{name}.bias"] = torch.zeros(rows)
    for name, width in norms.items():
        state |= {f"{name}.weight": torch.ones(width), f"{name}.bias": torch.zeros(width)}
    save_file(state, tmp_path / "model.safetensors")
    return tmp_path / "model.safetensors"


def test_words_stand_where_those_of_bert_do(mpnet: Path) -> None:
    words = published(mpnet)["words.weight"]
    assert words.shape == (WORDS, WIDTH)
    assert words[50, 0] == 54
    assert [int(words[place, 0]) for place in (0, 101, 102)] == [1, 0, 2]


def test_only_the_lowest_layers_are_taken(mpnet: Path) -> None:
    reader = reader_of([published(mpnet, layers=2)])
    assert len(reader.layers) == 2
    assert isinstance(reader, Reader)


def test_a_reading_depends_on_how_far_words_are_apart() -> None:
    torch.manual_seed(5)
    shape = EncoderShape(WORDS, 32, WIDTH, HEADS, INNER, layers=2, distances=32)
    reader = Reader(shape).eval()
    tokens, ones = torch.tensor([[101, 5, 6, 102, 7, 102]]), torch.ones(1, 6, dtype=torch.long)
    with torch.inference_mode():
        before = reader(tokens, ones, ones).answerable
        assert reader.distances is not None
        reader.distances.weight[1] -= 9.0
        assert not torch.equal(reader(tokens, ones, ones).answerable, before)


def test_near_words_have_a_kind_of_distance_each_and_far_ones_share_them() -> None:
    kinds = distance_kinds(torch.arange(300))
    assert kinds.max() == 31
    assert len({int(kinds[0, place]) for place in range(8)}) == 8
    assert kinds[0, 200] == kinds[0, 299]
    assert kinds[3, 0] != kinds[0, 3]
