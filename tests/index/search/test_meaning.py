"""The second stage of a search in another language than English."""

import pytest

from index.encoder import Encoder, load_encoder
from index.search.meaning import MeaningStage
from index.types import ArticleHit, Passage, PassageHit, SearchResult, Sentence, SentenceHit, Span

SENTENCES = (
    "Der Komponist starb an den Folgen eines Verkehrsunfalls.",
    "Das Opernhaus bietet 1.240 Zuschauern Platz.",
    "Die Turbinen liefern jährlich 160 Gigawattstunden.",
    "Gegen das Fieber gibt es kein Heilmittel.",
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


def _result() -> SearchResult:
    """Every sentence is an article; the first stage prefers the last one."""
    articles, passages, sentences = [], [], []
    for score, text in enumerate(SENTENCES):
        id_, span = f"article-{score}", Span(0, len(text))
        articles.append(ArticleHit(id_, float(score)))
        passage = Passage(f"passage-{score}", id_, "1", 0, 0, span, text, 10)
        passages.append(PassageHit(passage, float(score), 0.1))
        sentences.append(SentenceHit(Sentence(id_, "1", 0, span, text), float(score) / 10))
    return SearchResult(
        tuple(reversed(articles)), tuple(reversed(passages)), tuple(reversed(sentences)), None, "de"
    )


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Wie viele Besucher fasst der Saal?", 1),
        ("Wie viel Strom erzeugt das Kraftwerk?", 2),
        ("Woran ist der Musiker gestorben?", 0),
        ("How did the musician die?", 0),
    ],
)
def test_the_sentence_that_means_the_same_comes_first(
    encoder: Encoder, question: str, number: int
) -> None:
    found = MeaningStage(encoder).apply(question, _result())
    assert found.sentences[0].sentence.text == SENTENCES[number]
    assert found.articles[0].article_id == f"article-{number}"


def test_nothing_found_stays_nothing(encoder: Encoder) -> None:
    assert MeaningStage(encoder).apply("Warum?", SearchResult()) == SearchResult()


def test_every_hit_is_kept_and_in_order(encoder: Encoder) -> None:
    found = MeaningStage(encoder).apply("Wie viele Besucher?", _result())
    assert {hit.sentence.text for hit in found.sentences} == set(SENTENCES)
    scores = [hit.score for hit in found.sentences]
    assert scores == sorted(scores, reverse=True)


def test_the_answer_stands_out_more_than_what_is_none(encoder: Encoder) -> None:
    stage = MeaningStage(encoder)
    known = stage.apply("Wie viele Zuschauer passen in das Opernhaus?", _result()).reading
    unknown = stage.apply("Welche Farbe hat der Lastwagen der Feuerwehr?", _result()).reading
    assert known is not None
    assert unknown is not None
    assert known.cosine > unknown.cosine
