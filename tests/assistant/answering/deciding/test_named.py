"""Questions about somebody or something that an article does not have."""

import datetime

import pytest

from assistant.answering.deciding.named import asks_of_unknown, lacks_measure, lacks_sum
from index.types import Article

ARTICLE = Article(
    "a",
    "Mill in Bryn burns",
    "Odile Marrisk, the mayor of Bryn, said that the mill burned down in a night. It was built in "
    "1921. The NATO base was not hit.",
    date=datetime.date(2026, 3, 1),
)


@pytest.mark.parametrize(
    "question",
    [
        "Who is the mayor of Tansund?",
        "What did Agnes Thorsen say?",
        "What burned down in 1934?",
        "What burned down in June?",
        "How many came on 3 August?",
        "What did Odile Marrisk say about the ferry?",
    ],
)
def test_what_it_does_not_know(question: str) -> None:
    assert asks_of_unknown(question, ARTICLE)


@pytest.mark.parametrize(
    "question",
    [
        "Who is the mayor of Bryn?",
        "What did Marrisk say about the mill?",
        "What did Odile Marisk say?",
        "What was built in 1921?",
        "What happened in 2026?",
        "Who may have paid in full?",
        "Was NASA hit?",
        "Who leads Bryn and Tansund?",
        "Tansund has a mayor, but who?",
    ],
)
def test_what_it_knows_or_what_cannot_be_told(question: str) -> None:
    assert not asks_of_unknown(question, ARTICLE)


def test_a_sum_of_money_that_no_sentence_has() -> None:
    question = "How much did the new mill cost?"
    assert lacks_sum(question, ["The mill covers 52 hectares.", "It took 20 minutes."])
    assert not lacks_sum(question, ["The mill covers 52 hectares.", "It cost 4 million crowns."])
    assert not lacks_sum(question, ["| Mill | 684 | 4 |"])
    assert not lacks_sum(question, ["The mill was given to the town for nothing."])
    assert not lacks_sum("How much land does it cover?", ["It covers 52 hectares."])


@pytest.mark.parametrize(
    "question",
    [
        "What does Ansgar charge for a pair of boots?",
        "What did the council pay for its survey of the hill?",
        "What do old prints sell for?",
        "What's the weekly rent of the hut?",
    ],
)
def test_a_sum_is_asked_for_in_many_forms(question: str) -> None:
    assert lacks_sum(question, ["Ansgar makes them by the window, and sells them there."])


@pytest.mark.parametrize(
    "question",
    [
        "What was the mayor charged with?",
        "What did the council spend the money on?",
        "What is not included in the rent of the hut?",
        "What did they pay attention to?",
    ],
)
def test_what_is_paid_is_no_question_for_what_it_is_paid_for(question: str) -> None:
    assert not lacks_sum(question, ["It is kept by the window."])


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("How warm was the lake?", "In the lake 71 per cent of the trout died.", True),
        ("How warm was the lake?", "The lake had 9 degrees.", False),
        ("How warm was the lake?", "At 9 °C it was cold.", False),
        ("How heavy is the sledge?", "It costs 40 crowns.", True),
        ("How heavy is the sledge?", "It weighs 40 kg.", False),
        ("How heavy is the sledge?", "| Sledge | 40 |", False),
        ("How fast was the train?", "It ran in 1902.", True),
        ("How many trains ran?", "They were blue.", False),
    ],
)
def test_a_measure_that_is_asked_for_has_its_unit(question: str, text: str, expected: bool) -> None:
    assert lacks_measure(question, [text]) is expected
