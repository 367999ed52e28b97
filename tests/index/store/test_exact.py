"""Exact search in memory."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.store.exact import ExactRows
from index.types import Matrix


def unit_rows(count: int, seed: int = 3) -> Matrix:
    rows = np.random.default_rng(seed).normal(size=(count, 8)).astype(np.float32)
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def test_the_nearest_are_the_nearest_and_equal_ones_come_in_order_of_id() -> None:
    rows = unit_rows(200)
    exact = ExactRows()
    exact.add([f"v{n:03}" for n in range(200)], rows)
    exact.add(["copy"], rows[5:6])
    found = exact.nearest(rows[5], 7)
    assert list(found)[:2] == ["copy", "v005"]
    truth = np.argsort(-(rows @ rows[5]))[:6]
    assert set(found) - {"copy"} == {f"v{n:03}" for n in truth}
    assert len(exact.nearest(rows[5], 1000)) == 201
    assert ExactRows().nearest(rows[5], 3) == {}


@given(st.lists(st.tuples(st.booleans(), st.sets(st.integers(0, 30), min_size=1)), max_size=12))
def test_any_order_of_adding_and_removing(steps: list[tuple[bool, set[int]]]) -> None:
    rows = unit_rows(31)
    exact, there = ExactRows(), set[int]()
    for adds, numbers in steps:
        if adds:
            exact.add([str(n) for n in numbers], rows[sorted(numbers, key=list(numbers).index)])
            there |= numbers
        else:
            exact.remove(str(n) for n in numbers)
            there -= numbers
    assert len(exact) == len(there)
    ids, back = exact.rows(str(n) for n in range(31))
    assert ids == [str(n) for n in sorted(there)]
    assert np.array_equal(back, rows[sorted(there)]) or not there


def test_many_vectors_are_found_before_and_after_some_are_removed() -> None:
    rows, ids = unit_rows(10_000), [f"v{n:05}" for n in range(10_000)]
    exact = ExactRows()
    for start in range(0, 10_000, 3_000):
        exact.add(ids[start : start + 3_000], rows[start : start + 3_000])
    for number in (0, 4_095, 4_096, 9_999):
        assert next(iter(exact.nearest(rows[number], 1))) == ids[number]
    exact.remove(ids[::2])
    assert len(exact) == 5_000
    found, back = exact.rows(ids)
    assert found == ids[1::2]
    assert np.array_equal(back, rows[1::2])
    assert next(iter(exact.nearest(rows[9_999], 1))) == ids[9_999]
