"""What is seen of a catalogue is what a catalogue of nothing else would say."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from index.errors import NotFoundError, ReadOnlyError, SettingsError
from index.store import Catalogue, LocalCatalogue
from index.store.server.catalogue import ServerCatalogue
from index.store.term_tables import LEVELS
from index.store.terms import question_terms
from index.types import Article, Place, SearchFilter
from tests.stores import RunningServers

EVERYTHING = SearchFilter()

OPEN = [
    Article("fair", "The fair", "The fair opens in May. Ada Berg runs it.", "Post", author="A. Lo"),
    Article("toll", "The toll", "The toll rose to four crowns. Drivers paid it.", "Gazette"),
    Article("see", "See", "Der See friert im Januar zu. Kinder laufen darauf.", "Zeitung"),
]
LEGAL = [
    Article(
        "legal:suit", "The suit", "A suit over the toll was filed in June.", "Court", author="B"
    ),
    Article("legal:plea", "The plea", "The plea in the toll suit came late.", "Court"),
]
HIDDEN = [
    Article("press:leak", "Leak", "The quarrying fair leaked toll toll toll records.", "Wire"),
    Article(
        "press:pont", "Le pont", "Le pont est fermé depuis lundi. Les bateaux attendent.", "Wire"
    ),
]
QUESTIONS = ["Who runs the fair?", "toll", "toll suit quarrying", "quarrying", "See im Januar"]


def in_collection(articles: list[Article], name: str) -> list[Article]:
    day = date(2026, 5, 1)
    return [
        replace(one, collection=name, date=day, place=Place(f"/{one.id}", f"{one.id}-here"))
        for one in articles
    ]


def filled(catalogue: Catalogue, prepare: Any, articles: list[Article]) -> Catalogue:
    prepared = [prepare(one) for one in articles]
    catalogue.stage(prepared)
    catalogue.publish(prepared)
    return catalogue


@pytest.fixture
def mixed(catalogue: Catalogue, prepare: Any) -> Catalogue:
    """Articles of two collections and of none, in turn; one was taken in twice."""
    open_, legal = in_collection(OPEN, ""), in_collection(LEGAL, "legal")
    hidden = in_collection(HIDDEN, "press")
    filled(catalogue, prepare, [replace(hidden[0], text="An earlier leak, of quarrying.")])
    return filled(
        catalogue,
        prepare,
        [hidden[0], open_[0], legal[0], open_[1], *hidden[1:], *legal[1:], *open_[2:]],
    )


@pytest.fixture
def alone(tmp_path: Path, prepare: Any) -> Iterator[Callable[..., Catalogue]]:
    """Return a function that makes a catalogue of some articles only."""
    opened: list[Catalogue] = []

    def make(articles: list[Article]) -> Catalogue:
        opened.append(LocalCatalogue(tmp_path / f"alone-{len(opened)}.sqlite3"))
        return filled(opened[-1], prepare, articles)

    yield make
    for one in opened:
        one.close()


def told(catalogue: Catalogue) -> dict[str, Any]:
    """Return everything that a catalogue says, without the numbers of its rows."""
    ids = sorted(one.id for one in catalogue.summaries())
    words = sorted({word for question in QUESTIONS for word in question_terms(question)})
    return {
        "articles": sorted((one.id, one.text) for one in catalogue.articles()),
        "summaries": [(one.id, one.title, one.sentences) for one in catalogue.summaries()],
        "sources": catalogue.sources(),
        "authors": sorted(catalogue.authors()),
        "languages": catalogue.languages(),
        "newest": catalogue.newest_day(),
        "counts": (catalogue.article_count(), catalogue.sentence_count()),
        "passages": sorted(catalogue.passage_ids()),
        "places": sorted(one[:2] for one in catalogue.places.every()),
        "words": catalogue.lexical.document_frequencies(words),
        "missing": catalogue.ledger.missing(),
        "sentences": {id_: len(catalogue.sentences(id_)) for id_ in ids},
    }


def found(catalogue: Catalogue, question: str) -> list[Any]:
    """Return the articles and scores that a question finds, at every level."""
    words = question_terms(question)
    best = [catalogue.lexical.best(level, words, 9, EVERYTHING) for level in LEVELS]
    articles = {
        next(iter(catalogue.article_ids([key]))): round(score, 9) for key, score in best[0].items()
    }
    scores = [sorted(round(score, 9) for score in level.values()) for level in best]
    texts = [row.sentence.text for row in catalogue.sentence_rows(list(best[2]))]
    return [sorted(articles.items()), scores, sorted(texts)]


@pytest.mark.parametrize(("sees", "articles"), [((), OPEN), (("legal",), [*OPEN, *LEGAL])])
def test_what_is_seen_is_what_there_would_be_without_the_rest(
    mixed: Catalogue, alone: Any, sees: tuple[str, ...], articles: list[Article]
) -> None:
    expected = alone(
        [
            one
            for each in (OPEN, LEGAL)
            for one in in_collection(each, "")
            if one.id in {article.id for article in articles}
        ]
    )
    seen = mixed.seen_by(sees)
    assert told(seen) == told(expected)
    for question in QUESTIONS:
        assert found(seen, question) == found(expected, question)


def test_the_whole_still_has_everything(mixed: Catalogue) -> None:
    assert mixed.article_count() == len([*OPEN, *LEGAL, *HIDDEN])
    assert mixed.lexical.document_frequencies(["quarrying"]) == {"quarrying": 1}
    assert told(mixed.seen_by(("legal", "press"))) == told(mixed)


def test_what_is_not_seen_is_not_there(mixed: Catalogue) -> None:
    seen = mixed.seen_by(["legal"])
    for read in (seen.article, seen.earlier.article):
        with pytest.raises(NotFoundError) as hidden:
            read("press:leak")
        with pytest.raises(NotFoundError) as nothing:
            read("press:nothing")
        assert str(hidden.value) == str(nothing.value).replace("nothing", "leak")
    assert seen.published_version("press:leak") is None
    assert seen.collection_of("press:leak") is None
    assert seen.title("press:leak") == ""
    assert seen.sentences("press:leak") == seen.passages("press:leak") == []
    assert seen.places.path_of("press:leak") is None
    assert mixed.earlier.article("press:leak").collection == "press"


@pytest.mark.parametrize("expression", ['"toll"', '"fair" AND "toll"', '"toll suit"', "quarrying"])
def test_an_expression_finds_only_what_is_seen(mixed: Catalogue, expression: str) -> None:
    hidden = {one.id for one in HIDDEN}
    for filter_ in (EVERYTHING, SearchFilter(after=date(2026, 1, 1))):
        seen = mixed.seen_by(["legal"])
        keys = seen.lexical.search("article", expression, 9, filter_)
        whole = mixed.lexical.search("article", expression, 9, filter_)
        assert mixed.article_ids(list(keys)) == mixed.article_ids(list(whole)) - hidden


def test_what_is_seen_follows_what_is_written(mixed: Catalogue, prepare: Any) -> None:
    seen = mixed.seen_by(["legal"])
    assert seen.lexical.document_frequencies(["drums"]) == {"drums": 0}
    drums = Article("drums", "Drums", "The drums were loud. The drums were old.")
    filled(mixed, prepare, [replace(drums, id="press:drums", collection="press")])
    assert seen.lexical.best("sentence", ["drums"], 9, EVERYTHING) == {}
    filled(mixed, prepare, [replace(drums, id="legal:drums", collection="legal")])
    assert len(seen.lexical.best("sentence", ["drums"], 9, EVERYTHING)) == 2
    mixed.remove("legal:drums")
    assert seen.lexical.best("sentence", ["drums"], 9, EVERYTHING) == {}


def test_nothing_is_written_through_what_is_seen(mixed: Catalogue) -> None:
    seen = mixed.seen_by(["legal"])
    with pytest.raises(ReadOnlyError):
        seen.remove("fair")
    with pytest.raises(ReadOnlyError), seen.writing():
        pass
    seen.close()
    assert mixed.published_version("fair")


@pytest.mark.parametrize("name", ["it's", "A", "", "a b", "x" * 64, "*"])
def test_a_name_that_is_none_is_refused(mixed: Catalogue, name: str) -> None:
    with pytest.raises(SettingsError):
        mixed.seen_by([name])


def test_a_file_of_before_collections_has_everything_in_none(tmp_path: Path, prepare: Any) -> None:
    path = tmp_path / "c.sqlite3"
    first = filled(LocalCatalogue(path), prepare, in_collection(OPEN, ""))
    expected = told(first)
    first.close()
    connection = sqlite3.connect(path)
    connection.execute("DROP INDEX versions_by_collection")
    for table in ("copies", "copy_bands"):
        connection.execute(f"DROP TABLE {table}")
    for table in ("versions", "earlier"):
        connection.execute(f"ALTER TABLE {table} DROP COLUMN collection")
        connection.execute(f"ALTER TABLE {table} DROP COLUMN edited")
    connection.execute("PRAGMA user_version = 4")
    connection.commit()
    connection.close()
    again = LocalCatalogue(path)
    assert told(again) == told(again.seen_by(())) == expected
    again.close()


def test_servers_of_before_collections_have_everything_in_none(
    servers: RunningServers, prepare: Any
) -> None:
    url = servers.new_database()
    first = ServerCatalogue(url)
    filled(first, prepare, in_collection(OPEN, ""))
    expected, scores = told(first), [found(first, one) for one in QUESTIONS]
    with first.database.transaction() as transaction:
        for table in ("versions", "earlier", "jobs"):
            transaction.execute(f"ALTER TABLE {table} DROP COLUMN collection")
        for table in ("versions", "earlier"):
            transaction.execute(f"ALTER TABLE {table} DROP COLUMN edited")
        transaction.execute("DROP TABLE version_tokens, copies, copy_bands")
        transaction.execute("UPDATE facts SET value = '1' WHERE name = 'form'")
    first.close()
    again = ServerCatalogue(url)
    seen = again.seen_by(())
    assert told(again) == told(seen) == expected
    assert [found(seen, one) for one in QUESTIONS] == scores
    again.close()
