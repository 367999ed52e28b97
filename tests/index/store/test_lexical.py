"""Rankings by words, compared with SQLite's own BM25 as the oracle."""

import threading
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.store import Catalogue, LocalCatalogue
from index.store.term_tables import LEVELS, Level
from index.store.terms import any_of
from index.types import SearchFilter

EVERYTHING = SearchFilter()
WORDS = "ship ships harbour council voted the new new new market bridge 42 été 桥梁 石桥 ﷺ".split()
PHRASES = "new market", "new new", "the new new", "ship absent"  # such as compounds, written apart

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=90).map(" ".join)
sources = st.sampled_from(["Gazette", "Herald"])
questions = st.lists(
    st.sampled_from(sorted({*WORDS, *PHRASES, "absent", "voting", "²x"})),
    min_size=1,
    max_size=6,
    unique=True,
).map(tuple)
filters = st.builds(SearchFilter, sources=st.sampled_from([(), ("Gazette",), ("Nobody",)]))


@contextmanager
def new_catalogue() -> Iterator[Catalogue]:
    with TemporaryDirectory() as folder:
        opened = LocalCatalogue(Path(folder) / "catalogue.sqlite3")
        try:
            yield opened
        finally:
            opened.close()


def assert_like_sqlite(
    catalogue: Catalogue, words: tuple[str, ...], limit: int, filter_: SearchFilter
) -> None:
    """Compare scores of every row and the best rows, whose order counts too."""
    lexical = catalogue.lexical
    for level in LEVELS:
        every = lexical.search(level, any_of(words), 10_000, EVERYTHING)
        assert lexical.scores(level, words, range(1, 2_000)) == pytest.approx(every, rel=1e-12)
        best = lexical.best(level, words, limit, filter_)
        wanted = lexical.search(level, any_of(words), limit, filter_)
        assert list(best.values()) == pytest.approx(list(wanted.values()), rel=1e-12)
        assert list(best) == list(wanted)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    first=st.lists(st.tuples(texts, sources), min_size=1, max_size=8),
    second=st.lists(st.tuples(texts, sources), max_size=4),
    asked=st.lists(questions, min_size=1, max_size=3),
    limit=st.integers(1, 12),
    filter_=filters,
)
def test_a_ranking_is_that_of_sqlite_through_additions_changes_and_removals(
    make_article: Any,
    prepare: Any,
    first: list[tuple[str, str]],
    second: list[tuple[str, str]],
    asked: list[tuple[str, ...]],
    limit: int,
    filter_: SearchFilter,
) -> None:
    with new_catalogue() as catalogue:
        for turn, batch in enumerate((first, second)):  # the second replaces some of the first
            prepared = [
                prepare(make_article(str(number), f"{text} {turn}", source=source))
                for number, (text, source) in enumerate(batch)
            ]
            catalogue.stage(prepared)
            catalogue.publish(prepared)
            for words in asked:
                assert_like_sqlite(catalogue, words, limit, filter_)
        catalogue.remove("0")
        catalogue.purge()
        for words in asked:
            assert_like_sqlite(catalogue, words, limit, filter_)


def test_rows_that_take_the_keys_of_removed_ones_have_their_own_lengths(
    catalogue: Catalogue, make_article: Any, prepare: Any
) -> None:
    lengths = [80, 3, 30, 1, 60]
    for length in lengths:
        prepared = prepare(make_article("a", " ".join(["harbour", "bridge"] * length)))
        catalogue.stage([prepared])
        catalogue.publish([prepared])
        assert_like_sqlite(catalogue, ("harbour",), 5, EVERYTHING)
        catalogue.remove("a")
        assert catalogue.lexical.best("passage", ("harbour",), 5, EVERYTHING) == {}


def test_a_rebuilt_index_ranks_as_before(
    catalogue: Catalogue, make_article: Any, prepare: Any
) -> None:
    prepared = [prepare(make_article(str(n), "The harbour. " * (n + 1))) for n in range(4)]
    catalogue.stage(prepared)
    catalogue.publish(prepared)
    before = catalogue.lexical.best("sentence", ("harbour",), 5, EVERYTHING)
    catalogue.lexical.rebuild()
    assert catalogue.lexical.best("sentence", ("harbour",), 5, EVERYTHING) == before
    assert_like_sqlite(catalogue, ("harbour",), 5, EVERYTHING)


def test_without_words_nothing_is_found(catalogue: Catalogue) -> None:
    level: Level
    for level in LEVELS:
        assert catalogue.lexical.best(level, (), 5, EVERYTHING) == {}
        assert catalogue.lexical.best(level, ("harbour",), 5, EVERYTHING) == {}
        assert catalogue.lexical.scores(level, (), [1]) == {}


