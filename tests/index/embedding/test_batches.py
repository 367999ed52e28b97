from itertools import chain

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.embedding.batches import pad, shape_batches

LENGTHS = st.lists(st.integers(0, 600), max_size=60)
BUDGETS = st.integers(1, 1024)


@given(LENGTHS, BUDGETS)
def test_every_text_is_in_exactly_one_batch(lengths: list[int], budget: int) -> None:
    batches = shape_batches(lengths, budget)
    assert sorted(chain.from_iterable(batches)) == list(range(len(lengths)))
    assert all(batches)


@given(LENGTHS, BUDGETS)
def test_a_batch_keeps_to_the_budget_or_is_one_text(lengths: list[int], budget: int) -> None:
    for batch in shape_batches(lengths, budget):
        longest = max(lengths[position] for position in batch)
        assert len(batch) == 1 or len(batch) * longest <= budget or longest == 0


@given(LENGTHS, BUDGETS)
def test_batches_hold_neighbours_in_length(lengths: list[int], budget: int) -> None:
    in_order = [lengths[position] for batch in shape_batches(lengths, budget) for position in batch]
    assert in_order == sorted(lengths, reverse=True)


def test_padding_is_on_the_right_and_masked() -> None:
    ids, mask = pad([[5, 6, 7], [8]], padding_id=1)
    assert np.array_equal(ids, [[5, 6, 7], [8, 1, 1]])
    assert np.array_equal(mask, [[1, 1, 1], [1, 0, 0]])
