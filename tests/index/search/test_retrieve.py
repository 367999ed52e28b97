"""Search over real parts: what is found, in which order, and that nothing leaks past a filter."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.embedding import load_embedding
from index.library import Library
from index.types import Article, SearchFilter

ARTICLES = [
    Article(
        "ferry",
        "Ferry returns to the Tarn",
        "The ferry across the Tarn sails again from Monday. A crossing takes eleven minutes.\n"
        "Captain Rolf Aaberg said that the old engine had been replaced.",
        source="Gazette",
        date=date(2026, 1, 5),
    ),
    Article(
        "museum",
        "Museum closes for repairs",
        "The clock museum closes until spring. Its roof leaks in four places.",
        source="Herald",
        date=date(2026, 2, 9),
    ),
    Article(
        "orchard",
        "A late frost",
        "Frost killed half of the blossom in the orchards. Growers expect few cherries.",
        source="Gazette",
    ),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("library")
    with Library(folder, load_embedding(), lambda text: len(text.split())) as opened:
        opened.ingest(ARTICLES)
        yield opened


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How long does the crossing take?", "A crossing takes eleven minutes."),
        ("Where does the roof leak?", "Its roof leaks in four places."),
        ("What did the cold destroy?", "Frost killed half of the blossom in the orchards."),
    ],
    ids=["same words", "some words", "other words"],
)
def test_the_sentence_that_answers_comes_first(
    library: Library, question: str, sentence: str
) -> None:
    result = library.retriever().search(question)
    assert result.sentences[0].sentence.text == sentence
    assert result.articles[0].article_id == result.sentences[0].sentence.article_id


def test_rankings_are_ordered_and_their_parts_add_up(library: Library) -> None:
    result = library.retriever().search("When does the ferry sail?")
    for hits in (result.articles, result.passages, result.sentences):
        scores = [hit.score for hit in hits]
        assert scores == sorted(scores, reverse=True)
    for hit in result.passages:
        assert -1.001 <= hit.cosine <= 1.001
    assert len({hit.article_id for hit in result.articles}) == len(result.articles)


@pytest.mark.parametrize(
    ("chosen", "allowed"),
    [
        (SearchFilter(sources=frozenset({"Gazette"})), {"ferry", "orchard"}),
        (SearchFilter(after=date(2026, 2, 1)), {"museum"}),
        (SearchFilter(before=date(2026, 1, 31)), {"ferry"}),
        (SearchFilter(article_ids=frozenset({"orchard"})), {"orchard"}),
        (SearchFilter(sources=frozenset({"Nobody"})), set()),
    ],
    ids=["source", "after", "before", "ids", "unknown source"],
)
def test_nothing_outside_a_filter_is_found(
    library: Library, chosen: SearchFilter, allowed: set[str]
) -> None:
    result = library.retriever().search("What happened to the ferry and the museum?", chosen)
    assert {hit.article_id for hit in result.articles} == allowed
    assert {hit.passage.article_id for hit in result.passages} == allowed
    assert {hit.sentence.article_id for hit in result.sentences} <= allowed


@given(question=st.text() | st.text(alphabet='"*()NEAR:^-+ AND OR NOT', min_size=1))
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_can_be_searched(library: Library, question: str) -> None:
    result = library.retriever().search(question)
    texts = {article.id: article.text for article in ARTICLES}
    for hit in result.sentences:
        assert hit.sentence.span.of(texts[hit.sentence.article_id]) == hit.sentence.text


def test_an_empty_library_finds_nothing(tmp_path: Path) -> None:
    with Library(tmp_path, load_embedding(), len) as empty:
        assert empty.retriever().search("Anything?").sentences == ()
