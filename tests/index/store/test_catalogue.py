"""Staging, publishing, replacing and removing articles."""

import sqlite3
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from index.errors import MismatchError, NotFoundError, StoreError
from index.sentences.split import split_sentences
from index.store import Catalogue, LocalCatalogue
from index.store.rows import PASSAGES, SENTENCES
from index.store.terms import match_expression
from index.types import SearchFilter

HARBOUR = "The harbour reopened on Monday. Forty ships were waiting outside.\nMore came later."
EVERYTHING = SearchFilter()


def publish(catalogue: Catalogue, *prepared: Any) -> None:
    catalogue.stage(prepared)
    catalogue.publish(prepared)


def test_an_article_comes_back_exactly_as_it_went_in(
    catalogue: Catalogue, make_article: Any, prepare: Any
) -> None:
    article = make_article(
        "a",
        "“Šťastný” 中文 😀 — it’s here.\nA second line.",
        source="Gazette",
        url="https://example.org/a",
        date=date(2026, 3, 1),
        author="R. Writer",
    )
    prepared = prepare(article)
    publish(catalogue, prepared)
    assert catalogue.article("a") == article
    assert tuple(catalogue.sentences("a")) == split_sentences(article)
    assert tuple(catalogue.passages("a")) == prepared.passages
    assert catalogue.published_version("a") == article.version


def test_what_is_only_staged_is_not_seen(
    catalogue: Catalogue, make_article: Any, prepare: Any
) -> None:
    prepared = prepare(make_article("a", HARBOUR))
    catalogue.stage([prepared])
    assert catalogue.published_version("a") is None
    assert list(catalogue.summaries()) == []
    assert catalogue.passage_rows(ids=[one.id for one in prepared.passages]) == []
    assert catalogue.lexical.search("sentence", '"harbour"', 10, EVERYTHING) == {}


def test_a_new_version_replaces_the_old_one_in_one_step(
    catalogue: Catalogue, make_article: Any, prepare: Any
) -> None:
    old = prepare(make_article("a", HARBOUR))
    new = prepare(make_article("a", "The market opened. Nobody came."))
    publish(catalogue, old)
    catalogue.stage([new])
    assert catalogue.article("a").text == HARBOUR
    catalogue.publish([new])
    assert catalogue.article("a").text.startswith("The market")
    assert catalogue.lexical.search("sentence", '"harbour"', 10, EVERYTHING) == {}
    assert len(catalogue.lexical.search("sentence", '"market"', 10, EVERYTHING)) == 1


def test_readers_never_see_half_of_a_replacement(
    catalogue: Catalogue, make_article: Any, prepare: Any
) -> None:
    versions = [
        prepare(make_article("a", " ".join(f"{word} number {n}." for n in range(20))))
        for word in ("Alpha", "Omega")
    ]
    publish(catalogue, versions[0])
    seen: set[int] = set()
    mixed: list[set[str]] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            sentences = catalogue.sentences("a")
            words = {one.text.split()[0] for one in sentences}
            if len(words) != 1 or len(sentences) != 20:
                mixed.append(words)
            seen.add(len(sentences))

    reader = threading.Thread(target=read)
    reader.start()
    for turn in range(30):
        publish(catalogue, versions[(turn + 1) % 2])
    done.set()
    reader.join()
    assert (mixed, seen) == ([], {20})


def test_removing_forgets_everything_but_the_recorded_vectors(
    catalogue: Catalogue, make_article: Any, prepare: Any
) -> None:
    prepared = prepare(make_article("a", HARBOUR))
    catalogue.stage([prepared])
    catalogue.publish([prepared], dict.fromkeys(prepared.vector_ids, 1))
    assert catalogue.ledger.stale() == []
    catalogue.remove("a")
    with pytest.raises(NotFoundError, match="'a'"):
        catalogue.article("a")
    assert catalogue.lexical.search("article", '"harbour"', 10, EVERYTHING) == {}
    assert catalogue.ledger.stale() == sorted(prepared.vector_ids)
    catalogue.ledger.forget(prepared.vector_ids)
    assert catalogue.ledger.stale() == []
    assert catalogue.ledger.count() == 0


