"""The extractive writer picks, merges and groups; it never writes a word of its own."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from assistant.answering.draft import DraftSentence, WritingReport
from assistant.answering.writing.extractive import (
    FACTUAL_SENTENCES,
    UNSURE_SENTENCES,
    ExtractiveWriter,
    is_open,
)
from assistant.types import Question
from index.store import Catalogue
from index.types import Article, SearchResult, SentenceHit, Span
from tests.catalogues import catalogue_of

TEXTS = {
    "toll": "The toll on the bridge is four crowns. Lorries pay nine. Nobody likes the toll house. "
    "It opened in 1968. Is there a way around it? Buses pay seven crowns a day.",
    "copy": "The toll on the bridge is four crowns! The river is wide. Boats are slow.",
    "mayor": "Mayor Ada Quill opened the pier. “It is a good pier,” she said. “It will stand.”\n"
    "A gull sat on it.",
}

Found = Callable[..., list[tuple[str, list[str]]]]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    articles = (Article(id_, "", text) for id_, text in TEXTS.items())
    with catalogue_of(tmp_path_factory.mktemp("extractive"), *articles) as opened:
        yield opened


@pytest.fixture
def hit(catalogue: Catalogue) -> Callable[..., SentenceHit]:
    """Return a function that makes a hit of a stored sentence, its words marked as the answer."""

    def make(article_id: str, number: int, score: float, words: str = "") -> SentenceHit:
        sentence = catalogue.sentences(article_id)[number]
        start = sentence.span.start + sentence.text.index(words)
        return SentenceHit(
            sentence, score, answer=Span(start, start + len(words)) if words else None
        )

    return make


@pytest.fixture
def written(catalogue: Catalogue) -> Found:
    """Return a function that gives the text and the cited articles of each sentence."""

    def write(
        *hits: SentenceHit, question: str = "Why?", most: int = 5
    ) -> list[tuple[str, list[str]]]:
        result = SearchResult(sentences=hits)
        *drafts, report = ExtractiveWriter(most, catalogue).write(Question(question), result)
        assert isinstance(report, WritingReport)
        assert sorted(one.hit.sentence.text for one in report.candidates) == sorted(
            hit.sentence.text for hit in hits if not hit.sentence.text.endswith("?")
        )
        return [(draft.text, [one.article_id for one in draft.sources]) for draft in drafts]

    return write


def test_nothing_found_writes_nothing(written: Found) -> None:
    assert written() == []


def test_sentences_far_below_the_best_are_left_out(written: Found, hit: Found) -> None:
    weak = [hit("mayor", 3, score / 10) for score in range(20)]
    found = written(hit("toll", 0, 9.0), hit("toll", 5, 8.9), *weak)
    assert [text for text, _ in found] == [
        "The toll on the bridge is four crowns.",
        "Buses pay seven crowns a day.",
    ]


def test_a_near_copy_becomes_a_second_citation(written: Found, hit: Found) -> None:
    found = written(hit("toll", 0, 3.0), hit("copy", 0, 2.9), hit("toll", 1, 2.8))
    assert found == [
        ("The toll on the bridge is four crowns.", ["toll", "copy"]),
        ("Lorries pay nine.", ["toll"]),
    ]


def test_sentences_of_one_article_stand_together_the_best_first(written: Found, hit: Found) -> None:
    found = written(
        hit("toll", 1, 3.0), hit("copy", 1, 2.9), hit("toll", 5, 2.8), hit("toll", 0, 2.7)
    )
    assert [text for text, _ in found] == [
        "Lorries pay nine.",
        "The toll on the bridge is four crowns.",
        "Buses pay seven crowns a day.",
        "The river is wide.",
    ]


def test_no_more_sentences_than_asked_for(written: Found, hit: Found) -> None:
    unsure = [hit("toll", number, 3.0) for number in (0, 1, 2, 5)]
    sure = [replace(one, margin=3.0) for one in unsure]
    assert len(written(*unsure, most=2)) == 2
    assert len(written(*sure, question="What is the toll?")) == FACTUAL_SENTENCES
    assert len(written(*unsure, question="What is the toll?")) == UNSURE_SENTENCES
    assert len(written(*sure, question="Why is there a toll?")) == 4


def test_a_pronoun_brings_the_sentence_before_it_behind_it(written: Found, hit: Found) -> None:
    found = written(hit("toll", 3, 3.0))
    assert [text for text, _ in found] == ["It opened in 1968.", "Nobody likes the toll house."]


def test_of_a_topic_the_sentence_before_comes_first(written: Found, hit: Found) -> None:
    found = written(hit("toll", 3, 3.0), question="Tell me about the toll house.")
    assert [text for text, _ in found] == ["Nobody likes the toll house.", "It opened in 1968."]


def test_what_a_sentence_needs_counts(written: Found, hit: Found) -> None:
    found = written(hit("toll", 3, 3.0), hit("mayor", 1, 2.9), hit("toll", 1, 2.8), most=3)
    assert [text for text, _ in found] == [
        "It opened in 1968.",
        "Nobody likes the toll house.",
        "Lorries pay nine.",
    ]
    assert written(hit("toll", 3, 3.0), most=1) == [("It opened in 1968.", ["toll"])]


def test_a_sentence_that_another_needs_is_shown_once(written: Found, hit: Found) -> None:
    both = [hit("mayor", 0, 3.0), hit("mayor", 1, 2.9)]
    texts = ["Mayor Ada Quill opened the pier.", "“It is a good pier,” she said."]
    assert [text for text, _ in written(*both)] == texts
    assert [text for text, _ in written(*reversed(both))] == texts


def test_a_question_is_no_answer(written: Found, hit: Found) -> None:
    found = written(hit("toll", 4, 3.0), hit("toll", 1, 2.9))
    assert [text for text, _ in found] == ["Lorries pay nine."]


def test_the_words_that_answer_are_marked(catalogue: Catalogue, hit: Found) -> None:
    result = SearchResult(sentences=(hit("toll", 0, 3.0, "four crowns."),))
    draft, report = ExtractiveWriter(5, catalogue).write(Question("What is the toll?"), result)
    assert isinstance(draft, DraftSentence)
    assert draft.answer is not None
    assert draft.answer.of(draft.text) == "four crowns"
    assert isinstance(report, WritingReport)
    assert [one.short_answer for one in report.candidates] == ["four crowns"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Why was the bridge closed?", True),
        ("How did the bridge get its name?", True),
        ("What happened at the pier?", True),
        ("Describe the pier", True),
        ("I'd like to know more about the pier", True),
        ("Can you tell me who opened the pier?", False),
        ("How many lorries pay?", False),
        ("How old is the mayor?", False),
        ("Who opened the pier?", False),
        ("Which boat is slow?", False),
    ],
)
def test_open_questions_get_more(question: str, expected: bool) -> None:
    assert is_open(question) is expected
