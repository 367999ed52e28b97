"""Vectors of questions and sentences."""

import numpy as np
import pytest

from index.encoder import Encoder, load_encoder

TEXTS = (
    "Die Brücke wurde 1624 gebaut.",
    "Мост построили в 1624 году.",
    "这座桥建于1624年。",
    "बाँध 1624 में बना।",
    "Bienen sammeln Nektar.",
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


def test_vectors_have_unit_length(encoder: Encoder) -> None:
    rows = encoder.sentences(TEXTS)
    assert rows.shape == (len(TEXTS), 384)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)
    assert np.isclose(np.linalg.norm(encoder.question("Wann?")), 1, atol=1e-3)


def test_a_vector_depends_on_no_other_text(encoder: Encoder) -> None:
    together = encoder.sentences(TEXTS)
    alone = np.concatenate([load_encoder().sentences([text]) for text in TEXTS])
    assert np.array_equal(together, alone)
    assert np.array_equal(encoder.sentences([TEXTS[2], TEXTS[2]])[1], together[2])


def test_meaning_is_near_across_languages(encoder: Encoder) -> None:
    rows = encoder.sentences(TEXTS)
    cosines = rows @ encoder.question("When was the bridge built?")
    assert cosines.argmin() == len(TEXTS) - 1


def test_any_text_can_be_read(encoder: Encoder) -> None:
    strange = ["", " ", "\ud800", "\x00", "🙂" * 500, "ا" * 5_000]
    assert np.isfinite(encoder.sentences(strange)).all()
    assert encoder.sentences([]).shape[0] == 0