def test_removing_what_is_not_there_is_an_error(catalogue: Catalogue) -> None:
    with pytest.raises(NotFoundError, match="nothing"):
        catalogue.remove("nothing")


def test_copies_share_a_vector(catalogue: Catalogue, make_article: Any, prepare: Any) -> None:
    copies = [prepare(make_article(id_, HARBOUR)) for id_ in "abc"]
    other = prepare(make_article("d", HARBOUR, title="Another title"))
    publish(catalogue, *copies, other)
    batches = list(catalogue.ledger.texts(unrecorded=True))
    assert {id_ for batch in batches for id_, _ in batch} == {
        *copies[0].vector_ids,
        *other.vector_ids,
    }
    catalogue.ledger.record(dict.fromkeys(copies[0].vector_ids, 1))
    assert catalogue.ledger.new([*copies[1].vector_ids, *other.vector_ids]) == other.vector_ids
    catalogue.remove("a")
    assert catalogue.ledger.stale() == []
    found = catalogue.ledger.passages_of(copies[0].vector_ids, EVERYTHING)
    assert {id_ for _, id_ in found} == {one.id for each in copies[1:] for one in each.passages}


def test_what_was_left_staged_can_be_forgotten(
    catalogue: Catalogue, make_article: Any, prepare: Any
) -> None:
    kept, left = prepare(make_article("a", HARBOUR)), prepare(make_article("b", HARBOUR))
    publish(catalogue, kept)
    catalogue.stage([left])
    catalogue.forget_staged()
    assert [one.id for one in catalogue.summaries()] == ["a"]
    publish(catalogue, left)
    assert {one.id for one in catalogue.summaries()} == {"a", "b"}


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (SearchFilter(), {"a", "b", "c"}),
        (SearchFilter(sources=frozenset({"Gazette"})), {"a", "c"}),
        (SearchFilter(after=date(2026, 2, 1)), {"b"}),
        (SearchFilter(before=date(2026, 1, 31)), {"a"}),
        (SearchFilter(after=date(2026, 1, 1), before=date(2026, 3, 1)), {"a", "b"}),
        (SearchFilter(article_ids=frozenset({"c"})), {"c"}),
        (SearchFilter(article_ids=frozenset()), set()),
    ],
    ids=["all", "source", "after", "before", "between", "ids", "no ids"],
)
def test_filters(
    catalogue: Catalogue,
    make_article: Any,
    prepare: Any,
    chosen: SearchFilter,
    expected: set[str],
) -> None:
    facts: dict[str, dict[str, Any]] = {
        "a": {"source": "Gazette", "date": date(2026, 1, 1)},
        "b": {"source": "Herald", "date": date(2026, 2, 1)},
        "c": {"source": "Gazette", "date": None},
    }
    publish(catalogue, *[prepare(make_article(id_, HARBOUR, **one)) for id_, one in facts.items()])
    found = catalogue.lexical.search("passage", '"harbour"', 10, chosen)
    rows = catalogue.passage_rows(keys=list(found))
    assert {row.passage.article_id for row in rows} == expected
    assert catalogue.article_count(chosen) == len(expected)


def test_sources_and_the_newest_day_are_those_of_what_is_published(
    catalogue: Catalogue, make_article: Any, prepare: Any
) -> None:
    assert (catalogue.sources(), catalogue.newest_day()) == ([], None)
    publish(catalogue, prepare(make_article("d", HARBOUR, source="Undated")))
    assert catalogue.newest_day() is None
    for id_, source, day in (("a", "Gazette", 1), ("b", "Post", 3), ("c", "Gazette", 2)):
        article = make_article(id_, HARBOUR, source=source, date=date(2026, 3, day))
        publish(catalogue, prepare(article))
    staged = make_article("e", HARBOUR, source="Later", date=date(2026, 4, 1))
    catalogue.stage([prepare(staged)])
    assert catalogue.sources() == ["Post", "Gazette", "Undated"]
    assert catalogue.sources(SearchFilter(before=date(2026, 3, 2))) == ["Gazette"]
    assert catalogue.newest_day() == date(2026, 3, 3)


