"""Vectors in a real Chroma folder, against exact search."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index.store.vectors import VectorStore
from index.types import Article, Matrix, Passage, SearchFilter, Span

DIMENSION = 64


def unit_rows(count: int, seed: int = 7) -> Matrix:
    rows = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def passage(number: int, article_id: str = "a") -> Passage:
    return Passage(f"p{number:05d}", article_id, "v", 0, 0, Span(0, 1), "x", 1)


ARTICLE = Article("a", "A", "x", source="Gazette", date=date(2026, 1, 1))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[VectorStore]:
    opened = VectorStore(tmp_path / "chroma", "passages-test")
    yield opened
    opened.close()


def test_nearest_neighbours_are_those_of_exact_search(store: VectorStore) -> None:
    rows = unit_rows(2000)
    store.upsert([ARTICLE] * 2000, [passage(n) for n in range(2000)], rows)
    found = exact = 0
    for query in unit_rows(50, seed=8):
        truth = {f"p{n:05d}" for n in np.argsort(-(rows @ query))[:10]}
        exact += len(truth)
        found += len(truth & store.search(query, 10, SearchFilter()).keys())
    assert found / exact >= 0.95


def test_scores_are_cosines_best_first(store: VectorStore) -> None:
    rows = unit_rows(100)
    store.upsert([ARTICLE] * 100, [passage(n) for n in range(100)], rows)
    found = store.search(rows[3], 5, SearchFilter())
    assert next(iter(found)) == "p00003"
    assert list(found.values()) == sorted(found.values(), reverse=True)
    for id_, cosine in found.items():
        assert cosine == pytest.approx(float(rows[int(id_[1:])] @ rows[3]), abs=1e-5)
    assert store.similarities(rows[3], list(found)) == pytest.approx(found, abs=1e-5)
    assert store.similarities(rows[3], ["unknown"]) == {}


def test_more_rows_than_chroma_takes_at_once(store: VectorStore) -> None:
    rows = unit_rows(6000)
    store.upsert([ARTICLE] * 6000, [passage(n) for n in range(6000)], rows)
    assert store.count() == 6000
    ids = [f"p{n:05d}" for n in range(6000)]
    assert store.missing([*ids, "q"]) == ["q"]
    store.delete(ids)
    assert store.count() == 0


def test_upsert_replaces(store: VectorStore) -> None:
    rows = unit_rows(2)
    store.upsert([ARTICLE], [passage(0)], rows[:1])
    store.upsert([ARTICLE], [passage(0)], rows[1:])
    assert store.count() == 1
    assert store.similarities(rows[1], ["p00000"])["p00000"] == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (SearchFilter(sources=frozenset({"Herald"})), {"p00001"}),
        (SearchFilter(after=date(2026, 2, 1)), {"p00001"}),
        (SearchFilter(before=date(2026, 1, 31)), {"p00000"}),
        (SearchFilter(article_ids=frozenset({"c"})), {"p00002"}),
        (SearchFilter(article_ids=frozenset({"a", "c"}), after=date(2025, 1, 1)), {"p00000"}),
        (SearchFilter(article_ids=frozenset()), set()),
    ],
    ids=["source", "after", "before", "ids", "ids and date", "no ids"],
)
def test_filters(store: VectorStore, chosen: SearchFilter, expected: set[str]) -> None:
    articles = [
        ARTICLE,
        Article("b", "B", "x", source="Herald", date=date(2026, 2, 1)),
        Article("c", "C", "x", source="Gazette"),
    ]
    rows = unit_rows(3)
    store.upsert(articles, [passage(n, one.id) for n, one in enumerate(articles)], rows)
    assert store.search(rows[0], 10, chosen).keys() == expected


def test_a_new_collection_starts_empty_and_the_others_go(store: VectorStore) -> None:
    rows = unit_rows(3)
    store.upsert([ARTICLE], [passage(0)], rows[:1])
    store.recreate("passages-new")
    assert store.count() == 0
    store.drop_others()
    store.recreate("passages-test")
    assert store.count() == 0


def test_vectors_find_themselves(store: VectorStore) -> None:
    rows = unit_rows(500)
    store.upsert([ARTICLE] * 500, [passage(n) for n in range(500)], rows)
    assert store.self_recall([f"p{n:05d}" for n in range(500)]) >= 0.99
    assert store.self_recall([]) == 1.0


def test_copies_beyond_the_nearest_are_not_taken_for_lost(store: VectorStore) -> None:
    rows = np.repeat(unit_rows(1), 60, axis=0)
    store.upsert([ARTICLE] * 60, [passage(n) for n in range(60)], rows)
    assert store.self_recall([f"p{n:05d}" for n in range(60)]) == 1.0


def test_vectors_are_there_after_reopening(tmp_path: Path) -> None:
    rows = unit_rows(10)
    first = VectorStore(tmp_path, "passages-test")
    first.upsert([ARTICLE] * 10, [passage(n) for n in range(10)], rows)
    first.close()
    again = VectorStore(tmp_path, "passages-test")
    assert again.count() == 10
    assert next(iter(again.search(rows[4], 1, SearchFilter()))) == "p00004"
    again.close()
