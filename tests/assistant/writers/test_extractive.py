"""The extractive writer picks, merges and groups; it never writes a word of its own."""

from assistant.types import Question
from assistant.writers.extractive import ExtractiveWriter
from index.types import SearchResult, Sentence, SentenceHit, Span


def hit(article_id: str, number: int, text: str, score: float) -> SentenceHit:
    sentence = Sentence(article_id, "v", number, Span(0, len(text)), text)
    return SentenceHit(sentence, score)


def written(*hits: SentenceHit, most: int = 5) -> list[tuple[str, list[str]]]:
    drafts = ExtractiveWriter(most).write(Question("?"), SearchResult(sentences=hits))
    return [(draft.text, [one.article_id for one in draft.sources]) for draft in drafts]


def test_nothing_found_writes_nothing() -> None:
    assert written() == []


def test_sentences_far_below_the_best_are_left_out() -> None:
    found = written(hit("a", 0, "The toll is four.", 3.0), hit("a", 1, "It rained.", 0.5))
    assert found == [("The toll is four.", ["a"])]


def test_a_near_copy_becomes_a_second_citation() -> None:
    found = written(
        hit("a", 0, "The toll on the bridge is four crowns.", 3.0),
        hit("b", 7, "The toll on the bridge is four crowns", 2.9),
        hit("b", 9, "Lorries pay nine.", 2.8),
    )
    assert found == [
        ("The toll on the bridge is four crowns.", ["a", "b"]),
        ("Lorries pay nine.", ["b"]),
    ]


def test_sentences_of_one_article_stand_together_best_article_first() -> None:
    found = written(
        hit("a", 3, "One thing here.", 3.0),
        hit("b", 1, "Second matter there.", 2.9),
        hit("a", 5, "Third topic again.", 2.8),
    )
    assert [sources for _, sources in found] == [["a"], ["a"], ["b"]]


def test_no_more_sentences_than_asked_for() -> None:
    hits = [hit("a", n, f"Word{n} other{n} thing{n}.", 3.0) for n in range(9)]
    assert len(written(*hits, most=2)) == 2
