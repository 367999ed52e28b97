"""Both stores say the same of the same articles, to the last bit of a score."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from index.days import Month
from index.formats import read_paths
from index.store import Catalogue, LocalCatalogue
from index.store.server.catalogue import ServerCatalogue
from index.store.term_tables import LEVELS, Level
from index.store.terms import any_of, question_terms
from index.types import Article, SearchFilter
from tests.stores import RunningServers

SAMPLE = Path(__file__).parents[3] / "assistant" / "sample" / "articles.jsonl"

OTHERS = [
    Article("de", "Hafen", "Der Hafen öffnet wieder. Vierzig Schiffe warten am Kai.", "Zeitung"),
    Article(
        "zh", "石桥", "石桥于星期一重新开放。四十艘船在外面等候。", "日报", "", date(2026, 3, 4)
    ),
    Article("ar", "الجسر", "أعيد فتح الجسر يوم الاثنين. انتظرت أربعون سفينة.", "الصحيفة"),
    Article("short", "Toll", "The toll is four crowns.", "Gazette", "", date(2026, 2, 1)),
    Article("month", "Ferry news", "The ferry runs again.", "Gazette", "", Month(2026, 2, 1)),
    Article("marks", "C++ & x²", "Of x² and ﷺ: “it’s 3½ %” — e-mail a@b.c?! (1,234.5)"),
    Article("long", "A bridge", "The bridge held. Its toll rose. " * 300, "Gazette"),
    Article(
        "emoji", "😀", "A 😀 ferry came. Étienne voted; ÉTIENNE won.", "Post", "", date(2026, 1, 2)
    ),
]

QUESTIONS = [
    "Who opened the bridge?",
    "How many vehicles cross the bridge every day?",
    "toll",
    "the of and",
    "toll toll tolls",
    "What did the engineer say about cracks in the steel hangers?",
    "ferry ferry bridge council highways board chief",
    "nothing that stands anywhere zzzyx",
    "1968 31,000 11:40",
    "Étienne etienne",
    "x² ﷺ",
    "石桥",
    "Marram",
]
EXPRESSIONS = [
    '"bridge" AND "toll"',
    '"bridge" OR "ferry"',
    '("bridge" AND "held") OR "toll"',
    '"steel hangers"',
    'NEAR("steel" "hangers", 4)',
    'NEAR("bridge" "Marram", 4) OR NEAR("chief" "engineer", 4)',
    'NEAR("toll" "bridge" "rose", 3)',
    '("toll") AND (NEAR("held" "rose", 4))',
    '"bridge"',
    '"absent"',
    '"absent" OR "bridge"',
    '"absent" AND "bridge"',
    '"e mail"',
    '"2025" OR "2024 25"',
    '"the bridge held its"',
    '"" OR "toll"',
    "bridge toll",
]
FILTERS = {
    "all": SearchFilter(),
    "source": SearchFilter(frozenset({"Gazette"})),
    "sources": SearchFilter(frozenset({"Gazette", "Post", "日报"})),
    "no source": SearchFilter(frozenset({"Nobody"})),
    "after": SearchFilter(after=date(2026, 2, 1)),
    "after the first": SearchFilter(after=date(2026, 2, 2)),
    "until the eve": SearchFilter(before=date(2026, 1, 31)),
    "before": SearchFilter(before=date(2026, 2, 1)),
    "between": SearchFilter(after=date(2026, 1, 1), before=date(2026, 2, 28)),
    "ids": SearchFilter(article_ids=frozenset({"long", "short", "none"})),
    "no ids": SearchFilter(article_ids=frozenset()),
    "both": SearchFilter(frozenset({"Gazette"}), after=date(2026, 1, 1)),
}
CHOSEN = [FILTERS["all"], FILTERS["sources"], FILTERS["ids"]]

Both = tuple[Catalogue, Catalogue]


def named(catalogue: Catalogue, level: Level, found: Mapping[int, float]) -> list[Any]:
    """Rows by what they stand for: their keys differ once something was removed."""
    if level == "article":
        names: dict[int, Any] = {key: sorted(catalogue.article_ids([key])) for key in found}
    elif level == "passage":
        names = {row.key: row.passage.id for row in catalogue.passage_rows(keys=list(found))}
    else:
        rows = catalogue.sentence_rows(list(found))
        names = {row.key: (row.sentence.article_id, row.sentence.number) for row in rows}
    return [(names[key], score) for key, score in found.items()]


def ranked(catalogue: Catalogue, level: Level, found: Mapping[int, float]) -> list[Any]:
    """What was found, best first; equals in any order."""
    return sorted(named(catalogue, level, found), key=lambda pair: (-pair[1], str(pair[0])))


def publish(catalogue: Catalogue, prepare: Any, articles: Sequence[Article]) -> None:
    batch = [prepare(article) for article in articles]
    catalogue.stage(batch)
    catalogue.publish(batch, {id_: 7 for one in batch for id_ in one.vector_ids})


@pytest.fixture(scope="module", params=["new", "changed"])
def filled(
    request: pytest.FixtureRequest,
    servers: RunningServers,
    tmp_path_factory: pytest.TempPathFactory,
    prepare: Any,
) -> Iterator[Both]:
    """The same articles in both, as they were taken in, or after changes and removals."""
    sample = [one for one in read_paths([SAMPLE]) if isinstance(one, Article)]
    opened = (
        LocalCatalogue(tmp_path_factory.mktemp("equal") / "catalogue.sqlite3"),
        ServerCatalogue(servers.new_database()),
    )
    for catalogue in opened:
        publish(catalogue, prepare, sample)
        publish(catalogue, prepare, OTHERS)
        if request.param == "changed":
            publish(catalogue, prepare, [Article("short", "Toll", "No toll is taken any more.")])
            catalogue.remove("long")
            catalogue.remove(sample[0].id)
            publish(catalogue, prepare, [Article("last", "Bridge", "A bridge again. It is new.")])
            catalogue.purge()
    yield opened
    for catalogue in opened:
        catalogue.close()


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_best_rows_and_their_scores(filled: Both, question: str, level: Level) -> None:
    words = question_terms(question)
    for filter_ in CHOSEN:
        for limit in (1_000, 50):
            local, server = (
                ranked(one, level, one.lexical.best(level, words, limit, filter_)) for one in filled
            )
            assert local == server


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_scores_of_given_rows(filled: Both, question: str, level: Level) -> None:
    words = question_terms(question)
    local, server = (
        ranked(one, level, one.lexical.scores(level, words, range(1, 3_000))) for one in filled
    )
    assert local == server


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_what_an_expression_finds(filled: Both, expression: str, level: Level) -> None:
    for filter_ in CHOSEN:
        local, server = (
            ranked(one, level, one.lexical.search(level, expression, 1_000, filter_))
            for one in filled
        )
        assert {name for name, _ in map(_text, local)} == {name for name, _ in map(_text, server)}
        if "NEAR" not in expression:  # whose scores only tell that it matches
            assert dict(map(_text, server)) == pytest.approx(dict(map(_text, local)), rel=1e-9)


def _text(pair: tuple[Any, float]) -> tuple[str, float]:
    return str(pair[0]), pair[1]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_order_of_the_best(filled: Both, question: str) -> None:
    words = question_terms(question)
    local, server = (
        named(one, "sentence", one.lexical.best("sentence", words, 30, SearchFilter()))
        for one in filled
    )
    assert [score for _, score in local] == [score for _, score in server]


@pytest.mark.parametrize("question", QUESTIONS)
def test_in_how_many_sentences_words_stand(filled: Both, question: str) -> None:
    words = question_terms(question)
    local, server = (one.lexical.document_frequencies(words) for one in filled)
    assert local == server


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_expression_of_any_word_ranks_like_the_words(filled: Both, question: str) -> None:
    _, server = filled
    words = question_terms(question)
    if words:
        found = server.lexical.search("passage", any_of(words), 40, SearchFilter())
        assert found == server.lexical.best("passage", words, 40, SearchFilter())


@pytest.mark.parametrize("name", FILTERS)
def test_counts_sources_and_vectors_of_a_filter(filled: Both, name: str) -> None:
    chosen = FILTERS[name]
    local, server = filled
    assert local.article_count(chosen) == server.article_count(chosen)
    assert local.sources(chosen) == server.sources(chosen)
    passing = [sorted(one.ledger.vectors_passing(chosen)) for one in filled]
    assert passing[0] == passing[1]
    ids = passing[0][:5]
    assert local.ledger.passages_of(ids, chosen) == server.ledger.passages_of(ids, chosen)


def test_the_list_of_articles(filled: Both) -> None:
    local, server = filled
    assert list(local.summaries()) == list(server.summaries())
    assert local.newest_day() == server.newest_day()
    assert local.languages() == server.languages()
    assert local.sentence_count() == server.sentence_count()
    assert list(local.passage_ids()) == list(server.passage_ids())


def test_every_article_sentence_and_passage(filled: Both) -> None:
    local, server = filled
    for one in local.summaries():
        assert local.article(one.id) == server.article(one.id)
        assert local.title(one.id) == server.title(one.id)
        assert local.sentences(one.id) == server.sentences(one.id)
        assert local.sentences(one.id, 1, 3) == server.sentences(one.id, 1, 3)
        assert local.passages(one.id) == server.passages(one.id)


def test_the_record_of_vectors(filled: Both) -> None:
    local, server = (one.ledger for one in filled)
    assert local.checksums() == server.checksums()
    assert sorted(local.stale()) == sorted(server.stale())
    assert (local.count(), local.missing()) == (server.count(), server.missing())
    texts = [dict(pair for batch in one.texts() for pair in batch) for one in (local, server)]
    assert texts[0] == texts[1]


def test_passages_know_their_sentences(filled: Both) -> None:
    seen = []
    for one in filled:
        rows = one.passage_rows(ids=list(one.passage_ids()))
        keys = [row.key for row in rows]
        pairs = one.sentence_rows_of_passages(keys)
        passage_of = {row.key: row.passage.id for row in rows}
        seen.append(
            {(row.sentence.article_id, row.sentence.number): passage_of[key] for row, key in pairs}
        )
        found = one.passage_keys_of_sentences([row.key for row, _ in pairs])
        assert {row.key: key for row, key in pairs} == found
    assert seen[0] == seen[1]


def test_neither_finds_a_problem(filled: Both) -> None:
    assert [list(one.problems()) for one in filled] == [[], []]
