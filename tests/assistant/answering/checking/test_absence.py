"""Replies that there is no answer, in the words of real models, and sentences that only look so."""

import pytest

from assistant.answering.checking.absence import is_no_answer, says_no_answer
from assistant.types import AnswerSentence, Citation, Verdict

QUESTION = "When was the Vega built?"
OFFERED = [
    "The tug Vega was launched in Bergmoor.",
    "Officials did not say who paid, and the owner found no documents in the office.",
]


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry, the articles do not answer this.",
        "I’m sorry, but I cannot answer that based on the provided sources.",
        "The provided context does not contain information about when the Vega was built.",
        "I could not find any information about this in the provided articles.",
        "Unfortunately, the articles don't mention when the Vega was built.",
        "Based on the articles provided, there is no answer to this question.",
        "None of the sources mention it.",
        "There is no information about this.",
        "I don't know.",
        "The articles provided are insufficient to answer this question.",
    ],
)
def test_a_reply_without_an_answer(text: str) -> None:
    assert says_no_answer(text, QUESTION, OFFERED)


@pytest.mark.parametrize(
    "text",
    [
        "The Vega was built in 1961.",
        "Officials did not say who paid.",
        "The owner found no documents in the office.",
        "The articles do not say that Ada Quill built it.",
        "The articles say that it was launched in Bergmoor.",
        "The ministry never published the 40 reports.",
        "The ferry did not sail.",
    ],
)
def test_a_statement_is_none(text: str) -> None:
    assert not says_no_answer(text, QUESTION, OFFERED)


def test_an_answer_that_cites_nothing_and_denies_is_none() -> None:
    silent = AnswerSentence("The articles do not answer this.", ())
    chatter = AnswerSentence("Try a newspaper.", (), Verdict.UNSUPPORTED)
    cited = AnswerSentence("It sank.", (Citation("a", "v", 0, 8, "It sank."),), Verdict.SUPPORTED)
    assert is_no_answer([silent])
    assert is_no_answer([silent, chatter])
    assert not is_no_answer([chatter])
    assert not is_no_answer([cited, silent])
    assert not is_no_answer([])
    assert not is_no_answer([AnswerSentence("The articles report the following.", ())])
