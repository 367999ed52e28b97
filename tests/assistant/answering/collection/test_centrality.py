"""Centrality is a distribution that likeness, place and subject raise."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.collection.centrality import centralities, key_sentences


def unit(rows: list[list[float]]) -> np.ndarray:
    matrix = np.array(rows, dtype=np.float32)
    return matrix / np.linalg.norm(matrix, axis=1, keepdims=True)


def test_a_sentence_like_the_others_is_more_central_than_a_lonely_one() -> None:
    vectors = unit([[1, 0, 0], [1, 0.2, 0], [1, 0, 0.2], [0, 0, 1]])
    ranks = centralities(vectors, [0, 0, 0, 0])
    assert ranks[:3].min() > ranks[3]


def test_of_equal_sentences_the_earlier_one_is_more_central() -> None:
    vectors = unit([[1, 0], [1, 0]])
    first, second = centralities(vectors, [0, 9])
    assert first > second


def test_the_subject_draws_the_walk_to_it() -> None:
    vectors = unit([[1, 0], [0, 1]])
    ranks = centralities(vectors, [0, 0], np.array([0, 1], dtype=np.float32))
    assert ranks[1] > ranks[0]


def test_what_repeats_a_chosen_sentence_comes_after_what_does_not() -> None:
    vectors = unit([[1, 0], [1, 0.01], [0.6, 0.8]])
    assert key_sentences(vectors, np.array([0.36, 0.34, 0.3]), 2) == [0, 2]


@given(st.integers(0, 12), st.integers(0, 5), st.integers(0, 2**32 - 1))
def test_shares_sum_to_one_and_no_sentence_is_chosen_twice(
    count: int, wanted: int, seed: int
) -> None:
    random = np.random.default_rng(seed)
    vectors = unit(random.normal(size=(count, 8)).tolist()) if count else np.zeros((0, 8))
    ranks = centralities(vectors.astype(np.float32), list(range(count)))
    assert count == 0 or abs(float(ranks.sum()) - 1) < 1e-6
    chosen = key_sentences(vectors.astype(np.float32), ranks, wanted)
    assert len(chosen) == len(set(chosen)) == min(wanted, count)
