"""Vectors in a real Chroma folder."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.store.vectors import VectorStore
from index.types import Matrix

DIMENSION = 64


def unit_rows(count: int, seed: int = 7) -> Matrix:
    rows = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def ids_of(count: int) -> list[str]:
    return [f"v{number:05d}" for number in range(count)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[VectorStore]:
    opened = VectorStore(tmp_path / "vectors", graph=True)
    yield opened
    opened.close()


def test_the_graph_finds_what_exact_search_finds(store: VectorStore) -> None:
    rows = unit_rows(2000)
    store.upsert(ids_of(2000), rows)
    found = exact = 0
    for query in unit_rows(50, seed=8):
        truth = {f"v{n:05d}" for n in np.argsort(-(rows @ query))[:10]}
        exact += len(truth)
        found += len(truth & store.nearest(query, 10).keys())
    assert found / exact >= 0.99


def test_scores_are_cosines_best_first(store: VectorStore) -> None:
    rows = unit_rows(100)
    store.upsert(ids_of(100), rows)
    found = store.nearest(rows[3], 5)
    assert next(iter(found)) == "v00003"
    assert list(found.values()) == sorted(found.values(), reverse=True)
    for id_, cosine in found.items():
        assert cosine == pytest.approx(float(rows[int(id_[1:])] @ rows[3]), abs=1e-5)


@pytest.mark.parametrize("graph", [True, False])
def test_vectors_come_back_bit_for_bit(tmp_path: Path, graph: bool) -> None:
    rows = unit_rows(300)
    first = VectorStore(tmp_path, graph=graph)
    first.upsert(ids_of(300), rows)
    first.close()
    again = VectorStore(tmp_path)
    assert again.has_graph == graph
    assert (again.count(), again.dimension()) == (300, DIMENSION)
    ids, back = again.rows([*ids_of(300), "unknown"])
    assert dict(zip(ids, back.tolist(), strict=True)) == dict(
        zip(ids_of(300), rows.tolist(), strict=True)
    )
    again.close()


def test_more_rows_than_chroma_takes_at_once(store: VectorStore) -> None:
    rows = unit_rows(6000)
    store.upsert(ids_of(6000), rows)
    batches = list(store.everything())
    assert len(batches) > 1
    assert sorted(id_ for ids, _ in batches for id_ in ids) == ids_of(6000)
    store.delete(ids_of(6000))
    assert (store.count(), store.dimension()) == (0, 0)
    assert list(store.everything()) == []


def test_upsert_replaces(store: VectorStore) -> None:
    rows = unit_rows(2)
    store.upsert(["a"], rows[:1])
    store.upsert(["a"], rows[1:])
    assert store.count() == 1
    assert store.nearest(rows[1], 1)["a"] == pytest.approx(1.0, abs=1e-5)