def test_rows_come_in_the_order_asked(
    catalogue: Catalogue, make_article: Any, prepare: Any
) -> None:
    publish(catalogue, *[prepare(make_article(id_, HARBOUR)) for id_ in "abc"])
    ids = list(catalogue.passage_ids())[::-1]
    assert [row.passage.id for row in catalogue.passage_rows(ids=[*ids, "unknown"])] == ids
    found = catalogue.lexical.search("sentence", '"ship" OR "harbour"', 10, EVERYTHING)
    keys = sorted(found, reverse=True)
    passages = catalogue.passage_keys_of_sentences(keys)
    for row, passage_key in catalogue.sentence_rows_of_passages(list(set(passages.values()))):
        if row.key in passages:
            assert passages[row.key] == passage_key


def test_everything_is_there_after_reopening(
    tmp_path: Path, make_article: Any, prepare: Any
) -> None:
    first = LocalCatalogue(tmp_path / "c.sqlite3")
    publish(first, prepare(make_article("a", HARBOUR)))
    first.set_facts({"fingerprint": "x"})
    first.close()
    again = LocalCatalogue(tmp_path / "c.sqlite3")
    assert again.article("a").text == HARBOUR
    assert again.fact("fingerprint") == "x"
    assert again.fact("unknown") is None
    again.close()


def test_a_file_of_a_newer_citeline_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite3"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(MismatchError, match="99"):
        LocalCatalogue(path)


def test_a_file_that_is_no_catalogue_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite3"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError, match=r"c\.sqlite3"):
        LocalCatalogue(path)


INDEXED, LATER = ("source", "day", "collection"), ("pages", "language", "collection", "edited")
GERMAN = "Der Hafen wurde am Montag wieder geöffnet. Vierzig Schiffe hatten davor gewartet."


def test_languages_and_pages_are_kept(
    catalogue: Catalogue, make_article: Any, prepare: Any
) -> None:
    publish(catalogue, prepare(make_article("a", HARBOUR, pages=(0, 41))))
    publish(catalogue, prepare(make_article("b", GERMAN)))
    assert catalogue.languages() == {"de", "en"}
    article = catalogue.article("a")
    assert [article.page(offset) for offset in (0, 40, 41, 60)] == [1, 1, 2, 2]
    assert catalogue.article("b").page(0) is None


def test_a_file_of_before_languages_gets_them(
    tmp_path: Path, make_article: Any, prepare: Any
) -> None:
    path = tmp_path / "c.sqlite3"
    first = LocalCatalogue(path)
    cut = [prepare(make_article("a", HARBOUR)), prepare(make_article("b", GERMAN))]
    publish(first, *(replace(one, language="en") for one in cut))
    first.close()
    connection = sqlite3.connect(path)
    for index in ("published_languages", *(f"versions_by_{one}" for one in INDEXED)):
        connection.execute(f"DROP INDEX {index}")
    for table in ("copies", "copy_bands"):
        connection.execute(f"DROP TABLE {table}")
    later = [("versions", one) for one in LATER]
    later += [("earlier", one) for one in LATER if one != "language"]
    for table, column in later:
        connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    connection.execute("PRAGMA user_version = 2")
    connection.commit()
    connection.close()
    again = LocalCatalogue(path)
    assert again.languages() == {"de", "en"}
    german = match_expression("des Hafens", "de")
    assert german is not None
    assert len(again.lexical.search("sentence", german, 10, EVERYTHING)) == 1
    assert len(again.lexical.search("sentence", '"ships"', 10, EVERYTHING)) == 1
    again.close()


@pytest.mark.parametrize(
    ("query", "table"), [(PASSAGES, "passages"), (SENTENCES, "sentences")], ids=str
)
def test_rows_by_key_are_looked_up_and_not_searched_for(
    tmp_path: Path, query: str, table: str
) -> None:
    """An index on the state of versions once made SQLite walk through every article instead."""
    LocalCatalogue(tmp_path / "catalogue.sqlite3").close()
    by_key = f"EXPLAIN QUERY PLAN {query} AND {table}.key IN (1, 2)"
    connection = sqlite3.connect(next(tmp_path.rglob("*.sqlite3")))
    first, *_ = (row[-1] for row in connection.execute(by_key))
    connection.close()
    assert first == f"SEARCH {table} USING INTEGER PRIMARY KEY (rowid=?)"
