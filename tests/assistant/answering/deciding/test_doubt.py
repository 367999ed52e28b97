"""What is hardly more probable than a refusal is not told as an answer."""

from dataclasses import replace

import pytest

from assistant.answering.deciding.doubt import DOUBT, doubted, least_probability
from assistant.types import Answer, AnswerSentence, Citation, Refusal, Verdict
from index.types import Passage, PassageHit, Span

THRESHOLD = 0.3
QUOTE = "The weir was repaired by a firm from Aas."
SENTENCE = AnswerSentence(QUOTE, (Citation("a", "v", 0, len(QUOTE), QUOTE),), Verdict.SUPPORTED)
TEXT = "How safe the weir is was asked: it was repaired and kept, and no one may swim there."
FOUND = [PassageHit(Passage("p", "a", "v", 0, 0, Span(0, len(TEXT)), TEXT, 20), 1.0, 0.5)]
ANSWER = Answer("Who designed the weir?", (SENTENCE,), answerability=0.32)


@pytest.mark.parametrize(
    "question",
    ["Who designed the weir?", "How much did the weir cost?", "When was the weir designed?"],
)
def test_a_doubtful_answer_to_a_question_for_one_fact_says_so(question: str) -> None:
    told = doubted(replace(ANSWER, question=question), THRESHOLD)
    assert told.statement == DOUBT
    assert told.sentences == ANSWER.sentences


@pytest.mark.parametrize(
    "answer",
    [
        replace(ANSWER, answerability=0.6),
        replace(ANSWER, answerability=0.2),  # of a threshold that was changed meanwhile
        replace(ANSWER, short_answer="a firm from Aas"),
        replace(ANSWER, question="Why was the weir repaired?"),
        replace(ANSWER, question="Summarise the report on the weir."),
        replace(ANSWER, statement="1 of 3 articles mentions the weir."),
        replace(ANSWER, sentences=(), refusal=Refusal("No answer was found.")),
    ],
)
def test_every_other_answer_stays_as_it_is(answer: Answer) -> None:
    assert doubted(answer, THRESHOLD) == answer


@pytest.mark.parametrize(
    "question",
    [
        "Why was the weir repaired?",
        "How is the weir kept?",
        "Is the weir safe?",
        "may I swim at the weir?",
    ],
)
def test_an_open_question_is_answered_in_doubt_somewhat_below_the_threshold(
    question: str,
) -> None:
    assert 0.2 < least_probability(question, THRESHOLD, FOUND) < THRESHOLD
    told = doubted(replace(ANSWER, question=question, answerability=0.25), THRESHOLD)
    assert told.statement == DOUBT


def test_a_question_for_one_fact_is_answered_from_the_threshold_on() -> None:
    assert least_probability("Who designed the weir?", THRESHOLD, FOUND) == THRESHOLD


def test_an_open_question_of_which_a_word_is_not_told_needs_as_much_as_one_for_a_fact() -> None:
    assert least_probability("Why was the weir painted?", THRESHOLD, FOUND) == THRESHOLD
