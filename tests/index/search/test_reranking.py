"""The second stage with the real reader: better order, short answers, signals."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.embedding import load_embedding
from index.holdings import LibraryOptions
from index.library import Library
from index.search.reranking import ReadingOptions
from index.types import Article, SearchResult

ARTICLES = [
    Article(
        "ferry",
        "Ferry returns to the Tarn",
        "The ferry across the Tarn sails again from Monday. A crossing takes eleven minutes. "
        "Captain Rolf Aaberg said that the old engine had been replaced in Bergmoor.",
    ),
    Article(
        "museum",
        "Museum closes for repairs",
        "The clock museum closes until spring. Its roof leaks in four places. "
        "The director, Ada Quill, hopes to raise 90,000 crowns.",
    ),
    Article("frost", "A late frost", "Frost killed half of the blossom in the orchards of Vale."),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("reading")
    with Library(folder, load_embedding(), lambda text: len(text.split())) as opened:
        opened.ingest(ARTICLES)
        yield opened


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    options = LibraryOptions(reading=None)
    folder = tmp_path_factory.mktemp("plain")
    with Library(folder, load_embedding(), lambda text: len(text.split()), options) as opened:
        opened.ingest(ARTICLES)
        yield opened


def short_answer(result: SearchResult) -> str:
    hit = result.sentences[0]
    text = {article.id: article.text for article in ARTICLES}[hit.sentence.article_id]
    assert hit.answer is not None
    assert hit.sentence.span.start <= hit.answer.start < hit.answer.end <= hit.sentence.span.end
    return hit.answer.of(text)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How long does a crossing take?", "eleven minutes"),
        ("Who is the director of the museum?", "Ada Quill"),
        ("Where was the engine replaced?", "Bergmoor"),
        ("How much money does the museum hope to raise?", "90,000"),
    ],
)
def test_the_short_answer_is_marked_in_the_best_sentence(
    library: Library, question: str, answer: str
) -> None:
    assert answer in short_answer(library.retriever().search(question))


def test_signals_are_higher_for_what_the_articles_say(library: Library) -> None:
    search = library.retriever().search
    near = search("How long does a crossing take?").reading
    far = search("How tall is the Eiffel Tower?").reading
    assert near is not None
    assert far is not None
    assert near.answerable > far.answerable
    assert near.margin > far.margin
    margins = [hit.margin for hit in search("How long does a crossing take?").sentences]
    assert max(margins) == near.margin


def test_the_same_things_are_found_with_and_without_it(library: Library, plain: Library) -> None:
    question = "What happened to the museum?"
    read, unread = library.retriever().search(question), plain.retriever().search(question)
    assert unread.reading is None
    assert all(hit.answer is None for hit in unread.sentences)
    assert {hit.sentence for hit in read.sentences} == {hit.sentence for hit in unread.sentences}
    assert {hit.passage for hit in read.passages} == {hit.passage for hit in unread.passages}
    for hits in (read.articles, read.passages, read.sentences):
        scores = [hit.score for hit in hits]
        assert scores == sorted(scores, reverse=True)


def test_what_is_not_read_is_still_ranked(tmp_path_factory: pytest.TempPathFactory) -> None:
    options = LibraryOptions(reading=ReadingOptions(passages=1))
    folder = tmp_path_factory.mktemp("one")
    with Library(folder, load_embedding(), lambda text: len(text.split()), options) as library:
        library.ingest(ARTICLES)
        result = library.retriever().search("How long does a crossing take?")
    read = [hit for hit in result.sentences if hit.answer is not None]
    assert {hit.sentence.article_id for hit in read} == {"ferry"}
    assert {hit.sentence.article_id for hit in result.sentences} == {"ferry", "museum", "frost"}


def test_an_article_gains_by_its_best_sentence(library: Library) -> None:
    result = library.retriever().search("Who is the director of the museum?")
    shares = {hit.article_id: hit.parts["reader"] for hit in result.articles}
    assert max(shares, key=lambda id_: shares[id_]) == result.sentences[0].sentence.article_id
    for hit in result.articles:
        own = [
            one.parts["reader"]
            for one in result.sentences
            if one.sentence.article_id == hit.article_id
        ]
        assert hit.parts["reader"] == pytest.approx(ReadingOptions().article_weight * max(own))
        assert hit.score == pytest.approx(sum(hit.parts.values()))


@pytest.mark.parametrize(("fewest", "behind", "read"), [(1, 0.0, 1), (2, 0.0, 2), (1, 99.0, 3)])
def test_passages_far_behind_the_best_are_not_read(
    tmp_path: Path, fewest: int, behind: float, read: int
) -> None:
    options = LibraryOptions(reading=ReadingOptions(fewest=fewest, behind=behind))
    with Library(tmp_path, load_embedding(), lambda text: len(text.split()), options) as opened:
        opened.ingest(ARTICLES)
        found = opened.retriever().search("How long does a crossing on the ferry take?")
    answered = {hit.sentence.article_id for hit in found.sentences if hit.answer is not None}
    assert len(answered) == read
    assert "ferry" in answered
