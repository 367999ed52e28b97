"""The probability that the articles answer: its range, its order, and what it is made of."""

from dataclasses import fields

import pytest

from assistant import Assistant
from assistant.answering.deciding.answerability import Features
from index.types import SearchResult

ANSWERED = "How many vehicles use the Marram Bridge on a normal day?"
FOREIGN = "How tall is the Eiffel Tower?"


def features(assistant: Assistant, question: str) -> Features:
    result = assistant.engine.finder.follow_ups.retriever.search(question)
    return assistant.engine.finder.answerability.features(question, result)


def test_nothing_found_answers_nothing(sample_assistant: Assistant) -> None:
    assert sample_assistant.engine.finder.answerability.probability("Why?", SearchResult()) == 0.0


def test_a_question_about_the_articles_is_likelier_than_a_foreign_one(
    sample_assistant: Assistant,
) -> None:
    near, far = (sample_assistant.ask(one).answerability for one in (ANSWERED, FOREIGN))
    assert 0.0 <= far < near <= 1.0


@pytest.mark.parametrize("question", [ANSWERED, FOREIGN, "?", "the", "中文问题"])
def test_features_stay_in_their_ranges(sample_assistant: Assistant, question: str) -> None:
    found = features(sample_assistant, question)
    for field in fields(found):
        if not field.name.startswith("reader_"):
            assert -1.001 <= getattr(found, field.name) <= 1.001, field.name


def test_covered_words_raise_coverage(sample_assistant: Assistant) -> None:
    near, far = features(sample_assistant, ANSWERED), features(sample_assistant, FOREIGN)
    assert near.sentence_coverage > far.sentence_coverage
    assert near.passage_coverage >= near.sentence_coverage
    assert near.cosine > far.cosine


def test_without_a_reader_nothing_is_said_of_the_answer(sample_assistant: Assistant) -> None:
    found = sample_assistant.engine.finder.follow_ups.retriever.find(ANSWERED)
    judged = sample_assistant.engine.finder.answerability.features(ANSWERED, found)
    assert (judged.reader_margin, judged.reader_answerable, judged.reader_leading) == (
        0.0,
        0.0,
        0.0,
    )
    assert 0.0 < sample_assistant.engine.finder.answerability.probability(ANSWERED, found) < 1.0
