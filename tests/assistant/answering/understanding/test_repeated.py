"""Requests that are made again with another time or subject, within one conversation."""

import pytest

from assistant.answering.understanding.repeated import as_asked, repeated
from assistant.answering.understanding.request_classifier import (
    RequestClassifier,
    load_request_model,
)
from assistant.types import Answer, Answered, Question, Searched, SentenceWritten, Turn
from assistant.types import AnswerSentence as Written
from index.embedding import embed_matrix, load_embedding
from index.types import SearchFilter


@pytest.fixture(scope="module")
def classifier() -> RequestClassifier:
    embedding = load_embedding()
    return RequestClassifier(load_request_model(), lambda texts: embed_matrix(embedding, texts))


@pytest.mark.parametrize(
    ("said", "question", "meant"),
    [
        (["What is new in January?"], "And in February?", "What is new in February?"),
        (["What is new in January?"], "What about last week?", "What is new last week?"),
        (
            ["What is new in January?", "And in February?"],
            "And in April?",
            "What is new in April?",
        ),
        (["Timeline of the lawsuit"], "And of the dam?", "Timeline of the dam"),
        (
            ["Summarise the article on the lighthouse."],
            "And about the seals?",
            "Summarise the article on the seals.",
        ),
        (["Who built the dam in 1970?"], "And in 1980?", None),
        (["What is new in January?"], "And why?", None),
        (["What is new in January?"], "Who built the dam?", None),
        ([], "And in February?", None),
    ],
)
def test_a_request_is_made_again(
    classifier: RequestClassifier, said: list[str], question: str, meant: str | None
) -> None:
    history = tuple(Turn("user", text) for text in said)
    again = repeated(Question(question, history), classifier)
    assert (again.text if again else None) == meant
    assert again is None or again.history == ()


def test_the_answer_is_to_what_was_typed() -> None:
    events = [Searched(3), SentenceWritten(Written("A.", ())), Answered(Answer("What is new?"))]
    typed, meant = Question("And in May?"), Question("New in May?")
    searched, sentence, answered = [as_asked(one, typed, meant) for one in events]
    assert searched == Searched(3, "New in May?")
    assert sentence == events[1]
    assert answered == Answered(Answer("And in May?", searched_for="New in May?"))


def test_the_source_that_it_was_put_to_is_told() -> None:
    typed = Question("How many, according to the Post?")
    meant = Question("How many?", filter=SearchFilter(frozenset({"Post"})))
    told = as_asked(Answered(Answer("How many?")), typed, meant)
    assert isinstance(told, Answered)
    assert told.answer.inferred == SearchFilter(frozenset({"Post"}))
