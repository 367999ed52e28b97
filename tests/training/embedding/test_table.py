"""The numbers of training: bags, the table's gradients, negatives, and what is written."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the dependency group training is not installed")

from index.embedding.static import StaticEmbedding  # noqa: E402
from index.embedding.vocabulary import Vocabulary  # noqa: E402
from tests.training.embedding.data import Pair, TrainingText  # noqa: E402
from tests.training.embedding.export import write_weights  # noqa: E402
from tests.training.embedding.negatives import mined  # noqa: E402
from tests.training.embedding.table import Table  # noqa: E402
from tests.training.embedding.texts import pack  # noqa: E402

WORDS = (
    "the a bridge opened closed rain fell mayor bread baker sells rye tower old new river".split()
)
TRIPLES = [" ".join(WORDS[at : at + 3]) for at in range(len(WORDS) - 3)]
TEXTS = [*TRIPLES, "the the bridge Zelenskyy"]


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary(WORDS, word_rows=16, gram_rows=32)


@pytest.fixture
def table(vocabulary: Vocabulary) -> Table:
    generator = torch.Generator().manual_seed(1)
    entries = torch.randn(len(WORDS), 12, generator=generator)
    return Table(vocabulary, entries, pack(vocabulary, TEXTS), 8, generator)


def test_bags_hold_each_text_whatever_stands_beside_it(vocabulary: Vocabulary) -> None:
    packed = pack(vocabulary, TEXTS)
    chosen = torch.tensor([3, 0, len(TEXTS) - 1])
    bags = packed.bags(chosen)
    ends = [*bags.starts.tolist()[1:], len(bags.rows)]
    for number, start, end in zip(chosen.tolist(), bags.starts.tolist(), ends, strict=True):
        assert bags.rows[start:end].tolist() == sorted(set(vocabulary.rows(TEXTS[number])))
    assert bags.counts.max() == pytest.approx(2**0.75)


def test_a_step_brings_a_pair_together_and_moves_no_other_row(
    vocabulary: Vocabulary, table: Table
) -> None:
    packed = pack(vocabulary, TEXTS)
    before, cosines = table.rows.clone(), []
    pair = packed.bags(torch.tensor([0])), packed.bags(torch.tensor([9]))
    for number in range(1, 20):
        part, (one, other) = table.part(*pair)
        cosine = (table.encode(one, part) * table.encode(other, part)).sum()
        cosines.append(cosine.item())
        (-cosine).backward()
        table.step(part, 0.01, 0.01, 0.001, number)
    assert cosines[-1] > cosines[0]
    moved = (table.rows != before).any(dim=1).nonzero().squeeze(1).tolist()
    assert moved == part.numbers.tolist()


def test_what_is_written_gives_the_vectors_of_the_table(
    vocabulary: Vocabulary, table: Table, tmp_path: Path
) -> None:
    packed = pack(vocabulary, TEXTS)
    part, (bags,) = table.part(packed.bags(torch.arange(len(TEXTS))))
    expected = table.encode(bags, part).detach().numpy()
    write_weights(tmp_path, vocabulary, table.finished().numpy(), {})
    cosines = (StaticEmbedding(tmp_path).embed(TEXTS) * expected).sum(axis=1)
    assert cosines.min() > 0.999
    assert np.isfinite(cosines).all()


def test_negatives_share_words_and_hold_no_answer(vocabulary: Vocabulary) -> None:
    filler = [f"river {word} tower" for word in WORDS[:12] for _ in range(3)]
    passages = ("bridge opened 1931", "bridge closed", "bridge 1931 rain", *filler)
    text = TrainingText((Pair("bridge opened", 0, "1931", "squad11", False),), passages)
    found = mined(text, pack(vocabulary, ["bridge rain"]), pack(vocabulary, passages))[0].tolist()
    assert 0 not in found
    assert 2 not in found
