"""Whether a further sentence helps."""

import pytest

from assistant.answering.draft import Candidate
from assistant.answering.writing.further import helps
from assistant.types import Question
from index.sentences.split import split_sentences
from index.types import Article, SentenceHit

BEST = "A toll applies on the Corvan bridge except for residents."


def candidate(text: str, number: int, *, article: str = "a", margin: float = 0.0) -> Candidate:
    """Return a sentence of a text as a candidate of score 0."""
    sentence = split_sentences(Article(article, "", text))[number]
    return Candidate(SentenceHit(sentence, 0.0, margin=margin), 0.0, None)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (" Buses are exempt.", True),
        (" It was built in 1968.", False),
        ("\n\nBuses are exempt.", False),
    ],
    ids=["says the rest", "says nothing asked", "another paragraph"],
)
def test_what_goes_on_with_the_question_helps(after: str, expected: bool) -> None:
    question = Question("Who is exempt from the toll?")
    best, one = candidate(BEST + after, 0, margin=9.0), candidate(BEST + after, 1, margin=1.0)
    assert helps(question, best, one, "") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Corvan Lake covers nine square miles.", False),
        ("The Marl feeds Corvan Lake too.", True),
    ],
    ids=["names only", "on the same"],
)
def test_another_article_has_more_of_the_question_than_a_name(text: str, expected: bool) -> None:
    question = Question("Which stream feeds Corvan Lake?")
    best = candidate("Corvan Lake is fed by the Isk.", 0)
    assert helps(question, best, candidate(text, 0, article="b"), "") is expected