def test_a_filter_that_passes_few_of_the_best_rows_still_fills_the_ranking(
    catalogue: Catalogue, make_article: Any, prepare: Any
) -> None:
    prepared = [
        prepare(make_article(str(n), f"Harbour number {n}. " + "And more. " * (n // 25)))
        for n in range(60)
    ]
    catalogue.stage(prepared)
    catalogue.publish(prepared)
    chosen = SearchFilter(article_ids=frozenset(str(n) for n in range(50, 60)))
    assert len(catalogue.lexical.best("article", ("harbour",), 3, chosen)) == 3
    assert_like_sqlite(catalogue, ("harbour",), 3, chosen)


def test_what_is_kept_of_the_postings_is_bounded(
    catalogue: Catalogue, make_article: Any, prepare: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.store.postings.KEPT_POSTINGS", 140)
    monkeypatch.setattr("index.store.server.postings.KEPT_ROWS", 70)
    prepared = [prepare(make_article(str(n), "Harbour bridge market ship.")) for n in range(5)]
    catalogue.stage(prepared)
    catalogue.publish(prepared)
    assert_like_sqlite(catalogue, ("harbour", "bridge", "market", "ship"), 5, EVERYTHING)
    assert_like_sqlite(catalogue, ("ship", "harbour"), 5, EVERYTHING)


def test_words_that_no_article_has_take_no_memory_for_ever(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("postings.KEPT_POSTINGS", "server.postings.KEPT_ROWS"):
        monkeypatch.setattr(f"index.store.{name}", 2**12)
    monkeypatch.setattr("index.store.server.tokenizer._REMEMBERED", 64)

    def ask(numbers: range) -> int:
        for number in numbers:
            assert not catalogue.lexical.best("article", (f"absent{number}",), 5, EVERYTHING)
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        before = ask(range(600))
        grown = ask(range(600, 2600)) - before
    finally:
        tracemalloc.stop()
    assert grown < 100_000


def test_readers_beside_a_writer_see_whole_articles(
    catalogue: Catalogue, make_article: Any, prepare: Any
) -> None:
    """Every version has the word in all its rows, so that scores never mix two states."""
    stop, wrong = threading.Event(), list[object]()

    def read() -> None:
        while not stop.is_set():
            found = catalogue.lexical.best("article", ("harbour", "bridge"), 10, EVERYTHING)
            if not all(score > 0 for score in found.values()):
                wrong.append(found)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        for turn in range(12):
            for name in ("a", "b"):
                text = "The harbour. The bridge. " * (turn % 5 + 1) + str(turn)
                prepared = prepare(make_article(name, text))
                catalogue.stage([prepared])
                catalogue.publish([prepared])
            catalogue.remove("a")
    finally:
        stop.set()
        for reader in readers:
            reader.join()
    assert not wrong
    assert_like_sqlite(catalogue, ("harbour", "bridge"), 10, EVERYTHING)


def test_what_matches_is_known_while_nothing_is_written(
    catalogue: Catalogue, make_article: Any, prepare: Any
) -> None:
    level: Level
    for count in range(3):
        for level in LEVELS:
            found = catalogue.lexical.matching(level, '"harbour bridge"', 2, EVERYTHING)
            assert len(found) == min(count, 2)
            ranked = catalogue.lexical.search(level, '"harbour bridge"', 10, EVERYTHING)
            assert found == sorted(ranked)[:2]
            assert catalogue.lexical.matching(level, '"harbour bridge"', 2, EVERYTHING) == found
        prepared = prepare(make_article(str(count), "The harbour bridge is open."))
        catalogue.stage([prepared])
        catalogue.publish([prepared])
    chosen = SearchFilter(article_ids=frozenset("2"))
    assert len(catalogue.lexical.matching("article", '"harbour bridge"', 5, chosen)) == 1
    assert len(catalogue.lexical.matching("article", '"harbour bridge"', 5, EVERYTHING)) == 3


def test_what_matches_is_bounded(
    catalogue: Catalogue, make_article: Any, prepare: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.store.matched.KEPT_MATCHES", 2)
    prepared = prepare(make_article("a", "Harbour bridge market ship."))
    catalogue.stage([prepared])
    catalogue.publish([prepared])
    for word in ("harbour", "bridge", "market", "ship", "harbour", "absent"):
        found = catalogue.lexical.matching("article", f'"{word}"', 1, EVERYTHING)
        assert len(found) == (word != "absent")


def test_what_stands_of_several_phrases_is_told_at_one_time(
    catalogue: Catalogue, make_article: Any, prepare: Any
) -> None:
    phrases = ("harbour bridge", "bridge harbour", "bridges", "was", "footbridge", "opened opened")
    assert catalogue.lexical.standing("article", phrases) == frozenset()
    texts = {"a": "The harbour bridge opened. Opened it was.", "b": "Was it the harbour?"}
    prepared = [prepare(make_article(*one)) for one in texts.items()]
    catalogue.stage(prepared)
    catalogue.publish(prepared)
    of_articles = catalogue.lexical.standing("article", phrases)
    assert of_articles == {"harbour bridge", "bridges", "was", "opened opened"}
    of_sentences = catalogue.lexical.standing("sentence", phrases)
    assert of_sentences == {"harbour bridge", "bridges", "was"}
    assert catalogue.lexical.standing("article", []) == frozenset()
